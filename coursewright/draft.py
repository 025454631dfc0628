"""A question while its lines are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from coursewright import names, prose, tables
from coursewright.bounds import MOST_OPTIONS
from coursewright.braces import Braces
from coursewright.braces import read as read_braces
from coursewright.model import Mark, Pair, Place, Prose, Step
from coursewright.names import SLUG
from coursewright.problems import Problem

OPTION = re.compile(r"[-*] \[(?P<box>[ xX])\] (?P<text>.*)")
NEARLY = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]*\[[ \txX]{0,2}\](?!\()")
STEP = re.compile(r"(?P<rank>\d{1,4})[.)] (?P<text>.*)")
QUOTE = re.compile(r"(?P<lead>[ \t]*> ?)(?P<text>.*)")
NOT = re.compile(r'not "(?P<answer>[^"]*)"(?:[ \t]*(?P<braces>\{[^{}]*\}))?[ \t]*:[ \t]*(?P<text>.*)')
NEARLY_NOT = re.compile(r"not\b[^:]*:")

LISTS = ("sources", "rule", "findings")
"""Facts that may name several things, with commas between them."""


@dataclass
class Facts:
    """An option, or a wrong answer: what its braces say, and its words."""

    facts: dict[str, Any]
    words: dict[str, Any]
    last_line: int


@dataclass
class Draft:
    """What has been read of one question."""

    file: str
    line: int
    title: str = ""
    name: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    marks: dict[Place, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stem: list[str] = field(default_factory=list)
    stem_line: int = 0
    options: list[Facts] = field(default_factory=list)
    wrong: list[Facts] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    columns: Pair | None = None
    pairs: list[Pair] = field(default_factory=list)
    cues: list[Prose] = field(default_factory=list)
    checklist: list[Prose] = field(default_factory=list)
    rationale: list[str] = field(default_factory=list)
    rationale_line: int = 0
    quote: Facts | None = None
    """What a following line of `>` explains."""

    def tell(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, line, column, rule, message, hint))

    def heading(self, row: str) -> None:
        """Read the title and the braces of the line that opens the question."""
        text = row.lstrip("#")
        read = self.braces(text, self.line, len(row) - len(text) + 1, ("facts",))
        self.title, self.name = read.text, read.id
        if self.name and not SLUG.fullmatch(self.name):
            hint = "use lower-case letters, digits and hyphens"
            self.tell(self.line, read.columns["#"], "mistyped", f"'{self.name}' can't be an id", hint)
        self.facts = {key: _several(value) if key in LISTS else value for key, value in read.facts.items()}

    def braces(self, text: str, line: int, column: int, place: Place) -> Braces:
        """What the braces at the end of a text say; their mistakes are told."""
        read = read_braces(text, column)
        for mistake in read.mistakes:
            self.tell(line, *mistake)
        for key, at in read.columns.items():
            self.marks[(*place, key)] = (line, at)
        return read

    def read(self, rows: list[str], first: int) -> None:
        """Read the lines below the one that opens the question."""
        self.marks[()] = (self.line, 1)
        self.stem_line = first
        plain = prose.without_code("\n".join(rows)).split("\n")
        table = tables.first_table(rows, first) if self.type == "match" else None
        for number, (row, bare) in enumerate(zip(rows, plain, strict=False), first):
            if table and number == table.lines[0]:
                self.table(table)
            elif not table or number not in table.lines:
                self.row(row, bare, number)
        if max(map(len, self.answers)) > MOST_OPTIONS:
            self.tell(self.line, 1, "too-long", f"this question has more than {MOST_OPTIONS} answers", "make two of it")

    @property
    def lacks_id(self) -> bool:
        """Whether an id is missing, and not only misspelled in its braces."""
        return not self.name and not any(told.rule == "braces" and told.line == self.line for told in self.problems)

    def new_id(self) -> str:
        """An id that says what the question is about: from its title, or from its first words."""
        stem = prose.without_code("\n".join(self.stem))
        return names.from_words(self.title) or names.from_words(stem) or "question"

    @property
    def type(self) -> str | None:
        """The type, where the braces say it."""
        return self.facts.get("type")

    @property
    def answers(self) -> list[list[Any]]:
        """What has been read of the answers, each kind apart."""
        return [self.options, self.wrong, self.steps, self.pairs, self.cues, self.checklist]

    @property
    def answered(self) -> bool:
        return any(self.answers)

    def row(self, row: str, bare: str, line: int) -> None:
        """Take one line: an option, a step, an explanation, or text before or after them."""
        quote = QUOTE.fullmatch(row)
        if option := OPTION.fullmatch(bare):
            self.option(row, option["box"], line)
        elif self.type == "order" and not self.rationale and (step := STEP.fullmatch(bare)):
            self.step(row, step, line)
        elif NEARLY.match(bare):
            self.nearly(bare, line)
        elif quote and self.type == "say" and not self.rationale:
            self.cue(quote, line)
        elif quote and not self.rationale and (self.answered or NEARLY_NOT.match(quote["text"])):
            self.explanation(quote, line)
        elif self.answered and not self.rationale and row[:1] in (" ", "\t") and row.strip():
            self.tell(line, 1, "option-lines", "an option stands on one line", "join this line to the one above")
        else:
            self.words(row, line)

    def option(self, row: str, box: str, line: int) -> None:
        if self.rationale:
            hint = "write an option on one line, and the rationale after the last of them"
            return self.tell(line, 1, "option-after-text", "this option stands after text that isn't one", hint)
        if self.type == "say":
            return self.check(row, box, line)
        place: Place = ("options", len(self.options))
        self.marks[place] = (line, 1)
        read = self.braces(row[6:], line, 7, place)
        self.no_id(read, line)
        words = {"text": Prose(text=read.text, line=line, column=7), "correct": box != " "}
        self.options.append(Facts(dict(read.facts), words, line))
        self.quote = self.options[-1]

    def no_id(self, read: Braces, line: int) -> None:
        if read.id:
            told = f"'#{read.id}' is an id, and only a question has one"
            self.tell(line, read.columns["#"], "braces", told, "take it out")

    def step(self, row: str, step: re.Match[str], line: int) -> None:
        self.marks["steps", len(self.steps)] = (line, 1)
        start = step.start("text")
        self.steps.append(Step(rank=int(step["rank"]), text=Prose(text=row[start:], line=line, column=start + 1)))

    def table(self, table: tables.Table) -> None:
        """Take the table of a match question: what belongs together, by row."""
        for line, told in tables.not_pairs(table):
            self.tell(line, 1, "tables-of-pairs", told, "write | one thing | what belongs to it |")
        columns, *self.pairs = tables.pairs(table)
        self.columns = columns if columns.left.text or columns.right.text else None
        self.marks.update({("pairs", n): (row.line, 1) for n, row in enumerate(table.rows)})

    def cue(self, quote: re.Match[str], line: int) -> None:
        """Take a model cue of a say question."""
        if self.checklist:
            told, hint = "a model cue stands above the checklist", "move it up, or take out the '>'"
            self.tell(line, 1, "say-form", told, hint)
        elif quote["text"].strip():
            self.marks["cues", len(self.cues)] = (line, 1)
            self.cues.append(Prose(text=quote["text"].strip(), line=line, column=len(quote["lead"]) + 1))

    def check(self, row: str, box: str, line: int) -> None:
        """Take a line of the checklist of a say question."""
        place: Place = ("checklist", len(self.checklist))
        self.marks[place] = (line, 1)
        read = self.braces(row[6:], line, 7, place)
        if box != " ":
            told, hint = "this box is ticked, and trainees tick it themselves", "leave it empty: - [ ]"
            self.tell(line, 1, "say-form", told, hint)
        elif read.columns:
            told = "a line of a checklist takes no braces"
            self.tell(line, min(read.columns.values()), "say-form", told, "take them out")
        self.checklist.append(Prose(text=read.text, line=line, column=7))

    def nearly(self, bare: str, line: int) -> None:
        indented = bare[:1] in (" ", "\t") and OPTION.fullmatch(bare.lstrip())
        told = "this option is indented" if indented else "this isn't written as an option"
        self.tell(line, 1, "option-form", told, "begin the line with '- [ ] ' or '- [x] ', and its words after that")

    def explanation(self, quote: re.Match[str], line: int) -> None:
        """Take a line of `>`: it explains a wrong answer that it names, or the option above it."""
        column = len(quote["lead"]) + 1
        if answer := NOT.fullmatch(quote["text"]):
            self.wrong_answer(answer, line, column)
        elif self.quote:
            _explain(self.quote, quote["text"], line, column)
        elif NEARLY_NOT.match(quote["text"]):
            self.tell(
                line, column, "option-form", "this isn't written as a wrong answer", 'write > not "a wrong answer": …'
            )
        else:
            self.tell(line, 1, "option-form", "there is nothing above this line for it to explain", "take out the '>'")

    def wrong_answer(self, answer: re.Match[str], line: int, column: int) -> None:
        place: Place = ("wrong", len(self.wrong))
        self.marks[place] = (line, 1)
        read = self.braces(answer["braces"] or "", line, column + answer.start("braces"), place)
        self.no_id(read, line)
        why = Prose(text=answer["text"], line=line, column=column + answer.start("text"))
        self.wrong.append(Facts(dict(read.facts), {"text": answer["answer"], "explanation": why}, line))
        self.quote = self.wrong[-1]

    def words(self, row: str, line: int) -> None:
        """Take a line of the stem or of the rationale."""
        if not self.answered:
            self.stem.append(row)
        elif self.rationale or row.strip():
            self.rationale_line = self.rationale_line or line
            self.rationale.append(row)


def _explain(explained: Facts, text: str, line: int, column: int) -> None:
    """Add a line to an explanation; lines that don't follow each other are paragraphs."""
    before = explained.words.get("explanation")
    if before:
        gap = "\n" * (line - explained.last_line)
        explained.words["explanation"] = before.model_copy(update={"text": f"{before.text}{gap}{text}"})
    else:
        explained.words["explanation"] = Prose(text=text, line=line, column=column)
    explained.last_line = line


def _several(value: str) -> list[str]:
    return [name for name in value.split(",") if name]
