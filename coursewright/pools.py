"""What exams draw from, and whether it is enough."""

from __future__ import annotations

from typing import Any

from coursewright.exams import pool
from coursewright.model import Course


def told(course: Course) -> list[dict[str, Any]]:
    """A row for each draw of each exam: how many questions it needs, how many there are, and whether they are enough.

    A row needs what it draws itself and what rows within it draw (an objective of its module), for no question is
    drawn twice. "too few": the exam can't be held. "no spare": a second attempt must repeat questions of the first.
    """
    rows = []
    for quiz in course.quizzes.values():
        pools = [{item.name for item in pool(row, quiz, course)} for row in quiz.draw]
        for row, names in zip(quiz.draw, pools, strict=True):
            within = zip(quiz.draw, pools, strict=True)
            needed = sum(other.items for other, inner in within if other is row or (inner and inner <= names))
            about = {"objective": row.objective} if row.objective else {"module": row.module}
            facts = {"draws": row.items, "needed": needed, "pool": len(names), "enough": _enough(needed, len(names))}
            rows.append({"quiz": quiz.name, **about, **facts})
    return rows


def _enough(needed: int, there: int) -> str:
    if there < needed:
        return "too few"
    return "no spare" if there < 2 * needed else "yes"
