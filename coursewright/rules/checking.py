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
    if course.check is None or not course.levels:
        return
    most = next(iter(course.levels))
    for n, signs in enumerate(course.check.first):
        for i, name in enumerate(signs.findings):
            level = decide(course.rules.values(), course.levels, [name]).level
            if name in course.findings and level != most:
                asks = f"'{level}'" if level else "no level"
                told = f"'{name}' alone asks for {asks}, and a first sign for '{most}'"
                hint = "take it out: its question asks for it"
                yield Problem.at(course.check, ("first", n, "findings", i), "first-signs-are-urgent", told, hint)
