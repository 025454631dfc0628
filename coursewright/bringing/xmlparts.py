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
    "shownumcorrect": ("0", "1"),
    "gradingtype": ("0", "ABSOLUTE_POSITION"), "numberingstyle": ("none",),
    "correctfeedback": ("Your answer is correct.",), "incorrectfeedback": ("Your answer is incorrect.",),
    "partiallycorrectfeedback": ("Your answer is partially correct.",),
}  # fmt: skip
"""What Moodle writes of a question that nobody changed: no loss."""

NUMBERED = re.compile(r"question: [0-9]+")
"""The comment that Moodle writes above each question: its own number for it."""

SWITCHES = ("shownumcorrect", "clearwrong")
"""What a hint says by being there."""

MEANT = {"question": ("type",), "answer": ("fraction", "format"), "file": ("name", "path", "encoding")}
"""The attributes that are looked at, or have nothing to carry; of every other element, its format."""


def at(element: Element) -> Place:
    """Where an element begins; XML tells no column."""
    return cast("int | None", element.sourceline) or 1, 1


def lose_comment(comment: Element, brought: Brought) -> None:
    """Tell a comment that somebody wrote."""
    told = " ".join((comment.text or "").split())
    if told and not NUMBERED.fullmatch(told):
        brought.lose(at(comment), f"a comment isn't carried: '{told}'")


class Parts:
    """The parts of one question."""

    def __init__(self, question: Element, brought: Brought) -> None:
        self.question, self.brought = question, brought
        self.read: set[Element] = {question}
        text = question.find("questiontext")
        self.form = (text.get("format") if text is not None else None) or "html"

    def raw(self, element: Element | None) -> str:
        """The text of an element, as it stands there: in its <text> or, in old files, beside its other parts."""
        if element is None:
            return ""
        text = element.find("text")
        if text is None:
            self.read.add(element)
            return "".join([element.text or "", *(part.tail or "" for part in element)])
        self.read.add(text)
        inner = list(text.iterdescendants("*"))
        self.read.update(inner)
        if inner:
            self.brought.lose(at(text), f"<{inner[0].tag}> isn't carried, only its words")
        return "".join(map(str, text.itertext("*")))

    def plain(self, element: Element | None) -> str:
        """The same on one line."""
        return " ".join(self.raw(element).split())

    def words(self, element: Element | None, form: str = "") -> str:
        """The Markdown of a text, which has a form of its own, or the one given, or else that of its question."""
        if element is None:
            return ""
        form = element.get("format") or form or self.form
        if form not in FORMS:
            self.brought.lose(at(element), f"the format '{form}' isn't known here: the text is read as HTML")
        return read_words(self.raw(element), FORMS.get(form, "html"), lambda told: self.brought.lose(at(element), told))

    def weight(self, answer: Element) -> float:
        """What an answer counts, in percent."""
        written = answer.get("fraction", "0")
        weight = numeric.percent(written)
        if weight is None:
            self.brought.lose(at(answer), f"the weight '{written}' isn't carried: it is no number of percent")
        return weight or 0

    def lose_rest(self) -> None:
        """Tell everything that wasn't read."""
        self._lose_attributes(self.question)
        self._lose(self.question, self.question.text)
        for part in self.question.iterdescendants():
            if not isinstance(part.tag, str):
                lose_comment(part, self.brought)
            else:
                self._lose_attributes(part)
                self._lose_part(part)
            parent = part.getparent()
            if parent is not None and (parent not in self.read or parent is self.question):
                self._lose(parent, part.tail)

    def _lose_part(self, part: Element) -> None:
        if part.tag in ("file", "image_base64"):
            name = part.get("name") or self.question.findtext("image") or ""
            self.brought.lose(at(part), f"the file '{name}' isn't carried", "put it into content/ by hand")
        elif part not in self.read:
            self._lose(part, part.text)

    def _lose_attributes(self, part: Element) -> None:
        tag = str(part.tag)
        for key, value in cast("dict[str, str]", part.attrib).items():
            if key not in MEANT.get(tag, ("format",)):
                self.brought.lose(at(part), f"{etree.QName(key).localname}='{value}' of <{tag}> isn't carried")

    def _lose(self, part: Element, text: str | None) -> None:
        parent = part.getparent()
        of_hint = parent is not None and parent.tag == "hint" and part.tag != "text"
        tag = parent.tag if part.tag == "text" and parent is not None else part.tag
        told = " ".join((text or "").split())
        usual = () if of_hint else USUAL.get(str(tag), ())
        if told and re.sub("<[^>]*>", "", told).strip() not in usual:
            self.brought.lose(at(part), f"<{tag}> isn't carried: '{told}'")
        elif of_hint and tag in SWITCHES:
            self.brought.lose(at(part), f"<{tag}> isn't carried")
