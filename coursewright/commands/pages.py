"""Write the pages as Markdown."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursewright import line, site
from coursewright.commands.exits import Exit


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the pages go")


def run(asked: argparse.Namespace) -> Exit:
    _, made, _ = line.make(asked.course)
    site.write_pages(made.pages, made.assets, asked.course, asked.folder)
    print(f"The pages are in {asked.folder}")
    return Exit.WELL
