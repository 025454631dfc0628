"""The keys of each kind of thing as tables for the guide, made from the model itself."""

from __future__ import annotations

import re
from types import NoneType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from coursewright import model
from coursewright.form import pattern
from coursewright.model import Change, Code, Comparison, Condition, Name, Prose, To
from coursewright.sections import DRILL, ERROR

MARKER = re.compile(r"^<!-- fields: (?P<kind>\w+) -->$", re.MULTILINE)

WRITTEN = {
    "Drill": {key: f"## {title}" for key, title in DRILL.items()},
    "CueingError": {key: f"## {title}" for key, title in ERROR.items()},
    "Cue": {"text": "- …", "focus": "(external)"},
    "Lesson": {"body": "below the keys"},
    "Option": {"text": "- [ ] …", "correct": "- [x] …", "explanation": "> …"},
    "WrongAnswer": {"text": '> not "…"', "explanation": ": …"},
    "Situation": {"id": "{#its-id}", "title": "## …", "text": "below the heading", "choices": "- … → its-id"},
    "Choice": {
        "text": "- …",
        "to": "→ its-id",
        "best": "(best)",
        "unsafe": "(unsafe)",
        "sends": "(too far)",
        "offered": "{if=week>=2}",
        "changes": "{week=+1}",
        "happens": "> Happens: …",
        "why": "> Why: …",
    },
}
"""Fields that are written otherwise than as `key: value`, and how."""

ENGINES = "SkipJsonSchema"
"""Marks a field that the engine fills in."""

SIMPLE: dict[Any, str] = {
    bool: "yes or no", int: "a whole number", float: "a number", str: "words", Prose: "Markdown",
    Comparison: "a comparison with a number that the case shows", Change: "a change of such a number",
    dict[str, int]: "numbers by name",
    Condition: "a finding, or `all` or `any` of several",
}  # fmt: skip

PATTERNS = {
    pattern(Name): "a name",
    pattern(Code): "a code",
    r"^\d{4}-\d{2}-\d{2}$": "a day",
    r"^\+?[0-9][0-9 ()-]*$": "a number to call",
    r"^https?://[^\s\"<>]+$": "a web address",
}
"""What a text is that keeps to a pattern."""

SHOWN = {"error": "a cueing error", "objective": "an objective, by its code", "source": "a source, by its key"}


def with_tables(text: str) -> str:
    """A text of the guide with a table in the place of each marker."""
    return MARKER.sub(lambda marker: table(getattr(model, marker["kind"])), text)


def table(kind: type[BaseModel]) -> str:
    """Every key of a kind: how it is written, what it holds, whether it is needed, and what it is for."""
    rows = [_row(key, field, WRITTEN.get(kind.__name__, {})) for key, field in written(kind).items()]
    return "\n".join(["| Key | Holds | What it is for |", "|---|---|---|", *rows])


def written(kind: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a class that an instructor writes."""
    return {
        field.alias or name: field
        for name, field in kind.model_fields.items()
        if not any(ENGINES in repr(extra) for extra in field.metadata)
    }


def _row(key: str, field: FieldInfo, otherwise: dict[str, str]) -> str:
    shown = f"`{otherwise.get(key, key)}`" if otherwise.get(key, "#")[:5] != "below" else otherwise[key]
    about = " ".join((field.description or "").split())
    return f"| {shown} | {holds(field)}{_needed(field)} | {about} |"


def _needed(field: FieldInfo) -> str:
    """Whether a field must be there, and what holds where it is left out."""
    if field.is_required():
        return "; **needed**"
    if isinstance(field.default, bool | BaseModel) or field.default in (None, [], {}):
        return "; yes if left out" if field.default is True else ""
    return f"; `{field.default}` if left out"


def holds(field: FieldInfo) -> str:
    """What a field takes, in words."""
    limits = {name: getattr(extra, name) for extra in field.metadata for name in ("ge", "le") if hasattr(extra, name)}
    least, most = limits.get("ge"), limits.get("le")
    between = "" if least is None else f", {least} or more" if most is None else f" from {least} to {most}"
    return _words(field.annotation, field.metadata) + between


def _words(annotation: Any, metadata: list[Any]) -> str:
    """What a type takes, in words."""
    if marked := _marked(metadata):
        return marked
    origin, arguments = get_origin(annotation), [one for one in get_args(annotation) if one is not NoneType]
    if origin is Literal:
        return ", ".join(f"`{argument}`" for argument in arguments)
    if origin is list:
        return f"a list: {_words(arguments[0], [])}"
    if hasattr(annotation, "__metadata__"):
        return _words(annotation.__origin__, list(annotation.__metadata__))
    return _words(arguments[0], []) if arguments and origin is not dict else _plain(annotation)


def _marked(metadata: list[Any]) -> str:
    """What a field takes whose type says which kind of thing it names, or which pattern it keeps to."""
    for extra in metadata:
        if isinstance(extra, To):
            return SHOWN.get(extra.kind, f"a {extra.kind}, by its name")
        if form := getattr(extra, "pattern", None):
            return PATTERNS[form]
    return ""


def _plain(annotation: Any) -> str:
    if annotation in SIMPLE:
        return SIMPLE[annotation]
    if issubclass(annotation, BaseModel):
        return "keys of their own, below"
    return ", ".join(f"`{choice.value}`" for choice in annotation)
