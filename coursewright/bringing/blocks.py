"""Read the <quiz> blocks of a page that was written for mkdocs-quiz."""

from __future__ import annotations

import re
import textwrap

from coursewright.bringing.question import BLANK, Answer, Brought, Question, judged
from coursewright.bringing.words import read as read_words

QUIZ = re.compile(r"<quiz>(.*?)</quiz>", re.DOTALL)
OPTION = re.compile(r"[-*] \[(.?)\] (.*)")
HOLE = re.compile(r"\[\[([^\]\n]+)\]\]")
FENCED = re.compile(r"(?ms)^[ \t]*(```+|~~~+).*?^[ \t]*\1[ \t]*$")


def read(text: str, brought: Brought) -> None:
    """Take every question of a page, and tell of what stands between them."""
    plain, end = FENCED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text), 0
    for found in [*QUIZ.finditer(plain), None]:
        _between(text[end : found.start() if found else len(text)], text.count("\n", 0, end) + 1, brought)
        if found:
            block = text[found.start(1) : found.end(1)]
            _question(textwrap.dedent(block), text.count("\n", 0, found.start(1)) + 1, brought)
            end = found.end()


def _between(text: str, first: int, brought: Brought) -> None:
    for number, row in enumerate(text.split("\n"), first):
        if "<quiz" in row.lower():
            brought.lose((number, 1), "this <quiz> isn't closed, so it isn't carried", "close it with </quiz>")
        elif row.strip():
            return brought.lose((number, 1), "the words outside of the questions aren't carried")


def _question(block: str, line: int, brought: Brought) -> None:
    rows = block.split("\n")
    at = next((n for n, row in enumerate(rows) if OPTION.fullmatch(row)), -1)
    if at >= 0:
        _choice(rows, at, line, brought)
    elif HOLE.search(block):
        _fill(rows, line, brought)
    else:
        brought.lose((line, 1), "this <quiz> has no options and no blank, so it isn't carried")


def _choice(rows: list[str], at: int, line: int, brought: Brought) -> None:
    options: list[tuple[str, str, int, list[str]]] = []
    rest: list[str] = []
    for number, row in enumerate(rows[at:], line + at):
        if (option := OPTION.fullmatch(row)) and not rest:
            options.append((option[1], option[2], number, []))
        elif row.lstrip().startswith(">") and not rest:
            options[-1][3].append(row.lstrip()[1:].removeprefix(" "))
        elif row.strip() or rest:
            rest.append(row)
    answers = [
        Answer(
            _words(text, number, brought),
            (number, 1),
            100 if box in "xX" and box else 0,
            _words("\n".join(why), number, brought),
        )
        for box, text, number, why in options
    ]
    right = sum(answer.weight > 0 for answer in answers)
    stem = _words("\n".join(rows[:at]), line, brought)
    rationale = _words("\n".join(rest), line + at, brought)
    answers = [Answer(a.text, a.at, 100 / right if a.weight else 0, a.feedback) for a in answers]
    question = Question("choice", (line, 1), stem, answers, several=right > 1, rationale=rationale)
    brought.questions.append(judged(question, brought))


def _fill(rows: list[str], line: int, brought: Brought) -> None:
    cut = next((n for n, row in enumerate(rows) if row.strip() == "---"), len(rows))
    text = "\n".join(rows[:cut])
    answers = [
        Answer(found[1].strip(), (line + text.count("\n", 0, found.start()), 1), 100) for found in HOLE.finditer(text)
    ]
    stem = _words(HOLE.sub(BLANK, text), line, brought)
    rationale = _words("\n".join(rows[cut + 1 :]), line + cut, brought)
    brought.questions.append(Question("fill", (line, 1), stem, answers, rationale=rationale))


def _words(text: str, line: int, brought: Brought) -> str:
    return read_words(text, "markdown", lambda told: brought.lose((line, 1), told))
