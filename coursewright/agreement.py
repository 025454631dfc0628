"""How far two observers who marked the same performances agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from math import fsum
from typing import Any

from coursewright.analysis import ENOUGH
from coursewright.model import Course
from coursewright.observations import MARKS, Observation

Pair = tuple[int, int]


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's weighted kappa, from -1 to 1: 1 - sum(w * observed) / sum(w * expected by chance).

    A pair is what both observers gave one performance; w is how far the two marks are apart, as a share of the most
    they can be (Cohen, Weighted kappa, Psychological Bulletin 70, 1968, with linear weights). None where chance alone
    would give no disagreement: both gave one and the same mark throughout.
    """
    number, far = len(pairs), MARKS[-1] - MARKS[0]
    firsts, seconds = [a for a, _ in pairs], [b for _, b in pairs]
    observed = fsum(abs(a - b) / far for a, b in pairs) / number if number else 0.0
    chance = fsum(abs(a - b) / far for a in firsts for b in seconds) / number**2 if number else 0.0
    return 1 - observed / chance if chance else None


def found(observations: Iterable[Observation], course: Course) -> dict[str, Any]:
    """How many performances two observers marked, and for each thing that they marked how far they agree."""
    good = [sheet for sheet in observations if not sheet.problem]
    sheets = list(_latest(good).values())
    doubles = list(_doubles(sheets))
    pairs: dict[str, list[Pair]] = {}
    for first, second in doubles:
        marks = dict(second.marks)
        for name, mark in first.marks:
            if name in marks:
                pairs.setdefault(name, []).append((mark, marks[name]))
    return {
        "observations": len(good),
        "doubles": len(doubles),
        "marks": [_told(name, pairs[name], course) for name in sorted(pairs)],
    }


def _latest(observations: Iterable[Observation]) -> dict[tuple[str, str, str], Observation]:
    """The last sheet of each observer about each performance."""
    return {(sheet.drill, sheet.of, sheet.by): sheet for sheet in sorted(observations, key=lambda sheet: sheet.at)}


def _doubles(sheets: list[Observation]) -> Iterable[tuple[Observation, Observation]]:
    """Sheets of two observers about one performance; the observers always in the same order."""
    by_observer = sorted(sheets, key=lambda sheet: (sheet.by, sheet.drill, sheet.of))
    return ((a, b) for a, b in combinations(by_observer, 2) if (a.drill, a.of) == (b.drill, b.of))


def _told(name: str, pairs: list[Pair], course: Course) -> dict[str, Any]:
    known = kappa(pairs)
    blank = "all marks alike" if known is None else f"fewer than {ENOUGH} pairs" if len(pairs) < ENOUGH else ""
    return {
        "mark": name,
        "title": _title(name, course),
        "pairs": len(pairs),
        "agree": round(sum(a == b for a, b in pairs) / len(pairs), 4),
        "kappa": None if blank or known is None else round(known, 4),
        "blank": blank,
    }


def _title(name: str, course: Course) -> str:
    kind, _, which = name.partition(":")
    error = course.errors.get(which) if kind == "error" else None
    return error.title if error else which


def as_text(facts: dict[str, Any]) -> str:
    """The facts as lines to read."""
    head = f"Observations: {facts['observations']}. Performances that two observers marked: {facts['doubles']}."
    return "\n".join([head, *(_line(mark) for mark in facts["marks"])])


def _line(mark: dict[str, Any]) -> str:
    kappa = f"blank ({mark['blank']})" if mark["kappa"] is None else f"{mark['kappa']:.2f}"
    return f"{mark['mark']:40} pairs {mark['pairs']:3}  same mark {mark['agree']:4.0%}  weighted kappa {kappa}"
