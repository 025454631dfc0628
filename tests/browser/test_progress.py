"""The course in one view, and the record of self-study."""

import json
import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import browsing, checks, trainee
from .trainee import Entry, Trainee

PROGRESS, STUDY = "progress/", "progress/record/"


@pytest.fixture
def one(page: Page) -> Trainee:
    return trainee.comes(page, PROGRESS)


def some(one: Trainee) -> list[Entry]:
    """A little of everything."""
    return [
        one.read("the-hinge", 9),
        one.answered("cue-count", 8, right=False),
        one.answered("cue-count", 7),
        one.answered("cue-count", 5),
        one.answered("hinge-depth", 4),
        one.answered("hinge-signs", 3, right=False, share=0.5),
        one.answered("which-sign", 2, right=False, unsafe=True),
        one.answered("hinge-blank", 2, version="older"),
    ]


def view(one: Trainee) -> Locator:
    return one.page.locator("course-progress")


def sheet(one: Trainee) -> Locator:
    return one.page.locator("course-study")


def after(part: Locator, heading: str) -> Locator:
    """What stands right below a heading."""
    return part.locator("h2", has_text=heading).locator("xpath=following-sibling::*[1]")


def test_a_newcomer_is_told_that_there_is_nothing_yet(one: Trainee) -> None:
    expect(view(one)).to_contain_text("Nothing yet")
    expect(view(one).locator(".figures dd")).to_have_text(["0 of 3", "0 of 8", "0 of 0"])


def test_the_course_is_summed_up_in_figures(one: Trainee) -> None:
    one.did(*some(one))
    expect(view(one).locator(".figures dt")).to_have_text(
        ["Lessons read", "Questions answered", "Right at the first try"]
    )
    expect(view(one).locator(".figures dd")).to_have_text(["1 of 3", "4 of 8", "1 of 4"])


def test_what_was_missed_is_told_with_the_lesson_to_go_to(one: Trainee) -> None:
    one.did(*some(one))
    first = view(one).locator(".again li").first
    expect(first).to_contain_text("missed once, unsafe the last time. Go to the lesson Signs that stop a session.")
    expect(first.get_by_role("link")).to_have_count(2)
    expect(view(one).locator(".again li", has_text="More cues coach better")).to_contain_text("missed 2 times.")


def test_each_objective_tells_what_was_answered_right_and_mastered(one: Trainee) -> None:
    one.did(*some(one))
    card = view(one).locator(".card.module", has_text="Hinge at the hips")
    card.locator("summary").click()
    expect(card.locator(".lessons .lesson-mark")).to_have_text(["practiced", "mastered"])
    row = card.get_by_role("row", name="Choose one cue for one error")
    expect(row.get_by_role("cell")).to_have_text(["1 of 1", "1", "1"])
    expect(card.get_by_role("columnheader")).to_have_text(["You can …", "Answered", "Right", "Mastered"])


ANSWERS = [
    ({}, {"score": 0, "unsafe": 0, "passed": False}),
    ({"a": 1, "b": 1, "c": 1, "d": 0.19}, {"score": 79, "unsafe": 0, "passed": False}),
    ({"a": 1, "b": 1, "c": 1, "d": 0.2}, {"score": 80, "unsafe": 0, "passed": True}),
    ({"a": 1, "b": 1, "c": 1, "d": 0.5, "unsafe": "d"}, {"score": 87, "unsafe": 0, "passed": True}),
    ({"a": 0.5, "b": 1, "c": 1, "d": 1, "unsafe": "a"}, {"score": 87, "unsafe": 1, "passed": False}),
]


@pytest.mark.parametrize(("shares", "expected"), ANSWERS)
def test_without_exams_every_question_counts_and_an_unsafe_answer_on_a_critical_one_fails(
    page: Page, shares: dict[str, object], expected: dict[str, object]
) -> None:
    browsing.visit(page, "drills/")
    found = page.evaluate(
        """async shares => {
            const { verdict } = await import("/assets/standing.js")
            const items = { say: { type: "say", version: "1" }, a: { critical: true, version: "1" } }
            for (const id of ["b", "c", "d"]) items[id] = { version: "1" }
            const facts = (id) => ({ version: "1", share: shares[id], unsafe: shares.unsafe === id })
            const known = Object.keys(shares).filter((id) => id in items).map((id) => [id, facts(id)])
            const course = { exams: {}, items, pass: { score: 80, unsafe: 0 } }
            const { score, unsafe, passed } = verdict({ items: Object.fromEntries(known) }, course)
            return { score, unsafe, passed }
        }""",
        shares,
    )
    assert found == expected


