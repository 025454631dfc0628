"""What a page and a trainee's record must know of a case beside its words: names, versions, topics, verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

from coursewright.model import Case, Choice, Situation
from coursewright.prose import plainly
from coursewright.question import short

SIGNS = {">=": "ge", ">": "gt", "=": "eq", "<": "lt", "<=": "le"}
ASKED = {">=": "{} or more", ">": "more than {}", "=": "{}", "<": "less than {}", "<=": "{} or less"}
SENDS = {"too far": "Goes too far.", "not far enough": "Does not go far enough."}


@dataclass(frozen=True)
class Told:
    """A situation with its number in the case, and what its choices need to be told."""

    number: int
    situation: Situation
    attributes: str
    """What a script must know of it, as HTML attributes."""
    choices: list[ToldChoice]

    @property
    def label(self) -> str:
        return f"{self.number}. {self.situation.title}"


@dataclass(frozen=True)
class ToldChoice:
    """A choice, where it leads, and what is to be told of it."""

    choice: Choice
    attributes: str
    verdict: str
    number: int
    """The number of the situation that it leads to."""
    to: Situation
    notes: list[str]
    """What it changes, and when it is offered, in words."""

    @property
    def marks(self) -> str:
        """Its marks, as its author wrote them."""
        choice = self.choice
        marks = [*["best"] * choice.best, *["unsafe"] * choice.unsafe, *filter(None, [choice.sends])]
        return ", ".join(marks) or "other"


def told(case: Case) -> list[Told]:
    """The situations of a case, as its page tells them."""
    numbers = {situation.id: number for number, situation in enumerate(case.situations, 1)}
    return [_told(case, situation, numbers) for situation in case.situations]


def item(case: Case, situation: Situation) -> str:
    """The name that a decision has in a trainee's record."""
    return f"{case.name}--{situation.id}"


def version(situation: Situation) -> str:
    """A hash of what is decided: the choices' words and marks. A mended typo elsewhere leaves it as it is."""
    key = [(plainly(c.text.text), c.best, c.unsafe, c.sends) for c in situation.choices]
    return short(json.dumps(sorted(key, key=str)), 12)


def case_version(case: Case) -> str:
    """A hash of the way a case goes: a run that was begun goes on only where this is the same."""
    key = [
        (s.id, version(s), [(short(c.text.text), c.to, _changes(c), _offered(c)) for c in s.choices])
        for s in case.situations
    ]
    return short(json.dumps([key, sorted(case.shows.items())]), 12)


def decisions(case: Case) -> Iterator[Situation]:
    """The situations in which something is decided."""
    return (situation for situation in case.situations if situation.choices)


def about(case: Case, situation: Situation) -> list[str]:
    """The topics of a decision: the case's objectives, and what its choices stand for."""
    named = [f"{kind}:{name}" for choice in situation.choices for kind, name in _stands_for(choice).items() if name]
    return list(dict.fromkeys([*(f"objective:{code}" for code in case.objectives), *named]))


def of_case(case: Case) -> str:
    """What a script must know of the whole case, as HTML attributes."""
    facts = {
        "case": case.name,
        "version": case_version(case),
        "shows": ",".join(f"{name} {value}" for name, value in case.shows.items()),
        "about": " ".join(f"objective:{code}" for code in case.objectives),
    }
    return _attributes(facts)


def verdict(choice: Choice) -> str:
    """What a choice is, in words."""
    if choice.best:
        return "The best choice."
    said = ["Unsafe: this could hurt the client."] if choice.unsafe else []
    said += [SENDS[choice.sends]] if choice.sends else []
    return " ".join(said) or "Not the best choice."


def number_words(name: str) -> str:
    """A number's name as readers see it."""
    return name.replace("-", " ").capitalize()


def _told(case: Case, situation: Situation, numbers: Mapping[str, int]) -> Told:
    facts = {"situation": situation.id}
    if situation.choices:
        facts |= {"item": item(case, situation), "version": version(situation)}
    else:
        facts |= {"ending": situation.level or ""}
    known = {s.id: s for s in case.situations}
    choices = [
        ToldChoice(
            choice, _attributes(_facts(choice)), verdict(choice), numbers.get(choice.to, 0),
            known.get(choice.to, situation), list(_notes(choice)),
        )
        for choice in situation.choices
    ]  # fmt: skip
    return Told(numbers[situation.id], situation, _attributes(facts), choices)


def _facts(choice: Choice) -> dict[str, str]:
    return {
        "choice": short(choice.text.text),
        "to": choice.to,
        "mark": "best" if choice.best else "unsafe" if choice.unsafe else "",
        "sends": choice.sends or "",
        "if": _offered(choice),
        "changes": ",".join(_changes(choice)),
        **_stands_for(choice),
    }


def _stands_for(choice: Choice) -> dict[str, str]:
    return {"error": choice.error or "", "misconception": choice.misconception or ""}


def _offered(choice: Choice) -> str:
    asked = choice.offered
    return f"{asked.number} {SIGNS[asked.sign]} {asked.value}" if asked else ""


def _changes(choice: Choice) -> list[str]:
    return [f"{change.number} {'set' if change.sets else 'add'} {change.value}" for change in choice.changes]


def _notes(choice: Choice) -> Iterator[str]:
    if asked := choice.offered:
        yield f"Offered when {number_words(asked.number)} is {ASKED[asked.sign].format(asked.value)}."
    for change in choice.changes:
        new = f"becomes {change.value}" if change.sets else f"changes by {change.value:+d}"
        yield f"{number_words(change.number)} {new}."


def _attributes(facts: Mapping[str, str]) -> str:
    return "".join(f' data-{key}="{escape(value)}"' for key, value in facts.items() if value)
