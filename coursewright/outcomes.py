"""What the first answers of trainees say of each question, and which questions need a look."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from coursewright import analysis, casefacts, learned
from coursewright.attempts import Trainee, trainees
from coursewright.model import Course, Item, Option
from coursewright.problems import one_line
from coursewright.question import short, version
from coursewright.records import Record

HARD, EASY, WEAK = 0.3, 0.95, 0.1
"""A facility below HARD or above EASY, and a discrimination below WEAK, need a look."""

Facts = dict[str, Any]


def found(records: list[Record], course: Course) -> Facts:
    """What is told of the files, how many records and trainees there are, which answers aren't counted, and the facts
    of every question."""
    read = [record for record in records if not record.problem]
    decisions = {casefacts.item(case, at) for case in course.cases.values() for at in casefacts.decisions(case)}
    known = trainees(read, {item.name: version(item) for item in course.items.values()}, decisions)
    return {
        "course": course.settings.id,
        "told": [record.told for record in records if record.told],
        "records": len(read),
        "trainees": len(known),
        "elsewhere": sum(len(trainee.elsewhere) for trainee in known),
        "decisions": sum(trainee.decided for trainee in known),
        "gone": sum(trainee.gone for trainee in known),
        "learned": learned.found(known, course),
        "items": _items(known, course),
    }


def _items(known: list[Trainee], course: Course) -> list[Facts]:
    checked = {item.name for item in course.items.values() if item.type != "say"}  # the others trainees mark themselves
    shares = [{n: answer.share for n, answer in trainee.firsts.items() if n in checked} for trainee in known]
    others = [analysis.others(own) for own in shares]
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in course.items}
    for own, rest in zip(shares, others, strict=True):
        for name in rest:
            pairs[name].append((own[name], rest[name]))
    return [_item(item, known, pairs[item.name]) for item in course.items.values()]


def _item(item: Item, known: list[Trainee], pairs: list[tuple[float, float]]) -> Facts:
    firsts = [trainee.firsts[item.name] for trainee in known if item.name in trainee.firsts]
    times = Counter(name for first in firsts for name in set(first.answer))
    chosen = [(option, times[short(option.text.text)]) for option in item.options]
    facts: Facts = {
        "item": item.name,
        "type": item.type,
        "answered": len(firsts),
        "facility": _rounded(analysis.facility([first.share for first in firsts])),
        "discrimination": _rounded(analysis.discrimination(pairs)),
        "blank": "",
        "nobody": [one_line(option.text.text) for option, count in chosen if firsts and not count],
        "wrong": _chosen_most(chosen),
        "older": sum(item.name in trainee.older for trainee in known),
    }
    if facts["discrimination"] is None:
        facts["blank"] = f"fewer than {analysis.ENOUGH} trainees" if len(pairs) < analysis.ENOUGH else "all did alike"
    return facts | {"look": list(_look(facts))}


def _chosen_most(chosen: list[tuple[Option, int]]) -> Facts | None:
    """The wrong option that most trainees chose; of several, the one that stands first."""
    wrong = [(count, option) for option, count in chosen if not option.correct and count]
    count, option = max(wrong, key=lambda pair: pair[0], default=(0, None))
    return {"option": one_line(option.text.text), "trainees": count} if option else None


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _look(facts: Facts) -> Iterator[str]:
    """Why a question needs a look; none before enough trainees have answered it."""
    facility, discrimination = facts["facility"], facts["discrimination"]
    if facts["answered"] < analysis.ENOUGH:
        return
    if facility < HARD:
        yield "few get it right: see whether its key is right and whether it is taught"
    if facility > EASY:
        yield "nearly all get it right at once: see whether its wrong options are plausible"
    if discrimination is not None and discrimination < WEAK:
        yield "who does well elsewhere does no better here: see whether it can be read in two ways"


def as_json(facts: Facts) -> str:
    """The facts as one JSON object."""
    return json.dumps(facts, ensure_ascii=False, indent=2)


def as_text(facts: Facts) -> str:
    """The facts as lines to read."""
    lines = [f"Trainees: {facts['trainees']}. Records: {facts['records']}. Only first answers count."]
    if facts["elsewhere"]:
        lines.append(f"First answers given on another device, and not counted: {facts['elsewhere']}.")
    if facts["decisions"]:
        lines.append(f"Decisions taken in client cases: {facts['decisions']}.")
    if facts["gone"]:
        lines.append(f"Answers to questions that the course doesn't have: {facts['gone']}.")
    if facts["learned"]["tests"]:
        lines += ["", *learned.lines(facts["learned"])]
    return "\n".join([*lines, "", *(line for item in facts["items"] for line in _lines(item))])


def _lines(item: Facts) -> Iterator[str]:
    row = f"{item['item']:32} {item['type']:7}"
    if item["answered"]:
        how_well = "blank" if item["discrimination"] is None else f"{item['discrimination']:.2f}"
        why = f" ({item['blank']})" if item["blank"] else ""
        numbers = f"facility {item['facility']:.2f}  discrimination {how_well}{why}"
        yield f"{row} answered by {item['answered']:3}  {numbers}"
    else:
        yield f"{row} answered by nobody"
    if item["nobody"]:
        yield f"    nobody chose: {', '.join(f'“{option}”' for option in item['nobody'])}"
    if item["wrong"]:
        yield f"    wrong option chosen most: “{item['wrong']['option']}” ({item['wrong']['trainees']})"
    if item["older"]:
        yield f"    older version answered by {item['older']}: not counted"
    yield from (f"    look: {why}" for why in item["look"])
