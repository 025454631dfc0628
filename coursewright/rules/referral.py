"""Referral rules that can decide and agree."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.logic import MOST_WAYS, can_decide, contradictions, ways
from coursewright.model import Course
from coursewright.problems import Problem
from coursewright.references import uses

Found = Iterator[Problem]

MOST_RULES = 200


def rules_can_decide(course: Course) -> Found:
    """Every referral rule can be the one that decides: some findings meet it and no more urgent rule."""
    if not _referral_is_whole(course):
        return
    contradicted = {rule.id for pair in contradictions(course) for rule in pair}
    for rule in course.rules.values():
        if rule.id not in contradicted and not can_decide(rule, course):
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


def rules_are_short(course: Course) -> Found:
    """A referral rule can be met in so many ways only as can be told apart, and there are 200 rules at most."""
    for rule in course.rules.values():
        if ways(rule.when) > MOST_WAYS:
            told = f"the rule '{rule.id}' can be met in more than {MOST_WAYS} ways"
            yield Problem.at(rule, ("when",), "rules-are-short", told, "make several rules of it")
    for rule in list(course.rules.values())[MOST_RULES : MOST_RULES + 1]:
        yield Problem.at(rule, (), "rules-are-short", f"there are more than {MOST_RULES} rules", "join some of them")


def rules_have_levels(course: Course) -> Found:
    """A course with rules has action levels."""
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
    """Whether every name in the rules is there, and none is too long, so that they can be compared."""
    if any(rules_are_short(course)):
        return False
    named = {use.name for use in uses(course) if use.by_kind == "rule" and use.kind in ("finding", "level")}
    return named <= {*course.findings, *course.levels}
