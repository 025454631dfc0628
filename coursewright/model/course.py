"""A course, whole."""

from __future__ import annotations

from datetime import date

from coursewright.model.basis import Part, Prose, Thing
from coursewright.model.cases import Case
from coursewright.model.questions import Item, Quiz
from coursewright.model.reference import Avoided, Myth, Review, Source, Term
from coursewright.model.referral import Check, Finding, Level, Notes, Rule, Vector
from coursewright.model.teaching import (
    CueingError,
    Drill,
    GymCard,
    Lesson,
    Misconception,
    Module,
    Objective,
    Settings,
    Strategy,
)
from coursewright.model.vignettes import Vignettes


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
    cards: dict[str, GymCard] = {}
    misconceptions: dict[str, Misconception] = {}
    findings: dict[str, Finding] = {}
    rules: dict[str, Rule] = {}
    levels: dict[str, Level] = {}
    vectors: list[Vector] = []
    check: Check | None = None
    notes: Notes | None = None
    vignettes: Vignettes | None = None
    quizzes: dict[str, Quiz] = {}
    items: dict[str, Item] = {}
    cases: dict[str, Case] = {}
    glossary: dict[str, Term] = {}
    myths: dict[str, Myth] = {}
    sources: dict[str, Source] = {}
    wording: list[Avoided] = []
    reviews: list[Review] = []
    today: date = date.min
    """The day on which it was read: reviews are due again by it."""
    pictures: dict[str, Picture] = {}
