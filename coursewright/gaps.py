"""What a course still lacks: a use of each source, a reason for each wrong option, a question on each rule."""

from __future__ import annotations

from coursewright.logic import decide
from coursewright.model import Course
from coursewright.references import uses


def told(course: Course) -> dict[str, list[str]]:
    """`sources` that nothing uses; `options`: wrong ones without an explanation, as question and place; `rules` that no
    question names and that hold for no client of a question."""
    named = {(use.kind, use.name) for use in uses(course)}
    asked = _asked(course)
    return {
        "sources": [name for name in course.sources if ("source", name) not in named],
        "options": [
            f"{item.name}: option {place}"
            for item in course.items.values()
            for place, option in enumerate(item.options, 1)
            if not option.correct and not (option.explanation and option.explanation.text.strip())
        ],
        "rules": [name for name in course.rules if name not in asked],
    }


def _asked(course: Course) -> set[str]:
    """The rules that questions are about."""
    named = {use.name for use in uses(course) if use.kind == "rule" and use.by_kind == "item"}
    clients = (item.facts.findings for item in course.items.values())
    decided = (decide(course.rules.values(), course.levels, findings) for findings in clients)
    return named | {rule.id for decision in decided for rule in decision.rules}
