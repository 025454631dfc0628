"""Names of things, made from their titles: they are the names of files, and addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

LONGEST = 60
"""The most letters of a name that is made: a path of three of them still fits everywhere."""

RESERVED = {
    "index",
    "readme",
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}
"""Names that a file can't have: two mean something else here, the others are devices on Windows."""


def from_title(title: str) -> str:
    """A title in lower-case letters, digits and hyphens; nothing, if it has none that could be."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("'", "").replace("’", ""))
    words = re.findall(r"[a-z0-9]+", "".join(letter for letter in plain if not unicodedata.combining(letter)))
    name = "-".join(words)
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rpartition("-")[0] or name[:LONGEST]


def from_words(text: str) -> str:
    """The same of a text's first five words."""
    return "-".join(from_title(text).split("-")[:5])


def free(name: str, taken: Collection[str]) -> str:
    """The name, or where it is taken the first of name-2, name-3 … that isn't."""
    if name not in taken:
        return name
    return next(other for n in range(2, len(taken) + 3) if (other := f"{name}-{n}") not in taken)
