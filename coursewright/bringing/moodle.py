"""Read Moodle's XML of questions.

Texts, forms, feedback, weights, hints, tags and multiple choice were compared with Moodle's own reader
(public/question/format/xml/format.php in github.com/moodle/moodle); the other types were not.

XML is hostile: it may name no entity of its own, fetch nothing and nest no deeper than lxml allows.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from coursewright.bringing.question import BLANK, ESSAY, Answer, Brought, Kind, Question, judged
from coursewright.bringing.words import shown
from coursewright.bringing.xmlparts import Element, Parts, at

KINDS: dict[str, Kind] = {
    "multichoice": "choice", "truefalse": "choice", "shortanswer": "fill", "numerical": "number", "matching": "match",
    "match": "match", "ordering": "order",
}  # fmt: skip
HINTS = {"essay": ESSAY}
NO = ("false", "0")


def read(text: str, brought: Brought) -> None:
    """Take every question of a file."""
    root = _root(text, brought)
    if root is None:
        return
    _between(root, root.text, brought)
    for element in root:
        if isinstance(element.tag, str):
            _question(element, brought)
        else:
            brought.lose(at(element), "a comment isn't carried")
        _between(element, element.tail, brought)


def _between(element: Element, words: str | None, brought: Brought) -> None:
    if told := " ".join((words or "").split()):
        brought.lose(at(element), f"words outside of the questions aren't carried: '{told}'")


def _root(text: str, brought: Brought) -> Element | None:
    """The XML, if it is a Moodle quiz and declares nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        brought.lose((max(line, 1), max(column, 1)), "the XML breaks off or is wrong here", "export it again")
        return None
    if root.getroottree().docinfo.internalDTD is not None:
        line = text.count("\n", 0, max(text.find("<!DOCTYPE"), 0)) + 1
        brought.lose((line, 1), "the file declares entities, and nothing in it is read", "take <!DOCTYPE …> out")
        return None
    if root.tag != "quiz":
        brought.lose((1, 1), "this is no Moodle XML: it doesn't begin with <quiz>", "choose Moodle XML in Moodle")
        return None
    return root


def _question(element: Element, brought: Brought) -> None:
    """Take one question, and tell what of it isn't carried."""
    kind = element.get("type", "") if element.tag == "question" else str(element.tag)
    parts = Parts(element, brought)
    if kind == "category":
        return brought.lose(at(element), f"the category isn't carried: '{parts.plain(element.find('category'))}'")
    if kind not in KINDS:
        name = parts.plain(element.find("name"))
        named = f": '{name}'" if name else ""
        return brought.lose(at(element), f"a question of the type '{kind}' isn't carried{named}", HINTS.get(kind, ""))
    answers = ANSWERS.get(kind, _answers)(parts, KINDS[kind])
    if not answers:
        return brought.lose(at(element), "this question has no answers, so it isn't carried")
    question = _made(kind, answers, parts)
    parts.lose_rest()
    brought.questions.append(judged(question, brought) if question.kind not in ("match", "order") else question)
    return None


def _made(kind: str, answers: list[Answer], parts: Parts) -> Question:
    find, choice = parts.question.find, kind == "multichoice"
    stem = parts.words(find("questiontext"))
    return Question(
        KINDS[kind],
        at(parts.question),
        f"{stem}\n\n{BLANK}".strip() if KINDS[kind] in ("fill", "number") else stem,
        answers,
        parts.plain(find("name")),
        parts.plain(find("idnumber")),
        several=choice and parts.plain(find("single")) in NO,
        pinned=kind == "truefalse" or (choice and parts.plain(find("shuffleanswers")) in NO),
        rationale=parts.words(find("generalfeedback")),
    )


def _answers(parts: Parts, kind: Kind) -> list[Answer]:
    """The answers to choose from, or to type."""
    found = []
    for answer in parts.question.findall("answer"):
        text = parts.raw(answer).strip() if kind in ("fill", "number") else parts.words(answer)
        within = parts.plain(answer.find("tolerance")) if kind == "number" else ""
        text = f"{text}:{within}" if within and text != "*" else text
        found.append(Answer(text, at(answer), parts.weight(answer), parts.words(answer.find("feedback"))))
    return found


def _steps(parts: Parts, kind: Kind) -> list[Answer]:
    """The steps in their order: an answer's fraction is its number."""
    return sorted(_answers(parts, kind), key=lambda answer: answer.weight)


def _truth(parts: Parts, kind: Kind) -> list[Answer]:
    found = []
    for answer in parts.question.findall("answer"):
        text = parts.plain(answer)
        text = shown({"true": "True", "false": "False"}.get(text.lower(), text))
        found.append(Answer(text, at(answer), parts.weight(answer), parts.words(answer.find("feedback"))))
    return found


def _pairs(parts: Parts, kind: Kind) -> list[Answer]:
    return [
        Answer(parts.words(pair), at(pair), 100, right=shown(parts.raw(pair.find("answer"))))
        for pair in parts.question.findall("subquestion")
    ]


ANSWERS: dict[str, Callable[[Parts, Kind], list[Answer]]] = {
    "truefalse": _truth, "matching": _pairs, "match": _pairs, "ordering": _steps,
}  # fmt: skip
