"""Build a course: the command, and the hook that MkDocs loads.

python build_course.py [check | serve | report | rules | items FILE... | pages DIR] [--course DIR] [--site DIR]
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

from mkdocs.commands.build import build as build_site  # noqa: E402
from mkdocs.commands.serve import serve as serve_site  # noqa: E402
from mkdocs.config import load_config  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402

from coursewright import (  # noqa: E402
    boundaries,
    content,
    explanation,
    guide,
    links,
    outcomes,
    pages,
    records,
    report,
    rules,
    site,
)
from coursewright.model import Course  # noqa: E402
from coursewright.problems import BadContent, Problem, as_github, as_json, as_text  # noqa: E402

WELL, BAD_CONTENT, BAD_USAGE, BAD_MACHINE = 0, 1, 2, 3  # for wrong usage argparse gives 2 as well


def make(root: Path) -> tuple[Course, pages.Made, list[Problem]]:
    """The whole line: files, course, pages, checks. Raises BadContent; the problems it returns are warnings."""
    course = content.load(root)
    made = pages.make(course)
    problems = rules.check(course) + links.check(course, made.pages)
    if any(not problem.warning for problem in problems):
        raise BadContent(problems)
    made.pages.append(guide.checker_page())
    return course, made, problems


# The hook.

plugin = site.CoursePlugin()  # MkDocs gives a hook no other place that lasts from one rebuild to the next


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether a mistake may stop MkDocs."""
    plugin.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the pages, before MkDocs touches the old site."""
    root = Path(config.extra.get("course") or Path(config.config_file_path).parent)
    try:
        _, made, warnings = make(root)
        _say(warnings)
    except BadContent as bad:
        if not plugin.serving:
            raise Abort(str(bad)) from None
        _say(bad.problems)
        made = plugin.made or pages.mistakes(str(bad))
    plugin.take(root, made, config)
    return config


def _say(problems: list[Problem]) -> None:
    if problems:
        print(as_text(problems), file=sys.stderr)


# The command.


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns its exit code."""
    try:
        asked = _parser().parse_args(arguments, argparse.Namespace(course=_nearest(), site=None))
    except SystemExit as stop:
        return int(stop.code or 0)
    try:
        asked.site = asked.site or asked.course / "site"
        return int(asked.run(asked))
    except BadContent as bad:
        _say(bad.problems)
        return BAD_CONTENT
    except BrokenPipeError:  # whoever read the output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL
    except OSError as error:
        print(f"This machine can't do it: {error}", file=sys.stderr)
        return BAD_MACHINE


def build(asked: argparse.Namespace) -> int:
    """Check and build the site; the old one stays until the new one is whole."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    with tempfile.TemporaryDirectory() as empty:
        try:
            site.publish(lambda folder: build_site(_config(asked.course, Path(empty), folder)), asked.site)
        except Abort as stop:
            print(stop, file=sys.stderr)
            return BAD_CONTENT
    print(f"The course is in {asked.site}")
    return WELL


def check(asked: argparse.Namespace) -> int:
    """Print every problem of the content."""
    try:
        *_, problems = make(asked.course)
    except BadContent as bad:
        problems = bad.problems
    told = {"text": as_text, "json": as_json, "github": as_github}[asked.format](problems)
    if told:
        print(told)
    return BAD_CONTENT if any(not problem.warning for problem in problems) else WELL


def serve(asked: argparse.Namespace) -> int:
    """Show the course on this machine, and again after every save."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with tempfile.TemporaryDirectory() as empty:
        config = _config_values(asked.course, Path(empty))
        serve_site(**config, dev_addr=f"127.0.0.1:{asked.port}", livereload=True)  # type: ignore[arg-type]
    return WELL


def tell(asked: argparse.Namespace) -> int:
    """Print what the course holds."""
    course, *_ = make(asked.course)
    print(report.as_json(course) if asked.json else report.as_text(course))
    return WELL


