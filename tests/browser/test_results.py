"""What a trainee is told of a set of answers."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from . import browsing

SHOW = """async ([attempts, options]) => {
    const { results } = await import(new URL("results.js", document.querySelector("script[src*='start']").src))
    const { catalog } = await import(new URL("page.js", document.querySelector("script[src*='start']").src))
    document.querySelector("article").append(results(attempts, await catalog(), options))
}"""
EXAM = {"pass": {"score": 80, "unsafe": 0}, "draw": []}
STOPS = "misconception:stop-everything"
WAITS = "misconception:wait-and-see"
SQUATS = "error:squats-the-hinge"


@pytest.fixture
def page(page: Page) -> Page:
    browsing.visit(page, "quizzes/hinge/")
    return page


def attempt(item: str, *missed: str, **more: Any) -> dict[str, Any]:
    """An answer that missed these topics, or a right one."""
    right = not missed
    return {"item": item, "right": right, "share": float(right), "unsafe": False, "missed": list(missed), **more}


def show(page: Page, *attempts: dict[str, Any], **options: Any) -> Locator:
    page.evaluate(SHOW, [attempts, options])
    return page.locator(".results")


def rows(results: Locator) -> list[list[str]]:
    return [row.locator("th, td").all_inner_texts() for row in results.locator("tbody tr").all()]


def test_practice_is_summed_up_without_a_verdict(page: Page) -> None:
    told = show(page, attempt("hinge-depth"), attempt("hinge-signs", SQUATS, share=0.5))
    expect(told.locator("h2")).to_have_text("Your results")
    expect(told).to_contain_text("1 of 2 right. Your score is 75 %.")
    expect(told).not_to_contain_text("assed")


def test_a_miss_is_told_with_how_often_and_the_lesson_to_go_to(page: Page) -> None:
    told = show(page, *[attempt("hinge-signs", SQUATS, "objective:H.1") for _ in range(3)])
    entry = told.locator(".look-again li").first
    expect(entry.locator("p")).to_have_text("You missed Squats the hinge 3 times.")
    expect(entry.locator("em")).to_have_text("Squats the hinge")
    assert page.request.get(entry.get_by_role("link", name="Go to the lesson").evaluate("link => link.href")).ok


def test_what_was_missed_most_often_stands_first_and_objectives_after_what_to_change(page: Page) -> None:
    told = show(
        page,
        attempt("hinge-signs", SQUATS, "objective:H.1"),
        attempt("hinge-depth", WAITS, "objective:H.1"),
        attempt("which-sign", WAITS, "objective:STOP.1"),
    )
    expect(told.locator(".look-again p")).to_have_text(
        [
            "You took A warning sign can wait to be true 2 times.",
            "You missed Squats the hinge once.",
            "You missed Show a hinge with a quiet back 2 times.",
            "You missed Name the sign that stops a session once.",
        ]
    )


def test_nothing_missed_is_nothing_to_look_at_again(page: Page) -> None:
    told = show(page, attempt("hinge-depth"))
    expect(told.locator(".look-again")).to_contain_text("Nothing: every answer was right.")


def test_sending_too_far_and_not_far_enough_are_told_apart(page: Page) -> None:
    told = show(
        page,
        attempt("which-sign", WAITS),
        attempt("sign-level", WAITS),
        attempt("hinge-depth", STOPS),
    )
    expect(told).to_contain_text("Sent too far: once. The client was sent to more urgent help")
    expect(told).to_contain_text("Not far enough: 2 times. The client was kept")


def test_unsafe_answers_stand_before_all_that_was_missed(page: Page) -> None:
    told = show(page, attempt("hinge-signs", SQUATS), attempt("hinge-depth", WAITS, unsafe=True, critical=True))
    headings = told.locator("h3").all_inner_texts()
    assert headings[0] == "Answers that could hurt a client"
    assert headings.index("What to look at again") > 0
    link = told.locator(".harm a")
    expect(link).to_have_text("How deep should this client go?")
    expect(told.locator(".harm")).to_contain_text("critical question")
    link.click()
    expect(page.locator("#item-hinge-depth")).to_be_in_viewport()


def test_scores_stand_by_part_with_what_each_needs_and_by_objective(page: Page) -> None:
    draw = [{"objective": "H.1", "items": 2, "pass": 60}, {"module": "stopping", "items": 1}]
    attempts = [attempt("hinge-depth"), attempt("hinge-signs", SQUATS), attempt("which-sign")]
    told = show(page, *attempts, exam={**EXAM, "draw": draw})
    assert rows(told.locator("table").first) == [
        ["Show a hinge with a quiet back", "2", "50 %", "60 %"],
        ["When to stop", "1", "100 %", ""],
    ]
    told.get_by_text("Objective by objective").click()
    assert rows(told.locator("details")) == [
        ["Show a hinge with a quiet back", "2", "50 %"],
        ["Name the sign that stops a session", "1", "100 %"],
    ]
    expect(told.locator(".verdict-card li")).to_have_text(
        ["80 % is needed to pass.", "On “Show a hinge with a quiet back” you have 50 %, and 60 % is needed."]
    )


VERDICTS = [
    ([1, 1, 1, 1, 0], [], "Passed", "Your score is 80 %. 4 of 5 right. 80 % was needed."),
    ([1, 1, 1, 0.99, 0], [], "Not passed yet", "80 % is needed to pass."),
    ([1, 1, 1, 1, 0], [4], "Not passed yet", "One answer on critical questions could hurt a client, so this is not"),
    ([0, 0, 0, 0, 0], [1, 2], "Not passed yet", "2 answers on critical questions could hurt a client"),
]  # fmt: skip


@pytest.mark.parametrize(("shares", "unsafe", "verdict", "why"), VERDICTS)
def test_an_exam_is_passed_or_not_in_words_with_the_reason(
    page: Page, shares: list[float], unsafe: list[int], verdict: str, why: str
) -> None:
    attempts = [
        attempt("hinge-depth", *[SQUATS][: share < 1], share=share, unsafe=n in unsafe, critical=True)
        for n, share in enumerate(shares)
    ]
    told = show(page, *attempts, exam=EXAM)
    expect(told.locator("h2")).to_have_text(verdict)
    expect(told.locator(".verdict-card")).to_contain_text(why)


def test_an_unsafe_answer_on_a_question_that_is_not_critical_is_told_and_passes(page: Page) -> None:
    attempts = [attempt("hinge-signs") for _ in range(9)]
    told = show(page, *attempts, attempt("hinge-depth", WAITS, unsafe=True), exam=EXAM)
    expect(told.locator("h2")).to_have_text("Passed")
    expect(told.locator(".harm li")).to_have_count(1)


HOSTILE = ["objective:<img src=x onerror=alert(1)>", "error:__proto__", "constructor", "toString", "x" * 200]


def test_topics_and_questions_that_the_course_does_not_have_are_left_out(page: Page) -> None:
    told = show(page, *[attempt(topic, topic) for topic in HOSTILE], exam=EXAM)
    expect(told.locator(".look-again li, tbody tr, img")).to_have_count(0)
    expect(told.locator("h2")).to_have_text("Not passed yet")
