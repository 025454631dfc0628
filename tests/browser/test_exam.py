"""Taking an exam: what is asked, what is kept, what passes."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from . import browsing, checks
from .exams import (
    OWN_NAMES,
    answer,
    answer_all,
    asked,
    build,
    current,
    hand_in,
    heading,
    number,
    open_exam,
    press,
    review,
)

ENTRIES = """async () => {
    const { record } = await import(document.querySelector("script[src*='start']").src.replace("start", "record"))
    await record.ready
    return record.entries()
}"""
DRAWS = Path(__file__).with_name("draws.js")
DRAFT = "coursewright:sample:draft:exam-own"
STORED = f"localStorage.getItem({DRAFT!r}) ?? sessionStorage.getItem({DRAFT!r})"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    return serve(build(tmp_path_factory.mktemp("exams")))


@pytest.fixture
def taken(page: Page) -> Page:
    """A page in the middle of the exam that has its own questions."""
    open_exam(page, "own")
    return page


@pytest.fixture
def offline(browser: Browser, address: str) -> Iterator[Page]:
    """A page that may find itself without a network."""
    with browsing.opened(browser, address) as (page, _):
        yield page


def entries(page: Page, kind: str) -> list[dict[str, Any]]:
    return [entry for entry in page.evaluate(ENTRIES) if entry["kind"] == kind]


def has_focus(page: Page, text: str) -> None:
    page.wait_for_function("text => document.activeElement.textContent.includes(text)", arg=text)


def texts(page: Page, item: str) -> list[str]:
    """The options of a question, in their order."""
    return page.locator(f"[data-item={item}] label > [data-option] + span").all_text_contents()


# ---- Before it begins ----


def test_the_start_says_what_is_asked_and_what_passes(page: Page) -> None:
    browsing.visit(page, "quizzes/own/")
    card = page.locator(".opening")
    expect(card).to_contain_text("Questions4")
    expect(card).to_contain_text("60 % or more, and no unsafe answer on critical questions")
    expect(card).to_contain_text("0 of 2 taken")


def test_no_question_of_the_exam_shows_before_it_begins(offline: Page) -> None:
    offline.route("**/exam.js", lambda route: route.abort())
    offline.goto("quizzes/own/")
    expect(offline.locator("course-quiz, article h2").filter(visible=True)).to_have_count(0)
    offline.unroute("**/exam.js")
    browsing.visit(offline, "quizzes/own/")
    expect(offline.get_by_role("button", name="Begin")).to_be_visible()
    expect(offline.locator("course-quiz").filter(visible=True)).to_have_count(0)


def test_without_scripts_the_exam_reads_as_any_quiz(browser: Browser, address: str) -> None:
    with browsing.opened(browser, address, scripts=False) as (page, _):
        page.goto("quizzes/own/")
        expect(page.locator("course-quiz").filter(visible=True)).to_have_count(4)
        expect(page.get_by_role("heading", name="Question 4")).to_be_visible()
        expect(page.locator("course-exam")).to_be_hidden()


# ---- Going through it ----


def test_one_question_is_asked_at_a_time_and_no_verdict_is_given(taken: Page) -> None:
    expect(current(taken)).to_have_count(1)
    answer(current(taken), right=False)
    expect(taken.get_by_role("button", name="Check")).to_have_count(0)
    expect(taken.locator(".explanation").filter(visible=True)).to_have_count(0)
    assert taken.locator("course-quiz[data-verdict]").count() == 0


def test_moving_brings_the_reader_to_the_question(taken: Page) -> None:
    has_focus(taken, "Question 1 of 4")
    press(taken, "Next")
    has_focus(taken, "Question 2 of 4")
    press(taken, "Previous")
    has_focus(taken, "Question 1 of 4")
    taken.locator(".exam-list button").nth(3).click()
    has_focus(taken, "Question 4 of 4")
    expect(taken.locator(".exam-list [aria-current=step]")).to_have_text("4")


def test_the_list_tells_in_words_what_is_answered_empty_and_flagged(taken: Page) -> None:
    first = taken.locator(".exam-list button").first
    expect(first).to_have_accessible_name("Question 1, empty")
    answer(current(taken), right=True)
    expect(first).to_have_accessible_name("Question 1, answered")
    flag = taken.get_by_role("button", name="Flag this question")
    flag.click()
    expect(flag).to_have_attribute("aria-pressed", "true")
    expect(first).to_have_accessible_name("Question 1, answered, flagged")
    expect(taken.locator(".tally")).to_have_text("1 answered3 empty1 flagged")
    press(taken, "Next")
    expect(flag).to_have_attribute("aria-pressed", "false")


def test_steps_count_as_answered_once_they_are_moved(taken: Page) -> None:
    number(taken, "own-four").click()
    expect(number(taken, "own-four")).to_have_class("empty")
    answer(current(taken), right=True)
    expect(number(taken, "own-four")).to_have_class("answered")


def test_a_reload_goes_on_where_the_trainee_was(taken: Page) -> None:
    number(taken, "own-two").click()
    answer(current(taken), right=True)
    number(taken, "own-three").click()
    answer(current(taken), right=True)
    current(taken).get_by_label("Fairly sure").check()
    press(taken, "Flag this question")
    order, at = asked(taken), heading(taken).inner_text()
    options = texts(taken, "own-two")
    taken.reload()
    expect(taken.locator(".opening")).to_contain_text("2 of 4 questions are answered")
    press(taken, "Go on")
    expect(heading(taken)).to_have_text(at)
    assert asked(taken) == order
    assert texts(taken, "own-two") == options
    expect(current(taken).locator(".blank")).to_have_value("hips")
    expect(current(taken).get_by_label("Fairly sure")).to_be_checked()
    expect(taken.locator("[data-item=own-two] :checked")).to_have_count(2)
    expect(taken.locator(".exam-list button.flagged")).to_have_count(1)


def test_an_answer_in_another_tab_is_an_answer_here(taken: Page) -> None:
    answer(current(taken), right=True)
    other = taken.context.new_page()
    open_exam(other, "own", "Go on")
    expect(other.locator(".tally")).to_contain_text("1 answered")
    press(other, "Next")
    answer(current(other), right=True)
    expect(taken.locator(".tally")).to_contain_text("2 answered")
    review(other)
    press(other, "Hand in")
    press(other, "Hand in all the same")
    expect(taken.locator(".opening")).to_contain_text("You handed this exam in from another tab.")
    assert len(entries(taken, "sitting")) == 1


def test_the_trainee_is_told_where_answers_stay_at_the_first_one(taken: Page) -> None:
    answer(current(taken), right=True)
    expect(taken.get_by_text("Your answers stay on this device")).to_have_count(1)
    press(taken, "Only until I close")
    taken.wait_for_function(f"sessionStorage.getItem({DRAFT!r}) && !localStorage.getItem({DRAFT!r})")
    taken.reload()
    expect(taken.locator(".opening")).to_contain_text("1 of 4 questions")


def test_deleting_all_data_ends_the_exam_that_is_under_way(taken: Page) -> None:
    answer(current(taken), right=True)
    taken.wait_for_function(f"localStorage.getItem({DRAFT!r})")
    taken.evaluate(ENTRIES.replace("return record.entries()", "await record.forget()"))
    expect(taken.get_by_role("button", name="Begin")).to_be_visible()
    assert taken.evaluate(STORED) is None


# ---- Handing in ----


def test_the_review_lists_what_is_empty_or_flagged_and_leads_there(taken: Page) -> None:
    press(taken, "Flag this question")
    for name in OWN_NAMES[:3]:
        number(taken, name).click()
        answer(current(taken), right=True)
    review(taken)
    has_focus(taken, "Review")
    empty = taken.locator(".exam-review li", has_text="empty")
    expect(empty).to_have_count(1)
    expect(taken.locator(".exam-review li", has_text="flagged")).to_have_count(1)
    place = asked(taken).index("own-four") + 1
    expect(empty).to_contain_text(f"Question {place}")
    empty.get_by_role("button").click()
    has_focus(taken, f"Question {place} of 4")


def test_handing_in_with_empty_questions_asks_once_more(taken: Page) -> None:
    answer(current(taken), right=True)
    review(taken)
    press(taken, "Hand in")
    has_focus(taken, "3 questions are still empty")
    assert entries(taken, "sitting") == []
    press(taken, "Hand in all the same")
    expect(taken.locator(".verdict-card .kept")).to_have_text("Saved.")
    kept = entries(taken, "answer")
    assert len(kept) == 4
    for entry in kept:
        if not entry["answer"]:
            assert (entry["right"], entry["share"], entry["missed"]) == (False, 0, ["objective:H.1"])


def test_all_that_was_answered_is_in_the_record_with_its_sitting(taken: Page) -> None:
    answer_all(taken, wrongly=("own-two",))
    hand_in(taken)
    (sitting,) = entries(taken, "sitting")
    kept = entries(taken, "answer")
    assert {entry["item"] for entry in kept} == set(OWN_NAMES) == set(sitting["items"])
    assert all(entry["sitting"] == sitting["id"] for entry in kept)
    assert {entry["item"]: entry["right"] for entry in kept} == {name: name != "own-two" for name in OWN_NAMES}
    assert (sitting["quiz"], sitting["score"], sitting["unsafe"], sitting["passed"]) == ("own", 75, 0, True)
    assert taken.evaluate(STORED) is None


def test_a_good_score_without_an_unsafe_answer_passes(taken: Page) -> None:
    answer_all(taken, wrongly=("own-two",))
    hand_in(taken)
    has_focus(taken, "Passed")
    expect(taken.locator(".verdict-card")).to_contain_text("Your score is 75 %. 3 of 4 right. 60 % was needed.")


def test_an_unsafe_answer_on_a_critical_question_is_no_pass_at_any_score(taken: Page) -> None:
    answer_all(taken)
    number(taken, "own-one").click()
    current(taken).locator("label:has([data-unsafe])").click()
    review(taken)
    hand_in(taken)
    expect(heading(taken)).to_have_text("Not passed yet")
    expect(taken.locator(".verdict-card")).to_contain_text("One answer on critical questions could hurt a client")
    expect(taken.locator(".harm")).to_contain_text("A leg goes numb")


def test_a_low_score_is_no_pass(taken: Page) -> None:
    answer_all(taken, wrongly=("own-two", "own-three"))
    hand_in(taken)
    expect(heading(taken)).to_have_text("Not passed yet")
    expect(taken.locator(".verdict-card li")).to_have_text("60 % is needed to pass.")


def test_a_row_of_the_blueprint_that_is_missed_is_no_pass(page: Page) -> None:
    open_exam(page, "drawn")
    stopping = [name for name in asked(page) if "sign" in name and not name.startswith("hinge")]
    assert len(stopping) == 1
    answer_all(page, wrongly=tuple(stopping))
    hand_in(page)
    expect(heading(page)).to_have_text("Not passed yet")
    reasons = page.locator(".verdict-card li")
    expect(reasons.filter(has_text="On “When to stop” you have 0 %, and 100 % is needed.")).to_have_count(1)


def test_every_question_is_explained_afterwards(taken: Page) -> None:
    answer_all(taken, wrongly=("own-three",))
    hand_in(taken)
    expect(taken.locator("course-exam course-quiz[data-verdict]").filter(visible=True)).to_have_count(4)
    wrong = taken.locator("course-exam [data-item=own-three]")
    expect(wrong).to_have_attribute("data-verdict", "wrong")
    expect(wrong.locator(".explanation")).to_have_attribute("open", "")
    missed = taken.get_by_role("button", name="Only the ones I missed")
    missed.click()
    expect(missed).to_have_attribute("aria-pressed", "true")
    expect(taken.locator("course-exam course-quiz").filter(visible=True)).to_have_count(1)
    expect(taken.get_by_text("1 of 4 questions are shown.")).to_be_visible()


def test_the_last_result_can_be_seen_again_on_another_day(taken: Page) -> None:
    answer_all(taken, wrongly=("own-three",))
    hand_in(taken)
    taken.reload()
    expect(taken.locator(".opening")).to_contain_text("Passed: 75 %")
    press(taken, "See the last result")
    expect(heading(taken)).to_have_text("Passed")
    verdicts = taken.locator("course-exam course-quiz").evaluate_all(
        "all => Object.fromEntries(all.map(one => [one.dataset.item, one.dataset.verdict]))"
    )
    assert verdicts == {name: "wrong" if name == "own-three" else "right" for name in OWN_NAMES}


def test_attempts_run_out_and_that_is_said_plainly(taken: Page) -> None:
    answer_all(taken)
    hand_in(taken)
    press(taken, "Take it again")
    answer_all(taken)
    hand_in(taken)
    expect(taken.get_by_role("button", name="Take it again")).to_have_count(0)
    taken.reload()
    card = taken.locator(".opening")
    expect(card).to_contain_text("2 of 2 taken")
    expect(card).to_contain_text("as often as it allows. The limit rests on the record kept on this device.")
    expect(card.get_by_role("button")).to_have_text(["See the last result"])


def test_taking_it_again_begins_with_nothing_answered(taken: Page) -> None:
    answer_all(taken, wrongly=("own-two",))
    hand_in(taken)
    press(taken, "Take it again")
    expect(taken.locator(".tally")).to_contain_text("0 answered")
    expect(taken.locator("course-exam :checked")).to_have_count(0)
    expect(taken.locator("course-exam :is(.right, .wrong):not(.explanation *)")).to_have_count(0)
    answer(current(taken), right=True)
    expect(taken.locator(".tally")).to_contain_text("1 answered")


def test_a_whole_exam_can_be_taken_by_keyboard_alone(page: Page) -> None:
    browsing.visit(page, "quizzes/own/")
    expect(page.get_by_role("button", name="Begin")).to_be_visible()
    tab_to(page, "button", "Begin")
    page.keyboard.press("Enter")
    has_focus(page, "Question 1 of 4")
    for n in range(4):
        by_keyboard(page)
        tab_to(page, "button", "Review" if n == 3 else "Next")
        page.keyboard.press("Enter")
    has_focus(page, "Review")
    tab_to(page, "button", "Hand in")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Passed")


def by_keyboard(page: Page) -> None:
    """Answer the question that is asked, rightly, with keys."""
    kind = current(page).get_attribute("data-type")
    if kind == "order":
        for _ in range(6):
            steps = current(page).locator(".steps > li")
            ranks = steps.evaluate_all("all => all.map(one => Number(one.dataset.rank))")
            wrong = [n for n in range(1, len(ranks)) if ranks[n] < ranks[n - 1]]
            if not wrong:
                return
            up = steps.nth(wrong[0]).get_by_role("button", name="Move up")
            tab_to(page, "button", up.get_attribute("aria-label"))
            page.keyboard.press("Enter")
    elif kind == "fill":
        tab_to(page, ".blank")
        page.keyboard.type("hips")
    elif kind == "multi":
        for _ in range(2):
            tab_to(page, "[data-correct]:not(:checked)")
            page.keyboard.press("Space")
    else:
        tab_to(page, "[data-option]")
        page.keyboard.press("Space")
        while not current(page).locator("[data-correct]").is_checked():
            page.keyboard.press("ArrowDown")


def tab_to(page: Page, selector: str, name: str | None = None) -> None:
    for _ in range(120):
        if page.evaluate(
            """([selector, name]) => {
                const one = document.activeElement
                return one.matches(selector) && (!name || [one.textContent, one.ariaLabel].includes(name))
            }""",
            [selector, name],
        ):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key never comes to {selector} {name or ''}")


# ---- What is drawn ----


def test_a_draw_follows_the_blueprint_and_brings_new_questions_while_there_are_some(page: Page) -> None:
    sittings = []
    for then in ["Begin", "Take it again"]:
        open_exam(page, "drawn", then)
        sittings.append(asked(page))
        on = "all => all.map(one => one.dataset.objective)"
        objectives = page.locator("course-exam course-quiz").evaluate_all(on)
        assert objectives.count("H.1") == 2
        assert len(objectives) == 3
        answer_all(page)
        hand_in(page)
    hinge = [{name for name in names if not is_stopping(name)} for names in sittings]
    assert not hinge[0] & hinge[1]


def is_stopping(name: str) -> bool:
    return name in {"which-sign", "sign-level"}


def test_questions_come_from_other_pages_with_links_that_lead_there(page: Page) -> None:
    open_exam(page, "drawn")
    ids = page.locator("[id]").evaluate_all("all => all.map(one => one.id)")
    assert len(ids) == len(set(ids))
    links = page.locator("course-exam course-quiz a").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert links
    assert all(link.startswith("http") for link in links)
    for link in set(links):
        assert page.request.get(link).ok, link


def test_options_are_mixed_but_for_those_that_are_pinned(page: Page) -> None:
    orders = set()
    for _ in range(12):
        open_exam(page, "own")
        orders.add(tuple(texts(page, "own-one")))
        page.evaluate("sessionStorage.clear()")
    assert len(orders) == 2
    assert {order[2] for order in orders} == {"All of these are wrong"}


def test_every_draw_and_every_verdict_is_fair_whatever_the_pool(page: Page) -> None:
    browsing.visit(page, "quizzes/own/")
    assert page.evaluate(DRAWS.read_text(encoding="utf-8")) == []


# ---- What can go wrong ----

SITTING: dict[str, object] = {"id": "0123456789abcdef01234567", "seed": 1, "at": 0, "items": OWN_NAMES}
JUNK = [
    *["1", "[]", '"x"', "{}", "not json"],
    json.dumps(SITTING | {"id": "x"}),
    json.dumps(SITTING | {"items": []}),
    json.dumps(SITTING | {"items": ["own-one"] * 4}),
    json.dumps(SITTING | {"items": ["__proto__", "constructor", "own-three", "own-four"]}),
    json.dumps(SITTING | {"at": 9}),
    json.dumps(SITTING | {"seed": -1}),
]


@pytest.mark.parametrize("junk", JUNK)
def test_a_draft_that_is_none_is_dropped(page: Page, junk: str) -> None:
    browsing.visit(page, "quizzes/own/")
    page.evaluate("([key, junk]) => sessionStorage.setItem(key, junk)", [DRAFT, junk])
    page.reload()
    press(page, "Begin")
    expect(heading(page)).to_have_text("Question 1 of 4")


HOSTILE = [
    {"own-two": {"answer": "not a list"}},
    {"own-two": {"answer": ["<img src=x onerror=alert(1)>"]}},
    {"own-three": {"answer": ["x" * 5000]}},
    {"own-three": {"answer": [{"a": 1}]}, "own-one": {"answer": [], "sure": "<b>"}},
    {"own-four": {"answer": ["a"] * 1000}},
    {"own-one": {"answer": ["constructor"]}, "__proto__": {"answer": ["x"]}},
    [],
    None,
]


@pytest.mark.parametrize("answers", HOSTILE)
def test_answers_of_a_draft_that_fit_no_question_are_dropped(taken: Page, answers: object) -> None:
    answer(current(taken), right=True)
    taken.wait_for_function(f"localStorage.getItem({DRAFT!r})")
    draft = json.loads(taken.evaluate(STORED)) | {"answers": answers, "flags": {"own-one": 1}}
    taken.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [DRAFT, json.dumps(draft)])
    open_exam(taken, "own", "Go on")
    expect(taken.locator(".tally")).to_have_text("0 answered4 empty0 flagged")
    expect(taken.locator("course-exam img")).to_have_count(0)


def test_an_answer_to_a_question_that_has_changed_since_is_dropped(taken: Page) -> None:
    answer_all(taken)
    taken.wait_for_function(f"localStorage.getItem({DRAFT!r})")
    draft = json.loads(taken.evaluate(STORED))
    draft["versions"]["own-two"] = "another"
    taken.evaluate("([key, draft]) => localStorage.setItem(key, draft)", [DRAFT, json.dumps(draft)])
    open_exam(taken, "own", "Go on")
    expect(taken.locator(".tally")).to_contain_text("3 answered1 empty")
    expect(number(taken, "own-two")).to_have_class("empty")


def test_without_a_network_the_trainee_is_told_and_can_try_again(offline: Page) -> None:
    browsing.visit(offline, "quizzes/drawn/")
    expect(offline.get_by_role("button", name="Begin")).to_be_visible()
    offline.context.set_offline(True)
    press(offline, "Begin")
    expect(offline.get_by_role("alert")).to_contain_text("Nothing of what you answered is lost.")
    expect(offline.get_by_role("button", name="Try again")).to_be_focused()
    press(offline, "Try again")
    expect(offline.get_by_role("alert")).to_be_visible()
    offline.context.set_offline(False)
    press(offline, "Try again")
    expect(heading(offline)).to_have_text("Question 1 of 3")


def test_an_exam_whose_course_cannot_be_fetched_says_so(offline: Page) -> None:
    offline.route("**/course.json", lambda route: route.abort())
    browsing.visit(offline, "quizzes/own/")
    expect(offline.get_by_role("alert")).to_contain_text("Are you online?")
    offline.unroute("**/course.json")
    press(offline, "Try again")
    expect(offline.get_by_role("button", name="Begin")).to_be_visible()


# ---- How it looks ----


@pytest.mark.parametrize(("scheme", "width"), checks.LOOKS)
def test_every_state_is_accessible(browser: Browser, address: str, scheme: browsing.Scheme, width: int) -> None:
    found: list[str] = []
    with browsing.opened(browser, address, scheme, width) as (page, watch):

        def look(state: str) -> None:
            page.mouse.move(0, 0)  # away from what shows one of Material's tooltips
            page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
            page.locator(".md-tooltip2").first.wait_for(state="detached")
            page.evaluate(browsing.SETTLED)
            found.extend(f"{state}: {one}" for one in checks.inaccessible(page) + checks.overflowing(page))

        browsing.visit(page, "quizzes/own/")
        expect(page.get_by_role("button", name="Begin")).to_be_visible()
        look("start")
        press(page, "Begin")
        press(page, "Flag this question")
        answer(current(page), right=False)
        look("question")
        review(page)
        look("review")
        press(page, "Hand in")
        look("asked once more")
        press(page, "Hand in all the same")
        expect(page.locator(".verdict-card .kept")).to_have_text("Saved.")
        look("results")
        found += watch.findings()
    assert found == []


@pytest.mark.parametrize("width", [360, 390])
def test_on_a_phone_every_target_is_44_pixels_high(taken: Page, width: int) -> None:
    taken.set_viewport_size({"width": width, "height": 800})
    small = "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    targets = taken.locator("course-exam :is(button, label, .blank)").filter(visible=True)
    assert targets.evaluate_all(small) == []
    review(taken)
    assert targets.evaluate_all(small) == []
    assert checks.overflowing(taken) == []
