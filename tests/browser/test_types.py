"""Every type of question in a real browser: by keys, by mouse, by finger; what it is worth; what it comes back as."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import browsing, checks
from .questions import (
    FILL,
    HINGE,
    LISTEN,
    MATCH,
    MORE,
    MULTI,
    NUMBER,
    ORDER,
    SAY,
    SINGLE,
    answers,
    be_sure,
    choose,
    fill,
    judged,
    key,
    press,
    question,
    right_ones,
    tab_to,
    told,
    wrong_ones,
)

REFER, EASIER, CALL = "Stop and refer", "Take an easier drill", "Call now"
PLACE = {SINGLE: HINGE, MULTI: HINGE, FILL: HINGE, ORDER: HINGE, NUMBER: MORE, MATCH: MORE, SAY: MORE}
BEFORE = 1_763_800_000_000


@pytest.fixture
def hinge(page: Page) -> Page:
    return opened(page, HINGE)


@pytest.fixture
def more(page: Page) -> Page:
    return opened(page, MORE)


@pytest.fixture
def finger(browser: Browser, address: str) -> Iterator[Page]:
    """A phone."""
    with browser.new_context(
        base_url=address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    ) as context:
        yield opened(context.new_page(), MORE)


def opened(page: Page, path: str) -> Page:
    page.add_init_script(LISTEN)
    browsing.visit(page, path)
    for item in page.locator("course-quiz").all():
        item.evaluate("item => item.loaded")
    return page


def given(item: Locator, call: str, value: object = None) -> Any:
    """What a method of the question gives back."""
    return item.evaluate(f"async (item, value) => {{ await item.loaded; return item.{call} }}", value)


def drag(page: Page, thing: Locator, place: Locator) -> None:
    """Drag with the mouse, from middle to middle."""
    (from_x, from_y), (to_x, to_y) = middle(thing), middle(place)
    page.mouse.move(from_x, from_y)
    page.mouse.down()
    page.mouse.move(to_x, to_y, steps=5)
    page.mouse.up()


def middle(element: Locator) -> tuple[float, float]:
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# What an answer is worth.


def test_some_of_several_right_answers_are_worth_a_part(hinge: Page) -> None:
    item = question(hinge, MULTI)
    first, _ = right_ones(item)
    first.click()
    assert judged(item)["share"] == 0.5
    wrong_ones(item)[0].click()
    assert judged(item)["share"] == 0
    press(item, "Check")
    assert "You chose 1 of the 2 right answers, and 1 wrong." in told(item)


def test_steps_in_place_are_worth_a_part(hinge: Page) -> None:
    item = question(hinge, ORDER)
    item.get_by_role("button", name="Move up: Stand tall").click()
    press(item, "Check")
    [detail] = answers(hinge)
    assert f"{round(detail['share'] * 5)} of 5 steps are in place." in told(item)
    assert 0 < detail["share"] < 1


def test_numbers_are_right_within_their_tolerance_and_worth_a_part(more: Page) -> None:
    item = question(more, NUMBER)
    fill(item, "1", "9")
    be_sure(item)
    press(item, "Check")
    assert "1 of 2 numbers are right." in told(item)
    assert answers(more)[0]["share"] == 0.5


@pytest.mark.parametrize("typed", ["2", "2.5", "2,5", " 3 ", "+1", "2.0", "1.", "3,000"])
def test_a_number_is_taken_as_people_write_it(more: Page, typed: str) -> None:
    item = question(more, NUMBER)
    fill(item, "1", typed)
    assert judged(item)["right"] is True


@pytest.mark.parametrize("typed", ["two", "2 or 3", "1-3", "0x2", "1e0", "Infinity", "2.5.1", "²"])
def test_what_is_no_number_is_asked_for_again_and_not_counted_as_wrong(more: Page, typed: str) -> None:
    item = question(more, NUMBER)
    fill(item, "1", typed)
    be_sure(item)
    press(item, "Check")
    expect(item.get_by_role("status")).to_have_text("Write a number, such as 12 or 12.5.")
    expect(item.get_by_label("Number 2")).to_be_focused()
    expect(item.get_by_label("Number 2")).to_have_attribute("aria-invalid", "true")
    assert answers(more) == []
    item.get_by_label("Number 2").fill("2")
    expect(item.locator("[aria-invalid]")).to_have_count(0)
    press(item, "Check")
    expect(item.get_by_role("status")).to_contain_text("Right.")


@pytest.mark.parametrize("typed", ["12", "12.0", " 12"])
def test_a_known_wrong_number_tells_its_reason_and_belief(more: Page, typed: str) -> None:
    item = question(more, NUMBER)
    fill(item, "1", typed)
    be_sure(item)
    press(item, "Check")
    assert "A tired back gets twelve more lifts." in told(item)
    assert "The belief behind it: More cues coach better" in told(item)
    [detail] = answers(more)
    assert detail["missed"] == ["objective:H.1", "misconception:more-cues"]
    assert detail["unsafe"] is True


def test_rows_that_match_are_worth_a_part(more: Page) -> None:
    item = question(more, MATCH)
    choose(item, REFER, EASIER, EASIER)
    be_sure(item)
    press(item, "Check")
    assert "2 of 4 rows are right." in told(item)
    marks = [mark.inner_text() for mark in item.locator(".pair .mark").all()]
    assert marks == ["Right", "Right", "Not this", "Empty"]
    [detail] = answers(more)
    assert (detail["share"], detail["right"], detail["critical"]) == (0.5, False, True)
    assert detail["missed"] == ["objective:STOP.1"]


def test_a_right_answer_is_about_all_that_it_could_have_missed(hinge: Page) -> None:
    item = question(hinge, SINGLE)
    right_ones(item)[0].click()
    press(item, "Check")
    [detail] = answers(hinge)
    about = ["objective:H.1", "misconception:deeper-is-better", "error:cue-pile-up"]
    assert sorted(detail["about"]) == sorted(about)
    assert (detail["right"], detail["share"], detail["missed"]) == (True, 1, [])


def test_a_wrong_answer_says_which_error_and_which_belief_it_stands_for(hinge: Page) -> None:
    item = question(hinge, SINGLE)
    wrong_ones(item)[1].click()
    press(item, "Check")
    assert "Cueing error: Cue pile-up The belief behind it: Deeper is always better" in told(item)
    [detail] = answers(hinge)
    assert detail["missed"] == ["objective:H.1", "error:cue-pile-up", "misconception:deeper-is-better"]


# How sure are you?


def test_how_sure_one_is_is_asked_before_the_answer_is_checked(more: Page) -> None:
    item = question(more, NUMBER)
    fill(item, "1", "2")
    press(item, "Check")
    expect(item.get_by_role("status")).to_have_text("Say how sure you are first.")
    expect(item.get_by_role("radio", name="Sure", exact=True)).to_be_focused()
    assert answers(more) == []
    more.keyboard.press("Space")
    press(item, "Check")
    expect(item.get_by_role("status")).to_have_text("Right.")
    assert [detail["sure"] for detail in answers(more)] == [2]


@pytest.mark.parametrize(
    ("sure", "typed", "line"),
    [
        ("Sure", "9", "You were sure of this. It will come back soon."),
        ("Guessing", "2", "A good guess: look at why."),
        ("Fairly sure", "9", None),
        ("Sure", "2", None),
    ],
)
def test_sure_and_wrong_and_guessed_and_right_are_told(more: Page, sure: str, typed: str, line: str | None) -> None:
    item = question(more, NUMBER)
    fill(item, "1", typed)
    be_sure(item, sure)
    press(item, "Check")
    expect(item).to_have_attribute("data-verdict", "right" if typed == "2" else "wrong")
    assert item.locator(".surely").all_inner_texts() == ([line] if line else [])


def test_how_sure_one_was_cannot_be_said_afterwards(more: Page) -> None:
    item = question(more, NUMBER)
    fill(item, "1", "2")
    be_sure(item)
    press(item, "Check")
    expect(item.get_by_role("radio", name="Fairly sure")).to_be_disabled()
    press(item, "Try again")
    expect(item.get_by_role("radio", name="Fairly sure")).to_be_enabled()
    expect(item.get_by_role("radio", name="Fairly sure")).not_to_be_checked()


# What belongs together.


def test_rows_are_matched_by_keyboard_alone(more: Page) -> None:
    item = question(more, MATCH)
    for row, label in zip(item.get_by_role("combobox").all(), [REFER, EASIER, CALL, EASIER], strict=True):
        tab_to(more, row)
        more.keyboard.type(label)
    tab_to(more, item.get_by_role("radio", name="Sure", exact=True))
    more.keyboard.press("Space")
    tab_to(more, item.get_by_role("button", name="Check"))
    more.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Right.")


def test_numbers_are_typed_and_checked_by_keyboard_alone(more: Page) -> None:
    item = question(more, NUMBER)
    for blank, value in zip(item.get_by_role("textbox").all(), key(item), strict=True):
        tab_to(more, blank)
        more.keyboard.type(value)
    tab_to(more, item.get_by_role("radio", name="Sure", exact=True))
    more.keyboard.press("Space")
    tab_to(more, item.get_by_role("button", name="Check"))
    more.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_contain_text("Right.")


@pytest.mark.parametrize("name", PLACE)
def test_a_screen_reader_hears_the_question_and_a_name_for_every_control(page: Page, name: str) -> None:
    item = question(opened(page, PLACE[name]), name)
    heard = item.locator("form").aria_snapshot()
    controls = re.findall(r"- '?(?:radio|checkbox|textbox|combobox|spinbutton|button)(?: \"(.*?)\")?", heard)
    assert len(controls) > 1, heard
    assert all(controls), heard
    asked = item.locator("legend").first.inner_text()
    expect(item.get_by_role("group", name=" ".join(asked.split())).first).to_be_visible()


def test_each_row_is_named_by_what_stands_left(more: Page) -> None:
    names = ["A numb leg", "Sore muscles", "A pale, sweaty face", "Stiff muscles after a long drive"]
    for name in names:
        expect(question(more, MATCH).get_by_role("combobox", name=name)).to_have_count(1)


def test_a_chip_is_dragged_to_its_row_by_mouse(more: Page) -> None:
    item = question(more, MATCH)
    drag(more, item.locator(".chip", has_text=CALL), item.locator(".pair").nth(2))
    expect(item.get_by_role("combobox", name="A pale, sweaty face")).to_have_value(right(item, 2))
    assert [row.input_value() for row in item.get_by_role("combobox").all()].count("") == 3
    expect(item.locator(".held, .over, .picked")).to_have_count(0)


def right(item: Locator, row: int) -> str:
    return item.locator(".pair").nth(row).get_attribute("data-right") or ""


def test_a_chip_let_go_elsewhere_changes_nothing(more: Page) -> None:
    item = question(more, MATCH)
    drag(more, item.locator(".chip").first, item.locator("legend").first)
    assert given(item, "isEmpty()") is True
    expect(item.locator(".held, .over, .picked")).to_have_count(0)


def test_a_chip_is_tapped_and_then_its_row(finger: Page) -> None:
    item = question(finger, MATCH)
    item.locator(".chip", has_text=REFER).tap()
    expect(item.locator(".chips")).to_contain_text("Now tap its row.")
    item.locator(".pair").first.tap()
    expect(item.get_by_role("combobox").first).to_have_value(right(item, 0))
    expect(item.locator(".picked")).to_have_count(0)


def test_a_chip_is_dragged_to_its_row_by_finger(finger: Page) -> None:
    item = question(finger, MATCH)
    slide(finger, item.locator(".chip", has_text=REFER).locator(".grip"), item.locator(".pair").first)
    expect(item.get_by_role("combobox").first).to_have_value(right(item, 0))


def test_a_step_is_dragged_to_its_place_by_finger(finger: Page) -> None:
    opened(finger, HINGE)
    item = question(finger, ORDER)
    last = item.locator(".steps > li").last
    text = last.locator("span:not(.grip)").first.inner_text()
    slide(finger, last.locator(".grip"), item.locator("legend"))
    expect(item.locator(".steps > li").first).to_contain_text(text)


def slide(page: Page, thing: Locator, place: Locator) -> None:
    """Slide a finger from middle to middle."""
    thing.scroll_into_view_if_needed()
    (from_x, from_y), (to_x, to_y) = middle(thing), middle(place)
    devtools = page.context.new_cdp_session(page)
    points = [[from_x + (to_x - from_x) * n / 8, from_y + (to_y - from_y) * n / 8] for n in range(9)]
    for n, (x, y) in enumerate(points):
        kind = "touchMove" if n else "touchStart"
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


# A cue of one's own.


def test_a_cue_is_written_compared_and_marked_by_keyboard_alone(more: Page) -> None:
    item = question(more, SAY)
    tab_to(more, item.get_by_role("textbox", name="Your cue"))
    more.keyboard.type("Tap the wall")
    tab_to(more, item.get_by_role("button", name="Compare"))
    more.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_have_text("Compare your cue with these, and tick what it does.")
    expect(item.locator(".models")).to_be_visible()
    assert answers(more) == []
    for box in item.get_by_role("group", name="Does your cue do this?").get_by_role("checkbox").all()[:2]:
        tab_to(more, box)
        more.keyboard.press("Space")
    tab_to(more, item.get_by_role("button", name="Save my marks"))
    more.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_have_text("Your cue does 2 of 3.")
    [detail] = answers(more)
    assert (detail["right"], detail["share"], detail["answer"][0]) == (False, 2 / 3, "Tap the wall")


def test_a_cue_that_does_all_is_right_and_marked_once(more: Page) -> None:
    item = question(more, SAY)
    item.get_by_role("textbox").fill("Tap the wall")
    press(item, "Compare")
    for box in item.get_by_role("checkbox").all():
        box.check()
    press(item, "Save my marks")
    item.get_by_role("button", name="Save my marks").click(force=True)
    expect(item).to_have_attribute("data-verdict", "right")
    assert [detail["right"] for detail in answers(more)] == [True]


def test_without_a_cue_there_is_nothing_to_compare_or_mark(more: Page) -> None:
    item = question(more, SAY)
    press(item, "Compare")
    expect(item.get_by_role("status")).to_have_text("Write your cue first.")
    expect(item.get_by_role("textbox")).to_be_focused()
    item.locator("summary").click()
    press(item, "Save my marks")
    expect(item.get_by_role("status")).to_have_text("Write your cue first.")
    assert answers(more) == []


# Answers of an earlier visit, and those of an exam.


@pytest.mark.parametrize("name", PLACE)
def test_an_answer_put_back_is_the_same_answer(page: Page, name: str) -> None:
    item = question(opened(page, PLACE[name]), name)
    assert given(item, "put(value)", key(item)) is True
    assert sorted(given(item, "answer()")) == sorted(key(item))
    assert judged(item)["right"] is True
    expect(item).not_to_have_attribute("data-verdict", "right")
    assert answers(page) == []


@pytest.mark.parametrize("name", PLACE)
def test_an_earlier_answer_is_shown_and_not_announced(page: Page, name: str) -> None:
    item = question(opened(page, PLACE[name]), name)
    given(item, "restore(value)", {"answer": key(item), "right": True, "at": BEFORE})
    expect(item).to_have_attribute("data-verdict", "right")
    expect(item.locator(".kept")).to_contain_text("You answered this on ")
    for live in item.locator("[aria-live]").all():
        expect(live).to_have_attribute("aria-live", "off")
    expect(item.locator(".explanation")).not_to_have_attribute("open", "")
    assert answers(page) == []
    press(item, "Try again")
    expect(item.get_by_role("status")).to_have_attribute("aria-live", "polite")
    expect(item.locator(".kept")).to_be_empty()
    assert given(item, "isEmpty()") is (name != ORDER)


@pytest.mark.parametrize("name", PLACE)
def test_an_answer_to_an_older_version_is_told_and_not_filled_in(page: Page, name: str) -> None:
    item = question(opened(page, PLACE[name]), name)
    given(item, "restore(value)", {"answer": key(item), "right": True, "at": BEFORE, "older": True})
    expect(item.locator(".kept")).to_contain_text("This question has changed since you answered it on ")
    expect(item).not_to_have_attribute("data-verdict", "right")
    assert given(item, "isEmpty()") is (name != ORDER)


HOSTILE: list[object] = [
    None,
    {},
    "848e99b7",
    [],
    [None],
    [{"toString": "x"}],
    [""],
    ["constructor"],
    ["__proto__:__proto__"],
    ["848e99b7", "848e99b7"],
    ["40e9f01d"] * 5,
    ["7fa8ffc6:nothing"],
    ["7fa8ffc6:be55cefa", "7fa8ffc6:2f756f1e"],
    ["cue", "no-such-check"],
    ["x" * 201],
    ["x"] * 31,
]


@pytest.mark.parametrize("name", PLACE)
def test_a_stored_answer_that_does_not_fit_is_ignored(page: Page, name: str) -> None:
    item = question(opened(page, PLACE[name]), name)
    texts = {FILL: [["constructor"]], SAY: [["constructor"], ["__proto__:__proto__"], ["7fa8ffc6:nothing"]]}
    for answer in HOSTILE:
        if name in texts and isinstance(answer, list) and len(answer) == 1 and isinstance(answer[0], str):
            continue  # any short text is something that could have been typed
        given(item, "restore(value)", {"answer": answer, "right": True, "at": BEFORE})
        expect(item).not_to_have_attribute("data-verdict", "right")
        expect(item).not_to_have_attribute("data-verdict", "wrong")
        expect(item.locator(".kept")).to_be_empty()


@pytest.mark.parametrize("at", [None, "2025", 1e300, -1e300, 1.5, {}])
def test_an_answer_without_a_day_is_ignored(hinge: Page, at: object) -> None:
    item = question(hinge, SINGLE)
    given(item, "restore(value)", {"answer": key(item), "right": True, "at": at})
    expect(item.locator(":checked")).to_have_count(0)


@pytest.mark.parametrize("name", [FILL, SAY])
def test_what_was_typed_comes_back_as_text_and_runs_nothing(page: Page, name: str) -> None:
    item = question(opened(page, PLACE[name]), name)
    typed = "<img src=x onerror='window.ran = 1'>"
    given(item, "restore(value)", {"answer": [typed], "right": True, "at": BEFORE})
    expect(item.locator(".blank, textarea")).to_have_value(typed)
    expect(item.locator("img")).to_have_count(0)
    assert page.evaluate("window.ran") is None


def test_an_earlier_answer_never_takes_away_one_that_is_under_way(hinge: Page) -> None:
    item = question(hinge, SINGLE)
    wrong_ones(item)[0].click()
    given(item, "restore(value)", {"answer": key(item), "right": True, "at": BEFORE})
    expect(wrong_ones(item)[0].get_by_role("radio")).to_be_checked()
    expect(item).not_to_have_attribute("data-verdict", "right")


@pytest.mark.parametrize("name", [SINGLE, MULTI, FILL, ORDER, NUMBER, MATCH])
def test_in_an_exam_nothing_is_checked_before_it_is_shown_and_nothing_changed_after(page: Page, name: str) -> None:
    item = question(opened(page, PLACE[name]), name)
    item.evaluate("item => { item.exam = true }")
    expect(item.get_by_role("button", name="Check")).to_be_hidden()
    expect(item.locator(".explanation")).to_be_hidden()
    assert given(item, "isEmpty()") is True
    given(item, "put(value)", key(item))
    assert given(item, "isEmpty()") is False
    given(item, "show()")
    expect(item).to_have_attribute("data-verdict", "right")
    expect(item.locator(".explanation")).to_be_visible()
    expect(item.get_by_role("status")).to_have_attribute("aria-live", "off")
    expect(item.get_by_role("button", name="Try again")).to_be_hidden()
    expect(item.locator("form :is(input, select, .moves button):enabled")).to_have_count(0)
    assert answers(page) == []


@pytest.mark.parametrize("name", [SINGLE, MULTI, FILL, NUMBER, MATCH])
def test_an_empty_answer_is_shown_as_not_answered(page: Page, name: str) -> None:
    item = question(opened(page, PLACE[name]), name)
    item.evaluate("item => { item.exam = true }")
    given(item, "show()")
    expect(item.get_by_role("status")).to_contain_text("Not answered.")
    assert judged(item)["share"] == 0


def test_enter_in_an_exam_checks_nothing(hinge: Page) -> None:
    item = question(hinge, FILL)
    item.evaluate("item => { item.exam = true }")
    item.locator(".blank").fill("hips")
    hinge.keyboard.press("Enter")
    expect(item.get_by_role("status")).to_be_empty()
    assert answers(hinge) == []


def test_options_are_shuffled_but_for_those_that_are_pinned(hinge: Page) -> None:
    item = question(hinge, MULTI)
    given(item, "querySelectorAll('[data-option]')[3].setAttribute('data-pin', '')")
    orders = {tuple(shuffled(item, seed)) for seed in range(12)}
    assert {order[3] for order in orders} == {"ad9a627e"}
    assert len(orders) > 2
    assert all(len(set(order)) == 4 for order in orders)


def shuffled(item: Locator, seed: int) -> list[str]:
    order: list[str] = item.evaluate(
        """(item, seed) => {
            let state = seed * 99_991
            item.shuffle(() => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647)
            return [...item.querySelectorAll("label [data-option]")].map((input) => input.dataset.option)
        }""",
        seed + 1,
    )
    return order


# Kept, or not.


@pytest.mark.parametrize(
    ("kept", "words"),
    [("true", "Saved"), ("false", "Not saved. The disk is full."), ("'yes'", "Not saved. The disk is full.")],
)
def test_an_answer_is_called_saved_only_when_it_is(hinge: Page, kept: str, words: str) -> None:
    item = question(hinge, SINGLE)
    item.evaluate(f"item => item.saved(Promise.resolve({kept}), () => 'The disk is full.')")
    expect(item.locator(".kept")).to_have_text(words)


def test_what_is_told_late_of_an_old_answer_is_not_said_of_a_new_one(hinge: Page) -> None:
    item = question(hinge, SINGLE)
    item.evaluate("item => { item.saved(new Promise((tell) => (window.tell = tell))) }")
    wrong_ones(item)[0].click()
    hinge.evaluate("window.tell(true)")
    expect(item.locator(".kept")).to_be_empty()


# For everyone.


@pytest.mark.parametrize(("scheme", "width"), checks.LOOKS)
def test_everyone_can_use_numbers_pairs_and_cues_before_and_after_answering(
    browser: Browser, address: str, scheme: browsing.Scheme, width: int
) -> None:
    with browsing.opened(browser, address, scheme, width) as (page, watch):
        opened(page, MORE)
        found = checks.inaccessible(page) + checks.overflowing(page)
        for name in (NUMBER, MATCH):
            item = question(page, name)
            answer = [part.split(":")[0] + ":2f756f1e" if ":" in part else "1" for part in key(item)]
            given(item, "put(value)", answer)
            be_sure(question(page, name), "Sure")
            press(question(page, name), "Check")
        question(page, SAY).get_by_role("textbox").fill("Tap the wall")
        press(question(page, SAY), "Compare")
        press(question(page, SAY), "Save my marks")
        expect(question(page, SAY)).to_have_attribute("data-verdict", "wrong")
        page.evaluate(browsing.SETTLED)
        found += checks.inaccessible(page) + checks.overflowing(page)
    assert found + watch.findings() == []


def test_on_a_phone_all_that_a_finger_must_hit_is_44_pixels_high(finger: Page) -> None:
    question(finger, SAY).locator("summary").click()
    targets = finger.locator("course-quiz :is(label, button, summary, .blank, select, textarea, .chip):visible")
    small = targets.evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    )
    assert small == []


def test_in_print_a_row_can_be_filled_in_by_hand_and_nothing_is_to_be_pressed(more: Page) -> None:
    more.emulate_media(media="print")
    expect(more.locator("course-quiz :is(button, .chip, .sure):visible")).to_have_count(0)
    expect(question(more, MATCH).locator(".solution li").first).to_be_visible()
