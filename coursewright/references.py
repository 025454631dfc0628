"""Who names whom: every place of a course where one thing names another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from coursewright import prose
from coursewright.model import Course, Item, Mark, Part, Place, Prose, Thing, To
from coursewright.problems import spot, where

SLUG = "abcdefghijklmnopqrstuvwxyz0123456789-"

TABLES = {
    "strategy": "strategies", "module": "modules", "objective": "objectives", "lesson": "lessons", "drill": "drills",
    "error": "errors", "misconception": "misconceptions", "finding": "findings", "rule": "rules", "level": "levels",
    "quiz": "quizzes", "item": "items", "case": "cases", "term": "glossary", "myth": "myths", "source": "sources",
    "card": "cards",
}  # fmt: skip
"""The kinds of thing that can be named, and where a Course keeps each."""

LISTS = {
    "strategy": "content/strategies.yml", "misconception": "content/misconceptions.yml",
    "finding": "content/referral/findings.yml", "rule": "content/referral/rules.yml",
    "level": "content/referral/levels.yml", "term": "content/glossary.yml", "myth": "content/myths.yml",
    "source": "content/sources.yml", "card": "content/cards.yml",
}  # fmt: skip
"""The kinds of which a course has one list, and its file."""

ENGINES = ("name", "file", "marks")
"""What the engine knows of a thing, and no instructor wrote."""

SHOWN = {"error": "cueing error", "item": "question", "term": "glossary term", "card": "gym card"}
"""A kind as a message calls it, where its own name isn't clear."""


@dataclass(frozen=True)
class Use:
    """One thing (`by`, of the kind `by_kind`) names another: `kind` and `name`."""

    by_kind: str
    by: Thing
    kind: str
    name: str
    file: str
    mark: Mark
    shown: bool = False
    """The named thing itself is shown in this place, not only linked."""


def things(course: Course) -> Iterator[tuple[str, Thing]]:
    """Every thing of a course, with its kind."""
    for kind, table in TABLES.items():
        for thing in getattr(course, table).values():
            yield kind, thing


def lookup(course: Course, kind: str, name: str) -> Thing | None:
    """The thing of that kind and name, if there is one."""
    found: Thing | None = getattr(course, TABLES[kind]).get(name) if kind in TABLES else None
    return found


def none_yet(course: Course, kind: str) -> str:
    """A hint where to write the first thing of a kind, if the course has none."""
    none = kind in LISTS and not getattr(course, TABLES[kind])
    return f"the course has none yet: write {LISTS[kind]}" if none else ""


def title_of(thing: Thing) -> str:
    """What a thing is called."""
    for key in ("title", "term", "myth", "code", "text", "id"):
        if value := getattr(thing, key, ""):
            return str(value)
    return thing.name


def shown(kind: str) -> str:
    """A kind, in the words of a message."""
    return SHOWN.get(kind, kind)


def uses(course: Course) -> Iterator[Use]:
    """Every place where one thing names another, in the order of the course."""
    yield from named_by("course", course.settings)
    for thing in _alone(course):
        yield from named_by("course", thing)
    if course.home:
        yield from _in_prose("course", course.settings, course.home, "content/home.md")
    for kind, thing in things(course):
        yield from named_by(kind, thing)
    for vector in course.vectors:
        yield from named_by("vector", vector)


def _alone(course: Course) -> list[Thing]:
    """The things that a course has one of at most, and that nobody names."""
    return [thing for thing in (course.check, course.notes, course.vignettes) if thing]


def all_prose(course: Course) -> Iterator[tuple[str, Prose]]:
    """Every piece of prose that an author wrote, with its file."""
    if course.home:
        yield "content/home.md", course.home
    for _, thing in things(course):
        if not (isinstance(thing, Item) and thing.generated):
            yield from ((thing.file, text) for text in _prose(thing))


def all_words(course: Course) -> Iterator[tuple[Thing, Place, str]]:
    """Every text in YAML, with its thing and place."""
    everything = [course.settings, *_alone(course), *(thing for _, thing in things(course))]
    everything += [*course.reviews, *course.vectors]
    for thing in everything:
        yield from ((thing, place, text) for place, text in _words(thing, ()))


