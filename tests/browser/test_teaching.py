"""The pages of those who teach: timings, answers, role plays, and the checklist of a drill."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from coursewright import observations

from . import browsing, checks

CHECKLIST = "teaching/observe/wall-tap/"
PAGES = ["teaching/", "teaching/hinge/", "teaching/role-play/", CHECKLIST]


def mark(page: Page, what: str, words: str) -> None:
    page.get_by_role("group", name=what, exact=True).get_by_role("radio", name=words).check()


def who(page: Page) -> None:
    page.get_by_label("The trainee's number or initials").fill("7")
    page.get_by_label("Observer's number or initials").fill("Ä. <b>")


def test_the_marks_of_a_checklist_are_saved_as_a_file_that_items_reads(page: Page, tmp_path: Path) -> None:
    page.goto(CHECKLIST)
    who(page)
    mark(page, "Sets the drill up", "2 Well")
    mark(page, "Squats the hinge", "1 Partly")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    assert saved.value.suggested_filename == "wall-tap-7-b.json"
    saved.value.save_as(tmp_path / "sheet.json")
    read = observations.read(tmp_path / "sheet.json", "sample")
    assert (read.problem, read.drill, read.of, read.by) == ("", "wall-tap", "7", "Ä. <b>")
    assert read.marks == (("error:squats-the-hinge", 1), ("step:set-up", 2))
    expect(page.locator("course-observe [role=status]")).to_have_text(
        "Saved as wall-tap-7-b.json. Nothing is kept on this page once you leave it."
    )


def test_a_checklist_without_names_or_marks_is_not_saved(page: Page) -> None:
    page.goto(CHECKLIST)
    page.get_by_role("button", name="Save as a file").click()
    expect(page.locator("course-observe [role=status]")).to_have_text("Write whom you observed, and who you are.")
    expect(page.get_by_label("The trainee's number or initials")).to_be_focused()
    who(page)
    page.get_by_role("button", name="Save as a file").click()
    expect(page.locator("course-observe [role=status]")).to_have_text("Nothing is marked yet.")


def test_marks_are_set_by_keyboard_and_can_be_cleared(page: Page) -> None:
    page.goto(CHECKLIST)
    first = page.get_by_role("radio").first
    first.focus()
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio").nth(1)).to_be_checked()
    page.get_by_role("button", name="Clear the marks").click()
    expect(page.locator("course-observe input:checked")).to_have_count(0)


def test_a_checklist_keeps_nothing_on_the_device(page: Page) -> None:
    page.goto(CHECKLIST)
    who(page)
    mark(page, "Sets the drill up", "0 Missed")
    page.reload()
    expect(page.locator("course-observe input:checked")).to_have_count(0)
    kept = json.dumps(page.evaluate("[{...localStorage}, {...sessionStorage}]"))
    assert "Ä" not in kept


def test_without_scripts_a_checklist_can_be_printed_and_marked_by_hand(browser: Browser, address: str) -> None:
    with browsing.opened(browser, address, scripts=False) as (page, _):
        page.goto(CHECKLIST)
        page.emulate_media(media="print")
        expect(page.get_by_text("Sets the drill up")).to_be_visible()
        expect(page.get_by_role("radio").first).to_be_visible()


def test_search_does_not_find_the_pages_of_those_who_teach(page: Page) -> None:
    found = page.request.get("search/search_index.json").json()
    assert [doc["location"] for doc in found["docs"] if doc["location"].startswith("teaching/")] == []


@pytest.mark.parametrize("width", [*checks.WIDTHS, 360])
def test_they_can_be_used_by_everyone(browser: Browser, address: str, width: int) -> None:
    assert checks.looked_at(browser, address, PAGES, width) == []
