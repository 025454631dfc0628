"""Turn a quiz file, or a <quiz> block in a lesson, into items."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from coursewright import numbers, prose
from coursewright.bounds import MOST_ITEMS
from coursewright.draft import OPTION, Draft
from coursewright.form import fit_part
from coursewright.model import Item, ItemFacts, ItemType, Number, Option, Part, Place, Prose, Thing, WrongAnswer
from coursewright.problems import Problem, spot

BLANK = re.compile(r"\[\[(?P<answers>[^\[\]\n]*)\]\]")

WITH_BLANKS = ("fill", "number")
"""The types whose words have blanks in them."""

Read = tuple[list[Item], list[Problem]]


def in_file(body: Prose, file: str, quiz: str) -> tuple[list[Item], Prose | None, list[Problem]]:
    """The items of a quiz file, the words before the first of them, and what is wrong."""
    items, problems = _made(drafts_in_file(body, file), quiz)
    rows, starts = body.text.split("\n"), _starts(body)
    opening = "\n".join(rows[: starts[0]] if starts else rows)
    problems += [*_unopened(opening, file, body.line), *_too_many(len(starts), file)]
    return items, Prose(text=opening, line=body.line) if opening.strip() else None, problems


def in_lesson(body: Prose, file: str) -> Read:
    """The items that stand in a lesson as <quiz> blocks, and what is wrong."""
    items, problems = _made(drafts_in_lesson(body, file), None)
    return items, [*problems, *_too_many(len(list(prose.quiz_blocks(body.text))), file)]


def drafts_in_file(body: Prose, file: str) -> list[Draft]:
    """The questions of a quiz file, as far as each can be read."""
    rows, starts = body.text.split("\n"), _starts(body)
    drafts = []
    for start, end in zip(starts[:MOST_ITEMS], [*starts[1:], len(rows)], strict=False):
        draft = Draft(file, body.line + start)
        draft.heading(rows[start])
        draft.read(rows[start + 1 : end], body.line + start + 1)
        drafts.append(draft)
    return drafts


def drafts_in_lesson(body: Prose, file: str) -> list[Draft]:
    """The questions that stand in a lesson as <quiz> blocks, as far as each can be read."""
    drafts = []
    for block in islice(prose.quiz_blocks(body.text), MOST_ITEMS):
        line = body.line + body.text.count("\n", 0, block.start())
        rows = block["inside"].split("\n")
        draft = Draft(file, line)
        first = next((n for n, row in enumerate(rows) if row.strip()), 0)
        if rows[first].strip().startswith("{"):
            draft.line = line + 1 + first
            draft.heading(rows[first])
            rows[first] = ""
        draft.read(rows, line + 1)
        drafts.append(draft)
    return drafts


def _starts(body: Prose) -> list[int]:
    """The rows of a quiz file that open a question."""
    return [heading.row for heading in prose.headings(body.text) if heading.depth == 2]


def _unopened(opening: str, file: str, line: int) -> list[Problem]:
    rows = prose.without_code(opening).split("\n")
    first = next((n for n, row in enumerate(rows) if OPTION.fullmatch(row)), None)
    told, hint = "an option stands before the first question", "begin each question with a line '## …'"
    return [] if first is None else [Problem(file, line + first, 1, "no-heading", told, hint)]


def _too_many(number: int, file: str) -> list[Problem]:
    told = f"the file has more than {MOST_ITEMS} questions"
    return [Problem(file, 1, 1, "too-long", told, "make two files of it")] if number > MOST_ITEMS else []


def _made(drafts: list[Draft], quiz: str | None) -> Read:
    items = [item for draft in drafts if (item := _item(draft, quiz))]
    return items, [problem for draft in drafts for problem in draft.problems]


def _item(draft: Draft, quiz: str | None) -> Item | None:
    """The item, if everything in it could be read."""
    if draft.lacks_id:
        hint = f"add {{#{draft.new_id()}}} to its first line, or let 'check --fix' do it"
        draft.tell(draft.line, 1, "no-id", "this question has no id", hint)
    facts = _fitted(ItemFacts, draft.facts, {}, draft, ("facts",))
    options = [_fitted(Option, o.facts, o.words, draft, ("options", n)) for n, o in enumerate(draft.options)]
    wrong = [_fitted(WrongAnswer, w.facts, w.words, draft, ("wrong", n)) for n, w in enumerate(draft.wrong)]
    if draft.problems or facts is None:
        return None
    blanks = [] if options or draft.steps else _blanks(draft)
    kind = facts.type or _type(options, blanks)
    if kind in WITH_BLANKS:
        _part_at_rule(draft)
    asked = [] if options or kind != "number" else _numbers(draft)
    wrong = [w.model_copy(update={"text": numbers.plainly(w.text)}) for w in wrong] if kind == "number" else wrong
    stem = _trimmed("\n".join(draft.stem), draft.stem_line)
    rationale = _trimmed("\n".join(draft.rationale), draft.rationale_line) if draft.rationale else None
    item = Item(
        name=draft.name, file=draft.file, marks=draft.marks, type=kind, facts=facts, title=draft.title, quiz=quiz,
        stem=stem, options=options, blanks=blanks if kind == "fill" else [], numbers=asked, wrong=wrong,
        steps=draft.steps, columns=draft.columns, pairs=draft.pairs, cues=draft.cues, checklist=draft.checklist,
        rationale=rationale,
    )  # fmt: skip
    draft.problems += _lost_blanks(item) if kind in WITH_BLANKS else []
    return item


def _fitted(kind: type[Part], written: dict[str, Any], made: dict[str, Any], draft: Draft, place: Place) -> Any:
    anchor = Thing(name=draft.name, file=draft.file, marks=draft.marks)
    part, problems = fit_part(kind, written, made, anchor, place)
    draft.problems += problems
    return part


def _blanks(draft: Draft) -> list[list[str]]:
    """The accepted answers of each blank."""
    found = BLANK.finditer(prose.without_code("\n".join(draft.stem)))
    return [[answer.strip() for answer in blank["answers"].split("|") if answer.strip()] for blank in found]


def _numbers(draft: Draft) -> list[Number]:
    """What each blank of a number question asks for."""
    stem = Prose(text="\n".join(draft.stem), line=draft.stem_line)
    found = []
    for blank in BLANK.finditer(prose.without_code(stem.text)):
        number = numbers.read(blank["answers"])
        if number is None:
            written = blank["answers"].strip()
            told = f"'{written}' is not a number" if written else "this blank has no number"
            draft.tell(*spot(stem, blank.start()), "numbers-are-plain", told, "write [[12]], [[-2.5]] or [[12 ± 2]]")
        elif number.within < 0:
            told = f"'{numbers.shown(number.within)}' is below 0, and says how far an answer may be from the number"
            draft.tell(*spot(stem, blank.start()), "numbers-are-plain", told, "write it without the minus")
        else:
            found.append(number)
    return found


def _type(options: list[Option], blanks: list[list[str]]) -> ItemType:
    if blanks:
        return "fill"
    return "multi" if sum(option.correct for option in options) > 1 else "single"


def _part_at_rule(draft: Draft) -> None:
    """mkdocs-quiz parts the stem of a fill-in from its rationale with a line of hyphens."""
    rows = [row.strip() for row in prose.without_code("\n".join(draft.stem)).split("\n")]
    if "---" in rows:
        cut = rows.index("---")
        gap = [""] * max(draft.rationale_line - draft.stem_line - len(draft.stem), 0)
        draft.rationale = [*draft.stem[cut + 1 :], *gap, *draft.rationale]
        draft.rationale_line = draft.stem_line + cut + 1
        draft.stem = draft.stem[:cut]


def _lost_blanks(item: Item) -> list[Problem]:
    """Every [[ of a question with blanks that can't be told from one, and isn't one."""
    told = "this [[ is not a blank, and can't be told from one"
    hint = "keep double brackets for the blanks in the question's words"
    asked = {blank.start() for blank in BLANK.finditer(prose.without_code(item.stem.text))}
    texts = [item.stem, *(answer.explanation for answer in item.wrong), *([item.rationale] if item.rationale else [])]
    return [
        Problem(item.file, *spot(text, found.start()), "blanks-are-plain", told, hint)
        for text in texts
        for found in re.finditer(r"\[\[", text.text)
        if text is not item.stem or found.start() not in asked
    ]


def _trimmed(text: str, line: int) -> Prose:
    """Prose without the empty lines around it."""
    rows = text.split("\n")
    lead = next((n for n, row in enumerate(rows) if row.strip()), 0)
    return Prose(text="\n".join(rows[lead:]).rstrip(), line=line + lead)
