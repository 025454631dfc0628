"""Another program's text as Markdown of ours, in which nothing of its author's is a mark."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

import markdown

from coursewright.bounds import LONGEST, too_much
from coursewright.source import ODD

Lose = Callable[[str], None]
"""Takes what could not be carried, as a sentence."""

ALWAYS = re.compile(r"[\[\]{}|`<>_\\*~]|&(?=[#\w])|" + ODD.pattern)
AT_FIRST = re.compile(r"(?m)^(?:[-+#=:!?^]|(?P<number>\d+)(?P<mark>[.)]))")
SAYS_NOT = re.compile(r"(?m)^n(?=ot\b)")
NAMES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "*": "\\*"}
TAGLIKE = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&#?\w+;")
STRAY = re.compile(r"<(?![A-Za-z/!])")
STRONG = re.compile(r"(?<![*>\w\\])<(strong|em)>([^*<>\s](?:[^*<>]*[^*<>\s])?)</\1>(?![*<\w])")

KEPT = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup", "code": "code",
        "u": "u", "s": "s", "del": "s", "kbd": "kbd"}  # fmt: skip
PARTS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "dl",
        "figure",
    ]
)
LINES = frozenset(["li", "tr", "dt", "dd"])
WITHOUT_MARK = frozenset(
    ["span", "font", "html", "body", "thead", "tbody", "tfoot", "td", "th", "a", "br", "wbr", "img", "center", "small"]
)
UNSEEN = frozenset(["script", "style", "head", "template"])


def shown(text: str) -> str:
    """Plain text as Markdown: paragraphs stay, a line end is a <br>."""
    parts = [
        "<br>\n".join(_row(row) for row in part.split("\n") if row.strip())
        for part in re.split(r"\n[ \t]*\n", text.strip())
    ]
    return "\n\n".join(part for part in parts if part)


def on_one_line(text: str) -> str:
    """Markdown of this module, on one line."""
    return text.replace("<br>\n", "<br>").replace("\n\n", "<br><br>").replace("\n", " ")


def read(text: str, form: str, lose: Lose) -> str:
    """A text in one of the forms plain, html, markdown, moodle."""
    if len(text) > LONGEST:
        lose(f"a text of more than {LONGEST:,} letters is cut there")
        text = text[:LONGEST]
    if form == "markdown" and next(too_much(text, 1), None):
        lose("the Markdown of this text has more marks than can be read, and they stand as they are")
        return shown(text)
    if form == "markdown":
        return _html(markdown.markdown(text, extensions=["tables", "fenced_code"]), lose)
    if form == "html" or (form == "moodle" and TAGLIKE.search(text)):
        return _html(text.strip().replace("\n", "<br>") if form == "moodle" else text, lose)
    return shown(text)


def _row(row: str) -> str:
    row = ALWAYS.sub(_safe, " ".join(row.split()))
    return SAYS_NOT.sub("&#110;", AT_FIRST.sub(_first, row))


def _safe(mark: re.Match[str]) -> str:
    return NAMES.get(mark[0]) or f"&#{ord(mark[0])};"


def _first(mark: re.Match[str]) -> str:
    if mark["number"]:
        return f"{mark['number']}&#{ord(mark['mark'])};"
    return f"&#{ord(mark[0])};"


def _html(text: str, lose: Lose) -> str:
    reader = _Reader(lose)
    reader.feed(STRAY.sub("&lt;", text))
    reader.close()
    return reader.markdown()


class _Reader(HTMLParser):
    """Takes HTML apart; keeps its words, and the few marks that a text of ours may have."""

    def __init__(self, lose: Lose) -> None:
        super().__init__(convert_charrefs=True)
        self.lose = lose
        self.rows: list[list[str]] = [[]]
        self.open: list[str] = []
        self.unseen = ""
        self.lists: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in UNSEEN:
            self.unseen = tag
            self.lose(f"<{tag}> isn't carried")
        elif kept := KEPT.get(tag):
            if kept not in self.open:
                self.open.append(kept)
                self.rows[-1].append(f"<{kept}>")
        elif tag == "img":
            self.lose(f"the picture '{given.get('src', '')[:80]}' isn't carried, only its description")
            self.words(given.get("alt", ""))
        elif tag == "a":
            self.lose(f"the link to '{given.get('href', '')[:200]}' isn't carried, only its words")
        elif tag in PARTS or tag in LINES or tag == "br":
            self.part(tag)
        elif tag not in WITHOUT_MARK:
            self.lose(f"<{tag}> isn't carried, only its words")
        if "style" in given:
            self.lose("a style isn't carried")

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unseen:
            self.unseen = ""
        elif KEPT.get(tag) in self.open:
            while (last := self.open.pop()) != KEPT[tag]:
                self.rows[-1].append(f"</{last}>")
            self.rows[-1].append(f"</{last}>")
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
            self.new("")
        elif tag in PARTS:
            self.new("")
        elif tag in ("td", "th"):
            self.rows[-1].append(" ")

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        self.words(data)

    def handle_comment(self, data: str) -> None:
        self.lose("a comment in HTML isn't carried")

    def handle_decl(self, decl: str) -> None:
        self.lose("a declaration in HTML isn't carried")

    def unknown_decl(self, data: str) -> None:
        self.lose("a declaration in HTML isn't carried")

    def handle_pi(self, data: str) -> None:
        self.lose("an instruction in HTML isn't carried")

    def words(self, text: str) -> None:
        text = re.sub(r"\s+", " ", text)
        self.rows[-1].append(ALWAYS.sub(_safe, text))

    def part(self, tag: str) -> None:
        if tag == "table":
            self.lose("a table isn't carried, only its words")
        if tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else None)
        self.new("" if tag in PARTS else "br")
        if tag == "li" and self.lists and self.lists[-1] is not None:
            self.lists[-1] += 1
            self.words(f"{self.lists[-1]}. ")
        elif tag == "li":
            self.words("• ")

    def new(self, gap: str) -> None:
        """End a row: with an empty one, or with a <br>."""
        closed = [f"</{tag}>" for tag in reversed(self.open)]
        again = [f"<{tag}>" for tag in self.open]
        self.rows[-1] += closed
        self.rows += [again] if gap else [[], again]

    def markdown(self) -> str:
        self.rows[-1] += [f"</{tag}>" for tag in reversed(self.open)]
        rows = ["".join(row).strip() for row in self.rows]
        while any(empty := [re.search(r"<(\w+)>\s*</\1>", row) for row in rows]):
            rows = [re.sub(r"<(\w+)>\s*</\1>", "", row) if hit else row for row, hit in zip(rows, empty, strict=True)]
        safe = [STRONG.sub(_marked, SAYS_NOT.sub("&#110;", AT_FIRST.sub(_first, row.strip()))) for row in rows]
        parts = "\n".join(safe).strip("\n")
        return "\n\n".join(part.replace("\n", "<br>\n") for part in re.split(r"\n{2,}", parts) if part)


def _marked(found: re.Match[str]) -> str:
    mark = "**" if found[1] == "strong" else "*"
    return f"{mark}{found[2]}{mark}"
