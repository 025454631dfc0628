"""When a trainer stops and refers: findings, rules, action levels, what is asked and written down."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from coursewright.model.basis import Name, Part, Sources, Thing, To, Wording, Words


class Finding(Thing):
    """content/referral/findings.yml: what a client says or a trainer sees."""

    id: Name
    text: Words
    """What is said or seen, in a few words."""
    ask: Words
    """The plain question that brings it out."""
    by: Literal["client", "trainer"] = "client"
    """Who knows it: the client says it, or the trainer sees it."""


class Condition(Part):
    """When a rule holds: one finding, all of several, or any of several."""

    finding: Annotated[str, To("finding")] | None = None
    """The finding that must be there."""
    all: list[Condition] | None = Field(None, min_length=1)
    """All of these must be there."""
    any: list[Condition] | None = Field(None, min_length=1)
    """One of these must be there."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A name alone, or one of the three."""
        group = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string"}, {**group, "minProperties": 1, "maxProperties": 1}]}

    @model_validator(mode="before")
    @classmethod
    def _a_name_alone(cls, value: Any) -> Any:
        return {"finding": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_of_three(self) -> Condition:
        if sum(part is not None for part in (self.finding, self.all, self.any)) != 1:
            raise ValueError("needs a finding, or exactly one of 'all' and 'any'")
        return self


class Rule(Thing):
    """content/referral/rules.yml: which findings ask for which action level."""

    id: Name
    title: Words
    """What readers see."""
    when: Condition
    """The findings that must be there: `all:` or `any:` of them, nested if need be."""
    unless: list[Annotated[str, To("finding")]] = []
    """Findings that soften the rule: with any of them it doesn't hold."""
    level: Annotated[str, To("level")]
    """The action level that it asks for."""
    why: Words
    """Why it matters, without naming a condition."""
    meanwhile: Words
    """What to do until the client has been seen."""
    sources: Sources = Field(min_length=1)


class Level(Thing):
    """content/referral/levels.yml: what to do about a finding. Most urgent first."""

    id: Name
    code: Words
    """Its short name, as readers see it."""
    title: Words
    """What readers see."""
    do: list[Words] = Field(min_length=1)
    """What the trainer does, step by step."""
    say: Words
    """What to say to the client, word for word."""
    write: Words
    """What to write down."""
    train: Literal["no", "changed", "yes"]
    """Whether training goes on."""


class Vector(Thing):
    """content/referral/vectors.yml: findings of one client, and the level that the rules must give them."""

    findings: list[Annotated[str, To("finding")]] = []
    """The findings that are there."""
    unsure: list[Annotated[str, To("finding")]] = []
    """The findings that nobody is sure of."""
    level: Annotated[str, To("level")] | None = None
    """The level that must come out; left out where nothing may be decided."""
    note: Words
    """Why this row stands here."""


class Signs(Part):
    """Findings that are asked for together."""

    label: Words
    """What they have in common, in a few plain words."""
    findings: list[Annotated[str, To("finding")]] = Field(min_length=1)
    """The findings that are asked for."""


class CheckQuestion(Part):
    """One of the plain questions of the page that says when to stop."""

    label: Words
    """What it is about, in a few words."""
    ask: Words
    """The question as the trainer asks it."""
    groups: list[Signs] = Field(min_length=1)
    """The findings that belong to it."""


class Check(Thing):
    """content/referral/check.yml: what is asked, and in which order, when something is wrong."""

    first: list[Signs] = Field(min_length=1, max_length=8)
    """The signs to begin with: each of their findings alone asks for the most urgent level."""
    questions: list[CheckQuestion] = Field(min_length=1, max_length=5)
    """Every finding that a rule names belongs to one of them."""


class NoteField(Part):
    label: Words
    """What the line is called."""
    hint: Words | None = None
    """What to write there."""
    lines: int = Field(2, ge=1, le=20)
    """How many lines it has on paper."""
    required: bool = False
    """Whether a note without it lacks something."""
    given: list[Words] = []
    """Lines that stand in it already."""


class Note(Part):
    """A note that a trainer writes."""

    title: Words
    """What readers see."""
    about: Words
    """Whom it is for, and when it is written."""
    fields: list[NoteField] = Field(min_length=1)
    """The lines to fill in."""
    consent: Words
    """What the client must have agreed to."""
    closing: Words | None = None
    """What stands below every such note."""


class Notes(Thing):
    """content/referral/notes.yml: the notes that a trainer writes, and the words that are pointed at in them."""

    notes: list[Note] = Field(min_length=1)
    """The notes, in order."""
    words: list[Wording] = []
    """Words that don't belong in a note."""
