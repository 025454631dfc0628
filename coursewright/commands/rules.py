"""Print the referral rules, or what they say of some findings."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursewright import boundaries, explanation, line
from coursewright.commands.exits import Exit


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--explain", nargs="+", default=[], metavar="FINDING", help="what is there")
    parser.add_argument("--unsure", nargs="+", default=[], metavar="FINDING", help="what nobody is sure of")
    parser.add_argument("--vectors", type=Path, metavar="FILE", help="write every vector to a file")
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(asked: argparse.Namespace) -> Exit:
    course, *_ = line.make(asked.course)
    yes, unsure = _names(asked.explain), _names(asked.unsure)
    if unknown := explanation.unknown([*yes, *unsure], course):
        print("\n".join(unknown), file=sys.stderr)
        return Exit.BAD_USAGE
    if asked.vectors:
        asked.vectors.write_text(boundaries.vectors_as_json(course, whole=True), encoding="utf-8")
        print(f"wrote {asked.vectors}")
        return Exit.WELL
    facts = explanation.explained(course, yes, unsure) if yes or unsure else explanation.listed(course)
    print(explanation.as_json(facts) if asked.json else explanation.as_text(facts))
    return Exit.WELL


def _names(written: list[str]) -> list[str]:
    """Names that were written with spaces or commas between them."""
    return list(dict.fromkeys(name for word in written for name in word.split(",") if name))
