"""Print how trainees did on each question, from the records that they exported; and how far observers agree."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from coursewright import agreement, line, observations, outcomes, records
from coursewright.commands.exits import Exit


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    what = "a record that a trainee exported, or an observation"
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help=what)


def run(asked: argparse.Namespace) -> Exit:
    course, *_ = line.make(asked.course)
    observed = [file for file in asked.files if observations.is_one(file)]
    sheets = [observations.read(file, course.settings.id) for file in observed]
    answers = [records.read(file, course.settings.id) for file in asked.files if file not in observed]
    facts = outcomes.found(answers, course) | {"agreement": agreement.found(sheets, course)}
    for told in [*facts["told"], *filter(None, (sheet.told for sheet in sheets))]:
        print(told, file=sys.stderr)
    read = facts["records"] + facts["agreement"]["observations"]
    if read or asked.json:
        print(outcomes.as_json(facts) if asked.json else _text(facts))
    return Exit.WELL if read == len(asked.files) else Exit.BAD_CONTENT


def _text(facts: dict[str, Any]) -> str:
    parts = [outcomes.as_text(facts)] * bool(facts["records"])
    return "\n\n".join([*parts, *[agreement.as_text(facts["agreement"])] * bool(facts["agreement"]["observations"])])
