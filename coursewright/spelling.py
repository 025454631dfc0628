"""A thing in words: a label and Markdown for each key and section that a trainee reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coursewright import prose
from coursewright.model import Condition, Course, Part, Prose, Thing
from coursewright.references import fields, lookup, title_of
from coursewright.wording import parts_of, read_keys

Words = list[tuple[str, str]]


def words_of(thing: Thing, course: Course) -> Words:
    """All that a trainee reads of a thing, in the order of its keys."""
    return [row for part in parts_of(thing, course) for row in _rows(part, course)]


def _rows(part: Part, course: Course) -> Iterator[tuple[str, str]]:
    names = dict(fields(type(part)))
    for key in read_keys(part):
        if text := _text(getattr(part, key), names[key], course):
            yield key.strip("_").replace("_", " ").capitalize(), text


def _text(value: Any, kind: str | None, course: Course) -> str:
    """A value as Markdown; what names a thing of a kind becomes its title."""
    if isinstance(value, Part):
        return _part(value, course)
    if isinstance(value, list):
        return "\n".join(_entry(_text(one, kind, course)) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    if isinstance(value, bool) or value is None:
        return "yes" if value else ""
    thing = lookup(course, kind, str(value)) if kind and kind != "source" else None
    return title_of(thing) if thing else str(value)


def _part(part: Part, course: Course) -> str:
    if isinstance(part, Prose):
        return plain(part.text)
    if isinstance(part, Condition):
        return _condition(part, course)
    return "  \n".join(text if label == "Text" else f"*{label}:* {text}" for label, text in _rows(part, course))


def _entry(text: str) -> str:
    """An entry of a list in Markdown."""
    return "- " + text.replace("\n", "\n    ")


def _condition(condition: Condition, course: Course) -> str:
    if condition.finding:
        return _text(condition.finding, "finding", course)
    joined = " **and** " if condition.all else " **or** "
    parts = condition.all or condition.any or []
    return joined.join(f"({_condition(p, course)})" if p.all or p.any else _condition(p, course) for p in parts)


def plain(text: str) -> str:
    """An author's Markdown as it can stand alone: links and pictures are their words, and questions are left out."""
    bare = prose.without_quizzes(prose.without_comments(text))
    return re.sub(r"\n{3,}", "\n\n", _without_links(bare)).strip()


def _without_links(text: str) -> str:
    for link in reversed(list(prose.links(text))):
        words = f"*[Picture: {link.label}]*" if link.picture else link.label
        text = text[: link.start] + words + text[link.end :]
    return text
