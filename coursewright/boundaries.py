"""The referral rules as files for others to read, cite and reuse: the rules, and vectors that prove a reading of them.

A vector is what is said of some findings, and the level that is decided. All single findings, pairs and triples, each
with every way to be yes or not sure, are millions in a course of a hundred findings: too many to send. So the site's
file has the levels of the singles and pairs, and of the triples and the random larger sets a checksum; each vector
follows from `read`, and `rules --vectors FILE` writes the levels of all.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, islice
from math import comb
from typing import Any

from coursewright.logic import Answers, levels_in
from coursewright.model import Condition, Course, Level, Rule
from coursewright.reviews import is_due, standing

PATH = "assets/referral.json"
VECTORS_PATH = "assets/vectors.json"

HOLDS = (
    "A rule holds when its findings are there and none that it names under 'unless' is; the most urgent rule that "
    "holds decides the level, and where none holds nothing is decided, which never means to train."
)
NOT_SURE = (
    "A finding that is not sure counts as there and softens nothing; but where the level so decided lets training go "
    "on (its 'train' is not 'no'), nothing is decided unless some rule holds whatever is not sure: met without it, "
    "and with none of it under 'unless'."
)
READ = [HOLDS, NOT_SURE]
"""How to decide by the file."""

SEED, RANDOM = 2_463_534_242, 100_000
"""Where the random numbers start, and how many larger sets are drawn."""

LETTERS = (
    "'decided' has a letter for each vector: 1 for the first of 'levels', 2 for the second and so on, - where nothing "
    "is decided; 'sha256' is the checksum of these letters in ASCII."
)
IN_ORDER = (
    "singles, pairs and triples hold every set of so many findings, in the order in which they stand in 'findings', "
    "the last of a set changing fastest. A set of k findings has 2 to the power of k vectors, numbered from 0: where "
    "bit j of the number is set, the lowest being bit 0, finding j of the set is not sure, else it is yes. All other "
    "findings are no."
)
DRAWN = (
    f"random is drawn with xorshift32: x starts at {SEED}, and each draw is x ^= x << 13, x ^= x >> 17, x ^= x << 5 in "
    "32 bits without sign. For each vector one draw gives its size, 4 + x mod 9, and then so many draws give its "
    "findings: number x mod (how many there are, counted from 0), not sure where x >> 30 is 0, else yes. A finding "
    "drawn again keeps its first answer."
)
READ_VECTORS = [LETTERS, IN_ORDER, DRAWN]
"""How to make each vector."""

BLOCKS = {"singles": 1, "pairs": 2, "triples": 3}
LISTED = ("singles", "pairs")
"""The blocks whose levels stand in the site's file."""

MOST_VECTORS = 5_000_000
"""A block of more vectors than this is left out."""

CHUNK = 16_384
"""So many sets are decided at once."""

DOUBTS = (0xAA, 0xCC, 0xF0)
"""Of the eight vectors of a set, those in which its first, second and third finding are not sure."""

Facts = dict[str, Any]


def published(course: Course) -> Facts:
    """The rules with all that is needed to decide by them, and whether someone has reviewed them."""
    facts = {
        "course": course.settings.id,
        "title": course.settings.title,
        "license": course.settings.license,
        "read": READ,
        "levels": [level.model_dump(exclude={"name", "file", "marks"}) for level in course.levels.values()],
        "findings": [finding.model_dump(exclude={"name", "file", "marks"}) for finding in course.findings.values()],
        "rules": [_rule(rule) for rule in course.rules.values() if rule.level in course.levels],
    }
    said = json.dumps([facts[key] for key in ("levels", "findings", "rules")], ensure_ascii=False, sort_keys=True)
    version = hashlib.sha256(said.encode()).hexdigest()[:12]
    return {"version": version, "status": _status(course), **{key: value for key, value in facts.items() if value}}


def as_json(course: Course) -> str:
    """The rules as their file holds them."""
    return _compact(published(course))


def vectors(course: Course) -> Facts:
    """Every vector's level."""
    facts: Facts = json.loads(_vectors(_compact(published(course) | {"status": {}})))
    return facts


def vectors_as_json(course: Course, whole: bool = False) -> str:
    """The vectors as the site's file holds them, or with the levels of all."""
    facts = vectors(course)
    for block in facts["blocks"]:
        if not whole and block["name"] not in LISTED:
            del block["decided"]
    return _compact(facts)


