"""Bring questions of another program into a new quiz file, or into several if one can't hold them all.

What can't be carried is told with its line. A file that is there is never overwritten.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from coursewright import fixes, line, writing
from coursewright.bringing import blocks, gift, moodle, original
from coursewright.bringing.filing import filed
from coursewright.bringing.question import Brought
from coursewright.bringing.quizfile import written
from coursewright.commands.exits import Exit
from coursewright.names import RESERVED, SLUG, from_title
from coursewright.problems import BadContent, Problem, tell

FORMATS = {"gift": gift.read, "moodle-xml": moodle.read, "mkdocs-quiz": blocks.read}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", choices=FORMATS, help="the form that FILE is in")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--to", metavar="NAME", help="the quiz file's name; FILE's own, if not given")
    parser.add_argument("--module", help="the module that the questions belong to")
    parser.add_argument("--objective", help="the objective that they test")


def run(asked: argparse.Namespace) -> Exit:
    name = asked.to or from_title(asked.file.stem) or "questions"
    _free(asked.course, name)
    brought = Brought(str(asked.file))
    FORMATS[asked.format](original.read(asked.file, brought), brought)
    questions = written(brought, fixes.ids(asked.course))
    tell(brought.lost)
    if not questions:
        raise BadContent([Problem(str(asked.file), 1, 1, "no-questions", "no question in this file can be brought")])
    head = {"title": name.replace("-", " ").capitalize(), "module": asked.module, "objective": asked.objective}
    quizzes = filed(name, {key: value for key, value in head.items() if value}, questions)
    files = {_free(asked.course, name): text.encode() for name, text in quizzes.items()}
    writing.create({asked.course / file: raw for file, raw in files.items()})
    print(_done(list(files), len(questions), len(brought.lost)))
    if left := sum(problem.file in files for problem in _problems(asked.course)):
        print(f"{_count(left, 'thing')} left to fill in: `check` lists them")
    return Exit.WELL


def _free(course: Path, name: str) -> str:
    """The quiz file of that name, if it can be written."""
    file = f"quizzes/{name}.md"
    told = f"'{name}' can't be the name of a quiz" if not SLUG.fullmatch(name) or name in RESERVED else ""
    hint = "give another with --to: lower-case letters, digits and hyphens"
    if not told and (course / file).exists():
        told, hint = "this file is there already, and nothing was written", "choose another name with --to"
    if told:
        raise BadContent([Problem(file, 1, 1, "file-name", told, hint)])
    return file


def _done(files: list[str], questions: int, lost: int) -> str:
    where = files[0] if len(files) == 1 else f"{files[0]} to {files[-1]}"
    why = f" in {len(files)} files, since one can't hold so many" if len(files) > 1 else ""
    return f"{where}: {_count(questions, 'question')} written{why}, {_count(lost, 'thing')} not carried"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _problems(course: Path) -> list[Problem]:
    try:
        return line.make(course)[2]
    except BadContent as bad:
        return bad.problems
