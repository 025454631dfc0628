"""The record keeps what it has promised: whatever is merged, killed, refused or answered twice at once."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from . import browsing, killing
from .recording import KEEP, LESSON, OTHER_LESSON, QUIZ, add, answer, ask, log, state, stored, tab, trainee

PAIRS = 10_000
KILLS = int(os.environ.get("KILLS", "10"))


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with trainee(browser, address) as page:
        yield page


def answers(page: Page) -> int:
    return len([entry for entry in log(page) if entry["kind"] == "answer"])


# Merging and folding: nothing here depends on an order.

BROKEN = """async ({ pairs, kind }) => {
    const { merge, fold, blank, step, checked, revived } = await part("log")
    const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
    const items = madeItems(30)
    const laws = {
        merging: {
            "in either order": ([a, b]) => same(merge(a, b), merge(b, a)),
            "with itself": ([a]) => same(merge(a, a), a),
            "once more": ([a, b]) => same(merge(merge(a, b), b), merge(a, b)),
            "three in any order": ([a, b, c]) => same(merge(merge(a, b), c), merge(a, merge(c, b))),
            "checked": ([a]) => same(a.map(checked), a),
        },
        folding: {
            "shuffled": ([a, b], random) => same(fold(shuffled(random, merge(a, b)), items), fold(merge(a, b), items)),
            "step by step": ([a, b]) => {
                const stepwise = blank()
                for (const entry of merge(a, b)) step(stepwise, entry, items)
                return same(stepwise, fold(merge(a, b), items))
            },
            "kept and read back": ([a, b]) => {
                const made = fold(merge(a, b), items)
                return same(revived(JSON.parse(JSON.stringify(made))), made)
            },
        },
    }
    const broken = {}
    let met = 0
    for (let seed = 1; seed <= pairs; seed++) {
        const random = seeded(seed)
        const one = () => merge(Array.from({ length: random() * 16 }, () => checked(madeEntry(random, items, 30))), [])
        const logs = [one(), one(), one()]
        met += logs[0].filter(({ id }) => logs[1].some((other) => other.id === id)).length
        for (const [name, law] of Object.entries(laws[kind])) if (!law(logs, random)) broken[name] ??= seed
    }
    return { broken, met: met > pairs }
}"""


def test_ten_thousand_pairs_of_logs_merge_in_any_order_and_as_often_as_one_likes(page: Page) -> None:
    assert page.evaluate(BROKEN, {"pairs": PAIRS, "kind": "merging"}) == {"broken": {}, "met": True}


def test_ten_thousand_pairs_of_logs_fold_to_the_same_shuffled_stepwise_and_kept(page: Page) -> None:
    assert page.evaluate(BROKEN, {"pairs": PAIRS, "kind": "folding"}) == {"broken": {}, "met": True}


def test_two_entries_of_one_name_end_as_the_same_on_every_device(browser: Browser, address: str) -> None:
    make = "const a = madeLog(1, 2, madeItems(5)), b = madeLog(2, 1, madeItems(5)); b[0].id = a[0].id;"
    logs = []
    for order in ("[a, b]", "[b, a]"):
        with trainee(browser, address) as page:
            ask(page, f"{make} for (const one of {order}) await record.take(one)")
            logs.append(log(page))
    assert logs[0] == logs[1]
    assert len(logs[0]) == 2


# Kept, and told so.


def test_an_answer_is_there_after_a_reload_and_the_question_shows_it(page: Page) -> None:
    answer(page)
    chosen = page.locator("course-quiz :checked").get_attribute("data-option")
    page.reload()
    expect(page.locator("course-quiz")).to_have_attribute("data-verdict", "wrong")
    assert page.locator("course-quiz :checked").get_attribute("data-option") == chosen


def test_the_snapshot_is_only_a_copy_and_comes_back_when_it_is_lost_or_wrong(page: Page) -> None:
    add(page, 40)
    made = state(page)
    for change in (
        "localStorage.removeItem('coursewright:sample:fold')",
        "localStorage.setItem('coursewright:sample:fold', '{\"count\": 7, \"sittings\": []}')",
        "localStorage.setItem('coursewright:sample:fold', 'no JSON')",
    ):
        page.goto("about:blank")
        page.goto(LESSON)
        page.evaluate(f"addEventListener('pagehide', () => {change})")
        page.reload()
        page.wait_for_function("async () => (await part('record')).record.ready.then(() => true)")
        assert state(page) | {"topics": {}} == made | {"topics": {}}


def test_nothing_is_fetched_or_stored_for_somebody_who_answers_nothing(browser: Browser, address: str) -> None:
    with browsing.opened(browser, address) as (page, _):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        browsing.visit(page, LESSON)
        page.wait_for_timeout(300)
        assert [url for url in asked if "course.json" in url or "folding" in url] == []
        assert stored(page)["databases"] == []


# The browser is killed.


def test_every_acknowledged_answer_is_there_after_the_browser_was_killed(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    before: set[str] = set()
    rounds = killing.answered_and_killed(browser.browser_type, tmp_path, address, KILLS)
    for number, found in enumerate(rounds, 1):
        assert len(found) == number
        assert before < set(found)
        before = set(found)


# Several tabs.


def test_two_tabs_that_add_at_once_lose_nothing_and_agree(page: Page) -> None:
    other = tab(page.context)
    for one, seed in ((page, 1), (other, 2)):
        one.evaluate(
            """(seed) => {
                window.going = part("record").then(({ record, newId, now }) =>
                    Promise.all(madeLog(seed, 100, madeItems(50)).map((entry) => record.add([{ ...entry, at: now() }])))
                )
            }""",
            seed,
        )
    assert page.evaluate("going") == [True] * 100
    assert other.evaluate("going") == [True] * 100
    agreed(page, other, 200)


def agreed(one: Page, other: Page, count: int) -> None:
    """Wait until both tabs show as many entries; their folds and logs are then the same."""
    for each in (one, other):
        each.wait_for_function(
            "async (count) => (await part('record')).record.state.count === count", arg=count, timeout=10_000
        )
    assert log(one) == log(other)
    assert len(log(one)) == count
    assert state(one) == state(other)


def test_two_tabs_answered_in_turn_lose_nothing_and_agree(page: Page) -> None:
    other = tab(page.context, OTHER_LESSON)
    for _ in range(5):
        answer(page)
        answer(other)
    assert answers(page) == 10
    agreed(page, other, len(log(page)))


def test_a_tab_hears_that_another_was_told_and_saved(page: Page) -> None:
    other = tab(page.context, OTHER_LESSON)
    answer(page)
    answer(other)
    expect(page.locator(".record-notice.where")).to_have_count(1)
    expect(other.locator(".record-notice.where")).to_have_count(0)
    ask(page, "record.backedUp()")
    ask(other, "record.tell()")
    page.reload()
    assert ask(page, "return record.settings.backup > 0 && record.settings.told")


def test_only_until_i_close_holds_in_every_tab(page: Page) -> None:
    other = tab(page.context, OTHER_LESSON)
    answer(page)
    answer(other)
    page.get_by_role("button", name="Only until I close").click()
    expect(page.locator(".record-notice.where")).to_contain_text("until you close this tab")
    later = tab(page.context, OTHER_LESSON)
    answer(later)
    answer(other)
    for one in (page, other, later):
        agreed(page, one, len(log(page)))
        held = stored(one)
        assert held["databases"] == []
        assert held["device"] == []
    assert answers(later) == 4
    page.context.new_page().goto(LESSON)
    for one in (page, other, later):
        one.close()


def test_deleting_in_one_tab_deletes_in_all(page: Page) -> None:
    other = tab(page.context, OTHER_LESSON)
    answer(page)
    answer(other)
    ask(page, "await record.forget()")
    other.wait_for_function("async () => (await part('record')).record.state.count === 0")
    page.wait_for_timeout(400)  # longer than a snapshot waits
    for one in (page, other):
        assert log(one) == []
        assert stored(one) == {"databases": [], "device": [], "tab": []}
    answer(page)
    page.wait_for_timeout(100)
    assert len(log(page)) == 1, "the other tab deleted what came after"


BUSY = """setTimeout(() => {
    const end = now() + 1500
    while (now() < end);
    record.draft("marks", { of: "what is deleted by now" })
}, 100)"""


def test_a_tab_that_is_busy_while_another_deletes_leaves_nothing_behind(page: Page) -> None:
    other = tab(page.context, OTHER_LESSON)
    answer(page)
    answer(other)
    ask(other, BUSY)
    page.wait_for_timeout(300)
    ask(page, "await record.forget()")
    other.wait_for_function("async () => (await part('record')).record.state.count === 0")
    for one in (page, other):
        assert stored(one) == {"databases": [], "device": [], "tab": []}


# The notice.


def test_the_first_answer_tells_once_where_answers_stay(page: Page) -> None:
    answer(page)
    notice = page.locator(".record-notice.where")
    expect(notice).to_have_count(1)
    assert notice.locator("p").first.inner_text().count(".") == 1
    answer(page)
    expect(notice).to_have_count(1)
    page.goto(OTHER_LESSON)
    answer(page)
    expect(notice).to_have_count(0)


def test_keep_them_keeps_them_on_the_device(page: Page) -> None:
    answer(page)
    page.get_by_role("button", name="Keep them").click()
    expect(page.locator(".record-notice.where")).to_contain_text("kept on this device")
    held = stored(page)
    assert held["databases"] == ["coursewright:sample"]
    assert held["tab"] == []


@pytest.mark.parametrize("keeps", [[True], [True, False], [False, True]])
def test_what_is_under_way_goes_where_the_answers_go(page: Page, keeps: list[bool]) -> None:
    answer(page)
    ask(page, "record.draft('exam', { at: 3 }); for (const keep of given) await record.keep(keep)", keeps)
    page.reload()
    assert ask(page, "return record.draft('exam')") == {"at": 3}


def test_only_until_i_close_leaves_nothing_on_the_device(page: Page) -> None:
    answer(page)
    page.get_by_role("button", name="Only until I close").click()
    expect(page.locator(".record-notice.where")).to_contain_text("until you close this tab")
    assert page.evaluate("document.activeElement.className").startswith("record-notice")
    held = stored(page)
    assert held["databases"] == []
    assert held["device"] == []
    page.reload()
    assert answers(page) == 1
    context = page.context
    page.close()
    fresh = tab(context)
    assert log(fresh) == []
    assert stored(fresh) == {"databases": [], "device": [], "tab": []}


@pytest.mark.parametrize(("days", "reminded"), [(4, False), (5, True)])
def test_a_backup_is_called_to_mind_from_the_fifth_day_on(page: Page, days: int, reminded: bool) -> None:
    answer(page)
    page.wait_for_timeout(300)
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=days, minutes=1))
    page.goto(OTHER_LESSON)
    reminder = page.locator(".record-notice.backup")
    expect(reminder).to_have_count(int(reminded))
    if reminded:
        expect(reminder).to_contain_text(f"You began {days} days ago")
        page.goto(KEEP)
        with page.expect_download():
            page.get_by_role("button", name="Save my answers to a file").click()
        page.goto(OTHER_LESSON)
        expect(reminder).to_have_count(0)


# Where a browser keeps nothing.

NO_DATABASE = "Object.defineProperty(window, 'indexedDB', { value: undefined })"
NO_STORAGE = """for (const name of ["indexedDB", "localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } })
}"""


def without(browser: Browser, address: str, script: str) -> BrowserContext:
    context = browser.new_context(base_url=address, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    context.add_init_script(script)
    context.add_init_script(path=Path(__file__).with_name("logs.js"))
    return context


def saved_here(page: Page) -> dict[str, Any]:
    """The file that the notice of trouble offers."""
    with page.expect_download() as download:
        page.locator(".record-notice.trouble").get_by_role("button", name="Save my answers to a file").click()
    kept: dict[str, Any] = ask(page, "return JSON.parse(given)", Path(download.value.path()).read_text("utf-8"))
    return kept


def test_without_a_database_answers_last_as_long_as_the_tab_and_it_says_so(browser: Browser, address: str) -> None:
    with without(browser, address, NO_DATABASE) as context:
        page = tab(context)
        question = answer(page)
        expect(question.locator(".kept")).to_contain_text("Not saved")
        expect(page.locator(".record-notice.trouble")).to_contain_text("gone when you close this tab")
        assert len(saved_here(page)["entries"]) == 1
        page.goto(OTHER_LESSON)
        answer(page)
        page.goto(KEEP)
        expect(page.locator("course-keep")).to_contain_text("gone when you close this tab")
        assert len(log(page)) == 2
        assert len(state(page)["items"]) == 2
        ask(page, "await record.forget()")
        assert log(page) == []


def test_where_nothing_is_kept_the_course_goes_on_and_the_file_holds_the_answers(
    browser: Browser, address: str
) -> None:
    with without(browser, address, NO_STORAGE) as context:
        page = tab(context, QUIZ)
        for name in ("hinge-depth", "hinge-signs"):
            question = answer(page, name)
            expect(question.locator(".kept")).to_contain_text("Not saved")
            expect(question.locator("details")).to_have_attribute("open", "")
        expect(page.locator(".record-notice.trouble")).to_contain_text("gone when you leave this page")
        kept = saved_here(page)
        assert [entry["item"] for entry in kept["entries"]] == ["hinge-depth", "hinge-signs"]
        assert state(page)["count"] == 2
        ask(page, "await record.keep(false); await record.keep(true); await record.forget()")
        assert log(page) == []


def full(page: Page, quota: int) -> None:
    """Let the browser give this site so many bytes and no more."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": page.evaluate("origin"), "quotaSize": quota})


