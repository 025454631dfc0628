"""Put the questions that were brought into quiz files, none of them longer than a file may be."""

from __future__ import annotations

import json
from itertools import chain, pairwise
from math import ceil

from coursewright.bounds import MOST_ITEMS, too_long


def filed(name: str, head: dict[str, str], questions: list[str]) -> dict[str, str]:
    """The text of each file by its name; if one can't hold them all, the others have a number behind that name."""
    groups = _groups(questions)
    return {
        f"{name}-{n}" if n > 1 else name: _file(head, group, f", part {n}" if len(groups) > 1 else "")
        for n, group in enumerate(groups, 1)
    }


def _groups(questions: list[str]) -> list[list[str]]:
    """As few groups as their number asks for, and those that are too long in halves."""
    number = ceil(len(questions) / MOST_ITEMS) or 1
    ends = [len(questions) * n // number for n in range(number + 1)]
    return list(chain.from_iterable(_halves(questions[start:end]) for start, end in pairwise(ends)))


def _halves(questions: list[str]) -> list[list[str]]:
    middle = len(questions) // 2
    if not middle or not too_long(_text(questions)):
        return [questions]
    return _halves(questions[:middle]) + _halves(questions[middle:])


def _file(head: dict[str, str], questions: list[str], part: str) -> str:
    values = head | ({"title": head["title"] + part} if "title" in head else {})
    keys = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"---\n{keys}---\n\n{_text(questions)}"


def _text(questions: list[str]) -> str:
    return "\n\n".join(questions) + "\n"
