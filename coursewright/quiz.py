"""Turn what mkdocs-quiz makes of a question into markup that is accessible and knows its question.

Its output is one element a question, as of mkdocs-quiz 1.7; ours is templates/question.html.jinja.
"""

from __future__ import annotations

import json
import re
from itertools import takewhile
from typing import Any

from jinja2 import Environment, PackageLoader
from lxml import etree, html
from lxml.html import HtmlElement
from markupsafe import Markup

FACTS = re.compile(r"<!-- course-quiz (\{.*?\}) -->", re.DOTALL)
MARK = "<!-- course-quiz "
WITH_BLANKS = ("fill", "number")
BLOCKS = ("p", "ul", "ol", "dl", "div", "table", "pre", "blockquote", "details", "hr")

TEMPLATE = Environment(
    loader=PackageLoader("coursewright"), autoescape=True, trim_blocks=True, lstrip_blocks=True
).get_template("question.html.jinja")


class ChangedHtml(Exception):  # noqa: N818
    """mkdocs-quiz gave something else than what this module knows."""


def upgrade(made: str, asked: str) -> str:
    """One question: `made` is mkdocs-quiz's HTML, `asked` the block it was made from."""
    found = FACTS.search(asked)
    if not found:
        return made
    facts = json.loads(found[1])
    root = html.fragment_fromstring(made)
    return TEMPLATE.render(
        facts=facts,
        stem=_stem(_one(root, "quiz-question"), facts),
        options=_options(root, facts),
        **_rest(_one(root, "content")),
    )


def has_blanks(asked: str) -> bool:
    """Whether mkdocs-quiz is to look for blanks in the block."""
    found = FACTS.search(asked)
    return bool(found and json.loads(found[1])["type"] in WITH_BLANKS)


def _one(root: HtmlElement, name: str) -> HtmlElement:
    """The part of a question with this class; an author's own HTML stands deeper."""
    found = [child for child in root if name in (child.get("class") or "").split()]
    if len(found) != 1:
        raise ChangedHtml(f"mkdocs-quiz changed its HTML: no single '{name}' in a question")
    return found[0]


def _stem(element: HtmlElement, facts: dict[str, Any]) -> dict[str, Any]:
    """The stem in two: what leads up to the question, and the question itself."""
    for comment in element.xpath("comment()"):
        _drop(comment)
    blanks = {blank.get("data-answer", ""): blank for blank in element.xpath(".//input[@class='quiz-blank-input']")}
    if set(blanks) != set(facts.get("blanks", {})):
        raise ChangedHtml(f"mkdocs-quiz made {len(blanks)} blanks in '{facts['item']}', or changed their HTML")
    for number, (key, blank) in enumerate(blanks.items(), 1):
        _make_blank(blank, number, facts["blanks"][key])
    if facts["type"] in WITH_BLANKS:
        return {"context": "", "question": "", "blanks": _inside(element)}
    last = element[-1] if len(element) and element[-1].tag == "p" else None
    question = _inside(last) if last is not None else ""
    if last is not None:
        _drop(last)
    return {"context": _inside(element), "question": question, "blanks": ""}


def _make_blank(blank: HtmlElement, number: int, accepted: Any) -> None:
    """An input for words, or for a number, in the place of mkdocs-quiz's own."""
    for key in list(blank.attrib):
        del blank.attrib[key]
    blank.attrib.update({"type": "text", "class": "blank", "autocomplete": "off"})
    if isinstance(accepted, list):
        blank.attrib.update(
            {
                "aria-label": f"Blank {number}", "size": str(max(6, max(map(len, accepted)) + 2)),
                "data-answers": json.dumps(accepted, ensure_ascii=False),
                "autocapitalize": "off", "spellcheck": "false",
            }
        )  # fmt: skip
    else:
        given = {"data-value": accepted["value"], "data-within": accepted["within"]}
        blank.attrib.update({"aria-label": f"Number {number}", "size": "6", "inputmode": "decimal"} | given)


def _options(root: HtmlElement, facts: dict[str, Any]) -> list[dict[str, Any]]:
    """The options in order: their facts, words and explanation."""
    made = root.xpath("./form/fieldset/div")
    known = facts.get("options", [])
    if len(made) != len(known):
        raise ChangedHtml(f"mkdocs-quiz made {len(made)} options of {len(known)} in '{facts['item']}'")
    return [fact | _option(element) for fact, element in zip(known, made, strict=True)]


def _option(element: HtmlElement) -> dict[str, Any]:
    label, why = element.find("label"), element.xpath("./div[contains(@class, 'answer-feedback')]")
    if label is None or len(element) != 2 + len(why):
        raise ChangedHtml("mkdocs-quiz changed its HTML: an option is more than 'label' and 'answer-feedback'")
    beside = {"beside": _inside(why[0]), "words": " ".join(why[0].text_content().split())} if why else {}
    return {"text": _inside(label), **beside, "explanation": _paragraphs(why[0]) if why else ""}


def _rest(content: HtmlElement) -> dict[str, Any]:
    """The known wrong answers and the rationale, from what follows the options."""
    wrong = []
    for element in content.xpath("./div[@class='not'][@data-answer]"):
        facts = {key: element.get(f"data-{key}") for key in ("answer", "error", "misconception", "unsafe")}
        wrong.append(facts | {"explanation": _inside(element)})
        _drop(element)
    return {"wrong": wrong, "rationale": _inside(content)}


def _paragraphs(element: HtmlElement) -> Markup:
    """The inside of an element in paragraphs: mkdocs-quiz takes the first one's tags away."""
    words = list(takewhile(lambda child: child.tag not in BLOCKS, element))
    if words or (element.text or "").strip():
        first = html.Element("p")
        first.text, element.text = element.text, None
        first.extend(words)
        element.insert(0, first)
    return _inside(element)


def _inside(element: HtmlElement) -> Markup:
    parts = [
        element.text or "",
        *(etree.tostring(child, encoding="unicode", method="html") for child in element),
    ]
    escaped = Markup.escape(parts[0]) + Markup("".join(parts[1:]))
    return Markup(str(escaped).strip())


def _drop(element: Any) -> None:
    """Take an element out and leave the text behind it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