def explain(asked: argparse.Namespace) -> int:
    """Print the referral rules, or what they say of some findings."""
    course, *_ = make(asked.course)
    yes, unsure = _names(asked.explain), _names(asked.unsure)
    if unknown := explanation.unknown([*yes, *unsure], course):
        print("\n".join(unknown), file=sys.stderr)
        return BAD_USAGE
    if asked.vectors:
        asked.vectors.write_text(boundaries.vectors_as_json(course, whole=True), encoding="utf-8")
        return WELL
    facts = explanation.explained(course, yes, unsure) if yes or unsure else explanation.listed(course)
    print(explanation.as_json(facts) if asked.json else explanation.as_text(facts))
    return WELL


def _names(written: list[str]) -> list[str]:
    """Names that were written with spaces or commas between them."""
    return list(dict.fromkeys(name for word in written for name in word.split(",") if name))


def measure(asked: argparse.Namespace) -> int:
    """Print how trainees did on each question, from the records that they exported."""
    course, *_ = make(asked.course)
    facts = outcomes.found([records.read(file, course.settings.id) for file in asked.files], course)
    for told in facts["told"]:
        print(told, file=sys.stderr)
    if facts["records"] or asked.json:
        print(outcomes.as_json(facts) if asked.json else outcomes.as_text(facts))
    return WELL if facts["records"] == len(asked.files) else BAD_CONTENT


def write(asked: argparse.Namespace) -> int:
    """Write the pages as Markdown."""
    _, made, _ = make(asked.course)
    site.write_pages(made.pages, made.assets, asked.course, asked.folder)
    return WELL


def _config(course: Path, empty: Path, folder: Path) -> MkDocsConfig:
    return load_config(**_config_values(course, empty), site_dir=str(folder), strict=True)  # type: ignore[arg-type]


def _config_values(course: Path, empty: Path) -> dict[str, object]:
    """The course's own mkdocs.yml if it has one; otherwise the engine's, with the course put in."""
    if (course / "mkdocs.yml").is_file():
        return {"config_file": str(course / "mkdocs.yml")}
    docs = course / "docs"
    return {
        "config_file": str(site.ENGINE_CONFIG),
        "docs_dir": str(docs if docs.is_dir() else empty),
        "hooks": [str(ROOT / "build_course.py")],
        "extra": {"generator": False, "course": str(course)},
    }


def _nearest() -> Path:
    """The course beside this file, or, where the engine is installed, the one in this folder."""
    return ROOT if (ROOT / "content").is_dir() else Path.cwd()


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": build, "check": check, "serve": serve, "report": tell, "rules": explain, "items": measure, "pages": write,
}  # fmt: skip


def _parser() -> argparse.ArgumentParser:
    places = argparse.ArgumentParser(add_help=False)
    places.add_argument(
        "--course",
        type=lambda text: Path(text).resolve(),
        default=argparse.SUPPRESS,
        help="the folder with content/ and quizzes/",
    )
    places.add_argument("--site", type=Path, default=argparse.SUPPRESS, help="where the site goes")
    parser = argparse.ArgumentParser(
        prog="build_course.py", parents=[places], description="Check a course and build its site."
    )
    parser.set_defaults(run=build)
    commands = parser.add_subparsers(title="commands", metavar="")
    for name, run in COMMANDS.items():
        about = (run.__doc__ or "").split("\n")[0]
        command = commands.add_parser(name, parents=[places], help=about, description=run.__doc__)
        command.set_defaults(run=run)
        _add_options(command, name)
    return parser


def _add_options(command: argparse.ArgumentParser, name: str) -> None:
    """What a command takes beside the places."""
    if name == "check":
        command.add_argument("--format", choices=("text", "json", "github"), default="text")
    if name == "serve":
        command.add_argument("--port", type=int, default=8000)
    if name == "rules":
        command.add_argument("--explain", nargs="+", default=[], metavar="FINDING", help="what is there")
        command.add_argument("--unsure", nargs="+", default=[], metavar="FINDING", help="what nobody is sure of")
        command.add_argument("--vectors", type=Path, metavar="FILE", help="write every vector to a file")
    if name in ("report", "rules", "items"):
        command.add_argument("--json", action="store_true", help="as one JSON object")
    if name == "items":
        command.add_argument("files", type=Path, nargs="+", metavar="FILE", help="a record that a trainee exported")
    if name == "pages":
        command.add_argument("folder", type=Path, metavar="DIR", help="where the pages go")


if __name__ == "__main__":
    sys.exit(main())
