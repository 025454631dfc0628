"""Go round: wait for a save, build, show."""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from coursewright import host
from coursewright.preview import watch
from coursewright.preview.builder import Builder
from coursewright.preview.outcome import Outcome, failed
from coursewright.preview.shelf import Shelf

OWN = ("content", "quizzes", "docs", "mkdocs.yml", "build_course.py")
"""What of a course's folder is followed, beside what its mkdocs.yml names."""

ENGINE = (Path(host.__file__).parent, host.HOOK)
LOADED_ONCE = (".py", ".jinja", ".yml", ".html")
"""The files of the engine that a worker reads once, and no more: when one changes, a new worker is asked."""

AGAIN = 5.0
"""Seconds after which a build that the machine couldn't do is tried again."""


class Follower:
    """Keeps the shelf up to date with a course."""

    def __init__(self, course: Path, scratch: Path, builder: Builder, shelf: Shelf) -> None:
        self._scratch, self._builder, self._shelf = scratch, builder, shelf
        self._own = [course / name for name in OWN]
        self._roots = dict.fromkeys([*self._own, *ENGINE])

    def follow(self) -> None:
        """Build and show, and again after every save, for ever."""
        seen, longest = self._look(), 0.0
        while True:
            now = watch.changed(self._look, seen, longest)
            if any(map(_is_loaded_once, watch.difference(seen, now))):
                self._builder.end()
            seen = now
            outcome = self._build()
            self._show(outcome, still=outcome.built or self._look() == seen)
            self._roots |= dict.fromkeys(outcome.watch)
            longest = AGAIN if outcome.again else float("inf")

    def _look(self) -> watch.Snapshot:
        return watch.snapshot(self._roots)

    def _build(self) -> Outcome:
        """One build, into a folder of its own."""
        self._shelf.put(building=True)
        begun, folder = time.monotonic(), self._folder(self._shelf.now.builds + 1)
        try:
            folder.mkdir()
            outcome = self._builder.build(folder)
        except OSError as error:
            outcome = failed(f"this machine can't build the site: {error}", "it is tried again by itself", again=True)
        stays = "The last good pages stay" if self._shelf.now.folder else "There are no pages to show yet"
        last = f"Shown after {time.monotonic() - begun:.1f} seconds" if outcome.built else stays
        say("\n".join([*map(str, outcome.problems), last]))
        return outcome

    def _show(self, outcome: Outcome, *, still: bool) -> None:
        """Put the new site in the place of the old one. A failure counts if the files are `still` what was built."""
        now = self._shelf.now
        new = self._folder(now.builds + 1)
        changes: dict[str, Any] = {"building": False, "builds": now.builds + 1}
        if outcome.built:
            changes |= {"folder": new, "site": now.site + 1, "facts": outcome.facts, "base": outcome.base}
        if still:
            changes |= {"problems": outcome.problems, "failed": not outcome.built}
        self._shelf.put(**changes)
        old = now.folder if outcome.built else new
        if old:
            shutil.rmtree(old, ignore_errors=True)

    def _folder(self, number: int) -> Path:
        return self._scratch / str(number)


def _is_loaded_once(path: str) -> bool:
    inside = any(Path(path).is_relative_to(root) for root in ENGINE)
    return path.endswith(".py") or (inside and Path(path).suffix in LOADED_ONCE)


def say(text: str) -> None:
    """Tell the terminal something; one that can't be written to is no reason to end."""
    with suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)
