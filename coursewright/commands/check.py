"""Print every problem of the content; with --fix, first put right what needs no thought."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursewright import fixes, host, line, writing
from coursewright.commands.exits import Exit
from coursewright.problems import as_github, as_json, as_text

FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--fix", action="store_true", help="write missing ids, and mend boxes, tabs and line ends")


def run(asked: argparse.Namespace) -> Exit:
    if asked.fix:
        _fix(asked.course)
    problems = host.problems(asked.course) + line.problems(asked.course)
    if told := FORMATS[asked.format](problems):
        print(told)
    elif asked.format == "text":
        print("There is nothing to put right.", file=sys.stderr)
    return Exit.BAD_CONTENT if any(not problem.warning for problem in problems) else Exit.WELL


def _fix(course: Path) -> None:
    """Put right what can be, and tell it where it doesn't mix with the problems."""
    for fixed in fixes.found(course):
        writing.replace(course / fixed.file, fixed.before, fixed.text.encode())
        print("\n".join(fixed.lines()), file=sys.stderr)
