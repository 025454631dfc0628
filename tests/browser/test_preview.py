"""The preview in a browser: pages follow their author, a bar tells what is wrong, and an instructor sees more."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests import kit
from tests.previewing import LONGEST, OWN, Preview, serving, within

from . import browsing, checks

DRILL, HINGE = "content/drills/wall-tap.md", "quizzes/hinge/"
OLD, NEW = "strategy: hinging", "strategy: hanging"
TOLD = f"{DRILL}:3:1 there is no strategy 'hanging' (did you mean 'hinging'?)"
GOOD_PAGES = "One thing to put right. You see the last good pages."


@pytest.fixture(autouse=True, scope="module")
def patient() -> Iterator[None]:
    """A change shows only after a build."""
    expect.set_options(timeout=LONGEST * 1000)
    yield
    expect.set_options(timeout=5000)


Live = tuple[Preview, kit.Folder]


@contextmanager
def previewing(course: kit.Folder) -> Iterator[Live]:
    with tempfile.TemporaryDirectory() as place, serving(OWN, course.root, Path(place, "log")) as preview:
        yield preview, course


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """A preview of the sample; each test leaves the sample as it was."""
    with previewing(kit.copied(kit.SAMPLE, tmp_path_factory.mktemp("live") / "course")) as (preview, course):
        assert preview.shows("drills/wall-tap/", "Push the hips back")
        yield preview, course


@contextmanager
def opened(browser: Browser, preview: Preview, *look: Any) -> Iterator[tuple[Page, browsing.Watch]]:
    """A page that has come to rest when it is closed: Chromium may hang in closing one that loads itself anew."""
    with browsing.opened(browser, preview.address, *look) as (page, watch):
        yield page, watch
        newest = page.locator(f"script[src$='site={preview.state()['site']}']")
        expect(newest).to_be_attached()


@pytest.fixture
def page(browser: Browser, live: Live) -> Iterator[Page]:
    with opened(browser, live[0]) as (page, watch):
        yield page
    assert not watch.findings(), "\n".join(["", *watch.findings()])


@contextmanager
def changed(live: Live, file: str, old: str, new: str) -> Iterator[None]:
    """With a change in the course; afterwards it is built as it was."""
    preview, course = live
    course.change(file, old, new)
    try:
        yield
    finally:
        builds = preview.builds()
        course.change(file, new, old)
        assert within(LONGEST, lambda: preview.builds() > builds)


def broken(live: Live) -> AbstractContextManager[None]:
    """With one mistake in the course."""
    return changed(live, DRILL, OLD, NEW)


def bar(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Preview")


def switch(page: Page) -> Locator:
    return page.get_by_role("checkbox", name="Instructor’s view")


def mistakes(page: Page) -> list[str]:
    return bar(page).locator("li").all_inner_texts()


def test_a_save_shows_by_itself_and_the_page_stays_where_it_was(page: Page, live: Live) -> None:
    browsing.visit(page, HINGE)
    expect(page.get_by_text("0 of 4 answered")).to_be_visible()
    page.evaluate("scrollTo(0, 700)")
    old, new = "How deep should", "How far should"
    with changed(live, "quizzes/hinge.md", old, new):
        expect(page.locator("course-quiz legend").first).to_contain_text(new)
        expect(page.get_by_text("0 of 4 answered")).to_be_visible()
        page.wait_for_function("scrollY === 700")
    expect(page.locator("course-quiz legend").first).to_contain_text(old)


MORE_STYLE = """\
INHERIT: {engine}/coursewright/mkdocs.yml
hooks: [{engine}/build_course.py]
site_name: S
extra_css: [assets/course.css, more.css]
"""


def test_a_style_shows_by_itself(page: Page, live: Live) -> None:
    preview, course = live
    course.write("mkdocs.yml", MORE_STYLE.format(engine=kit.ROOT))
    course.write("docs/more.css", "h1 { letter-spacing: 7px !important }")
    assert preview.shows("more.css", "7px")
    browsing.visit(page, "")
    expect(page.locator("h1")).to_have_css("letter-spacing", "7px")
    course.change("docs/more.css", "7px", "9px")
    expect(page.locator("h1")).to_have_css("letter-spacing", "9px")
    (course.root / "mkdocs.yml").unlink()
    shutil.rmtree(course.root / "docs")
    expect(page.locator("h1")).not_to_have_css("letter-spacing", "9px")


def test_a_mistake_is_told_on_every_page_until_it_is_mended(page: Page, live: Live) -> None:
    _, course = live
    browsing.visit(page, HINGE)
    expect(bar(page).get_by_role("status")).to_have_text("Preview")
    with broken(live):
        expect(bar(page).get_by_role("status")).to_have_text(GOOD_PAGES)
        for path in (HINGE, "drills/wall-tap/", "referral/rules/"):
            page.goto(path)
            expect(bar(page).locator("li")).to_have_text([TOLD])
        expect(bar(page).get_by_role("link")).to_have_attribute("href", f"vscode://file{course.root}/{DRILL}:3:1")
        browsing.visit(page, HINGE)
        expect(page.locator("course-quiz")).to_have_count(4)
    expect(bar(page).get_by_role("status")).to_have_text("Preview")
    expect(bar(page).locator("li")).to_have_count(0)


def test_the_mistakes_are_folded_and_unfolded_by_keyboard(page: Page, live: Live) -> None:
    browsing.visit(page, HINGE)
    with broken(live):
        fold = bar(page).get_by_role("button", name="Hide")
        fold.focus()
        page.keyboard.press("Enter")
        fold = bar(page).get_by_role("button", name="Show 1")
        expect(fold).to_be_focused()
        expect(fold).to_have_attribute("aria-expanded", "false")
        expect(bar(page).locator("li")).to_be_hidden()
        page.reload()
        expect(bar(page).locator("li")).to_be_hidden()
        bar(page).get_by_role("button", name="Show 1").press("Space")
        expect(bar(page).locator("li")).to_be_visible()
        page.keyboard.press("Tab")
    expect(bar(page).get_by_role("button")).to_have_count(0)


def test_the_bar_covers_no_end_of_a_page_and_nothing_that_has_the_focus(page: Page, live: Live) -> None:
    browsing.visit(page, HINGE)
    with broken(live):
        expect(bar(page).locator("li")).to_be_visible()
        page.evaluate("scrollTo(0, 1e6)")
        footer, own = page.locator(".md-footer").bounding_box(), bar(page).bounding_box()
        assert footer
        assert own
        assert footer["y"] + footer["height"] <= own["y"] + 1
        page.evaluate("scrollTo(0, 0)")
        for _ in range(40):
            page.keyboard.press("Tab")
            hidden = page.evaluate(
                """() => {
                    const [one, bar] = [document.activeElement, document.querySelector(".preview-bar")]
                    return !bar.contains(one) && one.getBoundingClientRect().top > bar.getBoundingClientRect().top
                }"""
            )
            assert not hidden, page.evaluate("document.activeElement.outerHTML")


def test_what_a_file_holds_is_told_as_words(page: Page, live: Live) -> None:
    browsing.visit(page, HINGE)
    with changed(live, DRILL, OLD, "strategy: <img src=x onerror=alert(1)>"):
        expect(bar(page).locator("li").first).to_have_text(
            f"{DRILL}:3:1 there is no strategy '<img src=x onerror=alert(1)>'"
        )


QUESTION = (
    "Id hinge-depth Type single Objective H.1: Show a hinge with a quiet back Bloom apply Difficulty easy "
    "Key As deep as the back stays quiet Sources CK quizzes/hinge.md:11:1"
)


def facts(page: Page, beside: str) -> Locator:
    """What the instructor's view tells after an element."""
    return page.locator(f"{beside} + .preview-facts")


