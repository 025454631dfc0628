"""YAML as instructors mean it: every value kept as written, every key's place known.

PyYAML's loaders turn `3.10` into 3.1, `no` into False and `1:30` into 90, and let the last of two
equal keys win. So its events are read instead: what stands there is what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events

from coursewright.bounds import MOST_ENTRIES, Mistake, too_much_in_value
from coursewright.model import Mark, Place

DEEPEST = 16
"""The deepest that lists and groups may stand inside each other."""

SENTENCES = {
    "mapping values are not allowed": ("a colon stands where none can", "put the whole value in double quotes"),
    "found character that cannot start any token": (
        "no value can begin with this character", "put the value in double quotes; indent with spaces, not tabs"
    ),
    "found a tab character": ("a tab stands here", "indent with spaces"),
    "found character '\\t'": ("a tab stands here", "indent with spaces"),
    "did not find expected alphabetic": ("'*' or '&' has a meaning in YAML here", "put the value in double quotes"),
    "found unknown escape": ("a backslash has a meaning in double quotes", "write it twice, or use single quotes"),
    "block sequence entries are not allowed": ("a list can't begin here", "begin it on a line of its own"),
    "found a directive": ("a % can't begin this value", "put the value in double quotes"),
    "could not find expected ':'": ("this line has no colon after its key", "write 'key: value'"),
    "did not find expected key": ("this line doesn't fit the lines above it", "check its indentation and quotes"),
    "did not find expected '-' indicator": ("this line doesn't fit the list above it", "begin it with '- '"),
    "did not find expected ',' or": ("a list or group in brackets isn't closed", "add the closing bracket or a comma"),
    "found unexpected end of stream": ("a quotation isn't closed", "add the closing quote"),
    "found unexpected document indicator": ("a quotation isn't closed", "add the closing quote"),
}  # fmt: skip
"""What libyaml says, and how an instructor is told it."""


@dataclass
class Yaml:
    """What some YAML holds: texts, lists and dicts; and what is wrong with it."""

    value: Any = None
    marks: dict[Place, Mark] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)


class _Stop(Exception):  # noqa: N818
    """Nothing after this can be read."""


def read_yaml(text: str, first_line: int) -> Yaml:
    """Read YAML that begins on line `first_line` of its file."""
    reader = _Reader(text, first_line)
    try:
        reader.read()
    except _Stop:
        reader.yaml.value = None
    except yaml.YAMLError as error:
        reader.yaml.value = None
        reader.cannot_read(error)
    return reader.yaml


class _Reader:
    def __init__(self, text: str, first_line: int) -> None:
        self.yaml = Yaml()
        self.first_line = first_line
        self.last_line = text.rstrip().count("\n")
        self.events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)

    def read(self) -> None:
        for event in self.events:
            if isinstance(event, events.DocumentStartEvent) and self.yaml.marks:
                self.tell(event, "yaml", "a second part begins here", "delete the line of three hyphens")
                raise _Stop
            if isinstance(event, events.NodeEvent):
                self.yaml.value = self.value(event, ())

    def value(self, event: Any, place: Place) -> Any:
        """The value that begins with this event."""
        self.yaml.marks.setdefault(place, self.mark(event))
        self.refuse(event, place)
        if isinstance(event, events.SequenceStartEvent):
            return self.sequence(place)
        if isinstance(event, events.MappingStartEvent):
            return self.mapping(place)
        if isinstance(event, events.AliasEvent):
            return None
        if (text := self.scalar(event)) is None:
            self.no_value(event, place)
        return text

    def scalar(self, event: Any) -> str | None:
        text = str(event.value)
        self.yaml.mistakes += too_much_in_value(text, *self.mark(event))
        if "\n" in text.strip():
            told = "this value stands on several lines"
            self.tell(event, "several-lines", told, "join them, or begin a value of several lines with '>-'")
        return text if text or event.style else None

    def no_value(self, event: Any, place: Place) -> None:
        what = f"'{place[-1]}'" if place and isinstance(place[-1], str) else "this entry"
        told = (*self.yaml.marks.get(place, self.mark(event)), "missing-key", f"{what} has no value")
        self.yaml.mistakes.append((*told, "write one, or delete the line"))

    def sequence(self, place: Place) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), events.SequenceEndEvent):
            values.append(self.value(event, (*place, len(values))))
            if len(values) > MOST_ENTRIES:
                self.tell(event, "too-long", f"this list has more than {MOST_ENTRIES:,} entries", "make it shorter")
                raise _Stop
        return values

    def mapping(self, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), events.MappingEndEvent):
            if not isinstance(event, events.ScalarEvent):
                self.tell(event, "yaml", "a list or a group can't be a key", "write 'key: value'")
                raise _Stop
            self.refuse(event, place)
            key = str(event.value)
            if key in values:
                self.tell(event, "duplicate-key", f"'{key}' is here twice", "keep one of them")
            self.yaml.marks.setdefault((*place, key), self.mark(event))
            values[key] = self.value(next(self.events), (*place, key))
        return values

    def refuse(self, event: Any, place: Place) -> None:
        """Tell what no course needs and no instructor means."""
        if isinstance(event, events.AliasEvent):
            self.tell(event, "yaml-extras", f"'*{event.anchor}' is a YAML alias", "put the text in double quotes")
        elif event.anchor:
            self.tell(event, "yaml-extras", f"'&{event.anchor}' is a YAML anchor", "put the text in double quotes")
        elif event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.tell(event, "yaml-extras", f"'{tag}' is a YAML tag", "put the text in double quotes")
        if len(place) > DEEPEST:
            self.tell(event, "too-deep", f"this stands more than {DEEPEST} levels deep", "nest it less")
            raise _Stop

    def cannot_read(self, error: yaml.YAMLError) -> None:
        said = str(getattr(error, "problem", None) or error)
        unknown = "this can't be read", "check the quotes, brackets and indentation here"
        message, hint = next((told for start, told in SENTENCES.items() if said.startswith(start)), unknown)
        mark = getattr(error, "problem_mark", None)
        if re.search("quoted|flow", str(getattr(error, "context", ""))):
            mark = getattr(error, "context_mark", None) or mark
        line, column = (mark.line, mark.column + 1) if mark else (0, 1)
        if line > self.last_line:
            line, column = self.last_line, 1
        self.yaml.mistakes.append((self.first_line + line, column, "yaml", message, hint))

    def tell(self, event: Any, rule: str, message: str, hint: str) -> None:
        self.yaml.mistakes.append((*self.mark(event), rule, message, hint))

    def mark(self, event: Any) -> Mark:
        return self.first_line + int(event.start_mark.line), int(event.start_mark.column) + 1
