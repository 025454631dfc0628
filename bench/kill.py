"""Kill a browser after each of many answers, and count what is lost: python -m bench.kill [TIMES]"""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser import browsing, killing, server

ROOT = Path(__file__).resolve().parents[1]


def main(times: int) -> int:
    """Print one line; 1 if an answer was lost."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        site, profile = Path(folder, "site"), Path(folder, "profile")
        profile.mkdir()
        command = [sys.executable, "build_course.py", "--course", "tests/sample", "--site", str(site)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        with browsing.running() as browser, server.serving(site) as address:
            rounds = killing.answered_and_killed(browser.browser_type, profile, address, times)
            lost = [number for number, found in enumerate(rounds, 1) if len(set(found)) != number]
    print(f"killed after each of {times} answers: {len(lost)} times an acknowledged answer was missing")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100))
