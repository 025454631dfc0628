"""Check where the instructors' own links and pictures lead, told at the author's line."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown.extensions.toc import slugify, unique

from coursewright import prose
from coursewright.addresses import anchor, home_of
from coursewright.folder import PICTURES
from coursewright.model import Course, Prose
from coursewright.pages import Page
from coursewright.problems import Problem, did_you_mean
from coursewright.references import all_prose

WEB = ("http", "https", "mailto", "tel")
"""Schemes that a link may have, beside those that name things."""

REFERENCE = re.compile(r"^[ \t>*+-]*(?P<label>\[[^\[\]\n]*\]:)", re.MULTILINE)
ATTRIBUTES = re.compile(r"(?<![ \t])[ \t]*\{:?[ \t]*(?P<inside>[^{}]*)\}[ \t]*$")


def check(course: Course, pages: list[Page]) -> list[Problem]:
    """Every link or picture that leads nowhere, has no words, or would call another host."""
    site = _Site({page.path: page for page in pages}, set(course.pictures))
    problems: list[Problem] = []
    for file, text in all_prose(course):
        found = list(prose.links(text.text))
        problems += _unfollowed(found, file, text)
        for link in found:
            if not link.thing:
                problems += _check(link, file, text, site)
    return sorted({*problems, *site.unseen()})


@dataclass
class _Site:
    """Where links can lead."""

    pages: dict[str, Page]
    pictures: set[str]
    seen: set[str] = field(default_factory=set)
    """The pictures that a link has led to."""
    parts: dict[str, set[str]] = field(default_factory=dict)

    def anchors(self, page: Page) -> set[str]:
        if page.path not in self.parts:
            self.parts[page.path] = anchors(page)
        return self.parts[page.path]

    def unseen(self) -> Iterator[Problem]:
        """Every picture that no text shows."""
        for picture in self.pictures - self.seen:
            yield Problem(picture, 1, 1, "nothing-orphaned", "no text shows this picture", "show it, or delete it")


def _unfollowed(links: list[prose.Link], file: str, text: Prose) -> Iterator[Problem]:
    """Every link that Markdown takes and that can't be followed from here."""
    hint = "write [words](address), with no space, bracket or < in the address"
    known = {start for link in links for start in range(link.start, link.end)}
    plain = prose.without_code(text.text)
    for found in re.finditer(r"(?<!\\)\]\(", plain):
        if found.start() not in known:
            yield Problem.within(file, text, found.start(), "links-are-followed", "this link can't be followed", hint)
    for found in REFERENCE.finditer(plain):
        told, hint = "the address of a link stands apart from it", "write it in the link: [words](address)"
        yield Problem.within(file, text, found.start("label"), "links-are-followed", told, hint)


def _check(link: prose.Link, file: str, text: Prose, site: _Site) -> Iterator[Problem]:
    def told(rule: str, message: str, hint: str = "", at: int = link.target_start) -> Problem:
        return Problem.within(file, text, at, rule, message, hint)

    scheme = prose.SCHEME.match(link.target)
    if not link.label.strip():
        what = "picture has no words for those who can't see it" if link.picture else "link has no words"
        rule = "pictures-have-words" if link.picture else "links-are-followed"
        yield told(rule, f"this {what}", "write them in the square brackets", link.start)
    if scheme and link.picture:
        hint = "put the file beside the text and name it"
        yield told("pictures-are-here", "this picture would be fetched from elsewhere", hint)
    elif scheme and scheme["scheme"].lower() not in WEB:
        hint = did_you_mean(scheme["scheme"], prose.KINDS) or f"it can be {', '.join(prose.KINDS)}, or a web address"
        yield told("links-lead-somewhere", f"'{scheme['scheme']}:' is not a kind of link", hint)
    elif not scheme:
        yield from (told(*found) for found in _target(link, file, site))


def _target(link: prose.Link, file: str, site: _Site) -> Iterator[tuple[str, str, str]]:
    """Rule, sentence and hint when a relative link leads nowhere."""
    path, _, mark = link.target.partition("#")
    if path.startswith("/"):
        told = f"'{link.target}' begins with a slash, and the site may stand in a folder"
        yield "links-lead-somewhere", told, "write the way from this file"
        return
    meant = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
    if meant in site.pictures:
        site.seen.add(meant)
        return
    if link.picture or meant.lower().endswith(PICTURES):
        yield "pictures-are-here", f"there is no picture '{link.target}'", _near(meant, file, site.pictures)
        return
    page = site.pages.get(home_of(meant) if meant != "content/home.md" else "index.md")
    if page is None:
        sources = (page.source for page in site.pages.values())
        yield "links-lead-somewhere", f"there is no page '{path}'", _near(meant, file, sources)
    elif mark and mark not in site.anchors(page):
        hint = did_you_mean(mark, sorted(site.anchors(page)))
        yield "links-lead-somewhere", f"the page has no part '#{mark}'", hint


def _near(meant: str, file: str, known: Iterable[str]) -> str:
    """A hint that names the nearest file, by the way that leads there from this one."""
    hint = did_you_mean(meant, sorted(known))
    return re.sub(r"'(.*)'", lambda found: f"'{posixpath.relpath(found[1], posixpath.dirname(file))}'", hint)


def anchors(page: Page) -> set[str]:
    """The names that a link can lead to inside a page."""
    plain = prose.without_code(page.text)
    items = re.findall(r'<!-- course-quiz \{"item": "([^"]+)"', page.text)
    found = {*re.findall(r'\bid="([^"]+)"', plain), *(anchor("item", item) for item in items)}
    slugs: set[str] = set()
    for heading in prose.headings(page.text):
        text, given = heading.text, ATTRIBUTES.search(heading.text)
        named = re.search(r"#([\w-]+)", given["inside"]) if given else None
        found.add(named[1] if named else unique(slugify(_words(ATTRIBUTES.sub("", text)), "-"), slugs))
    return found


def _words(text: str) -> str:
    """A heading's words without its Markdown."""
    return re.sub(r"[*`]", "", prose.LINK.sub(lambda link: link["label"], text))


RULES = {
    "links-are-followed": "A link is written as [words](address), so that it can be followed here.",
    "links-lead-somewhere": "A link in a text leads to a page and a part of it that are there.",
    "pictures-are-here": "A picture lies beside the text that shows it; none is fetched from another host.",
    "pictures-have-words": "A picture has words for those who can't see it.",
}
"""What the guide says of these rules."""
