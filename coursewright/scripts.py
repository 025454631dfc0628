"""Make the page side's scripts light: a phone needs no comments and no indentation."""

from __future__ import annotations

import re

ASIDE = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
INDENT = re.compile(r"^[ \t]+|^\n", re.MULTILINE)


def light(script: str) -> str:
    """A script of ours without the comments that have lines of their own, indentation and empty lines.

    Nothing else changes. It must hold no text over several lines: a test sees to that.
    """
    return INDENT.sub("", ASIDE.sub("", script))
