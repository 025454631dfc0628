"""What is asked: quizzes, exams and their items."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from coursewright.model.basis import Part, Prose, Sources, Thing, To, Words
from coursewright.model.teaching import PassRules

ItemType = Literal["single", "multi", "fill", "number", "order", "match", "say"]
Bloom = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
Difficulty = Literal["easy", "medium", "hard"]


class Option(Part):
    text: Prose
    """The words of the option."""
    correct: bool = False
    """Whether it is right."""
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
    """The wrong answer."""
    explanation: Prose
    """Why it is wrong."""
    error: Annotated[str, To("error")] | None = None
    """The cueing error that it stands for."""
    misconception: Annotated[str, To("misconception")] | None = None
    """The wrong belief that it stands for."""
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
    """What kind of question it is; known by itself for single, multi and fill."""
    objective: Annotated[str, To("objective")] | None = None
    """The objective that it tests, if not the one of its file."""
    bloom: Bloom | None = None
    """What the answer takes."""
    difficulty: Difficulty | None = None
    """How hard it is."""
    sources: Sources = []
    rule: list[Annotated[str, To("rule")]] = []
    """The referral rules that it practices."""
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
    generated: SkipJsonSchema[bool] = False
    """It is made from content/referral/vignettes.yml."""


class Draw(Part):
    """A row of an exam's blueprint: how many questions on an objective or a module."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": ["objective"]}, {"required": ["module"]}]})

    objective: Annotated[str, To("objective")] | None = None
    """The objective whose questions are drawn."""
    module: Annotated[str, To("module")] | None = None
    """The module whose questions are drawn."""
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
    """What readers see."""
    module: Annotated[str, To("module")] | None = None
    """The module that it belongs to."""
    objective: Annotated[str, To("objective")] | None = None
    """The objective that its questions test, where they say no other."""
    bloom: Bloom | None = None
    """The level of thinking that its questions ask for, where they say no other."""
    difficulty: Difficulty | None = None
    """How hard its questions are, where they say nothing else."""
    sources: Sources = []
    mode: Literal["practice", "exam", "test"] = "practice"
    """Practice: each question is checked by itself. Exam: all are answered, then handed in. Test: an exam that nobody
    passes or fails: its score is there to be compared with that of another test."""
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
