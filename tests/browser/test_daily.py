"""What comes back each day, and the page where it is asked."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import browsing, checks, trainee
from .trainee import Trainee

DAILY = "progress/daily/"

RULES = """async states => {
    const { due, five } = await import("/assets/schedule.js")
    let seed = 11
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
    const some = (most) => Math.floor(random() * (most + 1))
    const one = (list) => list[some(list.length - 1)]
    const broken = {}
    const rule = (name, holds) => { if (!holds) broken[name] = (broken[name] ?? 0) + 1 }

    function course() {
        const topics = {}, items = {}, lessons = {}
        for (let n = 0; n < 4; n++) topics[`objective:O.${n}`] = {}
        for (let n = 0; n < 4; n++) topics[`error:e${n}`] = {}
        for (let n = some(25); n > 0; n--) {
            const objective = `O.${some(3)}`
            const about = [`objective:${objective}`, ...(some(1) ? [`error:e${some(3)}`] : []), ...(some(9) ? [] : ["error:gone"])]
            items[`i${n}`] = { version: "v", type: one(["single", "fill", "say"]), module: `m${some(2)}`, objective, about, ...(some(6) ? {} : { exam: "end" }) }
        }
        for (let n = 0; n < 3; n++) lessons[`l${n}`] = { objectives: [`O.${n}`] }
        return { topics, items, lessons }
    }
    function record(course) {
        const state = { topics: Object.create(null), items: Object.create(null), lessons: Object.create(null) }
        for (const topic of [...Object.keys(course.topics), "objective:constructor", "error:gone"]) {
            if (some(1)) state.topics[topic] = { box: some(3), due: 100 + some(6) - 3, missed: some(3), unsafe: !some(4), sure: !some(4) }
        }
        for (const id of [...Object.keys(course.items), "toString"]) {
            if (some(1)) state.items[id] = some(5) ? { version: "v", at: some(1000), older: false } : { older: true, at: some(1000) }
        }
        for (const name of [...Object.keys(course.lessons), "__proto__"]) if (!some(3)) state.lessons[name] = 1
        return state
    }

    for (let n = 0; n < states; n++) {
        const { topics, items, lessons } = course()
        const state = n % 10 ? record({ topics, items, lessons }) : { topics: {}, items: {}, lessons: {} }
        const asks = (id) => items[id].type !== "say" && !items[id].exam
        const about = (topic) => Object.keys(items).filter((id) => asks(id) && items[id].about.includes(topic))
        const isSeen = (id) => state.items[id] && !state.items[id].older
        const studied = new Set([
            ...Object.keys(lessons).filter((name) => Object.hasOwn(state.lessons, name)).flatMap((name) => lessons[name].objectives),
            ...Object.keys(items).filter((id) => state.items[id]).map((id) => items[id].objective),
        ])
        const waiting = due(state, { topics, items, lessons }, 100)
        const chosen = five(state, { topics, items, lessons }, 100, random)

        const rank = (topic) => { const { unsafe, sure, box, due } = state.topics[topic]; return [!unsafe, !sure, box, due].map(Number) }
        const isBefore = (a, b) => { const k = a.findIndex((x, i) => x !== b[i]); return k < 0 || a[k] < b[k] }
        rule("what waits is due, and somebody asks about it", waiting.every((topic) => state.topics[topic].due <= 100 && about(topic).length))
        rule("nothing due that is asked about is left out", Object.keys(topics).every((topic) => !(state.topics[topic]?.due <= 100 && about(topic).length) || waiting.includes(topic)))
        rule("a topic that the course lost never waits", waiting.every((topic) => Object.hasOwn(topics, topic)))
        rule("unsafe first, then sure and wrong, then the lowest box, then the longest due", waiting.every((topic, k) => !k || isBefore(rank(waiting[k - 1]), rank(topic))))
        rule("five at most", chosen.length <= 5)
        rule("none twice", new Set(chosen).size === chosen.length)
        rule("only questions that are asked in practice", chosen.every((id) => Object.hasOwn(items, id) && asks(id)))
        rule("nothing when nothing is studied", n % 10 || chosen.length === 0)
        rule("each topic that waits is asked about, unless five are full", chosen.length === 5 || waiting.every((topic) => chosen.some((id) => items[id].about.includes(topic))))
        rule("a question comes again only where none is new, and the oldest comes", chosen.filter(isSeen).every((id) =>
            waiting.some((topic) => items[id].about.includes(topic) && about(topic).every((other) => isSeen(other) && state.items[other].at >= state.items[id].at))))
        rule("what isn't due is new, and of something studied", chosen.every((id) =>
            items[id].about.some((topic) => waiting.includes(topic)) || (!isSeen(id) && studied.has(items[id].objective))))
        rule("five, as long as there are new questions on what is studied", chosen.length === 5 ||
            Object.keys(items).every((id) => !asks(id) || isSeen(id) || !studied.has(items[id].objective) || chosen.includes(id)))
        const modules = chosen.map((id) => items[id].module)
        const most = Math.max(0, ...modules.map((name) => modules.filter((other) => other === name).length))
        const alike = modules.filter((name, k) => k && name === modules[k - 1]).length
        rule("neighbors are of different modules where it can be helped", alike === Math.max(0, 2 * most - modules.length - 1))
    }
    return broken
}"""


@pytest.fixture
def one(page: Page) -> Trainee:
    return trainee.comes(page, DAILY)


def told(one: Trainee) -> Locator:
    return one.page.locator("course-daily .waiting")


def outcome(one: Trainee) -> Locator:
    return one.page.locator("course-daily").get_by_role("status").and_(one.page.locator(".outcome"))


def questions(one: Trainee) -> Locator:
    return one.page.locator("course-daily course-quiz")


def names(one: Trainee) -> list[str]:
    expect(questions(one).first).to_be_visible()
    found: list[str] = questions(one).evaluate_all("all => all.map(quiz => quiz.dataset.item)")
    return found


def answer(question: Locator, *, right: bool = True) -> None:
    """Answer a question of any type, and check it."""
    kind = question.get_attribute("data-type")
    if kind == "fill":
        question.locator(".blank").fill("hips" if right else "toes")
    elif kind in {"single", "multi"}:
        for label in question.locator(
            f"label:has({'[data-correct]' if right else '[data-option]:not([data-correct])'})"
        ).all():
            label.click()
    elif kind == "order":
        question.evaluate(
            """(quiz, right) => {
                const steps = [...quiz.querySelectorAll(".steps > li")].sort((a, b) => a.dataset.rank - b.dataset.rank)
                quiz.querySelector(".steps").append(...(right ? steps : steps.reverse()))
            }""",
            right,
        )
    question.get_by_role("button", name="Check", exact=True).click()
    expect(question.locator(".kept")).to_have_text("Saved")


def test_what_comes_back_keeps_its_rules_over_thousands_of_records(page: Page) -> None:
    browsing.visit(page, "drills/")
    assert page.evaluate(RULES, 4000) == {}


def test_a_newcomer_is_sent_to_the_first_lesson(one: Trainee) -> None:
    expect(told(one)).to_have_text("Nothing yet: read a lesson first.")
    one.page.locator("course-daily").get_by_role("link", name="Begin with The hinge").click()
    expect(one.page).to_have_url(re.compile("/modules/hinge/the-hinge/$"))


def test_when_nothing_waits_the_next_day_is_told(one: Trainee) -> None:
    one.did(one.answered("cue-count", 3), one.answered("cue-count", 2), one.answered("cue-count"))
    expect(told(one)).to_have_text("Nothing waits today; next tomorrow.")
    one.sleep(-1)
    expect(told(one)).to_have_text("Nothing waits today; next on Nov 21.")
    expect(questions(one)).to_have_count(0)


def test_new_questions_on_what_was_read_are_there_for_the_asking(one: Trainee) -> None:
    one.did(one.read("the-hinge"))
    one.page.get_by_role("button", name="Five new questions").click()
    assert set(names(one)) == {"hinge-depth", "hinge-signs", "hinge-blank", "hinge-order"}
    expect(one.page.get_by_role("heading", name="Question 1 of 4")).to_be_focused()


def test_what_waits_is_asked_afresh_and_says_where_it_comes_from_only_after_the_answer(one: Trainee) -> None:
    one.did(one.answered("cue-count", 2, right=False))
    expect(told(one)).to_have_text("Today: 2 topics wait.")
    question = questions(one).first
    assert "cue-count" in names(one)
    cue = one.page.locator("course-quiz[data-item=cue-count]")
    expect(cue.locator(":checked")).to_have_count(0)
    expect(cue.locator(".kept")).to_be_empty()
    expect(one.page.locator("course-daily .source")).to_have_count(0)
    answer(cue)
    source = one.page.locator("course-daily section", has=cue).locator(".source")
    expect(source).to_have_text("From the lesson One cue. About: Choose one cue for one error.")
    expect(question).to_be_attached()
    assert [entry["right"] for entry in one.record()] == [False, True]


def test_the_day_is_done_when_all_are_answered_and_stays_done(one: Trainee) -> None:
    one.did(one.answered("hinge-blank", 2), one.answered("which-sign", 2))
    asked = names(one)
    assert len(asked) == 4, "two that wait would be two questions; new ones on the same objectives fill up"
    for n, name in enumerate(asked):
        answer(one.page.locator(f"course-quiz[data-item={name}]"), right=n > 0)
    expect(outcome(one)).to_contain_text("Done for today: 3 of 4 right. The next come back tomorrow.")
    missed = one.page.locator(f"course-quiz[data-item={asked[0]}]")
    missed.get_by_role("button", name="Try again").click()
    answer(missed)
    expect(outcome(one)).to_contain_text("3 of 4 right")

    one.page.reload()
    assert names(one) == asked
    expect(told(one)).to_have_text("Done for today: 3 of 4 right.")
    expect(one.page.locator("course-daily course-quiz[data-verdict]")).to_have_count(4)
    expect(one.page.locator("course-daily .source")).to_have_count(4)

    one.sleep(1)
    expect(told(one)).to_contain_text("Today: ")
    expect(one.page.locator("course-daily course-quiz[data-verdict]")).to_have_count(0)


def test_a_page_loaded_again_shows_the_same_questions_and_what_was_answered_of_them(one: Trainee) -> None:
    one.did(one.answered("hinge-blank", 2, right=False), one.answered("which-sign", 1))
    asked = names(one)
    answer(one.page.locator(f"course-quiz[data-item={asked[1]}]"))
    one.page.reload()
    assert names(one) == asked
    expect(one.page.locator("course-daily course-quiz[data-verdict=right]")).to_have_count(1)
    expect(told(one)).to_contain_text(f"1 of {len(asked)} answered.")


def test_five_more_are_offered_only_while_topics_are_due(one: Trainee) -> None:
    one.did(*(one.answered("which-sign", 3 - n, right=False, unsafe=True) for n in range(2)))
    asked = names(one)
    assert asked == ["which-sign"]
    sign = one.page.locator("course-quiz[data-item=which-sign]")
    sign.locator("[data-option]:not([data-correct])").first.evaluate("option => (option.dataset.unsafe = '')")
    sign.locator("label:has([data-unsafe])").click()
    sign.get_by_role("button", name="Check").click()
    more = one.page.get_by_role("button", name="Five more")
    expect(outcome(one)).to_contain_text("Done for today: 0 of 1 right. Today: ")
    trainee.stand_still(one.page.context, minutes=1)
    more.click()
    expect(sign).to_be_visible()
    expect(sign).not_to_have_attribute("data-verdict", re.compile("."))
    answer(sign)
    expect(outcome(one)).to_contain_text("Done for today: 1 of 1 right.")
    expect(more).to_have_count(0)


def test_two_tabs_show_the_same_five_and_each_others_answers(one: Trainee) -> None:
    one.did(one.answered("hinge-blank", 2, right=False), one.answered("which-sign", 1))
    asked = names(one)
    other = Trainee(one.page.context.new_page(), one.course)
    other.go(DAILY)
    assert names(other) == asked
    answer(other.page.locator(f"course-quiz[data-item={asked[0]}]"))
    expect(one.page.locator(f"course-quiz[data-item={asked[0]}]")).to_have_attribute("data-verdict", "right")
    answer(one.page.locator(f"course-quiz[data-item={asked[1]}]"))
    for tab in (one, other):
        expect(told(tab)).to_contain_text(f"2 of {len(asked)} answered.")


JUNK = ["[]", "{", '"x"', '{"day":"today","items":{}}', '{"day":%d,"at":1,"items":["<img src=x onerror=alert(1)>"]}']


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_place_of_the_days_choice_is_passed_over(one: Trainee, junk: str) -> None:
    one.did(one.answered("cue-count", 2, right=False))
    day = one.page.evaluate(
        "async () => { const { dayOf } = await import('/assets/log.js'); return dayOf(Date.now()) }"
    )
    text = junk.replace("%d", str(day))
    one.page.evaluate("text => localStorage.setItem('coursewright:sample:draft:daily', text)", text)
    one.page.evaluate("text => localStorage.setItem('coursewright:sample:draft:reminder', text)", text)
    one.page.reload()
    assert "cue-count" in names(one)
    expect(one.page.locator("img[src=x]")).to_have_count(0)


def test_the_day_is_done_by_keyboard_alone(one: Trainee) -> None:
    one.did(one.answered("which-sign", 2))
    question = one.page.locator("course-daily course-quiz")
    expect(question).to_have_count(1)
    for key in ("radio", "button"):
        for _ in range(80):
            one.page.keyboard.press("Tab")
            if one.page.evaluate(
                "key => document.activeElement.matches(`course-daily ${key === 'radio' ? '[type=radio]' : '[type=submit]'}`)",
                key,
            ):
                break
        one.page.keyboard.press("Space")
    expect(outcome(one)).to_contain_text("Done for today")


def unfolded(text: str) -> dict[str, str]:
    """The lines of a calendar file by what they are called."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    whole = re.sub("\r\n[ \t]", "", "\r\n".join(lines)).split("\r\n")
    return {name: value for name, _, value in (line.partition(":") for line in reversed(whole))}


