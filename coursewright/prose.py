"""What an instructor's Markdown refers to: things of the course, sources, other files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

FENCE = re.compile(r"[ \t]*(?:>[ \t]*)*(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")
INFO = re.compile(r'[ \t]*(?:\{[^{}]*\}|[\w#.+-]*(?:[ \t]+\w+="[^"]*")*)[ \t]*')
INLINE_CODE = re.compile(r"(?<![`\\])(`+)(?!`)(?:[^`\n]|\n(?![ \t]*\n))+\1(?!`)")
LINK = re.compile(
    r"(?P<picture>!?)\[(?P<label>(?:[^\[\]\n]|\n(?![ \t]*\n))*)\]\((?P<target>[^()<>\s]+)(?:[ \t]+\"[^\"\n]*\")?\)"
)
CITATION = re.compile(r"\[@(?P<keys>[^\[\]\n]+)\]")
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>.*)", re.DOTALL)
QUIZ_BLOCK = re.compile(r"^<quiz>[ \t]*\n(?P<inside>(?:(?!</?quiz>)[^\n]*\n)*)</quiz>[ \t]*$", re.MULTILINE)
QUOTED = re.compile(r"\[(?P<words>(?:[^\[\]\n]|\n(?![ \t]*\n))+)\]\{quoted\}")
HEADING = re.compile(r"(?P<hashes>#{1,6})(?=[ \t])(?P<text>.*)")

KINDS = (
    "drill", "error", "rule", "lesson", "quiz", "case", "module", "finding", "level", "misconception", "myth", "term",
    "strategy", "card",
)  # fmt: skip
"""The kinds of thing that a link's scheme can name."""


@dataclass(frozen=True)
class Link:
    """A link or a picture in some prose."""

    label: str
    target: str
    start: int
    end: int
    target_start: int
    picture: bool
    alone: bool
    """Nothing else stands on its line or in its paragraph."""

    @property
    def thing(self) -> tuple[str, str] | None:
        """The kind and name of the thing it names, if it names one."""
        match = SCHEME.fullmatch(self.target)
        return (match["scheme"], match["rest"]) if match and match["scheme"] in KINDS else None

    @property
    def named(self) -> tuple[str, str] | None:
        """The same, with a question called by its own name: quiz:a#b is the item "b"."""
        kind, name = self.thing or ("", "")
        if kind == "quiz" and "#" in name:
            return "item", name.partition("#")[2]
        return self.thing


@dataclass(frozen=True)
class Citation:
    """A source named in some prose, such as [@OH07]."""

    keys: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Heading:
    """A heading: its number of #, its words, and where it begins, as a letter and as a row of the text."""

    depth: int
    text: str
    start: int
    row: int


@lru_cache(maxsize=512)
def without_code(text: str) -> str:
    """The same text, letter for letter, with code and comments blanked out."""
    plain = _without_blocks(text)
    return "".join(_blank(part) if inside else part for part, inside in _comments(plain, plain))


def without_comments(text: str) -> str:
    """The same text without the comments that stand outside of code."""
    return "".join(part for part, inside in _comments(text, _without_blocks(text)) if not inside)


def _without_blocks(text: str) -> str:
    """The same text, letter for letter, with code blanked out."""
    rows, fence = [], ""
    for row in text.split("\n"):
        opened = FENCE.fullmatch(row)
        rows.append(" " * len(row) if fence or opened else row)
        if not fence:
            fence = opened["fence"] if opened else ""
        elif opened and opened["fence"] == fence and not opened["info"].strip():
            fence = ""
    return INLINE_CODE.sub(_blank, "\n".join(rows))


def _comments(text: str, plain: str) -> Iterator[tuple[str, bool]]:
    """A text in parts, each with whether it is a comment; `plain` is the text without its code."""
    end = 0
    while (start := plain.find("<!--", end)) >= 0 and (close := plain.find("-->", start)) >= 0:
        yield text[end:start], False
        yield text[start : close + 3], True
        end = close + 3
    yield text[end:], False


