"""Look at every page of a built course, and play its cases: python -m tests.browser.audit SITE [COURSE]"""

import sys
from collections.abc import Iterator
from pathlib import Path

from coursewright import content
from coursewright.model import Course
from tests import walking

from . import browsing, checks, playing, server
from .links import bad_links


def main(site: Path, folder: Path) -> int:
    """Print a line for each check and its findings under it; 1 when there are any."""
    total = 0
    for what, findings in audit(site, content.load(folder)):
        print(f"{len(findings) or 'no'} findings: {what}", flush=True)
        for finding in findings:
            print(f"  {finding}")
        total += len(findings)
    return 1 if total else 0


def audit(site: Path, course: Course) -> Iterator[tuple[str, list[str]]]:
    """Each check, and what it finds: every page once, a page of each kind in every look, every case to every ending."""
    paths = checks.addresses(site)
    kinds = checks.one_of_each_kind(paths)
    yield f"links and anchors of {len(paths)} pages", bad_links(site)
    yield f"HTML of {len(paths)} pages", checks.invalid_html(site)
    yield f"every path through {len(course.cases)} cases", walking.strayed(course)
    with browsing.running() as browser, server.serving(site) as address:
        with browsing.opened(browser, address) as (page, watch):
            found = playing.played(page, course) + watch.findings()
        yield f"{len(course.cases)} cases played: every choice, every ending", found
        found = checks.looked_at(browser, address, paths, "light", 1280)
        yield f"{len(paths)} pages as a desktop shows them", found
        if course.check:
            with browsing.opened(browser, address, width=360) as (page, _):
                browsing.visit(page, "referral/check/")
                found = checks.beyond_a_small_screen(page, ".check-first :is(.call, li > *)")
            yield "the first signs on the first screen of a small phone", found
        for scheme, width in checks.LOOKS:
            found = checks.looked_at(browser, address, kinds, scheme, width, answered=True)
            yield f"{len(kinds)} kinds of page, before and after answering, {scheme}, {width} px", found
        cards = [path for path in paths if path.startswith("cards/") and path != "cards/"]
        yield f"{len(cards)} gym cards on paper", checks.over_one_page(browser, address, cards)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(*sys.argv[2:3])))
