"""What was learned: the scores of tests that have questions of their own, and how they change from one to the next.

Such a test asks what trainees have met nowhere else, so that one before the course and one after it can be compared.
Only trainees who answered a whole test count.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import fmean
from typing import Any

from coursewright.attempts import Trainee
from coursewright.catalog import module_of
from coursewright.exams import handed_in
from coursewright.model import Course, Item, Quiz
from coursewright.references import objective_of


def found(trainees: Sequence[Trainee], course: Course) -> dict[str, Any]:
    """For each test how many took it and their mean score, overall and by module; for each two tests the mean change
    among those who took both. Scores run from 0 to 1."""
    tests = [quiz for quiz in course.quizzes.values() if handed_in(quiz) and quiz.items]
    return {
        "tests": [_test(test, [one for one in trainees if _took(one, test)], course) for test in tests],
        "changes": [change for a, b in combinations(tests, 2) if (change := _change(a, b, trainees))],
    }


def _took(trainee: Trainee, test: Quiz) -> bool:
    return all(item.name in trainee.firsts for item in test.items)


def _score(trainee: Trainee, items: Sequence[Item]) -> float:
    return fmean(trainee.firsts[item.name].share for item in items)


def _test(test: Quiz, took: list[Trainee], course: Course) -> dict[str, Any]:
    modules: dict[str, list[Item]] = {}
    for item in test.items:
        modules.setdefault(module_of(objective_of(item, course), course) or "", []).append(item)
    return {
        "test": test.name,
        "trainees": len(took),
        "score": _mean(took, test.items),
        "modules": {name: _mean(took, items) for name, items in modules.items()},
    }


def _mean(took: list[Trainee], items: Sequence[Item]) -> float | None:
    return round(fmean(_score(trainee, items) for trainee in took), 4) if took else None


def _change(one: Quiz, other: Quiz, trainees: Sequence[Trainee]) -> dict[str, Any] | None:
    """From the test that most took first to the one after it."""
    both = [trainee for trainee in trainees if _took(trainee, one) and _took(trainee, other)]
    if not both:
        return None
    later = [_when(trainee, one) > _when(trainee, other) for trainee in both]
    first, second = (other, one) if sum(later) > len(both) / 2 else (one, other)
    change = fmean(_score(trainee, second.items) - _score(trainee, first.items) for trainee in both)
    return {"from": first.name, "to": second.name, "trainees": len(both), "change": round(change, 4)}


def _when(trainee: Trainee, test: Quiz) -> int:
    return min(trainee.firsts[item.name].at for item in test.items)


def lines(facts: dict[str, Any]) -> list[str]:
    """The facts as lines to read."""
    told = []
    for test in facts["tests"]:
        if test["score"] is None:
            told.append(f"{test['test']:32} taken by nobody")
        else:
            told.append(f"{test['test']:32} taken by {test['trainees']:3}  score {test['score']:4.0%}")
            told += [f"    {name:28} {score:4.0%}" for name, score in test["modules"].items()]
    for change in facts["changes"]:
        way = f"{change['from']} to {change['to']}"
        told.append(f"{way}: {100 * change['change']:+.0f} points, {change['trainees']} trainees who took both")
    return told