def _rule(rule: Rule) -> Facts:
    facts = rule.model_dump(exclude={"name", "file", "marks", "when", "unless"})
    return facts | {"when": _condition(rule.when)} | ({"unless": rule.unless} if rule.unless else {})


def _condition(condition: Condition) -> Any:
    """A condition as an instructor writes it."""
    if condition.finding is not None:
        return condition.finding
    key = "all" if condition.all is not None else "any"
    return {key: [_condition(part) for part in getattr(condition, key)]}


def _status(course: Course) -> Facts:
    """Whether all rules and levels have a review that holds, and whose it is."""
    held, things = standing(course), [f"rule:{name}" for name in course.rules] + [f"level:{n}" for n in course.levels]
    found = [held[name] for name in things if name in held]
    by = [
        {"by": review.by, "credential": review.credential, "on": review.on, "due": is_due(review, course)}
        for n, review in enumerate(found)
        if review not in found[:n]
    ]
    return {"reviewed": len(found) == len(things), "by": by}


def _compact(facts: Facts) -> str:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=2)
def _vectors(text: str) -> str:
    """The vectors of published rules: made from what the file says, so that they prove that it says enough."""
    facts = json.loads(text)
    rules = [Rule.model_validate({"name": rule["id"], "file": "", **rule}) for rule in facts.get("rules", [])]
    levels = {
        one["id"]: Level.model_validate({"name": one["id"], "file": "", **one}) for one in facts.get("levels", [])
    }
    names = [finding["id"] for finding in facts.get("findings", [])]
    decided = {name: _of_sets(names, size, rules, levels) for name, size in BLOCKS.items()}
    decided["random"] = levels_in(rules, levels, _random(tuple(names))) if names else ""
    blocks = [
        {"name": name, "vectors": len(row), "sha256": hashlib.sha256(row.encode()).hexdigest(), "decided": row}
        for name, row in decided.items()
        if row
    ]
    about = {"course": facts["course"], "version": facts["version"], "read": READ_VECTORS}
    return _compact(about | {"levels": list(levels), "findings": names, "blocks": blocks})


def _of_sets(names: list[str], size: int, rules: list[Rule], levels: dict[str, Level]) -> str:
    """What is decided for every set of so many findings; nothing if there are too many."""
    ways = 2**size
    if comb(len(names), size) * ways > MOST_VECTORS:
        return ""
    sets, row = combinations(names, size), []
    while chunk := list(islice(sets, CHUNK)):
        letters = levels_in(rules, levels, _answers(chunk))
        row += [letters] if ways == 8 else [letters[at : at + ways] for at in range(0, len(letters), 8)]
    return "".join(row)


def _answers(sets: list[tuple[str, ...]]) -> Answers:
    """Eight cases for each set of at most three findings, a byte: every way for them to be yes or not sure."""
    yes, unsure = _bytes(len(sets)), _bytes(len(sets))
    for at, names in enumerate(sets):
        for name, doubt in zip(names, DOUBTS, strict=False):
            unsure[name][at] = doubt
            yes[name][at] = 255 - doubt
    return Answers(8 * len(sets), _bits(yes), _bits(unsure))


@lru_cache(maxsize=2)
def _random(names: tuple[str, ...]) -> Answers:
    """The larger sets that READ_VECTORS tells how to draw."""
    yes, unsure = _bytes(RANDOM // 8 + 1), _bytes(RANDOM // 8 + 1)
    draws = _xorshift32(SEED)
    for case in range(RANDOM):
        at, bit, seen = case >> 3, 1 << (case & 7), set()
        for _ in range(4 + next(draws) % 9):
            drawn = next(draws)
            name = names[drawn % len(names)]
            if name not in seen:
                (yes if drawn >> 30 else unsure)[name][at] |= bit
                seen.add(name)
    return Answers(RANDOM, _bits(yes), _bits(unsure))


def _xorshift32(x: int) -> Iterator[int]:
    while True:
        x ^= x << 13 & 0xFFFFFFFF
        x ^= x >> 17
        x ^= x << 5 & 0xFFFFFFFF
        yield x


def _bytes(size: int) -> defaultdict[str, bytearray]:
    return defaultdict(lambda: bytearray(size))


def _bits(rows: dict[str, bytearray]) -> dict[str, int]:
    return {name: int.from_bytes(row, "little") for name, row in rows.items()}
