from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import browsing
from .questions import FILL, HINGE, MULTI, ORDER, SINGLE, press, question, right_ones, tab_to, told, wrong_ones


@pytest.fixture
def page(page: Page) -> Page:
    browsing.visit(page, HINGE)
    return page


@pytest.fixture
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    with browsing.opened(browser, address, scripts=False) as (page, _):
        page.goto(HINGE)
        yield page


def why(item: Locator, label: Locator) -> str:
    """The explanation of an option, without the option's own words."""
    option = label.locator("[data-option]").get_attribute("data-option")
    entry = item.locator(f".explanation li[data-option='{option}']")
    reasons = entry.locator(":scope > :not(.option, .stands-for)").all_text_contents()
    return " ".join(" ".join(reasons).split())


def ranks(item: Locator) -> list[int]:
    steps = item.locator(".steps > li").all()
    return [int(step.get_attribute("data-rank") or 0) for step in steps]


def step_to_raise(item: Locator) -> int | None:
    """The first step that belongs before the one above it."""
    now = ranks(item)
    return next((n for n in range(1, len(now)) if now[n] < now[n - 1]), None)


def settled(item: Locator) -> None:
    """Assert that the question stands as if nobody had answered it."""
    expect(item.get_by_role("status")).to_be_empty()
    expect(item.locator("details")).not_to_have_attribute("open", "")
    expect(item.get_by_role("button", name="Try again")).to_be_hidden()


def test_choosing_is_not_submitting(page: Page) -> None:
    item = question(page, SINGLE)
    wrong_ones(item)[0].click()
    settled(item)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    settled(item)


@pytest.mark.parametrize("name", [SINGLE, MULTI, FILL])
def test_checking_nothing_is_met_with_a_message_and_no_verdict(page: Page, name: str) -> None:
    item = question(page, name)
    press(item, "Check")
    expect(item.get_by_role("status")).not_to_be_empty()
    assert "Not quite" not in told(item)
    expect(item.locator("details")).not_to_have_attribute("open", "")
    expect(item.get_by_role("button", name="Try again")).to_be_hidden()


def test_a_right_choice_is_told_with_its_reason(page: Page) -> None:
    item = question(page, SINGLE)
    chosen = right_ones(item)[0]
    chosen.click()
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Right.")
    assert why(item, chosen) in told(item)


def test_a_wrong_choice_is_told_with_its_reason_and_the_others_are_opened(page: Page) -> None:
    item = question(page, SINGLE)
    chosen = wrong_ones(item)[0]
    reason = why(item, chosen)
    chosen.click()
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Not quite.")
    assert reason
    assert reason in told(item)
    for entry in item.locator(".explanation li[data-option]:not(.chosen)").all():
        expect(entry).to_be_visible()


def test_several_right_answers_are_all_needed(page: Page) -> None:
    item = question(page, MULTI)
    first, *others = right_ones(item)
    first.click()
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Not quite.")
    for other in others:
        other.click()
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Right.")


def test_a_wrong_choice_among_right_ones_is_explained(page: Page) -> None:
    item = question(page, MULTI)
    chosen = wrong_ones(item)[0]
    for label in [*right_ones(item), chosen]:
        label.click()
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Not quite.")
    assert why(item, chosen) in told(item)


@pytest.mark.parametrize("typed", ["hips", "the hips", "  The   HIPS. "])
def test_a_blank_takes_each_accepted_answer_and_the_enter_key(page: Page, typed: str) -> None:
    item = question(page, FILL)
    item.locator(".blank").fill(typed)
    page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Right.")


@pytest.mark.parametrize("typed", ["toes", "hip", "<img src=x onerror=alert(1)>"])
def test_a_blank_takes_no_other_answer_and_runs_nothing(page: Page, typed: str) -> None:
    item = question(page, FILL)
    item.locator(".blank").fill(typed)
    page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Not quite.")
    expect(item.locator(".blank")).to_have_attribute("aria-invalid", "true")
    expect(item.locator("img[src=x]")).to_have_count(0)


def test_steps_are_put_in_order_by_mouse(page: Page) -> None:
    item = question(page, ORDER)
    while (n := step_to_raise(item)) is not None:
        item.locator(".steps > li").nth(n).get_by_role("button", name="Move up").click()
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Right.")


def test_steps_in_the_wrong_order_are_told(page: Page) -> None:
    item = question(page, ORDER)
    while ranks(item) == sorted(ranks(item)):
        item.get_by_role("button", name="Move down").first.click()
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Not quite.")


