"""Print what the course holds."""

from __future__ import annotations

import argparse

from coursewright import line, report
from coursewright.commands.exits import Exit


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(asked: argparse.Namespace) -> Exit:
    course, *_ = line.make(asked.course)
    print(report.as_json(course) if asked.json else report.as_text(course))
    return Exit.WELL
