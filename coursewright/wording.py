"""What a trainee reads of a thing: the wording that a reviewer signs."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from coursewright import prose
from coursewright.logic import named_in
from coursewright.model import Course, Lesson, Part, Prose, Rule, Thing
from coursewright.references import ENGINES, TABLES, lookup

PAGES = ("check", "notes")
"""Pages that are one file of their own, and that a review names as page:check and page:notes."""

UNREAD = {
    "Item": ("title", "quiz", "generated"),
    "ItemFacts": ("bloom", "difficulty", "critical", "rev", "asks"),
    "Option": ("pin",),
    "Quiz": ("module", "bloom", "difficulty", "items"),
    "Lesson": ("module",),
    "Myth": ("quoted",),
}
"""Keys, by class, that only authors and the engine see: changing one changes nothing that was reviewed."""


def found(course: Course, name: str) -> Thing | None:
    """The thing that a review names as kind:name."""
    kind, _, which = name.partition(":")
    if kind == "page":
        page: Thing | None = getattr(course, which) if which in PAGES else None
        return page
    return lookup(course, kind, which) if kind in TABLES else None


def hash_of(names: list[str], course: Course) -> str:
    """Stands for the wording of things, each told as kind:name."""
    things = [found(course, name) for name in names]
    words = [wording_of(thing, course) for thing in things if thing]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]


def wording_of(thing: Thing, course: Course) -> str:
    """All that a trainee reads in a thing, however it is spaced."""
    return json.dumps([_plain(part) for part in parts_of(thing, course)], ensure_ascii=False, sort_keys=True)


def parts_of(thing: Thing, course: Course) -> list[Thing]:
    """A thing with what is read as part of it: of a rule its findings, of a lesson the questions written in it."""
    if isinstance(thing, Rule):
        names = dict.fromkeys([*named_in(thing.when), *thing.unless])
        return [thing, *(course.findings[name] for name in names if name in course.findings)]
    if isinstance(thing, Lesson):
        return [thing, *(item for item in course.items.values() if item.file == thing.file)]
    return [thing]


def read_keys(part: Part) -> list[str]:
    """The keys of a part that a trainee reads."""
    kind = type(part)
    return [key for key in kind.model_fields if key not in ENGINES and key not in UNREAD.get(kind.__name__, ())]


def _plain(value: Any) -> Any:
    """A value without what no trainee reads of it, and without keys that say nothing."""
    if isinstance(value, Prose):
        return _plain(prose.without_quizzes(prose.without_comments(value.text)))
    if isinstance(value, Part):
        said = {key: _plain(getattr(value, key)) for key in read_keys(value)}
        return {key: plain for key, plain in said.items() if plain}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return " ".join(value.split()) if isinstance(value, str) else value
