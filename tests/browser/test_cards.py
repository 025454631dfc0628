"""Gym cards: on a phone, and on one sheet of paper."""

import pytest
from playwright.sync_api import Browser, Page, expect

from . import checks

CARDS = ["cards/hinge/", "cards/levels/"]


@pytest.mark.parametrize("card", CARDS)
def test_a_card_is_one_page_of_a5(page: Page, card: str) -> None:
    page.goto(card)
    assert checks.on_paper(page) == (1, "A5")


def test_on_paper_only_the_card_is_left(page: Page) -> None:
    page.goto("cards/hinge/")
    page.emulate_media(media="print")
    for part in (".md-header", ".md-footer", ".md-sidebar >> nth=0"):
        expect(page.locator(part)).to_be_hidden()
    for words in ("Wall tap", "Squats the hinge", "One cue at a time.", "Not yet reviewed by a clinician."):
        expect(page.locator("article").get_by_text(words).first).to_be_visible()


def test_the_list_leads_to_every_card_and_to_what_else_can_be_printed(page: Page) -> None:
    page.goto("cards/")
    assert [link.inner_text() for link in page.locator("article li > a").all()] == [
        "The hinge",
        "The levels",
        "Stop and check",
        "Lifting note",
    ]


@pytest.mark.parametrize("width", [*checks.WIDTHS, 360])
def test_a_card_can_be_used_by_everyone(browser: Browser, address: str, width: int) -> None:
    assert checks.looked_at(browser, address, [*CARDS, "cards/"], width) == []
