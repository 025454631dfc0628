"""A file as its author sees it: front matter, body, and the line and column of every key."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from coursewright import prose
from coursewright.bounds import LARGEST, Mistake, too_many_marks, too_much
from coursewright.model import Mark, Place, Prose
from coursewright.problems import Problem
from coursewright.stubs import FILL_IN
from coursewright.yamltext import read_yaml

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
"""Letters that can't be seen, and that change what can be."""

KEY, LONGEST_KEY = re.compile(r"(?P<key>\w+)=\Z"), 40
"""A key in braces, before its value."""

MOST_ODD = 20
"""The most of them that are told of one file: with more, it is no text."""


@dataclass
class Source:
    """One file, read. What is wrong with its form is in `problems`."""

    file: str
    head: Any = None
    """The YAML: front matter of a lesson, or the whole of a .yml file."""
    body: Prose = field(default_factory=lambda: Prose(text=""))
    marks: dict[Place, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unfinished: list[Problem] = field(default_factory=list)
    """What is left to fill in; the rest of the file can be read."""

    def tell(self, *mistakes: Mistake) -> None:
        self.problems += [Problem(self.file, *mistake) for mistake in mistakes]


def read(root: Path, file: str) -> Source:
    """Read one file of the course in `root`."""
    source = Source(file)
    raw = _bytes(root / file, source)
    return source if raw is None else parsed(file, raw)


def parsed(file: str, raw: bytes) -> Source:
    """What these bytes say, as the whole of a file."""
    source = Source(file)
    text = _text(raw, source)
    if text is not None and file.endswith(".md"):
        _read_markdown(text, source)
    elif text is not None:
        _read_yaml(text, 1, source)
    if text is not None:
        source.unfinished = [_unfinished(file, text, place) for place in FILL_IN.finditer(text)]
    return source


def _unfinished(file: str, text: str, place: re.Match[str]) -> Problem:
    before, hint = text[: place.start()], "write it in the place of this mark"
    what = place["what"] or f"the name of a {_key(before)}"
    if what == "the name of a misconception":
        hint += ", or write error= and the name of a cueing error"
    return Problem(file, *_spot(before), "unfinished", f"here is still to fill in: {what}", hint)


def _key(before: str) -> str:
    """The key whose value comes next."""
    found = KEY.search(before[-LONGEST_KEY:])
    return found["key"] if found else "thing"


def _read_markdown(text: str, source: Source) -> None:
    lines = text.split("\n")
    start = 0
    if lines[0].rstrip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
        if end is None:
            hint = "close it with a line of three hyphens: ---"
            return source.tell((1, 1, "front-matter", "the front matter has no end", hint))
        _read_yaml("\n".join(lines[1:end]), 2, source)
        start = end + 1
    source.body = Prose(text="\n".join(lines[start:]), line=start + 1)
    source.tell(*too_much(source.body.text, source.body.line))
    for row, told, hint in prose.broken_fences(source.body.text):
        source.tell((source.body.line + row, 1, "blocks-of-code", told, hint))


def _read_yaml(text: str, first: int, source: Source) -> None:
    yaml = read_yaml(text, first)
    source.head, source.marks = yaml.value, yaml.marks
    source.tell(*(yaml.mistakes or too_many_marks(text)))


def _bytes(path: Path, source: Source) -> bytes | None:
    """What is in the file, or None with what is wrong told."""
    if not path.is_file():
        source.tell((1, 1, "unreadable", "this is not a file of text", "delete it"))
    elif path.stat().st_size > LARGEST:
        source.tell((1, 1, "too-large", "the file is larger than 1 MiB", "split it"))
    else:
        try:
            return path.read_bytes()
        except OSError as error:
            source.tell((1, 1, "unreadable", f"the file can't be read: {error.strerror}", ""))
    return None


def _text(raw: bytes, source: Source) -> str | None:
    """The file's text with plain line ends, or None with what is wrong told."""
    if raw.startswith(BYTE_ORDER_MARK):
        hint = "save it as UTF-8 without a byte order mark"
        source.tell((1, 1, "byte-order-mark", "the file begins with a byte order mark", hint))
        raw = raw.removeprefix(BYTE_ORDER_MARK)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        mark = _spot(_plain_ends(raw[: error.start].decode("utf-8")))
        source.tell((*mark, "not-utf-8", "this letter isn't UTF-8", "save the file as UTF-8"))
        return None
    text = _plain_ends(text)
    if not text.strip():
        source.tell((1, 1, "empty", "the file is empty", "write something, or delete it"))
        return None
    for odd in islice(ODD.finditer(text), MOST_ODD):
        told = f"there is a character that can't be seen: {unicodedata.name(odd[0], f'U+{ord(odd[0]):04X}')}"
        source.tell((*_spot(text[: odd.start()]), "control-character", told, "delete it"))
    return None if ODD.search(text) else text


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spot(before: str) -> Mark:
    """The line and column of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")
