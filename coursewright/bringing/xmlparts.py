"""The parts of a question in XML: each that is read is remembered, so that the rest can be told."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

from coursewright.bringing import numeric
from coursewright.bringing.piece import Place
from coursewright.bringing.question import Brought
from coursewright.bringing.words import read as read_words

Element = etree._Element  # noqa: SLF001 - lxml gives its class no other name

FORMS = {"html": "html", "moodle_auto_format": "moodle", "plain_text": "plain", "markdown": "markdown"}

USUAL = {
    "defaultgrade": ("1", "1.0", "1.0000000"), "penalty": ("0", "0.0000000", "0.1", "0.3333333", "1", "1.0000000"),
    "hidden": ("0",), "single": ("true", "1"), "shuffleanswers": ("true", "1"), "answernumbering": ("abc",),
    "showstandardinstruction": ("0", "1"), "usecase": ("0",), "unitgradingtype": ("0",), "showunits": ("3",),
    "unitpenalty": ("0.1", "0.1000000"), "unitsleft": ("0",), "layouttype": ("0", "VERTICAL"),
    "selecttype": ("0", "ALL"), "selectcount": ("0", "2"), "showgrading": ("0", "1", "SHOW"),
    "gradingtype": ("0", "ABSOLUTE_POSITION"), "numberingstyle": ("none",),
    "correctfeedback": ("Your answer is correct.",), "incorrectfeedback": ("Your answer is incorrect.",),
    "partiallycorrectfeedback": ("Your answer is partially correct.",),
}  # fmt: skip
"""What Moodle writes of a question that nobody changed: no loss."""


def at(element: Element) -> Place:
    """Where an element begins; XML tells no column."""
    return cast("int | None", element.sourceline) or 1, 1


class Parts:
    """The parts of one question."""

    def __init__(self, question: Element, brought: Brought) -> None:
        self.question, self.brought = question, brought
        self.read: set[Element] = {question}
        text = question.find("questiontext")
        self.form = (text.get("format") if text is not None else None) or "html"

    def raw(self, element: Element | None) -> str:
        """The text of an element, as it stands there."""
        if element is None:
            return ""
        text = element.find("text")
        text = element if text is None and not len(element) else text
        if text is None:
            return ""
        self.read.add(text)
        inner = list(text.iterdescendants("*"))
        self.read.update(inner)
        if inner:
            self.brought.lose(at(text), f"<{inner[0].tag}> isn't carried, only its words")
        return "".join(map(str, text.itertext("*")))

    def plain(self, element: Element | None) -> str:
        """The same on one line."""
        return " ".join(self.raw(element).split())

    def words(self, element: Element | None) -> str:
        """The Markdown of a text."""
        if element is None:
            return ""
        form = FORMS.get(element.get("format") or self.form, "html")
        return read_words(self.raw(element), form, lambda told: self.brought.lose(at(element), told))

    def weight(self, answer: Element) -> float:
        """What an answer counts, in percent."""
        written = answer.get("fraction", "0")
        weight = numeric.percent(written)
        if weight is None:
            self.brought.lose(at(answer), f"the weight '{written}' isn't carried: it is no number of percent")
        return weight or 0

    def lose_rest(self) -> None:
        """Tell everything that wasn't read."""
        self._lose(self.question, self.question.text)
        for part in self.question.iterdescendants():
            if not isinstance(part.tag, str):
                self.brought.lose(at(part), "a comment isn't carried")
            elif part.tag == "file":
                hint = "put it into content/ by hand"
                self.brought.lose(at(part), f"the file '{part.get('name', '')}' isn't carried", hint)
            elif part not in self.read:
                self._lose(part, part.text)
            parent = part.getparent()
            if parent is not None and (parent not in self.read or parent is self.question):
                self._lose(parent, part.tail)

    def _lose(self, part: Element, text: str | None) -> None:
        parent = part.getparent()
        tag = parent.tag if part.tag == "text" and parent is not None else part.tag
        told = " ".join((text or "").split())
        if told and re.sub("<[^>]*>", "", told).strip() not in USUAL.get(str(tag), ()):
            self.brought.lose(at(part), f"<{tag}> isn't carried: '{told}'")
