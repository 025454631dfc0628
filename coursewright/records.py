"""Records that trainees exported, read back: what a file holds is checked before any of it is believed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from coursewright import exported
from coursewright.entries import is_count, is_id, is_name, misfit
from coursewright.folder import shown

FORMAT, VERSION = "coursewright-record", 1

MOST_ENTRIES = 200_000
"""The most entries of a record; the shortest take 100 bytes."""


class Answer(NamedTuple):
    """One answer to one question. Answers sort by their time."""

    at: int
    id: str
    item: str
    version: str
    answer: tuple[str, ...]
    share: float
    """How much of it was right, from 0 to 1."""


class Carried(NamedTuple):
    """That a question was answered on another device, as a short code told it."""

    at: int
    id: str
    key: int
    salt: int


@dataclass(frozen=True)
class Record:
    """What one file holds. A file that holds no record of this course has a `problem`."""

    file: str
    device: str = ""
    answers: tuple[Answer, ...] = ()
    carried: tuple[Carried, ...] = ()
    problem: str = ""
    left_out: str = ""
    """How many entries aren't as they must be, and why the first isn't."""

    @property
    def told(self) -> str:
        """What there is to say of the file, on one line."""
        sentence = self.problem or self.left_out
        return f"{self.file}: {sentence}" if sentence else ""


def read(path: Path, course: str) -> Record:
    """Read one file as a record of the course with this id."""
    held, problem = exported.held(path)
    problem = problem or _not_ours(held, course)
    return Record(shown(str(path)), problem=problem) if problem else _record(shown(str(path)), held)


def _not_ours(held: Any, course: str) -> str:
    """Why this isn't a record of the course; nothing if it is one."""
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        return "this is not a record that trainees export"
    if not is_count(held.get("version")) or held["version"] != VERSION:
        return f"this record has another form than the one that is read here (version {VERSION})"
    if held.get("course") != course:
        other = held.get("course")
        return "this record is of another course" + (f", '{other}'" if is_name(other) else "")
    if not is_id(held.get("record")):
        return "its 'record' is not 24 hexadecimal digits"
    entries = held.get("entries")
    if not isinstance(entries, list):
        return "its 'entries' are not a list"
    return f"the record has more than {MOST_ENTRIES:,} entries" if len(entries) > MOST_ENTRIES else ""


def _record(file: str, held: dict[str, Any]) -> Record:
    misfits = [(number, why) for number, entry in enumerate(held["entries"], 1) if (why := misfit(entry))]
    wrong = {number for number, _ in misfits}
    entries = [entry for number, entry in enumerate(held["entries"], 1) if number not in wrong]
    left_out = ""
    if misfits:
        number, why = misfits[0]
        left_out = f"entries left out: {len(misfits)} of {len(held['entries'])}; the first is entry {number}: {why}"
    return Record(
        file,
        held["record"],
        tuple(
            Answer(e["at"], e["id"], e["item"], e["version"], tuple(e["answer"]), e["share"])
            for e in entries
            if e["kind"] == "answer"
        ),
        tuple(Carried(e["at"], e["id"], e["key"], e["salt"]) for e in entries if e["kind"] == "carried"),
        left_out=left_out,
    )
