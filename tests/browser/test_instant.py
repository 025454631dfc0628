"""A course whose owner switches Material's instant navigation on."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests import kit

from . import browsing

CONFIG = """
site_name: Instant
site_url: {address}
INHERIT: {engine}
hooks: [{hook}]
docs_dir: empty
theme:
  name: material
  features: [navigation.instant]
"""
ROUND = ["progress/", "quizzes/hinge/", "modules/hinge/the-hinge/", "drills/"]


@pytest.fixture
def page(tmp_path: Path, browser: Browser, serve: Callable[[Path], str]) -> Iterator[Page]:
    course, site = kit.copied(kit.SAMPLE, tmp_path / "course"), tmp_path / "site"
    (course.root / "empty").mkdir()
    site.mkdir()
    (site / "index.html").write_text("<p>Soon</p>")  # the server wants a site, and the site its server's address
    address = serve(site)
    engine = kit.ROOT / "coursewright" / "mkdocs.yml"
    course.write("mkdocs.yml", CONFIG.format(address=address, engine=engine, hook=kit.ROOT / "build_course.py"))
    kit.built(course.root, tmp_path / "made")
    for file in (tmp_path / "made").iterdir():
        file.rename(site / file.name)
    with browsing.opened(browser, address) as (page, watch):
        yield page
    assert not watch.findings(), watch.findings()


def begin(page: Page) -> None:
    """Visit the course, and wait for the list of pages without which Material lets the browser load each anew."""
    with page.expect_response("**/sitemap.xml") as listed:
        browsing.visit(page, "")
    listed.value.finished()
    page.evaluate(browsing.SETTLED)


def go(page: Page, path: str) -> None:
    """Follow a link of the navigation, as instant navigation does it: without loading the page anew."""
    page.evaluate(
        """path => {
            const link = document.createElement("a")
            link.href = new URL(path, document.querySelector("a.md-logo").href)
            document.querySelector("article").append(link)
            document.querySelector(".md-content__inner").dataset.old = ""
            link.click()
        }""",
        path,
    )
    page.wait_for_url(f"**/{path}")
    page.locator(".md-content__inner:not([data-old])").wait_for()
    page.wait_for_timeout(50)


def counts(devtools: CDPSession) -> dict[str, int]:
    """How many listeners and elements the browser holds for the page, once it has tidied up."""
    devtools.send("HeapProfiler.collectGarbage")
    found: dict[str, Any] = devtools.send("Memory.getDOMCounters")
    return {"listeners": int(found["jsEventListeners"]), "nodes": int(found["nodes"])}


def round_trips(page: Page, trips: int) -> dict[str, float]:
    """Go round a few times, then `trips` times more; how much a trip adds to what the browser holds."""
    begin(page)
    page.evaluate("window.same = true")
    devtools = page.context.new_cdp_session(page)

    def round_trip() -> None:
        for path in ROUND:
            go(page, path)

    for _ in range(3):
        round_trip()
    before = counts(devtools)
    for _ in range(trips):
        round_trip()
    after = counts(devtools)
    assert page.evaluate("window.same"), "the page was loaded anew: this was no instant navigation"
    return {name: (after[name] - before[name]) / trips for name in before}


def test_twenty_round_trips_leave_no_listener_element_canvas_or_timer_behind(page: Page) -> None:
    page.add_init_script(
        """
        window.running = new Set()
        const { setInterval: begin, clearInterval: end } = window
        window.setInterval = (...all) => { const id = begin(...all); running.add(id); return id }
        window.clearInterval = (id) => { running.delete(id); end(id) }
        """
    )
    growth = round_trips(page, 20)
    assert growth["listeners"] <= 0, growth
    assert growth["nodes"] < 1, growth
    assert page.evaluate("running.size") == 0
    expect(page.locator("canvas")).to_have_count(0)
    go(page, "quizzes/hinge/")
    for item in page.locator("course-quiz").all():
        expect(item.locator(".again")).to_have_count(1)


def test_after_pages_gone_by_the_sidebars_still_follow_the_width_of_the_window(page: Page) -> None:
    begin(page)
    for path in ROUND:
        go(page, path)
    sidebar = page.locator(".md-sidebar--primary .md-sidebar__scrollwrap")
    for width, style in [(1280, "height"), (800, "^$"), (1280, "height")]:
        page.set_viewport_size({"width": width, "height": 900})
        expect(sidebar).to_have_attribute("style", re.compile(style))
