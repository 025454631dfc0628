from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from . import browsing, checks
from .links import bad_links


def none_of(findings: list[str]) -> None:
    assert not findings, "\n".join(["", *findings])


def test_every_link_and_anchor_leads_somewhere(sample_site: Path) -> None:
    none_of(bad_links(sample_site))


def test_every_page_is_valid_html(sample_site: Path) -> None:
    none_of(checks.invalid_html(sample_site))


@pytest.mark.parametrize("width", checks.WIDTHS)
def test_every_page_can_be_used_by_everyone(browser: Browser, address: str, sample_site: Path, width: int) -> None:
    none_of(checks.looked_at(browser, address, checks.addresses(sample_site), width, answered=True))


def test_a_page_is_switched_from_light_to_dark_and_back(page: Page) -> None:
    browsing.visit(page, "")
    names: dict[browsing.Scheme, str] = {"light": "default", "dark": "slate"}
    for scheme in ("light", "dark", "light"):
        checks.switch(page, scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", names[scheme])


@pytest.mark.parametrize(("scheme", "name"), [("light", "default"), ("dark", "slate")])
def test_the_site_is_as_light_or_dark_as_the_trainees_device(
    browser: Browser, address: str, scheme: browsing.Scheme, name: str
) -> None:
    with browsing.opened(browser, address, scheme) as (page, _):
        page.goto("")
        assert page.locator("body").get_attribute("data-md-color-scheme") == name


def test_an_answered_question_asks_no_other_host_and_makes_no_mistake(page: Page) -> None:
    browsing.visit(page, "quizzes/hinge/")
    assert checks.answer(page) == 4


def test_a_glossary_term_tells_its_meaning_when_keys_reach_it(page: Page) -> None:
    browsing.visit(page, "modules/hinge/one-cue/")
    term = page.locator("article abbr").first
    meaning = term.get_attribute("title")
    assert meaning
    page.locator("h1").click()
    for _ in range(10):
        page.keyboard.press("Tab")
        if term.evaluate("term => term === document.activeElement"):
            break
    page.get_by_role("tooltip").filter(has_text=meaning).wait_for(timeout=3000)


ROWS = """pre => {
    const long = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (long.nextNode()) {
        range.selectNodeContents(long.currentNode)
        const rows = [...range.getClientRects()]
        if (rows.length > 1 && !long.currentNode.data.includes("\\n")) return rows.map(row => row.left)
    }
}"""


def test_a_line_of_an_example_that_needs_two_rows_is_seen_to_be_one_line(browser: Browser, address: str) -> None:
    with browsing.opened(browser, address, width=390) as (page, _):
        browsing.visit(page, "guide/rules/")
        start = page.locator("article pre code").first.evaluate("code => code.getBoundingClientRect().left")
        *_, last = page.locator("article pre").first.evaluate(ROWS)
        assert last > start + 20
