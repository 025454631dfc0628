"""Read Moodle's XML of questions.

The form is that of Moodle's documentation, docs.moodle.org/en/Moodle_XML_format. XML is hostile: it may name no entity
of its own, fetch nothing and nest no deeper than lxml allows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from coursewright.bringing import numeric
from coursewright.bringing.question import BLANK, Answer, Brought, Kind, Question, judged
from coursewright.bringing.words import read as read_words

Element = etree._Element  # noqa: SLF001 - lxml gives its class no other name

FORMS = {"html": "html", "moodle_auto_format": "moodle", "plain_text": "plain", "markdown": "markdown"}
KINDS: dict[str, Kind] = {
    "multichoice": "choice", "truefalse": "choice", "shortanswer": "fill", "numerical": "number", "matching": "match",
    "ordering": "order",
}  # fmt: skip
READ = frozenset(
    [
        "name",
        "questiontext",
        "generalfeedback",
        "answer",
        "subquestion",
        "single",
        "idnumber",
        "hidden",
        "defaultgrade",
        "shuffleanswers",
    ]
)
"""What is carried, or says what every question of ours says anyway."""

USUAL = {
    "penalty": None, "answernumbering": None, "usecase": {"0", "false"}, "showstandardinstruction": None,
    "layouttype": None, "selecttype": {"0", "ALL", ""}, "selectcount": None, "gradingtype": None, "showgrading": None,
    "numberingstyle": None, "unitgradingtype": {"0"}, "unitpenalty": None, "showunits": {"3", ""}, "unitsleft": {"0"},
    "shownumcorrect": None,
}  # fmt: skip
"""How a question looks or is marked in Moodle: told where it isn't this; None is never told of."""


def read(text: str, brought: Brought) -> None:
    """Take every question of a file."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        at = text.count("\n", 0, text.find("<!DOCTYPE")) + 1 if "<!DOCTYPE" in text else 1
        return brought.lose(at, "the file declares entities, and nothing in it is read", "take <!DOCTYPE …> out")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        return brought.lose(max(line, 1), "the XML breaks off or is wrong here", "export it again", max(column, 1))
    if root.tag != "quiz":
        return brought.lose(1, "this is no Moodle XML: it doesn't begin with <quiz>", "choose Moodle XML in Moodle")
    for element in root:
        if isinstance(element.tag, str):
            _question(element, brought)
        else:
            brought.lose(_line(element), "a comment isn't carried")


def _question(element: Element, brought: Brought) -> None:
    kind = element.get("type", "") if element.tag == "question" else str(element.tag)
    line = _line(element)
    if kind == "category":
        return brought.lose(line, f"the category isn't carried: '{_plain(element.find('category'))}'")
    if kind not in KINDS:
        return brought.lose(line, f"a question of the type '{kind}' isn't carried", HINTS.get(kind, ""))
    ours = KINDS[kind]
    answers = [*ANSWERS.get(kind, _answers)(element, ours, brought)]
    if not answers:
        return brought.lose(line, "this question has no answers, so it isn't carried")
    stem = _words(element.find("questiontext"), brought)
    if ours in ("fill", "number"):
        stem = f"{stem}\n\n{BLANK}".strip()
    _lose_rest(element, brought)
    question = Question(
        ours,
        line,
        stem,
        answers,
        _plain(element.find("name")),
        _plain(element.find("idnumber")),
        several=kind == "multichoice" and _plain(element.find("single")) in ("false", "0"),
        pinned=kind == "truefalse" or _plain(element.find("shuffleanswers")) in ("false", "0"),
        rationale=_words(element.find("generalfeedback"), brought),
    )
    brought.questions.append(judged(question, brought) if ours not in ("match", "order") else question)


def _answers(element: Element, kind: Kind, brought: Brought) -> Iterator[Answer]:
    for answer in element.findall("answer"):
        text = _raw(answer) if kind in ("fill", "number") else _words(answer, brought)
        within = _plain(answer.find("tolerance")) if kind == "number" else ""
        text = f"{text}:{within}" if within and numeric.percent(within) != 0 else text
        weight = numeric.percent(answer.get("fraction", "0"))
        yield Answer(text.strip(), _line(answer), weight, _words(answer.find("feedback"), brought))


def _truth(element: Element, kind: Kind, brought: Brought) -> Iterator[Answer]:
    for answer in element.findall("answer"):
        weight = numeric.percent(answer.get("fraction", "0"))
        text = _plain(answer).capitalize()
        yield Answer(
            read_words(text, "plain", lambda _: None),
            _line(answer),
            weight,
            _words(answer.find("feedback"), brought),
        )


def _pairs(element: Element, kind: Kind, brought: Brought) -> Iterator[Answer]:
    for pair in element.findall("subquestion"):
        right = pair.find("answer")
        words = read_words(_raw(right), "plain", lambda _: None) if right is not None else ""
        yield Answer(_words(pair, brought), _line(pair), 100, right=words)


ANSWERS: dict[str, Callable[[Element, Kind, Brought], Iterator[Answer]]] = {"truefalse": _truth, "matching": _pairs}
HINTS = {"essay": "make it type=say, with model cues and a checklist"}


def _lose_rest(element: Element, brought: Brought) -> None:
    """Tell every part of a question that isn't carried."""
    for part in element:
        if not isinstance(part.tag, str):
            brought.lose(_line(part), "a comment isn't carried")
        elif part.tag not in READ and "".join(part.itertext("*")).strip():
            usual = USUAL.get(part.tag, set())
            if usual is not None and "".join(part.itertext("*")).strip() not in usual:
                brought.lose(_line(part), f"<{part.tag}> isn't carried: '{_plain(part)}'")
    for file in element.iter("file"):
        brought.lose(_line(file), f"the file '{file.get('name', '')}' isn't carried", "put it into content/ by hand")


def _words(element: Element | None, brought: Brought) -> str:
    """The Markdown of a text; without a format it is Moodle's own."""
    if element is None:
        return ""
    form = FORMS.get(_form(element), "html")
    line = _line(element)
    return read_words(_raw(element), form, lambda told: brought.lose(line, told))


def _form(element: Element) -> str:
    while "format" not in element.attrib:
        parent = element.getparent()
        if parent is None or element.tag == "question":
            return "html"
        element = parent
    return element.get("format", "")


def _raw(element: Element) -> str:
    text = element.find("text")
    return "".join(text.itertext("*")) if text is not None else (element.text or "")


def _plain(element: Element | None) -> str:
    """A text on one line."""
    return " ".join(_raw(element).split()) if element is not None else ""


def _line(element: Element) -> int:
    return element.sourceline or 1
