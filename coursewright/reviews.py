"""Whose review covers what of a course, and whether it still holds."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from coursewright.logic import named_in
from coursewright.model import Course, Part, Prose, Review, Rule, Thing
from coursewright.references import ENGINES, lookup


def standing(course: Course) -> dict[str, Review]:
    """The newest review that holds of each thing that has one, by kind and name."""
    held = [review for review in course.reviews if not is_void(review, course)]
    return {name: review for review in sorted(held, key=lambda review: review.on) for name in review.of}


def is_void(review: Review, course: Course) -> bool:
    """Whether the wording is no longer the one that was reviewed."""
    return review.hash != hash_of(review.of, course)


def is_due(review: Review, course: Course) -> bool:
    """Whether a review is older than the course lets it be."""
    on, today = date.fromisoformat(review.on), course.today
    months = (today.year - on.year) * 12 + today.month - on.month - (today.day < on.day)
    return months >= course.settings.review_months


def hash_of(names: list[str], course: Course) -> str:
    """Stands for the wording of things, each told by kind and name."""
    found = [lookup(course, *name.split(":", 1)) for name in names if ":" in name]
    words = [wording_of(thing, course) for thing in found if thing]
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]


def wording_of(thing: Thing, course: Course) -> str:
    """All that an instructor says in a thing, however it is spaced; of a rule, what its findings mean as well."""
    parts = [thing]
    if isinstance(thing, Rule):
        names = dict.fromkeys([*named_in(thing.when), *thing.unless])
        parts += [course.findings[name] for name in names if name in course.findings]
    return json.dumps([_plain(part) for part in parts], ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> Any:
    """A value without what the engine knows of it, and without keys that say nothing."""
    if isinstance(value, Prose):
        return _plain(value.text)
    if isinstance(value, Part):
        said = {key: _plain(getattr(value, key)) for key in type(value).model_fields if key not in ENGINES}
        return {key: plain for key, plain in said.items() if plain}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return " ".join(value.split()) if isinstance(value, str) else value
