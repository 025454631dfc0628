"""What an instructor sees in the preview and a trainee doesn't: ids, keys, objectives, sources, reviews, files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coursewright import numbers
from coursewright.addresses import address
from coursewright.model import Course, Item, Review, Thing
from coursewright.problems import where
from coursewright.references import objective_of, things
from coursewright.reviews import is_due, is_void

Facts = dict[str, Any]

REVIEWED = ("drill", "error", "rule", "level")
"""The kinds that pages call unreviewed while nobody has reviewed them."""

NO_PLACE = ("item", "objective", "source")
"""Kinds that are told with another thing, or need no telling."""


def facts(course: Course) -> Facts:
    """`items` by id, and `things` by their address without ending, such as "drills/its-name" or "myths#myth-one".

    Each has the `file`, `line` and `column` of its author's words, `rows` of label and text, and `marks` of reviews.
    """
    return {
        "items": {item.name: _told("item", item, course) for item in course.items.values()},
        "things": {
            _place(kind, thing, course): _told(kind, thing, course)
            for kind, thing in things(course)
            if kind not in NO_PLACE
        },
    }


def _place(kind: str, thing: Thing, course: Course) -> str:
    page, mark = address(course, kind, thing.name)
    path = page.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{path}#{mark}" if mark else path


def _told(kind: str, thing: Thing, course: Course) -> Facts:
    line, column = where(thing, ())
    name = thing.name if kind == "item" else f"{kind}:{thing.name}"
    rows = [["Id", name], *(row for row in _rows(thing, course) if row[1])]
    marks = list(_marks(kind, thing, course))
    return {"file": thing.file, "line": line, "column": column, "rows": rows, "marks": marks}


def _rows(thing: Thing, course: Course) -> Iterator[list[str]]:
    if isinstance(thing, Item):
        quiz = course.quizzes.get(thing.quiz or "")
        yield ["Type", thing.type]
        yield ["Objective", _objective(objective_of(thing, course), course)]
        yield ["Bloom", thing.facts.bloom or (quiz and quiz.bloom) or ""]
        yield ["Difficulty", thing.facts.difficulty or (quiz and quiz.difficulty) or ""]
        yield ["Critical", "yes" if thing.facts.critical else ""]
        yield ["Key", " · ".join(_key(thing))]
        yield ["Sources", ", ".join(thing.facts.sources or (quiz.sources if quiz else []))]
        return
    for code in getattr(thing, "objectives", []) if not hasattr(thing, "lessons") else []:
        yield ["Objective", _objective(code, course)]
    yield ["Strategy", str(getattr(thing, "strategy", None) or "")]
    yield ["Level", str(getattr(thing, "level", None) or "")]
    yield ["Sources", ", ".join(getattr(thing, "sources", []))]


def _objective(code: str | None, course: Course) -> str:
    objective = course.objectives.get(code or "")
    return f"{objective.code}: {objective.text}" if objective else code or ""


def _key(item: Item) -> Iterator[str]:
    """The right answer, in its author's words."""
    yield from (option.text.text for option in item.options if option.correct)
    yield from (" or ".join(blank) for blank in item.blanks)
    for number in item.numbers:
        within = f" ± {numbers.shown(number.within)}" if number.within else ""
        yield numbers.shown(number.value) + within
    yield from (f"{step.rank}. {step.text.text}" for step in sorted(item.steps, key=lambda step: step.rank))
    yield from (f"{pair.left.text} → {pair.right.text}" for pair in item.pairs)
    yield from (cue.text for cue in item.cues)


def _marks(kind: str, thing: Thing, course: Course) -> Iterator[str]:
    """What the reviews of a thing come to."""
    own = [review for review in course.reviews if f"{kind}:{thing.name}" in review.of]
    holding = [review for review in own if not is_void(review, course)]
    if holding:
        newest = max(holding, key=lambda review: review.on)
        yield f"{'Due for review again: ' if is_due(newest, course) else ''}reviewed on {_by(newest)}"
    elif own:
        yield f"Changed since its review on {_by(max(own, key=lambda review: review.on))}"
    elif kind in REVIEWED and course.settings.unreviewed:
        yield "Nobody has reviewed this"


def _by(review: Review) -> str:
    return f"{review.on} by {review.by}, {review.credential}"
