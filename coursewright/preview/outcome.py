"""What came of one build of the preview."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coursewright.problems import Problem


@dataclass(frozen=True)
class Outcome:
    """A site, or why there is none."""

    problems: list[Problem]
    """What is wrong; of a site that was built, only warnings. One that is about no file names none."""
    built: bool = False
    again: bool = False
    """Whether the same files may do at another time: the disk was full."""
    facts: dict[str, Any] = field(default_factory=dict)
    """What the instructor's view tells."""
    base: str = "/"
    """The path at which the site will be published."""
    watch: tuple[Path, ...] = ()
    """The files and folders that the course's own mkdocs.yml names."""


def failed(message: str, hint: str = "", *, again: bool = False) -> Outcome:
    """No site, for a reason that lies in no file."""
    return Outcome([Problem("", 1, 1, "preview", message, hint)], again=again)
