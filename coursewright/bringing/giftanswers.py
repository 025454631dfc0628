"""Read what stands in the braces of a question in GIFT."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from coursewright.bounds import MOST_OPTIONS
from coursewright.bringing.escapes import plain, words
from coursewright.bringing.piece import Piece
from coursewright.bringing.question import Answer, Brought, Kind, typed
from coursewright.bringing.words import read as read_words

WEIGHT = re.compile(r"\s*%(-?[0-9]{1,3}(?:\.[0-9]{0,9})?)%")
TRUTH = re.compile(r"\s*(TRUE|T|FALSE|F)\s*(?:#.*)?", re.DOTALL | re.IGNORECASE)
ORDER = re.compile(r"\s*>([^\n]*)\n")
"""How an order is asked: of how many steps, and Moodle's words for the rest."""

USUAL_ORDER = re.compile(r"[0-9]* ALL VERTICAL ABSOLUTE_POSITION SHOW none")


@dataclass(frozen=True)
class Asked:
    """The answers of a question, and how they are chosen."""

    kind: Kind
    answers: list[Answer]
    several: bool = False
    pinned: bool = False


def read(inside: Piece, form: str, brought: Brought) -> Asked:
    """The answers; none if there are none."""
    if TRUTH.fullmatch(inside.text):
        return Asked("choice", _truth(inside, form, brought), pinned=True)
    if head := ORDER.match(inside.text):
        if not USUAL_ORDER.fullmatch(head[1].strip()):
            brought.lose(inside.at, f"how this order is asked isn't carried: '{head[1].strip()}'")
        return Asked("order", _steps(inside.after(head.end()), brought))
    if inside.text.lstrip().startswith("#"):
        return Asked("number", _answers(inside.parted("#")[1], form, brought, "number"))
    if "~" in inside.text:
        return Asked("choice", _answers(inside, form, brought, "choice"), several="=" not in inside.text)
    if any("->" in piece.parted("#")[0].text for _, piece in inside.split("=")):
        return Asked("match", [_pair(piece, form, brought) for _, piece in inside.split("=")])
    return Asked("fill", _answers(inside, form, brought, "fill"))


def too_many(inside: Piece) -> bool:
    """Whether these are more answers than a question may have."""
    return len(re.findall("[=~]", inside.text)) > MOST_OPTIONS


def _answers(inside: Piece, form: str, brought: Brought, kind: Kind) -> list[Answer]:
    default = "~" if kind == "choice" else "="
    return [_answer(mark or default, piece, form, brought, kind) for mark, piece in inside.split("=~")]


def _answer(mark: str, piece: Piece, form: str, brought: Brought, kind: Kind) -> Answer:
    at, weight = piece.at, 100.0 if mark == "=" else 0.0
    if found := WEIGHT.match(piece.text):
        weight, piece = float(found[1]), piece.after(found.end())
    text, feedback = piece.parted("#")
    shown = words(text, form, brought) if kind == "choice" else plain(text.text).strip()
    if kind == "number" and mark == "~" and not shown:
        shown = "*"
    answer = Answer(shown, at, weight, words(feedback, form, brought))
    return typed(answer, brought) if kind == "fill" else answer


def _pair(piece: Piece, form: str, brought: Brought) -> Answer:
    left, right = piece.parted("->")
    return Answer(words(left, form, brought), piece.at, 100, right=words(right, form, brought))


def _steps(inside: Piece, brought: Brought) -> list[Answer]:
    """A step in each line, in Moodle's own form: none of them can name another."""
    return [
        Answer(read_words(plain(row.text), "moodle", partial(brought.lose, row.at)), row.at, 100)
        for row in inside.rows()
        if row.text.strip()
    ]


def _truth(inside: Piece, form: str, brought: Brought) -> list[Answer]:
    """The two options; of the two texts of feedback the first is for who answers wrong."""
    value, feedback = inside.parted("#")
    wrong, right = (words(piece, form, brought) for piece in feedback.parted("#"))
    true = value.text.strip().upper().startswith("T")
    said = (right, wrong) if true else (wrong, right)
    return [
        Answer("True", value.at, 100 if true else 0, said[0]),
        Answer("False", value.at, 0 if true else 100, said[1]),
    ]
