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

PAGES = {"module": "modules/{}/index.md", "card": "cards/{}.md", "quiz": "quizzes/{}.md"}
"""The kinds of thing that have a page by their name; a quiz that is generated has no file of its own."""


def address(course: Course, kind: str, name: str) -> tuple[str, str]:
    """The page and the anchor of a thing; the anchor may be empty."""
    if kind == "strategy" and not course.drills:
        return "index.md", ""
    if kind in SHARED:
        return SHARED[kind], anchor(kind, name)
    if kind in PAGES:
        return PAGES[kind].format(name), ""
    if kind == "objective":
        module = next(m.name for m in course.modules.values() if any(o.code == name for o in m.objectives))
        return f"modules/{module}/index.md", anchor(kind, name)
    thing = lookup(course, kind, name)
    if isinstance(thing, Item) and thing.quiz:
        return PAGES["quiz"].format(thing.quiz), anchor(kind, name)
    return home_of(thing.file if thing else ""), anchor(kind, name) if kind == "item" else ""


def anchor(kind: str, name: str) -> str:
    """The anchor of a thing on the page that it shares with others."""
    return f"{kind}-{name.lower().replace('.', '-')}"


def home_of(file: str) -> str:
    """The place in the site of an author's file: addresses mirror the tree, without content/."""
    return file.removeprefix("content/")


def relative(path: str, page: str) -> str:
    """The way to `path` from a page."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")
