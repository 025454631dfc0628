"""Write questions as they stand in a quiz file of ours."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import chain, count

from coursewright.bounds import MOST_OPTIONS
from coursewright.bringing import numeric
from coursewright.bringing.marks import on_one_line, shown
from coursewright.bringing.question import BLANK, Answer, Brought, Question
from coursewright.names import from_title
from coursewright.prose import alike
from coursewright.source import ODD

NOT_A_BLANK = re.compile(r'[\[\]|"<`\n]|' + ODD.pattern)
"""What an answer to a blank can't hold: nothing there can be escaped."""


def written(brought: Brought, taken: Iterable[str]) -> list[str]:
    """Each question as it stands in a quiz file; ids differ from those that are taken. What a question of ours can't
    hold is told."""
    names = set(taken)
    return [part for question in brought.questions if (part := _question(question, names, brought))]


def _question(question: Question, names: set[str], brought: Brought) -> str:
    if len(question.answers) > MOST_OPTIONS:
        brought.lose(question.at, f"this question has more than {MOST_OPTIONS} answers, so it isn't carried")
        return ""
    parts = PARTS[question.kind](question, brought)
    if not parts:
        return ""
    name = _name(question, names, brought)
    title = on_one_line(shown(question.title.replace("\n", " ")))
    marks = {"order": " type=order", "match": " type=match", "number": " type=number"}.get(question.kind, "")
    marks = " type=multi" if question.several else marks
    head = f"## {title} {{#{name}{marks}}}".replace("##  ", "## ")
    return "\n\n".join([head, *(part for part in parts if part)])


def _name(question: Question, names: set[str], brought: Brought) -> str:
    text = question.name or question.title or html.unescape(re.sub("<[^>]*>", " ", question.stem))
    slug = from_title(" ".join(text.split()[:7])) or "question"
    name = next(name for name in chain([slug], (f"{slug}-{n}" for n in count(2))) if name not in names)
    names.add(name)
    if question.name and question.name != name:
        brought.lose(question.at, f"the id '{question.name}' isn't carried: it is {name} here")
    return name


def _choice(question: Question, brought: Brought) -> list[str]:
    if not question.several and sum(answer.weight > 0 for answer in question.answers) > 1:
        brought.lose(question.at, "one of several right options was to be chosen, and here all of them are")
    rows = []
    for answer in question.answers:
        pin = " {pin}" if question.pinned else ""
        rows.append(f"- [{'x' if answer.weight else ' '}] {on_one_line(answer.text)}{pin}")
        rows += [f"  > {row}".rstrip() for row in answer.feedback.split("\n") if answer.feedback]
    return [question.stem, "\n".join(rows), question.rationale]


def _fill(question: Question, brought: Brought) -> list[str]:
    """Blanks in the stem; as many answers to one blank as there are, or one to each."""
    good = [answer for answer in question.answers if _fits(answer, brought)]
    right = [answer for answer in good if answer.weight]
    if not right or len(right) < question.stem.count(BLANK):
        brought.lose(question.at, "this question has a blank without an answer, so it isn't carried")
        return []
    several = question.stem.count(BLANK) > 1
    each = iter([answer.text for answer in right] if several else ["|".join(answer.text for answer in right)])
    stem = re.sub(BLANK, lambda _: f"[[{next(each)}]]", question.stem)
    wrong = _wrong(answer for answer in good if not answer.weight)
    return [stem, wrong, _rationale(question, right, wrong)]


def _fits(answer: Answer, brought: Brought) -> bool:
    if not answer.text.strip():
        brought.lose(answer.at, "an answer that stands for all others isn't carried", _said(answer))
    elif odd := NOT_A_BLANK.search(answer.text):
        brought.lose(
            answer.at, f"the answer '{answer.text}' isn't carried: a blank can't hold {odd[0]!r}", _said(answer)
        )
    else:
        return True
    return False


def _said(answer: Answer) -> str:
    return f"its feedback was: {html.unescape(answer.feedback)}" if answer.feedback else ""


def _number(question: Question, brought: Brought) -> list[str]:
    right = [answer for answer in question.answers if answer.weight]
    asked = numeric.ours(right[0].text) if right else None
    if asked is None:
        brought.lose(question.at, "this question asks for no number that can be written here, so it isn't carried")
        return []
    for answer in right[1:]:
        told = f"a second right number isn't carried: '{numeric.ours(answer.text) or answer.text}'"
        brought.lose(answer.at, told, _said(answer))
    wrong = _wrong(_plain_numbers([answer for answer in question.answers if not answer.weight], brought))
    return [question.stem.replace(BLANK, f"[[{asked}]]"), wrong, _rationale(question, right[:1], wrong)]


def _plain_numbers(answers: list[Answer], brought: Brought) -> Iterator[Answer]:
    for answer in answers:
        number = numeric.ours(answer.text)
        if answer.text == "*":
            if answer.feedback:
                brought.lose(answer.at, "feedback for every other number isn't carried", _said(answer))
        elif number is None or "±" in number:
            told = f"the wrong answer '{number or answer.text}' isn't carried: it is no single number"
            brought.lose(answer.at, told, _said(answer))
        else:
            yield Answer(number, answer.at, 0, answer.feedback)


def _wrong(answers: Iterable[Answer]) -> str:
    return "\n\n".join(_quoted(f'not "{answer.text}": {answer.feedback}') for answer in answers)


def _quoted(text: str) -> str:
    return "\n".join(f"> {row}".rstrip() if n else f"> {row}" for n, row in enumerate(text.split("\n")))


def _rationale(question: Question, right: list[Answer], wrong: str) -> str:
    """What is said of right answers stands in the rationale: a blank has no other place for it. Where no wrong answer
    parts it from the stem, a line of hyphens does."""
    said = dict.fromkeys([*(answer.feedback for answer in right), question.rationale])
    text = "\n\n".join(text for text in said if text)
    return text if wrong or not text else f"---\n\n{text}"


def _order(question: Question, brought: Brought) -> list[str]:
    steps = [f"{n}. {on_one_line(answer.text)}" for n, answer in enumerate(question.answers, 1)]
    for answer in question.answers:
        if answer.feedback:
            brought.lose(answer.at, "feedback on a step isn't carried", _said(answer))
    return [question.stem, "\n".join(steps), question.rationale]


def _match(question: Question, brought: Brought) -> list[str]:
    rows = []
    for answer in question.answers:
        if alike(answer.text) and alike(answer.right):
            rows.append(f"| {on_one_line(answer.text)} | {on_one_line(answer.right)} |")
        else:
            told = f"a pair with one side isn't carried: '{html.unescape(answer.text or answer.right)}'"
            brought.lose(answer.at, told)
    return [question.stem, "\n".join(["| | |", "|---|---|", *rows]), question.rationale] if rows else []


PARTS = {"choice": _choice, "fill": _fill, "number": _number, "order": _order, "match": _match}
