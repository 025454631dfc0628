"""Referral rules that can decide and agree."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.logic import can_decide, contradictions
from coursewright.model import Course
from coursewright.problems import Problem
from coursewright.references import uses

Found = Iterator[Problem]


def rules_can_decide(course: Course) -> Found:
    """Every referral rule can be the one that decides: some findings meet it and no more urgent rule."""
    if not _referral_is_whole(course):
        return
    for rule in course.rules.values():
        if not can_decide(rule, course):
            yield Problem.at(
                rule,
                ("when",),
                "rules-can-decide",
                f"nothing can reach the rule '{rule.id}': a more urgent rule always holds with it",
                "change its findings or its level",
            )


def rules_agree(course: Course) -> Found:
    """No two rules ask for different levels in the same case."""
    if _referral_is_whole(course):
        for first, second in contradictions(course):
            yield Problem.at(
                second,
                ("level",),
                "rules-agree",
                f"'{second.id}' and '{first.id}' hold in the same case and ask for different levels",
                "join them, or tell their findings apart",
            )


def rules_have_levels(course: Course) -> Found:
    """A course with rules has action levels; a course with levels has rules."""
    for rule in list(course.rules.values())[:1]:
        if not course.levels:
            yield Problem.at(
                rule,
                ("level",),
                "rules-have-levels",
                "there are rules and no action levels",
                "write content/referral/levels.yml",
            )


def _referral_is_whole(course: Course) -> bool:
    """Whether every name in the rules is there, so that they can be compared."""
    named = {use.name for use in uses(course) if use.by_kind == "rule" and use.kind in ("finding", "level")}
    return named <= {*course.findings, *course.levels}