def _blank(text: str | re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", text if isinstance(text, str) else text[0])


def broken_fences(text: str) -> Iterator[tuple[int, str, str]]:
    """Row, sentence and hint for every block of code that isn't closed, or that Markdown doesn't take for one."""
    fence, begun = "", 0
    for number, row in enumerate(text.split("\n")):
        opened = FENCE.fullmatch(row)
        if fence:
            fence = "" if opened and opened["fence"] == fence and not opened["info"].strip() else fence
        elif opened:
            fence, begun = opened["fence"], number
            if not INFO.fullmatch(opened["info"]):
                yield number, f"'{opened['info'].strip()}' can't stand behind {fence}", f"write {fence} alone"
    if fence:
        yield begun, "the code that begins here isn't closed", f"close it with a line of {fence}"


def links(text: str) -> Iterator[Link]:
    """Every link and picture outside of code, in order."""
    plain = without_code(text)
    for found in LINK.finditer(plain):
        yield Link(
            label=text[found.start("label") : found.end("label")],
            target=found["target"],
            start=found.start(),
            end=found.end(),
            target_start=found.start("target"),
            picture=bool(found["picture"]),
            alone=_alone(plain, found.start(), found.end()),
        )


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the paragraph of this stretch."""
    if start and text[start - 1] != "\n":
        return False
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    stop = text.find("\n", end)
    next_stop = text.find("\n", stop + 1) if stop >= 0 else -1
    below = text[end : next_stop if next_stop >= 0 else len(text)]
    return not above.strip() and not below.strip()


def citations(text: str) -> Iterator[Citation]:
    """Every citation outside of code, in order."""
    for found in CITATION.finditer(without_code(text)):
        keys = tuple(key.strip().removeprefix("@") for key in re.split(r"[;,]", found["keys"]))
        yield Citation(keys, found.start(), found.end())


def quotations(text: str) -> Iterator[re.Match[str]]:
    """Every [stretch]{quoted} outside of code, with its group `words`: it quotes what nobody should say."""
    return QUOTED.finditer(without_code(text))


def unmarked(text: str) -> str:
    """A text without the marks of what it quotes."""
    return QUOTED.sub(r"\g<words>", text)


def headings(text: str) -> Iterator[Heading]:
    """Every heading outside of code."""
    start = 0
    for number, (row, bare) in enumerate(zip(text.split("\n"), without_code(text).split("\n"), strict=True)):
        if found := HEADING.match(bare):
            words = row[found.start("text") :].strip()
            yield Heading(len(found["hashes"]), _without_closing(words), start, number)
        start += len(row) + 1


def _without_closing(words: str) -> str:
    """A heading's words without the # that may close them."""
    bare = words.rstrip("#")
    return bare.rstrip() if bare != words and bare.endswith((" ", "\t")) else words


def quiz_blocks(text: str) -> Iterator[re.Match[str]]:
    """Every <quiz> block, with its group `inside`."""
    plain = without_code(text)
    for found in QUIZ_BLOCK.finditer(plain):
        whole = QUIZ_BLOCK.match(text, found.start())
        if whole:
            yield whole


def without_quizzes(text: str) -> str:
    """The same text, letter for letter, with its <quiz> blocks blanked out."""
    return QUIZ_BLOCK.sub(_blank, text)


def alike(text: str) -> str:
    """A text without what makes no other answer of it: case, spacing, emphasis and its last mark."""
    words = unicodedata.normalize("NFKC", unmarked(text)).casefold().replace("*", "").replace("_", " ").split()
    return " ".join(words).rstrip(".,;:!? ")


def plainly(text: str) -> str:
    """A text without what a reader wouldn't tell apart: case, spacing and punctuation."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", unmarked(text)).casefold()).strip()


def spoken(text: str) -> str:
    """A text as it would be said: its words on one line, without sources, addresses and marks."""
    parts, end = [], 0
    stretches = [(c.start, c.end, "") for c in citations(text)]
    stretches += [(link.start, link.end, "" if link.picture else link.label) for link in links(text)]
    for start, stop, words in sorted(stretches):
        parts += [text[end:start], words]
        end = stop
    rows = re.sub(r"(?<=\w)\n+(?=\s*[-+*] )", ";\n", "".join([*parts, text[end:]]))
    rows = re.sub(r"^\s*(?:[-+*>]|#+|\d+\.)\s+", "", rows, flags=re.MULTILINE)
    rows = re.sub(r"(?<=[\w])\n\n+", ". ", re.sub(r"[*_`]", "", rows))
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(rows.split()))


def depth_at(text: str, start: int) -> int:
    """The depth of the heading that the letter `start` stands under; 1 if it stands under none."""
    return [1, *(heading.depth for heading in headings(text) if heading.start < start)][-1]
