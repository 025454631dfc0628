"""The notes: filled in on the page, copied or printed, and kept nowhere."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import browsing, checks
from .test_check import KEPT

NOTES = "referral/notes/"
COPIED = """Lifting note

Date & name:
22 Nov, Ana

What was said:
"It pulls."

Questions:
1. May the client lift?
2. How much?

Consent: The client has agreed in writing.

Thank you.
"""


@pytest.fixture
def notes(page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    browsing.visit(page, NOTES)
    expect(copy(page)).to_be_visible()
    return page


def copy(page: Page) -> Locator:
    return page.locator("course-notes .md-button--primary")


def told(page: Page) -> Locator:
    return page.locator("course-notes .told")


def fill(page: Page) -> None:
    page.get_by_label("Date & name").fill("22 Nov, Ana")
    page.get_by_label("What was said").fill('"It pulls."')


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_note_is_copied_as_text(notes: Page) -> None:
    fill(notes)
    notes.get_by_role("checkbox").check()
    copy(notes).click()
    expect(told(notes)).to_have_text("Copied.")
    assert clipboard(notes) == COPIED


def test_a_missing_consent_is_pointed_at_before_the_note_is_copied(notes: Page) -> None:
    notes.evaluate("navigator.clipboard.writeText('before')")
    fill(notes)
    copy(notes).click()
    expect(told(notes)).to_have_text("Consent is not ticked. Hand the note on only once the client has agreed.")
    assert clipboard(notes) == "before"
    notes.get_by_role("button", name="Copy all the same").click()
    expect(told(notes)).to_have_text("Copied.")
    assert "Consent: NOT YET GIVEN." in clipboard(notes)


def test_a_missing_consent_is_pointed_at_while_the_note_is_written(notes: Page) -> None:
    pointed = notes.locator(".consent + .pointed")
    expect(pointed).to_be_empty()
    notes.get_by_label("What was said").fill("It pulls.")
    expect(pointed).to_have_text("Consent is not ticked. Hand the note on only once the client has agreed.")
    notes.get_by_role("checkbox").check()
    expect(pointed).to_be_empty()
    notes.get_by_role("checkbox").uncheck()
    expect(pointed).not_to_be_empty()
    notes.get_by_role("button", name="Clear the note").click()
    expect(pointed).to_be_empty()


def test_what_is_still_empty_is_named(notes: Page) -> None:
    notes.get_by_label("What was said").fill("It pulls.")
    notes.get_by_role("checkbox").check()
    copy(notes).click()
    expect(told(notes)).to_have_text("Still empty: Date & name.")
    notes.get_by_label("Date & name").fill("22 Nov")
    expect(told(notes)).to_be_empty()
    expect(copy(notes)).to_have_text("Copy as text")


def test_an_empty_note_is_not_copied(notes: Page) -> None:
    copy(notes).click()
    expect(told(notes)).to_have_text("The note is still empty.")


WORDS = {
    "a slipped disc, she says": ["slipped disc"],
    "Slipped\nDISC": ["Slipped DISC"],
    "torn, and a slipped disc": ["torn", "slipped disc"],
    "the worktorn discs slipped": [],
}


@pytest.mark.parametrize("text", WORDS)
def test_words_that_do_not_belong_in_a_note_are_pointed_at(notes: Page, text: str) -> None:
    notes.get_by_label("What was said").fill(text)
    notes.wait_for_timeout(700)
    pointed = notes.locator(".field", has_text="What was said").locator(".pointed")
    if WORDS[text]:
        quoted = ", ".join(f"“{word}”" for word in WORDS[text])
        expect(pointed).to_have_text(f"{quoted}. Write instead: Write what the client feels.")
    else:
        expect(pointed).to_be_empty()


def test_a_word_that_is_taken_out_is_no_longer_pointed_at(notes: Page) -> None:
    field = notes.get_by_label("What was said")
    field.fill("torn")
    pointed = notes.locator(".field .pointed:not(:empty)")
    expect(pointed).to_have_count(1)
    field.fill("it pulls")
    expect(pointed).to_have_count(0)


def test_nothing_that_is_written_is_kept_or_sent(notes: Page) -> None:
    before = notes.evaluate(KEPT)
    asked: list[str] = []
    notes.on("request", lambda request: asked.append(request.url))
    fill(notes)
    notes.wait_for_timeout(700)
    assert notes.evaluate(KEPT) == before
    assert asked == []
    fields = notes.locator("course-notes :is(form, textarea)").all()
    assert {field.get_attribute("autocomplete") for field in fields} == {"off"}
    notes.on("dialog", lambda dialog: dialog.accept())
    notes.reload()
    expect(notes.get_by_label("What was said")).to_have_value("")


def test_leaving_warns_only_when_something_is_written(notes: Page) -> None:
    warned: list[str] = []

    def accept(dialog: object) -> None:
        warned.append(dialog.type)  # type: ignore[attr-defined]
        dialog.accept()  # type: ignore[attr-defined]

    notes.on("dialog", accept)
    notes.goto("glossary/")
    assert warned == []
    browsing.visit(notes, NOTES)
    expect(notes.locator(".lose")).to_be_hidden()
    notes.get_by_label("What was said").click()
    notes.keyboard.type("It pulls.")
    expect(notes.locator(".lose")).to_be_visible()
    notes.goto("glossary/")
    assert warned == ["beforeunload"]


def test_a_note_can_be_cleared(notes: Page) -> None:
    fill(notes)
    notes.get_by_role("checkbox").check()
    notes.get_by_role("button", name="Clear the note").click()
    expect(notes.get_by_label("What was said")).to_have_value("")
    expect(notes.get_by_label("Questions")).to_have_value("1. May the client lift?\n2. How much?")
    expect(notes.get_by_role("checkbox")).not_to_be_checked()
    expect(notes.locator(".lose")).to_be_hidden()


def test_on_paper_a_note_shows_all_that_was_written(notes: Page) -> None:
    long = "It pulls when I lift. " * 40
    notes.get_by_label("What was said").fill(long)
    notes.emulate_media(media="print")
    field = notes.locator(".field", has_text="What was said")
    expect(field.locator("textarea")).to_be_hidden()
    expect(field.locator(".on-paper")).to_have_text(long.strip())
    for part in (".md-header", "article > .emergency", ".note .actions", ".note-words", "article > h1"):
        expect(notes.locator(part).first).to_be_hidden()
    expect(notes.get_by_label("Date & name")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", notes.pdf(format="A4"))) == 1


def test_only_the_note_that_is_printed_goes_on_paper(notes: Page) -> None:
    notes.evaluate("globalThis.print = () => (globalThis.printed = document.querySelectorAll('.note.printed').length)")
    notes.get_by_role("button", name="Print").click()
    assert notes.evaluate("printed") == 1


@pytest.fixture
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    with browsing.opened(browser, address, width=360, scripts=False) as (page, _):
        page.goto(NOTES)
        yield page


def test_without_scripts_a_note_is_a_form_to_fill_in_by_hand(without_scripts: Page) -> None:
    page = without_scripts
    expect(page.get_by_role("textbox", name="What was said")).to_be_visible()
    expect(page.locator("course-notes").get_by_role("button")).to_have_count(0)
    expect(page.get_by_text("Write what the client feels.")).to_be_visible()
    page.emulate_media(media="print")
    box = page.get_by_role("textbox", name="What was said").bounding_box()
    assert box
    assert box["height"] > 50


@pytest.mark.parametrize(("scheme", "width"), [*checks.LOOKS, ("light", 360), ("dark", 360)])
def test_it_can_be_used_by_everyone(browser: Browser, address: str, scheme: browsing.Scheme, width: int) -> None:
    with browsing.opened(browser, address, scheme, width) as (page, watch):
        browsing.visit(page, NOTES)
        found = checks.inaccessible(page) + checks.overflowing(page)
        page.get_by_label("What was said").fill("torn")
        expect(page.locator(".pointed:not(:empty)")).to_have_count(1)
        copy(page).click()
        found += checks.inaccessible(page) + checks.overflowing(page)
        assert not found + watch.findings()
