"""The bar above a page of questions: what is answered, what was missed, all of it once more."""

import pytest
from playwright.sync_api import Locator, Page, expect

from . import browsing, checks
from .questions import (
    FILL,
    HINGE,
    LISTEN,
    MORE,
    MULTI,
    ORDER,
    SAY,
    SINGLE,
    answers,
    fill,
    press,
    question,
    right_ones,
    tab_to,
    wrong_ones,
)

ALL, MISSED, AGAIN = "Show all", "Only the ones I missed", "Start again"


@pytest.fixture
def page(page: Page) -> Page:
    page.add_init_script(LISTEN)
    browsing.visit(page, HINGE)
    expect(bar(page)).to_be_visible()
    return page


def bar(page: Page) -> Locator:
    return page.get_by_role("group", name="These questions")


def pressed(page: Page) -> list[str]:
    return [button.inner_text() for button in bar(page).get_by_role("button", pressed=True).all()]


def count(page: Page) -> Locator:
    return bar(page).locator(".count")


def answer(page: Page, name: str, *, right: bool = True) -> None:
    item = question(page, name)
    if name == FILL:
        fill(item, "hips" if right else "toes")
    elif name != ORDER:
        for label in right_ones(item) if right else wrong_ones(item)[:1]:
            label.click()
    elif right:
        order = ["e4401d0a", "40e9f01d", "1d9f5979", "68a005b6", "d63fffe4"]
        item.evaluate("(item, order) => item.put(order)", [*order[1:], order[0]])
    press(item, "Check")
    expect(item).to_have_attribute("data-verdict", "right" if right else "wrong")


def test_the_bar_counts_what_is_answered_and_what_is_right(page: Page) -> None:
    expect(count(page)).to_have_text("0 of 4 answered, 0 right")
    answer(page, SINGLE)
    answer(page, MULTI, right=False)
    expect(count(page)).to_have_text("2 of 4 answered, 1 right")
    wrong_ones(question(page, MULTI))[0].click()
    expect(count(page)).to_have_text("1 of 4 answered, 1 right")


def test_only_the_missed_ones_are_shown_for_another_try(page: Page) -> None:
    answer(page, SINGLE)
    answer(page, MULTI, right=False)
    answer(page, FILL, right=False)
    press(bar(page), MISSED)
    assert pressed(page) == [MISSED]
    for name, shown in {SINGLE: False, MULTI: True, FILL: True, ORDER: False}.items():
        expect(question(page, name)).to_be_visible(visible=shown)
    expect(page.get_by_role("heading", name="Question 1")).to_be_hidden()
    expect(page.get_by_role("heading", name="Question 2")).to_be_visible()
    expect(bar(page).get_by_role("status")).to_have_text("2 questions to try again.")
    expect(question(page, FILL).locator(".blank")).to_have_value("")
    expect(question(page, MULTI).locator(":checked")).to_have_count(0)
    answer(page, MULTI)
    expect(question(page, MULTI)).to_be_visible()


def test_all_are_shown_again_with_their_answers(page: Page) -> None:
    answer(page, SINGLE)
    answer(page, FILL, right=False)
    press(bar(page), MISSED)
    press(bar(page), ALL)
    assert pressed(page) == [ALL]
    for name in (SINGLE, MULTI, FILL, ORDER):
        expect(question(page, name)).to_be_visible()
    expect(question(page, SINGLE)).to_have_attribute("data-verdict", "right")
    expect(page.locator("article [hidden]:not(button)")).to_have_count(0)


def test_with_nothing_missed_all_stay_and_that_is_told(page: Page) -> None:
    answer(page, SINGLE)
    press(bar(page), MISSED)
    expect(bar(page).get_by_role("status")).to_have_text("None of your answers is a miss.")
    assert pressed(page) == [ALL]
    expect(question(page, SINGLE)).to_have_attribute("data-verdict", "right")