def _words(part: Part, place: Place) -> Iterator[tuple[Place, str]]:
    """Place and text of everything in a part's keys that is words."""
    for key, _ in fields(type(part)):
        if key not in ENGINES:
            yield from _words_in(getattr(part, key), (*place, key))


def _words_in(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Part) and not isinstance(value, Thing | Prose):
        yield from _words(value, place)
    elif isinstance(value, list | dict):
        for at, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _words_in(inner, (*place, at))


class Uses:
    """The uses of a course, to be asked from both ends."""

    def __init__(self, course: Course) -> None:
        self._of: dict[tuple[str, str], list[Use]] = {}
        self._by: dict[tuple[str, str], list[Use]] = {}
        for use in uses(course):
            self._of.setdefault((use.kind, use.name), []).append(use)
            self._by.setdefault((type(use.by).__name__, use.by.name), []).append(use)

    def of(self, kind: str, name: str) -> list[Use]:
        """The places where this thing is named."""
        return self._of.get((kind, name), [])

    def by(self, thing: Thing) -> list[Use]:
        """The places where this thing names others."""
        return self._by.get((type(thing).__name__, thing.name), [])


def easier_drills(course: Course, name: str) -> list[str]:
    """The easier drills that a drill names; its `easier` may hold words too."""
    return [way for way in course.drills[name].easier if is_name(way)]


def is_name(way: str) -> bool:
    """Whether an easier or harder way names a drill; words have a space in them."""
    return bool(way) and set(way) <= set(SLUG)


def objective_of(item: Item, course: Course) -> str | None:
    """The objective that a question tests: its own, or its quiz's."""
    quiz = course.quizzes.get(item.quiz or "")
    return item.facts.objective or (quiz.objective if quiz else None)


def named_by(kind: str, thing: Thing) -> Iterator[Use]:
    """Every place where one thing, of this kind, names others."""
    for place, target, name in _named(thing, ()):
        yield Use(kind, thing, target, name, thing.file, where(thing, place))
    for text in _prose(thing):
        yield from _in_prose(kind, thing, text, thing.file)


def _named(part: Part, place: Place) -> Iterator[tuple[Place, str, str]]:
    """Place, kind and name of everything that a part's keys name."""
    for key, target in fields(type(part)):
        value = getattr(part, key)
        at = (*place, "pass" if key == "pass_" else key)
        if target and isinstance(value, str):
            yield at, target, value
        elif target and isinstance(value, list):
            yield from (((*at, n), target, name) for n, name in enumerate(value))
        elif isinstance(value, Part) and not isinstance(value, Thing):
            yield from _named(value, at)
        elif isinstance(value, list):
            for n, inner in enumerate(value):
                if isinstance(inner, Part) and not isinstance(inner, Thing):
                    yield from _named(inner, (*at, n))
                elif key in ("easier", "harder") and isinstance(inner, str) and is_name(inner):
                    yield (*at, n), "drill", inner


@cache
def fields(kind: type[Part]) -> list[tuple[str, str | None]]:
    """A class's fields, and the kind of thing that each names."""
    return [
        (name, _target(field.metadata) or _target_in(field.annotation)) for name, field in kind.model_fields.items()
    ]


def _target(metadata: Any) -> str | None:
    return next((extra.kind for extra in metadata if isinstance(extra, To)), None)


def _target_in(annotation: Any) -> str | None:
    found = _target(getattr(annotation, "__metadata__", ()))
    inside = (_target_in(part) for part in getattr(annotation, "__args__", ()))
    return found or next((target for target in inside if target), None)


def _prose(part: Part) -> Iterator[Prose]:
    for key, _ in fields(type(part)):
        value = getattr(part, key)
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, Prose):
                yield inner
            elif isinstance(inner, Part) and not isinstance(inner, Thing):
                yield from _prose(inner)


def _in_prose(kind: str, thing: Thing, text: Prose, file: str) -> Iterator[Use]:
    for link in prose.links(text.text):
        if named := link.named:
            target, name = named
            yield Use(kind, thing, target, name, file, spot(text, link.target_start), link.alone)
    for citation in prose.citations(text.text):
        for key in citation.keys:
            yield Use(kind, thing, "source", key, file, spot(text, citation.start))
