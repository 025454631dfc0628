"""What every test may ask for."""

import pytest

from tests import kit


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="keep the pages of the sample as they are made now")


LONGEST = ("tests/test_preview.py", "tests/browser/test_site.py", "tests/browser/test_hostile.py")


def pytest_collection_modifyitems(items):
    """The files that take longest come first, so that at the end no process works alone."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(scope="session")
def sample_built(tmp_path_factory):
    """The sample course, built once."""
    return kit.built(kit.SAMPLE, tmp_path_factory.mktemp("sample") / "site")


@pytest.fixture
def sample(tmp_path):
    """A copy of the sample course, to change."""
    return kit.copied(kit.SAMPLE, tmp_path / "course")
