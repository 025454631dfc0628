"""Fit what a file holds into its class, and say in an instructor's words what doesn't fit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from coursewright.model import Mark, Part, Place, Thing
from coursewright.problems import Problem, did_you_mean

T = TypeVar("T", bound=Thing)
P = TypeVar("P", bound=Part)

OURS = ("name", "file", "marks")
"""Fields that the engine fills, not the instructor."""


def fit(
    kind: type[T],
    name: str,
    file: str,
    data: Any,
    marks: Mapping[Place, Mark],
    titles: Mapping[str, str] | None = None,
) -> tuple[T | None, list[Problem]]:
    """A thing of this kind, or None with what keeps the data from being one.

    `titles` gives fields the words an instructor knows them by, where they aren't keys but sections.
    """
    anchor = Thing(name=name, file=file, marks=dict(marks))
    if not isinstance(data, dict):
        return None, [Problem.at(anchor, (), "mistyped", "this must be a group of keys", "write 'key: value' lines")]
    clash = [key for key in OURS if key in data]
    given = {key: value for key, value in data.items() if key not in OURS}
    found = [Problem.at(anchor, (key,), "unknown-key", _unknown(key), _takes(kind, (), key)) for key in clash]
    try:
        return kind(name=name, file=file, marks=dict(marks), **given), found
    except ValidationError as error:
        return None, found + [_problem(kind, anchor, e, titles or {}) for e in error.errors()]


def fit_part(kind: type[P], data: dict[str, Any], anchor: Thing, place: Place) -> tuple[P | None, list[Problem]]:
    """A part of `anchor` that stands at `place` in it, or None with what doesn't fit."""
    try:
        return kind(**data), []
    except ValidationError as error:
        here = Thing(
            name=anchor.name,
            file=anchor.file,
            marks={k[len(place) :]: m for k, m in anchor.marks.items() if k[: len(place)] == place},
        )
        return None, [_problem(kind, here, e, {}) for e in error.errors()]


def _problem(kind: type[BaseModel], anchor: Thing, error: Any, titles: Mapping[str, str]) -> Problem:
    """What pydantic found, in an instructor's words."""
    place: Place = error["loc"]
    key = str(place[-1]) if place else ""
    if error["type"] == "missing":
        if key in titles:
            message = f"the section '## {titles[key]}' is missing"
            return Problem.at(anchor, (), "missing-section", message, "add it")
        return Problem.at(anchor, place[:-1], "missing-key", f"'{key}' is missing", f"add a line '{key}: …'")
    if error["type"] == "extra_forbidden":
        return Problem.at(anchor, place, "unknown-key", _unknown(key), _takes(kind, place[:-1], key))
    if error["input"] in (None, "") and error["type"] != "list_type":
        return Problem.at(
            anchor, place, "missing-key", f"{_named(place)} has no value", "write one, or delete the line"
        )
    message, hint = SENTENCES.get(error["type"], ("{error}", ""))
    about = {"input": error["input"], "error": error["msg"], "expected": "", **error.get("ctx", {})}
    if "d{4}" in about.get("pattern", ""):
        hint = "write it as year-month-day, such as 2026-11-22"
    told = f"{_named(place)} {message.format(**about)}"
    return Problem.at(anchor, place, "mistyped", told, hint.format(**about))


SENTENCES = {
    "string_pattern_mismatch": ("can't be '{input}'", "use lower-case letters, digits and hyphens"),
    "literal_error": ("can't be '{input}'", "choose {expected}"),
    "enum": ("can't be '{input}'", "choose {expected}"),
    "string_type": ("must be text", "put it in double quotes"),
    "list_type": ("must be a list", "write [one, two]"),
    "too_short": ("needs at least one entry", ""),
    "model_type": ("must be a group of keys", "write 'key: value' lines"),
    "int_parsing": ("must be a whole number, not '{input}'", ""),
    "int_type": ("must be a whole number", ""),
    "int_parsing_size": ("must be a whole number, not one so long", ""),
    "greater_than_equal": ("must be at least {ge}, not {input}", ""),
    "less_than_equal": ("must be at most {le}, not {input}", ""),
    "bool_parsing": ("must be yes or no, not '{input}'", ""),
    "bool_type": ("must be yes or no", ""),
}
"""What pydantic calls a mistake: how an instructor is told of it, and what to do."""


def _unknown(key: object) -> str:
    return f"'{key}' is not a key that belongs here"


def _takes(kind: type[BaseModel], place: Place, key: str) -> str:
    known = keys(_kind_at(kind, place))
    return did_you_mean(key, known) or f"it takes: {', '.join(known)}"


def keys(kind: type[BaseModel]) -> list[str]:
    """The keys that an instructor may write for a class, in order."""
    return [
        field.alias or name
        for name, field in kind.model_fields.items()
        if not any("SkipJsonSchema" in repr(extra) for extra in field.metadata) and not _is_prose(field.annotation)
    ]


def _is_prose(annotation: object) -> bool:
    return "Prose" in repr(annotation) or "Cue" in repr(annotation)


def _kind_at(kind: type[BaseModel], place: Place) -> type[BaseModel]:
    """The class that describes the group of keys at `place`."""
    for step in place:
        if isinstance(step, str) and (field := _field(kind, step)):
            kind = next((part for part in _classes(field.annotation)), kind)
    return kind


def _field(kind: type[BaseModel], key: str) -> Any:
    return next((f for name, f in kind.model_fields.items() if key in (name, f.alias)), None)


def _classes(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _classes(part)]


def _named(place: Place) -> str:
    """'drills', or entry 2 of 'drills'."""
    if not place:
        return "this"
    if isinstance(place[-1], str):
        return f"'{place[-1]}'"
    return f"entry {place[-1] + 1}" + (f" of '{place[-2]}'" if len(place) > 1 else "")
