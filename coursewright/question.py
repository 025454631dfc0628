"""What a page must know of a question beside its words: names, version, what each option stands for."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from coursewright.model import Item, Step
from coursewright.prose import plainly


def question_data(item: Item) -> str:
    """The facts of a question as JSON that can stand in an HTML comment."""
    data: dict[str, Any] = {"item": item.name, "type": item.type, "version": version(item)}
    data["options"] = [
        {"id": short(option.text.text)}
        | {key: True for key in ("correct", "unsafe", "pin") if getattr(option, key)}
        | {key: value for key in ("error", "misconception") if (value := getattr(option, key))}
        for option in item.options
    ] or [{"id": short(step.text.text), "rank": step.rank} for step in scrambled(item)]
    data["blanks"] = {str(n): accepted for n, accepted in enumerate(item.blanks)}
    if item.facts.critical:
        data["critical"] = True
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False)
    return text.replace("--", "-\\u002d").replace("[[", "[\\u005b").replace("<", "\\u003c")


def version(item: Item) -> str:
    """A hash of what an answer answers: type, key and `rev`. A mended typo elsewhere leaves it as it is."""
    right = [plainly(option.text.text) for option in item.options if option.correct]
    accepted = [[plainly(answer) for answer in blank] for blank in item.blanks]
    steps = [(step.rank, plainly(step.text.text)) for step in item.steps]
    return short(json.dumps([item.type, sorted(right), accepted, sorted(steps), item.facts.rev]), 12)


def scrambled(item: Item) -> list[Step]:
    """The steps in an order that is always the same and never the right one."""
    steps = sorted(item.steps, key=lambda step: short(item.name + step.text.text))
    ranks = [step.rank for step in steps]
    return steps[1:] + steps[:1] if ranks == sorted(ranks) else steps


def short(text: str, length: int = 8) -> str:
    """A short name made from a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]
