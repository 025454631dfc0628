"""The browser to test with: the Chromium or Chrome of this machine, never a downloaded one."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC_APPS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def find() -> str | None:
    """The path of the first browser there is."""
    return next(filter(None, map(shutil.which, NAMES)), None) or next(filter(os.path.exists, MAC_APPS), None)


@contextmanager
def running() -> Iterator[Browser]:
    """A browser without a window, which speaks to nobody by itself."""
    path = find()
    if path is None:
        raise FileNotFoundError("there is no Chromium or Chrome on this machine")
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=Path(path), args=[*QUIET, *as_root])
        yield browser
        browser.close()


if __name__ == "__main__":
    sys.exit(None if find() else "there is no Chromium or Chrome on this machine")
