"""What the preview shows now: the last good pages, and what is wrong with the next."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from coursewright.problems import Problem


@dataclass(frozen=True)
class Shown:
    """What there is to see at one moment."""

    folder: Path | None = None
    """The last good site, whole; none before the first."""
    site: int = 0
    """Counts the good sites."""
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False
    """Whether the problems keep the newest files from being shown; otherwise they are warnings."""
    building: bool = True
    builds: int = 0
    """Counts the builds, good and bad."""
    facts: dict[str, Any] = field(default_factory=dict)
    base: str = "/"


class Shelf:
    """Holds what is shown, for one thread that puts and many that look."""

    def __init__(self) -> None:
        self.name = secrets.token_hex(4)
        """Tells this preview from the one before it at the same address."""
        self.now = Shown()
        self._count = 0
        self._news = threading.Condition()

    def put(self, **changes: Any) -> None:
        """Show something else, and tell everyone who waits."""
        with self._news:
            self.now = replace(self.now, **changes)
            self._count += 1
            self._news.notify_all()

    @property
    def version(self) -> str:
        """Changes with everything that is put."""
        return f"{self.name}-{self._count}"

    def site_of(self, now: Shown) -> str:
        """Changes with what pages show: the good site, or before the first of them what came of the last build."""
        return f"{self.name}-{now.site}" if now.folder else f"{self.name}-none-{now.builds}"

    def wait(self, version: str, seconds: float) -> None:
        """Wait until there is something newer than a version, or so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self.version != version, seconds)
