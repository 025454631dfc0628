"""Read the answers of a question in Moodle's XML."""

from __future__ import annotations

from collections.abc import Callable

from coursewright.bringing import numeric
from coursewright.bringing.marks import shown
from coursewright.bringing.question import Answer, typed
from coursewright.bringing.xmlparts import Element, Parts, at


def read(parts: Parts, type_: str) -> list[Answer]:
    """The answers of a question of some type of Moodle's; none if there are none."""
    return READERS.get(type_, _choices)(parts)


def _answers(parts: Parts, text: Callable[[Element], str]) -> list[Answer]:
    return [
        Answer(text(answer), at(answer), parts.weight(answer), parts.words(answer.find("feedback")))
        for answer in parts.question.findall("answer")
    ]


def _choices(parts: Parts) -> list[Answer]:
    return _answers(parts, parts.words)


def _typed(parts: Parts) -> list[Answer]:
    return [typed(answer, parts.brought) for answer in _answers(parts, parts.raw)]


def _numbers(parts: Parts) -> list[Answer]:
    """Numbers, each with its tolerance; the units that they may have are told."""
    for unit in parts.question.iterfind("units/unit"):
        name, times = parts.plain(unit.find("unit_name")), parts.plain(unit.find("multiplier"))
        more = "" if numeric.ours(times or "1") == "1" else f" (times {times})"
        parts.brought.lose(at(unit), f"the unit '{name}'{more} isn't carried", "name the unit in the question")

    def number(answer: Element) -> str:
        text, within = parts.plain(answer) or "*", parts.plain(answer.find("tolerance"))
        return f"{text}:{within}" if within and text != "*" else text

    return _answers(parts, number)


def _steps(parts: Parts) -> list[Answer]:
    """The steps in the order of the file, as Moodle reads them; its numbers for them are told if they differ."""
    found = _answers(parts, parts.words)
    numbers = [answer.weight for answer in found]
    if numbers != sorted(numbers):
        told = "the numbers of these steps aren't carried: the steps stand as in the file"
        parts.brought.lose(at(parts.question), told, "put them in order")
    return found


def _truth(parts: Parts) -> list[Answer]:
    def word(answer: Element) -> str:
        text = parts.plain(answer)
        return shown({"true": "True", "false": "False"}.get(text.lower(), text))

    return _answers(parts, word)


def _pairs(parts: Parts) -> list[Answer]:
    """What belongs together; the right side is plain text if it says nothing else."""
    return [
        Answer(parts.words(pair), at(pair), 100, right=parts.words(pair.find("answer"), "plain_text"))
        for pair in parts.question.findall("subquestion")
    ]


READERS: dict[str, Callable[[Parts], list[Answer]]] = {
    "shortanswer": _typed, "numerical": _numbers, "truefalse": _truth, "matching": _pairs, "match": _pairs,
    "ordering": _steps,
}  # fmt: skip
