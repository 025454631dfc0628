"""Turn a quiz file, or a <quiz> block in a lesson, into items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from coursewright import prose
from coursewright.form import fit_part
from coursewright.model import Item, ItemFacts, ItemType, Mark, Option, Place, Prose, Step, Thing, WrongAnswer
from coursewright.problems import Problem

OPTION = re.compile(r"[-*] \[(?P<box>[ xX])\] (?P<text>.*)")
NEARLY = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]*\[[ \txX]{0,2}\]")
STEP = re.compile(r"(?P<rank>\d{1,4})[.)] (?P<text>.*)")
QUOTE = re.compile(r"(?P<lead>[ \t]*> ?)(?P<text>.*)")
NOT = re.compile(r'not "(?P<answer>[^"]*)"[ \t]*(?P<braces>\{[^{}]*\})?[ \t]*:[ \t]*(?P<text>.*)')
BRACES = re.compile(r"(?P<text>.*?)[ \t]*\{(?P<inside>[^{}]*)\}[ \t]*")
BLANK = re.compile(r"\[\[(?P<answers>[^\[\]\n]*)\]\]")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

LISTS = ("sources", "rule", "findings")
FLAGS = ("critical", "unsafe", "pin")


def in_file(body: Prose, file: str, quiz: str) -> tuple[list[Item], Prose | None, list[Problem]]:
    """The items of a quiz file, the words before the first of them, and what is wrong."""
    rows = body.text.split("\n")
    starts = [body.text[: found.start()].count("\n") for found in prose.headings(body.text) if found["hashes"] == "##"]
    problems: list[Problem] = []
    items = []
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        draft = _Draft(file, quiz, body.line + start)
        draft.heading(rows[start])
        items.append(draft.read(rows[start + 1 : end], body.line + start + 1))
        problems += draft.problems
    opening = "\n".join(rows[: starts[0]] if starts else rows)
    if _first_option(opening) is not None:
        line = body.line + (_first_option(opening) or 0)
        problems.append(
            Problem(
                file,
                line,
                1,
                "no-heading",
                "an option stands before the first question",
                "begin each question with a line '## …'",
            )
        )
    return (
        [item for item in items if item],
        Prose(text=opening, line=body.line) if opening.strip() else None,
        problems,
    )


def in_lesson(body: Prose, file: str) -> tuple[list[Item], list[Problem]]:
    """The items that stand in a lesson as <quiz> blocks, and what is wrong."""
    items, problems = [], []
    for block in prose.quiz_blocks(body.text):
        line = body.line + body.text[: block.start()].count("\n")
        rows = block["inside"].split("\n")
        draft = _Draft(file, None, line)
        first = next((n for n, row in enumerate(rows) if row.strip()), 0)
        if rows[first].strip().startswith("{"):
            draft.line = line + 1 + first
            draft.heading(rows[first])
            rows[first] = ""
        items.append(draft.read(rows, line + 1))
        problems += draft.problems
    return [item for item in items if item], problems


def _first_option(text: str) -> int | None:
    rows = prose.without_code(text).split("\n")
    return next((n for n, row in enumerate(rows) if OPTION.fullmatch(row)), None)


@dataclass
class _Draft:
    """One item while its lines are read."""

    file: str
    quiz: str | None
    line: int
    title: str = ""
    name: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    marks: dict[Place, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stem: list[str] = field(default_factory=list)
    stem_line: int = 0
    options: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[dict[str, Any]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    rationale: list[str] = field(default_factory=list)
    rationale_line: int = 0
    quote: dict[str, Any] | None = None
    """What a following line of `>` explains."""

    def tell(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, line, column, rule, message, hint))

    def heading(self, row: str) -> None:
        """Read the title and the braces of the line that opens the item."""
        text = row.lstrip("#")
        column = len(row) - len(text) + 1
        text, facts = self.braces(text, self.line, column, ("facts",))
        self.title = text.strip()
        self.name = facts.pop("#", "")
        if self.name and not SLUG.fullmatch(self.name):
            self.tell(
                self.line,
                1,
                "mistyped",
                f"'{self.name}' can't be an id",
                "use lower-case letters, digits and hyphens",
            )
        self.facts = {key: value.split(",") if key in LISTS else value for key, value in facts.items()}

    def braces(self, text: str, line: int, column: int, place: Place) -> tuple[str, dict[str, Any]]:
        """The text before {…} at its end, and what the braces say; "#" holds an id."""
        found = BRACES.fullmatch(text)
        if not found:
            return text, {}
        facts: dict[str, Any] = {}
        for word in re.finditer(r"\S+", found["inside"]):
            key, equals, value = word[0].partition("=")
            at = column + found.start("inside") + word.start()
            if word[0].startswith("#"):
                key, value = "#", word[0][1:]
            elif not equals and key in FLAGS:
                value = "yes"
            elif not equals or not value:
                self.tell(
                    line,
                    at,
                    "braces",
                    f"'{word[0]}' in braces says nothing",
                    "write key=value, without spaces",
                )
                continue
            if key in facts:
                self.tell(line, at, "duplicate-key", f"'{key}' is here twice", "keep one of them")
            facts[key] = value
            self.marks[(*place, key)] = (line, at)
        return found["text"], facts

    def read(self, rows: list[str], first: int) -> Item | None:
        """Read the lines below the heading."""
        self.marks[()] = (self.line, 1)
        plain = prose.without_code("\n".join(rows)).split("\n")
        self.stem_line = first
        for number, (row, bare) in enumerate(zip(rows, plain, strict=True), first):
            self.row(row, bare, number)
        return self.finish()

    def row(self, row: str, bare: str, line: int) -> None:
        """Take one line: an option, a step, an explanation, or text before or after them."""
        if not self.rationale and (option := OPTION.fullmatch(bare)):
            self.option(row, option["box"], line)
        elif OPTION.fullmatch(bare):
            self.tell(
                line,
                1,
                "option-after-text",
                "this option stands after the rationale",
                "move it up to the others",
            )
        elif (
            not self.options
            and self.facts.get("type") == "order"
            and not self.rationale
            and (step := STEP.fullmatch(bare))
        ):
            self.marks["steps", len(self.steps)] = (line, 1)
            text = STEP.fullmatch(row)
            self.steps.append(
                Step(rank=int(step["rank"]), text=_part(text["text"] if text else "", line, step.start("text")))
            )
        elif NEARLY.match(bare):
            hint = "begin the line with '- [ ] ' or '- [x] '"
            told = (
                "this option is indented"
                if row[:1] in " \t" and OPTION.fullmatch(bare.lstrip())
                else "this isn't written as an option"
            )
            self.tell(line, 1, "option-form", told, hint)
        elif (quote := QUOTE.fullmatch(row)) and not self.rationale and self.explanation(quote, line):
            pass
        elif not row.strip():
            self.blank(row)
        elif (self.options or self.steps or self.wrong) and row[:1] in " \t" and not self.rationale:
            self.tell(line, 1, "option-lines", "an option stands on one line", "join this line to the one above")
        else:
            self.prose(row, line)

    def option(self, row: str, box: str, line: int) -> None:
        place: Place = ("options", len(self.options))
        self.marks[place] = (line, 1)
        text, facts = self.braces(row[6:], line, 7, place)
        facts.pop("#", None)
        self.options.append({"text": _part(text, line, 6), "correct": box != " ", **facts})
        self.quote = self.options[-1]

    def explanation(self, quote: re.Match[str], line: int) -> bool:
        """Take a line of `>`: False if there is nothing for it to explain."""
        column = len(quote["lead"])
        if answer := NOT.fullmatch(quote["text"]):
            place: Place = ("wrong", len(self.wrong))
            self.marks[place] = (line, 1)
            _, facts = self.braces(answer["braces"] or "", line, column + answer.start("braces") + 1, place)
            self.wrong.append(
                {
                    "text": answer["answer"],
                    "explanation": _part(answer["text"], line, column + answer.start("text")),
                    **facts,
                }
            )
            self.quote = self.wrong[-1]
            return True
        if self.quote is None:
            return False
        before = self.quote.get("explanation")
        self.quote["explanation"] = (
            before.model_copy(update={"text": f"{before.text}\n{quote['text']}"})
            if before
            else _part(quote["text"], line, column)
        )
        return True

    def blank(self, row: str) -> None:
        if self.rationale:
            self.rationale.append(row)
        elif not (self.options or self.steps or self.wrong):
            self.stem.append(row)

    def prose(self, row: str, line: int) -> None:
        if not (self.options or self.steps or self.wrong):
            self.stem.append(row)
        else:
            self.rationale_line = self.rationale_line or line
            self.rationale.append(row)

    def finish(self) -> Item | None:
        """The item, if everything in it could be read."""
        blanks = [] if self.options or self.steps else self.blanks()
        if blanks and not self.wrong and not self.rationale:
            self.part_at_rule()
        if not self.name:
            self.tell(
                self.line,
                1,
                "no-id",
                "this question has no id",
                f"add {{#{_slug(self.title)}}} to its first line",
            )
        anchor = Thing(name=self.name, file=self.file, marks=self.marks)
        facts = self.fitted(ItemFacts, self.facts, anchor, ("facts",))
        options = [self.fitted(Option, option, anchor, ("options", n)) for n, option in enumerate(self.options)]
        wrong = [self.fitted(WrongAnswer, answer, anchor, ("wrong", n)) for n, answer in enumerate(self.wrong)]
        if self.problems or facts is None:
            return None
        stem = Prose(text="\n".join(self.stem), line=self.stem_line)
        return Item(
            name=self.name, file=self.file, marks=self.marks, type=self.type(facts, blanks), facts=facts, title=self.title,
            quiz=self.quiz, stem=_trimmed(stem), options=[o for o in options if o], blanks=blanks,
            wrong=[w for w in wrong if w], steps=self.steps,
            rationale=_trimmed(Prose(text="\n".join(self.rationale), line=self.rationale_line)) if self.rationale else None,
        )  # fmt: skip

    def fitted(self, kind: Any, data: dict[str, Any], anchor: Thing, place: Place) -> Any:
        part, problems = fit_part(kind, data, anchor, place)
        self.problems += problems
        return part

    def blanks(self) -> list[list[str]]:
        stem = "\n".join(self.stem)
        found = list(BLANK.finditer(prose.without_code(stem)))
        if found and len(found) != len(BLANK.findall(stem)):
            self.tell(
                self.line,
                1,
                "blank-in-code",
                "code in this question holds [[",
                "a blank can't be told from it: say it in words",
            )
        return [[answer.strip() for answer in blank["answers"].split("|") if answer.strip()] for blank in found]

    def part_at_rule(self) -> None:
        """mkdocs-quiz parts the stem of a fill-in from its rationale with a line of hyphens."""
        if "---" in (rows := [row.strip() for row in self.stem]):
            cut = rows.index("---")
            self.rationale_line = self.stem_line + cut + 1
            self.rationale = self.stem[cut + 1 :]
            self.stem = self.stem[:cut]

    def type(self, facts: ItemFacts, blanks: list[list[str]]) -> ItemType:
        if facts.type:
            return facts.type
        if blanks:
            return "fill"
        return "multi" if sum(option["correct"] for option in self.options) > 1 else "single"


def _part(text: str, line: int, before: int) -> Prose:
    return Prose(text=text, line=line, column=before + 1)


def _trimmed(text: Prose) -> Prose:
    """The same prose without empty lines around it."""
    rows = text.text.split("\n")
    lead = next((n for n, row in enumerate(rows) if row.strip()), 0)
    return Prose(text="\n".join(rows[lead:]).rstrip(), line=text.line + lead)


def _slug(title: str) -> str:
    words = re.findall(r"[a-z0-9]+", title.lower())[:5]
    return "-".join(words) or "a-name"


def blanks_in(stem: str) -> Iterator[re.Match[str]]:
    """Every [[blank]] of a stem."""
    return BLANK.finditer(prose.without_code(stem))
