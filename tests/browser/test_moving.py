"""Answers moved: to a file, by a code and by its picture; read back, and deleted."""

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from playwright.sync_api import Browser, Page, expect

from tests import kit

from . import checks
from .recording import KEEP, LESSON, QUIZ, add, answer, ask, log, state, stored, tab, trainee

VENDOR = kit.ROOT / "coursewright" / "assets" / "vendor"
BYTES_OF_LARGEST, LETTERS_OF_LARGEST = 2953, 4296
"""What version 40-L of a QR code holds, by the standard."""


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with trainee(browser, address, KEEP) as page:
        yield page


@pytest.fixture
def answered(browser: Browser, address: str) -> Iterator[Page]:
    """The page of somebody who has answered three questions and read a lesson."""
    with trainee(browser, address, QUIZ) as page:
        for name in ("hinge-depth", "hinge-signs"):
            answer(page, name)
        page.goto(LESSON)
        answer(page)
        ask(page, "await record.add([{ kind: 'read', id: newId(), at: now(), lesson: 'one-cue' }])")
        page.goto(KEEP)
        yield page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def part(page: Page, title: str) -> Any:
    return page.locator(".keep-part", has=page.get_by_role("heading", name=title, exact=True))


def told(page: Page, title: str) -> Any:
    """The line that tells what the buttons of a part have done."""
    return part(page, title).get_by_role("status")


# Files.


def save(page: Page) -> tuple[str, bytes]:
    with page.expect_download() as download:
        press(page, "Save my answers to a file")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def read(page: Page, content: bytes | dict[str, Any], name: str = "answers.json") -> str:
    """Read a file, and give what the page then says."""
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    page.get_by_label("A file saved on this page").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": data}
    )
    line = told(page, "Read them from a file")
    expect(line).not_to_have_text(re.compile("Reading|^$"))
    return str(line.inner_text())


def test_a_file_says_what_it_is_and_holds_the_whole_log(answered: Page) -> None:
    name, data = save(answered)
    kept = json.loads(data)
    assert re.fullmatch(r"sample-answers-\d{4}-\d\d-\d\d\.json", name)
    assert {key: kept[key] for key in ("format", "version", "course", "title")} == {
        "format": "coursewright-record",
        "version": 1,
        "course": "sample",
        "title": "Lifting boxes well",
    }
    assert re.fullmatch("[0-9a-f]{24}", kept["record"])
    assert kept["entries"] == log(answered)
    assert json.loads(save(answered)[1])["record"] == kept["record"]
    expect(part(answered, "Save them to a file")).to_contain_text("Last saved to a file on")


def test_exported_deleted_and_imported_answers_are_equal(answered: Page) -> None:
    add(answered, 300)
    answered.reload()
    before, made = log(answered), state(answered)
    _, data = save(answered)
    press(answered, "Delete my data")
    press(answered, "Delete for good")
    expect(told(answered, "Delete them")).to_have_text("Your data is deleted.")
    assert log(answered) == []
    assert stored(answered) == {"databases": [], "device": [], "tab": []}
    assert read(answered, data) == f"{len(before)} answers added."
    assert log(answered) == before
    assert state(answered) == made
    answered.reload()
    assert log(answered) == before
    assert state(answered) == made


def test_a_file_read_again_adds_nothing_and_says_so(answered: Page) -> None:
    _, data = save(answered)
    before = log(answered)
    assert read(answered, data) == f"0 answers added, {len(before)} were here already."
    kept = json.loads(data)
    kept["entries"] += [{"kind": "answer", "id": "no id"}, kept["entries"][0] | {"id": "f" * 24}]
    assert read(answered, kept) == f"1 answer added, {len(before)} were here already, 1 didn't fit and was left out."


def test_files_of_two_devices_come_to_the_same_in_either_order(browser: Browser, address: str) -> None:
    files, ends = [], []
    for seed in (1, 2):
        with trainee(browser, address, KEEP) as page:
            add(page, 100, seed)
            files.append(save(page)[1])
    for order in (files, files[::-1], [*files, *files]):
        with trainee(browser, address, KEEP) as page:
            for data in order:
                read(page, data)
            ends.append((log(page), state(page)))
    assert ends[0] == ends[1] == ends[2]
    assert len(ends[0][0]) == 200


