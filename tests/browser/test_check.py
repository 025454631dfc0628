"""The page that says when to stop: one tap to the emergency, and the level that the rules decide on."""

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from coursewright import content
from coursewright.logic import decide
from tests import kit

from . import browsing, checks

CHECK = "referral/check/"
COURSE = content.load(kit.SAMPLE)
FINDINGS = list(COURSE.findings)
LEVELS = {name: f"{level.code} {level.title}" for name, level in COURSE.levels.items()}
UNDECIDED = "Not decided: answer the rest. Not decided never means train."
UNRULED = "Not decided: the rules are not here yet. Not decided never means train."
UNFITTING = "Not decided: no rule fits these answers. Not decided never means train."


@pytest.fixture
def check(page: Page) -> Page:
    browsing.visit(page, CHECK)
    page.wait_for_function("document.querySelector('course-check').referral")
    return page


def sign(page: Page) -> Locator:
    return page.get_by_role("button", name="Both legs weak")


def sheet(page: Page) -> Locator:
    return page.locator("dialog.check-sheet")


def bar(page: Page) -> Locator:
    return page.get_by_role("region", name="What to do")


def question(page: Page, number: int) -> Locator:
    return page.locator(".check-question").nth(number - 1)


def say(page: Page, finding: str, answer: str) -> None:
    row = page.locator(f"[data-finding={finding}]")
    details = page.locator(".check-question", has=row)
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    row.get_by_text(answer, exact=True).click()


def deny(place: Locator, words: str) -> None:
    place.get_by_role("button", name=words).click()


# The emergency.


def test_one_tap_shows_the_emergency_with_the_number_on_top(check: Page) -> None:
    sign(check).click()
    expect(sheet(check).get_by_role("heading", level=2)).to_be_focused()
    expect(sheet(check).get_by_role("heading", level=2)).to_have_text(LEVELS["call"])
    first = sheet(check).locator(":scope > *").first
    expect(first).to_have_attribute("href", "tel:112")
    for words in ("Stop.", "I am calling for help now", "Who, when, what was said.", "Both legs weak"):
        expect(sheet(check)).to_contain_text(words)


def test_the_number_stays_in_view_when_the_sheet_is_closed(check: Page) -> None:
    sign(check).click()
    check.get_by_role("button", name="Back to the questions").click()
    expect(bar(check)).to_be_in_viewport()
    expect(bar(check).get_by_role("link", name="Call 112")).to_be_in_viewport()


def test_a_sign_that_was_tapped_by_mistake_is_taken_back(check: Page) -> None:
    sign(check).click()
    sheet(check).get_by_role("button", name="Take it back").click()
    expect(sheet(check).get_by_role("heading", level=2)).to_have_text(UNDECIDED)
    expect(sheet(check).get_by_role("link")).to_have_count(0)


def test_a_tapped_sign_stands_whatever_is_answered_after_it(check: Page) -> None:
    sign(check).click()
    expect(sheet(check)).to_be_visible()
    check.keyboard.press("Escape")
    say(check, "both-legs", "No")
    say(check, "muscle-soreness", "Yes")
    expect(bar(check).locator(".verdict")).to_have_text(LEVELS["call"])


# What the answers decide.

ANSWERS = ("yes", "no", "unsure", "")
ANSWER = """all => {
    const check = document.querySelector("article")
    return all.map(answers => {
        check.querySelector(".check-end button").click()
        for (const [finding, value] of Object.entries(answers)) {
            if (value) check.querySelector(`[data-finding=${finding}] [value=${value}]`).click()
        }
        return document.querySelector(".check-bar:not([hidden]) .verdict")?.textContent ?? ""
    })
}"""


def expected(answers: dict[str, str]) -> str:
    """What the page must say: what is decided in Python, but nothing that trains while a question is open."""
    said = {value: [name for name, answer in answers.items() if answer == value] for value in ANSWERS}
    if len(said[""]) == len(answers):
        return ""
    level = decide(COURSE.rules.values(), COURSE.levels, said["yes"], said["unsure"]).level
    if level and (COURSE.levels[level].train == "no" or not said[""]):
        return LEVELS[level]
    return UNDECIDED if said[""] else UNFITTING


def test_the_page_decides_as_the_rules_do_whatever_is_answered(check: Page) -> None:
    every = [dict(zip(FINDINGS, answers, strict=True)) for answers in product(ANSWERS, repeat=len(FINDINGS))]
    assert len(every) == 256
    said = check.evaluate(ANSWER, every)
    assert dict(zip(map(str, every), said, strict=True)) == {str(answers): expected(answers) for answers in every}


