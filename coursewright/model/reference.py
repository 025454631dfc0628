"""What is looked up: words, myths, sources, words to avoid, and who has reviewed what."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from coursewright.model.basis import Code, Name, Sources, Thing, Wording, Words


class Term(Thing):
    """content/glossary.yml: a word, and what it means here."""

    id: Name
    term: Words
    """The word as it stands in a text."""
    text: Words
    """What it means here."""
    also: list[Words] = []
    """Other forms of the word in the text."""


class Myth(Thing):
    """content/myths.yml: what is often said, and what to say instead."""

    id: Name
    myth: Words
    """What is often said."""
    fact: Words
    """What is so."""
    quoted: bool = False
    """The myth holds words of wording.yml, on purpose."""
    sources: Sources = Field(min_length=1)


class Avoided(Wording, Thing):
    """content/wording.yml: words that no text of the course says, every form of them, and what to say instead."""

    kind: Literal["fear", "promise", "scope"]
    """Why: they may frighten a client, promise too much, or are outside a trainer's role."""


class Seen(StrEnum):
    """How much of a source was read."""

    FULL = "full"
    ABSTRACT = "abstract"
    PAGE = "page"
    EXCERPT = "excerpt"
    SECONDARY = "secondary"
    NONE = "none"


class Source(Thing):
    """content/sources.yml: what a statement rests on."""

    id: Code
    """Its key, such as OH07."""
    cite: Words
    """The source as a reader would look for it."""
    year: str | None = None
    """The year in which it came out."""
    seen: Seen
    """How much of it was read; none for a statement without a source."""
    supports: Words
    """What it supports, in one sentence."""
    address: str | None = None
    """The web address where it can be read."""


class Review(Thing):
    """content/reviews.yml: who has reviewed what, and when."""

    of: list[str] = Field(min_length=1)
    """Things by kind and name, such as drill:its-name."""
    by: Words
    """Who reviewed it."""
    credential: Words
    """What makes them able to."""
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """The day, as year-month-day."""
    hash: str | None = None
    """Stands for the wording that was reviewed. `check` tells it; when the wording changes, the review is void."""

    @field_validator("on")
    @classmethod
    def _a_day(cls, value: str) -> str:
        try:
            date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"is no day of the calendar: '{value}'") from None
        return value
