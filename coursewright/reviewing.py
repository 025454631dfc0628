"""What of a course can be reviewed: each thing with its words, its sources, and how its review stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from coursewright.model import Course, Item, Lesson, Quiz, Review, Source, Thing
from coursewright.references import TABLES, Uses, objective_of, title_of
from coursewright.reviews import is_due, outdated, standing
from coursewright.spelling import Words, words_of
from coursewright.wording import PAGES, hash_of, parts_of

KINDS = ("level", "rule", "page", "drill", "error", "card", "lesson", "case", "quiz", "item")
"""The kinds of thing that are reviewed, in the order of a sheet."""

STATES = ("unsigned", "changed", "due", "signed")
"""No review; one of another wording; one that is old; one that holds."""


@dataclass(frozen=True)
class Matter:
    """One thing to review."""

    name: str
    """Its kind and name, as a review names it."""
    title: str
    thing: Thing
    state: str
    review: Review | None
    """The review that holds, or that held before the wording changed."""
    hash: str
    modules: list[str]
    """The modules that teach it."""
    words: Words
    sources: list[Source]


def matters(course: Course, kinds: Collection[str] = KINDS, module: str | None = None) -> list[Matter]:
    """All of a course that can be reviewed, of some kinds and of one module or all."""
    uses, held, changed = Uses(course), standing(course), outdated(course)
    found = []
    for kind, thing in _things(course):
        name = f"{kind}:{thing.name}"
        modules = _modules(kind, thing, course, uses)
        if kind in kinds and (module is None or module in modules):
            review = held.get(name) or changed.get(name)
            state = _state(review, name in held, course)
            sources = _sources(thing, course, uses)
            words, hash_ = words_of(thing, course), hash_of([name], course)
            found.append(Matter(name, title_of(thing), thing, state, review, hash_, modules, words, sources))
    return found


def _state(review: Review | None, holds: bool, course: Course) -> str:
    if review is None:
        return "unsigned"
    if not holds:
        return "changed"
    return "due" if is_due(review, course) else "signed"


def _things(course: Course) -> Iterator[tuple[str, Thing]]:
    """Kind and thing of all that is reviewed; a question written in a lesson is reviewed with it."""
    pages = {name: page for name in PAGES if (page := getattr(course, name))}
    items = {name: item for name, item in course.items.items() if item.quiz}
    quizzes = {name: quiz for name, quiz in course.quizzes.items() if quiz.opening}
    own: dict[str, dict[str, Thing]] = {"page": {**pages}, "item": {**items}, "quiz": {**quizzes}}
    for kind in KINDS:
        table = own[kind] if kind in own else getattr(course, TABLES[kind])
        yield from ((kind, thing) for thing in table.values())


def _modules(kind: str, thing: Thing, course: Course, uses: Uses) -> list[str]:
    """The modules that a thing stands in, or whose lessons, objectives or strategy it belongs to."""
    named = [thing, *(use.by for use in uses.of(kind, thing.name))]
    found = {lesson.module for lesson in named if isinstance(lesson, Lesson)}
    strategies, objectives = getattr(thing, "strategy", None) or [], set(getattr(thing, "objectives", []))
    quiz = course.quizzes.get(thing.quiz or "") if isinstance(thing, Item) else thing
    if isinstance(thing, Item):
        objectives.add(objective_of(thing, course))
    return [
        module.name
        for module in course.modules.values()
        if module.name in found
        or (isinstance(quiz, Quiz) and module.name == quiz.module)
        or (module.strategy and module.strategy in strategies)
        or objectives & {objective.code for objective in module.objectives}
    ]


def _sources(thing: Thing, course: Course, uses: Uses) -> list[Source]:
    """What a thing's statements rest on, each once."""
    named = [use.name for part in parts_of(thing, course) for use in uses.by(part) if use.kind == "source"]
    return [course.sources[name] for name in dict.fromkeys(named) if name in course.sources]
