"""The file that questions come from, as text."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path

from coursewright.bounds import LARGEST
from coursewright.bringing.question import Brought
from coursewright.problems import BadContent, Problem
from coursewright.source import MOST_ODD

UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""Letters that no text can hold; those that Unicode keeps from being letters are marks of ours while a file is read."""


def read(file: Path, brought: Brought) -> str:
    """The text of a file with plain line ends, and without letters that no text can hold: they are told.

    Raises BadContent if there is no such file, or if it is too large or no text.
    """
    text = _plain_ends(_decoded(_bytes(file), str(file)))
    odd = list(islice(UNUSABLE.finditer(text), MOST_ODD + 1))
    if len(odd) > MOST_ODD:
        raise _bad(file, "no-text", "this is no text: it is full of letters that can't be seen", "choose another file")
    for found in odd:
        told = f"the character U+{ord(found[0]):04X} isn't carried: no text can hold it"
        brought.lose(_place(text[: found.start()]), told)
    return UNUSABLE.sub("", text)


def _bytes(file: Path) -> bytes:
    if file.is_dir():
        raise _bad(file, "no-file", "this is a folder, not a file", "name the file that has the questions")
    if not file.exists():
        raise _bad(file, "no-file", "there is no such file", "look at its name, and at the folder you are in")
    if file.stat().st_size > LARGEST:
        raise _bad(file, "too-large", "the file is larger than 1 MiB", "bring its questions in parts")
    return file.read_bytes().removeprefix(b"\xef\xbb\xbf")


def _decoded(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _place(_plain_ends(raw[: error.start].decode("utf-8")))
        told, hint = "this letter isn't UTF-8", "save the file as UTF-8"
        raise BadContent([Problem(file, *at, "not-utf-8", told, hint)]) from None


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _bad(file: Path, rule: str, told: str, hint: str) -> BadContent:
    return BadContent([Problem(str(file), 1, 1, rule, told, hint)])
