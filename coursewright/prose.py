"""What an instructor's Markdown refers to: things of the course, sources, other files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

FENCE = re.compile(r"^[ \t]*(?:>[ \t]*)*(`{3,}|~{3,})")
INLINE_CODE = re.compile(r"(?<!`)(`{1,4})(?!`)(?:[^`\n]|\n(?![ \t]*\n))+?\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
LINK = re.compile(
    r"(?P<picture>!?)\[(?P<label>(?:[^\[\]\n]|\n(?![ \t]*\n))*)\]\((?P<target>[^()\s]+)(?:[ \t]+\"[^\"\n]*\")?\)"
)
CITATION = re.compile(r"\[@(?P<keys>[^\[\]\n]+)\]")
SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>.*)", re.DOTALL)
QUIZ_BLOCK = re.compile(r"^<quiz>[ \t]*\n(?P<inside>.*?)^</quiz>[ \t]*$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^(?P<hashes>#{1,6})[ \t]+(?P<text>[^\n]*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)

KINDS = (
    "drill", "error", "rule", "lesson", "quiz", "module", "finding", "level", "misconception", "myth", "term", "strategy",
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


@dataclass(frozen=True)
class Citation:
    """A source named in some prose, such as [@OH07]."""

    keys: tuple[str, ...]
    start: int
    end: int


def without_code(text: str) -> str:
    """The same text, letter for letter, with code and comments blanked out."""
    rows, fence = [], ""
    for row in text.split("\n"):
        opened = FENCE.match(row)
        if fence:
            closing = opened and opened[1].startswith(fence) and not row.strip(" \t>`~")
            rows.append(" " * len(row))
            fence = "" if closing else fence
        else:
            fence = opened[1] if opened else ""
            rows.append(" " * len(row) if opened else row)
    return COMMENT.sub(_blank, INLINE_CODE.sub(_blank, "\n".join(rows)))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def links(text: str) -> Iterator[Link]:
    """Every link and picture outside of code, in order."""
    plain = without_code(text)
    for found in LINK.finditer(plain):
        before = plain[: found.start()].rsplit("\n\n", 1)[-1]
        after = plain[found.end() :].split("\n\n", 1)[0]
        alone = not before.strip() and not after.strip() and not before.endswith((" ", "\t"))
        yield Link(
            found["label"],
            found["target"],
            found.start(),
            found.end(),
            found.start("target"),
            bool(found["picture"]),
            alone,
        )


def citations(text: str) -> Iterator[Citation]:
    """Every citation outside of code, in order."""
    for found in CITATION.finditer(without_code(text)):
        keys = tuple(key.strip().removeprefix("@") for key in re.split(r"[;,]", found["keys"]))
        yield Citation(keys, found.start(), found.end())


def headings(text: str) -> Iterator[re.Match[str]]:
    """Every heading outside of code, with its groups `hashes` and `text`."""
    return HEADING.finditer(without_code(text))


def quiz_blocks(text: str) -> Iterator[re.Match[str]]:
    """Every <quiz> block, with its group `inside`."""
    plain = without_code(text)
    for found in QUIZ_BLOCK.finditer(plain):
        whole = QUIZ_BLOCK.match(text, found.start())
        if whole:
            yield whole


def plainly(text: str) -> str:
    """A text without what a reader wouldn't tell apart: case, spacing and punctuation."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
