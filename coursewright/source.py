"""A file as its author sees it: front matter, body, and the line and column of every key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursewright.model import Mark, Place, Prose
from coursewright.problems import Problem
from coursewright.yamltext import Yaml, read_yaml

LARGEST = 1024 * 1024
"""The most bytes that a file of text may have."""

MOST_MARKS = 400
"""The most of one mark of Markdown in one paragraph; Python-Markdown's time grows with its square."""

DEEPEST = 12
"""The deepest that lists and quotations may stand inside each other."""

ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


@dataclass
class Source:
    """One file, read. What is wrong with its form is in `problems`."""

    file: str
    head: Any = None
    """The YAML: front matter of a lesson, or the whole of a .yml file."""
    body: Prose = field(default_factory=lambda: Prose(text=""))
    marks: dict[Place, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, line, column, rule, message, hint))


def read(root: Path, file: str) -> Source:
    """Read one file of the course in `root`."""
    source = Source(file)
    text = _text(root / file, source)
    if text is None:
        return source
    if file.endswith(".md"):
        _read_markdown(text, source)
    else:
        _take(read_yaml(text, 1), source)
    return source


def _read_markdown(text: str, source: Source) -> None:
    lines = text.split("\n")
    start = 0
    if lines[0].rstrip() == "---":
        end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
        if end is None:
            source.problem(
                1,
                1,
                "front-matter",
                "the front matter has no end",
                "close it with a line of three hyphens: ---",
            )
            return
        _take(read_yaml("\n".join(lines[1:end]), 2), source)
        start = end + 1
    source.body = Prose(text="\n".join(lines[start:]), line=start + 1)
    source.problems += _too_much(source.file, source.body)


def _take(yaml: Yaml, source: Source) -> None:
    source.head, source.marks = yaml.value, yaml.marks
    for line, column, rule, message, hint in yaml.mistakes:
        source.problem(line, column, rule, message, hint)


def _text(path: Path, source: Source) -> str | None:
    """The file's text with plain line ends, or None with what is wrong told."""
    if path.is_symlink():
        return source.problem(1, 1, "symlink", "this is a link to another file", "put the file itself here")
    try:
        raw = path.read_bytes()
    except OSError as error:
        return source.problem(1, 1, "unreadable", f"the file can't be read: {error.strerror}")
    if len(raw) > LARGEST:
        return source.problem(1, 1, "too-large", "the file is larger than 1 MiB", "split it")
    if raw.startswith(b"\xef\xbb\xbf"):
        source.problem(1, 1, "byte-order-mark", "the file begins with a byte order mark", "save it as plain UTF-8")
        raw = raw[3:]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        row = raw[: error.start].split(b"\n")
        return source.problem(
            len(row),
            len(row[-1].decode("utf-8")) + 1,
            "not-utf-8",
            "this letter isn't UTF-8",
            "save the file as UTF-8",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return source.problem(1, 1, "empty", "the file is empty", "write something, or delete it")
    for found in ODD.finditer(text):
        name = unicodedata.name(found[0], f"U+{ord(found[0]):04X}")
        source.problem(
            *_spot(text, found.start()),
            "control-character",
            f"there is a character that can't be seen: {name}",
            "delete it",
        )
    return ODD.sub(" ", text)


def _spot(text: str, start: int) -> Mark:
    before = text[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def _too_much(file: str, body: Prose) -> Iterator[Problem]:
    """What would keep Python-Markdown busy for minutes, found in one pass."""
    for number, line in enumerate(body.text.split("\n"), body.line):
        lead = re.match(r"(?:[ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t]))*[ \t]*", line)
        nested = lead[0].count(">") + len(lead[0].expandtabs(4).replace(">", "")) // 4 if lead else 0
        if nested > DEEPEST:
            yield Problem(
                file,
                number,
                1,
                "too-deep",
                f"this line stands more than {DEEPEST} levels deep",
                "nest it less",
            )
    line = body.line
    for block in re.split(r"(\n[ \t]*\n)", body.text):
        for mark in "[]<&*_`!(":
            if block.count(mark) > MOST_MARKS:
                yield Problem(
                    file, line, 1, "too-many-marks",
                    f"one paragraph has more than {MOST_MARKS} '{mark}'", "split it with empty lines",
                )  # fmt: skip
        line += block.count("\n")
