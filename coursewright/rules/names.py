"""What things are called: names that exist, and nothing that no one uses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from coursewright import prose
from coursewright.addresses import PAGES, anchor, home_of
from coursewright.model import Course, CueingError, Term, Thing
from coursewright.problems import Problem, did_you_mean
from coursewright.references import (
    TABLES,
    Use,
    all_prose,
    all_words,
    easier_drills,
    lookup,
    none_yet,
    objective_of,
    shown,
    things,
    uses,
)  # fmt: skip

Found = Iterator[Problem]


def names_exist(course: Course) -> Found:
    """What a file names is there: drills, cueing errors, rules, lessons, questions, sources and the others."""
    for use in uses(course):
        if lookup(course, use.kind, use.name) is None:
            yield _told(use, "names-exist", f"there is no {shown(use.kind)} '{use.name}'", _instead(use, course))


def _instead(use: Use, course: Course) -> str:
    """A hint what could be meant, or where what is meant is to be written."""
    near = did_you_mean(use.name, getattr(course, TABLES[use.kind]))
    return near or _other_kind(use, course) or none_yet(course, use.kind)


def _other_kind(use: Use, course: Course) -> str:
    """A hint that something of another kind has this name."""
    kind = next((kind for kind in TABLES if lookup(course, kind, use.name)), "")
    return f"there is a {shown(kind)} of this name" if kind else ""


def questions_in_their_quiz(course: Course) -> Found:
    """A link to a question names the quiz that the question is in."""
    for file, text in all_prose(course):
        for link in prose.links(text.text):
            kind, name = link.thing or ("", "")
            quiz, _, item = name.partition("#")
            known = course.items.get(item)
            if kind == "quiz" and known and known.quiz != quiz:
                hint = f"write quiz:{known.quiz}#{item}" if known.quiz else "it stands in a lesson"
                yield Problem.within(
                    file,
                    text,
                    link.target_start,
                    "questions-in-their-quiz",
                    f"'{item}' is not a question of the quiz '{quiz}'",
                    hint,
                )


def questions_shown_once(course: Course) -> Found:
    """A question is shown in one lesson at most, so that its answer counts in one place."""
    seen: dict[str, Use] = {}
    for use in uses(course):
        if use.kind == "item" and use.shown:
            first = seen.setdefault(use.name, use)
            if first is not use:
                told = f"'{use.name}' is shown in {first.file} already"
                yield _told(use, "questions-shown-once", told, "link to it inside a sentence")


def things_shown_once(course: Course) -> Found:
    """A text shows a drill, a cueing error, a rule, a level or a myth once."""
    seen: set[tuple[str, str, str]] = set()
    for use in uses(course):
        place = use.file, use.kind, use.name
        if use.shown and use.kind in SHOWN_WHOLE:
            if place in seen:
                told = f"the {shown(use.kind)} '{use.name}' is shown in this text already"
                yield _told(use, "things-shown-once", told, "link to it inside a sentence")
            seen.add(place)


SHOWN_WHOLE = ("drill", "error", "rule", "level", "myth", "case")
"""Kinds that stand whole where a link to them stands alone."""


def nothing_orphaned(course: Course) -> Found:
    """Everything is used: modules, lessons, drills, cueing errors, findings, levels, sources, terms and the others."""
    used = {(use.kind, use.name) for use in uses(course) if _counts(use, course)}
    for kind, thing in things(course):
        at_home = isinstance(thing, CueingError) and thing.drills
        if kind in USE_IT and (kind, thing.name) not in used and not at_home:
            told = f"{NO_ONE.get(kind, 'nothing')} uses the {shown(kind)} '{thing.name}'"
            yield Problem.at(thing, ("id",), "nothing-orphaned", told, USE_IT[kind])


def _counts(use: Use, course: Course) -> bool:
    """Whether a thing is used where it is named: by something other than itself, that teaches it."""
    if use.kind in USED_BY:
        return use.by_kind in USED_BY[use.kind] and (use.kind != "module" or use.file == course.settings.file)
    return use.by_kind != "card" and (use.by_kind, use.by.name) != (use.kind, use.name)


USED_BY = {
    "module": ("course",),
    "lesson": ("module",),
    "finding": ("rule",),
    "level": ("rule",),
    "misconception": ("item", "case"),
}
"""What counts as use of a kind, where not every link to it does."""

NO_ONE = {"finding": "no rule", "level": "no rule", "misconception": "no wrong option"}

USE_IT = {
    "module": "name it under 'modules' in content/course.yml",
    "lesson": "name it under 'lessons' in its module.yml",
    "drill": "link to it in a lesson",
    "error": "link to it in a lesson, or name its drills",
    "misconception": "name it in a wrong option's braces, or delete it",
    "finding": "name it in a rule, or delete it",
    "level": "name it in a rule, or delete it",
    "source": "cite it, or delete it",
}


def terms_are_used(course: Course) -> Found:
    """Every glossary term stands somewhere in the course."""
    texts = [text.text for _, text in all_prose(course)]
    texts += [text for thing, _, text in all_words(course) if not isinstance(thing, Term)]
    words = "\n".join(texts).lower()
    for term in course.glossary.values():
        if not any(_stands_in(form.lower(), words) for form in (term.term, *term.also)):
            told = f"no page uses the glossary term '{term.term}'"
            yield Problem.at(term, ("id",), "terms-are-used", told, "delete it, or add its other forms under 'also'")


def _stands_in(form: str, words: str) -> bool:
    return form in words and bool(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", words))


def terms_are_told_once(course: Course) -> Found:
    """A word is explained once in the glossary."""
    seen: dict[str, str] = {}
    for term in course.glossary.values():
        for form in (term.term, *term.also):
            if seen.setdefault(form.lower(), term.id) != term.id:
                told = f"'{form}' is explained twice, here and under '{seen[form.lower()]}'"
                yield Problem.at(term, (), "terms-are-told-once", told, "keep one")


def lessons_in_their_module(course: Course) -> Found:
    """A module's lessons lie in its own folder, and each is listed once."""
    for module in course.modules.values():
        for n, name in enumerate(module.lessons):
            lesson = course.lessons.get(name)
            if lesson and lesson.module != module.name:
                yield Problem.at(
                    module,
                    ("lessons", n),
                    "lessons-in-their-module",
                    f"the lesson '{name}' lies in the module '{lesson.module}'",
                    "move its file, or list it there",
                )
            if name in module.lessons[:n]:
                yield Problem.at(
                    module,
                    ("lessons", n),
                    "lessons-in-their-module",
                    f"the lesson '{name}' is listed twice",
                    "keep one",
                )