def test_not_sure_counts_as_yes(check: Page) -> None:
    say(check, "leg-numbness", "Not sure")
    expect(bar(check).locator(".verdict")).to_have_text(LEVELS["refer"])
    expect(bar(check)).to_contain_text("Do: Stop the lift.")
    expect(bar(check)).to_contain_text("Say: I would like a clinician's view first.")
    expect(bar(check)).to_contain_text("So far: 3 still open")
    expect(bar(check).get_by_role("link")).to_have_count(0)


def test_nothing_trains_before_every_question_is_answered(check: Page) -> None:
    say(check, "muscle-soreness", "Yes")
    expect(bar(check).locator(".verdict")).to_have_text(UNDECIDED)
    deny(question(check, 1), "None of these 2")
    expect(bar(check).locator(".verdict")).to_have_text(UNDECIDED)
    expect(question(check, 2).locator("summary")).to_be_focused()
    check.keyboard.press("Enter")
    deny(question(check, 2), "Not this")
    expect(bar(check).locator(".verdict")).to_have_text(LEVELS["change"])
    expect(bar(check).get_by_role("button")).to_be_focused()


def test_nothing_of_all_is_no_level_either(check: Page) -> None:
    question(check, 1).locator("summary").click()
    deny(question(check, 1), "None of these 2")
    deny(question(check, 1), "Not this")
    question(check, 2).locator("summary").click()
    deny(question(check, 2), "Not this")
    expect(bar(check).locator(".verdict")).to_have_text(UNFITTING)


def test_a_group_is_denied_with_one_tap_below_what_is_denied_and_keeps_what_was_answered(check: Page) -> None:
    say(check, "leg-numbness", "Yes")
    group = question(check, 1).locator("section", has_text="Feeling and strength")
    last, denies = group.get_by_role("listitem").last.bounding_box(), group.locator(".none").bounding_box()
    assert last
    assert denies
    assert denies["y"] >= last["y"] + last["height"]
    deny(group, "Not the other one")
    expect(check.locator("[name=leg-numbness][value=yes]")).to_be_checked()
    expect(check.locator("[name=both-legs][value=no]")).to_be_checked()
    expect(question(check, 1).locator(".state")).to_have_text("1 yes, 1 open")
    expect(group.locator(".none")).to_be_hidden()
    expect(check.locator("[name=muscle-soreness]").first).to_be_focused()


def test_the_sheet_says_which_rules_hold_and_which_an_answer_softens(check: Page) -> None:
    say(check, "both-legs", "Yes")
    say(check, "leg-numbness", "Yes")
    say(check, "muscle-soreness", "Yes")
    bar(check).get_by_role("button").click()
    why = sheet(check).locator(".why", has_text="Why")
    expect(why.get_by_role("listitem")).to_have_count(2)
    expect(why).to_contain_text("Numb leg. It needs someone who can examine.")
    expect(why).to_contain_text("For now: Easy walking.")
    expect(sheet(check).locator(".why", has_text="Doesn't hold")).to_contain_text(
        "Both legs weak, or pale (because of: Ordinary soreness after new exercise)"
    )


def test_a_change_is_said_once_and_politely(check: Page) -> None:
    status = check.locator("course-check [role=status]")
    expect(status).to_be_empty()
    say(check, "leg-numbness", "Yes")
    expect(status).to_have_text(
        "B: Refer before training Do: Stop the lift. Say: I would like a clinician's view first."
    )
    check.evaluate(
        """() => {
            globalThis.changes = 0
            const status = document.querySelector("course-check [role=status]")
            new MutationObserver((seen) => (changes += seen.length)).observe(status, { childList: true })
        }"""
    )
    say(check, "pale", "No")
    assert check.evaluate("changes") == 0
    say(check, "both-legs", "Yes")
    assert check.evaluate("changes") > 0


# Starting over, and leaving.


def test_starting_over_forgets_all(check: Page) -> None:
    sign(check).click()
    sheet(check).get_by_role("button", name="Start over").click()
    expect(sheet(check)).to_be_hidden()
    expect(bar(check)).to_be_hidden()
    say(check, "leg-numbness", "Yes")
    check.get_by_role("button", name="Start over").click()
    expect(bar(check)).to_be_hidden()
    expect(check.locator(".check input:checked")).to_have_count(0)
    expect(check.locator(".check-question[open]")).to_have_count(0)
    expect(check.locator(".state").first).to_be_empty()


