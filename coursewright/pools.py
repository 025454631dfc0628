"""What exams draw from, and whether it is enough."""

from __future__ import annotations

from typing import Any

from coursewright.model import Course, Draw, Item, Quiz
from coursewright.references import objective_of


def told(course: Course) -> list[dict[str, Any]]:
    """A row for each draw of each exam: how many questions it needs, how many there are, and whether they are enough.

    A row needs what it draws itself and what rows within it draw (an objective of its module), for no question is
    drawn twice. "too few": the exam can't be held. "no spare": a second attempt must repeat questions of the first.
    """
    rows = []
    for quiz in course.quizzes.values():
        pools = [_pool(row, quiz, course) for row in quiz.draw]
        for row, pool in zip(quiz.draw, pools, strict=True):
            within = zip(quiz.draw, pools, strict=True)
            needed = sum(other.items for other, inner in within if other is row or (inner and inner <= pool))
            about = {"objective": row.objective} if row.objective else {"module": row.module}
            facts = {"draws": row.items, "needed": needed, "pool": len(pool), "enough": _enough(needed, len(pool))}
            rows.append({"quiz": quiz.name, **about, **facts})
    return rows


def _enough(needed: int, pool: int) -> str:
    if pool < needed:
        return "too few"
    return "no spare" if pool < 2 * needed else "yes"


def _pool(row: Draw, quiz: Quiz, course: Course) -> set[str]:
    """The names of the questions that a row can draw."""
    if row.objective:
        wanted = {row.objective}
    else:
        module = course.modules.get(row.module or "")
        wanted = {objective.code for objective in module.objectives} if module else set()
    return {item.name for item in _drawn_from(quiz, course) if objective_of(item, course) in wanted}


def _drawn_from(quiz: Quiz, course: Course) -> list[Item]:
    """An exam's own questions; without any, those of all lessons and practice quizzes, but none that is self-marked."""
    exams = {other.name for other in course.quizzes.values() if other.mode == "exam" or other.draw}
    return quiz.items or [item for item in course.items.values() if item.quiz not in exams and item.type != "say"]
