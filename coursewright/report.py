"""What a course holds: counts by kind, how its objectives are taught and tested, how it reads, and what it lacks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import product
from statistics import median
from typing import Any, get_args

from coursewright import gaps, keys, pools, reading
from coursewright.model import Bloom, Course, Difficulty, Item, Lesson
from coursewright.references import objective_of

KINDS = (
    "modules", "strategies", "lessons", "drills", "errors", "misconceptions", "findings", "rules", "levels", "cases",
    "figures", "quizzes", "items", "glossary", "myths", "sources", "objectives",
)  # fmt: skip

SHOWN = {"items": "questions", "errors": "cueing errors", "glossary": "glossary terms"}
"""What a kind is called, where its key isn't clear."""

ENOUGH = 6
"""An objective with fewer questions is told: too few to practice, to repeat and to test with."""

BLOOMS = (*get_args(Bloom), None)
DIFFICULTIES = (*get_args(Difficulty), None)
UNSAID = "not said"
WAYS = ("too far", "not far enough")

Facts = dict[str, Any]


def holds(course: Course) -> Facts:
    """`counts` by kind, 0 where the course has none; `objectives` with their number of lessons and items; `blueprint`:
    items by objective, Bloom level and difficulty; `few`: objectives with too few items; `keys` that give themselves
    away; `pools` that exams draw from; `errors` by who makes them; `sends`: items by which way their distractors send
    a client; `lessons` with their words and the school grade that they ask for, and `grade` of them at the median and
    at most, null without lessons; `lacks`: what nobody uses, explains or asks of.
    Vignettes are counted apart from the items, and in the pools only."""
    whole, course = course, _written(course)
    objectives: list[Facts] = [
        {
            "code": objective.code,
            "module": module.name,
            "lessons": sum(objective.code in lesson.objectives for lesson in course.lessons.values()),
            "items": sum(objective_of(item, course) == objective.code for item in course.items.values()),
        }
        for module in course.modules.values()
        for objective in module.objectives
    ]
    lessons = [_lesson(lesson) for lesson in course.lessons.values()]
    grades = [lesson["grade"] for lesson in lessons]
    return {
        "counts": {kind: len(getattr(course, kind, ())) for kind in KINDS}
        | {"vignettes": len(whole.items) - len(course.items)},
        "objectives": objectives,
        "blueprint": blueprint(course),
        "few": [objective["code"] for objective in objectives if objective["items"] < ENOUGH],
        "keys": keys.told(course),
        "pools": pools.told(whole),
        "errors": {who: sum(error.of == who for error in course.errors.values()) for who in ("client", "trainer")},
        "sends": {way: sum(_sends(item, way, course) for item in course.items.values()) for way in WAYS},
        "lessons": lessons,
        "grade": {"median": round(median(grades), 1), "most": max(grades)} if grades else None,
        "lacks": gaps.told(course),
    }


def _written(course: Course) -> Course:
    """The course without what is generated."""
    quizzes = {n: quiz for n, quiz in course.quizzes.items() if not any(item.generated for item in quiz.items)}
    items = {name: item for name, item in course.items.items() if not item.generated}
    return course.model_copy(update={"quizzes": quizzes, "items": items})


def _lesson(lesson: Lesson) -> Facts:
    text = lesson.body.text
    about = {"lesson": lesson.name, "module": lesson.module}
    return {**about, "words": reading.words(text), "grade": round(reading.grade(text), 1)}


def _sends(item: Item, way: str, course: Course) -> bool:
    """Whether a distractor of this question sends a client this way."""
    named = [*(option.misconception for option in item.options), *(wrong.misconception for wrong in item.wrong)]
    return any(course.misconceptions[name].sends == way for name in named if name in course.misconceptions)


def blueprint(course: Course) -> list[Facts]:
    """How many items each objective has of each Bloom level and difficulty, where it has any; null where unsaid."""
    found = Counter(_cell(item, course) for item in course.items.values())
    codes = [objective.code for module in course.modules.values() for objective in module.objectives]
    cells = (cell for cell in product([*codes, None], BLOOMS, DIFFICULTIES) if found[cell])
    return [
        {"objective": objective, "bloom": bloom, "difficulty": difficulty, "items": found[objective, bloom, difficulty]}
        for objective, bloom, difficulty in cells
    ]


