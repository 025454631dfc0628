"""A client's story in words, from an instructor's templates. A template is filled once, and nothing in it is run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from coursewright.model import Person, Place, Scene, Telling, Vignettes
from coursewright.question import short

T = TypeVar("T")

HOLE = re.compile(r"\{([A-Za-z]+)\}")
"""A placeholder, such as {they}."""

OF_PERSON = ("name", "age", "does")
OF_RULE = ("why", "meanwhile")
SAID = "words"
"""What a template may hold beside `pronouns`: of the person, of the rule that decides, and what is said."""

Words = Mapping[str, str]


def filled(template: str, words: Words) -> str:
    """The template with its placeholders filled; one with a capital gets a word with a capital."""
    return HOLE.sub(lambda hole: _word(hole[1], words), template)


def _word(name: str, words: Words) -> str:
    word = words[name.lower()]
    return word[:1].upper() + word[1:] if name[0].isupper() else word


def words_of(person: Person, vignettes: Vignettes) -> dict[str, str]:
    """What the placeholders stand for in a story about this person."""
    about = {"name": person.name, "age": str(person.age), "does": person.does}
    return {**vignettes.pronouns[person.pronouns], **about}


def told(tellings: Iterable[Telling], person: Person, scene: Scene, vignettes: Vignettes) -> str:
    """The story: how it begins, what is known, what the client says, what the trainer sees, and the question.

    Which wording is taken depends on the person and the finding, so that two stories about one person that differ in
    a finding differ in nothing else.
    """
    words = words_of(person, vignettes)
    about = vignettes.seed, person.name
    known: dict[str, list[str]] = {"file": [], "says": [], "sees": []}
    for telling in tellings:
        wordings = [(kind, text) for kind in known for text in getattr(telling, kind)]
        kind, text = first(wordings, *about, telling.finding, key=lambda wording: wording[1])
        known[kind].append(filled(text, words))
    frame = filled(first(vignettes.told, *about), {**words, SAID: " ".join(known["says"])}) if known["says"] else ""
    begins, ends = first(scene.says, *about), first(vignettes.ends, *about)
    parts = [filled(begins, words), *known["file"], frame, *known["sees"], filled(ends, words)]
    return " ".join(filter(None, parts))


def mixed(things: Iterable[T], *about: object, key: Callable[[T], object] = str) -> list[T]:
    """The things in an order that is always the same, and in which one more changes nothing between the others."""
    return sorted(things, key=lambda thing: short(repr((*about, key(thing))), 16))


def first(things: Iterable[T], *about: object, key: Callable[[T], object] = str) -> T:
    """One of the things, as by lot, and always the same."""
    return mixed(things, *about, key=key)[0]


def unknown_holes(vignettes: Vignettes) -> Iterator[tuple[Place, str, list[str]]]:
    """Every placeholder that stands for nothing, or not in every set of words: its place, itself, what would."""
    shared = set.intersection(*map(set, vignettes.pronouns.values())) if vignettes.pronouns else set()
    for place, text, more in templates(vignettes):
        known = [*more, *sorted(shared)]
        for hole in HOLE.finditer(text):
            if hole[1].lower() not in known:
                yield place, hole[0], known
        if lone := re.search(r"[{}][^{}]*", HOLE.sub("", text)):
            yield place, lone[0], known


def templates(vignettes: Vignettes) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    """Every template, with its place and with what it may hold beside the words of `pronouns`."""
    for n, scene in enumerate(vignettes.scenes):
        yield from _at(("scenes", n, "says"), scene.says, OF_PERSON)
    for n, telling in enumerate(vignettes.findings):
        for kind in ("file", "says", "sees"):
            yield from _at(("findings", n, kind), getattr(telling, kind), OF_PERSON)
    yield from _at(("told",), vignettes.told, (*OF_PERSON, SAID))
    yield from _at(("ends",), vignettes.ends, OF_PERSON)
    yield from _at(("right",), vignettes.right, (*OF_PERSON, *OF_RULE))
    for n, wrong in enumerate(vignettes.wrong):
        yield from _at(("wrong", n, "says"), wrong.says, (*OF_PERSON, *OF_RULE))


def _at(place: Place, texts: list[str], more: tuple[str, ...]) -> Iterator[tuple[Place, str, tuple[str, ...]]]:
    yield from (((*place, n), text, more) for n, text in enumerate(texts))
