"""A browser of its own that is killed as a crash would kill it: its process, after each answer."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserType, Error, Page

from . import browsing, chromium, recording


@contextmanager
def launched(kind: BrowserType, profile: Path) -> Iterator[tuple[Browser, "subprocess.Popen[bytes]"]]:
    """A browser with a profile that stays on the disk, and its process."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    options = ["--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}", *browsing.QUIET, *as_root]
    process = subprocess.Popen([str(chromium.find()), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield _connected(kind, f"http://127.0.0.1:{_port(port_file)}"), process
    finally:
        process.kill()
        process.wait()


def _connected(kind: BrowserType, address: str, tries: int = 4) -> Browser:
    """The browser at an address, once it has a page: before that it may leave a caller without an answer."""
    while not any(one["type"] == "page" for one in _asked(f"{address}/json/list")):
        time.sleep(0.05)
    for _ in range(tries - 1):
        with suppress(Error):
            return kind.connect_over_cdp(address, timeout=20_000)
    return kind.connect_over_cdp(address)


def _asked(url: str) -> list[dict[str, str]]:
    with urlopen(url, timeout=60) as answer:
        found: list[dict[str, str]] = json.load(answer)
    return found


def _port(file: Path, patience: float = 60) -> str:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if file.exists() and (lines := file.read_text().split()):
            return lines[0]
        time.sleep(0.02)
    raise TimeoutError("the browser doesn't say where it can be reached")


def page_of(browser: Browser, path: str) -> Page:
    context = browser.contexts[0]
    context.add_init_script(path=recording.LOGS)
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(path)
    return page


def answered_and_killed(kind: BrowserType, profile: Path, address: str, times: int) -> Iterator[list[str]]:
    """The ids of all answers that are there, each time the browser is started again after "Saved" and a kill."""
    for number in range(times + 1):
        with launched(kind, profile) as (browser, process):
            page = page_of(browser, address + recording.LESSON)
            if number:
                yield [entry["id"] for entry in recording.log(page) if entry["kind"] == "answer"]
            if number < times:
                recording.answer(page).get_by_text("Saved", exact=True).wait_for()
                process.kill()  # at once: nothing is given the time to be written later
