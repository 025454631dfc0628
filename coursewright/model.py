"""What a course is made of.

Each class is one kind of thing an instructor writes; each field is one key or section of its file.
The line under a field is its documentation.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator
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


Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""An id: lower-case letters, digits and hyphens."""

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$")]
"""A short name that readers see, such as S3.2 or OH07."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Sources = list[Annotated[str, To("source")]]


class Thing(Part):
    """A part that other files can name, or that mistakes are told about."""

    name: SkipJsonSchema[str]
    file: SkipJsonSchema[str]
    """The author's file, relative to the course's folder, with forward slashes."""
    marks: SkipJsonSchema[dict[Place, Mark]] = Field({}, repr=False)
    """Where each key and value of this thing stands in its file."""


class PassRules(Part):
    score: int = Field(80, ge=0, le=100)
    """The score that passes, in percent."""
    unsafe: int = Field(0, ge=0)
    """How many unsafe answers on critical items a pass may hold."""


class Settings(Thing):
    """content/course.yml: what holds for the whole course."""

    id: Name
    """Names the trainee's record. Never change it once the course is published."""
    title: Words
    summary: Words
    """One or two sentences that say what the course is."""
    language: str = "en"
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
    license: Words | None = None
    """The terms under which others may use the course; published with the referral rules."""
    edit: Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"<>]+$")] | None = None
    """The address before a file's path where readers can edit it."""


class Strategy(Thing):
    """content/strategies.yml: one of the ways of working that the course teaches."""

    id: Name
    title: Words
    summary: Words


class Objective(Thing):
    """Something the trainee can do after a module."""

    code: Code
    text: Words


class Module(Thing):
    """content/modules/<name>/module.yml: a part of the course."""

    title: Words
    summary: Words
    strategy: Annotated[str, To("strategy")] | None = None
    """The strategy it teaches."""
    objectives: list[Objective] = Field(min_length=1)
    lessons: list[Annotated[str, To("lesson")]] = Field(min_length=1)
    """The lessons' files without .md, in order."""


class Lesson(Thing):
    """content/modules/<module>/<name>.md: one sitting."""

    title: Words
    minutes: int | None = Field(None, ge=1)
    """How long it takes."""
    objectives: list[Annotated[str, To("objective")]] = Field(min_length=1)
    sources: Sources = []
    body: Prose
    module: SkipJsonSchema[str]


class Cue(Part):
    """The few words that direct attention."""

    text: Prose
    focus: Literal["external", "internal"] | None = None
    """External: toward an effect or an object. Internal: toward a body part."""


class Drill(Thing):
    """content/drills/<name>.md: a practice task with a dose."""

    title: Words
    strategy: Annotated[str, To("strategy")] | None = None
    easier: list[str] = []
    """Drills to fall back to, by name, or the easier way in words."""
    harder: list[str] = []
    """Harder ways in words. Harder drills are known from their own `easier`."""
    sources: Sources = Field(min_length=1)
    set_up: Prose
    do: Prose
    dose: Prose
    stop_if: Prose
    feel: Prose
    say: list[Cue] = Field(min_length=1)
    easier_how: Prose | None = None
    harder_how: Prose | None = None
    take_care: Prose | None = None


class CueingError(Thing):
    """content/errors/<name>.md: something to spot, and the cue that corrects it."""

    title: Words
    of: Literal["client", "trainer"] = "client"
    """Who makes it: the client's body, or the coaching."""
    drills: list[Annotated[str, To("drill")]] = []
    """The drills in which it is seen."""
    rule: Annotated[str, To("rule")] | None = None
    """The referral rule where it can end."""
    sources: Sources = Field(min_length=1)
    see: Prose
    why: Prose
    say: list[Cue] = Field(min_length=1)
    easier: Prose
    stop: Prose


class Misconception(Thing):
    """content/misconceptions.yml: a wrong belief that distractors stand for."""

    id: Name
    text: Words
    sends: Literal["too far", "not far enough"] | None = None
    """Which way whoever believes it sends a client, where it is about referral."""


class Finding(Thing):
    """content/referral/findings.yml: what a client says or a trainer sees."""

    id: Name
    text: Words
    ask: Words
    """The plain question that brings it out."""
    by: Literal["client", "trainer"] = "client"
    """Who knows it: the client says it, or the trainer sees it."""


class Condition(Part):
    """When a rule holds: one finding, all of several, or any of several."""

    finding: Annotated[str, To("finding")] | None = None
    all: list[Condition] | None = Field(None, min_length=1)
    any: list[Condition] | None = Field(None, min_length=1)

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
    when: Condition
    """The findings that must be there: `all:` or `any:` of them, nested if need be."""
    unless: list[Annotated[str, To("finding")]] = []
    """Findings that soften the rule: with any of them it doesn't hold."""
    level: Annotated[str, To("level")]
    why: Words
    """Why it matters, without naming a condition."""
    meanwhile: Words
    """What to do until the client has been seen."""
    sources: Sources = Field(min_length=1)


