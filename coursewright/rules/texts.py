"""Texts that make whole pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright import prose
from coursewright.model import Course, Prose
from coursewright.problems import Problem
from coursewright.references import all_prose

Found = Iterator[Problem]

TAKEN = re.compile(
    r"</?quiz\b[^>\n]*>?|<\?/?quiz\?>|<!-- *(?:mkdocs-quiz|course-quiz)|MKDOCS_QUIZ_PLACEHOLDER|BLANK_PLACEHOLDER"
    r"|<!-- the author's page ends here",
    re.IGNORECASE,
)
"""What mkdocs-quiz, or the engine after it, would take for its own, even in code."""

NO_SPACE = re.compile(r"^#{1,6}(?!#)(?:[^#\s]|[ \t]*$)", re.MULTILINE)
UNDERLINED = re.compile(r"^(?![ \t]*(?:>|[-*+][ \t]|\d+[.)][ \t]|$))[^\n|]+\n(?:=+|-+)[ \t]*$", re.MULTILINE)


def quiz_tags_are_whole(course: Course) -> Found:
    """A <quiz> block stands in a lesson, on lines of its own, and is closed."""
    hint = "write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word"
    for file, text in all_prose(course):
        plain = prose.without_code(text.text)
        whole = _tags_of_blocks(text) if file.startswith("content/modules/") else set()
        for tag in TAKEN.finditer(text.text):
            if tag.start() not in whole:
                live = plain[tag.start()] == "<" and tag[0].lower().startswith(("<quiz", "</quiz"))
                told = "this <quiz> isn't closed, or doesn't stand on a line of its own"
                told = told if live else "mkdocs-quiz would take this for a question"
                yield Problem.within(file, text, tag.start(), "quiz-tags-are-whole", told, hint)


def _tags_of_blocks(text: Prose) -> set[int]:
    """Where the tags of whole <quiz> blocks begin."""
    blocks = list(prose.quiz_blocks(text.text))
    return {block.start() for block in blocks} | {block.end("inside") for block in blocks}


def headings_start_at_two(course: Course) -> Found:
    """Headings in a text begin at ## and go down one step at a time; the page's title is its #."""
    rule = "headings-start-at-two"
    for file, text in all_prose(course):
        deepest = 1
        for heading in prose.headings(text.text):
            if heading.depth == 1:
                told = "this heading has one #, and the title is the page's only one"
                yield Problem.within(file, text, heading.start, rule, told, "write ##")
            elif heading.depth > deepest + 1:
                told = f"this heading skips a step: {heading.depth} # come after {deepest}"
                yield Problem.within(file, text, heading.start, rule, told, f"write {'#' * (deepest + 1)}")
            deepest = max(heading.depth, 2) if heading.depth > 1 else deepest


def headings_are_seen(course: Course) -> Found:
    """A heading has a space behind its # and words behind that; no line of = or - makes a heading of the line above."""
    for file, text in all_prose(course):
        plain = prose.without_code(text.text)
        for found in NO_SPACE.finditer(plain):
            told = "this heading has no words" if found[0].strip("# \t") == "" else "this # has no space behind it"
            hint = "write '## ' and the words, or \\# to show the sign"
            yield Problem.within(file, text, found.start(), "headings-are-seen", told, hint)
        for found in UNDERLINED.finditer(plain):
            told, hint = "the line below makes a heading of this one", "put an empty line between them, or write ##"
            yield Problem.within(file, text, found.start(), "headings-are-seen", told, hint)
