"""Vignettes in a real browser: practiced like any question, and drawn by the exam."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import kit

from . import browsing, checks
from .questions import press, right_ones, told, wrong_ones

PAGE = "quizzes/vignettes-1/"


@pytest.fixture(scope="session")
def place(serve: Callable[[Path], str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the sample course with its vignettes is shown."""
    folder = tmp_path_factory.mktemp("vignettes")
    course, site = kit.with_stories(kit.copied(kit.SAMPLE, folder / "course")), folder / "site"
    command = [sys.executable, "build_course.py", "--course", str(course.root), "--site", str(site)]
    subprocess.run(command, cwd=kit.ROOT, check=True, capture_output=True)
    return serve(site)


@pytest.fixture
def stories(browser: Browser, place: str) -> Iterator[Page]:
    with browsing.opened(browser, place) as (page, watch):
        browsing.visit(page, PAGE)
        yield page
    assert not watch.findings(), "\n".join(["", *watch.findings()])


def test_every_vignette_takes_its_key_and_explains_it(stories: Page) -> None:
    items = stories.locator("course-quiz").all()
    assert len(items) == 4
    for item in items:
        right_ones(item)[0].click()
        press(item, "Check")
        expect(item).to_have_attribute("data-verdict", "right")


def test_a_wrong_level_is_told_why(stories: Page) -> None:
    item = stories.locator("course-quiz").first
    wrong_ones(item)[0].click()
    press(item, "Check")
    expect(item).to_have_attribute("data-verdict", "wrong")
    assert "A note takes days. Hours can matter." in told(item)


def test_the_levels_stand_in_their_order_in_every_vignette(stories: Page) -> None:
    for item in stories.locator("course-quiz").all():
        assert [label.inner_text()[:2] for label in item.locator("label").all()] == ["A:", "B:", "C:"]


def test_a_vignette_leads_to_its_twin(stories: Page) -> None:
    first, second = stories.locator("course-quiz").all()[:2]
    right_ones(first)[0].click()
    press(first, "Check")
    first.get_by_role("link", name="C: Train with a change").last.click()
    assert stories.url.endswith(f"#item-{second.get_attribute('data-item')}")


@pytest.mark.parametrize("width", checks.WIDTHS)
def test_a_page_of_vignettes_is_accessible(browser: Browser, place: str, width: int) -> None:
    assert checks.looked_at(browser, place, [PAGE], width, answered=True) == []
