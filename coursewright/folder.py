"""Which files a course's folder has, and whether their names can be addresses."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from coursewright.names import SLUG
from coursewright.problems import Problem, did_you_mean

TOPS = ("content", "quizzes")
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif")
TEXTS = (".md", ".yml", ".yaml", ".markdown")

PICTURE_NAME = re.compile(r"[A-Za-z0-9._/-]+")
UNTELLABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def files(root: Path) -> list[str]:
    """The paths of all files under content/ and quizzes/, sorted; links are named, not followed."""
    found = []
    for top in TOPS:
        for folder, folders, names in os.walk(root / top):
            links = [name for name in folders if (Path(folder) / name).is_symlink()]
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            shown = [name for name in (*names, *links) if not name.startswith(".")]
            found += [(Path(folder) / name).relative_to(root).as_posix() for name in shown]
    return sorted(found)


def is_read(file: str, pattern: str) -> bool:
    """Whether a path is of a pattern; a * stands for one name."""
    parts, wanted = file.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


def is_readme(file: str) -> bool:
    """Whether a file tells people about its folder, and isn't part of the course."""
    return Path(file).stem.lower() == "readme"


def shown(file: str) -> str:
    """A path as it can be printed."""
    return UNTELLABLE.sub("\ufffd", file)


def odd_name(file: str) -> Problem | None:
    """What is wrong with the names in a path: they are the names of things, and addresses."""
    if shown(file) != file:
        told = "this file's name has a character that can't be seen or read"
        return Problem(shown(file), 1, 1, "file-name", told, "give the file another name")
    hint = "use lower-case letters, digits and hyphens in the file's name"
    *folders, name = file.split("/")
    for part in (*folders[1:], Path(name).stem):
        if not SLUG.fullmatch(part):
            return Problem(file, 1, 1, "file-name", f"'{part}' can't be a name", hint)
    if name == "index.md":
        told = "'index' is the name of the folder's own page"
        return Problem(file, 1, 1, "file-name", told, "give the file another name")
    return None


def unread(file: str, patterns: Iterable[str]) -> Problem | None:
    """What to do with a text that nothing reads."""
    if Path(file).suffix.lower() not in TEXTS or is_readme(file):
        return None
    known = list(patterns)
    folders = sorted({folder for pattern in known if "*" not in (folder := os.path.dirname(pattern))})
    hint = did_you_mean(file, known) or did_you_mean(os.path.dirname(file), folders) or "move it, or delete it"
    hint = hint.replace("*.md", Path(file).name) if hint.count("*") == 1 else hint
    return Problem(shown(file), 1, 1, "unread-file", "nothing reads a file in this place", hint)
