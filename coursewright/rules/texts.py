"""Texts that make whole pages and run nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright import prose
from coursewright.model import Course
from coursewright.problems import Problem
from coursewright.references import all_prose

Found = Iterator[Problem]


def quiz_tags_are_whole(course: Course) -> Found:
    """A <quiz> block stands in a lesson, on lines of its own, and is closed."""
    for file, text in all_prose(course):
        plain = prose.without_code(text.text)
        inside = (
            [(b.start(), b.end()) for b in prose.quiz_blocks(text.text)] if file.startswith("content/modules/") else []
        )
        for tag in re.finditer(r"</?quiz\b[^>\n]*>?|<!-- *mkdocs-quiz", text.text, re.IGNORECASE):
            if not any(start == tag.start() or end == tag.end() for start, end in inside):
                told = (
                    "this <quiz> isn't closed, or doesn't stand on a line of its own"
                    if plain[tag.start()] == "<"
                    else "mkdocs-quiz would take this for a question"
                )
                yield Problem.within(
                    file,
                    text,
                    tag.start(),
                    "quiz-tags-are-whole",
                    told,
                    "write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word",
                )


def headings_start_at_two(course: Course) -> Found:
    """Headings in a text begin at ## and go down one step at a time; the page's title is its #."""
    for file, text in all_prose(course):
        deepest = 1
        for heading in prose.headings(text.text):
            depth = len(heading["hashes"])
            if depth == 1:
                yield Problem.within(
                    file,
                    text,
                    heading.start(),
                    "headings-start-at-two",
                    "this heading has one #, and the title is the page's only one",
                    "write ##",
                )
            elif depth > deepest + 1:
                yield Problem.within(
                    file,
                    text,
                    heading.start(),
                    "headings-start-at-two",
                    f"this heading skips a step: {depth} # come after {deepest}",
                    f"write {'#' * (deepest + 1)}",
                )
            deepest = max(depth, 2) if depth > 1 else deepest


def pages_run_nothing(course: Course) -> Found:
    """A text holds no script, frame or form, and nothing that runs when it is clicked."""
    for file, text in all_prose(course):
        plain = prose.without_code(text.text)
        for found in re.finditer(
            r"<(script|iframe|object|embed|style|link|meta|base|form|input|svg|math)\b|<[a-z][^>]{0,500}\son[a-z]{2,20}\s*=",
            plain,
            re.IGNORECASE,
        ):
            yield Problem.within(
                file,
                text,
                found.start(),
                "pages-run-nothing",
                f"'{found[0][:20].split()[0]}' can run or load something",
                "say it in Markdown",
            )
