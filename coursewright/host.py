"""MkDocs, run on a course."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort as Stopped

from coursewright import site

__all__ = ["Stopped", "build", "config"]

HOOK = Path(__file__).resolve().parents[1] / "build_course.py"


def build(configured: MkDocsConfig) -> site.CoursePlugin:
    """Build a course's site. Raises Stopped, with the mistakes in words. What was built is in the plugin."""
    build_site(configured)
    built = configured.plugins["coursewright"]
    assert isinstance(built, site.CoursePlugin)  # noqa: S101 - the hook put it there
    return built


def config(course: Path, empty: Path, folder: Path) -> MkDocsConfig:
    """The configuration that builds a course into a folder; `empty` is an empty folder."""
    return load_config(**_values(course, empty), site_dir=str(folder), strict=True)  # type: ignore[arg-type]


def _values(course: Path, empty: Path) -> dict[str, object]:
    """The course's own mkdocs.yml if it has one; otherwise the engine's, with the course put in."""
    if (course / "mkdocs.yml").is_file():
        return {"config_file": str(course / "mkdocs.yml")}
    docs = course / "docs"
    return {
        "config_file": str(site.ENGINE_CONFIG),
        "docs_dir": str(docs if docs.is_dir() else empty),
        "hooks": [str(HOOK)],
        "extra": {"generator": False, "course": str(course)},
    }