def told(words: Locator) -> str:
    return " ".join(words.inner_text().split())


def test_an_instructor_sees_what_a_trainee_does_not(page: Page, live: Live) -> None:
    _, course = live
    browsing.visit(page, HINGE)
    expect(page.locator(".preview-facts")).to_have_count(0)
    switch(page).check()
    expect(page.locator("course-quiz + .preview-facts")).to_have_count(4)
    assert told(facts(page, "course-quiz[data-item=hinge-depth]")) == QUESTION
    link = facts(page, "course-quiz[data-item=hinge-depth]").get_by_role("link")
    expect(link).to_have_attribute("href", f"vscode://file{course.root}/quizzes/hinge.md:11:1")
    browsing.visit(page, "drills/wall-tap/")
    expect(facts(page, "h1")).to_have_count(1)
    wanted = "Nobody has reviewed this Id drill:wall-tap Strategy hinging Sources CK content/drills/wall-tap.md:2:1"
    assert told(facts(page, "h1")) == wanted
    browsing.visit(page, "referral/rules/")
    expect(facts(page, "#rule-numb-leg")).to_contain_text(
        "Nobody has reviewed this Id rule:numb-leg".replace("this Id", "thisId")
    )
    browsing.visit(page, "modules/hinge/the-hinge/")
    expect(page.locator("article.card .preview-facts").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".preview-facts").first).to_be_hidden()
    expect(page.locator(".preview-bar")).to_be_hidden()
    page.emulate_media(media="screen")
    switch(page).uncheck()
    expect(page.locator(".preview-facts")).to_have_count(0)


