"""A thing in words: a label and Markdown for each key and section that a trainee reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from coursewright import prose
from coursewright.model import Condition, Course, ItemFacts, Note, Option, Part, Prose, Situation, Thing
from coursewright.references import fields, lookup, title_of
from coursewright.wording import parts_of, read_keys

Words = list[tuple[str, str]]


ELSEWHERE = ("id", "title", "type", "sources", "correct")
"""Keys that are told otherwise: in a heading, beside the words, or by a mark."""


def words_of(thing: Thing, course: Course) -> Words:
    """All that a trainee reads of a thing, in the order of its keys; then what is read as part of it."""
    others = [(type(part).__name__, _part(part, course)) for part in parts_of(thing, course)[1:]]
    return [*_rows(thing, course), *others]


def _rows(part: Part, course: Course) -> Iterator[tuple[str, str]]:
    names = dict(fields(type(part)))
    for key in read_keys(part):
        value = getattr(part, key)
        if isinstance(value, ItemFacts):
            yield from _rows(value, course)
        elif key not in ELSEWHERE and (text := _text(value, names[key], course)):
            yield key.strip("_").replace("_", " ").capitalize(), text


def _text(value: Any, kind: str | None, course: Course) -> str:
    """A value as Markdown; what names a thing of a kind becomes its title."""
    if isinstance(value, Part):
        return _part(value, course)
    if isinstance(value, list):
        texts = [_text(one, kind, course) for one in value]
        return "; ".join(texts) if kind else "\n".join(map(_entry, texts))
    if isinstance(value, dict):
        return ", ".join(f"{name} {number}" for name, number in value.items())
    if isinstance(value, bool) or value is None:
        return "yes" if value else ""
    thing = lookup(course, kind, str(value)) if kind else None
    return title_of(thing) if thing else str(value)


def _part(part: Part, course: Course) -> str:
    """A part on lines that belong together; an option says whether it is right."""
    if isinstance(part, Prose):
        return plain(part.text)
    if isinstance(part, Condition):
        return _condition(part, course)
    lines = [_line(*row) for row in _rows(part, course)]
    title = [f"**{part.title}**"] if isinstance(part, Situation | Note) else []
    mark = ("**Right:** " if part.correct else "**Wrong:** ") if isinstance(part, Option) else ""
    return mark + "  \n".join([*title, *lines])


def _line(label: str, text: str) -> str:
    if label in ("Text", "Stem"):
        return text
    return f"*{label}:*\n\n{text}\n" if text.startswith("- ") else f"*{label}:* {text}"


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
