"""A text that is made of known sections: a drill or a cueing error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from coursewright.model import Cue, Mark, Place, Prose
from coursewright.problems import Problem, did_you_mean
from coursewright.prose import headings

DRILL = {
    "set_up": "Set up", "do": "Do", "dose": "Dose", "stop_if": "Stop if", "feel": "Feel", "say": "Say",
    "easier_how": "Easier", "harder_how": "Harder", "take_care": "Take care",
}  # fmt: skip
ERROR = {"see": "See", "why": "Why", "say": "Say", "easier": "Easier", "stop": "Stop"}

NO_CUES = [Cue(text=Prose(text=""))]
"""Stands in for cues whose absence has been told."""

FOCUS = re.compile(r"\((external|internal)\)$")


@dataclass
class Sections:
    """The sections of one text, by field; and what is wrong."""

    file: str
    titles: Mapping[str, str]
    """The title of each field's section."""
    found: dict[str, Any] = field(default_factory=dict)
    marks: dict[Place, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, line: int, rule: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.file, line, 1, rule, message, hint))

    def take(self, title: str, body: Prose, line: int) -> None:
        """Take one section, whose heading stands on `line`."""
        key = next((key for key, known in self.titles.items() if known == title), None)
        if key is None:
            hint = did_you_mean(title, self.titles.values()) or f"it takes: {', '.join(self.titles.values())}"
            self.tell(line, "unknown-section", f"'{title}' is not a section that belongs here", hint)
        elif key in self.found:
            self.tell(line, "duplicate-section", f"the section '{title}' is here twice", "join them")
        else:
            if not body.text.strip():
                told = f"the section '{title}' is empty"
                self.tell(line, "no-text", told, "write it, or delete its heading")
            self.marks[key,] = (line, 1)
            self.found[key] = (self.cues(body) or NO_CUES) if key == "say" else body

    def cues(self, body: Prose) -> list[Cue]:
        """The cues of a section Say, one a line."""
        found = []
        for number, row in enumerate(body.text.split("\n"), body.line):
            words, focus = _cue(row)
            if words:
                text = Prose(text=words, line=number, column=3)
                found.append(Cue.model_validate({"text": text, "focus": focus}))
            elif row.strip():
                self.tell(number, "cue-form", "this line is not a cue", "begin each cue with '- ', on one line")
        return found


def read(file: str, body: Prose, titles: Mapping[str, str]) -> Sections:
    """The sections of a text."""
    sections = Sections(file, titles)
    for title, text, line in _parts(body):
        if title is not None:
            sections.take(title, text, line)
        elif text.text.strip():
            told, hint = "this text stands before the first section", "put it below a line '## …'"
            sections.tell(_first_line(text), "no-section", told, hint)
    return sections


def _parts(body: Prose) -> Iterator[tuple[str | None, Prose, int]]:
    """Title, text and line of each section; the text before the first has no title."""
    rows = body.text.split("\n")
    titles = {heading.row: heading.text for heading in headings(body.text) if heading.depth == 2}
    starts = list(titles)
    yield None, Prose(text="\n".join(rows[: starts[0]] if starts else rows), line=body.line), body.line
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=False):
        text = "\n".join(rows[start + 1 : end]).rstrip()
        yield titles[start], Prose(text=text, line=body.line + start + 1), body.line + start


def _first_line(text: Prose) -> int:
    return text.line + next(n for n, row in enumerate(text.text.split("\n")) if row.strip())


def _cue(row: str) -> tuple[str, str | None]:
    """The words and the focus of a cue."""
    if not row.startswith(("- ", "* ")):
        return "", None
    words = row[2:].strip()
    focus = FOCUS.search(words)
    return (words[: focus.start()].rstrip(), focus[1]) if focus else (words, None)