def test_a_review_of_another_wording_is_told_beside_what_was_reviewed(page: Page, live: Live) -> None:
    _, course = live
    browsing.visit(page, "drills/wall-tap/")
    switch(page).check()
    review = "- {of: ['drill:wall-tap'], by: Ana Roe, credential: PT, on: 2026-11-01, hash: '0'}\n"
    course.write("content/reviews.yml", review)
    expect(facts(page, "h1").locator("strong")).to_have_text("Changed since its review on 2026-11-01 by Ana Roe, PT")
    expect(bar(page).locator("li")).to_contain_text("Warning: this review is of another wording, and is void")
    (course.root / "content" / "reviews.yml").unlink()
    expect(facts(page, "h1").locator("strong")).to_have_text("Nobody has reviewed this")


@pytest.mark.parametrize(("scheme", "width"), checks.LOOKS)
def test_the_bar_and_the_view_are_accessible(browser: Browser, live: Live, scheme: browsing.Scheme, width: int) -> None:
    preview, _ = live
    with opened(browser, preview, scheme, width) as (page, watch):
        browsing.visit(page, HINGE)
        switch(page).check()
        expect(page.locator(".preview-facts")).not_to_have_count(0)
        with broken(live):
            expect(bar(page).locator("li")).to_be_visible()
            found = checks.inaccessible(page) + checks.overflowing(page)
    assert found + watch.findings() == []


def test_a_course_that_begins_with_a_mistake_comes_by_itself_when_it_is_mended(
    browser: Browser, sample: kit.Folder
) -> None:
    sample.change(DRILL, OLD, NEW)
    with previewing(sample) as (preview, _), opened(browser, preview) as (page, _):
        page.goto("drills/wall-tap/")
        expect(page.get_by_role("heading", name="To put right")).to_be_visible()
        expect(page.locator("main li")).to_have_text(TOLD.replace("3:1 ", "3:1: "))
        sample.change(DRILL, NEW, OLD)
        expect(page.locator("h1")).to_contain_text("Wall tap")


def test_a_preview_that_has_ended_says_so(browser: Browser, sample: kit.Folder) -> None:
    with previewing(sample) as (preview, _), browsing.opened(browser, preview.address) as (page, _):
        assert preview.shows("", "Lifting boxes well")
        page.goto("")
        expect(bar(page).get_by_role("status")).to_have_text("Preview")
        preview.process.terminate()
        expect(bar(page).get_by_role("status")).to_have_text("The preview has ended: start it again.")


def test_nothing_of_the_preview_is_published(sample_site: Path) -> None:
    held = kit.files(sample_site)
    assert [name for name in held if b"-preview/" in held[name] or b"preview-" in held[name]] == []
    assert [name for name in held if name.endswith(("preview.js", "preview.css"))] == []
