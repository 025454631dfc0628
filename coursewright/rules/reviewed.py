"""Reviews of what is there, as it is worded, and not too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coursewright.model import Course
from coursewright.problems import Problem
from coursewright.reviews import is_due, is_void
from coursewright.wording import found, hash_of

Found = Iterator[Problem]


def reviews_name_things(course: Course) -> Found:
    """A review names things that are there, by kind and name."""
    for review in course.reviews:
        for n, name in enumerate(review.of):
            if found(course, name) is None:
                yield Problem.at(
                    review,
                    ("of", n),
                    "reviews-name-things",
                    f"there is no '{name}' to review",
                    "write kind:name, such as drill:its-name",
                )


def reviews_fit_the_wording(course: Course) -> Found:
    """A review is of the wording that is there now; without that it is void, and pages say so (a warning)."""
    for review in course.reviews:
        if is_void(review, course):
            words = hash_of(review.of, course)
            why = "is of another wording" if review.hash else "says no hash"
            told = f"this review {why}, and is void"
            hint = f"once this wording is reviewed, write hash: {words}"
            yield replace(Problem.at(review, ("hash",), "reviews-fit-the-wording", told, hint), warning=True)


def reviews_are_recent(course: Course) -> Found:
    """A review is at most as many months old as course.yml says under `review_months` (a warning)."""
    for review in course.reviews:
        if is_due(review, course):
            told = f"this review is from {review.on}, and due again after {course.settings.review_months} months"
            hint = "have it reviewed again, and write the new day"
            yield replace(Problem.at(review, ("on",), "reviews-are-recent", told, hint), warning=True)
