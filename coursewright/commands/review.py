"""Print what nobody has reviewed, what has changed since, and what is due again.

Nobody is entered by this command: who has reviewed something writes it into content/reviews.yml.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursewright import line, reviewing, sheet
from coursewright.commands.exits import Exit
from coursewright.problems import did_you_mean


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page to print and sign")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write a table for a spreadsheet")
    parser.add_argument("--kind", nargs="+", choices=reviewing.KINDS, default=reviewing.KINDS, help="only these kinds")
    parser.add_argument("--module", metavar="NAME", help="only what belongs to this module")
    parser.add_argument("--all", action="store_true", help="what is signed too")


def run(asked: argparse.Namespace) -> Exit:
    course, *_ = line.make(asked.course)
    if refused := _refused(asked, list(course.modules)):
        print(refused, file=sys.stderr)
        return Exit.BAD_USAGE
    found = reviewing.matters(course, asked.kind, asked.module)
    found = [matter for matter in found if asked.all or matter.state != "signed"]
    if asked.html:
        asked.html.write_text(sheet.as_html(found, course), encoding="utf-8")
    if asked.csv:
        asked.csv.write_text(sheet.as_csv(found), encoding="utf-8-sig", newline="")  # so that Excel reads it
    wrote = [f"wrote {file}" for file in (asked.html, asked.csv) if file]
    print("\n".join([sheet.told(found), *wrote]) if wrote else sheet.as_text(found))
    return Exit.WELL


def _refused(asked: argparse.Namespace, modules: list[str]) -> str:
    """Why this can't be done, or nothing."""
    if asked.module and asked.module not in modules:
        hint = did_you_mean(asked.module, modules) or f"there are: {', '.join(modules)}"
        return f"There is no module '{asked.module}' ({hint})."
    for file in filter(None, (asked.html, asked.csv)):
        if any((asked.course / top) in file.resolve().parents for top in ("content", "quizzes")):
            return f"{file} would stand among the course's own files; name another place."
    return ""
