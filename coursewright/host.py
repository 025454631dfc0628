"""MkDocs, run on a course: once into a folder, or as a preview."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as build_site
from mkdocs.commands.serve import serve as serve_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort as Stopped

from coursewright import site

__all__ = ["Stopped", "build", "config", "serve"]

HOOK = Path(__file__).resolve().parents[1] / "build_course.py"


def build(course: Path, empty: Path, folder: Path) -> None:
    """Build a course's site into a folder. Raises Stopped, with the mistakes in words."""
    build_site(config(course, empty, folder))


def serve(course: Path, empty: Path, port: int) -> None:
    """Show a course on this machine, and again after every save, until it is stopped."""
    serve_site(**_values(course, empty), dev_addr=f"127.0.0.1:{port}", livereload=True)  # type: ignore[arg-type]


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
