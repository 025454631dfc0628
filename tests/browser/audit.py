"""Look at every page of a built course: python -m tests.browser.audit SITE"""

import sys
from collections.abc import Iterator
from pathlib import Path

from . import browsing, checks, server
from .links import bad_links


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
    """Each check, and what it finds: every page once, and a page of each kind in every look."""
    paths = checks.addresses(site)
    kinds = checks.one_of_each_kind(paths)
    yield f"links and anchors of {len(paths)} pages", bad_links(site)
    yield f"HTML of {len(paths)} pages", checks.invalid_html(site)
    with browsing.running() as browser, server.serving(site) as address:
        found = checks.looked_at(browser, address, paths, "light", 1280)
        yield f"{len(paths)} pages as a desktop shows them", found
        for scheme, width in checks.LOOKS:
            found = checks.looked_at(browser, address, kinds, scheme, width, answered=True)
            yield f"{len(kinds)} kinds of page, before and after answering, {scheme}, {width} px", found
        cards = [path for path in paths if path.startswith("cards/") and path != "cards/"]
        yield f"{len(cards)} gym cards on paper", checks.over_one_page(browser, address, cards)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
