"""What a course holds: counts by kind, how its objectives are taught and tested, and what its questions lack."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any, get_args

from coursewright import keys, pools
from coursewright.model import Bloom, Course, Difficulty, Item
from coursewright.references import objective_of

KINDS = (
    "modules", "strategies", "lessons", "drills", "errors", "misconceptions", "findings", "rules", "levels", "cases",
    "figures", "quizzes", "items", "glossary", "myths", "sources", "objectives",
)  # fmt: skip

ENOUGH = 6
"""An objective with fewer questions is told: too few to practice, to repeat and to test with."""

BLOOMS = (*get_args(Bloom), None)
DIFFICULTIES = (*get_args(Difficulty), None)
UNSAID = "not said"

Facts = dict[str, Any]


def holds(course: Course) -> Facts:
    """`counts` by kind, 0 where the course has none; `objectives` with their number of lessons and items; `blueprint`:
    items by objective, Bloom level and difficulty; `few`: objectives with too few items; `keys` that give themselves
    away; `pools` that exams draw from. Vignettes are counted apart from the items, and in the pools only."""
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
    return {
        "counts": {kind: len(getattr(course, kind, ())) for kind in KINDS}
        | {"vignettes": len(whole.items) - len(course.items)},
        "objectives": objectives,
        "blueprint": blueprint(course),
        "few": [objective["code"] for objective in objectives if objective["items"] < ENOUGH],
        "keys": keys.told(course),
        "pools": pools.told(whole),
    }


def _written(course: Course) -> Course:
    """The course without what is generated."""
    quizzes = {n: quiz for n, quiz in course.quizzes.items() if not any(item.generated for item in quiz.items)}
    items = {name: item for name, item in course.items.items() if not item.generated}
    return course.model_copy(update={"quizzes": quizzes, "items": items})


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
    counts = [f"{count:5} {kind}" for kind, count in held["counts"].items()]
    rows = [
        f"{o['code']:10} {o['module']:20} {o['lessons']:3} lessons {o['items']:3} items" for o in held["objectives"]
    ]
    return "\n".join(
        [course.settings.title, "", *counts, "", "Objectives", *rows, "", *_blueprint(held), "", *_keys(held["keys"])]
        + (["", "What exams draw from", *map(_pool, held["pools"])] if held["pools"] else [])
    )


def _blueprint(held: Facts) -> Iterator[str]:
    """A row for each objective and Bloom level, a column for each difficulty."""
    found = {(f["objective"], f["bloom"], f["difficulty"]): f["items"] for f in held["blueprint"]}
    yield "Items by objective, Bloom level and difficulty"
    yield f"{'':22}" + "".join(f"{difficulty or UNSAID:>10}" for difficulty in DIFFICULTIES)
    for objective, bloom in dict.fromkeys((objective, bloom) for objective, bloom, _ in found):
        cells = [found.get((objective, bloom, difficulty), "") for difficulty in DIFFICULTIES]
        yield (f"{objective or UNSAID:10} {bloom or UNSAID:11}" + "".join(f"{cell:>10}" for cell in cells)).rstrip()
    if held["few"]:
        yield f"Fewer than {ENOUGH} items: {', '.join(held['few'])}"


def _keys(told: Facts) -> Iterator[str]:
    """How often a key could be guessed."""
    yield "Keys that could be guessed (items with one right option)"
    for name, facts in (*told["quizzes"].items(), ("the course", told["course"])):
        places = [f"places of {row['options']}: {' '.join(map(str, row['keys']))}" for row in facts["positions"]]
        yield "; ".join([f"{name:20} {_longest(facts)}", *places])
    for long in told["long"]:
        yield f"{long['item']}: its key has {long['key']} letters, its longest distractor {long['distractor']}"
    yield from (f"warning: {sentence}" for sentence in told["warnings"])


def _longest(facts: Facts) -> str:
    number, longest, chance = facts["items"], facts["longest"], facts["chance"]
    if not number:
        return "none"
    return f"longest in {longest:3} of {number:3}, {longest / number:4.0%} (chance gives {chance / number:.0%})"


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
