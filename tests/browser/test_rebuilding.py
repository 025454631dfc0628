"""Answers stay with their questions while an instructor goes on writing."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests import kit

from . import browsing

OPTIONS = "- [x] Yes\n- [ ] No {misconception=wrong}\n  > No."
NAMES = ["first", "second", "third", "fourth"]


def item(name: str, stem: str = "", options: str = OPTIONS) -> str:
    return f"## {name.title()} {{#{name}}}\n\n{stem or f'Is it the {name}?'}\n\n{options}\n"


def quiz(*items: str) -> str:
    return "---\ntitle: Q\nmodule: m\nobjective: O.1\n---\n\n" + "\n".join(items)


def question(page: Page, name: str) -> Locator:
    return page.locator(f"course-quiz[data-item={name}]")


def answer(page: Page, name: str, label: str = "Yes") -> None:
    question(page, name).get_by_label(label).click()
    question(page, name).get_by_role("button", name="Check", exact=True).click()
    expect(question(page, name).locator(".kept")).to_contain_text("Saved")


def test_answers_stay_when_questions_are_inserted_moved_and_mended_and_age_when_the_key_changes(
    tmp_path: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    course, site = kit.tiny(tmp_path / "course"), tmp_path / "site"
    course.write("quizzes/q.md", quiz(*map(item, NAMES)))
    kit.built(course.root, site)
    with browsing.opened(browser, serve(site)) as (page, watch):
        browsing.visit(page, "quizzes/q/")
        for name in NAMES:
            answer(page, name, "No" if name == "second" else "Yes")

        inserted, mended = item("new"), item("third", "Is it really the third?")
        other_key = item("fourth", options="- [ ] Yes {misconception=wrong}\n  > No.\n- [x] No")
        course.write("quizzes/q.md", quiz(inserted, item("first"), mended, other_key))
        course.write("quizzes/moved.md", quiz(item("second")).replace("title: Q", "title: Moved"))
        kit.built(course.root, site)

        browsing.visit(page, "quizzes/q/")
        for name in ("first", "third"):
            expect(question(page, name)).to_have_attribute("data-verdict", "right")
            expect(question(page, name).get_by_label("Yes")).to_be_checked()
        expect(question(page, "third").locator("legend")).to_have_text("Is it really the third?")
        expect(question(page, "new")).not_to_have_attribute("data-verdict", "right")
        expect(question(page, "fourth")).to_contain_text("changed since you answered it")
        for choice in question(page, "fourth").get_by_role("radio").all():
            expect(choice).not_to_be_checked()

        browsing.visit(page, "quizzes/moved/")
        expect(question(page, "second")).to_have_attribute("data-verdict", "wrong")
        expect(question(page, "second").get_by_label("No")).to_be_checked()

        entries = page.evaluate("async () => (await import('/assets/record.js')).record.entries()")
        assert [entry["item"] for entry in entries if entry["kind"] == "answer"] == NAMES
        state = page.evaluate(
            """async () => {
                const { record } = await import("/assets/record.js")
                await record.ready
                return record.state.items
            }"""
        )
        assert {name: facts.get("older") for name, facts in state.items()} == {
            "first": False,
            "second": False,
            "third": False,
            "fourth": True,
        }
    assert not watch.findings()
