"""Fit what a file holds into its class, and say in an instructor's words what doesn't fit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from coursewright.model import Code, Mark, Name, Part, Place, Thing
from coursewright.problems import Problem, did_you_mean

T = TypeVar("T", bound=Thing)
P = TypeVar("P", bound=Part)


def fit(
    kind: type[T],
    name: str,
    file: str,
    written: Any,
    marks: Mapping[Place, Mark],
    made: Mapping[str, Any] | None = None,
    titles: Mapping[str, str] | None = None,
) -> tuple[T | None, list[Problem]]:
    """A thing of this kind from what an instructor has `written`, or None with what keeps it from being one.

    `made` is what the engine adds; `titles` are the sections that an instructor knows some fields by.
    """
    anchor = Thing(name=name, file=file, marks=dict(marks))
    if not isinstance(written, dict):
        return None, [Problem.at(anchor, (), "mistyped", "this must be a group of keys", "write 'key: value' lines")]
    whole = {"name": name, "file": file, "marks": dict(marks), **(made or {})}
    return _fit(kind, written, whole, anchor, titles or {})


def fit_part(
    kind: type[P], written: dict[str, Any], made: Mapping[str, Any], anchor: Thing, place: Place
) -> tuple[P | None, list[Problem]]:
    """A part of `anchor` that stands at `place` in it, or None with what doesn't fit."""
    marks = {key[len(place) :]: mark for key, mark in anchor.marks.items() if key[: len(place)] == place}
    marks.setdefault((), anchor.marks.get((), (1, 1)))
    return _fit(kind, written, made, anchor.model_copy(update={"marks": marks}), {})


def _fit(
    kind: type[P], written: dict[str, Any], made: Mapping[str, Any], anchor: Thing, titles: Mapping[str, str]
) -> tuple[P | None, list[Problem]]:
    known = keys(kind)
    hidden = [key for key in written if key in made or (key in kind.model_fields and key not in known)]
    found = [_not_a_key(kind, anchor, (key,), made, titles) for key in hidden]
    given = {key: value for key, value in written.items() if key not in hidden}
    try:
        thing = kind(**given, **made)
    except ValidationError as error:
        return None, found + [_problem(kind, anchor, one, made, titles) for one in error.errors(include_url=False)]
    return (None if found else thing), found


def _problem(
    kind: type[BaseModel], anchor: Thing, error: Any, made: Mapping[str, Any], titles: Mapping[str, str]
) -> Problem:
    """What pydantic found, in an instructor's words."""
    place: Place = error["loc"]
    key, input_ = (str(place[-1]) if place else ""), error["input"]
    if error["type"] == "missing" and key in titles:
        return Problem.at(anchor, (), "missing-section", f"the section '## {titles[key]}' is missing", "add it")
    if error["type"] == "missing":
        return Problem.at(anchor, place[:-1], "missing-key", f"'{key}' is missing", f"add a line '{key}: …'")
    if error["type"] == "extra_forbidden":
        return _not_a_key(kind, anchor, place, made, titles)
    if input_ is None or (isinstance(input_, str) and not input_.strip()):
        told = f"{_named(place)} has no value"
        return Problem.at(anchor, place, "missing-key", told, "write one, or delete the line")
    message, hint = _sentence(error)
    return Problem.at(anchor, place, "mistyped", f"{_named(place)} {message}", hint)


def _sentence(error: Any) -> tuple[str, str]:
    if isinstance(error["input"], (list, dict)) and error["type"] in ONE_VALUE:
        return f"must be one value, not a {'list' if isinstance(error['input'], list) else 'group of keys'}", ""
    message, hint = SENTENCES.get(error["type"], ("{error}", ""))
    about = {"input": error["input"], "error": error["msg"], **error.get("ctx", {})}
    about["least"] = "one entry" if about.get("min_length") == 1 else f"{about.get('min_length')} entries"
    return message.format(**about), PATTERNS.get(about.get("pattern", ""), hint).format(**about)


def pattern(kind: Any) -> str:
    """The pattern that a text of this kind keeps to."""
    return str(kind.__metadata__[0].pattern)


SENTENCES = {
    "string_pattern_mismatch": ("can't be '{input}'", ""),
    "literal_error": ("can't be '{input}'", "choose {expected}"),
    "enum": ("can't be '{input}'", "choose {expected}"),
    "string_type": ("must be text", "write words"),
    "list_type": ("must be a list", "write [one, two]"),
    "dict_type": ("must be a group of keys", "write {{week: 1}}"),
    "too_short": ("needs at least {least}", ""),
    "too_long": ("has {actual_length} entries, and takes at most {max_length}", "join some of them"),
    "model_type": ("must be a group of keys", "write 'key: value' lines"),
    "int_parsing": ("must be a whole number, not '{input}'", ""),
    "int_type": ("must be a whole number", ""),
    "int_parsing_size": ("must be a whole number, not one so long", ""),
    "greater_than_equal": ("must be at least {ge}, not {input}", ""),
    "less_than_equal": ("must be at most {le}, not {input}", ""),
    "bool_parsing": ("must be yes or no, not '{input}'", ""),
    "bool_type": ("must be yes or no", ""),
    "value_error": ("{error}", ""),
}
"""What pydantic calls a mistake: how an instructor is told of it, and what to do."""

ONE_VALUE = {"string_pattern_mismatch", "literal_error", "enum", "string_type", "int_type", "bool_type"}

PATTERNS = {
    pattern(Name): "use lower-case letters, digits and hyphens",
    pattern(Code): "use letters and digits, with points or hyphens between them",
    r"^\d{4}-\d{2}-\d{2}$": "write it as year-month-day, such as 2026-11-22",
    r"^\+?[0-9][0-9 ()-]*$": "write a number to call, such as 112",
    r"^https?://[^\s\"<>]+$": "write a web address that begins with https://",
}
"""What to do when a value isn't written as its pattern asks."""


def _not_a_key(
    kind: type[BaseModel], anchor: Thing, place: Place, made: Mapping[str, Any], titles: Mapping[str, str]
) -> Problem:
    key = str(place[-1])
    known = [known for known in keys(_kind_at(kind, place[:-1])) if known not in made]
    hint = did_you_mean(key, known) or f"it takes: {', '.join(known)}"
    if key in titles:
        hint = f"write it as a section: ## {titles[key]}"
    return Problem.at(anchor, place, "unknown-key", f"'{key}' is not a key that belongs here", hint)


@cache
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
