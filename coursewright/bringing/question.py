"""A question as other programs know it, whatever format it came in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from coursewright.bringing.piece import Place
from coursewright.problems import Problem

Kind = Literal["choice", "fill", "number", "order", "match"]


@dataclass(frozen=True)
class Answer:
    """One answer: its place in the file, its Markdown, what it counts in percent, and what is said of it."""

    text: str
    at: Place
    weight: float = 0
    feedback: str = ""
    right: str = ""
    """What belongs to it, in a question that asks what belongs together."""


@dataclass(frozen=True)
class Question:
    """One question; texts are Markdown in which nothing of its author's is a mark."""

    kind: Kind
    at: Place
    stem: str
    answers: list[Answer]
    title: str = ""
    name: str = ""
    """What its own program calls it, if it has such a name."""
    several: bool = False
    """More than one answer may be chosen."""
    pinned: bool = False
    """Its answers keep their places."""
    rationale: str = ""


BLANK = "\ufdd8"
"""Where a stem has its blank. Unicode keeps it from being a letter, so no file can hold it."""

ESSAY = "ask for a cue instead: type=say, with model cues and a checklist"
"""What to do with a question whose answer is free text."""

ANY_LETTERS = re.compile(r"(?<!\\)\*+")
"""What stands for any letters in an answer that is typed; a * behind a backslash is one."""

SHOWN_BLANK = "&#95;" * 5
"""A blank in a stem whose answers stand below it."""


@dataclass
class Brought:
    """What a file gave: its questions, and what could not be carried."""

    file: str
    questions: list[Question] = field(default_factory=list)
    told: dict[Problem, None] = field(default_factory=dict)

    @property
    def lost(self) -> list[Problem]:
        """What could not be carried, in the order of the file."""
        return sorted(self.told, key=lambda problem: (problem.line, problem.column))

    def lose(self, at: Place, told: str, hint: str = "") -> None:
        """Tell what isn't carried, once for each place."""
        self.told[Problem(self.file, *at, "not-carried", told, hint, warning=True)] = None


def judged(question: Question, brought: Brought) -> Question:
    """The same question with each weight all or nothing; what that changes is told."""
    right = [answer for answer in question.answers if answer.weight > 0]
    full = 100 / len(right) if question.several and right else 100
    answers = [_judged(answer, full, question.several, brought) for answer in question.answers]
    return replace(question, answers=answers)


def _judged(answer: Answer, full: float, several: bool, brought: Brought) -> Answer:
    if answer.weight and abs(answer.weight - full) > 0.5:
        counts = "right" if several and answer.weight > 0 else "wrong"
        brought.lose(answer.at, f"the weight {answer.weight:g}% isn't carried", f"the answer counts as {counts}")
    right = answer.weight > 0 if several else answer.weight > 99.4
    return replace(answer, weight=100 if right else 0)


def typed(answer: Answer, brought: Brought) -> Answer:
    """The same answer without what Moodle means by a *; none of its letters are left if it stands for all others."""
    text = answer.text.strip()
    if ANY_LETTERS.fullmatch(text):
        return replace(answer, text="")
    if ANY_LETTERS.search(text):
        brought.lose(answer.at, f"the * in '{text}' stands for itself here, and not for any letters")
    return replace(answer, text=text.replace("\\*", "*"))
