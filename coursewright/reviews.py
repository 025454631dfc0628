"""Whose review covers what of a course, and whether it still holds."""

from __future__ import annotations

from datetime import date

from coursewright.exams import drawn_from
from coursewright.model import Course, Quiz, Review
from coursewright.wording import hash_of

Covered = dict[str, Review]
"""The review of each thing that has one, by the thing's kind:name."""


def standing(course: Course) -> Covered:
    """The newest review that holds of each thing."""
    return _newest([review for review in course.reviews if not is_void(review, course)], course)


def outdated(course: Course) -> Covered:
    """The newest review of each thing whose wording has changed since, and that no other review covers."""
    void = [review for review in course.reviews if review.hash and is_void(review, course)]
    held = standing(course)
    return {name: review for name, review in _newest(void, course).items() if name not in held}


def _newest(reviews: list[Review], course: Course) -> Covered:
    in_time = sorted(reviews, key=lambda review: review.on)
    return {name: review for review in in_time for of in review.of for name in (of, *_inside(of, course))}


def _inside(name: str, course: Course) -> list[str]:
    """The questions that are written in a lesson, and reviewed with it."""
    kind, _, which = name.partition(":")
    lesson = course.lessons.get(which) if kind == "lesson" else None
    return [f"item:{item.name}" for item in course.items.values() if lesson and item.file == lesson.file]


def is_void(review: Review, course: Course) -> bool:
    """Whether the wording is no longer the one that was reviewed."""
    return review.hash != hash_of(review.of, course)


def is_due(review: Review, course: Course) -> bool:
    """Whether a review is older than the course lets it be."""
    on, today = date.fromisoformat(review.on), course.today
    months = (today.year - on.year) * 12 + today.month - on.month - (today.day < on.day)
    return months >= course.settings.review_months


def asked_in(quiz: Quiz, course: Course) -> list[tuple[str, str]]:
    """What a quiz shows that a review covers: its questions or those it draws, and its own words if it has any."""
    items = drawn_from(quiz, course) if quiz.mode == "exam" else quiz.items
    own = [("quiz", quiz.name)] if quiz.opening else []
    return [*own, *(("item", item.name) for item in items)]