def _cell(item: Item, course: Course) -> tuple[str | None, str | None, str | None]:
    """Where a question stands in the blueprint; what it doesn't say, its quiz says."""
    quiz = course.quizzes.get(item.quiz or "")
    bloom = item.facts.bloom or (quiz.bloom if quiz else None)
    difficulty = item.facts.difficulty or (quiz.difficulty if quiz else None)
    return objective_of(item, course), bloom, difficulty


def as_json(course: Course) -> str:
    """The report as one JSON object."""
    return json.dumps(holds(course), ensure_ascii=False, indent=2)


def as_text(course: Course) -> str:
    """The report as lines to read."""
    held = holds(course)
    counts = [f"{count:5} {SHOWN.get(kind, kind)}" for kind, count in held["counts"].items()]
    rows = [
        f"{o['code']:10} {o['module']:20} lessons {o['lessons']:3}, questions {o['items']:3}"
        for o in held["objectives"]
    ]
    return "\n".join(
        [course.settings.title, "", *counts, "", "Objectives", *rows, "", *_blueprint(held), "", *_keys(held["keys"])]
        + (["", "What exams draw from", *map(_pool, held["pools"])] if held["pools"] else [])
        + ["", *_lessons(held), "", *_lacks(held)]
    )


def _blueprint(held: Facts) -> Iterator[str]:
    """A row for each objective and Bloom level, a column for each difficulty."""
    found = {(f["objective"], f["bloom"], f["difficulty"]): f["items"] for f in held["blueprint"]}
    yield "Questions by objective, Bloom level and difficulty"
    yield f"{'':22}" + "".join(f"{difficulty or UNSAID:>10}" for difficulty in DIFFICULTIES)
    for objective, bloom in dict.fromkeys((objective, bloom) for objective, bloom, _ in found):
        cells = [found.get((objective, bloom, difficulty), "") for difficulty in DIFFICULTIES]
        yield (f"{objective or UNSAID:10} {bloom or UNSAID:11}" + "".join(f"{cell:>10}" for cell in cells)).rstrip()
    if held["few"]:
        yield f"Fewer than {ENOUGH} questions: {', '.join(held['few'])}"


def _keys(told: Facts) -> Iterator[str]:
    """How often a key could be guessed."""
    yield "Right options that could be guessed, in questions with one of them"
    for name, facts in (*told["quizzes"].items(), ("the course", told["course"])):
        places = [f"of {row['options']}: {' '.join(map(str, row['keys']))}" for row in facts["positions"]]
        yield f"{name:20} {_longest(facts)}" + (f"; from first to last {'; '.join(places)}" if places else "")
    for long in told["long"]:
        yield f"{long['item']}: its right option has {long['key']} letters, its longest wrong one {long['distractor']}"
    yield from (f"warning: {sentence}" for sentence in told["warnings"])


def _longest(facts: Facts) -> str:
    number, longest, chance = facts["items"], facts["longest"], facts["chance"]
    if not number:
        return "none"
    return f"the longest in {longest:3} of {number:3}, {longest / number:4.0%} ({chance / number:.0%} by chance)"


def _lessons(held: Facts) -> Iterator[str]:
    """How long each lesson is, and how hard to read."""
    yield "Lessons: words, and school grade by Flesch and Kincaid"
    for row in held["lessons"]:
        yield f"{row['lesson']:40} {row['words']:5} words, grade {row['grade']:4}"
    if grade := held["grade"]:
        yield f"Grade {grade['median']} in the middle, {grade['most']} at most"


def _lacks(held: Facts) -> Iterator[str]:
    """What is told of the whole course in a line each."""
    yield f"Cueing errors of the client: {held['errors']['client']}, of the trainer: {held['errors']['trainer']}"
    ways = ", ".join(f"{way}: {count}" for way, count in held["sends"].items())
    yield f"Questions with a wrong option that sends a client {ways}"
    yield f"Sources unused: {', '.join(held['lacks']['sources']) or 'none'}"
    yield f"Wrong options without an explanation: {', '.join(held['lacks']['options']) or 'none'}"
    yield f"Rules without a question: {', '.join(held['lacks']['rules']) or 'none'}"


def _pool(row: Facts) -> str:
    """What one draw of an exam needs and has."""
    about = f"objective {row['objective']}" if "objective" in row else f"module {row['module']}"
    others = f" ({row['needed']} with other rows on these)" if row["needed"] > row["draws"] else ""
    told = {
        "too few": "warning: too few",
        "no spare": f"a second attempt repeats some ({2 * row['needed']} would be enough)",
        "yes": "enough",
    }
    return f"{row['quiz']:20} {about:24} draws {row['draws']}{others} of {row['pool']}: {told[row['enough']]}"
