"""How far the trainee is, as every page shows it."""

import json
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import browsing, checks, trainee
from .trainee import Trainee

LESSON = "modules/hinge/one-cue/"
MODULE = "modules/hinge/"


@pytest.fixture
def one(page: Page) -> Trainee:
    return trainee.comes(page)


def in_menu(page: Page) -> Locator:
    return page.locator(".md-nav--primary a", has_text="One cue").locator(".lesson-mark")


def in_list(page: Page) -> Locator:
    return page.locator(".lessons li", has_text="One cue").locator(".lesson-mark")


def due(page: Page) -> Locator:
    return page.locator(".course-due")


WAYS = {
    "read": lambda one: [one.read("one-cue")],
    "practiced": lambda one: [one.read("one-cue"), one.answered("cue-count", right=False)],
    "mastered": lambda one: [one.answered("cue-count", 2), one.answered("cue-count", 1)],
}


@pytest.mark.parametrize("how", WAYS)
def test_a_lesson_tells_in_the_menu_and_in_lists_how_far_it_is(one: Trainee, how: str) -> None:
    one.did(*WAYS[how](one))
    one.go(MODULE)
    for mark in (in_menu(one.page), in_list(one.page)):
        expect(mark).to_have_attribute("data-how", how)
        expect(mark).to_have_text(how)
    expect(one.page.locator(".lessons .lesson-mark")).to_have_count(1)


@pytest.mark.parametrize(
    "entries",
    [
        lambda one: [one.answered("cue-count", 1), one.answered("cue-count", 1)],
        lambda one: [
            one.answered("cue-count", 3),
            one.answered("cue-count", 2),
            one.answered("cue-count", right=False),
        ],
    ],
    ids=["twice on one day", "wrong since"],
)
def test_a_lesson_is_mastered_only_by_right_answers_on_two_days(one: Trainee, entries) -> None:  # type: ignore[no-untyped-def]
    one.did(*entries(one))
    one.go(MODULE)
    expect(in_menu(one.page)).to_have_attribute("data-how", "practiced")


def test_an_answer_to_an_older_version_of_a_question_marks_nothing(one: Trainee) -> None:
    one.did(one.answered("cue-count", version="older"), one.read("the-hinge"))
    one.go(MODULE)
    expect(one.page.locator(".lessons .lesson-mark")).to_have_count(1)
    expect(in_menu(one.page)).to_have_count(0)


def test_reading_a_lesson_to_its_end_marks_it_on_the_same_page(one: Trainee) -> None:
    one.go(LESSON)
    one.page.locator("[data-lesson-end]").scroll_into_view_if_needed()
    one.page.mouse.wheel(0, 5000)
    expect(in_menu(one.page)).to_have_attribute("data-how", "read")


def test_a_newcomer_sees_no_marks_and_nothing_is_fetched_for_them(one: Trainee) -> None:
    asked: list[str] = []
    one.page.on("request", lambda request: asked.append(request.url))
    one.go(MODULE)
    one.page.wait_for_timeout(400)
    expect(one.page.locator(".lesson-mark, .module-mark, .course-due:visible")).to_have_count(0)
    assert not [url for url in asked if "course.json" in url]


def test_the_header_tells_how_many_topics_are_due_and_leads_to_them(one: Trainee) -> None:
    one.did(one.answered("cue-count", 1, right=False))
    expect(due(one.page)).to_have_accessible_name("Daily five, 2 due")
    due(one.page).click()
    expect(one.page).to_have_url(re.compile(r"/progress/daily/$"))
    expect(due(one.page)).to_be_visible()


def test_what_is_due_is_told_on_its_day_from_what_was_kept(one: Trainee) -> None:
    one.did(one.answered("cue-count"))
    one.go(MODULE)
    expect(in_menu(one.page)).to_have_count(1)
    expect(due(one.page)).to_be_hidden()
    asked: list[str] = []
    one.page.on("request", lambda request: asked.append(request.url))
    one.sleep(1)
    expect(due(one.page)).to_have_accessible_name("Daily five, 1 due")
    expect(in_menu(one.page)).to_have_count(1)
    one.page.wait_for_timeout(400)
    assert not [url for url in asked if "course.json" in url]


