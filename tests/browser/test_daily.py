"""What comes back each day, and the page where it is asked."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from . import browsing, checks, trainee
from .questions import key
from .trainee import Trainee

DAILY = "progress/daily/"

RULES = Path(__file__).with_name("rules.js")


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
    """Answer a question of any type, rightly or with the right answer turned about, and check it."""
    question.evaluate("async (item, answer) => { await item.loaded; item.put(answer) }", key(question))
    if not right:
        for choice in question.locator("label:has([data-option]:not([data-correct]))").all()[:1]:
            choice.click()
        for blank in question.locator(".blank").all():
            blank.fill("99")
        for select in question.locator("select").all():
            select.select_option(index=1)
        for down in question.get_by_role("button", name="Move down").all()[:1]:
            down.click()
    for sure in question.get_by_role("radio", name="Guessing").all():
        sure.check()
    question.get_by_role("button", name="Check", exact=True).click()
    expect(question.locator(".kept")).to_have_text("Saved")


def test_what_comes_back_keeps_its_rules_over_thousands_of_records(page: Page) -> None:
    browsing.visit(page, "drills/")
    assert page.evaluate(RULES.read_text(encoding="utf-8"), 4000) == {}


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
    assert set(names(one)) == {"hinge-depth", "hinge-signs", "hinge-blank", "hinge-order", "cue-limit"}
    expect(one.page.get_by_role("heading", name="Question 1 of 5")).to_be_focused()


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
    assert len(asked) == 5, "two wait, and new questions on what they are about fill up"
    for name in asked:
        answer(one.page.locator(f"course-quiz[data-item={name}]"), right=name != "sign-level")
    expect(outcome(one)).to_contain_text("Done for today: 4 of 5 right. The next come back tomorrow.")
    missed = one.page.locator("course-quiz[data-item=sign-level]")
    missed.get_by_role("button", name="Try again").click()
    answer(missed)
    expect(outcome(one)).to_contain_text("4 of 5 right")

    one.page.reload()
    assert names(one) == asked
    expect(told(one)).to_have_text("Done for today: 4 of 5 right.")
    expect(one.page.locator("course-daily course-quiz[data-verdict]")).to_have_count(5)
    expect(one.page.locator("course-daily .source")).to_have_count(5)

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
    one.did(*(one.answered(item, 2, right=False) for item in ("sign-level", "which-sign")))
    assert len(names(one)) == 1
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
    one.did(one.answered("which-sign", 3, right=False), one.answered("sign-level", 2, right=False))
    question = one.page.locator("course-daily course-quiz")
    expect(question).to_have_count(1)
    for part in ("[type=radio]", "[type=submit]"):
        for _ in range(80):
            one.page.keyboard.press("Tab")
            if one.page.evaluate("part => document.activeElement.matches(`course-daily ${part}`)", part):
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
