"""How quick a page is with 50,000 attempts in the log: python -m bench.record [ATTEMPTS]"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser import browsing, recording, server

ROOT = Path(__file__).resolve().parents[1]
TIMES = 9

# The start is when the record asks for its settings, first of all; the end, when the script that asked for it has run.
TIMELINE = """
window.tasks = []
window.paints = []
window.marks = {}
new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true })
new PerformanceObserver((list) => paints.push(...list.getEntries())).observe({ type: "paint", buffered: true })
const { getItem } = Storage.prototype
Storage.prototype.getItem = function (key) {
    if (key.startsWith("coursewright:")) marks.began ??= performance.now()
    return getItem.call(this, key)
}
document.addEventListener("load", ({ target }) => {
    if (/\\bstart\\b.*\\.js/.test(target.src ?? "")) marks.shown = performance.now()
}, true)
"""

FILL = """async ({ count }) => {
    const { record } = await part("record")
    const { items } = await (await part("page")).catalog()
    const made = madeLog(1, count, items, 300)
    await record.keep(true)
    for (let at = 0; at < made.length; at += 5000) await record.take(made.slice(at, at + 5000))
    return record.state.count
}"""

REFOLD = """async () => {
    const name = `coursewright:${document.querySelector('meta[name="course"]').content}`
    const from = performance.now()
    const worker = new Worker(new URL("assets/folding.js", document.querySelector("a.md-logo").href), { type: "module" })
    const made = await new Promise((done) => {
        worker.onmessage = ({ data }) => done(data)
        worker.postMessage(name)
    })
    worker.terminate()
    return [performance.now() - from, made.state.count]
}"""


def main(attempts: int) -> int:
    """Print one line for each figure."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        subprocess.run(
            [sys.executable, "build_course.py", "--site", str(site)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
        )
        course = json.loads((site / "assets" / "course.json").read_text("utf-8"))
        lesson = next(iter(course["lessons"].values()))["path"].removesuffix(".md") + "/"
        with browsing.running() as browser, server.serving(site) as address:
            figures = _measured(browser, address, lesson, attempts)
    for name, (values, unit, goal) in figures.items():
        print(f"{name}: {statistics.median(values):.0f} {unit} (most {max(values):.0f}; goal {goal})")
    return 0


def _measured(browser: Any, address: str, lesson: str, attempts: int) -> dict[str, tuple[list[float], str, str]]:
    with browser.new_context(base_url=address) as context:
        context.set_default_timeout(600_000)
        context.add_init_script(path=recording.LOGS)
        context.add_init_script(TIMELINE)
        page = context.new_page()
        page.goto(lesson)
        count = page.evaluate(FILL, {"count": attempts})
        assert count == attempts, count
        folds = [page.evaluate(REFOLD) for _ in range(3)]
        visits = [_visit(page, lesson) for _ in range(TIMES)]
    title = f"{attempts:,} attempts"
    return {
        f"{title}, progress shown after the script began": ([v["shown"] for v in visits], "ms", "50"),
        f"{title}, longest task before the first paint": ([v["task"] for v in visits], "ms", "50"),
        f"{title}, folded anew in the worker": ([took for took, _ in folds], "ms", "2000"),
    }


def _visit(page: Page, lesson: str) -> dict[str, float]:
    page.goto("about:blank")
    page.goto(lesson)
    page.wait_for_timeout(1500)
    found: dict[str, float] = page.evaluate(
        """() => {
            const painted = Math.min(...paints.map(({ startTime }) => startTime))
            const before = tasks.filter(({ startTime }) => startTime < painted)
            return {
                painted,
                shown: marks.shown - marks.began,
                task: Math.max(0, ...before.map(({ duration }) => duration)),
            }
        }"""
    )
    return found


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000))
