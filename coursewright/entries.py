"""What an entry of a trainee's record must be. The page's log.js says the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

ID = re.compile(r"[0-9a-f]{24}")
NAME = re.compile(r"[\w.-]{1,200}", re.ASCII)
TOPIC = re.compile(r"(objective|error|misconception):[\w.-]+", re.ASCII)
MOST_LETTERS, MOST_ANSWERS, MOST_TOPICS, MOST_ITEMS = 200, 30, 40, 500

Check = tuple[Callable[[Any], bool], str]
"""Whether a value is as it must be, and what it must be."""


def misfit(entry: Any) -> str:
    """Why this is no entry of a record; nothing if it is one. What doesn't belong there is no harm."""
    if not isinstance(entry, dict):
        return "it is not an object"
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        return f"its 'kind' is none of {', '.join(KINDS)}"
    for key, (holds, must) in (COMMON | KINDS[kind]).items():
        if key not in entry and key not in OPTIONAL:
            return f"it has no '{key}'"
        if key in entry and not holds(entry[key]):
            return f"its '{key}' is not {must}"
    return ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= MOST_LETTERS


def is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(NAME.fullmatch(value))


def is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(ID.fullmatch(value))


def _is_topic(value: Any) -> bool:
    return _is_text(value) and bool(TOPIC.fullmatch(value))


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_whole(value: Any, least: int, below: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value < below


def is_count(value: Any) -> bool:
    return _is_whole(value, 0, 2**32)


def _is_time(value: Any) -> bool:
    return _is_whole(value, 1, 2**43)


def _is_share(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_sure(value: Any) -> bool:
    return _is_whole(value, 0, 3)


def _list_of(each: Callable[[Any], bool], most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and len(value) <= most and all(map(each, value))


A_NAME = (is_name, "a name")
BOOL = (_is_bool, "true or false")
COUNT = (is_count, "a whole number")
AN_ID = (is_id, "24 hexadecimal digits")
TOPICS = (_list_of(_is_topic, MOST_TOPICS), f"a list of at most {MOST_TOPICS} topics")

COMMON: dict[str, Check] = {"id": AN_ID, "at": (_is_time, "a time in milliseconds since 1970")}
KINDS: dict[str, dict[str, Check]] = {
    "answer": {
        "item": A_NAME,
        "version": A_NAME,
        "type": A_NAME,
        "answer": (
            _list_of(_is_text, MOST_ANSWERS),
            f"a list of at most {MOST_ANSWERS} texts of {MOST_LETTERS} letters",
        ),
        "right": BOOL,
        "share": (_is_share, "a number from 0 to 1"),
        "unsafe": BOOL,
        "about": TOPICS,
        "missed": TOPICS,
        "sure": (_is_sure, "0, 1 or 2"),
        "critical": BOOL,
        "sitting": AN_ID,
    },
    "read": {"lesson": A_NAME},
    "sitting": {
        "quiz": A_NAME,
        "items": (_list_of(is_name, MOST_ITEMS), f"a list of at most {MOST_ITEMS} names"),
        "score": COUNT,
        "unsafe": COUNT,
        "passed": BOOL,
    },
    "carried": {"key": COUNT, "salt": COUNT, "first": BOOL, "right": BOOL, "unsafe": BOOL, "days": COUNT},
}
OPTIONAL = ("sure", "critical", "sitting")
