"""Read GIFT, Moodle's text format of questions.

The form is that of Moodle's documentation, docs.moodle.org/en/GIFT_format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.bringing import numeric
from coursewright.bringing.question import BLANK, Answer, Brought, Question, judged
from coursewright.bringing.words import read as read_words

ESCAPED = re.compile(r"\\([~=#{}:\\n])")
HIDDEN = dict(zip("~=#{}:\\n", "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7", strict=True))
"""A letter behind a backslash, while the marks are looked for; Unicode keeps these from being letters."""

SHOWN = str.maketrans({hidden: "\n" if mark == "n" else mark for mark, hidden in HIDDEN.items()})
FORM = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
NAMED = re.compile(r"\[(id|tag):([^\]]*)\]")
WEIGHT = re.compile(r"\s*%(-?[\d.]{1,9})%")
TRUTH = re.compile(r"\s*(TRUE|T|FALSE|F)\s*(?:#.*)?", re.DOTALL | re.IGNORECASE)


def read(text: str, brought: Brought) -> None:
    """Take every question of a file."""
    for block, line in _blocks(text):
        _Block(line, brought).read(block)


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """What stands between empty lines, with its line."""
    rows: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], 1):
        if row.strip():
            rows.append(row)
        elif rows:
            yield "\n".join(rows), number - len(rows)
            rows = []


@dataclass
class _Block:
    """One question while it is read."""

    line: int
    brought: Brought
    form: str = "moodle"
    title: str = ""
    name: str = ""
    rationale: str = ""

    def read(self, block: str) -> None:
        rows = [self._row(row, self.line + n) for n, row in enumerate(block.split("\n"))]
        text = ESCAPED.sub(lambda found: HIDDEN[found[1]], "\n".join(rows))
        if not text.strip():
            return None
        at = self.line + len(text[: len(text) - len(text.lstrip())].split("\n")) - 1
        if title := TITLE.match(text):
            self.title = title[1].translate(SHOWN).strip()
            text = "\n" * text.count("\n", 0, title.end()) + text[title.end() :]
        if form := FORM.match(text):
            self.form = form[1]
            text = "\n" * text.count("\n", 0, form.end()) + text[form.end() :]
        start, end = text.find("{"), text.rfind("}")
        if start < 0 and end < 0:
            return self.brought.lose(at, "a description isn't carried: it asks nothing")
        if start < 0 or end < start:
            return self.brought.lose(at, "the braces of this question don't fit, so it isn't carried")
        inside = text[start + 1 : end]
        if "{" in inside or "}" in inside:
            return self.brought.lose(at, "this question has braces in braces, so it isn't carried", "write \\{ and \\}")
        line = self.line + text.count("\n", 0, start)
        self.ask(text[:start], inside, text[end + 1 :], at, line)

    def _row(self, row: str, line: int) -> str:
        """A row, without what isn't part of the question."""
        if row.lstrip().startswith("$CATEGORY:"):
            self.brought.lose(line, f"the category isn't carried: '{row.partition(':')[2].strip()}'")
            return ""
        if not row.lstrip().startswith("//"):
            return row
        for key, value in NAMED.findall(row):
            self.name = value if key == "id" else self.name
        if row.replace(f"[id:{self.name}]", "").strip("/ \t") != "":
            self.brought.lose(line, f"a comment isn't carried: '{row.strip('/ ')}'")
        return ""

    def words(self, text: str, line: int, form: str = "") -> str:
        own = FORM.match(text)
        form = own[1] if own else form or self.form
        text = (text[own.end() :] if own else text).translate(SHOWN)
        return read_words(text, form, lambda told: self.brought.lose(line, told))

    def ask(self, before: str, inside: str, after: str, at: int, line: int) -> None:
        """Take a question whose marks have been found."""
        inside, _, general = inside.partition("####")
        self.rationale = self.words(general, line + inside.count("\n"))
        if not inside.strip():
            return self.brought.lose(at, "an essay isn't carried: nothing here reads free text", "make it type=say")
        kind, several, answers = self._answers(inside, line)
        if kind is None:
            return self.brought.lose(at, "the answers of this question can't be read, so it isn't carried")
        stem = self.words(before, at)
        if after.strip() or kind in ("fill", "number"):
            blank = BLANK if kind in ("fill", "number") else "&#95;&#95;&#95;&#95;&#95;"
            rest = self.words(after, line)
            stem = f"{stem} {blank} {rest}".strip() if after.strip() else f"{stem}\n\n{blank}".strip()
        pinned = kind == "choice" and bool(TRUTH.fullmatch(inside))
        question = Question(
            kind, at, stem, answers, self.title, self.name, several=several, pinned=pinned, rationale=self.rationale
        )  # type: ignore[arg-type]
        self.brought.questions.append(judged(question, self.brought))

    def _answers(self, inside: str, line: int) -> tuple[str | None, bool, list[Answer]]:
        if TRUTH.fullmatch(inside):
            return "choice", False, self._truth(inside, line)
        if inside.lstrip().startswith("#"):
            return "number", False, self._numbers(inside, line)
        marks = list(re.finditer(r"[=~]", inside))
        if not marks or inside[: marks[0].start()].strip():
            return None, False, []
        ends = [mark.start() for mark in marks[1:]] + [len(inside)]
        pieces = [
            (mark[0], inside[mark.end() : end], line + inside.count("\n", 0, mark.start()))
            for mark, end in zip(marks, ends, strict=True)
        ]
        if all(mark == "=" and "->" in text for mark, text, _ in pieces):
            return "match", False, [self._pair(text, at) for _, text, at in pieces]
        kind = "fill" if all(mark == "=" for mark, _, _ in pieces) else "choice"
        answers = [self._answer(mark, text, at, kind) for mark, text, at in pieces]
        return kind, kind == "choice" and "=" not in {mark for mark, _, _ in pieces}, answers

    def _answer(self, mark: str, text: str, line: int, kind: str) -> Answer:
        weight = 100.0 if mark == "=" else 0.0
        if found := WEIGHT.match(text):
            weight, text = numeric.percent(found[1]), text[found.end() :]
        words, _, feedback = text.partition("#")
        shown = words.translate(SHOWN).strip() if kind != "choice" else self.words(words, line)
        return Answer(shown, line, weight, self.words(feedback, line))

    def _pair(self, text: str, line: int) -> Answer:
        left, _, right = text.partition("->")
        right, _, feedback = right.partition("#")
        if feedback.strip():
            self.brought.lose(line, "feedback on a pair isn't carried")
        return Answer(self.words(left, line), line, 100, right=self.words(right, line))

    def _truth(self, inside: str, line: int) -> list[Answer]:
        value, *feedback = inside.split("#")
        wrong, right = [self.words(text, line) for text in (*feedback[:2], "", "")[:2]]
        if len(feedback) > 2:
            self.brought.lose(line, "more than two texts of feedback aren't carried")
        true = value.strip().upper().startswith("T")
        said = (right, wrong) if true else (wrong, right)
        return [
            Answer("True", line, 100 if true else 0, said[0]),
            Answer("False", line, 0 if true else 100, said[1]),
        ]

    def _numbers(self, inside: str, line: int) -> list[Answer]:
        text = inside.lstrip()[1:]
        pieces = re.split(r"(?=[=~])", text) if re.match(r"\s*[=~]", text) else [f"={text}"]
        found = []
        for piece in pieces:
            if piece.strip():
                mark, rest = piece.strip()[0], piece.strip()[1:]
                answer = self._answer(mark, rest, line, "number")
                found.append(answer)
            line += piece.count("\n")
        return found
