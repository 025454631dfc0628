"""What observers marked while trainees coached a drill, as the page of the drill's checklist exports it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coursewright import exported
from coursewright.folder import shown

FORMAT, VERSION = "coursewright-observation", 1

MARKS = (0, 1, 2)
"""Missed, partly, well."""

LABEL = re.compile(r"[^\x00-\x1f\x7f]{1,40}")
MARK = re.compile(r"(step|error):[a-z0-9-]{1,100}")
MOST_MARKS = 200


@dataclass(frozen=True)
class Observation:
    """One observer's marks of one performance. A file that holds none has a `problem`."""

    file: str
    drill: str = ""
    of: str = ""
    """Who was observed, as both observers call them: a number or initials."""
    by: str = ""
    """The observer."""
    at: int = 0
    marks: tuple[tuple[str, int], ...] = ()
    """What was marked, such as "error:its-name", and how: one of MARKS."""
    problem: str = ""

    @property
    def told(self) -> str:
        """What there is to say of the file, on one line."""
        return f"{self.file}: {self.problem}" if self.problem else ""


def is_one(path: Path) -> bool:
    """Whether a file says that it is an observation."""
    held, _ = exported.held(path)
    return isinstance(held, dict) and held.get("format") == FORMAT


def read(path: Path, course: str) -> Observation:
    """Read one file as an observation in the course with this id."""
    held, problem = exported.held(path)
    problem = problem or _misfit(held, course)
    if problem:
        return Observation(shown(str(path)), problem=problem)
    marks = tuple(sorted(held["marks"].items()))
    return Observation(shown(str(path)), held["drill"], held["of"], held["by"], held["at"], marks)


def _misfit(held: Any, course: str) -> str:
    """Why this isn't an observation in the course; nothing if it is one."""
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        return "this is not an observation that a checklist exports"
    if held.get("version") != VERSION:
        return f"this observation has another form than the one that is read here (version {VERSION})"
    if held.get("course") != course:
        return "this observation is of another course"
    wrong = (key for key, fits in KEYS.items() if not fits(held.get(key)))
    return next((f"its '{key}' is not as a checklist writes it" for key in wrong), "")


def _is_label(value: Any) -> bool:
    return isinstance(value, str) and bool(LABEL.fullmatch(value))


def _is_time(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**43


def _are_marks(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and len(value) <= MOST_MARKS
        and all(MARK.fullmatch(name) for name in value)
        and all(isinstance(mark, int) and not isinstance(mark, bool) and mark in MARKS for mark in value.values())
    )


KEYS: dict[str, Callable[[Any], bool]] = {
    "drill": _is_label, "of": _is_label, "by": _is_label, "at": _is_time, "marks": _are_marks,
}  # fmt: skip
"""What an observation holds, and how each must be."""
