"""The marks of GIFT that stand for themselves behind a backslash, and the form that a text says it has."""

from __future__ import annotations

import re

from coursewright.bringing.piece import Piece
from coursewright.bringing.question import Brought
from coursewright.bringing.words import read as read_words

ESCAPED = re.compile(r"\\([~=#{}:\\n])")
HIDDEN = dict(zip("~=#{}:\\n", "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7", strict=True))
"""A letter behind a backslash, while the marks are looked for; Unicode keeps these from being letters."""

BEHIND = "\ufdd9"
"""Stands behind a hidden letter, so that the columns stay what they are."""

SHOWN = str.maketrans({hidden: "\n" if mark == "n" else mark for mark, hidden in HIDDEN.items()} | {BEHIND: None})
FORM = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")


def hidden(text: str) -> str:
    """A text as long as before, in which each mark of GIFT is one."""
    return ESCAPED.sub(lambda found: HIDDEN[found[1]] + BEHIND, text)


def plain(text: str) -> str:
    """A text as its author meant it."""
    return text.translate(SHOWN)


def formed(piece: Piece, form: str) -> tuple[str, Piece]:
    """The form of a text, its own or else the one of its question, and the text without it."""
    own = FORM.match(piece.text)
    return (own[1], piece.after(own.end())) if own else (form, piece)


def words(piece: Piece, form: str, brought: Brought) -> str:
    """The Markdown of a text."""
    form, bare = formed(piece, form)
    return read_words(plain(bare.text), form, lambda told: brought.lose(bare.at, told))
