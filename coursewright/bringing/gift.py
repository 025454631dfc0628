"""Read GIFT, Moodle's text format of questions.

Compared with Moodle's own reader (public/question/format/gift/format.php in github.com/moodle/moodle) and its
examples.txt. It differs where an author is plainly understood: {true} is TRUE, a weight may stand behind any mark, and
a category may stand right above its question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coursewright.bounds import MOST_OPTIONS
from coursewright.bringing import escapes, giftanswers
from coursewright.bringing.piece import Piece, Place
from coursewright.bringing.question import BLANK, ESSAY, SHOWN_BLANK, Brought, Question, judged
from coursewright.bringing.words import read as read_words

TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
BRACES = "leave an empty line between questions; write \\{ and \\} for braces that are words"
NUMBERED = re.compile(r"question: [0-9]+(?:  name: (.*))?")
"""The comment that Moodle writes above each question and category: its own number for it, and its title."""

SWITCH = "Switch category to "
NAMED = re.compile(r"\[(id|tag):((?:\\\]|[^\]])*)\]")


def read(text: str, brought: Brought) -> None:
    """Take every question of a file."""
    for block in _blocks(escapes.hidden(text)):
        bare = _bare(block, brought)
        at, title, words = _titled(bare)
        name = _name(block, title, brought)
        if bare.text.strip():
            _question(at, title, name, words, brought)


def _blocks(text: str) -> Iterator[Piece]:
    """What stands between empty lines."""
    rows: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], 1):
        if row.strip():
            rows.append(row)
        elif rows:
            yield Piece("\n".join(rows), number - len(rows))
            rows = []


def _bare(block: Piece, brought: Brought) -> Piece:
    """The question with spaces for its comments and its category, which is told."""
    rows = []
    for row in block.rows():
        bare = row.text.lstrip()
        if bare.startswith("$CATEGORY:"):
            category = escapes.plain(bare.partition(":")[2]).strip()
            brought.lose(row.at, f"the category isn't carried: '{category}'")
        rows.append(" " * len(row.text) if bare.startswith(("//", "$CATEGORY:")) else row.text)
    return Piece("\n".join(rows), block.line)


def _titled(block: Piece) -> tuple[Place, str, Piece]:
    """Where a question begins, its title, and what comes behind it."""
    named = TITLE.match(block.text)
    return (block.at, _plain(named[1]), block.after(named.end())) if named else (block.at, "", block)


def _name(block: Piece, title: str, brought: Brought) -> str:
    """The question's id, if a comment has one; the rest of each comment is told, unless Moodle wrote it of itself."""
    name = ""
    for row in block.rows():
        text = _plain(row.text)
        if not text.startswith("//"):
            continue
        for key, written in NAMED.findall(text):
            value = written.replace("\\]", "]").strip()
            if key == "tag" or name:
                brought.lose(row.at, f"the {key} '{value}' isn't carried")
            else:
                name = value
        rest = NAMED.sub("", text).strip("/ \t")
        own = NUMBERED.fullmatch(rest)
        if rest and not (own and (own[1] in (None, title) or own[1].startswith(SWITCH))):
            brought.lose(row.at, f"a comment isn't carried: '{rest}'")
    return name


def _plain(text: str) -> str:
    return escapes.plain(text).strip()


def _question(at: Place, title: str, name: str, block: Piece, brought: Brought) -> None:
    form, block = escapes.formed(block, "moodle")
    start, end = block.text.find("{"), block.text.find("}")
    if start < 0 and end < 0:
        return brought.lose(at, "a description isn't carried: it asks nothing")
    if not 0 <= start < end or re.search("[{}]", block.text[start + 1 : end] + block.text[end + 1 :]):
        told = "the braces of this question don't fit, so it isn't carried"
        return brought.lose(at, told, BRACES)
    head = _Head(at, title, name, form, block.before(start), block.after(end + 1))
    return _ask(head, block.before(end).after(start + 1), brought)


@dataclass(frozen=True)
class _Head:
    """A question without its answers."""

    at: Place
    title: str
    name: str
    form: str
    before: Piece
    after: Piece

    def stem(self, brought: Brought, *, blank: bool) -> str:
        """Its words, with a blank where the answers stand: between them, or else at their end if it needs one."""
        inside = BLANK if self.after.text.strip() else ""
        text = escapes.plain(self.before.text + inside + self.after.text)
        stem = read_words(text, self.form, lambda told: brought.lose(self.before.at, told))
        if blank and BLANK not in stem:
            return f"{stem}\n\n{BLANK}".strip()
        return stem if blank else stem.replace(BLANK, SHOWN_BLANK)


def _ask(head: _Head, inside: Piece, brought: Brought) -> None:
    """Take a question whose answers have been found."""
    cut = inside.text.rfind("####")
    general = inside.after(cut + 4) if cut >= 0 else Piece("", inside.line)
    inside = inside.before(cut) if cut >= 0 else inside
    if not inside.text.strip():
        return brought.lose(head.at, "an essay isn't carried: nothing here reads free text", ESSAY)
    if giftanswers.too_many(inside):
        return brought.lose(head.at, f"this question has more than {MOST_OPTIONS} answers, so it isn't carried")
    asked = giftanswers.read(inside, head.form, brought)
    if not asked.answers:
        return brought.lose(head.at, "this question has no answers, so it isn't carried")
    question = Question(
        asked.kind, head.at, head.stem(brought, blank=asked.kind in ("fill", "number")), asked.answers,
        head.title, head.name, several=asked.several, pinned=asked.pinned,
        rationale=escapes.words(general, head.form, brought),
    )  # fmt: skip
    brought.questions.append(question if asked.kind in ("match", "order") else judged(question, brought))
    return None