def test_steps_are_put_in_order_by_keyboard_alone(page: Page) -> None:
    item = question(page, ORDER)
    while (n := step_to_raise(item)) is not None:
        tab_to(page, item.locator(".steps > li").nth(n).get_by_role("button", name="Move up"))
        page.keyboard.press("Enter")
        assert item.evaluate("item => item.contains(document.activeElement)"), "the focus is lost"
    tab_to(page, item.get_by_role("button", name="Check"))
    page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Right.")


def test_one_answer_is_chosen_and_checked_by_keyboard_alone(page: Page) -> None:
    item = question(page, SINGLE)
    radios = item.get_by_role("radio")
    tab_to(page, radios.first)
    page.keyboard.press("Space")
    while not item.locator("[data-correct]").is_checked():
        page.keyboard.press("ArrowDown")
    tab_to(page, item.get_by_role("button", name="Check"))
    page.keyboard.press("Space")
    expect(item.get_by_role("status")).to_contain_text("Right.")


def test_several_answers_are_chosen_and_checked_by_keyboard_alone(page: Page) -> None:
    item = question(page, MULTI)
    for label in right_ones(item):
        tab_to(page, label.get_by_role("checkbox"))
        page.keyboard.press("Space")
    tab_to(page, item.get_by_role("button", name="Check"))
    page.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Right.")


@pytest.mark.parametrize("name", [SINGLE, MULTI, FILL, ORDER])
def test_trying_again_begins_afresh(page: Page, name: str) -> None:
    item = question(page, name)
    given = ranks(item)
    for label in wrong_ones(item)[:1]:
        label.click()
    for blank in item.locator(".blank").all():
        blank.fill("toes")
    for down in item.get_by_role("button", name="Move down").all()[:1]:
        down.click()
    press(item, "Check")
    press(item, "Try again")
    settled(item)
    expect(item.locator(":checked")).to_have_count(0)
    expect(item.locator(".right:visible, .wrong:visible, [aria-invalid]")).to_have_count(0)
    assert ranks(item) == given
    assert item.locator(".blank").evaluate_all("blanks => blanks.map(blank => blank.value)") in ([], [""])
    assert item.evaluate("item => item.contains(document.activeElement)"), "the focus is lost"


def test_a_new_choice_takes_the_old_verdict_away(page: Page) -> None:
    item = question(page, SINGLE)
    wrong_ones(item)[0].click()
    press(item, "Check")
    right_ones(item)[0].click()
    settled(item)
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Right.")


@pytest.mark.parametrize("name", [SINGLE, MULTI, FILL, ORDER])
def test_without_scripts_the_answers_can_be_opened(without_scripts: Page, name: str) -> None:
    item = question(without_scripts, name)
    expect(item.get_by_role("group").first).to_be_visible()
    expect(item.get_by_role("button")).to_have_count(0)
    explanation = item.locator(".explanation")
    explanation.locator("summary").click()
    for entry in explanation.locator("li").all():
        expect(entry).to_be_visible()


def test_in_print_the_answers_are_open(page: Page) -> None:
    page.emulate_media(media="print")
    for entry in page.locator("course-quiz .explanation li").all():
        expect(entry).to_be_visible()


def test_instant_navigation_starts_nothing_twice(page: Page) -> None:
    page.evaluate(
        """async () => {
            const script = document.querySelector("script[src*=start]")
            await import(script.src.replace("start", "quiz") + "?again")
            for (const item of document.querySelectorAll("course-quiz")) item.replaceWith(item)
            const article = document.querySelector("article")
            article.replaceWith(article)
        }"""
    )
    for name in [SINGLE, MULTI, FILL, ORDER]:
        expect(question(page, name).locator("button", has_text="Try again")).to_have_count(1)
    for step in question(page, ORDER).locator(".steps > li").all():
        expect(step.get_by_role("button", name="Move up", include_hidden=True)).to_have_count(1)
    right_ones(question(page, SINGLE))[0].click()
    press(question(page, SINGLE), "Check")
    assert told(question(page, SINGLE)).count("Right.") == 1


def test_a_page_brought_by_instant_navigation_is_ready(page: Page) -> None:
    page.evaluate(
        """async () => {
            const fresh = new DOMParser().parseFromString(await (await fetch(location)).text(), "text/html")
            document.querySelector("article").replaceWith(fresh.querySelector("article"))
        }"""
    )
    item = question(page, SINGLE)
    wrong_ones(item)[0].click()
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Not quite.")
    expect(item.get_by_role("button", name="Try again")).to_have_count(1)


def test_what_a_finger_must_hit_is_44_pixels_high(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    targets = page.locator("course-quiz :is(label, button, summary, .blank):visible")
    small = targets.evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []
