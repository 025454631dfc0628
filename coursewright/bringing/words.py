"""Another program's text as Markdown of ours, in which nothing of its author's is a mark."""

from __future__ import annotations

import re

import markdown

from coursewright.bounds import LONGEST, too_much
from coursewright.bringing import hypertext
from coursewright.bringing.hypertext import Lose
from coursewright.bringing.marks import shown

TAGLIKE = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&#?\w+;")


def read(text: str, form: str, lose: Lose) -> str:
    """A text in one of the forms plain, html, markdown, moodle."""
    if len(text) > LONGEST:
        lose(f"a text of more than {LONGEST:,} letters is cut there")
        text = text[:LONGEST]
    if form == "markdown" and next(too_much(text, 1), None):
        lose("the Markdown of this text has more marks than can be read, and they stand as they are")
        return shown(text)
    if form == "markdown":
        return hypertext.read(markdown.markdown(text, extensions=["tables", "fenced_code"]), lose)
    if form == "html" or (form == "moodle" and TAGLIKE.search(text)):
        return hypertext.read(text.strip().replace("\n", "<br>") if form == "moodle" else text, lose)
    return shown(text)
