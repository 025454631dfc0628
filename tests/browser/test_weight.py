"""What a lesson's page makes a phone fetch and run of ours."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request

from . import browsing

MOST = 20 * 1024
OF_THE_CHECK = ("check.js", "verdict.js", "deciding.js", "check.css")
MOST_OF_THE_CHECK = 15_000


@pytest.mark.parametrize("lesson", ["modules/hinge/the-hinge/", "quizzes/hinge/"])
def test_our_scripts_on_a_page_are_small_and_fetched_once(
    browser: Browser, address: str, sample_site: Path, lesson: str
) -> None:
    asked: list[str] = []

    def see(request: Request) -> None:
        path = urlsplit(request.url).path.removeprefix("/")
        if path.startswith("assets/") and path.endswith(".js") and "javascripts" not in path:
            asked.append(path)

    with browsing.opened(browser, address) as (page, _):
        page.on("request", see)
        browsing.visit(page, lesson)
        page.wait_for_timeout(300)
    assert len(asked) == len(set(asked))
    weight = {path: len(gzip.compress((sample_site / path).read_bytes(), 6)) for path in asked}
    assert sum(weight.values()) <= MOST, weight


def test_what_the_check_alone_needs_is_small(sample_site: Path) -> None:
    weight = {name: len(gzip.compress((sample_site / "assets" / name).read_bytes(), 6)) for name in OF_THE_CHECK}
    assert sum(weight.values()) <= MOST_OF_THE_CHECK, weight


def test_no_script_of_ours_holds_up_the_first_paint(browser: Browser, address: str) -> None:
    with browsing.opened(browser, address) as (page, _):
        browsing.visit(page, "modules/hinge/the-hinge/")
        holding = page.evaluate(
            """() => [...document.scripts]
                .filter((one) => /assets\\/[\\w-]+\\.js/.test(one.src) && one.type !== "module")
                .map((one) => one.src)"""
        )
        assert holding == []
