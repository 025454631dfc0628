"""The statistics of questions: a few plain formulas over shares, that is, over how much of an answer was right.

A share runs from 0 (wrong) to 1 (right); part of a select-all question may be right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum
from statistics import correlation

ENOUGH = 10
"""With fewer trainees, how a question discriminates can't be told from chance, and no question needs a look."""

ALIKE = 1e-9
"""Shares that differ less than this are the same, but for how a machine rounds."""


def facility(shares: Sequence[float]) -> float | None:
    """The mean share: sum of shares / number of trainees. 0: nobody got any of it, 1: everybody got all of it."""
    return fsum(shares) / len(shares) if shares else None


def others(shares: Mapping[str, float]) -> dict[str, float]:
    """For each item of one trainee the mean share of the trainee's other items: (sum of all - own) / (number - 1)."""
    total, number = fsum(shares.values()), len(shares)
    return {item: (total - share) / (number - 1) for item, share in shares.items()} if number > 1 else {}


def discrimination(pairs: Sequence[tuple[float, float]]) -> float | None:
    """How far those who do well elsewhere do better on this item, from -1 to 1: the corrected item-total correlation.

    A pair is one trainee: x, the share on this item, and y, the mean share of the trainee's other items. It is
    Pearson's r = sum((x - mean x)(y - mean y)) / sqrt(sum((x - mean x)^2) * sum((y - mean y)^2)), which is the
    point-biserial correlation where x is 0 or 1. None with fewer than ENOUGH pairs, or where all x or all y are alike.
    """
    if len(pairs) < ENOUGH or any(max(side) - min(side) < ALIKE for side in zip(*pairs, strict=True)):
        return None
    xs, ys = zip(*sorted(pairs), strict=True)
    return max(-1.0, min(1.0, correlation(xs, ys)))
