"""MkDocs, run on a course."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as build_site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort as Stopped
from mkdocs.exceptions import ConfigurationError

from coursewright import line, site
from coursewright.problems import BadContent, Problem
from coursewright.yamltext import read_yaml

__all__ = ["Stopped", "build", "config", "problems"]

HOOK = Path(__file__).resolve().parents[1] / "build_course.py"
OWN = "mkdocs.yml"
RULE = "mkdocs-yml"


def build(configured: MkDocsConfig) -> site.CoursePlugin:
    """Build a course's site. Raises Stopped, with the mistakes in words. What was built is in the plugin."""
    build_site(configured)
    built = configured.plugins["coursewright"]
    assert isinstance(built, site.CoursePlugin)  # noqa: S101 - the hook put it there
    return built


def config(course: Path, empty: Path, folder: Path) -> MkDocsConfig:
    """The configuration that builds a course into a folder; `empty` is an empty folder.

    Raises BadContent when the course's own mkdocs.yml has a mistake, with those of its content beside it.
    """
    own = course / OWN
    path, values = (own, {}) if own.is_file() else (site.ENGINE_CONFIG, _values(course, empty))
    made, told = _loaded(path, folder, values)
    if told:
        raise BadContent(told + line.problems(course))
    return made


def problems(course: Path) -> list[Problem]:
    """What is wrong in the course's own mkdocs.yml, if it has one."""
    own = course / OWN
    return _loaded(own, course / "site", {})[1] if own.is_file() else []


def _values(course: Path, empty: Path) -> dict[str, object]:
    """What puts a course without a mkdocs.yml of its own into the engine's."""
    docs = course / "docs"
    return {
        "docs_dir": str(docs if docs.is_dir() else empty),
        "hooks": [str(HOOK)],
        "extra": {"generator": False, "course": str(course)},
    }


def _loaded(path: Path, folder: Path, values: dict[str, object]) -> tuple[MkDocsConfig, list[Problem]]:
    """What MkDocs makes of a configuration for a site in a folder, and all that it doesn't take."""
    made = MkDocsConfig(config_file_path=str(path))
    try:
        with path.open("rb") as file:
            made.load_file(file)
    except ConfigurationError as error:
        return made, _unreadable(path, error)
    made.load_dict({**values, "site_dir": str(folder), "strict": True})
    failed, warned = made.validate()
    return made, _untaken(path, [(key, str(error)) for key, error in [*failed, *warned]])


def _unreadable(path: Path, error: ConfigurationError) -> list[Problem]:
    yaml = read_yaml(path.read_text(encoding="utf-8", errors="replace"), 1)
    told = [(row, column, message, hint) for row, column, rule, message, hint in yaml.mistakes if rule == "yaml"]
    if not told and not isinstance(yaml.value, dict):
        told = [(1, 1, "this file must hold keys with their values", "write lines like 'site_name: My course'")]
    return [Problem(OWN, row, column, RULE, what, hint) for row, column, what, hint in told or [_as_mkdocs_says(error)]]


def _as_mkdocs_says(error: ConfigurationError) -> tuple[int, int, str, str]:
    cause = error.__context__
    mark = getattr(cause, "problem_mark", None)
    spot = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return (*spot, f"MkDocs can't read this: {getattr(cause, 'problem', None) or error}", "")


def _untaken(path: Path, told: list[tuple[str, str]]) -> list[Problem]:
    """What MkDocs says of some keys, without the traceback that may follow."""
    marks = read_yaml(path.read_text(encoding="utf-8"), 1).marks if told else {}
    lines = [(key, said.partition("\n")[0]) for key, said in told]
    return [
        Problem(OWN, *marks.get((key,), (1, 1)), RULE, f"MkDocs doesn't take this '{key}': {said}")
        for key, said in lines
    ]