class Level(Thing):
    """content/referral/levels.yml: what to do about a finding. Most urgent first."""

    id: Name
    code: Words
    title: Words
    do: list[Words] = Field(min_length=1)
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


class CheckQuestion(Part):
    """One of the plain questions of the page that says when to stop."""

    label: Words
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
    hint: Words | None = None
    lines: int = Field(2, ge=1, le=20)
    """How many lines it has on paper."""
    required: bool = False
    given: list[Words] = []
    """Lines that stand in it already."""


class Note(Part):
    """A note that a trainer writes."""

    title: Words
    about: Words
    fields: list[NoteField] = Field(min_length=1)
    consent: Words
    """What the client must have agreed to."""
    closing: Words | None = None
    """What stands below every such note."""


class Wording(Part):
    """Words that don't belong in a note, and what to write instead."""

    words: list[Words] = Field(min_length=1)
    instead: Words


class Notes(Thing):
    """content/referral/notes.yml: the notes that a trainer writes, and the words that are pointed at in them."""

    notes: list[Note] = Field(min_length=1)
    words: list[Wording] = []


class Term(Thing):
    """content/glossary.yml: a word, and what it means here."""

    id: Name
    term: Words
    text: Words
    also: list[Words] = []
    """Other forms of the word in the text."""


class Myth(Thing):
    """content/myths.yml: what is often said, and what to say instead."""

    id: Name
    myth: Words
    fact: Words
    sources: Sources = Field(min_length=1)


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
    year: str | None = None
    seen: Seen
    """How much of it was read; none for a statement without a source."""
    supports: Words
    """What it supports, in one sentence."""
    address: str | None = None


class Review(Thing):
    """content/reviews.yml: who has reviewed what, and when."""

    of: list[str] = Field(min_length=1)
    """Things by kind and name, such as drill:its-name."""
    by: Words
    credential: Words
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
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


ItemType = Literal["single", "multi", "fill", "number", "order", "match", "say"]
Bloom = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
Difficulty = Literal["easy", "medium", "hard"]


class Option(Part):
    text: Prose
    correct: bool = False
    explanation: Prose | None = None
    """Why this option is right or wrong; shown once it is chosen."""
    error: Annotated[str, To("error")] | None = None
    """The cueing error that a wrong option stands for."""
    misconception: Annotated[str, To("misconception")] | None = None
    """The wrong belief that a wrong option stands for."""
    unsafe: bool = False
    """Choosing it could hurt a client."""
    pin: bool = False
    """It keeps its place when options are shuffled."""
    level: Annotated[str, To("level")] | None = None
    """The action level that its words stand for, in a question with findings."""


class WrongAnswer(Part):
    """A wrong answer to a blank that is often given, and why it is wrong."""

    text: str
    explanation: Prose
    error: Annotated[str, To("error")] | None = None
    misconception: Annotated[str, To("misconception")] | None = None
    unsafe: bool = False
    """Answering so could hurt a client."""


class Step(Part):
    """A step to put in order; equal ranks may swap."""

    rank: int
    text: Prose


class Number(Part):
    """A number to fill in, and how far an answer may be from it."""

    value: float
    within: float = 0


class Pair(Part):
    """A row of a question that asks what belongs together."""

    left: Prose
    right: Prose


class ItemFacts(Part):
    """What stands in the braces behind a question's heading."""

    type: ItemType | None = None
    objective: Annotated[str, To("objective")] | None = None
    bloom: Bloom | None = None
    difficulty: Difficulty | None = None
    sources: Sources = []
    rule: list[Annotated[str, To("rule")]] = []
    findings: list[Annotated[str, To("finding")]] = []
    """All findings that the stem gives; the right option's level is checked against the rules."""
    asks: Literal["level", "other"] = "level"
    """What a question with findings asks for: the action level, or something other, which no rule can check."""
    critical: bool = False
    """A wrong answer here can keep a trainee from passing."""
    rev: int = 0
    """Raise it when the question now asks something else."""


class Item(Thing):
    """A question."""

    type: ItemType
    facts: ItemFacts
    title: str = ""
    """For authors; not shown before the answer."""
    quiz: str | None
    """The quiz it belongs to; none for a question inside a lesson."""
    stem: Prose
    options: list[Option] = []
    blanks: list[list[str]] = []
    """The accepted answers of each blank."""
    wrong: list[WrongAnswer] = []
    numbers: list[Number] = []
    """The number that each blank of a number question asks for."""
    steps: list[Step] = []
    columns: Pair | None = None
    """What the two columns of a match question are called."""
    pairs: list[Pair] = []
    """What belongs together in a match question."""
    cues: list[Prose] = []
    """Model cues of a say question."""
    checklist: list[Prose] = []
    """What trainees look for in their own cue, in a say question."""
    rationale: Prose | None = None


