"""HTML as Markdown of ours: its words, and the few marks that a text of ours may have."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from coursewright.bringing import marks

Lose = Callable[[str], None]
"""Takes what could not be carried, as a sentence."""

STRAY = re.compile(r"<(?![A-Za-z/!])")
STRONG = re.compile(r"(?<![*>\w\\])<(strong|em)>([^*<>\s](?:[^*<>]*[^*<>\s])?)</\1>(?![*<\w])")
KEPT = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup", "code": "code",
        "u": "u", "s": "s", "del": "s", "kbd": "kbd"}  # fmt: skip
HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
PARTS = frozenset(
    ["p", "div", "section", "article", "blockquote", "pre", "ul", "ol", "table", "hr", "dl", "figure", *HEADINGS]
)
FLAT = {"table": "a table", "pre": "a text with its spaces", "blockquote": "a quotation",
        **dict.fromkeys(HEADINGS, "a heading")}  # fmt: skip
"""Parts that become plain paragraphs."""

LINES = frozenset(["li", "tr", "dt", "dd"])
WITHOUT_MARK = frozenset(
    ["span", "font", "html", "body", "thead", "tbody", "tfoot", "td", "th", "a", "br", "wbr", "img", "center", "small"]
)
UNSEEN = frozenset(["script", "style", "head", "template"])


def read(text: str, lose: Lose) -> str:
    """The Markdown of some HTML; what of it isn't carried is told."""
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
        if given.get("dir") == "rtl":
            self.lose("the direction from right to left isn't carried, only the letters")

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
        self.rows[-1].append(marks.within(text))

    def part(self, tag: str) -> None:
        if tag in FLAT:
            self.lose(f"{FLAT[tag]} isn't carried, only its words")
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
        safe = [STRONG.sub(_marked, marks.at_first(row.strip())) for row in rows]
        parts = "\n".join(safe).strip("\n")
        return "\n\n".join(part.replace("\n", "<br>\n") for part in re.split(r"\n{2,}", parts) if part)


def _marked(found: re.Match[str]) -> str:
    mark = "**" if found[1] == "strong" else "*"
    return f"{mark}{found[2]}{mark}"