EXAM = {"title": "The end", "path": "quizzes/end.md", "pass": {"score": 80, "unsafe": 0}}
SITTINGS = [
    ([], {"passed": False, "best": None, "times": 0}),
    ([(70, False)], {"passed": False, "best": 70, "times": 1}),
    ([(85, True), (95, False)], {"passed": True, "best": 85, "times": 2}),
    ([(70, False), (90, True), (85, True)], {"passed": True, "best": 90, "times": 3}),
]


@pytest.mark.parametrize(("sittings", "expected"), SITTINGS)
def test_with_exams_a_passed_sitting_counts_most(
    page: Page, sittings: list[tuple[int, bool]], expected: dict[str, object]
) -> None:
    browsing.visit(page, "drills/")
    found = page.evaluate(
        """async ([sittings, exam]) => {
            const { verdict } = await import("/assets/standing.js")
            const state = { sittings: sittings.map(([score, passed]) => ({ quiz: "end", score, passed })) }
            const { passed, exams: [{ best, times }] } = verdict(state, { exams: { end: exam } })
            return { passed, best: best && best.score, times }
        }""",
        [sittings, EXAM],
    )
    assert found == expected


def test_each_exam_tells_its_best_and_its_last_sitting(one: Trainee) -> None:
    def sat(ago: int, score: int, *, passed: bool) -> Entry:
        facts = {"quiz": "final", "items": ["cue-count"], "score": score, "unsafe": 0, "passed": passed}
        common = {key: value for key, value in one.read("the-hinge", ago).items() if key in {"id", "at"}}
        return {"kind": "sitting", **common, **facts}

    one.did(sat(3, 90, passed=True), sat(1, 50, passed=False))
    expect(after(view(one), "Does it pass?")).to_have_text("Passed. ")
    cells = view(one).get_by_role("row", name="Final exam").get_by_role("cell")
    best, last = "90\u00a0%, passed, Nov 17, 2026", "50\u00a0%, not passed, Nov 19, 2026"
    expect(cells).to_have_text(["70\u00a0%, none unsafe", best, last, "2 of 2"])
    one.go(STUDY)
    rows = sheet(one).get_by_role("row", name="Final exam")
    expect(rows).to_have_count(2)
    expect(rows.first.get_by_role("cell")).to_have_text(["Nov 17, 2026", "90\u00a0%", "0", "Passed"])


def test_a_changed_question_is_told_and_not_counted(one: Trainee) -> None:
    one.did(*some(one))
    expect(after(view(one), "Older versions")).to_have_text(
        re.compile("^1 question has changed since you answered it.")
    )


def test_both_pages_follow_what_another_tab_does(one: Trainee) -> None:
    one.did(*some(one))
    view(one).locator("summary").first.click()
    study = Trainee(one.page.context.new_page(), one.course)
    study.go(STUDY)
    study.page.get_by_label("Name of the holder").fill("Ana")
    other = one.page.context.new_page()
    browsing.visit(other, "quizzes/hinge/")
    item = other.locator("course-quiz[data-item=hinge-blank]")
    item.locator(".blank").fill("hips")
    item.get_by_role("button", name="Check").click()
    expect(view(one).locator(".figures dd").nth(1)).to_have_text("5 of 8")
    expect(sheet(study)).to_contain_text("5 of 8")
    expect(study.page.get_by_label("Name of the holder")).to_have_value("Ana")
    expect(view(one).locator("details").first).to_have_attribute("open", "")


def test_the_pages_lead_to_one_another(one: Trainee) -> None:
    one.did(*some(one))
    for title in ("Daily five", "Record of self-study", "Keep and move your answers"):
        expect(view(one).get_by_role("link", name=title, exact=True)).to_be_visible()