def objectives_are_taught(course: Course) -> Found:
    """Every objective has a lesson that teaches it."""
    taught = {code for lesson in course.lessons.values() for code in lesson.objectives}
    for objective in course.objectives.values():
        if objective.code not in taught:
            yield Problem.at(
                objective,
                ("code",),
                "objectives-are-taught",
                f"no lesson teaches the objective '{objective.code}'",
                "name it in a lesson's front matter",
            )


def objectives_are_tested(course: Course) -> Found:
    """Every objective has a question that tests it."""
    tested = {objective_of(item, course) for item in course.items.values()}
    for objective in course.objectives.values():
        if course.items and objective.code not in tested:
            yield Problem.at(
                objective,
                ("code",),
                "objectives-are-tested",
                f"no question tests the objective '{objective.code}'",
                "name it in a question's braces",
            )


def easier_without_loops(course: Course) -> Found:
    """Going to easier drills ends: no drill is, by way of others, easier than itself."""
    for name, drill in course.drills.items():
        trail, ahead = {name}, easier_drills(course, name)
        while ahead and name not in ahead:
            way = ahead.pop()
            if way not in trail and way in course.drills:
                trail.add(way)
                ahead += easier_drills(course, way)
        if ahead:
            told = f"'{name}' is easier than itself, by way of its easier drills"
            yield Problem.at(drill, ("easier",), "easier-without-loops", told, "take one step out")


def addresses_differ(course: Course) -> Found:
    """No two files, and no two parts of a page, have one address, letter case and Unicode form included."""
    seen: dict[str, Thing] = {}
    everything = [*things(course), *(("picture", picture) for picture in course.pictures.values())]
    for kind, thing in everything:
        one = _address(kind, thing)
        first = seen.setdefault(one, thing) if one else thing
        if first is not thing:
            what = f"this file and {first.file}" if kind == "picture" else f"'{thing.name}' and '{first.name}'"
            told = f"{what} have one address"
            yield Problem.at(thing, ("code",), "addresses-differ", told, "give one of them another name")


def _address(kind: str, thing: Thing) -> str:
    """A thing's address as all file systems see it; none if it has only a part of a page for itself."""
    if kind in ("objective", "source"):
        return f"#{anchor(kind, thing.name)}"
    whole = kind in ("lesson", "drill", "error", "quiz", "case", "picture")
    home = PAGES["quiz"].format(thing.name) if kind == "quiz" else home_of(thing.file)
    return unicodedata.normalize("NFC", home).casefold() if whole else ""


def _told(use: Use, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(use.file, *use.mark, rule, message, hint)
