"""What things are called: names that exist, and nothing that no one uses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from coursewright import prose
from coursewright.model import Course, Item, Thing
from coursewright.problems import Problem, did_you_mean
from coursewright.references import (
    TABLES,
    Use,
    all_prose,
    easier_drills,
    lookup,
    objective_of,
    shown,
    things,
    uses,
)

Found = Iterator[Problem]


def names_exist(course: Course) -> Found:
    """What a file names is there: drills, cueing errors, rules, lessons, questions, sources and the others."""
    for use in uses(course):
        if lookup(course, use.kind, use.name) is None:
            known = getattr(course, TABLES[use.kind])
            yield _told(
                use,
                "names-exist",
                f"there is no {shown(use.kind)} '{use.name}'",
                did_you_mean(use.name, known),
            )


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
            if use.name in seen:
                first = seen[use.name]
                yield _told(
                    use,
                    "questions-shown-once",
                    f"'{use.name}' is shown in {first.file} already",
                    "link to it inside a sentence",
                )
            seen.setdefault(use.name, use)


def nothing_orphaned(course: Course) -> Found:
    """Everything is used: each module, lesson, drill, cueing error, misconception, finding, level, source and glossary term."""
    used = {(use.kind, use.name) for use in uses(course) if use.by is not lookup(course, use.kind, use.name)}
    taught = {use.name for use in uses(course) if use.kind == "error" and use.by_kind in ("lesson", "item")}
    for kind, thing in things(course):
        if kind in ("error", "drill"):
            lost = (kind, thing.name) not in used and thing.name not in taught and not _has_drills(course, thing)
        else:
            lost = kind in USED_BY and (kind, thing.name) not in used
        if lost:
            yield Problem.at(
                thing,
                ("id",),
                "nothing-orphaned",
                f"no one uses the {shown(kind)} '{thing.name}'",
                USED_BY[kind],
            )


USED_BY = {
    "module": "name it under 'modules' in content/course.yml",
    "lesson": "name it under 'lessons' in its module.yml",
    "drill": "link to it in a lesson",
    "error": "link to it in a lesson, or name its drills",
    "misconception": "name it in a distractor's braces, or delete it",
    "finding": "name it in a rule, or delete it",
    "level": "name it in a rule, or delete it",
    "source": "cite it, or delete it",
}


def _has_drills(course: Course, thing: Thing) -> bool:
    return thing.name in course.errors and bool(course.errors[thing.name].drills)


def terms_are_used(course: Course) -> Found:
    """Every glossary term stands somewhere in the course."""
    words = "\n".join(text.text for _, text in all_prose(course))
    words += "\n".join(f"{r.title} {r.why} {r.meanwhile}" for r in course.rules.values())
    words += "\n".join(f"{f.text} {f.ask}" for f in course.findings.values())
    words += "\n".join(f"{m.myth} {m.fact}" for m in course.myths.values())
    for term in course.glossary.values():
        forms = "|".join(re.escape(form) for form in (term.term, *term.also))
        if not re.search(rf"\b(?:{forms})\b", words, re.IGNORECASE):
            yield Problem.at(
                term,
                ("id",),
                "nothing-orphaned",
                f"no page uses the glossary term '{term.term}'",
                "delete it, or add its other forms under 'also'",
            )


def terms_are_told_once(course: Course) -> Found:
    """A word is explained once in the glossary."""
    seen: dict[str, str] = {}
    for term in course.glossary.values():
        for form in (term.term, *term.also):
            if seen.setdefault(form.lower(), term.id) != term.id:
                yield Problem.at(
                    term,
                    (),
                    "terms-are-told-once",
                    f"'{form}' is explained twice, here and under '{seen[form.lower()]}'",
                    "keep one",
                )


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
        trail, ahead = {name}, [way for way in easier_drills(course, name)]
        while ahead:
            way = ahead.pop()
            if way == name:
                yield Problem.at(
                    drill,
                    ("easier",),
                    "easier-without-loops",
                    f"'{name}' is easier than itself, by way of its easier drills",
                    "take one step out",
                )
                break
            if way not in trail and way in course.drills:
                trail.add(way)
                ahead += easier_drills(course, way)


def reviews_name_things(course: Course) -> Found:
    """A review names things that are there, by kind and name."""
    for review in course.reviews:
        for n, name in enumerate(review.of):
            kind, _, which = name.partition(":")
            if kind not in TABLES or lookup(course, kind, which) is None:
                yield Problem.at(
                    review,
                    ("of", n),
                    "reviews-name-things",
                    f"there is no '{name}' to review",
                    "write kind:name, such as drill:glute-bridge",
                )


def addresses_differ(course: Course) -> Found:
    """No two files lead to one address, letter case and Unicode form included."""
    seen: dict[str, Thing] = {}
    for _, thing in things(course):
        if thing.file.endswith(".md") and not isinstance(thing, Item):
            one = unicodedata.normalize("NFC", thing.file).casefold()
            if seen.setdefault(one, thing).file != thing.file:
                yield Problem(
                    thing.file,
                    1,
                    1,
                    "addresses-differ",
                    f"this page and {seen[one].file} lead to one address",
                    "give one of them another name",
                )


def _told(use: Use, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(use.file, *use.mark, rule, message, hint)
