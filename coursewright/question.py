"""What a page must know of a question beside its words: names, version, what each option stands for."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from coursewright import numbers
from coursewright.model import Course, Item, Step
from coursewright.prose import alike, plainly, unmarked
from coursewright.references import objective_of


def question_data(item: Item, course: Course) -> str:
    """The facts of a question as JSON that can stand in an HTML comment."""
    quiz = course.quizzes.get(item.quiz or "")
    data: dict[str, Any] = {"item": item.name, "type": item.type, "version": version(item)}
    data["objective"] = objective_of(item, course)
    data["critical"] = item.facts.critical
    data["sure"] = bool(quiz and quiz.sure and item.type != "say")
    data["options"] = _options(item, course)
    data["rights"] = rights(item)
    data["blanks"] = _blanks(item)
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False)
    return text.replace("--", "-\\u002d").replace("[[", "[\\u005b").replace("<", "\\u003c")


def _options(item: Item, course: Course) -> list[dict[str, Any]]:
    """What mkdocs-quiz is given as options, in its order: see here.options. Of levels the first is the most urgent."""
    by_text, urgency = right_ids(item), {name: place for place, name in enumerate(course.levels, 1)}
    return [
        *(
            {"id": short(option.text.text)}
            | {key: True for key in ("correct", "unsafe", "pin") if getattr(option, key)}
            | {key: value for key in ("error", "misconception") if (value := getattr(option, key))}
            | ({"level": urgency[option.level]} if option.level in urgency else {})
            for option in item.options
        ),
        *({"id": short(step.text.text), "rank": step.rank} for step in scrambled(item)),
        *({"part": "columns"} for _ in filter(None, [item.columns])),
        *({"id": short(p.left.text), "right": by_text[alike(p.right.text)], "part": "pair"} for p in item.pairs),
        *({"part": "cue"} for _ in item.cues),
        *({"id": short(line.text), "part": "check"} for line in item.checklist),
    ]


def _blanks(item: Item) -> dict[str, Any]:
    """What each blank accepts, by its place in the words."""
    asked = [{"value": numbers.shown(n.value), "within": numbers.shown(n.within)} for n in item.numbers]
    return {str(n): accepted for n, accepted in enumerate(asked or item.blanks)}


def version(item: Item) -> str:
    """A hash of what an answer answers: type, key and `rev`. A mended typo elsewhere leaves it as it is."""
    right = [plainly(option.text.text) for option in item.options if option.correct]
    accepted = [[plainly(answer) for answer in blank] for blank in item.blanks]
    steps = [(step.rank, plainly(step.text.text)) for step in item.steps]
    key: list[Any] = [item.type, sorted(right), accepted, sorted(steps), item.facts.rev]
    asked = [(numbers.shown(number.value), numbers.shown(number.within)) for number in item.numbers]
    pairs = sorted((plainly(pair.left.text), plainly(pair.right.text)) for pair in item.pairs)
    checklist = sorted(plainly(line.text) for line in item.checklist)
    return short(json.dumps(key + [part for part in (asked, pairs, checklist) if part]), 12)


def scrambled(item: Item) -> list[Step]:
    """The steps in an order that is always the same and never the right one."""
    steps = sorted(item.steps, key=lambda step: short(item.name + step.text.text))
    ranks = [step.rank for step in steps]
    return steps[1:] + steps[:1] if ranks == sorted(ranks) else steps


def rights(item: Item) -> list[str]:
    """What a match question offers to choose from, each once: always in the same order, never in that of its rows."""
    rows = list(dict.fromkeys(right_ids(item).values()))
    mixed = sorted(rows, key=lambda name: short(item.name + name))
    return mixed[1:] + mixed[:1] if mixed == rows else mixed


def right_ids(item: Item) -> dict[str, str]:
    """The name of each right side of a match question, by what makes two of them equal."""
    names: dict[str, str] = {}
    for pair in item.pairs:
        names.setdefault(alike(pair.right.text), short(pair.right.text))
    return names


def short(text: str, length: int = 8) -> str:
    """A short name made from a text; the marks of what it quotes make no other name."""
    return hashlib.sha256(unmarked(text).encode()).hexdigest()[:length]
