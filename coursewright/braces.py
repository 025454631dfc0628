"""What stands in braces at the end of a line: {#its-name bloom=analyze critical}."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

FLAGS = ("critical", "unsafe", "pin")
"""Words that stand without a value."""

STRAY = re.compile(r"\{(?:#|[a-z]+=)")


@dataclass
class Braces:
    """A line in two: the text before its braces, and what the braces say."""

    text: str
    id: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    """Where each fact stands; the id's is under "#"."""
    mistakes: list[tuple[int, str, str, str]] = field(default_factory=list)
    """Column, rule, message, hint."""


def read(line: str, column: int) -> Braces:
    """Part a line whose first letter stands in `column`."""
    whole = line.rstrip()
    start = whole.rfind("{")
    if start < 0 or whole.endswith("]{quoted}") or not whole.endswith("}") or "}" in whole[start:-1]:
        return _without(Braces(line.strip()), line, column)
    braces = Braces(whole[:start].strip())
    for word in re.finditer(r"\S+", whole[start + 1 : -1]):
        _take(word[0], column + start + 1 + word.start(), braces)
    return _without(braces, whole[:start], column)


def _take(word: str, column: int, braces: Braces) -> None:
    key, equals, value = word.partition("=")
    if word.startswith("#"):
        key, value = "#", word[1:]
    elif not equals and key in FLAGS:
        value = "yes"
    if not value or not key:
        told, hint = f"'{word}' in braces says nothing", "write #id or key=value, without spaces inside"
        braces.mistakes = braces.mistakes or [(column, "braces", told, hint)]
    elif key in braces.columns:
        braces.mistakes.append((column, "duplicate-key", f"'{key}' is here twice", "keep one of them"))
    elif key == "#":
        braces.id, braces.columns["#"] = value, column
    else:
        braces.facts[key], braces.columns[key] = value, column


def _without(braces: Braces, text: str, column: int) -> Braces:
    """The same, when the text before the braces has none that were meant to be read."""
    if stray := STRAY.search(text):
        told = "these braces aren't closed" if "}" not in text[stray.start() :] else "these braces aren't read here"
        braces.mistakes.append((column + stray.start(), "braces", told, "close them, at the end of the line"))
    return braces
