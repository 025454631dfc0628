"""Hand pages and assets to MkDocs, and put the finished folder in place.

Only this module and the hook know MkDocs.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScript
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import meta
from mkdocs.utils.yaml import yaml_load

from coursewright import quiz
from coursewright.model import Course
from coursewright.pages import Asset, Made, Page
from coursewright.problems import BadContent, Problem
from coursewright.scripts import light
from coursewright.terms import Terms

HERE = Path(__file__).parent
ENGINE_CONFIG = HERE / "mkdocs.yml"

MARK = "coursewright.json"
"""Stands in every site we made: only a folder that holds it is ever replaced."""

END = "<!-- the author's page ends here -->"


class CoursePlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Puts a course into a MkDocs build. What lasts from one rebuild to the next lives here."""

    def __init__(self) -> None:
        self.serving = False
        self.root = Path()
        self.course: Course | None = None
        self.warnings: list[Problem] = []
        self.made: Made | None = None

    def take(self, root: Path, made: Made, config: MkDocsConfig) -> None:
        """Take a course's pages, and fit the configuration to them."""
        self.root, self.made = root, made
        _complete(config, made.frame.title)
        config.theme.dirs.insert(0, str(HERE / "theme"))
        config.nav = _navigation(made.pages, _hand_written(config, made.pages))
        config.markdown_extensions.append(Terms(made.frame.terms))  # type: ignore[arg-type]
        config.edit_uri = made.frame.edit or config.edit_uri
        config.watch += [str(path) for path in (root / "content", root / "quizzes") if path.is_dir()]
        config.plugins["coursewright"] = self
        config.extra["course_meta"] = {"id": made.frame.course, "stamp": made.frame.stamp}
        _replace_quiz(config.plugins["mkdocs_quiz"])

    @property
    def pages(self) -> list[Page]:
        return self.made.pages if self.made else []

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, their pictures, and the files of the page side."""
        own = {file.src_uri for file in files.documentation_pages()}
        for page in self.pages:
            if page.path not in own:
                file = File.generated(config, page.path, content=page.text)
                file.edit_uri = page.source or None
                files.append(file)
        for asset in self.made.assets if self.made else []:
            files.append(_file(asset, self.root, config))
        for path in sorted((HERE / "assets").rglob("*")):
            if path.is_file():
                name = f"assets/{path.relative_to(HERE / 'assets').as_posix()}"
                files.append(_own_file(path, name, config))
        files.append(File.generated(config, MARK, content='{"made by": "Coursewright"}\n'))
        return files

    @event_priority(50)
    def _mark_end(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Runs before mkdocs-quiz: marks where the page ends, for mkdocs-quiz adds its own after it."""
        return html + END

    @event_priority(-100)
    def _keep_page(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Runs after mkdocs-quiz: drops what it added, and counts the questions."""
        html = html.partition(END)[0]
        asked, made = (page.markdown or "").count("MKDOCS_QUIZ_PLACEHOLDER"), html.count("<course-quiz ")
        wanted = sum(p.text.count(quiz.MARK) for p in self.pages if p.path == page.file.src_uri)
        if made != wanted or (wanted and asked != wanted):
            raise quiz.ChangedHtml(f"{page.file.src_uri}: {wanted} questions went in, {made} came out")
        return html

    on_page_content = CombinedEvent(_mark_end, _keep_page)


def _file(asset: Asset, root: Path, config: MkDocsConfig) -> File:
    if asset.text:
        return File.generated(config, asset.path, content=asset.text)
    return File.generated(config, asset.path, abs_src_path=str(root / asset.source))


def _own_file(path: Path, name: str, config: MkDocsConfig) -> File:
    if path.suffix == ".js" and "vendor" not in path.parts:
        return File.generated(config, name, content=light(path.read_text(encoding="utf-8")))
    return File.generated(config, name, abs_src_path=str(path))


def _complete(config: MkDocsConfig, title: str) -> None:
    """Add what a course's own mkdocs.yml needn't say: the course's title, and this engine's page side."""
    with ENGINE_CONFIG.open(encoding="utf-8") as file:
        engine = yaml_load(file)
    if config.site_name == engine["site_name"]:
        config.site_name = title
    config.extra_css = list(dict.fromkeys([*engine["extra_css"], *config.extra_css]))
    there = {str(script) for script in config.extra_javascript}
    lacking = [script for script in engine["extra_javascript"] if script["path"] not in there]
    script = ExtraScript()  # type: ignore[no-untyped-call]
    config.extra_javascript = [*map(script.run_validation, lacking), *config.extra_javascript]


def _replace_quiz(plugin: Any) -> None:
    """Let mkdocs-quiz render the questions, and make its markup ours, one question at a time."""
    make = plugin._process_quiz
    plugin._is_fill_in_blank_quiz = quiz.has_blanks
    if not getattr(make, "upgrades", False):

        def upgraded(asked: str, *args: Any, **kwargs: Any) -> str:
            return quiz.upgrade(make(asked, *args, **kwargs), asked)

        upgraded.upgrades = True  # type: ignore[attr-defined]
        plugin._process_quiz = upgraded


def _hand_written(config: MkDocsConfig, pages: list[Page]) -> list[str]:
    """The pages of docs/ that stand beside ours. One in the place of ours must say that it replaces it."""
    ours = {page.path for page in pages}
    found, problems = [], []
    for path in sorted(Path(config.docs_dir).rglob("*.md")):
        name = path.relative_to(config.docs_dir).as_posix()
        _, keys = meta.get_data(path.read_text(encoding="utf-8-sig"))
        if name not in ours:
            found.append(name)
        elif keys.get("replaces") is not True:
            hint = "write 'replaces: true' in its front matter, or give it another name"
            problems.append(
                Problem(
                    f"docs/{name}",
                    1,
                    1,
                    "replaced-page",
                    "this page stands where a page of the course stands",
                    hint,
                )
            )
    if problems:
        raise BadContent(problems)
    return found


def _navigation(pages: list[Page], others: list[str]) -> list[Any]:
    """The pages under their sections, in the order they come; a section's index has no title of its own."""
    top: list[Any] = []
    sections: dict[str, list[Any]] = {}
    for page in pages:
        if not page.section:
            top.append({page.title: page.path} if page.path != "index.md" else {"Home": page.path})
            continue
        name = page.section[0]
        if name not in sections:
            sections[name] = []
            top.append({name: sections[name]})
        sections[name].append(page.path if page.path.endswith("/index.md") else {page.title: page.path})
    return [*top, *others]


def write_pages(pages: list[Page], assets: list[Asset], root: Path, folder: Path) -> None:
    """Write the pages and their pictures under `folder`: to look at, or for another generator."""
    for page in pages:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8")
    for asset in assets:
        path = folder / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if asset.text:
            path.write_text(asset.text, encoding="utf-8")
        else:
            shutil.copyfile(root / asset.source, path)


class NotOurs(OSError):  # noqa: N818 - see design, "Words"
    """The folder to replace holds something that is no site of ours."""


def publish(make: Callable[[Path], None], target: Path) -> None:
    """Make a site beside `target`, and only when it is whole put it in the place of the old one."""
    target = target.absolute()
    if target.exists() and any(target.iterdir()) and not (target / MARK).exists():
        raise NotOurs(f"{target} holds files that Coursewright didn't write; name an empty folder with --site")
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        new, old = scratch / "new", scratch / "old"
        new.mkdir(mode=0o755)
        make(new)
        if target.exists():
            target.rename(old)
        try:
            new.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
