"""Begin a lesson, drill, error, quiz, case or module; or, with only a folder's name, a whole course.

new lesson "Its title" --in MODULE
new FOLDER
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from coursewright import beginnings, fixes, line, listing, starter, writing
from coursewright.beginnings import PLACES, Begun, Refused, Wish
from coursewright.commands.exits import Exit
from coursewright.problems import BadContent, Problem, as_text


def options(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("what", metavar="KIND", help=f"{', '.join(PLACES)}; or the folder of a new course")
    parser.add_argument("title", nargs="?", metavar="TITLE", help="what readers will see, in quotes")
    parser.add_argument("--in", dest="module", default="", metavar="MODULE", help="the folder of its module")
    parser.add_argument("--name", default="", help="the name of its file, if not made from the title")


def run(asked: argparse.Namespace) -> Exit:
    try:
        if asked.title is None and asked.what not in PLACES:
            return _course(Path(asked.what))
        return _thing(asked)
    except Refused as refused:
        print(f"Nothing was written: {refused}", file=sys.stderr)
        return Exit.BAD_USAGE


def _course(folder: Path) -> Exit:
    """Write a small course into a folder that has none."""
    files = starter.files(folder.resolve().name)
    if there := next((file for file in starter.COURSE if (folder / file).exists()), None):
        raise Refused(f"{folder / there} is there already: choose another folder")
    kept = [file for file in files if (folder / file).exists()]
    writing.create({folder / file: raw for file, raw in files.items() if file not in kept})
    for file in kept:
        print(f"{folder / file} was there and stays as it is")
    print(f"A small course is in {folder.resolve()}; its README.md says how to go on")
    return Exit.WELL


def _thing(asked: argparse.Namespace) -> Exit:
    """Write what begins a thing, add it to its list, and tell what is left to do."""
    if asked.what not in PLACES:
        raise Refused(f"'{asked.what}' can't be begun: choose {', '.join(PLACES)}")
    if asked.title is None:
        raise Refused(f'it needs a title: new {asked.what} "Its title"')
    if not (asked.course / "content" / "course.yml").is_file():
        raise Refused(f"{asked.course} has no course: name one with --course, or begin one with 'new FOLDER'")
    begun = beginnings.begin(
        Wish(asked.course, asked.what, asked.title, asked.name, asked.module, fixes.ids(asked.course))
    )
    writing.create({asked.course / file: text.encode() for file, text in begun.files.items()})
    wrote = [f"wrote {file}" for file in begun.files]
    print(*wrote, *_list(asked.course, begun), *_left(asked.course, begun), sep="\n")
    return Exit.WELL


def _list(course: Path, begun: Begun) -> list[str]:
    """Add what is begun to the list that it belongs into; what was done, or is left to do."""
    if begun.listed is None:
        return []
    file, key, name = begun.listed
    try:
        before = (course / file).read_bytes()
        after = listing.with_entry(before.decode("utf-8"), key, name)
        if after is not None:
            writing.replace(course / file, before, after.encode())
            return [f"added '{name}' to '{key}' in {file}"]
    except (OSError, UnicodeDecodeError):
        pass
    return [f"add '{name}' to '{key}' in {file}"]


def _left(course: Path, begun: Begun) -> list[str]:
    """What the checker says of the new files."""
    told = as_text(problem for problem in _problems(course) if problem.file in begun.files)
    return ["", "Left to do:", told] if told else []


def _problems(course: Path) -> list[Problem]:
    try:
        *_, warnings = line.make(course)
    except BadContent as bad:
        return bad.problems
    return warnings
