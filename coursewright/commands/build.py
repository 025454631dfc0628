"""Check and build the site; the old one stays until the new one is whole."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from pathlib import Path

from coursewright import host, site
from coursewright.commands.exits import Exit


def options(parser: argparse.ArgumentParser) -> None:
    """It takes nothing beside the places."""


def run(asked: argparse.Namespace) -> Exit:
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    with tempfile.TemporaryDirectory() as empty:
        try:
            site.publish(lambda folder: _into(folder, asked.course, Path(empty)), asked.site)
        except host.Stopped as stop:
            print(stop, file=sys.stderr)
            return Exit.BAD_CONTENT
    print(f"The course is in {asked.site}")
    return Exit.WELL


def _into(folder: Path, course: Path, empty: Path) -> None:
    host.build(host.config(course, empty, folder))
