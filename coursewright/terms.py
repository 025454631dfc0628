"""Explain a glossary term where a text first uses it: a Markdown extension."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

PLAIN = ("h1", "h2", "h3", "h4", "h5", "h6", "a", "dt", "code", "pre", "abbr", "button")
"""Elements whose words stay plain: headings and links have a purpose of their own."""


class Terms(Extension):
    """Wraps the first use of each term in <abbr>, with its meaning as title."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        """`meanings`: what each form of each term means, whatever its letters' case."""
        super().__init__()
        self.meanings = {form.lower(): text for form, text in meanings.items()}
        longest_first = sorted(self.meanings, key=len, reverse=True)
        self.form = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's own name
        """Registered where Markdown's abbr extension would be."""
        if self.meanings:
            md.treeprocessors.register(_FirstUses(self), "terms", 7)


class _FirstUses(Treeprocessor):
    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self.terms = terms

    def run(self, root: Element) -> None:
        self.wrap(root, set())

    def wrap(self, element: Element, told: set[str]) -> None:
        """Wrap in reading order: the element's text, then each child and the text behind it."""
        if element.tag in PLAIN:
            return
        element.text = self.split(element.text, element, 0, told)
        for child in list(element):
            self.wrap(child, told)
            child.tail = self.split(child.tail, element, list(element).index(child) + 1, told)

    def split(self, text: str | None, parent: Element, index: int, told: set[str]) -> str | None:
        """Put <abbr> into `parent` at `index` for the first uses in `text`; returns the text before them."""
        if not text or isinstance(text, AtomicString):
            return text
        before, last, end = text, None, 0
        for found in self.terms.form.finditer(text):
            meaning = self.terms.meanings[found[0].lower()]
            if meaning in told:
                continue
            told.add(meaning)
            gap = text[end : found.start()]
            if last is None:
                before = gap
            else:
                last.tail = gap
            last = Element("abbr", {"title": meaning, "tabindex": "0"})
            last.text = AtomicString(found[0])
            parent.insert(index, last)
            index, end = index + 1, found.end()
        if last is not None:
            last.tail = text[end:]
        return before
