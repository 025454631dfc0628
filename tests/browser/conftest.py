"""The built sample course, served and looked at in a real browser."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from . import browsing, server

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with browsing.running() as browser:
        yield browser


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Shows a built site: the address comes back, and holds until the tests end."""
    with ExitStack() as servers:
        yield lambda site: servers.enter_context(server.serving(site))


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course, built as its author would build it."""
    site = tmp_path_factory.mktemp("sample") / "site"
    command = [sys.executable, "build_course.py", "--course", "tests/sample", "--site", str(site)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return site


@pytest.fixture(scope="session")
def address(serve: Callable[[Path], str], sample_site: Path) -> str:
    return serve(sample_site)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that may ask no other host, and may put no mistake in the console."""
    with browsing.opened(browser, address) as (page, watch):
        yield page
    assert not watch.findings(), "\n".join(["", *watch.findings()])