class Draw(Part):
    """A row of an exam's blueprint: how many questions on an objective or a module."""

    objective: Annotated[str, To("objective")] | None = None
    module: Annotated[str, To("module")] | None = None
    items: int = Field(ge=1)
    """How many questions are drawn."""
    pass_: int | None = Field(None, alias="pass", ge=0, le=100)
    """The score that passes on these, in percent."""

    @model_validator(mode="after")
    def _one_of_two(self) -> Draw:
        if (self.objective is None) == (self.module is None):
            raise ValueError("needs an objective or a module, and not both")
        return self


class Quiz(Thing):
    """quizzes/<name>.md: questions, or an exam that draws from the questions of others."""

    title: Words
    module: Annotated[str, To("module")] | None = None
    objective: Annotated[str, To("objective")] | None = None
    bloom: Bloom | None = None
    difficulty: Difficulty | None = None
    sources: Sources = []
    mode: Literal["practice", "exam"] = "practice"
    """Practice: each question is checked by itself. Exam: all are answered, then handed in."""
    draw: list[Draw] = []
    """An exam's blueprint. It draws from the file's own questions; from all quizzes, if it has none."""
    pass_: PassRules | None = Field(None, alias="pass")
    """When the exam is passed, if not as in course.yml."""
    attempts: int | None = Field(None, ge=1)
    """How often the exam may be taken."""
    sure: bool = False
    """Ask trainees how sure they are, for feedback and never for the score."""
    opening: SkipJsonSchema[Prose | None] = None
    items: SkipJsonSchema[list[Item]] = []

    @model_validator(mode="before")
    @classmethod
    def _what_draws_is_an_exam(cls, value: Any) -> Any:
        return {"mode": "exam", **value} if isinstance(value, dict) and value.get("draw") else value


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
    to: str
    """The situation it leads to."""
    best: bool = False
    unsafe: bool = False
    """It could hurt the client."""
    sends: Literal["too far", "not far enough"] | None = None
    """It refers or stops without need, or doesn't where it should."""
    offered: Comparison | None = None
    """When it can be chosen; always, if nothing is said."""
    changes: list[Change] = []
    error: Annotated[str, To("error")] | None = None
    """The cueing error that it stands for."""
    misconception: Annotated[str, To("misconception")] | None = None
    """The wrong belief that it stands for."""
    happens: Prose | None = None
    why: Prose | None = None


class Situation(Part):
    """A moment of a case: it asks for a decision, or with its level it is an ending."""

    id: Name
    title: Words
    findings: list[Annotated[str, To("finding")]] = []
    """What has come up by now, and is known from here on."""
    level: Annotated[str, To("level")] | None = None
    """The action level that an ending comes to."""
    text: Prose
    choices: list[Choice] = []


class Case(Thing):
    """content/cases/<name>.md: a client to decide about."""

    title: Words
    strategy: list[Annotated[str, To("strategy")]] = []
    """The strategies it meets."""
    objectives: list[Annotated[str, To("objective")]] = Field(min_length=1)
    findings: list[Annotated[str, To("finding")]] = []
    """What is true of this client, whether or not anybody asks."""
    shows: dict[str, int] = {}
    """Numbers that the story changes, shown with each situation."""
    sources: Sources = []
    opening: SkipJsonSchema[Prose | None] = None
    situations: SkipJsonSchema[list[Situation]] = []

    @field_validator("strategy", mode="before")
    @classmethod
    def _one_strategy(cls, value: Any) -> Any:
        return [value] if isinstance(value, str) else value


class Picture(Thing):
    """A picture that lies beside the lessons; its name is its path."""


class Course(Part):
    """Everything an instructor wrote, each kind by name, in the order of the course."""

    settings: Settings
    home: Prose | None = None
    strategies: dict[str, Strategy] = {}
    modules: dict[str, Module] = {}
    objectives: dict[str, Objective] = {}
    lessons: dict[str, Lesson] = {}
    drills: dict[str, Drill] = {}
    errors: dict[str, CueingError] = {}
    misconceptions: dict[str, Misconception] = {}
    findings: dict[str, Finding] = {}
    rules: dict[str, Rule] = {}
    levels: dict[str, Level] = {}
    vectors: list[Vector] = []
    check: Check | None = None
    notes: Notes | None = None
    quizzes: dict[str, Quiz] = {}
    items: dict[str, Item] = {}
    cases: dict[str, Case] = {}
    glossary: dict[str, Term] = {}
    myths: dict[str, Myth] = {}
    sources: dict[str, Source] = {}
    reviews: list[Review] = []
    today: date = date.min
    """The day on which it was read: reviews are due again by it."""
    pictures: dict[str, Picture] = {}
