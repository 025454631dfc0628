"""What others write never runs: in answers, files, storage, the address bar, or an author's text."""

import html
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from coursewright import line
from coursewright.problems import BadContent
from tests import kit

from . import browsing
from .payloads import ALL
from .recording import EVERYWHERE, KEEP, LOGS, answer, ask

TYPED = """
## Blank {#blank}

They go [[back]].

> not "up" {misconception=wrong}: No.

## Number {#number type=number}

It takes [[12 ± 2]] breaths.

## Say {#say type=say}

What do you say?

> Push the floor away.

- [ ] It is short
"""


def test_there_are_more_than_five_hundred_of_them_and_each_differs() -> None:
    assert len(set(ALL)) == len(ALL) > 500


@contextmanager
def watched(browser: Browser, address: str, path: str) -> Iterator[Page]:
    """A page that may run, ask and load nothing that it was not built to."""
    with browsing.opened(browser, address) as (page, watch):
        said: list[str] = []

        def hear(dialog: Dialog) -> None:
            said.append(dialog.message)
            dialog.dismiss()

        page.context.on("dialog", hear)
        page.on("popup", lambda popup: said.append(popup.url))
        page.context.on("request", lambda request: said.extend(odd(request.url)))
        page.context.add_init_script(path=LOGS)
        page.context.add_init_script(
            """Object.defineProperty(window, "__ran", { set() { sessionStorage.setItem("ran", document.URL) } })"""
        )
        browsing.visit(page, path)
        yield page
        page.wait_for_timeout(200)
        assert page.evaluate("sessionStorage.getItem('ran')") is None
        assert said == []
        assert watch.elsewhere == []


def odd(url: str) -> list[str]:
    return [url] if urlsplit(url).path.endswith("/x") or "evil" in urlsplit(url).netloc else []


def test_the_watch_sees_what_runs(browser: Browser, address: str) -> None:
    running = "document.body.insertAdjacentHTML('beforeend', '<img src=data: onerror=window.__ran=1>')"
    with pytest.raises(AssertionError, match="is None"), watched(browser, address, KEEP) as page:
        page.evaluate(running)


def see_everywhere(page: Page) -> None:
    """Visit all pages that show something of the record."""
    for path in EVERYWHERE:
        page.goto(path)
        ask(page, "await new Promise((done) => setTimeout(done, 100))")


# What the trainee types.


