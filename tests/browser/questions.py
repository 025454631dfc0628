"""How a trainee answers a question in a page, and what the page tells of it."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page

HINGE = "quizzes/hinge/"
SINGLE, MULTI, FILL, ORDER = "hinge-depth", "hinge-signs", "hinge-blank", "hinge-order"
MORE = "quizzes/more/"
NUMBER, MATCH, SAY = "cue-limit", "sign-level", "say-one-cue"

LISTEN = "addEventListener('course:answer', ({detail}) => (window.answers ??= []).push(detail))"


KEY = """item => {
    const all = (selector, take) => [...item.querySelectorAll(selector)].map(take)
    const keys = {
        single: () => all("[data-correct]", (one) => one.dataset.option),
        multi: () => all("[data-correct]", (one) => one.dataset.option),
        fill: () => all(".blank", (one) => JSON.parse(one.dataset.answers)[0]),
        number: () => all(".blank", (one) => one.dataset.value),
        order: () => all(".solution [data-step]", (one) => one.dataset.step),
        match: () => all(".pair", (one) => `${one.dataset.pair}:${one.dataset.right}`),
        say: () => ["Tap the wall", ...all("[data-check]", (one) => one.dataset.check)],
    }
    return keys[item.dataset.type]()
}"""


def key(item: Locator) -> list[str]:
    """The right answer, as a question takes it back."""
    found: list[str] = item.evaluate(KEY)
    return found


def question(page: Page, name: str) -> Locator:
    return page.locator(f"course-quiz[data-item={name}]")


def press(item: Locator, name: str) -> None:
    item.get_by_role("button", name=name, exact=True).click()


def told(item: Locator) -> str:
    """What the question's status says."""
    return " ".join(item.get_by_role("status").inner_text().split())


def right_ones(item: Locator) -> list[Locator]:
    return item.locator("label:has([data-correct])").all()


def wrong_ones(item: Locator) -> list[Locator]:
    return item.locator("label:has([data-option]:not([data-correct]))").all()


def fill(item: Locator, *texts: str) -> None:
    for blank, text in zip(item.locator(".blank").all(), texts, strict=True):
        blank.fill(text)


def choose(item: Locator, *labels: str) -> None:
    """Choose in the rows of a match question, from the first on."""
    for row, label in zip(item.get_by_role("combobox").all(), labels, strict=False):
        row.select_option(label=label)


def be_sure(item: Locator, label: str = "Fairly sure") -> None:
    item.get_by_role("radio", name=label, exact=True).check()


def answers(page: Page) -> list[dict[str, Any]]:
    """What the page has sent of its answers, if LISTEN ran when it began."""
    found: list[dict[str, Any]] = page.evaluate("window.answers ?? []")
    return found


def judged(item: Locator) -> dict[str, Any]:
    """What the answer as it stands is worth."""
    found: dict[str, Any] = item.evaluate("async item => { await item.loaded; return item.judge() }")
    return found


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(200):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key never comes to {wanted}")
