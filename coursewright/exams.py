"""What an exam draws its questions from."""

from __future__ import annotations

from coursewright.model import Course, Draw, Item, Quiz
from coursewright.references import objective_of


def handed_in(quiz: Quiz | None) -> bool:
    """Whether a quiz is answered as a whole and then handed in: an exam or a test."""
    return quiz is not None and quiz.mode in ("exam", "test")


def pool(draw: Draw, quiz: Quiz, course: Course) -> list[Item]:
    """The questions that a row of an exam's blueprint can draw, in the order of the course."""
    module = course.modules.get(draw.module or "")
    codes = [objective.code for objective in module.objectives] if module else [draw.objective]
    return [item for item in drawn_from(quiz, course) if objective_of(item, course) in codes]


def drawn_from(quiz: Quiz, course: Course) -> list[Item]:
    """An exam's own questions; if it has none, those of all quizzes for practice and of the lessons.

    A cue that trainees judge themselves is never among them.
    """
    of_exams = {name for name, other in course.quizzes.items() if handed_in(other)}
    items = quiz.items or [item for item in course.items.values() if item.quiz not in of_exams]
    return [item for item in items if item.type != "say"]
