"""The process that builds: it keeps what Python has loaded, and may hang or die without harm to the preview."""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
import signal
import threading
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateSyntaxError

from coursewright import host
from coursewright.preview.facts import facts
from coursewright.preview.outcome import Outcome, failed
from coursewright.problems import BadContent, Problem

ENGINE = Path(host.__file__).parent


def work(pipe: Connection, course: Path, empty: Path) -> None:
    """Build into each folder that is named in the pipe, and tell what came of it, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the preview, which ends this process
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, BrokenPipeError):
        while True:
            pipe.send(outcome(course, empty, pipe.recv()))


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def outcome(course: Path, empty: Path, folder: Path) -> Outcome:
    """Build the site of a course into a folder. Whatever goes wrong is told."""
    heard = _Heard()
    logging.getLogger("mkdocs").addHandler(heard)
    try:
        return _built(course, empty, folder)
    except BadContent as bad:
        return Outcome(bad.problems)
    except OSError as error:
        return failed(f"this machine can't build the site: {error}", "it is tried again by itself", again=True)
    except host.Stopped as stop:
        cause = stop.__cause__
        said = [_of_site(words, course) for words in heard.said] or failed(str(stop)).problems
        return Outcome(cause.problems if isinstance(cause, BadContent) else said)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a preview outlives whatever a plugin or a template does
        traceback.print_exc()
        return Outcome([_of_program(error, course)])
    finally:
        logging.getLogger("mkdocs").removeHandler(heard)


def _built(course: Path, empty: Path, folder: Path) -> Outcome:
    config = host.config(course, empty, folder)
    made = host.build(config)
    hooks = [module.__file__ for module in config["hooks"].values()]
    own = [config.config_file_path, config.docs_dir, config.theme.custom_dir, *config.watch, *hooks]
    return Outcome(
        made.warnings,
        built=True,
        facts=facts(made.course) if made.course else {},
        base=urlsplit(config.site_url or "").path or "/",
        watch=tuple(Path(path) for path in own if path and Path(path) != empty),
    )


class _Heard(logging.Handler):
    """What MkDocs says of a site that it doesn't build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def _of_site(words: str, course: Path) -> Problem:
    """What MkDocs says of a page of docs/, at the line of what it quotes."""
    page, quoted = re.search(r"Doc file '(.+?)'", words), re.search(r"contains .*?link '(.+?)'", words)
    file = f"docs/{page[1]}" if page else ""
    line, column = _spot(course / file, quoted[1]) if page and quoted else (1, 1)
    return Problem(file, line, column, "site", words)


def _spot(path: Path, quoted: str) -> tuple[int, int]:
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    start = text.find(quoted)
    return (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)) if start >= 0 else (1, 1)


def _of_program(error: BaseException, course: Path) -> Problem:
    """An error in a template, in the course's own programs or in the engine itself, at the line where it arose."""
    said = f"{type(error).__name__}: {error}"
    if isinstance(error, TemplateSyntaxError):
        return Problem(error.filename or "", error.lineno, 1, "template", said)
    frames = [(Path(frame.filename), frame.lineno or 1) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [place for place in frames if place[0].is_relative_to(ENGINE) or place[0].is_relative_to(course)]
    file, line = ours[-1] if ours else ("", 1)
    return Problem(str(file), line, 1, "program", f"building the site fails here: {said}")
