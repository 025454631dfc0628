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
    kind: type[T], name: str, file: str, data: Any, marks: Mapping[Place, Mark], titles: Mapping[str, str] | None = None
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
        here = Thing(name=anchor.name, file=anchor.file, marks={k[len(place) :]: m for k, m in anchor.marks.items() if k[: len(place)] == place})
        return None, [_problem(kind, here, e, {}) for e in error.errors()]


def _problem(kind: type[BaseModel], anchor: Thing, error: Any, titles: Mapping[str, str]) -> Problem:
    place: Place = error["loc"]
    key = place[-1] if place else ""
    named = _named(place)
    value, about = error["input"], error.get("ctx", {})
    match error["type"]:
        case "missing":
            if key in titles:
                return Problem.at(anchor, (), "missing-section", f"the section '## {titles[str(key)]}' is missing", "add it")
            return Problem.at(anchor, place[:-1], "missing-key", f"'{key}' is missing", f"add a line '{key}: …'")
        case "extra_forbidden":
            return Problem.at(anchor, place, "unknown-key", _unknown(key), _takes(kind, place[:-1], str(key)))
        case "string_pattern_mismatch":
            hint = "use lower-case letters, digits and hyphens"
            if "d{4}" in about["pattern"]:
                hint = "write it as year-month-day, such as 2026-11-22"
            return Problem.at(anchor, place, "mistyped", f"{named} can't be '{value}'", hint)
        case "literal_error" | "enum":
            return Problem.at(anchor, place, "mistyped", f"{named} can't be '{value}'", f"choose {about['expected']}")
        case "string_type" | "string_too_short" if value in (None, ""):
            return Problem.at(anchor, place, "missing-key", f"{named} has no value", "write one, or delete the line")
        case "string_type" | "string_too_short":
            return Problem.at(anchor, place, "mistyped", f"{named} must be text", "put it in double quotes")
        case "list_type":
            return Problem.at(anchor, place, "mistyped", f"{named} must be a list", "write [one, two]")
        case "too_short":
            return Problem.at(anchor, place, "missing-key", f"{named} needs at least one entry")
        case "model_type" | "dict_type" | "model_attributes_type":
            return Problem.at(anchor, place, "mistyped", f"{named} must be a group of keys", "write 'key: value' lines")
        case "int_parsing" | "int_type" | "int_from_float" | "int_parsing_size":
            return Problem.at(anchor, place, "mistyped", f"{named} must be a whole number, not '{value}'")
        case "greater_than_equal" | "less_than_equal":
            edge = f"at least {about['ge']}" if "ge" in about else f"at most {about['le']}"
            return Problem.at(anchor, place, "mistyped", f"{named} must be {edge}, not {value}")
        case "bool_parsing" | "bool_type":
            return Problem.at(anchor, place, "mistyped", f"{named} must be yes or no, not '{value}'")
        case _:
            return Problem.at(anchor, place, "mistyped", f"{named} {str(about.get('error', error['msg']))}")


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
    if place and isinstance(place[-1], int):
        return f"entry {place[-1] + 1} of '{place[-2]}'" if len(place) > 1 else f"entry {place[-1] + 1}"
    return f"'{place[-1]}'" if place else "this"
