"""Referral rules that can decide, agree and are practiced."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.casework import clients
from coursewright.logic import MOST_WAYS, can_decide, contains, contradictions, decide, more_urgent, ways
from coursewright.model import Course, Rule
from coursewright.problems import Problem
from coursewright.references import uses

Found = Iterator[Problem]

MOST_RULES = 200


def rules_can_decide(course: Course) -> Found:
    """Every referral rule can be the one that decides: some findings meet it and no more urgent rule."""
    for rule in _never_deciding(course):
        if _container(rule, course) is None:
            told = f"nothing can reach the rule '{rule.id}': a more urgent rule always holds with it"
            yield Problem.at(rule, ("when",), "rules-can-decide", told, "change its findings or its level")


def rules_are_not_more_lenient(course: Course) -> Found:
    """No referral rule is more lenient than a rule that it contains: that one holds whenever it does, and decides."""
    for rule in _never_deciding(course):
        if inner := _container(rule, course):
            told = f"'{rule.id}' asks for '{rule.level}' and contains '{inner.id}', which asks for '{inner.level}'"
            hint = "whenever it holds, the other holds too and is more urgent: change its findings or its level"
            yield Problem.at(rule, ("level",), "rules-are-not-more-lenient", told, hint)


def _never_deciding(course: Course) -> Iterator[Rule]:
    """The rules that can't decide, but for those that contradict another."""
    if _referral_is_whole(course):
        contradicted = {rule.id for pair in contradictions(course) for rule in pair}
        for rule in course.rules.values():
            if rule.id not in contradicted and not can_decide(rule, course):
                yield rule


def _container(rule: Rule, course: Course) -> Rule | None:
    """The more urgent rule that holds whenever this one does, if it is one alone."""
    return next((other for other in more_urgent(rule, course) if contains(rule, other)), None)


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


def rules_are_used(course: Course) -> Found:
    """Every referral rule is practiced: a question or a case names it, or states findings for which it holds."""
    used = {use.name for use in uses(course) if use.kind == "rule" and use.by_kind in PRACTICE}
    decisions = [decide(course.rules.values(), course.levels, findings) for findings in _stated(course)]
    used |= {rule.id for decision in decisions for rule in decision.rules}
    for rule in course.rules.values():
        if course.items and rule.id not in used:
            told = f"no question and no case uses the rule '{rule.id}'"
            yield Problem.at(
                rule, ("id",), "rules-are-used", told, "ask about a client for whom it holds, or delete it"
            )


PRACTICE = ("item", "case")
"""The kinds in which a rule is practiced."""


def _stated(course: Course) -> Iterator[list[str]]:
    """The findings of every client whom trainees decide about."""
    yield from (item.facts.findings for item in course.items.values())
    yield from (known for case in course.cases.values() for _, *known in clients(case))


def _referral_is_whole(course: Course) -> bool:
    """Whether every name in the rules is there, and none is too long, so that they can be compared."""
    if any(rules_are_short(course)):
        return False
    named = {use.name for use in uses(course) if use.by_kind == "rule" and use.kind in ("finding", "level")}
    return named <= {*course.findings, *course.levels}
