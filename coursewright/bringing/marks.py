"""Letters that would be marks in Markdown of ours, written so that they are letters."""

from __future__ import annotations

import re

from coursewright.source import ODD

ALWAYS = re.compile(r"[\[\]{}|`<>_\\*~]|&(?=[#\w])|" + ODD.pattern)
AT_FIRST = re.compile(r"(?m)^(?:[-+#=:!?^]|(?P<number>\d+)(?P<mark>[.)]))")
SAYS_NOT = re.compile(r"(?m)^n(?=ot\b)")
NAMES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "*": "\\*"}


def shown(text: str) -> str:
    """Plain text as Markdown: paragraphs stay, a line end is a <br>."""
    parts = [
        "<br>\n".join(_row(row) for row in part.split("\n") if row.strip())
        for part in re.split(r"\n[ \t]*\n", text.strip())
    ]
    return "\n\n".join(part for part in parts if part)


def on_one_line(text: str) -> str:
    """Markdown that was made here, on one line."""
    return text.replace("<br>\n", "<br>").replace("\n\n", "<br><br>").replace("\n", " ")


def within(text: str) -> str:
    """A text that stands inside a row."""
    return ALWAYS.sub(_safe, text)


def at_first(row: str) -> str:
    """A row in which nothing at its beginning is a mark."""
    return SAYS_NOT.sub("&#110;", AT_FIRST.sub(_first, row))


def _row(row: str) -> str:
    return at_first(within(" ".join(row.split())))


def _safe(mark: re.Match[str]) -> str:
    return NAMES.get(mark[0]) or f"&#{ord(mark[0])};"


def _first(mark: re.Match[str]) -> str:
    if mark["number"]:
        return f"{mark['number']}&#{ord(mark['mark'])};"
    return f"&#{ord(mark[0])};"
