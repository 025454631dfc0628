"""What is wrong with the content, said to the person who can put it right."""

from __future__ import annotations

import difflib
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache

from coursewright.model import Place, Prose, Thing


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right, and the place to look at."""

    file: str
    line: int
    column: int
    rule: str
    """The name of the rule that found it, as in the guide."""
    message: str
    hint: str = ""
    """What to do, where the message alone doesn't tell."""
    warning: bool = False
    """Told, but stops nothing."""

    def __post_init__(self) -> None:
        """A sentence is one line, and what it quotes from a file is short."""
        object.__setattr__(self, "message", one_line(self.message))
        object.__setattr__(self, "hint", one_line(self.hint))

    @classmethod
    def at(cls, thing: Thing, place: Place, rule: str, message: str, hint: str = "") -> Problem:
        """A problem at the deepest part of `place` that the thing's file has."""
        return cls(thing.file, *where(thing, place), rule, message, hint)

    @classmethod
    def within(cls, file: str, prose: Prose, start: int, rule: str, message: str, hint: str = "") -> Problem:
        """A problem at the letter `start` of some prose."""
        return cls(file, *spot(prose, start), rule, message, hint)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.file else ""
        text = f"{place}{'warning: ' if self.warning else ''}{self.message}"
        return f"{text} ({self.hint})" if self.hint else text


class BadContent(Exception):  # noqa: N818 - an error is content here: see design, "Words"
    """The content has problems. Carries all that were found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def where(thing: Thing, place: Place) -> tuple[int, int]:
    """Line and column of the deepest part of `place` that the thing's file has."""
    for end in range(len(place), -1, -1):
        if place[:end] in thing.marks:
            return thing.marks[place[:end]]
    return (1, 1)


def spot(prose: Prose, start: int) -> tuple[int, int]:
    """Line and column of the letter `start` of some prose, in its author's file."""
    rows = prose.text.count("\n", 0, start)
    return prose.line + rows, start - (prose.text.rfind("\n", 0, start) + 1) + prose.column


LONGEST_WORD, MOST_KNOWN = 80, 3_000
"""What comparing a word with known ones is worth: beyond, the hint takes longer than the instructor would."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or nothing."""
    near = _nearest(word, tuple(known)) if len(word) <= LONGEST_WORD else None
    return f"did you mean '{near}'?" if near else ""


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6) if len(known) <= MOST_KNOWN else []
    return near[0] if near else None


def one_line(text: str) -> str:
    """A text as part of a sentence: on one line, and long quotations cut."""
    line = re.sub(r"\s*\n\s*", " ", text)
    return re.sub(r"'([^']{60})[^']{20,}'", r"'\1…'", line) if len(line) > LONGEST_WORD else line


def tell(problems: Iterable[Problem]) -> None:
    """Print problems where they don't mix with a command's output."""
    if told := as_text(problems):
        print(told, file=sys.stderr)


def as_text(problems: Iterable[Problem]) -> str:
    """One line a problem: file:line:column: sentence (hint)."""
    return "\n".join(map(str, sorted(problems)))


def as_json(problems: Iterable[Problem]) -> str:
    """A list of {"file", "line", "column", "rule", "message", "hint"}; warnings say so."""
    rows = [asdict(problem) for problem in sorted(problems)]
    for row in rows:
        if not row["warning"]:
            del row["warning"]
    return json.dumps(rows, ensure_ascii=False, indent=2) if rows else "[]"


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that put each problem beside its line in a pull request."""
    return "\n".join(map(_annotation, sorted(problems)))


def _annotation(problem: Problem) -> str:
    text = f"{problem.message} ({problem.hint})" if problem.hint else problem.message
    level = "warning" if problem.warning else "error"
    place = f"file={_safe(problem.file, ':,')},line={problem.line},col={problem.column}"
    return f"::{level} {place},title={problem.rule}::{_safe(text)}"


def _safe(text: str, also: str = "") -> str:
    """Text as a workflow command takes it: its marks of structure are escaped."""
    for mark in "%\r\n" + also:
        text = text.replace(mark, f"%{ord(mark):02X}")
    return text
