"""What is looked for in the pages of a built course, by the tests and by the audit."""

import json
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

Scheme = Literal["light", "dark"]
LOOKS: list[tuple[Scheme, int]] = [("light", 390), ("light", 1280), ("dark", 390), ("dark", 1280)]

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"
AXE_RULES = {"target-size": {"enabled": True}}
MATERIALS_OWN_HTML = {
    # Material's two check boxes that open its menu and its search: it keeps Firefox from ticking
    # them again after a reload. Nothing else is let pass, in Material's markup or in ours.
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
}
SETTLED = """async () => {
    await document.fonts.ready
    const passing = document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < 5000)
    await Promise.allSettled(passing.map(one => one.finished))
}"""


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
    context = browser.new_context(
        base_url=address,
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
    )
    context.set_default_timeout(10_000)
    watch = Watch(address)
    watch.over(context)
    yield context.new_page(), watch
    context.close()


def visit(page: Page, path: str) -> None:
    """Go to a page and wait until its fonts and movements have settled."""
    page.goto(path)
    page.evaluate(SETTLED)


def addresses(site: Path) -> list[str]:
    """Every page of a site as a browser asks for it, such as drills/glute-bridge/."""
    return sorted(str(file.relative_to(site)).removesuffix("index.html") for file in site.rglob("*.html"))


def one_of_each_kind(paths: list[str]) -> list[str]:
    """The first page of each folder and depth; pages that stand alike are made alike."""
    kinds = {(path.split("/")[0] if "/" in path else path, path.count("/")): path for path in reversed(paths)}
    return sorted(kinds.values())


def answer(page: Page) -> int:
    """Answer every question of a page somehow, and tell how many there were."""
    questions = page.locator("course-quiz").all()
    for question in questions:
        for blank in question.locator("input:is(.blank, [type=text], [type=number])").all():
            blank.fill("12")
        for choice in question.locator("label:has(input:is([type=radio], [type=checkbox]))").all()[:1]:
            choice.click()
        question.get_by_role("button", name="Check", exact=True).click()
    page.evaluate(SETTLED)
    return len(questions)


def looked_at(
    browser: Browser, address: str, paths: list[str], scheme: Scheme, width: int, *, answered: bool = False
) -> list[str]:
    """What is wrong with these pages in one look; `answered`, with their questions answered too."""
    found = []
    with opened(browser, address, scheme, width) as (page, watch):
        for path in paths:
            visit(page, path)
            found += inaccessible(page) + overflowing(page)
            if answered and answer(page):
                found += inaccessible(page) + overflowing(page)
    return found + watch.findings()


def inaccessible(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it now is."""
    page.evaluate(_axe())
    result: dict[str, Any] = page.evaluate("rules => axe.run({rules})", AXE_RULES)
    return [
        f"{_where(page)}: {violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def overflowing(page: Page) -> list[str]:
    """Says so when the page is wider than the window, so that it must be pushed sideways."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{_where(page)}: is {over} px wider than the window"] if over > 0 else []


def invalid_html(site: Path) -> list[str]:
    """What html-validate finds wrong with the pages of a site."""
    node = Path(sysconfig.get_path("scripts")) / "node"
    validator = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # a pipe would be cut short: html-validate ends before it is empty
        options = ["--config", HERE / "htmlvalidate.mjs", "--formatter", f"json={report}"]
        subprocess.run(list(map(str, [node, validator, *options, site])), capture_output=True, check=False)
        pages = json.loads(report.read_text(encoding="utf-8"))
    return [
        f"{Path(page['filePath']).relative_to(site)}:{message['line']}: {message['ruleId']}: "
        f"{message['message']} ({message['selector']})"
        for page in pages
        for message in page["messages"]
        if (message["ruleId"], message["selector"]) not in MATERIALS_OWN_HTML
    ]


@cache
def _axe() -> str:
    return (NODE_MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def _where(page: Page) -> str:
    window = page.viewport_size or {"width": 0}
    scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    return f"{urlsplit(page.url).path} ({scheme}, {window['width']} px)"
