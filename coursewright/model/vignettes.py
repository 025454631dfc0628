"""What vignettes are made from: people, scenes, words for findings, and what can't go together."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from coursewright.model.basis import Name, Part, Thing, To, Words

Template = Words
"""Words with placeholders such as {name} and {they}; with a capital, {They}, the word has one too."""

Finding = Annotated[str, To("finding")]
Level = Annotated[str, To("level")]


class Person(Part):
    """A fictional client."""

    name: Words
    """A first name. It is part of the names of this person's questions, so that answers stay with them."""
    age: int = Field(ge=1, le=120)
    """In years."""
    does: Words
    """What this person does, in words such as "a nurse"."""
    pronouns: Name
    """Which of the `pronouns` are this person's."""
    tags: list[Name] = []
    """What findings may ask for in a person, such as woman."""


class Scene(Part):
    """When and where in a session something comes up."""

    id: Name
    """A short name, of its own for each scene."""
    says: list[Template] = Field(min_length=1)
    """How a story begins, in several wordings."""
    tags: list[Name] = []
    """What findings may ask for in a scene, such as bike."""


class Telling(Part):
    """How a finding comes up in a story, and what it can go with. Without words it is told by the person's age."""

    finding: Finding
    """A finding of findings.yml."""
    file: list[Template] = []
    """What is known before the session, in several wordings."""
    says: list[Template] = []
    """The client's own words."""
    sees: list[Template] = []
    """What the trainer sees."""
    from_: int | None = Field(None, alias="from")
    """The least age at which it can be."""
    to: int | None = None
    """The greatest age at which it can be."""
    only: list[Name] = []
    """Tags that the person and the scene must have."""
    implies: list[Finding] = []
    """What is there whenever this is, and needs no words of its own."""
    needs: list[Finding] = []
    """One of these must be there too."""
    not_with: list[Finding] = []
    """What can't be there too."""
    only_with: list[Finding] = []
    """If named: nothing but these, and what they imply, can be there too."""
    aside: bool = False
    """It may be added to a story in which other findings decide."""


class Apart(Part):
    """Findings of which a story has one at most."""

    findings: list[Finding] = Field(min_length=2)
    """Of these, one at most."""
    why: Words
    """Why they can't go together."""


class WrongLevel(Part):
    """What is said of a level that was chosen where another is right."""

    level: Level
    """The level that was chosen."""
    right: list[Level] = Field(min_length=1)
    """The levels that would have been right."""
    misconception: Annotated[str, To("misconception")]
    """The wrong belief that the choice stands for."""
    says: list[Template] = Field(min_length=1)
    """The explanation; {why} is the reason of the rule that decides."""


class Vignettes(Thing):
    """content/referral/vignettes.yml: from which short stories about clients are made, each asking for the level."""

    title: Words
    """What their pages are called."""
    about: Words
    """What stands at the top of each page of them."""
    module: Annotated[str, To("module")]
    """The module that they belong to."""
    objective: Annotated[str, To("objective")]
    """The objective that all of them test."""
    seed: int
    """Another seed makes other stories."""
    count: int = Field(ge=1, le=2000)
    """How many are made."""
    a_page: int = Field(30, ge=1, le=40)
    """How many stand on a page."""
    most: int = Field(4, ge=1, le=8)
    """How many findings a story tells at most."""
    pronouns: dict[Name, dict[str, str]]
    """Sets of words by name: what a placeholder such as {they} or {is} stands for."""
    people: list[Person] = Field(min_length=1)
    """Fictional clients."""
    scenes: list[Scene] = Field(min_length=1)
    """Where in a session something comes up."""
    findings: list[Telling] = Field(min_length=1)
    """In the order in which a story tells them."""
    apart: list[Apart] = []
    """What can't go together."""
    told: list[Template] = Field(min_length=1)
    """How the client's words stand in the story; {words} is what is said."""
    ends: list[Template] = Field(min_length=1)
    """What a story ends with: that nothing else has come up, and the question."""
    right: list[Template] = Field(min_length=1)
    """The explanation of the right level; {why} and {meanwhile} are what the rule says."""
    wrong: list[WrongLevel] = []
    """The explanations of the wrong ones: one entry for each level that is chosen where another is right."""
    unsafe: list[Level] = []
    """Where one of these is right, a less urgent answer could hurt the client."""
