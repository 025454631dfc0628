"""Print how trainees did on each question, from the records that they exported."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursewright import line, outcomes, records
from coursewright.commands.exits import Exit


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a record that a trainee exported")


def run(asked: argparse.Namespace) -> Exit:
    course, *_ = line.make(asked.course)
    facts = outcomes.found([records.read(file, course.settings.id) for file in asked.files], course)
    for told in facts["told"]:
        print(told, file=sys.stderr)
    if facts["records"] or asked.json:
        print(outcomes.as_json(facts) if asked.json else outcomes.as_text(facts))
    return Exit.WELL if facts["records"] == len(asked.files) else Exit.BAD_CONTENT
