"""Lessons in the form that the course has chosen for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coursewright import prose, reading
from coursewright.model import Course, LessonForm
from coursewright.problems import Problem

Found = Iterator[Problem]

SHOW = "a question is shown by [words](quiz:its-quiz#its-id), alone on a line"


def lessons_keep_their_form(course: Course) -> Found:
    """A lesson has the length, parts, questions and reading level of `lesson_form` in course.yml (a warning)."""
    if form := course.settings.lesson_form:
        for lesson in course.lessons.values():
            for told, hint in _odd(lesson.body.text, form):
                problem = Problem.at(lesson, (), "lessons-keep-their-form", told, hint)
                yield replace(problem, warning=True)


def _odd(text: str, form: LessonForm) -> Iterator[tuple[str, str]]:
    """What a lesson is told of, and what to do."""
    words, questions, grade = reading.words(text), _asked_at_the_end(text), reading.grade(text)
    if words < form.fewest_words:
        yield f"this lesson has {words} words, fewer than {form.fewest_words}", "write more, or join it to another"
    if form.most_words and words > form.most_words:
        yield f"this lesson has {words} words, more than {form.most_words}", "shorten it, or make two of it"
    if questions < form.fewest_questions:
        yield f"this lesson ends with {questions} questions, fewer than {form.fewest_questions}", SHOW
    if form.most_questions and questions > form.most_questions:
        yield f"this lesson ends with {questions} questions, more than {form.most_questions}", "keep the best of them"
    if form.highest_grade and grade > form.highest_grade:
        told = f"this lesson reads like school grade {grade:.1f}, above {form.highest_grade}"
        yield told, "make sentences and words shorter"
    for part in form.parts:
        if part not in text:
            yield f"this lesson has no '{part}'", "write that part"


def _asked_at_the_end(text: str) -> int:
    """How many questions stand below the last heading."""
    end = max((heading.start for heading in prose.headings(text)), default=0)
    shown = [link.start for link in prose.links(text) if link.alone and link.named and link.named[0] == "item"]
    return sum(start >= end for start in [*shown, *(block.start() for block in prose.quiz_blocks(text))])
