"""A live preview, run as its author runs it and seen as a browser sees it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests import kit

LONGEST = 60
"""Seconds after which a preview that hasn't shown a change never will."""

ANSWER = 5
"""Seconds within which every request is answered."""

OWN = [sys.executable, str(kit.ROOT / "build_course.py"), "serve", "--port", "PORT", "--course", "."]

SCRIPT = re.compile(rb'<script type="module" src="/-preview/preview\.js\?site=[0-9a-f]+-\d+"></script></head>')


@dataclass
class Preview:
    """A preview at an address of this machine."""

    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def held(self, path: str, **headers: str) -> bytes:
        """What a request is answered with; it may take ANSWER seconds, whatever goes on."""
        asked = urllib.request.Request(self.address + path, headers=headers)
        with urllib.request.urlopen(asked, timeout=ANSWER) as answer:
            return bytes(answer.read())

    def page(self, path: str) -> str:
        return self.held(path).decode()

    def status(self, path: str, **headers: str) -> int:
        try:
            self.held(path, **headers)
        except urllib.error.HTTPError as error:
            return error.code
        return 200

    def state(self) -> Any:
        """What the preview's own script is told."""
        return json.loads(self.held("-preview/state"))

    def builds(self) -> int:
        return int(self.state()["builds"])

    def told(self) -> list[str]:
        """What is wrong, as the checker would print it, once there are no news."""
        return [_line(problem) for problem in self.state()["problems"]]

    def shows(self, path: str, text: str) -> bool:
        """Whether a page comes to show a text."""
        return within(LONGEST, lambda: text in self.page(path))

    def says(self, text: str) -> bool:
        """Whether the terminal comes to say a text."""
        return within(LONGEST, lambda: text in self.log.read_text(encoding="utf-8"))

    def tells(self, *problems: str) -> bool:
        """Whether the banner comes to tell just these problems."""
        return within(LONGEST, lambda: self.told() == list(problems))

    def differs(self, site: dict[str, bytes]) -> list[str]:
        """The files of a site that aren't shown as they are."""
        return [name for name, held in site.items() if SCRIPT.sub(b"</head>", self.held(name)) != held]


def _line(problem: dict[str, Any]) -> str:
    place = f"{problem['file']}:{problem['line']}:{problem['column']}: " if problem["file"] else ""
    return f"{place}{problem['message']}" + (f" ({problem['hint']})" if problem["hint"] else "")


def within(seconds: float, is_so: Callable[[], object]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if is_so():
                return True
        except OSError:
            pass
        time.sleep(0.1)
    return False


@contextmanager
def serving(command: list[str], folder: Path, log: Path, **environment: str) -> Iterator[Preview]:
    """Run a command that serves on a port of this machine, until the test is over."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [argument.replace("PORT", str(port)) for argument in command]
    own = {**os.environ, **environment}
    with (
        log.open("w") as out,
        subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=own) as server,
    ):
        try:
            preview = Preview(f"http://127.0.0.1:{port}/", log, server)
            assert within(LONGEST, lambda: preview.page("")), log.read_text(encoding="utf-8")
            yield preview
        finally:
            server.terminate()
