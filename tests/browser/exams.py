"""A course with exams, and a trainee who takes them."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests import kit

from . import browsing

OWN = """---
title: Own exam
mode: exam
objective: H.1
sure: yes
pass: {score: 60, unsafe: 0}
attempts: 2
---

## One {#own-one critical}

A leg goes numb. Does the session end?

- [x] Yes
- [ ] No {misconception=wait-and-see unsafe}
  > It ends, and the note says why.
- [ ] All of these are wrong {misconception=more-cues pin}
  > One is right.

## Two {#own-two}

Which signs show a hinge? See [the wall](drill:wall-tap).

- [x] The hips go back
- [x] The shins stay upright
- [ ] The knees lead {error=squats-the-hinge}
  > That is a squat.

## Three {#own-three}

In a hinge the [[hips]] go back first.

> not "knees" {error=squats-the-hinge}: Then it is a squat.

## Four {#own-four type=order}

Put the steps in order.

1. Stand tall
2. Soften the knees
3. Push the hips back
"""

DRAWN = """---
title: Drawn exam
draw:
  - {objective: H.1, items: 2}
  - {module: stopping, items: 1, pass: 100}
pass: {score: 50, unsafe: 0}
---
"""

OWN_NAMES = ["own-one", "own-two", "own-three", "own-four"]


def build(folder: Path) -> Path:
    """The site of the sample course with two more exams."""
    course = kit.copied(kit.SAMPLE, folder / "course")
    course.write("quizzes/own.md", OWN)
    course.write("quizzes/drawn.md", DRAWN)
    kit.built(course.root, folder / "site")
    return folder / "site"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def heading(page: Page) -> Locator:
    return page.locator("course-exam h2").filter(visible=True)


def open_exam(page: Page, name: str, then: str = "Begin") -> None:
    browsing.visit(page, f"quizzes/{name}/")
    press(page, then)
    expect(heading(page)).to_contain_text("Question")


def current(page: Page) -> Locator:
    """The question that is asked."""
    return page.locator("course-exam .exam-question:visible course-quiz")


def asked(page: Page) -> list[str]:
    """The names of a sitting's questions, in order."""
    names: list[str] = page.locator("course-exam course-quiz").evaluate_all("all => all.map(one => one.dataset.item)")
    return names


def number(page: Page, name: str) -> Locator:
    """The button of the list that leads to a question."""
    return page.locator(".exam-list button").nth(asked(page).index(name))


def answer(quiz: Locator, *, right: bool) -> None:
    """Answer the question on the page, well or badly."""
    kind = quiz.get_attribute("data-type")
    wanted = "[data-correct]" if right else "[data-option]:not([data-correct])"
    if kind in {"single", "multi"}:
        labels = quiz.locator(f"label:has({wanted})").all()
        for label in labels if kind == "multi" and right else labels[:1]:
            label.click()
    for blank in quiz.locator(".blank").all():
        accepted = blank.get_attribute("data-value") or (blank.get_attribute("data-answers") or "").split('"')[-2:-1]
        blank.fill("".join(accepted) if right else "99")
    for pair in quiz.locator("div.pair").all():
        value = pair.get_attribute("data-right") or ""
        values = pair.locator("option").evaluate_all("all => all.map(one => one.value)")
        pair.locator("select").select_option(value if right else next(v for v in values if v not in {"", value}))
    if kind == "order":
        arrange(quiz, right=right)


def arrange(quiz: Locator, *, right: bool) -> None:
    """Put steps in order; or, wrongly, move one that leaves them out of order."""
    for _ in range(30):
        ranks = quiz.locator(".steps > li").evaluate_all("all => all.map(one => Number(one.dataset.rank))")
        wrong = [n for n in range(1, len(ranks)) if ranks[n] < ranks[n - 1]]
        if right and not wrong:
            return
        place = wrong[0] if right else next(n for n in range(1, len(ranks)) if moved(ranks, n) != sorted(ranks))
        quiz.locator(".steps > li").nth(place).get_by_role("button", name="Move up").click()
        if not right:
            return


def moved(ranks: list[int], place: int) -> list[int]:
    return [*ranks[: place - 1], ranks[place], ranks[place - 1], *ranks[place + 1 :]]


def answer_all(page: Page, *, wrongly: tuple[str, ...] = ()) -> None:
    """Answer every question, those of some names wrongly, and stand at the review."""
    for n in range(len(asked(page))):
        page.locator(".exam-list button").nth(n).click()
        quiz = current(page)
        answer(quiz, right=quiz.get_attribute("data-item") not in wrongly)
    review(page)


def review(page: Page) -> None:
    page.locator("course-exam").get_by_role("button", name="Review").click()
    expect(heading(page)).to_have_text("Review")


def hand_in(page: Page) -> None:
    press(page, "Hand in")
    expect(page.locator(".verdict-card .kept")).to_have_text("Saved.")