def test_the_home_page_leads_back_to_where_the_trainee_was(one: Trainee) -> None:
    begin = one.page.locator("[data-begin]")
    expect(begin).to_have_text("Begin with The hinge")
    one.did(one.read("the-hinge"))
    expect(begin).to_have_text("Go on: One cue")
    one.go("quizzes/hinge/")
    one.page.locator("course-quiz[data-item=hinge-depth] label").first.click()
    one.page.locator("course-quiz[data-item=hinge-depth]").get_by_role("button", name="Check").click()
    expect(one.page.locator("course-quiz[data-item=hinge-depth] .kept")).to_have_text("Saved")
    one.go("")
    expect(begin).to_have_text("Go on: Check: the hinge")
    one.go("modules/stopping/signs/")
    one.go("")
    expect(begin).to_have_text("Go on: Signs that stop a session")
    begin.click()
    expect(one.page).to_have_url(re.compile(r"/modules/stopping/signs/$"))


def test_the_home_page_leads_back_to_a_quiz_that_is_not_finished(one: Trainee) -> None:
    one.did(one.read("the-hinge", 1), one.answered("hinge-blank"))
    expect(one.page.locator("[data-begin]")).to_have_text("Go on: questions on Hinge at the hips")


def test_the_home_page_tells_how_far_each_module_is(one: Trainee) -> None:
    one.did(one.read("the-hinge"), one.answered("cue-count", 2), one.answered("cue-count", 1))
    told = one.page.locator(".path li", has_text="Hinge at the hips").locator(".module-mark")
    expect(told).to_have_text("1 of 2 lessons read, 1 practiced, 1 mastered")
    expect(one.page.locator(".modules li", has_text="When to stop").locator(".module-mark")).to_have_count(0)


def test_tabs_show_the_same(one: Trainee) -> None:
    one.did(one.read("the-hinge"))
    one.go(MODULE)
    other = one.page.context.new_page()
    browsing.visit(other, LESSON)
    other.locator("course-quiz label").first.click()
    other.get_by_role("button", name="Check").click()
    for page in (one.page, other):
        expect(in_menu(page)).to_have_attribute("data-how", "practiced")


def test_deleting_the_record_takes_the_marks_away(one: Trainee) -> None:
    one.did(one.read("one-cue"), one.answered("cue-count", 1))
    one.go(MODULE)
    expect(in_menu(one.page)).to_have_count(1)
    one.page.evaluate("async () => (await import('/assets/record.js')).record.forget()")
    expect(one.page.locator(".lesson-mark, .course-due:visible")).to_have_count(0)
    one.page.reload()
    one.page.wait_for_timeout(300)
    expect(one.page.locator(".lesson-mark, .course-due:visible")).to_have_count(0)


XSS = "<img src=x onerror=alert(1)>"
JUNK = [
    "null",
    "[]",
    '"text"',
    "{not JSON",
    json.dumps({"lessons": 3, "modules": [1], "days": "soon", "go": True}),
    json.dumps(
        {"lessons": {"modules/hinge/one-cue.md": XSS, XSS: "read", "__proto__": "read"}, "days": [None, "1", XSS]}
    ),
    json.dumps({"go": {"path": "javascript:alert(1)//.md", "title": XSS}}),
    json.dumps({"go": {"path": "//elsewhere.example/a.md", "title": "Elsewhere"}}),
    json.dumps({"go": {"path": "../../a.md", "title": "Above"}}),
    json.dumps({"modules": {"modules/hinge/index.md": {"all": XSS, "seen": 1, "read": -1, "practiced": 1e400}}}),
]


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_place_of_the_summary_is_passed_over_and_put_right(one: Trainee, junk: str) -> None:
    one.did(one.read("one-cue"))
    for path in (MODULE, ""):
        one.page.evaluate(
            """junk => {
                for (const name of ["marks", "place"]) localStorage.setItem(`coursewright:sample:draft:${name}`, junk)
            }""",
            junk,
        )
        one.go(path)
    expect(one.page.locator("[data-begin]")).to_have_text("Go on: Signs that stop a session")
    expect(one.page.locator("img[src=x]")).to_have_count(0)
    one.go(MODULE)
    expect(in_menu(one.page)).to_have_attribute("data-how", "read")


@pytest.mark.parametrize(("scheme", "width"), checks.LOOKS)
def test_marked_pages_can_be_used_by_everyone(
    browser: Browser, address: str, scheme: browsing.Scheme, width: int
) -> None:
    with browsing.opened(browser, address, scheme, width) as (page, watch):
        one = trainee.comes(page)
        one.did(one.read("the-hinge"), one.answered("which-sign", right=False), *WAYS["mastered"](one))
        found = []
        for path in ("", MODULE, LESSON):
            one.go(path)
            expect(page.locator(".lesson-mark, .module-mark").first).to_be_attached()
            found += checks.inaccessible(page) + checks.overflowing(page)
        assert not found + watch.findings()