def test_starting_again_leaves_every_question_unanswered(page: Page) -> None:
    answer(page, SINGLE)
    answer(page, MULTI, right=False)
    press(bar(page), MISSED)
    press(bar(page), AGAIN)
    expect(count(page)).to_have_text("0 of 4 answered, 0 right")
    expect(page.locator("course-quiz[data-verdict]")).to_have_count(0)
    expect(page.locator("course-quiz:visible")).to_have_count(4)
    assert len(answers(page)) == 2


def test_the_bar_is_worked_by_keyboard_alone_and_keeps_the_focus(page: Page) -> None:
    answer(page, MULTI, right=False)
    page.locator("h1").click()
    for name in (MISSED, ALL, AGAIN):
        button = bar(page).get_by_role("button", name=name)
        tab_to(page, button)
        page.keyboard.press("Enter")
        expect(button).to_be_focused()
        expect(bar(page).get_by_role("status")).not_to_be_empty()


def test_the_options_change_places_only_when_a_question_is_tried_again(page: Page) -> None:
    item = question(page, MULTI)
    given = options(item)
    assert given == item.locator(".explanation li[data-option]").evaluate_all("all => all.map(li => li.dataset.option)")
    orders = set()
    for _ in range(8):
        answer(page, MULTI, right=False)
        press(item, "Try again")
        orders.add(tuple(options(item)))
    assert len(orders) > 1
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(given))}


def options(item: Locator) -> list[str]:
    found: list[str] = item.locator("label [data-option]").evaluate_all("all => all.map(one => one.dataset.option)")
    return found


def test_after_the_last_answer_the_results_stand_at_the_end_of_the_page(page: Page) -> None:
    results = page.get_by_role("region", name="Your results")
    for name in (SINGLE, MULTI, FILL):
        answer(page, name)
    expect(results).to_have_count(0)
    answer(page, ORDER, right=False)
    expect(results).to_be_visible()
    expect(bar(page).get_by_role("status")).to_have_text("All are answered. Your results are at the end of the page.")
    assert page.locator("article > :last-child").get_attribute("class") == "practice-results"
    press(question(page, ORDER), "Try again")
    expect(results).to_have_count(0)
    answer(page, ORDER)
    expect(results).to_have_count(1)


def test_answers_of_an_earlier_visit_are_counted(page: Page) -> None:
    answer(page, SINGLE)
    expect(question(page, SINGLE).locator(".kept")).to_have_text("Saved")
    page.reload()
    expect(count(page)).to_have_text("1 of 4 answered, 1 right")
    expect(page.get_by_role("region", name="Your results")).to_have_count(0)


def test_a_cue_of_ones_own_is_not_counted(page: Page) -> None:
    browsing.visit(page, MORE)
    expect(count(page)).to_have_text("0 of 2 answered, 0 right. You mark 1 yourself.")
    item = question(page, SAY)
    item.get_by_role("textbox").fill("Tap the wall")
    press(item, "Compare")
    press(item, "Save my marks")
    expect(item).to_have_attribute("data-verdict", "wrong")
    expect(count(page)).to_have_text("0 of 2 answered, 0 right. You mark 1 yourself.")


def test_a_page_with_one_question_has_no_bar(page: Page) -> None:
    browsing.visit(page, "quizzes/stopping/")
    expect(page.locator("course-quiz")).to_have_count(1)
    page.evaluate("() => new Promise(requestAnimationFrame)")
    expect(bar(page)).to_have_count(0)


def test_the_bar_is_put_into_a_page_once(page: Page) -> None:
    page.evaluate(
        """async () => {
            const { practice } = await import("/assets/practice.js")
            practice([...document.querySelectorAll("course-quiz")])
        }"""
    )
    expect(page.locator(".practice")).to_have_count(1)


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_the_bar_fits_and_its_buttons_are_44_pixels_high(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert checks.overflowing(page) == []
    for button in bar(page).get_by_role("button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
