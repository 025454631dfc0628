"""What every part of a course is made of: names, words, places in a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

Place = tuple[str | int, ...]
"""Keys and positions that lead into a file, such as ("lessons", 0)."""

Mark = tuple[int, int]
"""A line and a column, both counted from 1."""


@dataclass(frozen=True)
class To:
    """Says of a field that it names a thing of this kind."""

    kind: str


class Part(BaseModel):
    """Any part of a course. An unknown key is a mistake; nothing changes once loaded."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Prose(Part):
    """Markdown as its author wrote it, and where it stands."""

    text: str
    line: int = 1
    column: int = 1


Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$"),
    Field(description="What other files call it: lower-case letters, digits and hyphens."),
]
"""An id: lower-case letters, digits and hyphens."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$")]
"""A short name that readers see, such as S3.2 or OH07."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Sources = Annotated[
    list[Annotated[str, To("source")]], Field(description="What it rests on: keys of content/sources.yml.")
]


class Wording(Part):
    """Words that don't belong somewhere, and what to write instead."""

    words: list[Words] = Field(min_length=1)
    """Words or phrases that don't belong there."""
    instead: Words
    """What to write instead of them."""


class Thing(Part):
    """A part that other files can name, or that mistakes are told about."""

    name: SkipJsonSchema[str]
    file: SkipJsonSchema[str]
    """The author's file, relative to the course's folder, with forward slashes."""
    marks: SkipJsonSchema[dict[Place, Mark]] = Field({}, repr=False)
    """Where each key and value of this thing stands in its file."""
