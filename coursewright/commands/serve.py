"""Show the course on this machine, and again after every save."""

from __future__ import annotations

import argparse
import logging
import tempfile
from pathlib import Path

from coursewright import host
from coursewright.commands.exits import Exit


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)


def run(asked: argparse.Namespace) -> Exit:
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with tempfile.TemporaryDirectory() as empty:
        host.serve(asked.course, Path(empty), asked.port)
    return Exit.WELL
