"""A case in the browser: decided, recorded, gone on with, read without scripts and in print."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright import content
from tests import kit

from . import browsing, checks, playing

CASE = "cases/ana-and-the-stiff-legs/"
ITEM = "ana-and-the-stiff-legs--"
ASK, LIFT = "Ask where it aches", "Let her lift a light box"
REFER, WAIT, STOP = "Stop the session and refer her", "Wait a week", "Stop and ask what she feels"

KEPT = """() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("coursewright:sample")
    opening.onerror = reject
    opening.onsuccess = () => {
        const asked = opening.result.transaction("log").objectStore("log").getAll()
        asked.onsuccess = () => { opening.result.close(); resolve(asked.result) }
    }
})"""


@pytest.fixture
def page(page: Page) -> Page:
    browsing.visit(page, CASE)
    player(page).locator("h2").wait_for()
    return page


def player(page: Page) -> Locator:
    return page.locator("course-case")


def heading(page: Page) -> str:
    return player(page).locator("h2").inner_text()


def press(page: Page, name: str) -> None:
    player(page).get_by_role("button", name=name, exact=True).click()


def choose(page: Page, words: str) -> None:
    player(page).locator("label", has_text=words).click()
    press(page, "Do this")


def go_on(page: Page) -> None:
    player(page).locator(".next").click()


def decide(page: Page, *choices: str) -> None:
    for words in choices:
        choose(page, words)
        go_on(page)


def answers(page: Page) -> list[dict[str, Any]]:
    expect(player(page).locator(".kept")).to_have_text("Saved")
    entries: list[dict[str, Any]] = page.evaluate(KEPT)
    return sorted(entries, key=lambda entry: int(entry["at"]))


def test_every_choice_is_played_to_every_ending(page: Page) -> None:
    assert playing.played(page, content.load(kit.SAMPLE)) == []


def test_one_situation_is_shown_at_a_time_with_its_numbers(page: Page) -> None:
    assert heading(page) == "First meeting"
    expect(player(page).locator(".shows")).to_have_text("Decision 1 · Lifts done 0 · Week 1")
    expect(page.locator(".whole-case .situation").first).to_be_hidden()
    expect(player(page).locator("legend")).to_have_text("What do you do first?")
    assert player(page).locator("label").count() == 3


def test_choosing_is_not_deciding(page: Page) -> None:
    player(page).locator("label", has_text=LIFT).click()
    expect(player(page).locator(".verdict")).to_have_count(0)
    assert heading(page) == "First meeting"


def test_deciding_nothing_is_met_with_a_message(page: Page) -> None:
    press(page, "Do this")
    expect(player(page).get_by_role("status")).to_have_text("Choose what to do first.")
    assert page.evaluate("document.activeElement.type") == "radio"


def test_a_choice_is_told_with_what_happens_and_why(page: Page) -> None:
    choose(page, LIFT)
    stage = player(page).locator(".stage")
    expect(stage).to_contain_text("She rubs her left calf.")
    expect(stage).to_contain_text("Nobody has asked yet what else she feels.")
    expect(stage.locator(".verdict")).to_have_text("Unsafe: this could hurt the client.")
    expect(player(page).get_by_role("status")).to_have_text("Unsafe: this could hurt the client.")
    expect(stage.locator(".shows")).to_have_text("Lifts done 5 · Week 1")
    assert page.evaluate("document.activeElement.textContent") == "What happens"


def test_there_is_no_way_back_and_a_way_to_begin_again(page: Page) -> None:
    decide(page, ASK, REFER)
    assert player(page).get_by_role("button").all_inner_texts() == ["Start over"]
    press(page, "Start over")
    assert heading(page) == "First meeting"
    assert page.evaluate("document.activeElement.textContent") == "First meeting"
    expect(player(page).locator(":checked")).to_have_count(0)


def test_a_number_takes_a_choice_away(page: Page) -> None:
    decide(page, ASK, WAIT, WAIT)
    assert heading(page) == "What else she feels"
    expect(player(page).locator("label", has_text=WAIT)).to_have_count(0)
    assert player(page).locator("label").count() == 2


def test_the_debrief_tells_unsafe_choices_first_then_where_the_ways_part(page: Page) -> None:
    decide(page, LIFT, STOP, REFER)
    stage = player(page).locator(".stage")
    expect(stage.locator(".look-again h3")).to_be_visible()
    assert stage.locator("h2, h3:not(.card *):not(.card h3)").all_inner_texts()[:1] == ["On to her clinician"]
    assert stage.locator(":scope > h3, .look-again > h3").all_inner_texts() == [
        "Unsafe choices",
        "Where the ways part",
        "Your way beside the better one",
        "What to look at again",
    ]
    told = "You took the best choice in 2 of 3 decisions. One choice could have hurt the client."
    expect(stage.locator(".score")).to_have_text(told)
    expect(stage.locator(".card.level")).to_contain_text("Refer before training")
    expect(stage.locator(".parting")).to_contain_text(f"You chose: {LIFT}")
    expect(stage.locator(".parting")).to_contain_text(f"Better: {ASK}")
    yours, better = stage.locator(".ways ol").all()
    assert yours.locator("li").count() == 3
    assert better.locator("li .at").all_inner_texts() == ["First meeting", "What else she feels"]
    expect(stage.locator(".look-again a").first).to_have_text("A warning sign can wait")
    expect(stage.locator(".look-again a").nth(1)).to_have_text("Signs that stop a session")


def test_the_better_way_goes_on_from_where_the_ways_part(page: Page) -> None:
    decide(page, ASK, WAIT, REFER)
    better = player(page).locator(".ways ol").nth(1)
    assert better.locator("li > span:nth-child(2)").all_inner_texts() == [
        "Ask where it aches, and what else she feels",
        "Stop the session and refer her",
    ]


def test_the_best_way_is_told_in_a_sentence(page: Page) -> None:
    decide(page, ASK, REFER)
    expect(player(page).locator(".together")).to_have_text("You took the best choice each time.")
    expect(player(page).locator(".ways, .unsafe-choices, .parting")).to_have_count(0)


def test_each_decision_is_recorded_as_an_answer_in_its_order(page: Page) -> None:
    choose(page, LIFT)
    first = answers(page)[0]
    facts = {key: first[key] for key in ("kind", "item", "type", "right", "share", "unsafe", "missed")}
    assert facts == {
        "kind": "answer",
        "item": f"{ITEM}first",
        "type": "case",
        "right": False,
        "share": 0,
        "unsafe": True,
        "missed": ["objective:STOP.1", "objective:H.2", "misconception:wait-and-see"],
    }
    go_on(page)
    decide(page, STOP)
    choose(page, REFER)
    kept = answers(page)
    assert [entry["item"] for entry in kept] == [f"{ITEM}{name}" for name in ("first", "lifted", "asked")]
    assert [entry["right"] for entry in kept] == [False, True, True]
    node = page.locator(".whole-case [data-situation=first]")
    assert first["version"] == node.get_attribute("data-version")
    assert first["answer"] == [node.locator("[data-choice]").nth(1).get_attribute("data-choice")]
    catalog = page.evaluate("fetch('../../assets/course.json').then((answer) => answer.json())")
    assert catalog["items"][f"{ITEM}first"]["about"] == first["about"]
    assert catalog["items"][f"{ITEM}first"]["version"] == first["version"]


def reload(page: Page) -> None:
    page.reload()
    player(page).locator("h2").wait_for()


def test_a_case_goes_on_where_it_was_after_a_reload(page: Page) -> None:
    choose(page, LIFT)
    answers(page)
    reload(page)
    assert heading(page) == "What happens"
    expect(player(page).get_by_role("status")).to_contain_text("It goes on where you were.")
    go_on(page)
    reload(page)
    assert heading(page) == "After five lifts"
    expect(player(page).locator(".shows")).to_have_text("Decision 2 · Lifts done 5 · Week 1")
    assert len(page.evaluate(KEPT)) == 1


DRAFT = "coursewright:sample:draft:case:ana-and-the-stiff-legs"
HOSTILE = {
    "no draft": "[1, 2]",
    "no way through": '{"version": V, "taken": [["asked", "795588aa"]], "told": false, "at": 1}',
    "no such choice": '{"version": V, "taken": [["first", "__proto__"]], "told": true, "at": 1}',
    "no list": '{"version": V, "taken": "first", "told": true, "at": 1}',
    "no strings": '{"version": V, "taken": [[{}, null]], "told": true, "at": 1}',
    "no time": '{"version": V, "taken": [["first", "2e5c1236"]], "told": true, "at": "<img src=x>"}',
    "endless": '{"version": V, "taken": [' + ", ".join(['["first", "2e5c1236"]'] * 500) + '], "told": true, "at": 1}',
    "another version": '{"version": "<b>x</b>", "taken": [["first", "2e5c1236"]], "told": true, "at": 1}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_draft_that_does_not_fit_begins_the_case_anew(page: Page, name: str) -> None:
    version = json.dumps(player(page).get_attribute("data-version"))
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [DRAFT, HOSTILE[name].replace("V", version)])
    reload(page)
    assert heading(page) == "First meeting"
    assert page.evaluate("key => sessionStorage.getItem(key)", DRAFT) is None
    expect(player(page).locator("img, b")).to_have_count(0)


def test_a_case_that_has_changed_says_so(page: Page) -> None:
    page.evaluate("([key, text]) => sessionStorage.setItem(key, text)", [DRAFT, HOSTILE["another version"]])
    reload(page)
    expect(player(page).get_by_role("status")).to_have_text(
        "This case has changed since you began it, so it begins again."
    )


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(60):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key never comes to {wanted}")


def test_a_case_is_decided_by_keyboard_alone(page: Page) -> None:
    page.locator("h1").click()
    for words in (ASK, REFER):
        radios = player(page).get_by_role("radio")
        tab_to(page, radios.first)
        page.keyboard.press("Space")
        while not player(page).get_by_role("radio", name=words).is_checked():
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        tab_to(page, player(page).locator(".next"))
        page.keyboard.press("Enter")
    expect(player(page).locator(".score")).to_be_visible()


@pytest.mark.parametrize(("scheme", "width"), checks.LOOKS)
def test_every_step_of_a_case_can_be_used_by_everyone(
    browser: Browser, address: str, scheme: browsing.Scheme, width: int
) -> None:
    found: list[str] = []
    with browsing.opened(browser, address, scheme, width) as (page, watch):
        browsing.visit(page, CASE)
        player(page).locator("h2").wait_for()

        def look() -> None:
            page.mouse.move(0, 0)
            page.evaluate(browsing.SETTLED)
            found.extend(checks.inaccessible(page) + checks.overflowing(page))

        choose(page, LIFT)
        look()
        go_on(page)
        look()
        decide(page, STOP, REFER)
        player(page).locator(".look-again a").first.wait_for()
        look()
        for summary in page.locator(".whole-case > summary, .instructor > summary").all():
            summary.click()
        look()
        found.extend(watch.findings())
    assert found == []


def test_what_a_finger_must_hit_is_44_pixels_high(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    targets = page.locator("course-case :is(label, button):visible, details > summary:visible")
    small = "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
    assert targets.evaluate_all(small) == []


@pytest.fixture
def without_scripts(browser: Browser, address: str) -> Iterator[Page]:
    with browsing.opened(browser, address, scripts=False) as (page, _):
        page.goto(CASE)
        yield page


def test_without_scripts_the_whole_case_is_read(without_scripts: Page) -> None:
    page = without_scripts
    expect(player(page)).to_be_hidden()
    for part in page.locator(".whole-case :is(.scene, .offer, .verdict, .happens, .why, .leads)").all():
        expect(part).to_be_visible()
    page.locator(".leads a", has_text="2. What else she feels").first.click()
    assert page.url.endswith("#asked")


def test_in_print_the_whole_case_stands_as_text(page: Page) -> None:
    page.emulate_media(media="print")
    expect(player(page)).to_be_hidden()
    for part in page.locator(".whole-case :is(.scene, .offer, .happens, .why)").all():
        expect(part).to_be_visible()


def test_a_link_into_the_text_opens_it(page: Page) -> None:
    page.locator(".instructor > summary").click()
    page.locator(".instructor a", has_text="4. On to her clinician").click()
    expect(page.locator(".whole-case [data-situation=referred] h2")).to_be_in_viewport()


def test_the_map_can_be_pushed_sideways_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator(".instructor > summary").click()
    expect(page.get_by_role("img", name="Map of the case: Ana and the stiff legs")).to_be_visible()
    assert checks.overflowing(page) == []


def test_a_case_brought_by_instant_navigation_is_ready_once(page: Page) -> None:
    page.evaluate(
        """async () => {
            const fresh = new DOMParser().parseFromString(await (await fetch(location)).text(), "text/html")
            document.querySelector("article").replaceWith(fresh.querySelector("article"))
            const article = document.querySelector("article")
            article.replaceWith(article)
        }"""
    )
    expect(player(page).locator(".stage")).to_have_count(1)
    choose(page, ASK)
    expect(player(page).locator(".verdict")).to_have_text("The best choice.")
