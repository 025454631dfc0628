"""What several tests do with the record that a page keeps."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from . import browsing

LOGS = Path(__file__).with_name("logs.js")
LESSON, OTHER_LESSON, QUIZ = "modules/hinge/the-hinge/", "modules/hinge/one-cue/", "quizzes/hinge/"
KEEP = "progress/answers/"
EVERYWHERE = [LESSON, QUIZ, KEEP, "progress/", "progress/daily/", "progress/record/"]


@contextmanager
def trainee(browser: Browser, address: str, path: str = LESSON, **options: Any) -> Iterator[Page]:
    """A page of somebody who has never been at `address`; tests can ask it for the course's own modules."""
    with browser.new_context(base_url=address, reduced_motion="reduce", **options) as context:
        context.set_default_timeout(10_000)
        context.add_init_script(path=LOGS)
        page = context.new_page()
        browsing.visit(page, path)
        yield page


def tab(context: BrowserContext, path: str = LESSON) -> Page:
    """One more tab of the same trainee."""
    page = context.new_page()
    browsing.visit(page, path)
    return page


def ask(page: Page, script: str, given: Any = None) -> Any:
    """What a script gives that knows the page's `record`."""
    return page.evaluate(
        f"""async (given) => {{
            const {{ record, newId, now }} = await part("record")
            await record.ready
            {script}
        }}""",
        given,
    )


def log(page: Page) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = ask(page, "return record.entries()")
    return entries


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = ask(page, "return JSON.parse(JSON.stringify(record.state))")
    return found


def add(page: Page, count: int, seed: int = 1) -> None:
    """Add answers that are made up."""
    ask(page, "await record.add(madeLog(given[0], given[1], madeItems(50)))", [seed, count])


def answer(page: Page, name: str | None = None) -> Locator:
    """Answer a question of the page, or its first."""
    question = page.locator(f"course-quiz[data-item={name}]" if name else "course-quiz").first
    if question.get_by_role("button", name="Try again").is_visible():
        question.get_by_role("button", name="Try again").click()
    question.locator("label:has([data-option])").first.click()
    question.get_by_role("button", name="Check", exact=True).click()
    expect(question.locator(".kept")).not_to_be_empty()
    return question


def stored(page: Page) -> dict[str, Any]:
    """What the browser holds of the course: databases, and the names in both storages."""
    held: dict[str, Any] = page.evaluate(
        """async () => {
            const names = (storage) => Object.keys(storage).filter((key) => key.startsWith("coursewright:"))
            return {
                databases: (await indexedDB.databases()).map(({ name }) => name),
                device: names(localStorage),
                tab: names(sessionStorage),
            }
        }"""
    )
    return held
