"""Files written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path


class Unwritable(OSError):  # noqa: N818 - see design, "Words"
    """A file that isn't ours to change. Its words are the sentence for the instructor."""


def replace(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` in the place of what a file holds, and keep its permissions.

    Raises OSError, and leaves the file as it is, when that can't be done or the file no longer holds `before`.
    """
    mode = path.stat().st_mode
    if not (mode & path.parent.stat().st_mode & stat.S_IWUSR):
        raise Unwritable(f"{path} may not be changed; allow writing to it and to its folder, and try again")
    if path.read_bytes() != before:
        raise Unwritable(f"{path} was changed by another program just now; try again")
    handle, scratch = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
        Path(scratch).chmod(stat.S_IMODE(mode))
        Path(scratch).replace(path)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


def create(files: Mapping[Path, bytes]) -> None:
    """Write new files, all or none, with the folders above them. Raises OSError; a file that is there stays."""
    written: list[Path] = []
    try:
        for path, raw in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(raw)
    except BaseException:
        for path in written:
            path.unlink()
        raise