WELL = {"format": "coursewright-record", "version": 1, "course": "sample", "record": "0" * 24, "entries": []}
FAR_OFF = {"kind": "read", "id": "1" * 24, "at": 4_000_000_000_000, "lesson": "one-cue"}
BAD_FILES: dict[str, tuple[bytes | dict[str, Any], str]] = {
    "empty": (b"", "This is no file of answers"),
    "no JSON": (b"\x89PNG\r\n", "This is no file of answers"),
    "deep": (b"[" * 100_000, "This is no file of answers"),
    "a list": (b"[]", "This is no file of answers"),
    "null": (b"null", "This is no file of answers"),
    "another format": (WELL | {"format": "x"}, "This is no file of answers"),
    "no entries": (WELL | {"entries": {"length": 3}}, "This is no file of answers"),
    "a newer version": (WELL | {"version": 2}, "saved by a newer version"),
    "no version": (WELL | {"version": "1"}, "This is no file of answers"),
    "another course": (WELL | {"course": "juggling", "title": "Juggling"}, "another course: Juggling."),
    "too many": (WELL | {"entries": [0] * 200_001}, "too large"),
    "nothing that fits": (WELL | {"entries": [None, 1, "x", [], {}, {"kind": "__proto__"}]}, "6 didn't fit"),
    "the future": (WELL | {"entries": [FAR_OFF]}, "0 answers added, 1 didn't fit and was left out."),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_holds_no_answers_of_this_course_is_told_and_adds_nothing(page: Page, name: str) -> None:
    content, sentence = BAD_FILES[name]
    assert sentence in read(page, content)
    assert log(page) == []


def test_a_file_larger_than_any_record_is_not_even_read(page: Page) -> None:
    page.locator("course-keep input[type=file]").wait_for()
    page.evaluate(
        """() => {
            const held = new DataTransfer()
            held.items.add(new File([new Uint8Array(20 * 1024 * 1024 + 1)], "answers.json"))
            const input = document.querySelector("course-keep input[type=file]")
            input.files = held.files
            input.dispatchEvent(new Event("change"))
        }"""
    )
    expect(told(page, "Read them from a file")).to_contain_text("too large")


# Deleting, keeping.


def test_deleting_asks_once_more_in_the_page_and_can_be_left(answered: Page) -> None:
    before = log(answered)
    press(answered, "Delete my data")
    expect(answered.get_by_role("button", name="Keep it")).to_be_focused()
    expect(answered.get_by_role("button", name="Delete my data")).to_be_hidden()
    press(answered, "Keep it")
    expect(answered.get_by_role("button", name="Delete my data")).to_be_focused()
    assert log(answered) == before


def test_the_page_says_where_answers_are_and_moves_them(answered: Page) -> None:
    where = part(answered, "Where they are now")
    expect(where).to_contain_text("kept on this device")
    press(answered, "Keep them only until I close")
    expect(where).to_contain_text("until you close this tab")
    assert stored(answered)["databases"] == []
    press(answered, "Keep them on this device")
    expect(where).to_contain_text("kept on this device")
    assert stored(answered)["databases"] == ["coursewright:sample"]
    assert len([entry for entry in log(answered) if entry["kind"] == "answer"]) == 3


def test_the_browser_is_asked_for_its_promise_only_when_the_trainee_asks(answered: Page) -> None:
    where = part(answered, "Where they are now")
    expect(where).to_contain_text("has not promised to keep them")
    press(answered, "Ask the browser not to clear them")
    expect(told(answered, "Where they are now")).to_contain_text("promise")


# Codes.


def make_code(page: Page) -> str:
    press(page, "Show the code and its picture")
    box = page.get_by_label("The code", exact=True)
    box.wait_for()
    return box.input_value()


def test_a_code_opened_on_another_device_is_asked_about_and_carries_the_fold(
    answered: Page, browser: Browser, address: str
) -> None:
    code, made = make_code(answered), state(answered)
    with trainee(browser, address, KEEP + "#code=" + code) as other:
        expect(other).to_have_url(address + KEEP)
        arrived = part(other, "A code from another device")
        expect(arrived).to_contain_text("This code holds 2 questions and 1 read lesson, last on")
        assert log(other) == []
        arrived.get_by_role("button", name="Add these").click()
        expect(arrived.get_by_role("status")).to_have_text("3 answers added.")
        carried = state(other)
    shared = ("version", "right", "unsafe", "firstRight", "day", "days", "older")
    assert {name: {key: facts[key] for key in shared} for name, facts in carried["items"].items()} == {
        name: {key: facts[key] for key in shared} for name, facts in made["items"].items()
    }
    assert set(carried["lessons"]) == {"one-cue"}
    assert list(carried["topics"]) == ["objective:H.1"]


def test_a_code_that_is_left_adds_nothing(answered: Page, browser: Browser, address: str) -> None:
    with trainee(browser, address, KEEP + "#code=" + make_code(answered)) as other:
        other.get_by_role("button", name="Leave it").click()
        expect(part(other, "A code from another device").get_by_role("status")).to_have_text("Nothing was added.")
        assert log(other) == []
        other.reload()
        expect(part(other, "A code from another device")).to_have_count(0)


def enter(page: Page, code: str) -> Any:
    page.get_by_label("The code that your other device shows").fill(code)
    press(page, "Read the code")
    line = told(page, "Read a code")
    expect(line).not_to_be_empty()
    return line


def test_a_code_typed_with_small_letters_spaces_and_hyphens_is_read(answered: Page, page: Page) -> None:
    code = make_code(answered)
    typed = "-".join(re.findall("..?.?.?", code.lower())) + " \n"
    expect(enter(page, typed)).to_contain_text("This code holds 2 questions")
    expect(enter(page, f"{answered.url}#code={code}")).to_contain_text("This code holds 2 questions")


def test_the_same_code_twice_adds_nothing(answered: Page, page: Page) -> None:
    code = make_code(answered)
    for sentence in ("3 answers added.", "0 answers added, 3 were here already."):
        enter(page, code)
        press(page, "Add these")
        expect(told(page, "Read a code")).to_have_text(sentence)
    before = log(page)
    again = ask(
        answered,
        """const { encode } = await part("code"), { catalog } = await part("page")
        return encode(record.state, await catalog(), now() + 86_400_000)""",
    )
    assert again != code
    enter(page, again)
    press(page, "Add these")
    expect(told(page, "Read a code")).to_have_text("0 answers added, 3 were here already.")
    assert [entry["id"] for entry in log(page)] == [entry["id"] for entry in before]


def test_no_letter_of_a_code_can_be_mistyped_unnoticed(answered: Page) -> None:
    make_code(answered)
    unnoticed = ask(
        answered,
        """const { encode, decode } = await part("code"), { catalog } = await part("page")
        const course = await catalog()
        const code = encode(record.state, course, now())
        const found = []
        for (let at = 0; at < code.length; at++) {
            for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") {
                const typed = code.slice(0, at) + letter + code.slice(at + 1)
                if (typed !== code && decode(typed, course)) found.push(typed)
            }
            const swapped = code.slice(0, at) + (code[at + 1] ?? "") + code[at] + code.slice(at + 2)
            if (swapped !== code && decode(swapped, course)) found.push(swapped)
            if (decode(code.slice(0, at), course) || decode(code + code.slice(0, at + 1), course)) found.push(at)
        }
        if (decode(code, { ...course, course: "another" })) found.push("of another course")
        return found""",
    )
    assert unnoticed == []


HOSTILE_CODES = {
    "too long": "A" * 20_001,
    "long": "A" * 20_000,
    "empty": " - ",
    "another alphabet": "AE018!",
    "not a text": None,
    "not in base32": "АБВГ",
}


@pytest.mark.parametrize("name", HOSTILE_CODES)
def test_what_is_no_code_is_refused(page: Page, name: str) -> None:
    code = HOSTILE_CODES[name]
    read = "return (await part('code')).decode(given, await (await part('page')).catalog())"
    assert ask(page, read, code) is None
    if isinstance(code, str):
        expect(enter(page, code)).to_contain_text("This is no code of this course")


MADE_UP = """const { encode, decode } = await part("code")
    const { fold, merge, checked } = await part("log")
    const lessons = Array.from({ length: 44 }, (_, n) => `lesson-${n}`)
    const course = { course: "made-up", items: madeItems(given), modules: [{ lessons }] }
    const random = seeded(given)
    const names = Object.keys(course.items)
    const log = names.flatMap((item, n) =>
        [1, 2, 3].map((time) => {
            const right = random() < 0.7
            const { version, about } = course.items[item]
            return {
                kind: "answer", id: `${n}`.padStart(23, "0") + time,
                at: Date.UTC(2026, 2, 1 + time * 9) + n * 3_600_000,
                item, version, type: "single", answer: ["x"],
                right, share: Number(right), unsafe: !right && random() < 0.3, about, missed: right ? [] : about,
            }
        }),
    )
    const at = Date.UTC(2026, 2, 1)
    log.push(...lessons.map((lesson, n) => ({ kind: "read", id: `f${n}`.padStart(24, "0"), at, lesson })))
    const state = fold(log, course.items)
    const code = encode(state, course, Date.UTC(2026, 6, 1, 15, 7))
"""


@pytest.mark.parametrize("count", [1, 315, 520, 2000])
def test_every_question_of_a_course_is_carried_whole(page: Page, count: int) -> None:
    different = ask(
        page,
        MADE_UP
        + """const entries = decode(code, course).map(checked)
        const other = fold(merge(entries, []), course.items)
        const facts = ({ days, ...of }) => [of.right, of.unsafe, of.firstRight, of.day, Math.min(days, 3)].join()
        return names.filter((name) => facts(state.items[name]) !== facts(other.items[name]))
            .concat(lessons.filter((name) => !other.lessons[name]))""",
        count,
    )
    assert different == []


# Pictures of codes.

DRAW = """const { picture } = await part("qr")
    const address = `https://courses.example.org/training-clients/progress/answers/#code=`
    const image = await picture(address, code, "A code")
    document.body.replaceChildren(...(image ? [image] : []))
    if (image) Object.assign(image.style, { position: "fixed", inset: 0, width: "740px", height: "740px" })
    return [address, code, image?.getAttribute("viewBox") ?? ""]"""

GREY = """async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
    const canvas = new OffscreenCanvas(image.width, image.height)
    const brush = canvas.getContext("2d")
    brush.drawImage(image, 0, 0)
    const { data } = brush.getImageData(0, 0, image.width, image.height)
    let grey = ""
    for (let at = 0; at < data.length; at += 4) grey += String.fromCharCode(data[at])
    return [btoa(grey), image.width, image.height]
}"""


def scanned(page: Page) -> str:
    """What a reader of QR codes sees in the page."""
    shot = base64.b64encode(page.locator("svg.qr").screenshot()).decode()
    grey, width, height = page.evaluate(GREY, shot)
    found = zxingcpp.read_barcode(memoryview(base64.b64decode(grey)).cast("B", (height, width)))
    return found.text if found else ""


@pytest.mark.parametrize(
    ("count", "drawn"), [(1, True), (37, True), (315, True), (400, True), (520, True), (540, False)]
)
def test_the_picture_of_a_whole_course_is_read_back_by_another_reader(page: Page, count: int, drawn: bool) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    address, code, box = ask(page, MADE_UP + DRAW, count)
    size = int(box.split()[-1]) - 8 if box else 0
    version = f"version {(size - 17) // 4}" if box else "no picture"
    print(f"{count} questions: {len(code)} letters, {len(code) * 5 // 8} bytes, {version}")
    assert bool(box) == drawn
    if drawn:
        assert scanned(page) == address + code


def test_the_limit_is_that_of_the_largest_qr_code(page: Page) -> None:
    """The address stands there in bytes, the code in the letters that take 5.5 bits."""
    fits = ask(
        page,
        """const { picture } = await part("qr")
        const address = "https://courses.example.org/progress/answers/#code="
        let [low, high] = [0, 5000]
        while (high - low > 1) {
            const middle = (low + high) >> 1
            if (await picture(address, "A".repeat(middle), "")) low = middle
            else high = middle
        }
        return low""",
    )
    room = (BYTES_OF_LARGEST + 3) * 8 - (4 + 16 + 8 * 51) - (4 + 13)
    assert fits == int(room / 5.5)
    assert fits < LETTERS_OF_LARGEST


def test_the_picture_on_the_page_is_dark_on_light_named_and_leads_back(
    answered: Page, browser: Browser, address: str
) -> None:
    for scheme in ("light", "dark"):
        answered.emulate_media(color_scheme=scheme)
        answered.reload()
        code = make_code(answered)
        picture = answered.get_by_role("img", name="QR code that carries 2 questions to another device")
        expect(picture).to_be_visible()
        assert scanned(answered) == f"{address}{KEEP}#code={code}"
        assert checks.inaccessible(answered) == []
    with trainee(browser, address, scanned(answered).removeprefix(address)) as other:
        expect(part(other, "A code from another device")).to_contain_text("2 questions")


def test_too_much_for_a_picture_is_said_and_the_code_is_there(
    browser: Browser, sample_site: Path, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(sample_site, site)
    course = json.loads((site / "assets" / "course.json").read_text("utf-8"))
    course["items"] = {f"question-{n}": {"version": "v1", "about": []} for n in range(560)}
    (site / "assets" / "course.json").write_text(json.dumps(course), "utf-8")
    with trainee(browser, serve(site), KEEP) as page:
        add = """const { catalog } = await part("page")
            const { items } = await catalog()
            const facts = { kind: "answer", version: "v1", type: "single", answer: [], about: [], missed: [] }
            const right = { right: true, share: 1, unsafe: false }
            const entry = (item) => ({ ...facts, ...right, id: newId(), at: now(), item })
            await record.take(Object.keys(items).map(entry))"""
        ask(page, add)
        code = make_code(page)
        assert len(code) > LETTERS_OF_LARGEST - 200
        expect(told(page, "Move them by a code")).to_contain_text("too much for a picture")
        expect(page.locator("svg.qr")).to_have_count(0)


def test_the_maker_of_pictures_is_fetched_only_when_a_picture_is_asked_for(answered: Page) -> None:
    asked: list[str] = []
    answered.on("request", lambda request: asked.append(request.url))
    answered.reload()
    answered.wait_for_timeout(300)
    assert [url for url in asked if "vendor" in url] == []
    make_code(answered)
    assert len([url for url in asked if "vendor" in url]) == 1


def test_what_others_wrote_is_here_unchanged_and_with_its_license() -> None:
    for name, facts in json.loads((VENDOR / "versions.json").read_text("utf-8")).items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == facts["sha256"]
        assert "MIT License" in (VENDOR / f"{name.removesuffix('.js')}.LICENSE.txt").read_text("utf-8")


def test_the_code_can_be_copied(answered: Page) -> None:
    answered.context.grant_permissions(["clipboard-read", "clipboard-write"])
    code = make_code(answered)
    press(answered, "Copy the code")
    expect(told(answered, "Move them by a code")).to_have_text("The code is copied.")
    assert answered.evaluate("navigator.clipboard.readText()") == code


# The page as all must be able to use it.


@pytest.mark.parametrize(("scheme", "width"), checks.LOOKS)
def test_the_page_with_all_of_it_open_can_be_used_by_everyone(
    browser: Browser, address: str, scheme: Any, width: int
) -> None:
    viewport = {"width": width, "height": 900}
    with trainee(browser, address, color_scheme=scheme, viewport=viewport) as page:
        answer(page)
        page.goto(KEEP)
        code = make_code(page)
        press(page, "Delete my data")
        page.evaluate("code => { location.hash = `#code=${code}` }", code)
        part(page, "A code from another device").get_by_role("button", name="Add these").wait_for()
        assert checks.inaccessible(page) + checks.overflowing(page) == []
        small = page.locator("course-keep :is(button, input, textarea):visible").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"
        )
        assert small == []


def test_a_page_that_is_left_listens_no_longer(answered: Page) -> None:
    expect(answered.locator(".keep-part")).to_have_count(6)
    heard = ask(
        answered,
        """const keep = document.querySelector("course-keep")
        const place = keep.parentNode
        for (let n = 0; n < 5; n++) { keep.remove(); place.append(keep) }
        await record.add([{ kind: "read", id: newId(), at: now(), lesson: "signs" }])
        return keep.querySelectorAll(".keep-part").length""",
    )
    assert heard == 6
    other = tab(answered.context, KEEP)
    expect(other.locator(".keep-part")).to_have_count(6)
