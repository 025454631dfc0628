"""A test: an exam that nobody passes or fails, to be compared with another."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import kit

from . import browsing, checks, exams

TEST = exams.OWN.replace("mode: exam", "mode: test").replace("pass: {score: 60, unsafe: 0}\nattempts: 2", "attempts: 1")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    folder = kit.copied(kit.SAMPLE, tmp_path_factory.mktemp("test"))
    folder.write("quizzes/own.md", TEST)
    kit.built(folder.root, folder.root / "site")
    return serve(folder.root / "site")


def test_a_test_names_no_mark_to_pass(page: Page) -> None:
    browsing.visit(page, "quizzes/own/")
    card = page.locator(".opening")
    expect(card).to_contain_text("0 of 1 taken")
    expect(card).not_to_contain_text("To pass")


def test_a_test_ends_with_a_score_and_no_verdict(page: Page) -> None:
    exams.open_exam(page, "own")
    exams.answer_all(page, wrongly=("own-one", "own-two"))
    exams.press(page, "Hand in")
    results = page.locator("course-exam .results")
    expect(results.get_by_role("heading", level=2)).to_have_text("Your results")
    expect(results).to_contain_text("2 of 4 right.")
    expect(page.locator("course-exam")).not_to_contain_text("Passed")
    expect(page.locator("course-exam")).not_to_contain_text("Not passed yet")
    expect(page.get_by_role("button", name="Take it again")).to_have_count(0)
    assert not checks.inaccessible(page)
    page.goto("progress/")
    expect(page.locator("course-progress")).to_contain_text("Final exam")
    expect(page.get_by_role("table", name="Exams")).not_to_contain_text("Own exam")
    page.goto("progress/record/")
    expect(page.locator("course-study")).to_contain_text("A test: no pass mark")


def test_without_scripts_a_test_says_nothing_of_passing(browser: Browser, address: str) -> None:
    with browsing.opened(browser, address, scripts=False) as (page, _):
        page.goto("quizzes/own/")
        told = page.locator("article noscript").inner_html()
        assert "Taking the test needs JavaScript." in told
        assert "You pass with" not in told
