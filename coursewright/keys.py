"""Keys that give themselves away: by being the longest option, or by where they stand among the options.

Only questions with one right option are looked at. A good course has keys of all lengths, in all places: "make all
distractors plausible", "keep choices about equal in length", "vary the location of the right answer" (Haladyna,
Downing and Rodriguez 2002, Applied Measurement in Education 15(3), 309-333); authors tend to put it in the middle
(Attali and Bar-Hillel 2003, Journal of Educational Measurement 40(2), 109-128).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from coursewright.model import Course, Item
from coursewright.prose import LINK, plainly

LONG = 1.5
"""A key that is more than so many times as long as its longest distractor is told by its name."""

DOUBT = 0.01
"""A count is told when chance alone would give as many, or more, in less than 1 of 100 courses. It is the one-sided
exact binomial test; where several places are looked at, each gets its part of the 1 % (Bonferroni)."""

Facts = dict[str, Any]


def told(course: Course) -> Facts:
    """How often the key is the longest option, and where it stands: by quiz and in all; what of that needs a look."""
    asked = [item for item in course.items.values() if _has_a_key(item)]
    quizzes = {name: [item for item in asked if item.quiz == name] for name in course.quizzes}
    groups = {"the course": asked} | {name: items for name, items in quizzes.items() if items}
    return {
        "course": counted(asked),
        "quizzes": {name: counted(items) for name, items in quizzes.items() if items},
        "long": [_lengths(item) for item in asked if _is_long(item)],
        "warnings": [told for name, items in groups.items() for told in _warnings(name, counted(items))],
    }


def counted(items: list[Item]) -> Facts:
    """Of questions with one right option: how many have the longest one as key, what chance gives, and the places."""
    sizes = sorted({len(item.options) for item in items})
    return {
        "items": len(items),
        "longest": sum(key > distractor for key, distractor in map(_key_and_distractor, items)),
        "chance": round(sum(1 / len(item.options) for item in items), 2),
        "positions": [_positions(size, [item for item in items if len(item.options) == size]) for size in sizes],
    }


def at_least(count: int, of: int, chance: float) -> float:
    """The probability that of so many events, each with this chance (between 0 and 1), so many or more happen."""
    return min(1.0, math.fsum(_exactly(n, of, chance) for n in range(count, of + 1)))


def _exactly(count: int, of: int, chance: float) -> float:
    ways = math.lgamma(of + 1) - math.lgamma(count + 1) - math.lgamma(of - count + 1)
    return math.exp(ways + count * math.log(chance) + (of - count) * math.log1p(-chance))


def _has_a_key(item: Item) -> bool:
    return item.type == "single" and len(item.options) > 1 and sum(option.correct for option in item.options) == 1


def _key_and_distractor(item: Item) -> tuple[int, int]:
    """How many letters the key has, and the longest distractor."""
    lengths = [(option.correct, _length(option.text.text)) for option in item.options]
    return max(n for correct, n in lengths if correct), max(n for correct, n in lengths if not correct)


def _length(text: str) -> int:
    return len(plainly(LINK.sub(r"\g<label>", text)))


def _is_long(item: Item) -> bool:
    key, distractor = _key_and_distractor(item)
    return key > LONG * distractor


def _lengths(item: Item) -> Facts:
    key, distractor = _key_and_distractor(item)
    return {"item": item.name, "quiz": item.quiz, "key": key, "distractor": distractor}


def _positions(size: int, items: list[Item]) -> Facts:
    """How often the key stands first, second and so on, in the questions with so many options."""
    at = [next(n for n, option in enumerate(item.options) if option.correct) for item in items]
    return {"options": size, "items": len(items), "keys": [at.count(n) for n in range(size)]}


def _warnings(name: str, facts: Facts) -> Iterator[str]:
    """What chance hardly gives. Where questions differ in their number of options, the mean of their chances stands
    for them: a count this far above it is rarer still (Hoeffding 1956)."""
    number, longest, chance = facts["items"], facts["longest"], facts["chance"]
    if number and at_least(longest, number, chance / number) < DOUBT:
        yield f"{name}: the key is the longest option in {longest} of {number} questions; chance gives {chance:.0f}"
    for row in facts["positions"]:
        size, of = row["options"], row["items"]
        for place, count in enumerate(row["keys"], 1):
            if at_least(count, of, 1 / size) < DOUBT / size:
                yield (
                    f"{name}: option {place} of {size} is the key in {count} of {of} questions; "
                    f"its share is {of / size:.0f}"
                )
