"""A table of Markdown, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from coursewright.bounds import DELIMITERS
from coursewright.model import Pair, Prose
from coursewright.prose import without_code

BORDER = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Row:
    """One row: its line in the author's file, and its cells."""

    line: int
    cells: list[Prose]


@dataclass(frozen=True)
class Table:
    """The first row, which says what the columns are called, and the others."""

    head: Row
    rows: list[Row]
    lines: range
    """Where it stands in the author's file."""


def first_table(rows: list[str], first: int) -> Table | None:
    """The first table among the lines of a text that begins on line `first`."""
    plain = without_code("\n".join(rows)).split("\n")
    start = next((n for n, (head, below) in enumerate(pairwise(plain)) if _opens(head, below)), -1)
    if start < 0:
        return None
    end = next((n for n in range(start, len(plain)) if not rows[n].strip()), len(plain))
    made = [_row(rows[n], plain[n], first + n) for n in range(start, end) if n != start + 1]
    return Table(made[0], made[1:], range(first + start, first + end))


def pairs(table: Table) -> list[Pair]:
    """The rows of a table of two columns, the first of them what the columns are called."""
    return [Pair(left=row.cells[0], right=row.cells[-1]) for row in (table.head, *table.rows)]


def not_pairs(table: Table) -> Iterator[tuple[int, str]]:
    """The line of every row that isn't a pair, and what to say of it; of the first row alone, if that is none."""
    if (columns := len(table.head.cells)) != 2:
        yield table.head.line, f"this table has {_count(columns, 'column')}, and a match question takes two"
    else:
        for row in table.rows:
            if (cells := len(row.cells)) != 2:
                yield row.line, f"this row has {_count(cells, 'cell')}, and a pair has two"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _opens(head: str, below: str) -> bool:
    return bool(BORDER.search(head) and DELIMITERS.fullmatch(below))


def _row(row: str, bare: str, line: int) -> Row:
    """The cells of a row; a border in code, or behind a backslash, is none."""
    cuts = [found.start() for found in BORDER.finditer(bare)]
    start = cuts.pop(0) + 1 if cuts and not row[: cuts[0]].strip() else 0
    if not cuts or row[cuts[-1] + 1 :].strip():
        cuts.append(len(row))
    starts = [start, *(cut + 1 for cut in cuts[:-1])]
    return Row(line, [_cell(row[begin:cut], line, begin + 1) for begin, cut in zip(starts, cuts, strict=True)])


def _cell(text: str, line: int, column: int) -> Prose:
    return Prose(text=text.strip(), line=line, column=column + len(text) - len(text.lstrip()))
