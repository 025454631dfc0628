"""Check where the instructors' own links and pictures lead, told at the author's line."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from markdown.extensions.toc import slugify, unique

from coursewright import prose
from coursewright.addresses import home_of
from coursewright.model import Course, Prose
from coursewright.pages import Page
from coursewright.problems import Problem, did_you_mean
from coursewright.references import all_prose

WEB = ("http", "https", "mailto", "tel")
"""Schemes that a link may have, beside those that name things."""

ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?P<inside>[^{}]*)\}[ \t]*$")


def check(course: Course, pages: list[Page]) -> list[Problem]:
    """Every link or picture that leads nowhere, has no words, or would call another host."""
    known = {page.path: page for page in pages}
    return sorted(
        problem
        for file, text in all_prose(course)
        for link in prose.links(text.text)
        if not link.thing
        for problem in _check(link, file, text, known, set(course.pictures))
    )


def _check(link: prose.Link, file: str, text: Prose, pages: dict[str, Page], pictures: set[str]) -> Iterator[Problem]:
    def told(rule: str, message: str, hint: str = "", at: int = link.target_start) -> Problem:
        return Problem.within(file, text, at, rule, message, hint)

    scheme = prose.SCHEME.match(link.target)
    if link.picture and not link.label.strip():
        yield told(
            "pictures-have-words",
            "this picture has no words for those who can't see it",
            "write them in the square brackets",
            link.start,
        )
    if scheme and link.picture:
        yield told(
            "pictures-are-here",
            "this picture would be fetched from elsewhere",
            "put the file beside the lesson and name it",
        )
    elif scheme and scheme["scheme"].lower() not in WEB:
        hint = did_you_mean(scheme["scheme"], prose.KINDS) or f"it can be {', '.join(prose.KINDS)}, or a web address"
        yield told("links-lead-somewhere", f"'{scheme['scheme']}:' is not a kind of link", hint)
    elif not scheme:
        yield from (told(*found) for found in _target(link, file, pages, pictures))


def _target(link: prose.Link, file: str, pages: dict[str, Page], pictures: set[str]) -> Iterator[tuple[str, str, str]]:
    path, _, mark = link.target.partition("#")
    if path.startswith("/"):
        yield (
            "links-lead-somewhere",
            f"'{link.target}' begins with a slash, and the site may stand in a folder",
            "write the way from this file",
        )
        return
    meant = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
    if link.picture or meant in pictures:
        if meant not in pictures:
            yield "pictures-are-here", f"there is no picture '{link.target}'", _near(meant, file, pictures)
        return
    page = pages.get(home_of(meant)) if meant != "content/home.md" else pages.get("index.md")
    if page is None:
        yield (
            "links-lead-somewhere",
            f"there is no page '{path}'",
            _near(meant, file, (p.source for p in pages.values())),
        )
    elif mark and mark not in anchors(page):
        yield "links-lead-somewhere", f"the page has no part '#{mark}'", did_you_mean(mark, anchors(page))


def _near(meant: str, file: str, known: object) -> str:
    hint = did_you_mean(meant, known)  # type: ignore[arg-type]
    return re.sub(r"'(.*)'", lambda m: f"'{posixpath.relpath(m[1], posixpath.dirname(file))}'", hint)


def anchors(page: Page) -> set[str]:
    """The names that a link can lead to inside a page."""
    plain = prose.without_code(page.text)
    found = set(re.findall(r'\bid="([^"]+)"', plain)) | set(
        re.findall(r'<!-- course-quiz \{"item": "([^"]+)"', page.text)
    )
    slugs: set[str] = set()
    for heading in prose.headings(page.text):
        text, given = heading["text"], ATTRIBUTES.search(heading["text"])
        named = re.search(r"#([\w-]+)", given["inside"]) if given else None
        found.add(named[1] if named else unique(slugify(_words(ATTRIBUTES.sub("", text)), "-"), slugs))
    return found


def _words(text: str) -> str:
    """A heading's words without its Markdown."""
    return re.sub(r"[*`]", "", prose.LINK.sub(lambda link: link["label"], text))


RULES = {
    "links-lead-somewhere": "A link in a text leads to a page and a part of it that are there.",
    "pictures-are-here": "A picture lies beside the text that shows it; none is fetched from another host.",
    "pictures-have-words": "A picture has words for those who can't see it.",
}
"""What the guide says of these rules."""
