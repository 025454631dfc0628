"""Where each thing of a course stands in the site."""

from __future__ import annotations

import posixpath

from coursewright.model import Course
from coursewright.references import lookup


def address(course: Course, kind: str, name: str) -> tuple[str, str]:
    """The page and the anchor of a thing; the anchor may be empty."""
    match kind:
        case "module":
            return f"modules/{name}/index.md", ""
        case "objective":
            module = next(m.name for m in course.modules.values() if any(o.code == name for o in m.objectives))
            return f"modules/{module}/index.md", anchor("objective", name)
        case "lesson" | "drill" | "error" | "quiz":
            thing = lookup(course, kind, name)
            return home_of(thing.file if thing else ""), ""
        case "item":
            return home_of(course.items[name].file), name
        case "strategy":
            return ("drills/index.md" if course.drills else "index.md"), anchor(kind, name)
        case "rule" | "level":
            return "referral/index.md", anchor(kind, name)
        case "finding":
            return "referral/findings.md", anchor(kind, name)
        case _:
            pages = {
                "misconception": "misconceptions.md",
                "myth": "myths.md",
                "term": "glossary.md",
                "source": "references.md",
            }
            return pages[kind], anchor(kind, name)


def anchor(kind: str, name: str) -> str:
    """The anchor of a thing on the page that it shares with others."""
    return f"{kind}-{name.lower().replace('.', '-')}"


def home_of(file: str) -> str:
    """The place in the site of an author's file: addresses mirror the tree, without content/."""
    return file.removeprefix("content/")


def relative(path: str, page: str) -> str:
    """The way to `path` from a page."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")