def test_the_reminder_is_a_calendar_file_for_the_chosen_time(one: Trainee, tmp_path: Path) -> None:
    saved = []
    for time in ("06:45", "21:05"):
        one.page.get_by_label("Time of day").fill(time)
        with one.page.expect_download() as download:
            one.page.get_by_role("button", name="Save the reminder").click()
        assert download.value.suggested_filename == "daily-five.ics"
        download.value.save_as(tmp_path / time)
        saved.append(unfolded((tmp_path / time).read_bytes().decode()))
    first, second = saved
    assert first["SUMMARY"] == "Daily five: Lifting boxes well"
    assert first["URL"] == f"{one.page.url}"
    assert first["RRULE"] == "FREQ=DAILY"
    assert first["DTSTAMP"] == "20261120T120000Z"
    assert re.fullmatch(r"20261120T064500", first["DTSTART"])
    assert second["DTSTART"].endswith("T210500")
    assert first["UID"] == second["UID"], "a new time replaces the old one"
    one.page.reload()
    expect(one.page.get_by_label("Time of day")).to_have_value("21:05")


def test_without_a_choice_the_reminder_is_in_the_morning(one: Trainee) -> None:
    expect(one.page.get_by_label("Time of day")).to_have_value("07:30")


@pytest.mark.parametrize(
    "title", ["Back; and, forth\\ever", "Lastenheben für Anfänger " * 9, "腰" * 60, "one\r\nBEGIN:VEVENT\x07", "🏋️" * 30]
)
def test_whatever_a_course_is_called_its_reminder_holds_together(page: Page, title: str) -> None:
    browsing.visit(page, "drills/")
    text = page.evaluate(
        """async summary => {
            const { reminder } = await import("/assets/calendar.js")
            const words = { summary, text: summary, address: "https://example.org/a, b;c/", uid: "x@example.org" }
            return reminder({ ...words, time: "07:30", now: 1.8e12 })
        }""",
        title,
    )
    lines = unfolded(text)
    assert text.count("\r\nBEGIN:VEVENT\r\n") == 1
    plain = lines["SUMMARY"].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
    assert plain == title.replace("\r\n", "\n").replace("\x07", "")
    for sign in ",;":
        assert not re.search(rf"(?<!\\){sign}", lines["SUMMARY"])


@pytest.mark.parametrize(("scheme", "width"), checks.LOOKS)
def test_the_daily_page_can_be_used_by_everyone(
    browser: Browser, address: str, scheme: browsing.Scheme, width: int
) -> None:
    with browsing.opened(browser, address, scheme, width) as (page, watch):
        one = trainee.comes(page, DAILY)
        found = checks.inaccessible(page)
        one.did(one.answered("hinge-blank", 2, right=False), one.answered("which-sign", 1))
        asked = names(one)
        found += checks.inaccessible(page) + checks.overflowing(page)
        for name in asked:
            answer(page.locator(f"course-quiz[data-item={name}]"), right=False)
        found += checks.inaccessible(page) + checks.overflowing(page)
        assert not found + watch.findings()
