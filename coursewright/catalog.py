"""What the page side must know of a course beside the page it is on: its questions, lessons, topics and exams."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from coursewright import casefacts
from coursewright.addresses import address
from coursewright.exams import drawn_from, handed_in
from coursewright.model import Course, Item, Lesson, Quiz
from coursewright.question import version
from coursewright.references import TABLES, Uses, objective_of

PATH = "assets/course.json"

TOPICS = {"objective": "objectives", "error": "errors", "misconception": "misconceptions"}
"""The kinds of thing that a question is about, and where a Course keeps each."""


def catalog(course: Course) -> dict[str, Any]:
    """The course as a JSON object; paths lead from the site's top, such as "drills/its-name.md"."""
    uses = Uses(course)
    modules = [course.modules[name] for name in course.settings.modules if name in course.modules]
    items = {item.name: _item(item, course) for item in course.items.values()} | _decisions(course)
    return {
        "course": course.settings.id,
        "title": course.settings.title,
        "stamp": stamp(course),
        "pass": course.settings.pass_.model_dump(),
        "modules": [
            _at(course, "module", module.name)
            | {
                "name": module.name,
                "lessons": [name for name in module.lessons if name in course.lessons],
                "items": [name for name, item in items.items() if item.get("module") == module.name],
            }
            for module in modules
        ],
        "lessons": {lesson.name: _lesson(lesson, course, uses) for lesson in course.lessons.values()},
        "items": items,
        "topics": {
            f"{kind}:{name}": _topic(kind, name, course, uses)
            for kind, table in TOPICS.items()
            for name in getattr(course, table)
        },
        "drills": {name: _at(course, "drill", name) for name in course.drills},
        "cases": {name: _at(course, "case", name) for name in course.cases},
        "exams": {quiz.name: _exam(quiz, course) for quiz in course.quizzes.values() if handed_in(quiz)},
    }


def as_json(course: Course) -> str:
    """The catalog as its file holds it."""
    return json.dumps(catalog(course), ensure_ascii=False, separators=(",", ":"))


def stamp(course: Course) -> str:
    """A hash of all questions' versions: it changes when an answer somewhere no longer counts."""
    versions = [(item.name, version(item)) for item in course.items.values()]
    versions += [
        (casefacts.item(case, situation), casefacts.version(situation))
        for case in course.cases.values()
        for situation in casefacts.decisions(case)
    ]
    versions.sort()
    return hashlib.sha256(json.dumps(versions).encode()).hexdigest()[:12]


def module_of(objective: str | None, course: Course) -> str | None:
    """The module that an objective belongs to."""
    found = (m.name for m in course.modules.values() if objective in [o.code for o in m.objectives])
    return next(found, None)


def _item(item: Item, course: Course) -> dict[str, Any]:
    quiz = course.quizzes.get(item.quiz or "")
    facts = {
        "version": version(item),
        "type": item.type,
        "path": "#".join(address(course, "item", item.name)),
        "module": module_of(objective_of(item, course), course),
        "objective": objective_of(item, course),
        "about": _about(item, course),
        "bloom": item.facts.bloom,
        "difficulty": item.facts.difficulty,
        "critical": item.facts.critical,
        "exam": quiz.name if quiz and handed_in(quiz) else None,
    }
    return {key: value for key, value in facts.items() if value}


def _decisions(course: Course) -> dict[str, dict[str, Any]]:
    """The decisions of the cases: recorded as questions are, and never drawn."""
    return {
        casefacts.item(case, situation): {
            "version": casefacts.version(situation),
            "type": "case",
            "path": address(course, "case", case.name)[0],
            "module": module_of(case.objectives[0], course),
            "objective": case.objectives[0],
            "about": casefacts.about(case, situation),
        }
        for case in course.cases.values()
        for situation in casefacts.decisions(case)
    }


def _about(item: Item, course: Course) -> list[str]:
    """The topics of a question: its objective, and what its wrong answers stand for."""
    objective = objective_of(item, course)
    wrong = [*item.options, *item.wrong]
    named = [f"{kind}:{name}" for kind in ("error", "misconception") for w in wrong if (name := getattr(w, kind))]
    return list(dict.fromkeys([f"objective:{objective}"] * bool(objective) + named))


def _lesson(lesson: Lesson, course: Course, uses: Uses) -> dict[str, Any]:
    own = [item.name for item in course.items.values() if item.file == lesson.file]
    shown = [use.name for use in uses.by(lesson) if use.kind == "item" and use.shown]
    return _at(course, "lesson", lesson.name) | {
        "module": lesson.module,
        "objectives": lesson.objectives,
        "items": list(dict.fromkeys([*own, *shown])),
    }


def _topic(kind: str, name: str, course: Course, uses: Uses) -> dict[str, Any]:
    """A topic and the lesson to go to: the first that teaches or names it, or that tests it."""
    lessons = [use.by.name for use in uses.of(kind, name) if use.by_kind == "lesson"]
    items = [use.by for use in uses.of(kind, name) if isinstance(use.by, Item)]
    objectives = [objective_of(item, course) for item in items]
    lessons += [lesson.name for lesson in course.lessons.values() if set(lesson.objectives) & set(objectives)]
    facts = _at(course, kind, name) | {"lesson": next(iter(lessons), None)}
    facts["sends"] = getattr(getattr(course, TOPICS[kind])[name], "sends", None)
    return {key: value for key, value in facts.items() if value}


def _exam(quiz: Quiz, course: Course) -> dict[str, Any]:
    facts = {
        "draw": [row.model_dump(by_alias=True, exclude_none=True) for row in quiz.draw],
        "pass": quiz.mode == "exam" and (quiz.pass_ or course.settings.pass_).model_dump(),
        "attempts": quiz.attempts,
        "pool": [item.name for item in drawn_from(quiz, course)],
        "sure": quiz.sure,
    }
    return _at(course, "quiz", quiz.name) | {key: value for key, value in facts.items() if value}


def _at(course: Course, kind: str, name: str) -> dict[str, str]:
    """What a thing is called, and where it is at home."""
    page, mark = address(course, kind, name)
    return {"title": _title(course, kind, name), "path": f"{page}#{mark}" if mark else page}


def _title(course: Course, kind: str, name: str) -> str:
    thing = getattr(course, TABLES[kind])[name]
    return str(getattr(thing, "title", "") or thing.text)
