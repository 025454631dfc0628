"""What trainees met in pages made by mkdocs-quiz 1.7 alone, and don't meet here.

One test for each fault that was found there, named after what a trainee sees. What the checker refuses is never seen
by a trainee; then the test says so, with the checker's own words.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coursewright import line
from coursewright.problems import BadContent
from tests import kit

from . import browsing, checks

Open = Callable[..., Page]
HINGE = "quizzes/hinge/"

OPTIONS = "- [x] Yes\n- [ ] No {misconception=wrong}\n  > No."


@pytest.fixture
def course(tmp_path: Path) -> kit.Folder:
    return kit.tiny(tmp_path / "course")


@pytest.fixture
def open_quiz(course: kit.Folder, tmp_path: Path, browser: Browser, serve: Callable[[Path], str]) -> Iterator[Open]:
    """Builds the tiny course with these questions and opens their page, in a browser that keeps its record."""
    with ExitStack() as stack:
        contexts: list[Page] = []

        def opened(*questions: str, width: int = 1280) -> Page:
            course.write("quizzes/q.md", kit.quiz_file(*questions))
            site = kit.built(course.root, tmp_path / f"site{len(contexts)}")
            page, watch = stack.enter_context(browsing.opened(browser, serve(site.folder), width=width))
            stack.callback(lambda: _no_findings(watch))
            contexts.append(page)
            browsing.visit(page, "quizzes/q/")
            return page

        yield opened


def _no_findings(watch: browsing.Watch) -> None:
    assert not watch.findings(), watch.findings()


def refused(course: kit.Folder, text: str) -> list[str]:
    """What the checker says of a quiz file that keeps the course from being built."""
    course.write("quizzes/q.md", text)
    with pytest.raises(BadContent) as told:
        line.make(course.root)
    return [str(problem) for problem in told.value.problems]


def question(page: Page, name: str) -> Locator:
    return page.locator(f"course-quiz[data-item={name}]")


def check(item: Locator) -> None:
    item.get_by_role("button", name="Check", exact=True).click()


@contextmanager
def sample(browser: Browser, address: str, path: str, width: int = 1280) -> Iterator[Page]:
    with browsing.opened(browser, address, width=width) as (page, watch):
        browsing.visit(page, path)
        yield page
        _no_findings(watch)


# Wrong content, silently.


def test_1_double_brackets_in_code_are_code_and_no_answer_is_given_away(open_quiz: Open) -> None:
    page = open_quiz(f"Is `[[ -f x ]]` a test?\n\n```sh\n[[ -f x ]] && echo a[[0]]\n```\n\nIs it?\n\n{OPTIONS}")
    item = question(page, "q0")
    expect(item.get_by_role("radio")).to_have_count(2)
    expect(item.locator("code").first).to_have_text("[[ -f x ]]")
    assert "PLACEHOLDER" not in item.inner_text()
    expect(item.locator("form .task-list-item")).to_have_count(0)


def test_2_an_answer_on_two_lines_does_not_swallow_the_others(course: kit.Folder) -> None:
    text = kit.quiz_file("Which?\n\n- [x] A long\n  answer\n- [ ] B {misconception=wrong}\n  > No.")
    assert refused(course, text)[0] == (
        "quizzes/q.md:12:1: an option stands on one line (join this line to the one above)"
    )


@pytest.mark.parametrize("tag", ["<quiz>\nWhich?\n", "<Quiz>\nWhich?\n</Quiz>", '<quiz id="a">\nWhich?\n</quiz>'])
def test_3_a_question_block_that_is_not_closed_or_not_known_is_never_shown_raw(course: kit.Folder, tag: str) -> None:
    lesson = "content/modules/m/l.md"
    course.write(lesson, f"---\ntitle: L\nobjectives: [O.1]\n---\n\nText.\n\n{tag}\n")
    with pytest.raises(BadContent) as told:
        line.make(course.root)
    assert any(str(problem).startswith(lesson) for problem in told.value.problems)


def test_4_a_question_tag_in_code_or_in_a_comment_starts_no_question(
    course: kit.Folder, tmp_path: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    lesson = "---\ntitle: L\nobjectives: [O.1]\n---\n\n"
    course.write("quizzes/q.md", kit.quiz_file(f"Which?\n\n{OPTIONS}"))
    course.write("content/modules/m/l.md", f"{lesson}Write `<quiz>` to begin one.\n")
    with pytest.raises(BadContent, match="mkdocs-quiz would take this for a question"):
        line.make(course.root)
    course.write("content/modules/m/l.md", f"{lesson}Write &lt;quiz> to begin one. <!-- no quiz -->\n")
    site = kit.built(course.root, tmp_path / "site")
    with sample(browser, serve(site.folder), "modules/m/l/") as page:
        expect(page.locator("article")).to_contain_text("Write <quiz> to begin one.")
        expect(page.locator("course-quiz")).to_have_count(0)


def test_5_two_options_with_the_same_words_never_make_a_question_that_cannot_be_right(course: kit.Folder) -> None:
    text = kit.quiz_file("Which?\n\n- [x] Yes\n- [ ] Yes {misconception=wrong}\n  > No.")
    assert "'Yes' stands here twice (change one of them)" in refused(course, text)[0]


def test_6_an_arrow_in_a_question_shows_as_an_arrow(open_quiz: Open) -> None:
    page = open_quiz(f"Does A --> B lead to B?\n\n```text\nA --> B\n```\n\nDoes A --> B?\n\n{OPTIONS}")
    item = question(page, "q0")
    expect(item.locator("legend")).to_have_text("Does A --> B?")
    expect(item.locator("pre")).to_contain_text("A --> B")
    assert "course-quiz" not in item.inner_text()


def test_7_links_and_terms_in_a_question_work(
    course: kit.Folder, tmp_path: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    course.write("content/glossary.yml", "- id: dose\n  term: dose\n  text: How much of it.\n")
    course.write("quizzes/q.md", kit.quiz_file(f"See [the lesson](lesson:l). Which dose?\n\n{OPTIONS}"))
    site = kit.built(course.root, tmp_path / "site")
    with sample(browser, serve(site.folder), "quizzes/q/") as page:
        expect(question(page, "q0").locator("abbr")).to_have_attribute("title", "How much of it.")
        question(page, "q0").get_by_role("link", name="the lesson").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("L")


def test_8_no_two_parts_of_a_page_have_one_id(open_quiz: Open) -> None:
    code = "```python\nx = 1\n```"
    page = open_quiz(*[f"Look:\n\n{code}\n\nWhich?\n\n{OPTIONS}" for _ in range(3)])
    doubled = page.evaluate(
        """() => {
            const ids = [...document.querySelectorAll("[id]")].map((one) => one.id)
            return ids.filter((id, n) => ids.indexOf(id) !== n)
        }"""
    )
    assert doubled == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("- [x] Yes", "there is only one option (write another)"),
        ("- [x] Yes\n- [x] Also", "every option is right (write one that isn't)"),
    ],
)
def test_9_every_question_has_something_to_choose(course: kit.Folder, options: str, told: str) -> None:
    assert any(told in problem for problem in refused(course, kit.quiz_file(f"Which?\n\n{options}")))


# Loud, and no help.


def test_10_a_mistake_is_told_at_its_own_line_and_all_are_told_at_once(course: kit.Folder) -> None:
    one, two = "Which?\n\n - [x] Yes\n1. [x] No", "Which?\n\n+ [x] Yes\n- [x]yes"
    lines = [told.split(":")[1] for told in refused(course, kit.quiz_file(one, two)) if "option" in told]
    assert {"11", "12", "18", "19"} <= set(lines)


# In the browser.


def test_11_trying_again_clears_a_blank_and_lets_it_be_filled(browser: Browser, address: str) -> None:
    with sample(browser, address, HINGE) as page:
        item = question(page, "hinge-blank")
        item.locator(".blank").fill("toes")
        check(item)
        item.get_by_role("button", name="Try again").click()
        expect(item.locator(".blank")).to_have_value("")
        item.locator(".blank").fill("hips")
        check(item)
        expect(item.get_by_role("status")).to_contain_text("Right.")


def test_12_what_a_trainee_types_is_text_also_when_it_comes_back(browser: Browser, address: str) -> None:
    typed = "<img src=x onerror='window.__ran = 1'>"
    with sample(browser, address, HINGE) as page:
        item = question(page, "hinge-blank")
        item.locator(".blank").fill(typed)
        check(item)
        expect(item).to_have_attribute("data-verdict", "wrong")
        saved(item)
        page.reload()
        expect(question(page, "hinge-blank").locator(".blank")).to_have_value(typed)
        assert page.evaluate("window.__ran") is None
        expect(page.locator("course-quiz img")).to_have_count(0)


def saved(item: Locator) -> None:
    """Wait until the question says that its answer is kept."""
    expect(item.locator(".kept")).to_contain_text("Saved")


def test_13_an_answer_stays_with_its_question_when_another_is_put_before_it(
    course: kit.Folder, tmp_path: Path, browser: Browser, serve: Callable[[Path], str]
) -> None:
    site = tmp_path / "site"
    course.write("quizzes/q.md", kit.quiz_file(f"Is it old?\n\n{OPTIONS}"))
    kit.built(course.root, site)
    with sample(browser, serve(site), "quizzes/q/") as page:
        question(page, "q0").get_by_label("Yes").click()
        check(question(page, "q0"))
        saved(question(page, "q0"))
        text = kit.quiz_file(f"Is it old?\n\n{OPTIONS}")
        before = f"## New {{#new}}\n\nIs it new?\n\n{OPTIONS}\n\n"
        course.write("quizzes/q.md", text.replace("## Question", before + "## Question", 1))
        kit.built(course.root, site)
        page.reload()
        expect(question(page, "q0")).to_have_attribute("data-verdict", "right")
        expect(question(page, "new")).not_to_have_attribute("data-verdict", "right")
        expect(question(page, "new").get_by_label("Yes")).not_to_be_checked()
        expect(question(page, "new").get_by_label("Yes")).to_be_enabled()


def test_14_going_through_the_course_leaves_one_of_each_button(browser: Browser, address: str) -> None:
    """The whole of it, with instant navigation and what it leaks, is in test_instant.py."""
    with sample(browser, address, HINGE) as page:
        for _ in range(3):
            page.goto("drills/")
            page.goto(HINGE)
        for item in page.locator("course-quiz").all():
            expect(item.locator("[type=submit]")).to_have_count(1)
            expect(item.locator(".again")).to_have_count(1)
        expect(page.locator("canvas")).to_have_count(0)


def test_15_the_last_answer_leaves_the_page_where_it_is(open_quiz: Open) -> None:
    page = open_quiz(*[f"Which is number {n}?\n\n{OPTIONS}" for n in range(8)])
    for n in range(8):
        question(page, f"q{n}").get_by_label("Yes").click()
        if n < 7:
            check(question(page, f"q{n}"))
    before = page.evaluate("scrollY")
    check(question(page, "q7"))
    expect(question(page, "q7")).to_have_attribute("data-verdict", "right")
    page.wait_for_timeout(500)
    assert abs(page.evaluate("scrollY") - before) < 200
    expect(question(page, "q7").get_by_role("status")).to_be_in_viewport()
    assert "Quiz Progress" not in page.locator("body").inner_text()


def test_16_checking_nothing_is_no_answer(browser: Browser, address: str) -> None:
    with sample(browser, address, HINGE) as page:
        for item in page.locator("course-quiz").all():
            if item.locator(".steps").count():
                continue
            check(item)
            expect(item).not_to_have_attribute("data-verdict", "wrong")
        count = page.evaluate("async () => (await (await import('/assets/record.js')).record.entries()).length")
        assert count == 0


def test_17_on_a_phone_how_far_one_is_stands_above_the_questions(browser: Browser, address: str) -> None:
    with sample(browser, address, HINGE, width=390) as page:
        above = page.locator(".practice")
        expect(above).to_be_visible()
        first = page.locator("course-quiz").first
        assert top(above) < top(first)


def top(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["y"]


def test_18_the_look_of_questions_changes_nothing_outside_them(browser: Browser, address: str) -> None:
    with sample(browser, address, HINGE) as page:
        changed = page.evaluate(
            """() => {
                const box = document.createElement("div")
                box.innerHTML = "<fieldset><legend>A</legend><label class='wrong'>B</label></fieldset>"
                    + "<div class='content'>C</div><div class='correct'><label>D</label></div>"
                document.querySelector("article").append(box)
                const look = () => [...box.querySelectorAll("*")].map((one) => {
                    const { color, backgroundColor, border, padding, margin, display } = getComputedStyle(one)
                    return [color, backgroundColor, border, padding, margin, display].join()
                })
                const before = look()
                for (const sheet of document.styleSheets) if (/quiz|progress/.test(sheet.href)) sheet.disabled = true
                const after = look()
                return before.filter((one, n) => one !== after[n])
            }"""
        )
        assert changed == []


# For everyone.


def test_19_an_arrow_key_chooses_and_does_not_hand_in(browser: Browser, address: str) -> None:
    with sample(browser, address, HINGE) as page:
        item = question(page, "hinge-depth")
        item.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowDown")
        expect(item.get_by_role("radio").nth(1)).to_be_checked()
        expect(item.get_by_role("status")).to_be_empty()
        expect(item.get_by_role("radio").first).to_be_enabled()


def test_20_enter_in_a_blank_hands_it_in_and_each_blank_has_its_own_name(open_quiz: Open) -> None:
    page = open_quiz("The [[hips]] go back, the [[knees]] stay soft.", f"Which?\n\n{OPTIONS}")
    item = question(page, "q0")
    assert [blank.get_attribute("aria-label") for blank in item.locator(".blank").all()] == ["Blank 1", "Blank 2"]
    item.get_by_label("Blank 1").fill("hips")
    item.get_by_label("Blank 2").fill("knees")
    page.keyboard.press("Enter")
    expect(item).to_have_attribute("data-verdict", "right")


def test_21_the_verdict_is_told_to_screen_readers_and_fingers_find_what_they_press(
    browser: Browser, address: str
) -> None:
    with sample(browser, address, HINGE, width=390) as page:
        item = question(page, "hinge-depth")
        item.get_by_role("radio").first.check()
        check(item)
        status = item.get_by_role("status")
        expect(status).to_have_attribute("aria-live", "polite")
        expect(status).not_to_be_empty()
        assert page.evaluate("document.activeElement.tagName") == "BUTTON"
        for target in item.locator(":is(label, button):visible").all():
            assert (target.bounding_box() or {"height": 0})["height"] >= 44


@pytest.mark.parametrize("width", checks.WIDTHS)
def test_22_everyone_can_read_a_page_before_and_after_answering(browser: Browser, address: str, width: int) -> None:
    assert checks.looked_at(browser, address, [HINGE], width, answered=True) == []
