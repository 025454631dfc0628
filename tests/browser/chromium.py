"""The browser to test with: the Chromium or Chrome of this machine, never a downloaded one."""

import os
import shutil
import sys

NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
"""Chromium without any window of its own comes first: a page takes it a third of the time."""

MAC_APPS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]


def find() -> str | None:
    """The path of the first browser there is."""
    return next(filter(None, map(shutil.which, NAMES)), None) or next(filter(os.path.exists, MAC_APPS), None)


if __name__ == "__main__":
    sys.exit(None if find() else "there is no Chromium or Chrome on this machine")
