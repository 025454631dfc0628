"""What the referral rules say of findings: who holds, what they decide, who can decide, who contradicts whom.

A finding is yes, no or not sure. Not sure counts as yes and softens nothing, and the most urgent rule that holds so
decides. But that training goes on must be sure: where this is that rule's level, nothing is decided unless some rule
holds whatever is not sure. So not sure is never less careful than yes or no would be.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from math import prod
from operator import and_, or_

from coursewright.model import Condition, Course, Level, Rule

Findings = frozenset[str]

MARKS = "123456789abcdefghijklmnopqrstuvwxyz"
"""A letter for each level, the most urgent first."""

NONE = "-"
"""The letter where no level is decided."""

MOST_WAYS = 200
"""The most ways in which one rule can be met: twenty choices of two are a million."""

MOST_CASES = 500
"""The most sets of findings that are tried for one rule."""


@dataclass(frozen=True)
class Answers:
    """What is said of findings in many cases at once: each finding has a bit for each case, the first case the lowest.

    What is neither yes nor not sure is no, or wasn't asked.
    """

    cases: int
    yes: Mapping[str, int]
    unsure: Mapping[str, int] = field(default_factory=dict)

    def sure(self, finding: str) -> int:
        """The cases in which a finding is surely there."""
        return self.yes.get(finding, 0)

    def perhaps(self, finding: str) -> int:
        """The cases in which a finding is there, or may be."""
        return self.yes.get(finding, 0) | self.unsure.get(finding, 0)


@dataclass(frozen=True)
class Decision:
    """What the rules say of one client."""

    level: str | None
    """The level of the most urgent rule that holds. None: nothing is decided, and that never means to train."""
    rules: list[Rule]
    """The rules that hold, most urgent first."""
    softened: list[tuple[Rule, list[str]]]
    """The rules that would hold but for a finding named in their `unless`, with those findings."""
    open: list[tuple[Rule, list[str]]]
    """The rules that may let training go on, and don't, with those of their findings that are not sure."""


def decide(
    rules: Iterable[Rule], levels: Mapping[str, Level], yes: Collection[str], unsure: Collection[str] = ()
) -> Decision:
    """The level that findings ask for, and why; the first of the levels is the most urgent."""
    order = list(levels)
    known = sorted((rule for rule in rules if rule.level in levels), key=lambda rule: order.index(rule.level))
    answers = Answers(1, dict.fromkeys(yes, 1), dict.fromkeys(set(unsure) - set(yes), 1))
    held = [rule for rule in known if holding(rule, answers)]
    sure = any(_surely(rule, answers) for rule in held)
    level = held[0].level if held and (sure or not _goes_on(levels[held[0].level])) else None
    left = [] if level and _goes_on(levels[level]) else [rule for rule in held if _goes_on(levels[rule.level])]
    open_ = [rule for rule in left if not _surely(rule, answers)]
    return Decision(
        level,
        [rule for rule in held if rule not in open_],
        [(rule, by) for rule in known if (by := _softening(rule, answers))],
        [(rule, [name for name in _named(rule) if name in answers.unsure]) for rule in open_],
    )


def levels_in(rules: Iterable[Rule], levels: Mapping[str, Level], answers: Answers) -> str:
    """What is decided in each case: a letter of MARKS for the level, or NONE."""
    known = [rule for rule in rules if rule.level in levels]
    sure = reduce(or_, (_surely(rule, answers) for rule in known), 0)
    left, whole = (1 << answers.cases) - 1, 0
    for mark, (name, level) in zip(MARKS, levels.items(), strict=False):
        asked = left & reduce(or_, (holding(rule, answers) for rule in known if rule.level == name), 0)
        whole |= _written(asked & sure if _goes_on(level) else asked, mark, answers.cases)
        whole |= _written(asked & ~sure if _goes_on(level) else 0, NONE, answers.cases)
        left &= ~asked
    whole |= _written(left, NONE, answers.cases)
    return whole.to_bytes(answers.cases, "little").decode()


def holding(rule: Rule, answers: Answers) -> int:
    """The cases in which a rule holds, as bits: not sure counts as yes, and softens nothing."""
    return met(rule.when, answers.perhaps) & ~reduce(or_, map(answers.sure, rule.unless), 0)


def _surely(rule: Rule, answers: Answers) -> int:
    """The cases in which it holds whatever is not sure: met without that, and softened by none of it."""
    return met(rule.when, answers.sure) & ~reduce(or_, map(answers.perhaps, rule.unless), 0)


def _goes_on(level: Level) -> bool:
    return level.train != "no"


def _written(cases: int, mark: str, number: int) -> int:
    """A letter in the place of each case that has a bit."""
    row = f"{cases:0{number}b}"[::-1].encode().translate(bytes.maketrans(b"01", bytes([0, ord(mark)])))
    return int.from_bytes(row, "little")


def _softening(rule: Rule, answers: Answers) -> list[str]:
    """The findings that keep a rule from holding that is met otherwise."""
    by = [name for name in rule.unless if answers.sure(name)]
    return by if met(rule.when, answers.perhaps) else []


def _named(rule: Rule) -> list[str]:
    """The findings that a rule names, each once."""
    return list(dict.fromkeys([*named_in(rule.when), *rule.unless]))


def close(rules: Iterable[Rule], findings: Collection[str]) -> list[tuple[Rule, list[str]]]:
    """The rules that some of the findings speak for and that one more would meet, with each that would."""
    found = []
    for rule in rules:
        sets = least_sets(rule.when) if not meets(rule.when, findings) else set()
        lacking = {name for least in sets if len(least) > 1 and len(least - set(findings)) == 1 for name in least}
        if lacks := [name for name in dict.fromkeys(named_in(rule.when)) if name in lacking - set(findings)]:
            found.append((rule, lacks))
    return found


def holds(rule: Rule, findings: Collection[str]) -> bool:
    """Whether a rule holds where all is sure: its findings are there, and none that softens it."""
    return meets(rule.when, findings) and not any(name in findings for name in rule.unless)


def meets(condition: Condition, findings: Collection[str]) -> bool:
    """Whether findings meet a condition."""
    return bool(met(condition, lambda name: int(name in findings)))


def met(condition: Condition, there: Callable[[str], int]) -> int:
    """The cases that meet a condition, as bits; `there` tells those in which a finding is."""
    if condition.all is not None:
        return reduce(and_, (met(part, there) for part in condition.all))
    if condition.any is not None:
        return reduce(or_, (met(part, there) for part in condition.any))
    return there(condition.finding or "")


def named_in(condition: Condition) -> Iterator[str]:
    """The findings that a condition names, in its order."""
    if condition.finding is not None:
        yield condition.finding
    for part in condition.all or condition.any or []:
        yield from named_in(part)


def can_decide(rule: Rule, course: Course) -> bool:
    """Whether some findings meet this rule and no more urgent one; true if that takes too long to tell."""
    above = more_urgent(rule, course)
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


def contains(rule: Rule, other: Rule) -> bool:
    """Whether the other rule holds in every case in which this one does."""
    cases = [least for least in least_sets(rule.when) if not least & set(rule.unless)]
    return bool(cases) and set(other.unless) <= set(rule.unless) and all(meets(other.when, least) for least in cases)


def more_urgent(rule: Rule, course: Course) -> list[Rule]:
    """The rules of more urgent levels than this one's."""
    above = set(list(course.levels)[: list(course.levels).index(rule.level)])
    return [other for other in course.rules.values() if other.level in above]


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
