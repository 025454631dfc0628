"""What in a course's files can be put right without asking: line ends, marks that can't be seen, boxes, missing ids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from coursewright import folder, names, questions
from coursewright.bounds import LARGEST
from coursewright.braces import read as read_braces
from coursewright.content import KINDS
from coursewright.draft import Draft
from coursewright.source import BYTE_ORDER_MARK, Source, parsed

QUIZ, LESSON = "quizzes/*.md", "content/modules/*/*.md"

BOX = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]*\[(?P<box>[ \txX]{0,2})\][ \t]*(?P<text>.*)")
INDENT = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)

Told = tuple[tuple[int, str], ...]
"""Line, and what was done there."""


@dataclass(frozen=True)
class Fixed:
    """A file that differs from what it was."""

    file: str
    before: bytes
    text: str
    """What it holds now."""
    told: Told = ()

    def but(self, text: str, *told: tuple[int, str]) -> Fixed:
        return replace(self, text=text, told=(*self.told, *told))

    def source(self) -> Source:
        return parsed(self.file, self.text.encode())

    def lines(self) -> list[str]:
        """What was done, one line each, as the checker tells its places."""
        return [f"{self.file}:{line}: {what}" for line, what in sorted(self.told)]


def found(root: Path) -> list[Fixed]:
    """The files of a course that can be put right; nothing is written."""
    files = [_boxes(_tabs(_plain(file))) for file in _texts(root)]
    taken = {draft.name for file in files for draft in _drafts(file)}
    return [file for file in (_ids(file, taken) for file in files) if file.told]


def ids(root: Path) -> frozenset[str]:
    """The ids of a course's questions, as far as they can be read."""
    return frozenset(draft.name for file in _texts(root) for draft in _drafts(_plain(file)))


def _texts(root: Path) -> Iterator[Fixed]:
    """Every text that the course is read from, where it can be read."""
    for file in folder.files(root):
        path = root / file
        read = any(folder.is_read(file, pattern) for pattern in KINDS) and not folder.odd_name(file)
        if read and not folder.is_readme(file) and path.is_file() and not path.is_symlink():
            raw = _bytes(path)
            try:
                yield Fixed(file, raw, raw.decode("utf-8"))
            except UnicodeDecodeError:
                continue


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing, where it can't be read or is too large: the checker tells it."""
    try:
        return path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError:
        return b""


def _plain(file: Fixed) -> Fixed:
    """Without a byte order mark, and with plain line ends."""
    if file.before.startswith(BYTE_ORDER_MARK):
        file = file.but(file.text.lstrip("\ufeff"), (1, "took out the byte order mark"))
    plain = file.text.replace("\r\n", "\n").replace("\r", "\n")
    return file if plain == file.text else file.but(plain, (1, "ended every line with a plain line end"))


def _tabs(file: Fixed) -> Fixed:
    """With spaces for the tabs that YAML is indented with, if it can be read then."""
    yaml = file.text if file.file.endswith(".yml") else _front(file.text)
    spaced = file.but(INDENT.sub(_spaces, yaml) + file.text[len(yaml) :])
    if spaced.text == file.text or not file.source().problems or spaced.source().problems:
        return file
    lines = [yaml.count("\n", 0, tab.start()) + 1 for tab in INDENT.finditer(yaml)]
    return spaced.but(spaced.text, *((line, "wrote spaces for the tab") for line in lines))


def _front(text: str) -> str:
    """The front matter of a text."""
    matter = re.match(r"---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)", text)
    return matter[0] if matter else ""


def _spaces(tab: re.Match[str]) -> str:
    return tab[0].replace("\t", "  ")


def _drafts(file: Fixed) -> list[Draft]:
    """The questions of a file, where they can be read."""
    reads: dict[str, Callable[..., list[Draft]]] = {
        QUIZ: questions.drafts_in_file,
        LESSON: questions.drafts_in_lesson,
    }
    read = next((read for pattern, read in reads.items() if folder.is_read(file.file, pattern)), None)
    source = file.source() if read else None
    return [] if read is None or source is None or source.problems else read(source.body, file.file)


def _boxes(file: Fixed) -> Fixed:
    """With every box of an option written as '- [ ] ' or '- [x] '."""
    rows, told = file.text.split("\n"), []
    for line in sorted(line for draft in _drafts(file) for line in _odd_boxes(draft, rows)):
        box = BOX.fullmatch(rows[line - 1])
        if box:
            mark = "- [x]" if "x" in box["box"].lower() else "- [ ]"
            rows[line - 1] = f"{mark} {box['text']}"
            told.append((line, f"wrote the box as '{mark} '"))
    return file.but("\n".join(rows), *told)


def _odd_boxes(draft: Draft, rows: list[str]) -> set[int]:
    """The lines of a question whose box the checker refuses, or whose x is large."""
    refused = {told.line for told in draft.problems if told.rule == "option-form" and told.column == 1}
    options = [line for place, (line, _) in draft.marks.items() if place[:1] in (("options",), ("checklist",))]
    return refused | {line for line in options if rows[line - 1][2:5] == "[X]"}


def _ids(file: Fixed, taken: set[str]) -> Fixed:
    """With an id for every question that has none; they are added to those that are taken."""
    rows, told, added = file.text.split("\n"), [], 0
    for draft in [draft for draft in _drafts(file) if draft.lacks_id]:
        name = names.free(draft.new_id(), taken)
        taken.add(name)
        place = draft.line - 1 + added
        if rows[place].startswith("<quiz>"):
            place, added = place + 1, added + 1
            rows.insert(place, f"{{#{name}}}")
        else:
            rows[place] = _with_id(rows[place], name)
        told.append((place + 1, f"wrote {{#{name}}}"))
    return file.but("\n".join(rows), *told)


def _with_id(row: str, name: str) -> str:
    """A line with an id in its braces, which it has or is given."""
    whole = row.rstrip()
    if read_braces(row, 1).text == row.strip():
        return f"{whole} {{#{name}}}"
    start = whole.rindex("{") + 1
    return f"{whole[:start]}#{name}{' ' if whole[start:-1].strip() else ''}{whole[start:].lstrip()}"
