"""Read Moodle's XML of questions.

Compared with Moodle's own reader (public/question/format/xml/format.php and, for ordering,
public/question/type/ordering/questiontype.php in github.com/moodle/moodle). It differs where an author is plainly
understood: <shuffleanswers> has to say no before answers keep their places.

XML is hostile: it may name no entity of its own, fetch nothing and nest no deeper than lxml allows.
"""

from __future__ import annotations

from lxml import etree

from coursewright.bringing import moodleanswers
from coursewright.bringing.question import BLANK, ESSAY, Answer, Brought, Kind, Question, judged
from coursewright.bringing.xmlparts import Element, Parts, at, lose_comment

KINDS: dict[str, Kind] = {
    "multichoice": "choice", "truefalse": "choice", "shortanswer": "fill", "numerical": "number", "matching": "match",
    "match": "match", "ordering": "order",
}  # fmt: skip
CLOZE = "make a question of each blank"
MISSING = "ask what belongs together: type=match"
CALCULATED = "choose numbers, and ask with type=number"
HINTS = {
    "essay": ESSAY, "description": "put its words into a lesson", "cloze": CLOZE, "multianswer": CLOZE,
    "ddwtos": MISSING, "gapselect": MISSING, "calculated": CALCULATED, "calculatedsimple": CALCULATED,
}  # fmt: skip
"""What to do with a question of a type that isn't carried."""


def read(text: str, brought: Brought) -> None:
    """Take every question of a file."""
    root = _root(text, brought)
    if root is None:
        return
    for comment in [*root.itersiblings(preceding=True), *root.itersiblings()]:
        lose_comment(comment, brought)
    _between(root, root.text, brought)
    for element in root:
        if isinstance(element.tag, str):
            _question(element, brought)
        else:
            lose_comment(element, brought)
        _between(element, element.tail, brought)


def _between(element: Element, words: str | None, brought: Brought) -> None:
    if told := " ".join((words or "").split()):
        brought.lose(at(element), f"words outside of the questions aren't carried: '{told}'")


def _root(text: str, brought: Brought) -> Element | None:
    """The XML, if it is a Moodle quiz and declares nothing. It is UTF-8 by now, whatever its first line says."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, encoding="utf-8")
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
        brought.lose(at(element), f"the category isn't carried: '{parts.plain(element.find('category'))}'")
        return parts.lose_rest()
    if kind not in KINDS:
        name = parts.plain(element.find("name"))
        told = f"a question of the type '{kind}' isn't carried" if kind else "a question without a type isn't carried"
        return brought.lose(at(element), f"{told}: '{name}'" if name else told, HINTS.get(kind, ""))
    answers = moodleanswers.read(parts, kind)
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
        several=choice and _no(parts, "single"),
        pinned=kind == "truefalse" or (choice and _no(parts, "shuffleanswers")),
        rationale=parts.words(find("generalfeedback")),
    )


def _no(parts: Parts, tag: str) -> bool:
    """Whether a part is there and says no."""
    part = parts.question.find(tag)
    return part is not None and parts.plain(part) in ("false", "0", "")
