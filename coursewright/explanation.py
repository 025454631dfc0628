"""What the referral rules say of some findings, told on a screen: the rules that hold and why, and what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from coursewright.logic import close, decide, named_in
from coursewright.model import Course, Rule
from coursewright.problems import did_you_mean
from coursewright.references import none_yet

Facts = dict[str, Any]


def unknown(names: list[str], course: Course) -> list[str]:
    """What to say of names that no finding has."""
    none = none_yet(course, "finding")
    hints = {name: did_you_mean(name, course.findings) or none for name in names if name not in course.findings}
    return [f"there is no finding '{name}'" + (f" ({hint})" if hint else "") for name, hint in hints.items()]


def listed(course: Course) -> Facts:
    """The rules by level, the most urgent first."""
    rules = course.rules.values()
    return {
        "levels": [
            {
                "id": level.id,
                "code": level.code,
                "title": level.title,
                "rules": [{"id": rule.id, "title": rule.title} for rule in rules if rule.level == level.id],
            }
            for level in course.levels.values()
        ]
    }


def explained(course: Course, yes: list[str], unsure: list[str]) -> Facts:
    """The level that findings ask for, the rules that hold, are softened or left open, and those that are close."""
    decision = decide(course.rules.values(), course.levels, yes, unsure)
    level = course.levels.get(decision.level or "")
    there = {*yes, *unsure}
    return {
        "findings": yes,
        "unsure": [name for name in unsure if name not in yes],
        "level": level.model_dump(exclude={"name", "file", "marks"}) if level else None,
        "holds": [_rule(rule, course, [f for f in named_in(rule.when) if f in there]) for rule in decision.rules],
        "softened": [_rule(rule, course, by) for rule, by in decision.softened],
        "open": [_rule(rule, course, by) for rule, by in decision.open],
        "close": [_rule(rule, course, by) for rule, by in close(course.rules.values(), there)],
    }


def as_json(facts: Facts) -> str:
    """The facts as one JSON object."""
    return json.dumps(facts, ensure_ascii=False, indent=2)


def as_text(facts: Facts) -> str:
    """The facts in lines."""
    return "\n".join(_explanation(facts) if "holds" in facts else _list(facts))


def _rule(rule: Rule, course: Course, by: list[str]) -> Facts:
    """A rule, and the findings that it is told with."""
    code = course.levels[rule.level].code
    facts = {"id": rule.id, "title": rule.title, "level": rule.level, "code": code, "why": rule.why}
    return facts | {"by": list(dict.fromkeys(by))}


def _list(facts: Facts) -> Iterator[str]:
    if not facts["levels"]:
        yield "This course has no referral rules."
    for level in facts["levels"]:
        yield f"{level['code']} {level['title']}"
        yield from (f"  {rule['id']}: {rule['title']}" for rule in level["rules"])
        yield ""


def _explanation(facts: Facts) -> Iterator[str]:
    level = facts["level"]
    yield f"{level['code']} {level['title']}" if level else "No level: no rule holds, and that never means to train."
    for title, key, words in PARTS:
        if facts[key]:
            yield f"\n{title}"
        for rule in facts[key]:
            doubts = [f"{name} (not sure)" if name in facts["unsure"] else name for name in rule["by"]]
            yield f"- {rule['code']} {rule['id']}, {words} {', '.join(doubts)}"
            if key == "holds":
                yield f"  {rule['title']}. {rule['why']}"
    if level:
        yield "\nDo"
        yield from (f"{number}. {step}" for number, step in enumerate(level["do"], 1))
        yield f"\nSay\n{level['say']}\n\nWrite down\n{level['write']}"


PARTS = (
    ("These rules hold", "holds", "because of"),
    ("Softened", "softened", "by"),
    ("Left open: training can't rest on what is not sure", "open", "for"),
    ("One finding short", "close", "with"),
)
"""The parts of an explanation: heading, key, and how its findings are told."""
