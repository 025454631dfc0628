"""Bring questions of another program into a new quiz file."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from coursewright import content, line
from coursewright.bounds import LARGEST
from coursewright.bringing import blocks, gift, moodle
from coursewright.bringing.question import Brought
from coursewright.bringing.quizfile import written
from coursewright.commands.exits import Exit
from coursewright.names import SLUG
from coursewright.problems import BadContent, Problem, tell

FORMATS = {"gift": gift.read, "moodle-xml": moodle.read, "mkdocs-quiz": blocks.read}
UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", choices=FORMATS, help="the form that FILE is in")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--to", metavar="NAME", help="the quiz file's name; FILE's own, if not given")
    parser.add_argument("--module", help="the module that the questions belong to")
    parser.add_argument("--objective", help="the objective that they test")


def run(asked: argparse.Namespace) -> Exit:
    name = asked.to or "-".join(re.findall(r"[a-z0-9]+", asked.file.stem.lower())) or "questions"
    target = asked.course / "quizzes" / f"{name}.md"
    brought = Brought(str(asked.file))
    FORMATS[asked.format](text_of(asked.file, brought), brought)
    head = {"title": name.replace("-", " ").capitalize(), "module": asked.module, "objective": asked.objective}
    text = written(brought, {key: value for key, value in head.items() if value}, _taken(asked.course))
    tell(brought.lost)
    if not brought.questions or "\n## " not in text:
        raise BadContent([Problem(str(asked.file), 1, 1, "no-questions", "no question in this file can be brought")])
    if not SLUG.fullmatch(name) or name == "index":
        raise BadContent([Problem(f"quizzes/{name}.md", 1, 1, "file-name", f"'{name}' can't be a name", HINT)])
    return _keep(target, text, asked.course, len(brought.lost))


HINT = "give another with --to: lower-case letters, digits and hyphens"


def _keep(target: Path, text: str, course: Path, lost: int) -> Exit:
    """Write the file, if there is none, and say what is left to do."""
    shown = f"quizzes/{target.name}"
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        told = "this file is there already, and nothing was written"
        raise BadContent([Problem(shown, 1, 1, "file-exists", told, "choose another name with --to")]) from None
    number = len(re.findall(r"(?m)^## ", text))
    print(f"{shown}: {_count(number, 'question')} written, {_count(lost, 'thing')} not carried")
    if left := sum(problem.file == shown for problem in _problems(course)):
        print(f"{_count(left, 'thing')} left to fill in: `check` lists them")
    return Exit.WELL


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _problems(course: Path) -> list[Problem]:
    try:
        return line.make(course)[2]
    except BadContent as bad:
        return bad.problems


def text_of(file: Path, brought: Brought) -> str:
    """The text of a file with plain line ends. Raises BadContent if it is no text."""
    if file.stat().st_size > LARGEST:
        raise BadContent([Problem(str(file), 1, 1, "too-large", "the file is larger than 1 MiB", "split it")])
    raw = file.read_bytes().removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        row, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        told = "this letter isn't UTF-8"
        raise BadContent([Problem(str(file), row, column, "not-utf-8", told, "save the file as UTF-8")]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line_ in enumerate(text.split("\n"), 1):
        if odd := UNUSABLE.search(line_):
            told = f"the character U+{ord(odd[0]):04X} isn't carried: no text can hold it"
            brought.lose((number, odd.start() + 1), told)
    return UNUSABLE.sub("", text)


def _taken(course: Path) -> Iterator[str]:
    """The ids of the questions that the course has, as far as it can be read."""
    try:
        yield from content.load(course).items
    except BadContent:
        for file in sorted([*course.glob("quizzes/*.md"), *course.glob("content/modules/*/*.md")]):
            yield from re.findall(r"\{#([a-z0-9-]+)", file.read_text(encoding="utf-8", errors="replace"))
