"""Look at every page of a built course, in two processes: python -m tests.browser.audit SITE"""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from . import browsing, checks, server
from .links import bad_links

PROCESSES = 2
Check = tuple[str, Callable[..., list[str]], list[Any]]
"""What is looked at, and how: a function and what it is given after the site."""


def main(site: Path) -> int:
    """Print a line for each check and its findings under it; 1 when there are any."""
    total = 0
    for what, findings in audit(site):
        print(f"{len(findings) or 'no'} findings: {what}", flush=True)
        for finding in findings:
            print(f"  {finding}")
        total += len(findings)
    return 1 if total else 0


def audit(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Each check, and what it finds."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        begun = [(what, pool.submit(check, site, *given)) for what, check, given in all_checks(site)]
        for what, findings in begun:
            yield what, findings.result()


def all_checks(site: Path) -> list[Check]:
    """Every page once, and a page of each kind in every look; what takes long comes first."""
    paths = checks.addresses(site)
    kinds = checks.one_of_each_kind(paths)
    cards = [path for path in paths if path.startswith("cards/") and path != "cards/"]
    parts = [paths[n::PROCESSES] for n in range(PROCESSES)]
    return [
        *((f"{len(part)} pages as a desktop shows them", looked_at, [part, "light", 1280, False]) for part in parts),
        *(
            (f"{len(kinds)} kinds of page, before and after answering, {scheme}, {width} px", looked_at,
             [kinds, scheme, width, True])
            for scheme, width in checks.LOOKS
        ),
        (f"{len(cards)} gym cards on paper", over_one_page, [cards]),
        (f"HTML of {len(paths)} pages", checks.invalid_html, []),
        (f"links and anchors of {len(paths)} pages", bad_links, []),
    ]  # fmt: skip


def looked_at(site: Path, paths: list[str], scheme: browsing.Scheme, width: int, answered: bool) -> list[str]:
    with browsing.running() as browser, server.serving(site) as address:
        return checks.looked_at(browser, address, paths, scheme, width, answered=answered)


def over_one_page(site: Path, cards: list[str]) -> list[str]:
    with browsing.running() as browser, server.serving(site) as address:
        return checks.over_one_page(browser, address, cards)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
