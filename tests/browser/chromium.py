"""The browser to test with: the Chromium or Chrome of this machine, never a downloaded one."""

import os
import shutil
import sys

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
MAC_APPS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
SHELL = "chromium-headless-shell"
"""Chromium without windows, as Debian packs it: a page takes it a third of the time. It keeps no profile on disk."""


def find() -> str | None:
    """The path of the first browser there is."""
    return next(filter(None, map(shutil.which, NAMES)), None) or next(filter(os.path.exists, MAC_APPS), None)


def quick() -> str | None:
    """The path of a browser for pages that need no profile."""
    return shutil.which(SHELL) or find()


if __name__ == "__main__":
    sys.exit(None if find() else "there is no Chromium or Chrome on this machine")
