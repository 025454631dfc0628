"""What would keep the builder busy for minutes: found in one pass, told, and never given to it.

Python-Markdown 3.11 was measured on one core with the extensions of mkdocs.yml, each mark of Markdown alone, in
paragraphs, in lists and in tables: most take time by the square of their number, and some by that of the lines.
Unbounded, 20 kB of `[` or of `<a ` take minutes, as do 100 kB of `\\*` and 1 MiB of `- a` or `a|b`. Within these
bounds the worst file that was found takes 1.4 seconds (tests/test_bounds.py has the attempts).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Mistake = tuple[int, int, str, str, str]
"""Line, column, rule, message, hint."""

LARGEST = 1024 * 1024
"""The most bytes that a file of text may have."""

MARKS = "[]<&*_`!(\\|"
MOST_MARKS = 500
"""The most of one mark of Markdown in one paragraph or row of a table: 500 `![` take 0.1 s, 5,000 take 6 s."""

MOST_MARKS_IN_ALL = 10_000
"""The most of one mark in one file: 1 MiB of `[` in paragraphs of 400 takes 80 s, 10,000 of them 1 s."""

MOST_WORK = 10_000_000
"""The most of one mark times the length of its paragraph, added up over a file: from each `[` Python-Markdown looks
for its end."""

MOST_CELLS = 20_000
"""The most cells in the tables of one file, with the empty ones that Markdown adds to short rows."""

MOST_LINES = 10_000
"""The most lines in one file: 10,000 entries of nested lists take 5 s."""

MOST_IN_BLOCK = 500
"""The most lines of a paragraph or a table: 5,000 lines of `---` without an empty one take 6 s, 500 take 0.1 s."""

MOST_HEADINGS = 500
"""The most headings in one file: 5,000 without empty lines between take 14 s."""

LONGEST = 10_000
"""The longest line."""

DEEPEST = 12
"""The deepest that lists and quotations may stand inside each other."""

MOST_ENTRIES = 2_000
"""The most entries in one list of YAML."""

MOST_ITEMS = 500
"""The most questions in one file."""

MOST_OPTIONS = 50
"""The most answers of one question."""

EMPTY_LINES = re.compile(r"(?:\A|\n)(?:[ \t]*\n)+")
DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*")
NESTED = re.compile(r"(?:[ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t]))*[ \t]*")


def too_much(text: str, first: int) -> Iterator[Mistake]:
    """What is too much in the Markdown of a file that begins on line `first`."""
    blocks = list(_blocks(text, first))
    told = [mistake for number, row in enumerate(text.split("\n"), first) for mistake in _in_row(row, number)]
    told += [mistake for block, line in blocks for mistake in _in_block(block, line)]
    yield from told or _in_file(text, [block for block, _ in blocks], first)


def too_long(text: str) -> bool:
    """Whether this is more than one file may hold, whatever its lines and paragraphs hold."""
    blocks = [block for block, _ in _blocks(text, 1)]
    return len(text.encode()) > LARGEST or any(_in_file(text, blocks, 1))


def too_much_in_value(text: str, line: int, column: int) -> Iterator[Mistake]:
    """What is too much in one value of YAML."""
    if len(text) > LONGEST:
        yield line, column, "too-long", f"this value has more than {LONGEST:,} letters", "make it shorter"
    yield from ((line, column, *told) for told in _marks(text, MOST_MARKS, "this value"))


def too_many_marks(text: str) -> Iterator[Mistake]:
    """The marks that a whole file has too many of."""
    yield from ((1, 1, *told) for told in _marks(text, MOST_MARKS_IN_ALL, "the file"))


def _blocks(text: str, line: int) -> Iterator[tuple[str, int]]:
    """What stands between empty lines, with its line."""
    end = 0
    for gap in [*EMPTY_LINES.finditer(text), None]:
        block = text[end : gap.start() if gap else len(text)]
        yield block, line
        line += block.count("\n") + (gap[0].count("\n") if gap else 0)
        end = gap.end() if gap else end


def _in_file(text: str, blocks: list[str], first: int) -> Iterator[Mistake]:
    if text.count("\n") > MOST_LINES:
        yield first + MOST_LINES, 1, "too-long", f"the text has more than {MOST_LINES:,} lines", "split the file"
    if len(re.findall(r"^[ \t>]*#", text, re.MULTILINE)) > MOST_HEADINGS:
        yield first, 1, "too-long", f"the text has more than {MOST_HEADINGS} headings", "split the file"
    if sum(map(_cells, blocks)) > MOST_CELLS:
        yield first, 1, "too-long", f"the tables have more than {MOST_CELLS:,} cells", "split the file"
    for mark in MARKS:
        if text.count(mark) > MOST_MARKS_IN_ALL:
            yield first, 1, "too-many-marks", f"the text has more than {MOST_MARKS_IN_ALL:,} '{mark}'", "split the file"
        elif sum(part.count(mark) * len(part) for block in blocks for part in _parts(block)) > MOST_WORK:
            yield first, 1, "too-many-marks", f"too many '{mark}' stand in long paragraphs", "make them shorter"


def _in_row(row: str, line: int) -> Iterator[Mistake]:
    if len(row) > LONGEST:
        yield line, LONGEST, "too-long", f"this line has more than {LONGEST:,} letters", "begin a new paragraph"
    lead = NESTED.match(row)
    nested = lead[0].count(">") + len(lead[0].expandtabs(4).replace(">", "")) // 4 if lead else 0
    if nested > DEEPEST:
        yield line, 1, "too-deep", f"this line stands more than {DEEPEST} levels deep", "nest it less"


def _in_block(block: str, line: int) -> Iterator[Mistake]:
    """What is too much in a paragraph or a table."""
    if block.strip("\n").count("\n") >= MOST_IN_BLOCK:
        told = f"more than {MOST_IN_BLOCK} lines follow each other here"
        yield line, 1, "too-long", told, "put empty lines between them"
    parts = _parts(block)
    for number, part in enumerate(parts, line):
        where = "this paragraph" if len(parts) == 1 else "this row"
        yield from ((number, 1, *told) for told in _marks(part, MOST_MARKS, where))


def _parts(block: str) -> list[str]:
    """What Markdown reads by itself: a paragraph whole, a table row by row."""
    rows = block.split("\n")
    return rows if len(rows) > 1 and DELIMITERS.fullmatch(rows[1]) else [block]


def _cells(block: str) -> int:
    rows = block.split("\n")
    return len(rows) * (rows[1].count("|") + 1) if len(rows) > 1 and DELIMITERS.fullmatch(rows[1]) else 0


def _marks(text: str, most: int, where: str) -> Iterator[tuple[str, str, str]]:
    for mark, number in Counter(text).items() if len(text) > most else ():
        if mark in MARKS and number > most:
            yield "too-many-marks", f"{where} has more than {most:,} '{mark}'", "split it"
