"""A course seen from one page: links to its things, and its prose with the links made real."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from coursewright import prose
from coursewright.addresses import address, home_of, relative
from coursewright.model import Course, Item, Prose, Review, Thing
from coursewright.question import question_data
from coursewright.references import Uses, is_name, lookup, title_of
from coursewright.reviews import Covered, is_due

CARDS = ("drill", "error", "rule", "level", "myth", "case")
"""The kinds that a link alone on its line turns into a card."""


Edit = tuple[int, int, str]
"""A stretch of a text, from one letter to another, and what stands there instead."""

Macro = Callable[..., str]
"""A piece of a template, to be filled with values."""


@dataclass(frozen=True)
class Here:
    """What a template asks for, seen from one page."""

    course: Course
    uses: Uses
    macro: Callable[[str, str], Macro]
    """The macro of a template, by the names of both."""
    path: str
    """The page's place in the site."""
    reviewed: Covered
    """The review that holds of each thing that has one."""
    outdated: Covered
    """The review of each thing that has changed since."""

    def to(self, kind: str, name: str) -> str:
        """The way from this page to a thing."""
        page, mark = address(self.course, kind, name)
        way = "" if page == self.path and mark else relative(page, self.path)
        return f"{way}#{mark}" if mark else way

    def link(self, kind: str, name: str, label: str = "") -> str:
        """A link to a thing; its words alone if there is no such thing."""
        thing = lookup(self.course, kind, name)
        if thing is None:
            return label or name
        return f"[{label or title_of(thing)}]({self.to(kind, name)})"

    def links(self, kind: str, names: list[str]) -> str:
        """Links to several things of one kind, with commas between them."""
        return ", ".join(self.link(kind, name) for name in names)

    def way(self, way: str) -> str:
        """An easier or a harder way: a link to the drill, or the words."""
        return self.link("drill", way) if is_name(way) else way

    def users(self, kind: str, name: str, *by: str) -> list[tuple[str, str]]:
        """Kind and name of the things that name this one, of the kinds asked for, each once."""
        found = dict.fromkeys((use.by_kind, use.by.name) for use in self.uses.of(kind, name) if use.by_kind in by)
        return [user for user in found if user != (kind, name)]

    def cited(self, thing: Thing) -> list[str]:
        """The keys of the sources that a thing cites, each once."""
        named = (use.name for use in self.uses.by(thing) if use.kind == "source")
        return [key for key in dict.fromkeys(named) if key in self.course.sources]

    def shown_in(self, item: str) -> str | None:
        """The lesson that shows a question."""
        shown = (use.by.name for use in self.uses.of("item", item) if use.shown and use.by_kind == "lesson")
        return next(shown, None)

    def unreviewed(self, *things: tuple[str, str]) -> bool:
        """Whether to say that nobody has reviewed what this page shows, as it is worded now."""
        return bool(self.course.settings.unreviewed) and not all(f"{k}:{n}" in self.reviewed for k, n in things)

    def reviews(self, *things: tuple[str, str]) -> list[str]:
        """What reviews say of what this page shows, a sentence each."""
        names = list(dict.fromkeys(f"{kind}:{which}" for kind, which in things))
        return [
            *(_told(review, of, names, is_due(review, self.course)) for review, of in _by_review(names, self.reviewed)),
            *(_told_outdated(review, of, names) for review, of in _by_review(names, self.outdated)),
        ]

    def shown(self, thing: Thing) -> list[tuple[str, str]]:
        """The things that a thing shows or names and that a review covers."""
        named = [use for use in self.uses.by(thing) if use.kind in ("drill", "error", "rule", "level", "item")]
        return [(use.kind, use.name) for use in named if use.shown or use.kind in ("rule", "level")]

    def refers(self, thing: Thing) -> bool:
        """Whether a thing is about referral."""
        return any(use.kind in ("rule", "level", "finding") for use in self.uses.by(thing))

    def words(self, text: Prose | None, file: str) -> str:
        """An author's prose with its links made real."""
        return _edited(text.text, self._edits(text.text, file)) if text else ""

    def bare(self, text: Prose | None, file: str) -> str:
        """The same without its sources, where there is no room for them."""
        if not text:
            return ""
        cited = [(found.start, found.end, "") for found in prose.citations(text.text)]
        return re.sub(r" +(?=[.,;:]|$)", "", _edited(text.text, [*cited, *self._edits(text.text, file)]), flags=re.M)

    def body(self, text: Prose, file: str) -> str:
        """The same, with links alone on their lines and <quiz> blocks made the things themselves."""
        shown = [
            (link.start, link.end, self._shown(link, prose.depth_at(text.text, link.start) + 1))
            for link in prose.links(text.text)
            if link.alone and link.thing
        ]
        blocks = [
            (block.start(), block.end(), self._block(text, block.start(), file))
            for block in prose.quiz_blocks(text.text)
        ]
        return _edited(text.text, [*shown, *blocks, *self._edits(text.text, file)])

    def _edits(self, text: str, file: str) -> Iterator[Edit]:
        for link in prose.links(text):
            if named := link.named:
                yield link.start, link.end, self.link(*named, link.label)
            elif not prose.SCHEME.match(link.target) and not link.target.startswith("/"):
                end = link.target_start + len(link.target)
                yield link.target_start, end, self._rebased(link.target, file)
        for found in prose.citations(text):
            yield found.start, found.end, self.citation(found.keys)
        for quoted in prose.quotations(text):
            yield quoted.start(), quoted.start("words"), ""
            yield quoted.end("words"), quoted.end(), ""

    def citation(self, keys: tuple[str, ...]) -> str:
        """Links to sources, in brackets."""
        return f"[{self.links_by_name('source', keys)}]"

    def links_by_name(self, kind: str, names: Iterable[str]) -> str:
        """Links to several things, each called by its name."""
        return ", ".join(self.link(kind, name, name) for name in names)

    def _shown(self, link: prose.Link, depth: int) -> str:
        """What a link alone on its line becomes, under a heading of `depth` - 1."""
        kind, name = link.named or ("", "")
        thing = lookup(self.course, kind, name)
        if thing and kind == "item":
            return self.question(self.course.items[name])
        if thing and kind in CARDS:
            return self.macro("cards", kind)(self, thing, depth)
        return self.link(kind, name, link.label)

    def _rebased(self, target: str, file: str) -> str:
        """A relative target, as it leads from this page to what it means from its author's file."""
        path, hash_, mark = target.partition("#")
        meant = home_of(posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file)
        return ("" if meant == self.path and mark else relative(meant, self.path)) + hash_ + mark

    def _block(self, text: Prose, start: int, file: str) -> str:
        line = text.line + text.text[:start].count("\n")
        item = next(
            (i for i in self.course.items.values() if i.file == file and i.marks[()][0] in (line, line + 1)),
            None,
        )
        return self.question(item) if item else ""

    def question(self, item: Item) -> str:
        """A question as mkdocs-quiz reads it."""
        return self.macro("question", "question")(self, item, question_data(item, self.course))


def _by_review(names: list[str], covered: Covered) -> list[tuple[Review, list[str]]]:
    """Each review of these things, with those that it covers."""
    found: dict[int, tuple[Review, list[str]]] = {}
    for name in names:
        if review := covered.get(name):
            found.setdefault(id(review), (review, []))[1].append(name)
    return list(found.values())


def _told(review: Review, of: list[str], names: list[str], due: bool) -> str:
    what = "Reviewed" if len(of) == len(names) else f"Of this page, {_part(of)} reviewed"
    return f"{what} on {review.on} by {review.by}, {review.credential}{'; due again' if due else ''}."


def _told_outdated(review: Review, of: list[str], names: list[str]) -> str:
    what = "Changed" if len(of) == len(names) else f"Of this page, {_part(of)} changed"
    return f"{what} since the review on {review.on} by {review.by}, {review.credential}."


def _part(of: list[str]) -> str:
    return "one part was" if len(of) == 1 else f"{len(of)} parts were"


def _edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with some of its stretches replaced; of two that overlap, the longer holds."""
    parts, end = [], 0
    for start, stop, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= end:
            parts += [text[end:start], new]
            end = stop
    return "".join([*parts, text[end:]])
