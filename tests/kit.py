"""What several tests share: the sample course, copies of it to change, and pages as MkDocs makes them."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

from lxml import html
from lxml.html import HtmlElement
from mkdocs.structure.files import File, get_files
from mkdocs.structure.pages import Page as SitePage

import build_course
from coursewright import content, host, pages

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests" / "sample"
STORIES = ROOT / "tests" / "vignettes.yml"
OTHER = ROOT / "coursewright" / "starter"


@dataclass
class Folder:
    """A course's folder that a test may change."""

    root: Path

    def write(self, file: str, text: str) -> Path:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def change(self, file: str, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which must be there once."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} has {old!r} {text.count(old)} times"
        (self.root / file).write_text(text.replace(old, new), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Put `text` at the end of a file."""
        with (self.root / file).open("a", encoding="utf-8") as opened:
            opened.write(text)

    def pages(self) -> dict[str, str]:
        """The Markdown of every page, by its path."""
        made, _ = pages.render(content.load(self.root))
        return {page.path: page.text for page in made}


def copied(course: Path, folder: Path) -> Folder:
    """A copy of a course."""
    shutil.copytree(course, folder, dirs_exist_ok=True)
    return Folder(folder)


def with_stories(course: Folder) -> Folder:
    """The sample course with a table that vignettes are made from. Questions of the sample itself are counted, and
    drawn from, in many tests: so the table lies beside it."""
    course.write("content/referral/vignettes.yml", STORIES.read_text(encoding="utf-8"))
    return course


def tiny(folder: Path) -> Folder:
    """A course of one lesson, to put questions into quizzes/q.md."""
    made = Folder(folder)
    made.write("content/course.yml", "id: tiny\ntitle: Tiny\nsummary: One lesson.\nmodules: [m]\n")
    objective = "objectives: [{code: O.1, text: Say why}]"
    made.write("content/modules/m/module.yml", f"title: M\nsummary: One.\n{objective}\nlessons: [l]\n")
    made.write("content/modules/m/l.md", "---\ntitle: L\nobjectives: [O.1]\n---\n\nA lesson.\n")
    made.write("content/misconceptions.yml", "- id: wrong\n  text: A wrong belief\n")
    return made


def quiz_file(*questions: str) -> str:
    """A quiz file for the tiny course."""
    front = "---\ntitle: Q\nmodule: m\nobjective: O.1\n---\n\n"
    return front + "\n\n".join(f"## Question {{#q{n}}}\n\n{text}" for n, text in enumerate(questions)) + "\n"


class MkDocs:
    """MkDocs with a course in it, as the hook sets it up; it makes pages without their theme."""

    def __init__(self, root: Path, empty: Path) -> None:
        empty.mkdir(exist_ok=True)
        self.root = root
        config = host.config(root, empty, empty.parent / "no-site")
        config.plugins.on_startup(command="build", dirty=False)
        self.config = config.plugins.on_config(config)
        self.plugin: Any = self.config.plugins["coursewright"]

    def pages(self, *paths: str) -> dict[str, HtmlElement]:
        """What the course's folder makes now: the content of some pages or of all, by path."""
        self.plugin.made = pages.make(content.load(self.root))
        made = [page for page in self.plugin.made.pages if not paths or page.path in paths]
        return {page.path: self.page(page.path, page.text) for page in made}

    def page(self, path: str, text: str) -> HtmlElement:
        plugins, config = self.config.plugins, self.config
        files = plugins.on_files(get_files(config), config=config)
        page = SitePage(None, files.get_file_from_path(path) or File.generated(config, path, content=text), config)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        return html.fragment_fromstring(page.content, create_parent="main")


@dataclass(frozen=True)
class Built:
    """A built site."""

    folder: Path

    def __iter__(self) -> Iterator[str]:
        """The address of every page, such as drills/wall-tap/."""
        return iter(sorted(str(f.relative_to(self.folder).as_posix())[:-10] for f in self.folder.rglob("index.html")))

    def text(self, address: str) -> str:
        return (self.folder / address / "index.html").read_text(encoding="utf-8")

    @cache  # noqa: B019 - a session builds a handful of sites
    def page(self, address: str) -> HtmlElement:
        return html.document_fromstring(self.text(address))

    def article(self, address: str) -> HtmlElement:
        """A page without what surrounds it on every page."""
        return self.page(address).xpath("//article[contains(@class, 'md-content__inner')]")[0]

    @cache  # noqa: B019
    def links(self, address: str) -> frozenset[str]:
        """Where the links of a page's article lead, from the site's top."""
        found = self.article(address).xpath(".//a[not(contains(@class, 'headerlink'))]/@href")
        return frozenset(urljoin(f"https://here/{address}", link).removeprefix("https://here/") for link in found)

    def leads(self, link: str) -> bool:
        """Whether a link from the site's top leads to a page, and a part of it, that are there."""
        page, mark = urldefrag(link)
        file = self.folder / page / "index.html"
        return file.is_file() and (not mark or mark in self.page(page).xpath("//@id"))


def words(element: HtmlElement) -> str:
    """An element's text, with one space wherever there is any."""
    return " ".join(element.text_content().split())


def built(course: Path, site: Path) -> Built:
    """Build a course with the command, in this process."""
    assert build_course.main(["--course", str(course), "--site", str(site)]) == 0
    return Built(site)


def files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
