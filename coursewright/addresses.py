"""Where each thing of a course stands in the site."""

from __future__ import annotations

import posixpath

from coursewright.model import Course, Item
from coursewright.references import lookup

SHARED = {
    "rule": "referral/rules.md",
    "level": "referral/index.md",
    "finding": "referral/findings.md",
    "strategy": "drills/index.md",
    "misconception": "misconceptions.md",
    "myth": "myths.md",
    "term": "glossary.md",
    "source": "references.md",
}
"""The kinds of thing that share a page, and which."""


def address(course: Course, kind: str, name: str) -> tuple[str, str]:
    """The page and the anchor of a thing; the anchor may be empty."""
    if kind == "strategy" and not course.drills:
        return "index.md", ""
    if kind in SHARED:
        return SHARED[kind], anchor(kind, name)
    if kind == "module":
        return f"modules/{name}/index.md", ""
    if kind == "objective":
        module = next(m.name for m in course.modules.values() if any(o.code == name for o in m.objectives))
        return f"modules/{module}/index.md", anchor(kind, name)
    if kind == "item":
        return home_of_item(course.items[name]), anchor(kind, name)
    thing = lookup(course, kind, name)
    return home_of_quiz(name) if kind == "quiz" else home_of(thing.file if thing else ""), ""


def home_of_quiz(name: str) -> str:
    """The place of a quiz in the site: quizzes that are made have no file of their own."""
    return f"quizzes/{name}.md"


def home_of_item(item: Item) -> str:
    """The place of the page on which a question is at home: its quiz, or its lesson."""
    return home_of_quiz(item.quiz) if item.quiz else home_of(item.file)


def anchor(kind: str, name: str) -> str:
    """The anchor of a thing on the page that it shares with others."""
    return f"{kind}-{name.lower().replace('.', '-')}"


def home_of(file: str) -> str:
    """The place in the site of an author's file: addresses mirror the tree, without content/."""
    return file.removeprefix("content/")


def relative(path: str, page: str) -> str:
    """The way to `path` from a page."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")
