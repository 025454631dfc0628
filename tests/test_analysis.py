"""The statistics of questions, against tables worked out by hand."""

from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursewright import analysis

SHARES = st.floats(0, 1)
PAIRS = st.lists(st.tuples(SHARES, SHARES), min_size=10, max_size=30)


@pytest.mark.parametrize(("shares", "mean"), [([1, 0, 0.5, 1], 0.625), ([0], 0), ([1, 1], 1), ([], None)])
def test_facility_is_the_mean_share(shares, mean):
    assert analysis.facility(shares) == mean


def test_the_other_items_of_a_trainee_leave_out_the_item_itself():
    assert analysis.others({"a": 1, "b": 0, "c": 0.5}) == {"a": 0.25, "b": 0.75, "c": 0.5}


@pytest.mark.parametrize("shares", [{}, {"a": 1}])
def test_who_answered_one_item_has_no_others(shares):
    assert analysis.others(shares) == {}


# Ten trainees. Five right, with 1 .8 .8 .6 .8 elsewhere (mean .8); five wrong, with .6 .4 .4 .2 .4 (mean .4).
# Deviations of x: 0.5 each, sum of squares 10 * 0.25 = 2.5. Mean of y .6; sum of squares
# .16+.04+.04+0+.04 + 0+.04+.04+.16+.04 = .56. Sum of products .5 * (.4+.2+.2+0+.2) + .5 * (0+.2+.2+.4+.2) = 1.
TEN = list(zip([1] * 5 + [0] * 5, [1, 0.8, 0.8, 0.6, 0.8, 0.6, 0.4, 0.4, 0.2, 0.4], strict=True))

BY_HAND: dict[str, tuple[Any, float | None]] = {
    "those-who-do-well-elsewhere-do-better": (TEN, 1 / sqrt(2.5 * 0.56)),
    "those-who-do-well-elsewhere-do-worse": ([(1 - x, y) for x, y in TEN], -1 / sqrt(2.5 * 0.56)),
    "the-same-everywhere": ([(n / 9, n / 9) for n in range(10)], 1),
    "the-reverse": ([(n / 9, 1 - n / 9) for n in range(10)], -1),
    "nothing-to-do-with-it": ([(x, y) for x in (0, 1) for y in (0, 0.5, 0.5, 0.5, 1)], 0),
    "nine-trainees": (TEN[:9], None),
    "nobody": ([], None),
    "all-right-here": ([(1, y) for _, y in TEN], None),
    "all-alike-elsewhere": ([(x, 0.5) for x, _ in TEN], None),
    "all-alike-but-for-rounding": ([(x, 0.1 + 0.2 if x else 0.3) for x, _ in TEN], None),
}


@pytest.mark.parametrize("table", BY_HAND)
def test_discrimination_is_the_correlation_with_the_other_items(table):
    pairs, expected = BY_HAND[table]
    assert analysis.discrimination(pairs) == (None if expected is None else pytest.approx(expected))


@given(shares=st.lists(SHARES, min_size=1))
def test_facility_lies_between_none_and_all(shares):
    assert 0 <= (analysis.facility(shares) or 0) <= 1


@given(pairs=PAIRS)
def test_discrimination_lies_between_minus_one_and_one(pairs):
    found = analysis.discrimination(pairs)
    assert found is None or -1 <= found <= 1


@given(pairs=PAIRS, data=st.data())
def test_the_order_of_trainees_does_not_matter(pairs, data):
    other = data.draw(st.permutations(pairs))
    assert analysis.discrimination(other) == analysis.discrimination(pairs)


@given(shares=st.dictionaries(st.integers(), SHARES, min_size=2))
def test_the_mean_of_other_items_lies_between_none_and_all(shares):
    assert all(-1e-9 <= mean <= 1 + 1e-9 for mean in analysis.others(shares).values())
