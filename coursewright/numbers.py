"""Numbers as an instructor writes them: 12, -2.5, or 12 ± 2."""

from __future__ import annotations

import re

from coursewright.model import Number

PLAIN = r"[-−]?[0-9]{1,12}(?:\.[0-9]{1,6})?"
FORM = re.compile(rf"\s*(?P<value>{PLAIN})\s*(?:(?:±|\+/?-)\s*(?P<within>{PLAIN})\s*)?")


def read(text: str) -> Number | None:
    """The number, and how far an answer may be from it; none if the text is something else."""
    found = FORM.fullmatch(text)
    return Number(value=_value(found["value"]), within=_value(found["within"] or "0")) if found else None


def shown(value: float) -> str:
    """A number in its shortest form: 12, not 12.0."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def accepts(number: Number, answer: float) -> bool:
    """Whether an answer is near enough; a digit that a computer can't hold exactly is no difference."""
    return abs(answer - number.value) <= number.within + 1e-9


def plainly(text: str) -> str:
    """A text with a minus as computers write it."""
    return text.replace("−", "-")


def _value(text: str) -> float:
    return float(plainly(text)) + 0.0
