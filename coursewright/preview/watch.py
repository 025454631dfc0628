"""See that files changed, by looking at them again and again: that works on every machine, disk and container."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

Snapshot = dict[str, tuple[int, ...]]
"""What tells one state of a file from another, by its path."""

LOOK = 0.2
"""Seconds between two looks."""

REST = 0.15
"""Seconds without a change after which a save is over: editors write a file in several steps."""

LONGEST = 2.0
"""Seconds after which saves that never end are taken as they are."""


def snapshot(roots: Iterable[Path]) -> Snapshot:
    """The files in some folders, and some files, as they are now. A new day counts as a change: reviews come due."""
    found: Snapshot = {"today": (date.today().toordinal(),)}  # noqa: DTZ011 - the day where the course is built
    for path in (path for root in roots for path in _files(root)):
        try:
            at = Path(path).stat()
        except OSError:  # it has just gone
            continue
        found[path] = (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino)
    return found


def _files(root: Path) -> Iterator[str]:
    """Every file that can matter: hidden ones, and what editors and Python leave beside files, can't."""
    if root.is_file():
        yield str(root)
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in names if name[0] != "." and name[-1] != "~")  # noqa: PTH118


def changed(look: Callable[[], Snapshot], seen: Snapshot, longest: float = float("inf")) -> Snapshot:
    """Wait until the files aren't as they were `seen`, or at most so many seconds; then until they rest."""
    end = time.monotonic() + longest
    while (now := look()) == seen and time.monotonic() < end:
        time.sleep(LOOK)
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        time.sleep(REST)
        before, now = now, look()
        if before == now:
            break
    return now


def difference(one: Snapshot, other: Snapshot) -> set[str]:
    """The paths of the files that aren't the same in both."""
    return {path for path in one.keys() | other.keys() if one.get(path) != other.get(path)}
