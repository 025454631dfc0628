"""Numbers as other programs write them: 3:2, 1..5, 3e2."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from coursewright import numbers


def percent(text: str) -> float | None:
    """A weight in percent; none if it is no number from -1000 to 1000."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -1000 <= value <= 1000 else None


def ours(text: str) -> str | None:
    """A number with its tolerance or range, as a blank of ours; none if it can't be written so."""
    low, dots, high = text.partition("..")
    middle, colon, within = text.partition(":")
    try:
        if dots:
            first, last = _decimal(low), _decimal(high)
            value, spread = (first + last) / 2, abs(last - first) / 2
        else:
            value, spread = _decimal(middle), abs(_decimal(within)) if colon else Decimal(0)
    except (InvalidOperation, ValueError):
        return None
    written = f"{value:f} ± {spread:f}" if spread else f"{value:f}"
    return written if numbers.read(written) else None


def _decimal(text: str) -> Decimal:
    value = Decimal(text.strip())
    if not value.is_finite() or abs(value) >= 10**12 or (value and value.adjusted() < -6):
        raise ValueError
    shortest = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return shortest + 0
