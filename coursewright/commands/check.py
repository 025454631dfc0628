"""Print every problem of the content."""

from __future__ import annotations

import argparse

from coursewright import line
from coursewright.commands.exits import Exit
from coursewright.problems import BadContent, as_github, as_json, as_text

FORMATS = {"text": as_text, "json": as_json, "github": as_github}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=FORMATS, default="text")


def run(asked: argparse.Namespace) -> Exit:
    try:
        *_, problems = line.make(asked.course)
    except BadContent as bad:
        problems = bad.problems
    if told := FORMATS[asked.format](problems):
        print(told)
    return Exit.BAD_CONTENT if any(not problem.warning for problem in problems) else Exit.WELL