XSS = "<img src=x onerror=alert(1)>"
FOLDS = [
    {
        "count": 9,
        "sittings": [],
        "items": {XSS: {"at": 1}, "cue-count": {"at": 1, "version": XSS, "right": True, "days": 1}},
    },
    {"count": 9, "sittings": [{"quiz": XSS}], "topics": {f"error:{XSS}": {"box": 0, "due": 1, "missed": 9}}},
    {"count": 9, "sittings": [], "topics": {"objective:H.1": {"box": XSS, "due": XSS, "missed": XSS}}},
    {"count": 9, "sittings": [], "lessons": {XSS: 1, "the-hinge": XSS}, "last": {"at": 1, "lesson": XSS}},
]


@pytest.mark.parametrize("fold", FOLDS)
@pytest.mark.parametrize("path", [PROGRESS, STUDY, "progress/daily/"])
def test_a_snapshot_that_somebody_tampered_with_shows_nothing_of_it(one: Trainee, fold: object, path: str) -> None:
    one.did(one.read("the-hinge"))
    one.page.evaluate(
        "text => addEventListener('pagehide', () => localStorage.setItem('coursewright:sample:fold', text))",
        json.dumps(fold),
    )
    one.go(path)
    expect(one.page.locator("course-progress, course-study, course-daily")).not_to_be_empty()
    expect(one.page.locator("img[src=x]")).to_have_count(0)
    assert XSS not in one.page.locator("article").inner_text()


def test_the_record_of_self_study_states_what_was_done_and_what_it_is_not(one: Trainee) -> None:
    one.did(*some(one))
    one.go(STUDY)
    facts = {
        "Course": "Lifting boxes well",
        "Version of its questions": one.course["stamp"],
        "From the first entry to the last": "Nov 11, 2026 to Nov 18, 2026",
        "Printed on": "Nov 20, 2026",
        "Lessons read": "1 of 3",
        "Questions answered": "4 of 8",
        "Score at the first try": "37\u00a0%",
    }
    expect(sheet(one).locator("dt")).to_have_text(list(facts))
    expect(sheet(one).locator("dd")).to_have_text(list(facts.values()))
    row = sheet(one).get_by_role("row", name="STOP.1 Name the sign that stops a session")
    expect(row.get_by_role("cell")).to_have_text(["1 of 2", "0", "0\u00a0%"])
    for words in ("Nobody has checked", "general education", "no certificate of competence", "right answers stand in"):
        expect(sheet(one).locator(".statement")).to_contain_text(words)


def test_the_holders_name_is_kept_nowhere(one: Trainee) -> None:
    one.did(*some(one))
    one.go(STUDY)
    one.page.get_by_label("Name of the holder").fill("Ana Núñez")
    kept = one.page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "Ana" not in kept + json.dumps(one.record())
    one.page.reload()
    expect(one.page.get_by_label("Name of the holder")).to_have_value("")


def test_on_paper_the_record_is_one_page_without_its_surroundings(one: Trainee) -> None:
    one.did(*some(one))
    one.go(STUDY)
    one.page.get_by_label("Name of the holder").fill("Ana")
    one.page.emulate_media(media="print")
    for part in (".md-header", ".md-sidebar--primary", ".md-footer", "course-study .print", "course-study .hint"):
        expect(one.page.locator(part).first).to_be_hidden()
    expect(sheet(one).locator(".statement")).to_be_visible()
    for paper in ("A4", "Letter"):
        pages = one.page.pdf(
            format=paper, margin={"top": "1.5cm", "bottom": "1.5cm", "left": "1.5cm", "right": "1.5cm"}
        )
        assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 1


def test_nothing_can_be_printed_before_there_is_something_to_state(one: Trainee) -> None:
    one.go(STUDY)
    expect(sheet(one)).to_contain_text("There is nothing to state yet")
    expect(one.page.get_by_role("button", name="Print or save as PDF")).to_be_disabled()


@pytest.mark.parametrize(("scheme", "width"), checks.LOOKS)
def test_both_pages_can_be_used_by_everyone(
    browser: Browser, address: str, scheme: browsing.Scheme, width: int
) -> None:
    with browsing.opened(browser, address, scheme, width) as (page, watch):
        one = trainee.comes(page, PROGRESS)
        one.did(*some(one))
        for details in view(one).locator("summary").all():
            details.click()
        found = checks.inaccessible(page) + checks.overflowing(page)
        one.go(STUDY)
        expect(sheet(one).locator(".statement")).to_be_visible()
        found += checks.inaccessible(page) + checks.overflowing(page)
        assert not found + watch.findings()