KEPT = """async () => {
    const counts = []
    for (const { name, version } of await indexedDB.databases()) {
        const opening = indexedDB.open(name, version)
        const base = await new Promise((done) => (opening.onsuccess = () => done(opening.result)))
        for (const store of base.objectStoreNames) {
            const asked = base.transaction(store).objectStore(store).getAll()
            await new Promise((done) => (asked.onsuccess = done))
            counts.push([name, store, JSON.stringify(asked.result)])
        }
        base.close()
    }
    return JSON.stringify([counts, { ...localStorage }, { ...sessionStorage }, document.cookie, location.href])
}"""


def test_nothing_is_kept_and_nothing_is_sent(check: Page) -> None:
    before = check.evaluate(KEPT)
    asked: list[str] = []
    check.on("request", lambda request: asked.append(request.url))
    sign(check).click()
    expect(sheet(check)).to_be_visible()
    check.keyboard.press("Escape")
    expect(sheet(check)).to_be_hidden()
    say(check, "leg-numbness", "Not sure")
    deny(question(check, 1), "Not the other one")
    check.wait_for_timeout(300)
    assert check.evaluate(KEPT) == before
    assert asked == []
    check.reload()
    expect(check.locator(".check-first button")).to_be_visible()
    expect(bar(check)).to_be_hidden()
    expect(check.locator(".check input:checked")).to_have_count(0)


def test_what_was_answered_is_gone_when_a_reader_comes_back(check: Page) -> None:
    say(check, "leg-numbness", "Yes")
    check.goto("glossary/")
    check.go_back()
    expect(check.locator(".check-first button")).to_be_visible()
    expect(bar(check)).to_be_hidden()
    expect(check.locator(".check input:checked")).to_have_count(0)


# Keys, thumbs, scripts, paper.


def test_it_can_be_done_with_keys_alone(check: Page) -> None:
    sign(check).focus()
    check.keyboard.press("Enter")
    expect(sheet(check).get_by_role("heading", level=2)).to_be_focused()
    check.keyboard.press("Escape")
    expect(sign(check)).to_be_focused()
    for _ in range(2):  # past the heading's own link
        check.keyboard.press("Tab")
    expect(question(check, 1).locator("summary")).to_be_focused()
    check.keyboard.press("Enter")
    check.keyboard.press("Tab")
    expect(check.locator("[name=leg-numbness][value=yes]")).to_be_focused()
    check.keyboard.press("ArrowUp")
    expect(check.locator("[name=leg-numbness][value=unsure]")).to_be_checked()
    check.keyboard.press("Tab")
    check.keyboard.press("Space")
    expect(check.locator("[name=both-legs][value=yes]")).to_be_checked()


def test_the_skip_link_leads_to_the_emergency(check: Page) -> None:
    skip = check.locator(".md-skip")
    skip.focus()
    check.keyboard.press("Enter")
    assert check.url.endswith("#any-of-these")
    expect(check.get_by_role("heading", name="Any of these?")).to_be_in_viewport()
    check.keyboard.press("Tab")  # past the heading's own link
    check.keyboard.press("Tab")
    expect(sign(check)).to_be_focused()


LABELS = [
    "Numb or tingling where they sit, and more",
    "New trouble with this or that",
    "Both weak, or unsteady on feet",
]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A site with as many first signs as there may be, in words as long as an author's."""
    course = kit.copied(kit.SAMPLE, tmp_path_factory.mktemp("full") / "course")
    signs = "".join(f"  - {{label: '{LABELS[n % 3]}', findings: [both-legs]}}\n" for n in range(8))
    old = "  - label: Both legs weak\n    findings: [both-legs]\n"
    course.change("content/referral/check.yml", old, signs)
    kit.built(course.root, course.root / "site")
    return serve(course.root / "site")


@pytest.fixture
def phone(browser: Browser, full: str) -> Iterator[Page]:
    with browser.new_context(base_url=full, viewport={"width": 360, "height": 640}, has_touch=True) as context:
        page = context.new_page()
        browsing.visit(page, CHECK)
        yield page


def test_a_small_phones_first_screen_holds_the_number_and_the_first_signs(phone: Page) -> None:
    for part in [phone.locator(".check-first .call"), *phone.locator(".check-first button").all()]:
        expect(part).to_be_in_viewport(ratio=1)
    expect(phone.get_by_text("For practice, not for use with a client")).to_be_in_viewport()


def test_the_emergency_is_two_taps_away_by_a_sign_and_by_a_question(phone: Page) -> None:
    phone.locator(".check-first button").last.tap()
    expect(sheet(phone).get_by_role("link", name="Call 112")).to_be_in_viewport(ratio=1)
    sheet(phone).get_by_role("button", name="Start over").tap()
    question(phone, 1).locator("summary").tap()
    phone.locator("[data-finding=both-legs]").get_by_text("Yes").tap()
    expect(bar(phone).get_by_role("link", name="Call 112")).to_be_in_viewport(ratio=1)


