"""What is taught: modules, lessons, drills, cueing errors."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic.json_schema import SkipJsonSchema

from coursewright.model.basis import Code, Name, Part, Prose, Sources, Thing, To, Words


class PassRules(Part):
    score: int = Field(80, ge=0, le=100)
    """The score that passes, in percent."""
    unsafe: int = Field(0, ge=0)
    """How many unsafe answers on critical items a pass may hold."""


class LessonForm(Part):
    """What a course asks of each of its lessons. What is left out isn't asked."""

    fewest_words: int = Field(0, ge=0)
    """How many words a lesson has at least."""
    most_words: int | None = Field(None, ge=1)
    """How many words a lesson has at most."""
    fewest_questions: int = Field(0, ge=0)
    """How many questions stand below its last heading at least."""
    most_questions: int | None = Field(None, ge=1)
    """How many questions stand there at most."""
    highest_grade: int | None = Field(None, ge=1)
    """The school grade by Flesch and Kincaid, for English."""
    parts: list[Words] = []
    """Words that stand in each lesson, such as the title of a part."""


class Settings(Thing):
    """content/course.yml: what holds for the whole course."""

    id: Name
    """Names the trainee's record. Never change it once the course is published."""
    title: Words
    """The course's name, on every page."""
    summary: Words
    """One or two sentences that say what the course is."""
    language: str = "en"
    """The language of its pages, such as en."""
    emergency: Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 ()-]*$")] | None = None
    """The number to call in an emergency."""
    pass_: PassRules = Field(PassRules(), alias="pass")
    """When the course counts as passed."""
    modules: list[Annotated[str, To("module")]] = Field(min_length=1)
    """The modules' folders, in the order of the course."""
    unreviewed: Words | None = None
    """What pages with referral or dosing content say until reviews.yml names who reviewed them."""
    review_months: int = Field(24, ge=1)
    """How many months a review holds before it is due again."""
    lesson_form: LessonForm | None = None
    """What each lesson should keep to; the checker warns where one doesn't."""
    teaching: bool = False
    """Whether the site has pages for those who teach the course: timings, answers, checklists, role plays."""
    license: Words | None = None
    """The terms under which others may use the course; published with the referral rules."""
    edit: Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"<>]+$")] | None = None
    """The address before a file's path where readers can edit it."""
    guide: bool = True
    """Whether the site has the guide for instructors."""


class Strategy(Thing):
    """content/strategies.yml: one of the ways of working that the course teaches."""

    id: Name
    title: Words
    """What readers see."""
    summary: Words
    """What the strategy is, in a sentence or two."""


class Objective(Thing):
    """Something the trainee can do after a module."""

    code: Code
    """Its short name, such as S3.2; questions and lessons name it so."""
    text: Words
    """What the trainee can do, beginning with a verb."""


class Module(Thing):
    """content/modules/<name>/module.yml: a part of the course."""

    title: Words
    """What readers see."""
    summary: Words
    """What it is about, in a sentence."""
    strategy: Annotated[str, To("strategy")] | None = None
    """The strategy it teaches."""
    objectives: list[Objective] = Field(min_length=1)
    """What a trainee can do after it."""
    lessons: list[Annotated[str, To("lesson")]] = Field(min_length=1)
    """The lessons' files without .md, in order."""


class Lesson(Thing):
    """content/modules/<module>/<name>.md: one sitting."""

    title: Words
    """What readers see."""
    minutes: int | None = Field(None, ge=1)
    """How long it takes."""
    objectives: list[Annotated[str, To("objective")]] = Field(min_length=1)
    """The codes of the objectives that it teaches."""
    sources: Sources = []
    body: Prose
    """The lesson itself, in Markdown."""
    module: SkipJsonSchema[str]


class Cue(Part):
    """The few words that direct attention."""

    text: Prose
    """What is said, on one line."""
    focus: Literal["external", "internal"] | None = None
    """External: toward an effect or an object. Internal: toward a body part."""


class Drill(Thing):
    """content/drills/<name>.md: a practice task with a dose."""

    title: Words
    """What readers see."""
    strategy: Annotated[str, To("strategy")] | None = None
    """The strategy that it belongs to."""
    easier: list[str] = []
    """Drills to fall back to, by name, or the easier way in words."""
    harder: list[str] = []
    """Harder ways in words. Harder drills are known from their own `easier`."""
    sources: Sources = Field(min_length=1)
    set_up: Prose
    """How to begin."""
    do: Prose
    """What to do."""
    dose: Prose
    """How much, and how often."""
    stop_if: Prose
    """When to end the set."""
    feel: Prose
    """What should be felt, and where."""
    say: list[Cue] = Field(min_length=1)
    """The cues, one on a line."""
    easier_how: Prose | None = None
    """An easier way that needs more words than a line."""
    harder_how: Prose | None = None
    """A harder way that needs more words than a line."""
    take_care: Prose | None = None
    """Who should take care, and of what."""


class CueingError(Thing):
    """content/errors/<name>.md: something to spot, and the cue that corrects it."""

    title: Words
    """What readers see."""
    of: Literal["client", "trainer"] = "client"
    """Who makes it: the client's body, or the coaching."""
    drills: list[Annotated[str, To("drill")]] = []
    """The drills in which it is seen."""
    rule: Annotated[str, To("rule")] | None = None
    """The referral rule where it can end."""
    sources: Sources = Field(min_length=1)
    see: Prose
    """What the error looks like."""
    why: Prose
    """Why it comes about."""
    say: list[Cue] = Field(min_length=1)
    """The cues that correct it, one on a line."""
    easier: Prose
    """What to change when the cue is not enough."""
    stop: Prose
    """When to leave it and do something else."""


class GymCard(Thing):
    """content/cards.yml: one page to print and take to the gym."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [key]} for key in ("strategy", "drills", "errors", "levels")]}
    )

    id: Name
    title: Words
    """What readers see."""
    about: Words
    """What it is for, in one line."""
    strategy: Annotated[str, To("strategy")] | None = None
    """The strategy whose drills it shows, each with its cues."""
    drills: list[Annotated[str, To("drill")]] = []
    """Single drills that it shows."""
    errors: list[Annotated[str, To("error")]] = []
    """The cueing errors that it shows: what to see, what to say, what is easier."""
    levels: bool = False
    """Whether it shows the action levels, with what to say at each."""
    remember: list[Words] = []
    """Lines below all of it."""

    @model_validator(mode="after")
    def _not_empty(self) -> GymCard:
        if not (self.strategy or self.drills or self.errors or self.levels):
            raise ValueError("shows nothing: give it a 'strategy', 'drills', 'errors' or 'levels: true'")
        return self


class Misconception(Thing):
    """content/misconceptions.yml: a wrong belief that distractors stand for."""

    id: Name
    text: Words
    """The belief, in the words of someone who holds it."""
    quoted: bool = False
    """Its text holds words of wording.yml, on purpose."""
    sends: Literal["too far", "not far enough"] | None = None
    """Which way whoever believes it sends a client, where it is about referral."""
