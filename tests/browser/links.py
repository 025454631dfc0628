"""Every link of a built site, followed in its files."""

import posixpath
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

NAMING = {
    "href": ["a", "area", "link", "use", "image"],
    "src": ["audio", "embed", "iframe", "img", "input", "script", "source", "track", "video"],
    "srcset": ["img", "source"],
    "data": ["object"],
    "poster": ["video"],
    "action": ["form"],
}
SHOWN_ELSEWHERE = {"a", "area", "form"}
"""What may lead to another host: nothing is fetched from there until somebody follows it."""
ABOUT_THE_PAGE = {"alternate", "author", "canonical", "edit", "license", "next", "prev"}


def bad_links(site: Path) -> list[str]:
    """The links and anchors that lead nowhere, and what is fetched from another host."""
    return list(_Site(site).bad_links())


def published_at(site: Path) -> str:
    """The address that a built site gives itself, ending in a slash."""
    canonical = _parsed(site / "index.html").xpath("string(//link[@rel='canonical']/@href)")
    return str(canonical) or "http://localhost/"


class _Site:
    """The files of a built site, and where each of its links leads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = published_at(folder)
        self.files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
        self.pages = sorted(name for name in self.files if name.endswith(".html"))
        self.ids = cache(self._ids)

    def bad_links(self) -> Iterator[str]:
        for page in self.pages:
            for element, link in _links(self.folder / page):
                if why := self._why_bad(page, element, link):
                    yield f"{page}: {link}: {why}"

    def _why_bad(self, page: str, element: html.HtmlElement, link: str) -> str | None:
        target = urlsplit(urljoin(self.address + page, link.strip()))
        if target.scheme in {"mailto", "tel", "data"}:
            return None
        if target.scheme == "javascript":
            return None if "md-" in element.get("class", "") else "is a script"  # Material's own button
        if target.scheme not in {"http", "https"}:
            return f"has the scheme {target.scheme}"
        if target.netloc != urlsplit(self.address).netloc:
            return None if _may_leave(element) else "is fetched from another host"
        return self._why_missing(unquote(target.path), unquote(target.fragment))

    def _why_missing(self, path: str, anchor: str) -> str | None:
        inside = posixpath.relpath(path, urlsplit(self.address).path)
        name = "" if inside == "." else inside + "/" * path.endswith("/")
        file = name + "index.html" if name.endswith("/") or not name else name
        if file not in self.files:
            return "there is no such file"
        if anchor and file.endswith(".html") and anchor != "top" and anchor not in self.ids(file):
            return "there is no such anchor"
        return None

    def _ids(self, page: str) -> frozenset[str]:
        return frozenset(map(str, _parsed(self.folder / page).xpath("//@id | //a/@name")))


def _links(file: Path) -> Iterator[tuple[html.HtmlElement, str]]:
    """Each element of a page that names an address, with the address."""
    root = _parsed(file)
    for attribute, names in NAMING.items():
        for element in root.iter(*names):
            for link in _addresses(attribute, element.get(attribute)):
                yield element, link


def _parsed(file: Path) -> html.HtmlElement:
    return html.document_fromstring(file.read_bytes())


def _addresses(attribute: str, value: str | None) -> list[str]:
    if value is None:
        return []
    if attribute == "srcset":
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return [value]


def _may_leave(element: html.HtmlElement) -> bool:
    return element.tag in SHOWN_ELSEWHERE or element.get("rel") in ABOUT_THE_PAGE
