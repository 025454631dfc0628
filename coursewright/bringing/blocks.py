"""Read the <quiz> blocks of a page that was written for mkdocs-quiz."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from coursewright import prose
from coursewright.bringing.question import BLANK, Answer, Brought, Question, judged
from coursewright.bringing.words import read as read_words

OPENS, CLOSES = "<quiz>", "</quiz>"
OPTION = re.compile(r"[-*] \[(.?)\] (.*)")
QUOTED = re.compile(r"\s*>\s?(.*)")
HOLE = re.compile(r"\[\[([^\]]+)\]\]")


def read(text: str, brought: Brought) -> None:
    """Take every question of a page, and tell of what stands between them."""
    plain, end = prose.without_code(text), 0
    for start, close in [*_places(plain), (len(text), len(text))]:
        _between(text[end:start], plain[end:start], text.count("\n", 0, end) + 1, brought)
        if start < close:
            block = text[start + len(OPENS) : close]
            _question(textwrap.dedent(block), text.count("\n", 0, start) + 1, brought)
            end = close + len(CLOSES)


def _places(plain: str) -> Iterator[tuple[int, int]]:
    """Where each block begins, and where its end mark does."""
    start = plain.find(OPENS)
    while start >= 0 and (close := plain.find(CLOSES, start)) >= 0:
        yield start, close
        start = plain.find(OPENS, close)


def _between(text: str, plain: str, first: int, brought: Brought) -> None:
    """Tell of the first row of words, and of every <quiz> that isn't closed; `plain` has no code."""
    rows = list(enumerate(zip(text.split("\n"), plain.split("\n"), strict=True), first))
    for number, (_, row) in rows:
        if "<quiz" in row.lower():
            brought.lose((number, 1), "this <quiz> isn't closed, so it isn't carried", "close it with </quiz>")
    words = [number for number, (row, bare) in rows if row.strip() and "<quiz" not in bare.lower()]
    if words:
        brought.lose((words[0], 1), "the words outside of the questions aren't carried")


def _question(block: str, line: int, brought: Brought) -> None:
    rows = block.split("\n")
    at = next((n for n, row in enumerate(rows) if OPTION.fullmatch(row)), -1)
    if at >= 0:
        _choice(rows, at, line, brought)
    elif HOLE.search(block):
        _fill(rows, line, brought)
    else:
        brought.lose((line, 1), "this <quiz> has no options and no blank, so it isn't carried")


def _choice(rows: list[str], at: int, line: int, brought: Brought) -> None:
    options, rest = _options(rows[at:], line + at, brought)
    right = sum(option.right for option in options)
    answers = [
        Answer(
            _words(option.text, option.line, brought), (option.line, 1), 100 / right if option.right else 0,
            _words("\n".join(option.why), option.line, brought),
        )
        for option in options
    ]  # fmt: skip
    stem = _words("\n".join(rows[:at]), line, brought)
    rationale = _words("\n".join(rest), line + len(rows) - len(rest), brought)
    brought.questions.append(
        judged(Question("choice", (line, 1), stem, answers, several=right > 1, rationale=rationale), brought)
    )


@dataclass
class _Option:
    right: bool
    text: str
    line: int
    why: list[str] = field(default_factory=list)


def _options(rows: list[str], line: int, brought: Brought) -> tuple[list[_Option], list[str]]:
    """The options, each with its explanation, and the rows after the last of them."""
    options: list[_Option] = []
    last = max(n for n, row in enumerate(rows) if OPTION.fullmatch(row))
    for n, row in enumerate(rows):
        if option := OPTION.fullmatch(row):
            options.append(_Option(_ticked(option[1], line + n, brought), option[2], line + n))
        elif (quoted := QUOTED.fullmatch(row)) and (n < last or rows[n - 1].strip()):
            options[-1].why.append(quoted[1])
        elif row.strip():
            return options, rows[n:]
    return options, []


def _ticked(box: str, line: int, brought: Brought) -> bool:
    if box not in ("x", "X", " ", ""):
        brought.lose((line, 1), f"the box [{box}] isn't carried: it counts as empty", "write [x] or [ ]")
    return box in ("x", "X")


def _fill(rows: list[str], line: int, brought: Brought) -> None:
    cut = next((n for n, row in enumerate(rows) if row.strip() == "---"), len(rows))
    text = "\n".join(rows[:cut])
    answers = [
        Answer(" ".join(found[1].split()), (line + text.count("\n", 0, found.start()), 1), 100)
        for found in HOLE.finditer(text)
    ]
    stem = _words(HOLE.sub(BLANK, text), line, brought)
    rationale = _words("\n".join(rows[cut + 1 :]), line + cut, brought)
    brought.questions.append(Question("fill", (line, 1), stem, answers, rationale=rationale))


def _words(text: str, line: int, brought: Brought) -> str:
    line += text[: len(text) - len(text.lstrip())].count("\n")
    return read_words(text, "markdown", lambda told: brought.lose((line, 1), told))
