"""The paths through a case, where they end, and the action level that the rules give there."""

from __future__ import annotations

import operator
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from coursewright.logic import Decision, decide
from coursewright.model import Case, Choice, Course, Situation

MOST_SITUATIONS = 8
"""The most situations on one path, its ending among them."""

MOST_PATHS = 5_000
"""The most paths that are followed through one case."""

Numbers = Mapping[str, int]

ASKS: dict[str, Callable[[int, int], bool]] = {
    ">=": operator.ge, ">": operator.gt, "=": operator.eq, "<": operator.lt, "<=": operator.le,
}  # fmt: skip


@dataclass(frozen=True)
class Step:
    """A situation on a path, the numbers that it shows, and what is chosen there; nothing at the end of the path."""

    situation: Situation
    numbers: Numbers
    choice: Choice | None = None


@dataclass(frozen=True)
class Path:
    """A way through a case. It comes to an ending; or it is stuck where no choice is offered; or it goes round, back
    to where it has been; or it is longer than a path may be, and cut."""

    steps: tuple[Step, ...]
    end: Literal["ending", "stuck", "round", "long"]

    @property
    def last(self) -> Situation:
        return self.steps[-1].situation

    @property
    def choices(self) -> list[Choice]:
        return [step.choice for step in self.steps if step.choice]

    @property
    def is_safe(self) -> bool:
        return not any(choice.unsafe for choice in self.choices)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(step.situation.id for step in self.steps)


def walks(case: Case) -> list[Path]:
    """Every path through a case, in the order of its choices: each step has its situation and what is chosen there,
    each choice what happens and why. One more than MOST_PATHS says that there are too many."""
    known = situations(case)
    first = Step(case.situations[0], dict(case.shows))
    return list(islice(_walked((), first, known), MOST_PATHS + 1))


def best_way(case: Case) -> Path | None:
    """The path that takes the first best choice each time; none where it comes to no ending."""
    known, steps = situations(case), [Step(case.situations[0], dict(case.shows))]
    while steps[-1].situation.choices and len(steps) <= len(known):
        now = steps.pop()
        best = next((choice for choice in offered(now) if choice.best), None)
        if best is None:
            return None
        steps += [Step(now.situation, now.numbers, best), _after(now, best, known)]
    return None if steps[-1].situation.choices else Path(tuple(steps), "ending")


def situations(case: Case) -> dict[str, Situation]:
    """The situations of a case by id."""
    return {situation.id: situation for situation in case.situations}


def is_whole(case: Case) -> bool:
    """Whether a case begins with choices, and all that its choices name is there, so that its paths can be followed."""
    known = situations(case)
    choices = [choice for situation in case.situations for choice in situation.choices]
    asked = {choice.offered.number for choice in choices if choice.offered}
    changed = {change.number for choice in choices for change in choice.changes}
    begins = bool(case.situations and case.situations[0].choices)
    return begins and {choice.to for choice in choices} <= set(known) and asked | changed <= set(case.shows)


def offered(step: Step) -> list[Choice]:
    """The choices that can be made in a situation, with the numbers as they are."""
    return [choice for choice in step.situation.choices if _is_offered(choice, step.numbers)]


def findings(case: Case, path: Path) -> list[str]:
    """What is true of the client at the end of a path, as far as it has come up."""
    met = [name for step in path.steps for name in step.situation.findings]
    return list(dict.fromkeys([*case.findings, *met]))


def decided(course: Course, found: Collection[str]) -> Decision:
    """What the rules say of these findings."""
    return decide(course.rules.values(), course.levels, found)


def clients(case: Case) -> dict[tuple[str, ...], Path]:
    """The clients that a case can end with: an ending and what is true of the client there; the shortest path to it."""
    paths = sorted(walks(case) if is_whole(case) else [], key=lambda path: len(path.steps))
    found: dict[tuple[str, ...], Path] = {}
    for path in paths:
        if path.end == "ending":
            found.setdefault((path.last.id, *findings(case, path)), path)
    return found


def rules_at_endings(case: Case, course: Course) -> dict[str, list[str]]:
    """The rules that decide at each ending, on the shortest path to it."""
    found: dict[str, list[str]] = {}
    for ending, *known in clients(case):
        made = decided(course, known)
        found.setdefault(ending, [rule.id for rule in made.rules if rule.level == made.level])
    return found


def reached(case: Case, first: str) -> set[str]:
    """The situations that choices lead to from one, itself among them, whatever the numbers are."""
    known = situations(case)
    found, ahead = {first}, [first]
    while ahead:
        ways = {choice.to for choice in known[ahead.pop()].choices}
        ahead += ways - found
        found |= ways
    return found


def _walked(before: tuple[Step, ...], now: Step, known: Mapping[str, Situation]) -> Iterator[Path]:
    been = [(step.situation.id, step.numbers) for step in before]
    choices = offered(now)
    if len(before) >= MOST_SITUATIONS:
        names = {name for name, _ in been}
        yield Path((*before, now), "long" if len(names) == len(been) else "round")
    elif not now.situation.choices:
        yield Path((*before, now), "ending")
    elif not choices:
        yield Path((*before, now), "stuck")
    elif (now.situation.id, now.numbers) in been:
        yield Path((*before, now), "round")
    else:
        for choice in choices:
            yield from _walked((*before, Step(now.situation, now.numbers, choice)), _after(now, choice, known), known)


def _after(step: Step, choice: Choice, known: Mapping[str, Situation]) -> Step:
    """The situation that a choice leads to, with the numbers as the choice leaves them."""
    numbers = dict(step.numbers)
    for change in choice.changes:
        numbers[change.number] = change.value if change.sets else numbers[change.number] + change.value
    return Step(known[choice.to], numbers)


def _is_offered(choice: Choice, numbers: Numbers) -> bool:
    asked = choice.offered
    return asked is None or ASKS[asked.sign](numbers[asked.number], asked.value)
