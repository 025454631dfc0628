"""The commands: one module each. Its docstring is its help, `options` what it takes, `run` what it does."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from types import ModuleType

from coursewright.commands import bring, build, check, editor, items, new, pages, report, review, rules, serve
from coursewright.commands.exits import Exit
from coursewright.problems import BadContent, tell

COMMANDS: dict[str, ModuleType] = {
    "build": build,
    "check": check,
    "serve": serve,
    "new": new,
    "report": report,
    "rules": rules,
    "items": items,
    "review": review,
    "import": bring,
    "pages": pages,
    "editor": editor,
}


def main(arguments: list[str] | None, here: Path) -> int:
    """Run one command on the course that it names, or on the one `here`. Returns its exit code."""
    try:
        asked = _parser().parse_args(arguments, argparse.Namespace(course=here, site=None))
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        asked.site = asked.site or asked.course / "site"
        return int(asked.run(asked))
    except BadContent as bad:
        tell(bad.problems)
        return Exit.BAD_CONTENT
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.WELL
    except OSError as error:
        print(f"This machine can't do it: {error}", file=sys.stderr)
        return Exit.BAD_MACHINE


def _parser() -> argparse.ArgumentParser:
    places = argparse.ArgumentParser(add_help=False)
    places.add_argument(
        "--course",
        type=lambda text: Path(text).resolve(),
        default=argparse.SUPPRESS,
        help="the folder with content/ and quizzes/",
    )
    places.add_argument("--site", type=Path, default=argparse.SUPPRESS, help="where the site goes")
    parser = argparse.ArgumentParser(
        prog="build_course.py", parents=[places], description="Check a course and build its site."
    )
    parser.set_defaults(run=build.run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, module in COMMANDS.items():
        about = (module.__doc__ or "").strip()
        command = commands.add_parser(name, parents=[places], help=about.split("\n")[0], description=about)
        command.set_defaults(run=module.run)
        module.options(command)
    return parser
