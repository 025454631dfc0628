"""How soon "Stop and check" answers a tap on a CPU four times slower (goal 100 ms): python -m bench.check"""

import gzip
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from tests.browser import browsing, server

ROOT = Path(__file__).resolve().parents[1]
PHONE: ViewportSize = {"width": 360, "height": 640}
SLOWER = 4
TIMES = 2
PAUSE = 250
OWN = ("check.js", "verdict.js", "deciding.js", "check.css")

# An answer took from the tap until what it changed was painted, as the browser itself tells it. The sheet with the
# whole procedure comes after that, and took until the frame in which it stood.
WATCH = """
window.taps = []
window.opened = []
new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) if (interactionId) taps.push(duration)
}).observe({ type: "event", durationThreshold: 16 })
let tapped = 0
addEventListener("pointerup", ({ timeStamp }) => (tapped = timeStamp), true)
const { showModal } = HTMLDialogElement.prototype
HTMLDialogElement.prototype.showModal = function () {
    showModal.call(this)
    const from = tapped
    requestAnimationFrame(() => setTimeout(() => opened.push(performance.now() - from)))
}
"""
LAST = "(name) => { const most = Math.max(0, ...window[name]); window[name].length = 0; return most }"
SHORTEST = 8
"""The browser tells no shorter times than this."""

Figures = dict[str, list[float]]


def main() -> int:
    """Print one line for each figure."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        command = [sys.executable, "build_course.py", "--site", str(site)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        weight = sum(len(gzip.compress((site / "assets" / name).read_bytes(), 9)) for name in OWN)
        print(f"its own scripts and styles: {weight / 1000:.1f} kB gzip (goal 15)")
        with browsing.running() as browser, server.serving(site) as address:
            rounds = [_round(browser, address) for _ in range(TIMES)]
    for what in rounds[0]:
        took = [one for found in rounds for one in found[what]]
        print(f"{what}: {statistics.median(took):.0f} ms (most {max(took):.0f}, of {len(took)})")
    return 0


def _round(browser: Browser, address: str) -> Figures:
    """How long each tap took on a small phone, by what was tapped."""
    with browser.new_context(base_url=address, viewport=PHONE, has_touch=True) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        browsing.visit(page, "referral/check/")
        page.locator(".check-first button").first.wait_for()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return _urgent(page) | _asked(page)


def _urgent(page: Page) -> Figures:
    first: list[float] = []
    then: list[float] = []
    opened: list[float] = []
    for sign in page.locator(".check-first button").all():
        (then if first else first).append(_tap(page, sign))
        opened.append(page.evaluate(LAST, "opened"))
        page.get_by_role("button", name="Back to the questions").tap()
    names = "a sign, the first tap of all", "a sign, after that", "all of the procedure, from the tap"
    return dict(zip(names, (first, then, opened), strict=True))


def _asked(page: Page) -> Figures:
    opened: list[float] = []
    answered: list[float] = []
    denied: list[float] = []
    for question in page.locator(".check-question").all():
        opened.append(_tap(page, question.locator("summary")))
        answered += [_tap(page, one) for one in question.locator("label.unsure").all()[:3]]
        groups = question.locator("button.none:not([hidden])")
        denied += [_tap(page, groups.first) for _ in range(groups.count())]
    return {"a question opened": opened, "an answer": answered, "none of these": denied}


def _tap(page: Page, target: Locator) -> float:
    target.scroll_into_view_if_needed()
    page.wait_for_timeout(PAUSE)
    page.evaluate(LAST, "taps")
    target.tap()
    page.wait_for_timeout(PAUSE)
    took: float = page.evaluate(LAST, "taps")
    return max(took, SHORTEST)


if __name__ == "__main__":
    sys.exit(main())
