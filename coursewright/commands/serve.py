"""Show the course on this machine, and again after every save."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import tempfile
import threading
from contextlib import chdir
from pathlib import Path
from types import FrameType

from coursewright.commands.exits import Exit
from coursewright.preview.builder import Builder
from coursewright.preview.following import Follower, say
from coursewright.preview.server import Server
from coursewright.preview.shelf import Shelf

EDITOR = "vscode://file{path}:{line}:{column}"


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8000, help="0 takes any that is free")
    parser.add_argument(
        "--editor",
        default=os.environ.get("COURSEWRIGHT_EDITOR", EDITOR),
        metavar="LINK",
        help="the link that opens a file in your editor, with {path}, {line} and {column} in it; "
        "COURSEWRIGHT_EDITOR sets it for good (without it: Visual Studio Code)",
    )
    parser.add_argument(
        "--limit", type=float, default=120, metavar="SECONDS", help="how long a build may take (without it: 120)"
    )


def run(asked: argparse.Namespace) -> Exit:
    shelf = Shelf()
    try:
        server = Server(asked.port, shelf, asked.course, asked.editor)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        print(f"Port {asked.port} is taken by another program: choose another one with --port", file=sys.stderr)
        return Exit.BAD_MACHINE
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's background jobs hear no Ctrl-C by themselves
        signal.signal(number, _stop)
    # Its own folder is the one folder that nobody deletes while it runs.
    with (
        server,
        tempfile.TemporaryDirectory(prefix="coursewright-", ignore_cleanup_errors=True) as scratch,
        chdir(scratch),
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"The course is shown at http://127.0.0.1:{server.server_port}/ (Ctrl-C ends it)")
        _follow(asked, Path(scratch), shelf)
        server.shutdown()
    return Exit.WELL


def _follow(asked: argparse.Namespace, scratch: Path, shelf: Shelf) -> None:
    """Build and show until somebody ends it."""
    empty = scratch / "empty"
    empty.mkdir()
    builder = Builder(asked.course, empty, asked.limit)
    try:
        Follower(asked.course, scratch, builder, shelf).follow()
    except KeyboardInterrupt:
        say("The preview has ended")
    finally:
        builder.end()


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _port(text: str) -> int:
    if text.isdigit() and int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port: give a number up to 65535")