def test_no_typed_answer_runs(browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
    course = kit.tiny(tmp_path / "course")
    course.write("quizzes/q.md", kit.quiz_file().rstrip() + "\n" + TYPED)
    kit.built(course.root, tmp_path / "site")
    with watched(browser, serve(tmp_path / "site"), "quizzes/q/") as page:
        kept = page.evaluate(
            """async (payloads) => {
                const { record } = await part("record")
                for (const text of payloads) {
                    for (const question of document.querySelectorAll("course-quiz")) {
                        question.querySelector(".blank, .own").value = text
                        question.querySelector(".blank, .own").dispatchEvent(new Event("input", { bubbles: true }))
                        question.querySelector("form").requestSubmit()
                        await new Promise((done) => setTimeout(done))
                        question.querySelector(".again")?.click()
                    }
                }
                await record.add([]) // comes in its turn: after it, all that was answered is kept
                const entries = await record.entries()
                return [...new Set(entries.flatMap(({ answer }) => answer ?? []))]
            }""",
            ALL,
        )
        assert set(ALL) <= set(kept)
        for path in ("quizzes/q/", "progress/", "progress/record/", "progress/daily/", KEEP):
            page.goto(path)
            ask(page, "await new Promise((done) => setTimeout(done, 100))")


# Files.

FACTS = {"right": False, "share": 0, "unsafe": False, "about": [], "missed": []}
KINDS = ["answer", "read", "sitting", "carried"]


def entries(payload: str, number: int) -> list[Any]:
    """Entries that hold a text wherever one may stand, some of them well made for the rest."""
    well = {"kind": "answer", "id": f"{number:024x}", "at": 1, "item": "hinge-blank", "version": "v", "type": "fill"}
    topics = [f"objective:{payload}", payload]
    return [
        well | FACTS | {"answer": [payload]},
        well | FACTS | {"answer": ["x"], "item": payload},
        well | FACTS | {"answer": [[payload]], "version": payload, "type": payload},
        well | FACTS | {"answer": ["x"], "about": topics, "missed": topics, "sitting": payload, "sure": payload},
        well | FACTS | {"answer": ["x"], payload: payload, "id": payload, "at": payload},
        *({"kind": kind, "id": f"{number:024x}", "at": 1, "lesson": payload, "quiz": payload} for kind in KINDS),
        {"kind": "sitting", "id": "a" * 24, "at": 1, "quiz": payload, "items": [payload], "score": payload},
        {"kind": payload},
        payload,
    ]


def test_no_imported_file_runs(browser: Browser, address: str) -> None:
    well = {"format": "coursewright-record", "version": 1, "course": "sample", "record": "0" * 24}
    whole = [entry for number, payload in enumerate(ALL) for entry in entries(payload, number)]
    files = [well | {"entries": whole}]
    for payload in ALL:
        files.append(well | {"course": payload, "title": payload, "entries": []})
        files.append(well | {"format": payload, "entries": payload})
        files.append(well | {"version": payload, "record": payload, "title": payload, "entries": [payload]})
    with watched(browser, address, KEEP) as page:
        page.locator("course-keep input[type=file]").wait_for()
        count = page.evaluate(
            """async (files) => {
                const input = document.querySelector("course-keep input[type=file]")
                const line = input.closest("section").querySelector("[role=status]")
                for (const file of files) {
                    const held = new DataTransfer()
                    held.items.add(new File([JSON.stringify(file)], `${file.course}.json`))
                    input.files = held.files
                    line.textContent = ""
                    input.dispatchEvent(new Event("change"))
                    while (!line.textContent || line.textContent === "Reading …") {
                        await new Promise((done) => setTimeout(done))
                    }
                }
                return (await (await part("record")).record.entries()).length
            }""",
            files,
        )
        assert count == len(ALL)
        see_everywhere(page)


# Storage.


def test_nothing_that_stands_in_storage_runs(browser: Browser, address: str) -> None:
    fold: dict[str, Any] = {"count": len(ALL), "latest": {"at": 1, "id": "a" * 24}, "stamp": ALL[0]}
    fold["items"] = {p: {"version": p, "at": 1, "right": True, "days": 1, "answer": [p]} for p in ALL}
    fold["items"] |= {
        "hinge-depth": {"version": ALL[3], "at": 1, "right": True, "days": 1, "answer": ALL[:20], "older": False},
        "hinge-blank": {"version": "v", "at": 1, "older": True, "share": ALL[3], "tries": ALL[3], "first": ALL[4]},
    }
    fold["topics"] = {p: {"box": p, "due": p, "missed": p} for p in ALL}
    fold["topics"] |= {f"error:x{n}": {"box": 0, "due": 1, "missed": 1, "day": p} for n, p in enumerate(ALL)}
    fold["lessons"] = dict.fromkeys(ALL, 1) | {f"l{n}": p for n, p in enumerate(ALL)}
    fold["sittings"] = [{"quiz": p, "items": [p], "at": 1, "id": p, "score": p, "unsafe": p, "passed": p} for p in ALL]
    fold["last"] = {"at": 1, "item": ALL[3], "lesson": ALL[4]}
    settings = {"keep": True, "told": ALL[3], "backup": ALL[3], "device": ALL[3], ALL[5]: ALL[5]}
    raw = [entry for number, payload in enumerate(ALL) for entry in entries(payload, number)]
    put = """async ({ fold, settings, raw }) => {
        const { record } = await part("record")
        await record.forget()
        const opening = indexedDB.open("coursewright:sample", 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore("log", { keyPath: "id" })
        await new Promise((done) => (opening.onsuccess = done))
        const change = opening.result.transaction("log", "readwrite")
        for (const [n, entry] of raw.entries()) {
            if (entry && typeof entry === "object") change.objectStore("log").put({ ...entry, id: entry.id ?? `${n}` })
        }
        await new Promise((done) => (change.oncomplete = done))
        opening.result.close()
        addEventListener("pagehide", () => {
            for (const storage of [localStorage, sessionStorage]) {
                storage.setItem("coursewright:sample:fold", JSON.stringify(fold))
                storage.setItem("coursewright:sample:log", JSON.stringify(raw))
                storage.setItem("coursewright:sample:draft:exam", JSON.stringify(fold))
                storage.setItem("coursewright:sample:draft:daily", JSON.stringify(raw))
            }
            localStorage.setItem("coursewright:sample:settings", JSON.stringify(settings))
        })
    }"""
    for keep in (True, False):
        with watched(browser, address, KEEP) as page:
            for path in EVERYWHERE:
                given = {"fold": fold, "settings": settings | {"keep": keep}, "raw": raw}
                page.evaluate(put, given)
                page.goto(path)
                ask(page, "await new Promise((done) => setTimeout(done, 200))")
                if page.locator("course-quiz").count():
                    answer(page)
            assert ask(page, "return (await record.entries()).length") > 0


# The address bar.


def test_nothing_in_the_address_runs(browser: Browser, address: str) -> None:
    with watched(browser, address, KEEP) as page:
        page.locator("course-keep").wait_for()
        page.evaluate(
            """async (payloads) => {
                for (const payload of payloads) {
                    for (const start of ["#code=", "#", "#code=AF", "#item-"]) {
                        location.hash = start + payload
                        await new Promise((done) => setTimeout(done))
                    }
                }
            }""",
            ALL,
        )
        for payload in ALL[:: len(ALL) // 20]:
            for start in ("#code=", "#code=%22", "?x=", "#"):
                page.goto("about:blank")
                page.goto(KEEP + start + quote(payload, safe="<>'\"=()/;"))
                page.locator(".keep-part").first.wait_for()
        page.goto("about:blank")
        page.goto(KEEP + "#code=" + quote(ALL[3]))
        expect(page.locator(".arrived")).to_contain_text("no code of this course")
        assert "#" not in page.url


# An author's text.


FRONT = "---\ntitle: Q\nmodule: m\nobjective: O.1\n---\n\n"
GROUP = 60


def item(number: int, text: str) -> str:
    return (
        f"## Item {{#i{number}}}\n\nWhat of {text}?\n\n"
        f"- [x] Right {text}\n  > Yes: {text}\n- [ ] Wrong {text} {{misconception=wrong}}\n  > No: {text}\n\n"
        f"All: {text}\n\n"
    )


def let_pass(course: kit.Folder, texts: list[str]) -> list[str]:
    """The texts that the checker lets stand in a question. The course then holds a question with each of them."""
    while True:
        owners: dict[tuple[str, int], str] = {}
        for first in range(0, len(texts), GROUP):
            content = FRONT
            for number, text in enumerate(texts[first : first + GROUP], first):
                start = content.count("\n") + 1
                content += item(number, text)
                owners |= {(f"quizzes/q{first}.md", line): text for line in range(start, content.count("\n") + 1)}
            course.write(f"quizzes/q{first}.md", content)
        try:
            line.make(course.root)
        except BadContent as bad:
            refused = {owners[problem.file, problem.line] for problem in bad.problems}
            texts = [text for text in texts if text not in refused]
            for file in (course.root / "quizzes").iterdir():
                file.unlink()
        else:
            return texts


def test_nothing_that_an_author_writes_in_a_question_runs(
    browser: Browser, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    course = kit.tiny(tmp_path / "course")
    escaped = [html.escape(payload) for payload in ALL]
    texts = let_pass(course, [*ALL, *escaped])
    refused = len(set(ALL) - set(texts))
    print(f"{len(ALL)} texts: {refused} refused as they are, {len(set(escaped) & set(texts))} shown escaped")
    assert len(set(escaped) & set(texts)) > len(ALL) * 0.9
    kit.built(course.root, tmp_path / "site")
    with watched(browser, serve(tmp_path / "site"), "") as page:
        for first in range(0, len(texts), GROUP):
            page.goto(f"quizzes/q{first}/")
            page.evaluate(
                """async () => {
                    for (const question of document.querySelectorAll("course-quiz")) {
                        question.querySelector("[data-option]:not([data-correct])").click()
                        question.querySelector("form").requestSubmit()
                        await new Promise((done) => setTimeout(done))
                    }
                    await (await part("record")).record.add([]) // behind all that is under way
                }"""
            )
        for path in ("progress/", "progress/record/", "progress/daily/", KEEP):
            page.goto(path)
            ask(page, "await new Promise((done) => setTimeout(done, 200))")
        assert json.loads(page.evaluate("localStorage.getItem('coursewright:tiny:fold')"))["count"] == len(texts)
