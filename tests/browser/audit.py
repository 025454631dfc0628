"""Look at every page of a built course, and play its cases, in two processes.

python -m tests.browser.audit SITE [COURSE]
"""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from coursewright import content
from tests import walking

from . import browsing, checks, playing, server
from .links import bad_links

PROCESSES = 2
Check = tuple[str, Callable[..., list[str]], list[Any]]
"""What is looked at, and how: a function and what it is given."""


def main(site: Path, folder: Path) -> int:
    """Print a line for each check and its findings under it; 1 when there are any."""
    total = 0
    for what, findings in audit(site, folder):
        print(f"{len(findings) or 'no'} findings: {what}", flush=True)
        for finding in findings:
            print(f"  {finding}")
        total += len(findings)
    return 1 if total else 0


def audit(site: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each check, and what it finds."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        begun = [(what, pool.submit(check, *given)) for what, check, given in all_checks(site, folder)]
        for what, findings in begun:
            yield what, findings.result()


def all_checks(site: Path, folder: Path) -> list[Check]:
    """Every page once, a page of each kind in every look, every case to every ending; what takes long comes first."""
    course = content.load(folder)
    paths = checks.addresses(site)
    kinds = checks.one_of_each_kind(paths)
    cards = [path for path in paths if path.startswith("cards/") and path != "cards/"]
    parts = [paths[n::PROCESSES] for n in range(PROCESSES)]
    cases = len(course.cases)
    each = f"{len(kinds)} kinds of page, before and after answering"
    first = "the first signs on the first screen of a small phone"
    return [
        *((f"{len(part)} pages as a desktop shows them", looked_at, [site, part, 1280, ("light",)]) for part in parts),
        *(
            (f"{each}, light and dark, {px} px", looked_at, [site, kinds, px, checks.SCHEMES, True])
            for px in checks.WIDTHS
        ),
        (f"{cases} cases played: every choice, every ending", played, [site, folder]),
        *([(first, first_screen, [site])] if course.check else []),
        (f"{len(cards)} gym cards on paper", over_one_page, [site, cards]),
        (f"HTML of {len(paths)} pages", checks.invalid_html, [site]),
        (f"links and anchors of {len(paths)} pages", bad_links, [site]),
        (f"every path through {cases} cases", strayed, [folder]),
    ]


def looked_at(
    site: Path, paths: list[str], width: int, schemes: tuple[browsing.Scheme, ...], answered: bool = False
) -> list[str]:
    with browsing.running() as browser, server.serving(site) as address:
        return checks.looked_at(browser, address, paths, width, schemes, answered=answered)


def played(site: Path, folder: Path) -> list[str]:
    course = content.load(folder)
    with (
        browsing.running() as browser,
        server.serving(site) as address,
        browsing.opened(browser, address) as (page, watch),
    ):
        return playing.played(page, course) + watch.findings()


def first_screen(site: Path) -> list[str]:
    with (
        browsing.running() as browser,
        server.serving(site) as address,
        browsing.opened(browser, address, width=360) as (page, _),
    ):
        browsing.visit(page, "referral/check/")
        return checks.beyond_a_small_screen(page, ".check-first :is(.call, li > *)")


def over_one_page(site: Path, cards: list[str]) -> list[str]:
    with browsing.running() as browser, server.serving(site) as address:
        return checks.over_one_page(browser, address, cards)


def strayed(folder: Path) -> list[str]:
    return walking.strayed(content.load(folder))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(*sys.argv[2:3])))
