"""A part of a file, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

Place = tuple[int, int]
"""A line and a column; both begin at 1."""


@dataclass(frozen=True)
class Piece:
    """Some letters of a file, and the place of the first of them."""

    text: str
    line: int
    column: int = 1

    @property
    def at(self) -> Place:
        """The place of its first letter that can be seen."""
        bare = self.after(len(self.text) - len(self.text.lstrip()))
        return bare.line, bare.column

    def after(self, number: int) -> Piece:
        """The same without some letters at its beginning."""
        gone = self.text[:number]
        column = len(gone) - gone.rfind("\n") if "\n" in gone else self.column + len(gone)
        return Piece(self.text[number:], self.line + gone.count("\n"), column)

    def before(self, number: int) -> Piece:
        """The first letters."""
        return Piece(self.text[:number], self.line, self.column)

    def parted(self, mark: str) -> tuple[Piece, Piece]:
        """What stands before a mark, and after it."""
        found = self.text.find(mark)
        return (self, self.after(len(self.text))) if found < 0 else (self.before(found), self.after(found + len(mark)))

    def rows(self) -> Iterator[Piece]:
        """Its lines."""
        for n, row in enumerate(self.text.split("\n")):
            yield Piece(row, self.line + n, 1 if n else self.column)

    def split(self, marks: str) -> Iterator[tuple[str, Piece]]:
        """What stands behind each of some marks, with it; what stands before them all comes with none."""
        ends = [found.start() for found in re.finditer(f"[{marks}]", self.text)]
        first = self.before(ends[0]) if ends else self
        if first.text.strip():
            yield "", first
        rest, gone = self, 0
        for start, end in pairwise([*ends, len(self.text)]):
            rest, gone = rest.after(start - gone), start
            yield rest.text[0], rest.before(end - start).after(1)
