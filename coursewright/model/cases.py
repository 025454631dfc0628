"""A client to decide about."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, field_validator
from pydantic.json_schema import SkipJsonSchema

from coursewright.model.basis import Name, Part, Prose, Sources, Thing, To, Words

Sign = Literal[">=", "<=", ">", "<", "="]


class Comparison(Part):
    """Asks one of the numbers that a case shows, such as week>=2."""

    number: str
    sign: Sign
    value: int


class Change(Part):
    """What a choice does to one of the numbers that a case shows: +2, -1, or 3."""

    number: str
    value: int
    sets: bool
    """The number becomes the value; otherwise the value is added."""


class Choice(Part):
    """What a trainee can do in a situation, and what comes of it."""

    text: Prose
    """What the trainee can do, on one line."""
    to: str
    """The situation it leads to."""
    best: bool = False
    """It is the best choice here."""
    unsafe: bool = False
    """It could hurt the client."""
    sends: Literal["too far", "not far enough"] | None = None
    """It refers or stops without need, or doesn't where it should."""
    offered: Comparison | None = None
    """When it can be chosen; always, if nothing is said."""
    changes: list[Change] = []
    """What it does to the numbers that the case shows."""
    error: Annotated[str, To("error")] | None = None
    """The cueing error that it stands for."""
    misconception: Annotated[str, To("misconception")] | None = None
    """The wrong belief that it stands for."""
    happens: Prose | None = None
    """What comes of it."""
    why: Prose | None = None
    """Why it is right, or what it misses."""


class Situation(Part):
    """A moment of a case: it asks for a decision, or with its level it is an ending."""

    id: Name
    title: Words
    """What the moment is called."""
    findings: list[Annotated[str, To("finding")]] = []
    """What has come up by now, and is known from here on."""
    level: Annotated[str, To("level")] | None = None
    """The action level that an ending comes to."""
    text: Prose
    """What is seen and heard, and what is asked."""
    choices: list[Choice] = []
    """What the trainee can do; an ending has none."""


class Case(Thing):
    """content/cases/<name>.md: a client to decide about."""

    title: Words
    """What readers see."""
    strategy: list[Annotated[str, To("strategy")]] = []
    """The strategies it meets."""
    objectives: list[Annotated[str, To("objective")]] = Field(min_length=1)
    """The codes of the objectives that it tests."""
    findings: list[Annotated[str, To("finding")]] = []
    """What is true of this client, whether or not anybody asks."""
    shows: dict[str, int] = {}
    """Numbers that the story changes, shown with each situation."""
    sources: Sources = []
    opening: SkipJsonSchema[Prose | None] = None
    situations: SkipJsonSchema[list[Situation]] = []

    @field_validator("strategy", mode="before", json_schema_input_type=str | list[str])
    @classmethod
    def _one_strategy(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value
