"""HTML inside texts: whole, harmless, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright import prose
from coursewright.bounds import DEEPEST
from coursewright.model import Course
from coursewright.problems import Problem
from coursewright.references import all_prose, all_words

Found = Iterator[Problem]

TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][\w:-]*)(?P<inside>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)(?P<end>>?)")
ATTRIBUTE = re.compile(r"(?P<name>[^\s\"'=<>/]+)(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]*))?")
ATTRIBUTES = re.compile(r"\{:?[ ]*(?P<inside>[^{}\n]*)\}")
"""Markdown's own way to set attributes: {: .small #here title="…" }."""
RUNS = re.compile(
    r"\b(?P<name>on\w+|style|src\w*|href|xlink:\w+|\w*action|background|poster|data|ping|target)[ ]*=", re.IGNORECASE
)
"""Of these, the ones that run or load something."""
AUTOLINK = re.compile(r"<(?:https?://[^<>\s]+|[^<>\s!/@]+@[^<>\s@]+)>", re.IGNORECASE)

TAGS = frozenset(
    """
    abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption
    figure hr i ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody
    td tfoot th thead tr u ul var wbr
    """.split()  # noqa: SIM905 - read as words
)
VOID = frozenset(["br", "col", "hr", "wbr"])
MAY_BE_SET = frozenset(
    """
    align class colspan dir height id lang loading markdown open reversed role rowspan scope span start title width
    """.split()  # noqa: SIM905
)


def pages_run_nothing(course: Course) -> Found:
    """A text holds no HTML that runs or loads something, and sets no attribute that does."""
    rule = "pages-run-nothing"
    for file, text in all_prose(course):
        plain = prose.without_quizzes(prose.without_code(text.text))
        for tag in _strangers(plain):
            told, hint = f"'<{tag['name']}' can't stand in a text", "say it in Markdown, or write &lt; for <"
            yield Problem.within(file, text, tag.start(), rule, told, hint)
        for start, name in _attributes(plain):
            yield Problem.within(file, text, start, rule, f"'{name}' can't be set in a text", "take it out")
        for odd in re.finditer(r"<(?:\?|!(?!--))", plain):
            told = f"'{odd[0]}' can't stand in a text"
            yield Problem.within(file, text, odd.start(), rule, told, "write &lt; for <")


def tags_are_whole(course: Course) -> Found:
    """HTML in a text is closed where it is opened, and so are comments."""
    for file, text in all_prose(course):
        plain = prose.without_quizzes(prose.without_code(text.text))
        for start, told, hint in _open(plain):
            yield Problem.within(file, text, start, "tags-are-whole", told, hint)
        if (start := plain.find("<!--")) >= 0:
            yield Problem.within(file, text, start, "tags-are-whole", "this comment isn't closed", "close it with -->")


def words_are_plain(course: Course) -> Found:
    """A value in YAML is words: it holds no HTML and no link."""
    for thing, place, text in all_words(course):
        tag = next(iter(_tags(text)), None) or re.search(r"<[!?/]", text)
        if tag:
            told, hint = f"'{tag[0]}' is HTML, and this value is words", "say it without, or write &lt; for <"
            yield Problem.at(thing, place, "words-are-plain", told, hint)
        elif "](" in text or re.match(r"[ ]{0,3}\[[^\[\]]*\]:", text):
            told, hint = "this value holds a link, and it is words", "write links in a text"
            yield Problem.at(thing, place, "words-are-plain", told, hint)
        elif any(_attributes(text)):
            told = "this value sets an attribute, and it is words"
            yield Problem.at(thing, place, "words-are-plain", told, "take out what is in braces")


def _tags(plain: str) -> Iterator[re.Match[str]]:
    """Every tag that is no question's and no address."""
    for tag in TAG.finditer(plain):
        if tag["name"].lower() != "quiz" and not AUTOLINK.match(plain, tag.start()):
            yield tag


def _strangers(plain: str) -> Iterator[re.Match[str]]:
    """The first of each kind of tag that can't stand in a text."""
    told = set(TAGS)
    for tag in _tags(plain):
        if tag["end"] and tag["name"].lower() not in told:
            told.add(tag["name"].lower())
            yield tag


def _attributes(plain: str) -> Iterator[tuple[int, str]]:
    """Where each attribute is set that may not be, and its name."""
    for tag in _tags(plain):
        for found in ATTRIBUTE.finditer(tag["inside"]) if tag["end"] and tag["name"].lower() in TAGS else ():
            if not _may_be_set(found["name"]):
                yield tag.start("inside") + found.start(), found["name"]
    for braces in ATTRIBUTES.finditer(plain):
        for found in RUNS.finditer(braces["inside"]):
            yield braces.start("inside") + found.start(), found["name"]


def _may_be_set(name: str) -> bool:
    return name.lower() in MAY_BE_SET or name.lower().startswith(("data-", "aria-"))


def _open(plain: str) -> Iterator[tuple[int, str, str]]:
    """Where a tag isn't closed, or closes nothing."""
    waiting: list[tuple[str, int]] = []
    for tag in _tags(plain):
        name = tag["name"].lower()
        if not tag["end"]:
            yield tag.start(), f"the tag '<{tag['close']}{name}' has no '>'", "close it, or write &lt; for <"
        elif name not in TAGS or name in VOID:
            continue
        elif not tag["close"]:
            waiting.append((name, tag.start()))
            if len(waiting) == DEEPEST + 1:
                yield tag.start(), f"this stands in more than {DEEPEST} tags", "nest it less"
        elif waiting and waiting[-1][0] == name:
            waiting.pop()
        else:
            yield tag.start(), f"'</{name}>' closes nothing that is open here", "take it out"
    yield from ((start, f"'<{name}>' isn't closed", f"write </{name}> where it ends") for name, start in waiting)
