"""Read the body of a case: its situations, their choices, and what comes of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from coursewright import prose
from coursewright.braces import Braces
from coursewright.braces import read as read_braces
from coursewright.model import Change, Choice, Comparison, Mark, Place, Prose, Situation
from coursewright.names import SLUG
from coursewright.problems import Problem, did_you_mean, spot
from coursewright.stubs import FILL_IN

CHOICE = re.compile(r"- +(?=\S)")
LEADS = re.compile(r"- +(?P<text>.*)(?:→|->)[ \t]*(?P<to>[^\s()]*)[ \t]*(?:\((?P<marks>[^()]*)\))?(?P<more>.*)")
QUOTE = re.compile(r"(?P<lead>[ \t]*>[ \t]?)(?P<text>.*)")
LABEL = re.compile(r"(?P<label>Happens|Why):[ \t]*(?P<text>.*)")
ASKED = re.compile(r"(?P<number>[^<>=]+)(?P<sign>>=|<=|>|<|=)(?P<value>[-−]?[0-9]{1,6})")
CHANGED = re.compile(r"(?P<way>[-+−]?)(?P<value>[0-9]{1,6})")

MARKS = ("best", "unsafe", "too far", "not far enough")
"""What can stand in round brackets behind a choice."""

OF_SITUATION = ("findings", "level")
OF_CHOICE = ("if", "error", "misconception")
"""What can stand in braces, beside the numbers that a case shows."""

MOST_SITUATIONS, MOST_CHOICES = 40, 12
"""More than these no one reads, and nothing is drawn of them."""

FORM = "case-form"
NO_SITUATION, TO_OPEN = "this heading opens no situation", "write '## ' to open one, or take out the '#'"


@dataclass
class Read:
    """What has been read of one case."""

    file: str
    opening: Prose | None = None
    situations: list[Situation] = field(default_factory=list)
    marks: dict[Place, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, line, column, rule, message, hint))

    def braces(self, text: str, line: int, column: int, place: Place) -> Braces:
        """What the braces at the end of a text say; their mistakes are told."""
        found = read_braces(text, column)
        for mistake in found.mistakes:
            self.tell(line, *mistake)
        self.marks[place] = (line, 1)
        for key, at in found.columns.items():
            self.marks[(*place, key)] = (line, at)
        return found

    def unknown(self, key: str, known: tuple[str, ...], line: int, column: int) -> None:
        hint = did_you_mean(key, known) or f"it takes: {', '.join(known)}"
        self.tell(line, column, "unknown-key", f"'{key}' is not a key that belongs here", hint)


def read(body: Prose, file: str) -> Read:
    """The situations of a case, the words before the first of them, and what is wrong."""
    case = Read(file)
    rows, plain = body.text.split("\n"), prose.without_code(body.text).split("\n")
    starts = [heading.row for heading in prose.headings(body.text) if heading.depth == 2]
    opening = "\n".join(rows[: starts[0]] if starts else rows)
    case.opening = Prose(text=opening, line=body.line) if opening.strip() else None
    if not starts:
        told, hint = "the case has no situation", "begin each with a line '## …'"
        case.tell(body.line, 1, FORM, told, hint)
    for number, bare in enumerate(plain[: starts[0]] if starts else [], body.line):
        if LEADS.fullmatch(_without_braces(bare)):
            told, hint = "a choice stands before the first situation", "begin each situation with a line '## …'"
            case.tell(number, 1, FORM, told, hint)
    if len(starts) > MOST_SITUATIONS:
        told = f"the case has more than {MOST_SITUATIONS} situations"
        case.tell(body.line + starts[MOST_SITUATIONS], 1, "too-long", told, "make two of it")
    for start, end in zip(starts[:MOST_SITUATIONS], [*starts[1:], len(rows)], strict=False):
        _read_situation(case, rows[start:end], plain[start:end], body.line + start)
    case.problems += _headings(case)
    return case


def _read_situation(case: Read, rows: list[str], plain: list[str], line: int) -> None:
    """Read one situation, whose heading stands in the first of these rows."""
    place: Place = ("situations", len(case.situations))
    text = rows[0].lstrip("#")
    opened = case.braces(text, line, len(rows[0]) - len(text) + 1, place)
    _check_heading(case, opened, line)
    draft = _Draft(case, place, is_ending="level" in opened.facts)
    for number, (row, bare) in enumerate(zip(rows[1:], plain[1:], strict=True), line + 1):
        draft.take(row, bare, number)
    named = opened.id if SLUG.fullmatch(opened.id) else f"x{len(case.situations)}"
    findings = [name for name in opened.facts.get("findings", "").split(",") if name]
    words = Prose(text="\n".join(draft.text).rstrip(), line=line + 1)
    if not words.text.strip():
        case.tell(line, 1, "no-text", "the situation has no words", "write below its heading what is seen and heard")
    case.situations.append(
        Situation(
            id=named, title=opened.text or "…", findings=findings, level=opened.facts.get("level"), text=words,
            choices=draft.made(),
        )
    )  # fmt: skip


def _check_heading(case: Read, opened: Braces, line: int) -> None:
    """Tell what is wrong with the line that opens a situation."""
    if not opened.text:
        case.tell(line, 1, FORM, "this situation has no title", "write it behind the ##")
    if not opened.id and not opened.mistakes:
        case.tell(line, 1, "no-id", "this situation has no id", "add {#its-id} to its line")
    elif opened.id and not SLUG.fullmatch(opened.id):
        hint = "use lower-case letters, digits and hyphens"
        case.tell(line, opened.columns["#"], "mistyped", f"'{opened.id}' can't be an id", hint)
    elif opened.id in {situation.id for situation in case.situations}:
        told, hint = f"there is another situation '{opened.id}' in this case", "give one of them another id"
        case.tell(line, opened.columns["#"], "duplicate-name", told, hint)
    for key in opened.facts:
        if key not in OF_SITUATION:
            case.unknown(key, OF_SITUATION, line, opened.columns[key])


@dataclass
class _Draft:
    """A situation while its lines are read."""

    case: Read
    place: Place
    is_ending: bool
    text: list[str] = field(default_factory=list)
    choices: list[dict[str, Any]] = field(default_factory=list)
    explained: str = ""
    """What a following line of `>` adds to: happens, or why."""
    last_line: int = 0

    def take(self, row: str, bare: str, line: int) -> None:
        """Take one line: a choice, what comes of it, or words before them."""
        found = CHOICE.match(bare)
        if prose.HEADING.match(bare):
            self.tell(line, NO_SITUATION, TO_OPEN)
        elif found and (not self.is_ending or LEADS.fullmatch(_without_braces(bare))):
            self.choice(row, bare, line)
        elif not self.choices:
            self.text.append(row)
        elif quote := QUOTE.fullmatch(row):
            self.explanation(quote, line)
        elif row.strip():
            told = "a choice stands on one line" if row[0] in " \t" else "this text stands below the choices"
            self.tell(line, told, "join this line to the one above" if row[0] in " \t" else "put it above them")

    def tell(self, line: int, message: str, hint: str, column: int = 1) -> None:
        self.case.tell(line, column, FORM, message, hint)

    def choice(self, row: str, bare: str, line: int) -> None:
        place: Place = (*self.place, "choices", len(self.choices))
        self.explained = ""
        opened = self.case.braces(row[2:], line, 3, place)
        if opened.id:
            told, hint = f"'#{opened.id}' is an id, and only a situation has one", "take it out"
            self.case.tell(line, opened.columns["#"], "braces", told, hint)
        if len(self.choices) == MOST_CHOICES:
            told = f"this situation has more than {MOST_CHOICES} choices"
            self.case.tell(line, 1, "too-long", told, "join some of them")
        facts: dict[str, Any] = {"text": Prose(text=opened.text, line=line, column=3), "to": ""}
        self.choices.append(facts | self.way(row, bare, line, place) | self.facts(opened, line))

    def way(self, row: str, bare: str, line: int, place: Place) -> dict[str, Any]:
        """The words of a choice, where it leads, and its marks."""
        found = LEADS.fullmatch(_without_braces(bare))
        if not found or not found["to"]:
            self.tell(line, "this choice leads nowhere", "write '→ ' and a situation's id behind it")
            return {}
        self.case.marks[(*place, "to")] = (line, found.start("to") + 1)
        words = row[found.start("text") : found.end("text")].strip()
        if not words and not FILL_IN.search(row):
            self.tell(line, "this choice has no words", "write them before the arrow")
        if more := found["more"].strip():
            told = f"'{more}' can't stand behind where a choice leads"
            self.tell(line, told, "put marks in round brackets, the rest in braces", found.start("more") + 1)
        text = Prose(text=words, line=line, column=found.start("text") + 1)
        return {"text": text, "to": found["to"]} | self.marks(found, line)

    def marks(self, found: re.Match[str], line: int) -> dict[str, Any]:
        """What the round brackets behind a choice say."""
        if found["marks"] is None:
            return {}
        marks = [" ".join(mark.split()) for mark in found["marks"].split(",")]
        for mark in marks:
            if mark not in MARKS:
                hint = did_you_mean(mark, MARKS) or f"it can be {', '.join(MARKS)}"
                self.tell(line, f"'{mark}' is not a mark of a choice", hint, found.start("marks") + 1)
        if "best" in marks and len(marks) > 1:
            told = "a choice that is best takes no other mark"
            self.tell(line, told, "keep one of them", found.start("marks") + 1)
        sends = next((mark for mark in MARKS[2:] if mark in marks), None)
        return {"best": "best" in marks, "unsafe": "unsafe" in marks, "sends": sends}

    def facts(self, opened: Braces, line: int) -> dict[str, Any]:
        """What the braces behind a choice say."""
        facts: dict[str, Any] = {"changes": []}
        for key, value in opened.facts.items():
            column = opened.columns[key]
            if key == "if" and (asked := ASKED.fullmatch(value)):
                facts["offered"] = Comparison.model_validate(asked.groupdict() | {"value": _whole(asked["value"])})
            elif key == "if":
                hint = "write a number of 'shows' and what it must be: if=week>=2"
                self.case.tell(line, column, "mistyped", f"'if' can't be '{value}'", hint)
            elif key in OF_CHOICE:
                facts[key] = value
            elif changed := CHANGED.fullmatch(value):
                number = _whole(changed["way"].replace("+", "") + changed["value"])
                facts["changes"].append(Change(number=key, value=number, sets=not changed["way"]))
            else:
                self.case.unknown(key, OF_CHOICE, line, column)
        return facts

    def explanation(self, quote: re.Match[str], line: int) -> None:
        """Take a line of `>` below a choice: what happens, why, or more of the same."""
        choice, column = self.choices[-1], len(quote["lead"]) + 1
        if labelled := LABEL.fullmatch(quote["text"]):
            self.explained = labelled["label"].lower()
            if self.explained in choice:
                self.tell(line, f"'{labelled['label']}:' is here twice", "join them")
            text = Prose(text=labelled["text"], line=line, column=column + labelled.start("text"))
            choice[self.explained] = text
        elif self.explained:
            before = choice[self.explained]
            gap = "\n" * (line - self.last_line)
            choice[self.explained] = before.model_copy(update={"text": f"{before.text}{gap}{quote['text']}"})
        elif quote["text"].strip():
            told = "this line says neither what happens nor why"
            self.tell(line, told, "begin it with 'Happens: ' or 'Why: '", column)
        self.last_line = line

    def made(self) -> list[Choice]:
        return [Choice.model_validate(facts) for facts in self.choices[:MOST_CHOICES]]


def _without_braces(row: str) -> str:
    """A line up to the braces at its end."""
    whole = row.rstrip()
    start = whole.rfind("{")
    return whole[:start].rstrip() if start >= 0 and whole.endswith("}") and "}" not in whole[start:-1] else whole


def _whole(text: str) -> int:
    return int(text.replace("−", "-"))


def _headings(case: Read) -> Iterator[Problem]:
    """Every heading that opens no situation."""
    for text in _texts(case):
        for heading in prose.headings(text.text):
            yield Problem(case.file, *spot(text, heading.start), FORM, NO_SITUATION, TO_OPEN)


def _texts(case: Read) -> Iterator[Prose]:
    yield from filter(None, [case.opening])
    for situation in case.situations:
        yield situation.text
        for choice in situation.choices:
            yield from filter(None, [choice.text, choice.happens, choice.why])
