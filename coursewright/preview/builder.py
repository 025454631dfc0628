"""Have sites built by a worker, which is ended when it takes too long and replaced when it dies."""

from __future__ import annotations

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from coursewright.preview.outcome import Outcome, failed
from coursewright.preview.worker import work

STARTED_ANEW = "save a file to try again"


class Builder:
    """Builds one course, again and again."""

    def __init__(self, course: Path, empty: Path, limit: float) -> None:
        self._course, self._empty, self._limit = course, empty, limit
        self._worker: tuple[SpawnProcess, Connection] | None = None

    def build(self, folder: Path) -> Outcome:
        """Build the site into a folder. Takes at most as many seconds as the limit says."""
        process, pipe = self._worker = self._worker or self._begin()
        try:
            pipe.send(folder)
            if pipe.poll(self._limit):
                made: Outcome = pipe.recv()
                return made
            message = f"building the site took longer than {self._limit:g} seconds and was stopped"
        except (EOFError, OSError):
            process.join(1)
            message = f"the process that builds the site ended by itself ({process.exitcode})"
        self.end()
        return failed(message, STARTED_ANEW)

    def end(self) -> None:
        """End the worker; the next build begins with a new one, which knows nothing of this one."""
        if self._worker:
            process, pipe = self._worker
            process.kill()
            process.join()
            pipe.close()
            self._worker = None

    def _begin(self) -> tuple[SpawnProcess, Connection]:
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=work, args=(theirs, self._course, self._empty), daemon=True)
        process.start()
        theirs.close()
        return process, ours
