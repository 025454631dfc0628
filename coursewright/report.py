"""What a course holds: counts by kind, and its objectives with how often they are taught and tested."""

from __future__ import annotations

import json
from typing import Any

from coursewright.model import Course
from coursewright.references import objective_of

KINDS = (
    "modules", "strategies", "lessons", "drills", "errors", "misconceptions", "findings", "rules", "levels", "cases",
    "figures", "quizzes", "items", "glossary", "myths", "sources", "objectives",
)  # fmt: skip


def holds(course: Course) -> dict[str, Any]:
    """`counts` by kind, 0 where the course has none, and `objectives` with their number of lessons and items."""
    return {
        "counts": {kind: len(getattr(course, kind, ())) for kind in KINDS},
        "objectives": [
            {
                "code": objective.code,
                "module": module.name,
                "lessons": sum(objective.code in lesson.objectives for lesson in course.lessons.values()),
                "items": sum(objective_of(item, course) == objective.code for item in course.items.values()),
            }
            for module in course.modules.values()
            for objective in module.objectives
        ],
    }


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
    return "\n".join([course.settings.title, "", *counts, "", "Objectives", *rows])
