"""Words that a course avoids, but where it quotes them as wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright import prose
from coursewright.model import Avoided, Course, Misconception, Myth, Place, Prose, Thing
from coursewright.problems import Problem
from coursewright.references import all_prose, all_words

Found = Iterator[Problem]

BECAUSE = {"fear": "may frighten a client", "promise": "promises too much", "scope": "is outside a trainer's role"}
"""What a word of each kind does."""

OTHERS = {("Source", "cite"), ("Notes", "words"), ("Item", "wrong")}
"""Words that are not the course's own: a study's title, what a note is searched for, what a trainee may type."""


def words_are_avoided(course: Course) -> Found:
    """No text says a word of wording.yml, but where it is marked as quoted: [like this]{quoted}."""
    words = _Words.of(course)
    for file, text in all_prose(course):
        for start, word in words.said_in(text):
            hint = f"{words.instead(word)}; to quote it as wrong, write [{word}]{{quoted}}"
            yield Problem.within(file, text, start, "words-are-avoided", words.told(word), hint)
    for thing, place, value in all_words(course):
        for _, word in words.found_in(value) if _is_ours(thing, place) else ():
            hint = words.instead(word)
            hint += "; to quote it as wrong, add a line 'quoted: yes'" if place == _belief(thing) else ""
            yield Problem.at(thing, place, "words-are-avoided", words.told(word), hint)


def quoted_words_are_avoided(course: Course) -> Found:
    """What is marked as quoted holds a word of wording.yml, and {quoted} stands right behind [its words]."""
    words = _Words.of(course)
    for file, text in all_prose(course):
        for start, told, hint in _odd_marks(text.text, words):
            yield Problem.within(file, text, start, "quoted-words-are-avoided", told, hint)
    beliefs: list[Myth | Misconception] = [*course.myths.values(), *course.misconceptions.values()]
    for thing in beliefs:
        if thing.quoted and not any(words.found_in(getattr(thing, str(_belief(thing)[0])))):
            told, hint = "this quotes no word of wording.yml", "take out 'quoted: yes'"
            yield Problem.at(thing, ("quoted",), "quoted-words-are-avoided", told, hint)


def _odd_marks(text: str, words: _Words) -> Iterator[tuple[int, str, str]]:
    marked = list(prose.quotations(text))
    for quoted in marked:
        if not any(words.found_in(quoted["words"])):
            yield quoted.start(), "this quotes no word of wording.yml", "take out the brackets and {quoted}"
    for mark in re.finditer(r"\{quoted\}", prose.without_code(text)):
        if mark.end() not in {quoted.end() for quoted in marked}:
            yield mark.start(), "this {quoted} has no words in brackets before it", "write [the words]{quoted}"


def _is_ours(thing: Thing, place: Place) -> bool:
    """Whether a value is said by the course itself."""
    quoted = isinstance(thing, Myth | Misconception) and thing.quoted and place == _belief(thing)
    return not quoted and (type(thing).__name__, place[0]) not in OTHERS


def _belief(thing: Thing) -> Place:
    """The key of a record that may hold what is wrong."""
    return {Myth: ("myth",), Misconception: ("text",)}.get(type(thing), ())


@dataclass(frozen=True)
class _Words:
    """The words of wording.yml, to be looked for in texts."""

    entries: dict[str, Avoided]
    """What stands in the list of each word, in the form that `_plain` gives it."""
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, course: Course) -> _Words:
        entries = {_plain(word): entry for entry in course.wording for word in entry.words}
        longest_first = sorted(entries, key=len, reverse=True)
        spaced = [r"[\s-]+".join(map(re.escape, word.split())) for word in longest_first]
        whole = "|".join(spaced).replace("'", "['’]") or r"(?!)"
        return cls(entries, re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])", re.IGNORECASE))

    def found_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Place and words of everything in a text that the list has."""
        return ((found.start(), " ".join(found[0].split())) for found in self.pattern.finditer(text))

    def said_in(self, text: Prose) -> Iterator[tuple[int, str]]:
        """The same, but for what is marked as quoted."""
        quoted = [range(*found.span("words")) for found in prose.quotations(text.text)]
        for start, word in self.found_in(prose.without_code(text.text)):
            if not any(start in stretch for stretch in quoted):
                yield start, word

    def told(self, word: str) -> str:
        return f"'{word}' {BECAUSE[self.entries[_plain(word)].kind]}"

    def instead(self, word: str) -> str:
        return self.entries[_plain(word)].instead


def _plain(word: str) -> str:
    """A word as the list is asked for it: whatever its case, its hyphens and its apostrophes."""
    return " ".join(re.sub(r"[\s-]+", " ", word.casefold().replace("’", "'")).split())
