"""What the referral rules say of some findings: who holds, who can decide, who contradicts whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from math import prod

from coursewright.model import Condition, Course, Rule

Findings = frozenset[str]

MOST_WAYS = 200
"""The most ways in which one rule can be met: twenty choices of two are a million."""

MOST_CASES = 500
"""The most sets of findings that are tried for one rule."""


def holds(rule: Rule, findings: Collection[str]) -> bool:
    """Whether a rule holds: its findings are there, and none that softens it."""
    return meets(rule.when, findings) and not any(name in findings for name in rule.unless)


def meets(condition: Condition, findings: Collection[str]) -> bool:
    """Whether findings meet a condition."""
    if condition.all is not None:
        return all(meets(part, findings) for part in condition.all)
    if condition.any is not None:
        return any(meets(part, findings) for part in condition.any)
    return condition.finding in findings


def can_decide(rule: Rule, course: Course) -> bool:
    """Whether some findings meet this rule and no more urgent one; true if that takes too long to tell."""
    urgency = {level: place for place, level in enumerate(course.levels)}
    above = [r for r in course.rules.values() if urgency[r.level] < urgency[rule.level]]
    waiting = [least for least in least_sets(rule.when) if not least & set(rule.unless)]
    seen = set(waiting)
    while waiting and len(seen) < MOST_CASES:
        findings = waiting.pop()
        over = next((r for r in above if holds(r, findings)), None)
        if over is None:
            return True
        softened = {findings | {name} for name in over.unless if name not in rule.unless}
        waiting += softened - seen
        seen |= softened
    return bool(waiting)


def contradictions(course: Course) -> Iterator[tuple[Rule, Rule]]:
    """Pairs of rules that hold in the same case and ask for different levels."""
    known: dict[tuple[frozenset[str], frozenset[Findings]], Rule] = {}
    for rule in course.rules.values():
        case = frozenset(rule.unless), frozenset(least_sets(rule.when))
        first = known.setdefault(case, rule)
        if first.level != rule.level:
            yield first, rule


def ways(condition: Condition) -> int:
    """In how many ways a condition can be met, told without trying them."""
    if condition.all is not None:
        return prod(map(ways, condition.all))
    return sum(map(ways, condition.any)) if condition.any is not None else 1


def least_sets(condition: Condition) -> set[Findings]:
    """The smallest sets of findings that meet a condition."""
    if condition.finding is not None:
        return {frozenset([condition.finding])}
    if condition.any is not None:
        sets = {least for part in condition.any for least in least_sets(part)}
    else:
        sets = {frozenset().union(*chosen) for chosen in product(*map(least_sets, condition.all or []))}
    return {one for one in sets if not any(other < one for other in sets)}
