"""JSON Schemas of the instructors' files, made from the model: an editor completes, explains and checks with them."""

from __future__ import annotations

from typing import Any

from coursewright import form
from coursewright.content import LISTS, ROWS, SINGLE
from coursewright.model import Case, CueingError, Drill, Lesson, Module, Quiz, Settings, Thing

Schema = dict[str, Any]

ONES: dict[str, type[Thing]] = {
    "content/course.yml": Settings,
    "content/modules/*/module.yml": Module,
    "content/modules/*/*.md": Lesson,
    "content/drills/*.md": Drill,
    "content/errors/*.md": CueingError,
    "content/cases/*.md": Case,
    "quizzes/*.md": Quiz,
    **{file: kind for file, (_, kind) in SINGLE.items()},
}
"""Files that are, or whose front matter is, one group of keys."""

MANY: dict[str, type[Thing]] = {
    **{file: kind for file, (_, kind) in (LISTS | ROWS).items()},
}
"""Files that are a list of such groups."""

NAMES = {
    "content/modules/*/*.md": "lesson",
    "content/drills/*.md": "drill",
    "content/errors/*.md": "error",
    "content/cases/*.md": "case",
    "quizzes/*.md": "quiz",
}
"""What a schema is called whose files have no name in common."""

DIALECT = "http://json-schema.org/draft-07/schema#"

TEXT = {"type": ["string", "number", "boolean"]}
"""Every value is kept as it is written, so what YAML takes for a number may be a text."""

YES_OR_NO = {"enum": [True, False, "yes", "no", "on", "off"]}


def all_schemas() -> dict[str, Schema]:
    """The schema of each kind of file, by its name."""
    return {name_of(place): _schema(place) for place in [*ONES, *MANY]}


def name_of(place: str) -> str:
    """What the schema of the files in a place is called."""
    return NAMES.get(place) or place.rpartition("/")[2].removesuffix(".yml")


def _schema(place: str) -> Schema:
    kind = ONES.get(place) or MANY[place]
    whole = kind.model_json_schema(by_alias=True)
    parts = {name: _plain(part) for name, part in whole.pop("$defs", {}).items()}
    one = _without_sections(_plain(whole), kind)
    parts = {name: part for name, part in parts.items() if _used(name, one, parts)}
    about = {"$schema": DIALECT, "description": one.pop("description", "")}
    more = {"$defs": parts} if parts else {}
    return {**about, **(one if place in ONES else {"type": "array", "items": one}), **more}


def _without_sections(schema: Schema, kind: type[Thing]) -> Schema:
    """Without what an instructor writes below the front matter, or not at all."""
    known = form.keys(kind)
    properties = {key: part for key, part in schema["properties"].items() if key in known}
    return {**schema, "properties": properties, "required": [key for key in schema.get("required", []) if key in known]}


def _used(name: str, one: Schema, parts: dict[str, Schema]) -> bool:
    """Whether a part is named in the schema, or in another part that is."""
    mark = f"'#/$defs/{name}'"
    others = [other for other, part in parts.items() if other != name and mark in str(part)]
    return mark in str(one) or any(_used(other, one, {k: v for k, v in parts.items() if k != name}) for other in others)


def _plain(schema: Schema) -> Schema:
    """A schema of YAML as its author writes it: no invented titles, no null, and words may look like numbers."""
    schema = {key: value for key, value in schema.items() if key != "title" and value is not None}
    if "properties" in schema:
        schema["properties"] = {name: _plain(part) for name, part in schema["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            schema[key] = _plain(schema[key])
    if "anyOf" in schema:
        schema = _one_of(schema)
    if schema.get("type") == "boolean":
        return {**{key: value for key, value in schema.items() if key != "type"}, **YES_OR_NO}
    return {**schema, **TEXT} if schema.get("type") == "string" and "enum" not in schema else schema


def _one_of(schema: Schema) -> Schema:
    """Choices without null: a key without a value is a mistake."""
    choices = [_plain(choice) for choice in schema["anyOf"] if choice != {"type": "null"}]
    rest = {key: value for key, value in schema.items() if key != "anyOf"}
    return {**choices[0], **rest} if len(choices) == 1 else {**rest, "anyOf": choices}
