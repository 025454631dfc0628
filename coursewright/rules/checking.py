"""What the page "Stop and check" asks: all that a rule needs, each in one place, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.logic import decide, named_in
from coursewright.model import Check, Course, Place
from coursewright.problems import Problem

Found = Iterator[Problem]


def findings_are_asked(course: Course) -> Found:
    """Where there is a check.yml, every finding that a rule names belongs to one of its questions."""
    if course.check is None:
        return
    asked = {name for _, name, _ in _asked(course.check)}
    needed = {name: rule for rule in course.rules.values() for name in [*named_in(rule.when), *rule.unless]}
    for name, rule in needed.items():
        if name in course.findings and name not in asked:
            told = f"no question asks for '{name}', which the rule '{rule.id}' names"
            hint = "put it under the question that it belongs to"
            yield Problem.at(course.check, ("questions",), "findings-are-asked", told, hint)


def findings_are_asked_once(course: Course) -> Found:
    """A finding belongs to one question of check.yml only."""
    if course.check is None:
        return
    seen: dict[str, str] = {}
    for place, name, label in _asked(course.check):
        if name in seen:
            told = f"'{name}' is asked for under '{seen[name]}' already"
            yield Problem.at(course.check, place, "findings-are-asked-once", told, "take it out of one of the two")
        seen.setdefault(name, label)


def _asked(check: Check) -> Iterator[tuple[Place, str, str]]:
    """Place and name of each finding of each question, and the label above it."""
    for n, question in enumerate(check.questions):
        for m, group in enumerate(question.groups):
            for i, name in enumerate(group.findings):
                yield ("questions", n, "groups", m, "findings", i), name, group.label


def first_signs_are_urgent(course: Course) -> Found:
    """Each finding of the first signs in check.yml, alone, asks for the most urgent level."""
    for place, name in _first(course):
        level = _alone(name, course)
        if course.check and name in course.findings and level != _most(course):
            asks = f"'{level}'" if level else "no level"
            told = f"'{name}' alone asks for {asks}, and a first sign for '{_most(course)}'"
            hint = "take it out: its question asks for it"
            yield Problem.at(course.check, place, "first-signs-are-urgent", told, hint)


def urgent_findings_are_first_signs(course: Course) -> Found:
    """Each finding that alone asks for the most urgent level is among the first signs in check.yml: one tap away."""
    if course.check is None or not course.levels:
        return
    first = {name for _, name in _first(course)}
    for name in course.findings:
        if name not in first and _alone(name, course) == _most(course):
            told = f"'{name}' alone asks for '{_most(course)}', and is not among the first signs"
            hint = "add it to one of them, and say so in its label"
            yield Problem.at(course.check, ("first",), "urgent-findings-are-first-signs", told, hint)


def _first(course: Course) -> Iterator[tuple[Place, str]]:
    """Place and name of each finding of the first signs, where there are levels to ask for."""
    for n, signs in enumerate(course.check.first if course.check and course.levels else []):
        for i, name in enumerate(signs.findings):
            yield ("first", n, "findings", i), name


def _alone(name: str, course: Course) -> str | None:
    """The level that a finding asks for when there is no other."""
    return decide(course.rules.values(), course.levels, [name]).level


def _most(course: Course) -> str:
    return next(iter(course.levels))
