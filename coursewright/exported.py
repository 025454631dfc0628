"""A file that a page of ours exported, read back: how much it may hold, and whether it is JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LARGEST = 20 * 1024 * 1024
"""The most bytes that a file may have: some 70,000 answers."""

MOST_PARTS = 1_000_000
"""The most lists and objects that a file may hold: from 20 MiB of `[],` come 500 MB of them."""


def held(path: Path) -> tuple[Any, str]:
    """What a file holds, and no word of trouble; or nothing, and why it can't be read."""
    raw, problem = _bytes(path)
    return (None, problem) if problem else _json(raw)


def _bytes(path: Path) -> tuple[bytes, str]:
    try:
        if not path.is_file():
            return b"", "this is not a file" if path.exists() else "there is no such file"
        with path.open("rb") as opened:
            raw = opened.read(LARGEST + 1)
    except OSError as error:
        return b"", f"the file can't be read: {error.strerror}"
    return raw, f"the file is larger than {LARGEST // 1024**2} MiB" if len(raw) > LARGEST else ""


def _json(raw: bytes) -> tuple[Any, str]:
    if raw.count(b"[") + raw.count(b"{") > MOST_PARTS:
        return None, "the file holds more than a record can"
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_not_json), ""
    except UnicodeDecodeError:
        return None, "this is not UTF-8, as an exported record is"
    except (ValueError, RecursionError):
        return None, "this is not JSON, as an exported record is"


def _not_json(constant: str) -> None:
    raise ValueError(constant)