def test_when_the_device_is_full_it_is_said_and_the_answers_are_kept_once_there_is_room(page: Page) -> None:
    full(page, 1)
    expect(answer(page).locator(".kept")).to_contain_text("Not saved")
    assert ask(page, "return [record.where, record.trouble !== '']") == ["tab", True]
    page.goto(OTHER_LESSON)
    expect(answer(page).locator(".kept")).to_contain_text("Not saved")
    assert answers(page) == 2
    full(page, 100_000_000)
    assert ask(page, "return record.add(madeLog(2, 1, madeItems(50)))") is True
    assert ask(page, "return [record.where, record.trouble]") == ["device", ""]
    context = page.context
    page.close()
    assert answers(tab(context, KEEP)) == 3


def test_more_than_a_tab_can_hold_stays_on_the_device_and_it_is_said(page: Page) -> None:
    add(page, 2_000)
    page.evaluate("sessionStorage.setItem('of somebody else', 'x'.repeat(5_000_000))")
    ask(page, "await record.keep(false)")
    assert ask(page, "return [record.where, record.settings.keep]") == ["device", True]
    assert "stay on this device" in ask(page, "return record.trouble")
    page.reload()
    assert state(page)["count"] == 2_000
    assert len(log(page)) == 2_000


def test_an_answer_longer_than_the_record_holds_is_cut_and_kept(page: Page) -> None:
    facts = "item: 'a', version: 'b', type: 'fill', right: false, share: 0, unsafe: false, about: [], missed: []"
    long = "kind: 'answer', id: newId(), at: now(), answer: ['x'.repeat(9000)]"
    ask(page, f"await record.add([{{ {long}, {facts} }}])")
    page.reload()
    assert [len(entry["answer"][0]) for entry in log(page) if entry["kind"] == "answer"] == [200]


@pytest.fixture
def profile(tmp_path: Path) -> Callable[[str], Path]:
    """A browser's profile with these preferences."""

    def made(preferences: str) -> Path:
        (tmp_path / "Default").mkdir()
        (tmp_path / "Default" / "Preferences").write_text(preferences)
        return tmp_path

    return made


def test_where_the_trainee_forbids_all_storage_the_course_goes_on(
    browser: Browser, address: str, profile: Callable[[str], Path]
) -> None:
    forbidden = profile('{"profile": {"default_content_setting_values": {"cookies": 2}}}')
    with killing.launched(browser.browser_type, forbidden) as (other, _):
        page = killing.page_of(other, address + LESSON)
        assert page.evaluate("(() => { try { return !localStorage } catch { return true } })()")
        question = answer(page)
        expect(question.locator(".kept")).to_contain_text("Not saved")
        expect(page.locator(".record-notice.trouble")).to_contain_text("gone when you leave this page")
        assert len(log(page)) == 1