def test_what_is_tapped_is_large_enough_for_a_thumb(phone: Page) -> None:
    question(phone, 1).locator("summary").tap()
    phone.locator("[data-finding=leg-numbness]").get_by_text("Yes").tap()
    parts = phone.locator(".check :is(button, summary, label, a.call):visible").all()
    boxes = [part.bounding_box() for part in parts]
    assert len(boxes) > 15
    assert [box for box in boxes if not box or box["height"] < 44 or box["width"] < 44] == []
    assert checks.overflowing(phone) == []


@pytest.fixture
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    with browsing.opened(browser, address, width=360, scripts=False) as (page, _):
        page.goto(CHECK)
        yield page


def test_without_scripts_it_is_a_list_by_level(without_scripts: Page) -> None:
    page = without_scripts
    titles = [f"{level.code}: {level.title}" for level in COURSE.levels.values()]
    assert [text.strip("¶\n ") for text in page.locator(".check-level h3").all_inner_texts()] == titles
    for words in ("Stay with the client.", "I am calling for help now", "Both legs weak, or pale", "Numb leg"):
        expect(page.get_by_text(words).first).to_be_visible()
    page.locator("summary").first.click()
    expect(page.get_by_text("Is any part of your leg numb?")).to_be_visible()
    expect(page.locator(".check input, .check button")).to_have_count(0)
    page.get_by_role("link", name="Both legs weak", exact=True).click()
    assert page.url.endswith("#check-call")
    expect(page.get_by_role("heading", name="A: Call emergency services now")).to_be_in_viewport()


def test_without_its_rules_it_says_so_and_shows_the_list(browser: Browser, address: str) -> None:
    with browsing.opened(browser, address) as (page, _):
        page.route("**/referral.json", lambda route: route.abort())
        browsing.visit(page, CHECK)
        expect(page.locator(".lost")).to_contain_text("could not be loaded")
        expect(page.locator(".check-level").first).to_be_visible()
        say(page, "pale", "Yes")
        expect(bar(page).locator(".verdict")).to_have_text(UNRULED)
        sign(page).click()
        expect(sheet(page).get_by_role("heading", level=2)).to_have_text(LEVELS["call"])


def test_while_its_rules_are_on_the_way_it_says_so_and_then_decides(page: Page) -> None:
    held: list[Route] = []
    page.route("**/referral.json", lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in
    browsing.visit(page, CHECK)
    for finding, answer in {"leg-numbness": "Yes", "both-legs": "No", "pale": "No", "muscle-soreness": "No"}.items():
        say(page, finding, answer)
        expect(bar(page).locator(".verdict")).to_have_text(UNRULED)
    bar(page).get_by_role("button", name="What to do").click()
    expect(sheet(page).get_by_role("heading", level=2)).to_have_text(UNRULED)
    held[0].continue_()
    expect(sheet(page).get_by_role("heading", level=2)).to_have_text(LEVELS["refer"])
    expect(bar(page).locator(".verdict")).to_have_text(LEVELS["refer"])


@pytest.mark.parametrize("paper", ["A5", "A4", "Letter"])
def test_on_paper_it_is_a_card_on_one_page(check: Page, paper: str) -> None:
    say(check, "leg-numbness", "Yes")
    pages = check.pdf(format=paper, prefer_css_page_size=False)
    assert len(re.findall(rb"/Type\s*/Page\b", pages)) == 1
    check.emulate_media(media="print")
    for part in (".md-header", ".md-footer", ".check-questions", ".check-end", ".check-bar", ".check-level .when"):
        expect(check.locator(part).first).to_be_hidden()
    for words in (
        "For practice, not for use with a client",
        "Call 112",
        "Both legs weak",
        "Stop the lift.",
        "Let us make this easier.",
    ):
        expect(check.locator("article").get_by_text(words).locator("visible=true").first).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), [*checks.LOOKS, ("light", 360), ("dark", 360)])
def test_it_can_be_used_by_everyone(browser: Browser, address: str, scheme: browsing.Scheme, width: int) -> None:
    with browsing.opened(browser, address, scheme, width) as (page, watch):
        browsing.visit(page, CHECK)
        found = checks.inaccessible(page) + checks.overflowing(page)
        say(page, "leg-numbness", "Yes")
        say(page, "pale", "No")
        found += checks.inaccessible(page) + checks.overflowing(page)
        bar(page).get_by_role("button").click()
        found += checks.inaccessible(page)
        page.keyboard.press("Escape")
        sign(page).click()
        found += checks.inaccessible(page)
        page.keyboard.press("Escape")
        found += checks.inaccessible(page)
        assert not found + watch.findings()
