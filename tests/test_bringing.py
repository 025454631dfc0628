"""Questions of other programs come in whole; what can't come is told with its line."""

import html
import random
from xml.sax.saxutils import escape, quoteattr

import markdown
import pytest
import yaml
from lxml import html as lxml_html

import build_course
from coursewright import content
from tests import kit

EXTENSIONS = yaml.load((kit.ROOT / "coursewright/mkdocs.yml").read_text(), yaml.BaseLoader)["markdown_extensions"]
NAMES = [name for name in EXTENSIONS if isinstance(name, str) and not name.startswith("pymdownx.highlight")]

PIECES = [
    "~", "=", "#", "{", "}", ":", "\\", "\\n", "::", "####", "->", "//", "$CATEGORY: a", "%50%", "[html]", "<b>", "</b>",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</quiz>", "<quiz>", "<!--", "-->", "&amp;", "&#60;", "&",
    "]]>", "[[x]]", "[x](javascript:alert(1))", "[a](drill:wall-tap)", "[@CK]", "- [x] ", "* [ ] ", "> ", '> not "a": b',
    'not "a": b', "not this: it", "1. ", "2) ", "# ", "## a {#b}", "{: onclick=alert(1) }", "{error=x}", "{pin}", "|", "`",
    "```", "~~~", "---", "===", "***", "_a_", "**b**", "!!! note", "??? tip", ": d", "MKDOCS_QUIZ_PLACEHOLDER_0", "'", '"',
    "$x$", "日本語", "한국어", "עברית", "العربية", "\u200f", "\u202e", "\u200b", "\u2066", "😀", "é", " ", "word", "T", "F",
]  # fmt: skip
PLAIN = [
    "~",
    "=",
    "#",
    "{",
    "}",
    ":",
    "\\",
    "&",
    "日本語",
    "עברית",
    "\u200f",
    "😀",
    "'",
    "é",
    " ",
    "word",
    "%50%",
    "_",
    "!",
]


def one_line(text):
    return " ".join(text.split())


def text_of(rng, pieces=PIECES, most=6):
    made = one_line("".join(rng.choice([*pieces, " "]) for _ in range(rng.randint(1, most))))
    return made or "x"


def answer_of(rng, n):
    """An answer to a blank; nothing that a blank can't hold."""
    return one_line(f"{text_of(rng, PLAIN)} {n}")


def number_of(rng):
    return rng.choice(["0", "12", "-2.5", "0.000001", "999999999999"]), rng.choice(["0", "2", "0.5"])


def question_of(rng):
    """A question as data: what both writers below write, and what `seen` finds in ours."""
    kind = rng.choice(["single", "multi", "truth", "fill", "number", "match", "order"])
    made = {"kind": kind, "title": text_of(rng), "stem": text_of(rng), "rationale": rng.choice(["", text_of(rng)])}
    if kind in ("single", "multi"):
        right = {0} if kind == "single" else {0, 2}
        made["options"] = [(text_of(rng), n in right, rng.choice(["", text_of(rng)])) for n in range(4)]
    elif kind == "truth":
        made["options"] = [(name, right, text_of(rng)) for name, right in [("True", True), ("False", False)]]
    elif kind == "fill":
        made["right"] = [answer_of(rng, n) for n in range(rng.randint(1, 3))]
        made["wrong"] = [(answer_of(rng, n + 5), text_of(rng)) for n in range(rng.randint(0, 2))]
    elif kind == "number":
        made["right"] = number_of(rng)
        made["wrong"] = [("77", text_of(rng))]
    else:
        made["pairs"] = [(text_of(rng) + "a", text_of(rng, most=4) + "b") for n in range(3)]
    return made


# A writer of GIFT, from its public description.


def gift_of(made, html_):
    def bare(text):
        return "".join(f"\\{letter}" if letter in "~=#{}:\\" else letter for letter in text)

    def words(text, html_=html_):
        return "[html]" + bare(html.escape(text)) if html_ else "[plain]" + bare(text)

    def said(text):
        return f"#{words(text)}" if text else ""

    kind = made["kind"]
    if kind in ("single", "multi"):
        share = 100 / sum(right for _, right, _ in made["options"])
        mark = {True: "=" if kind == "single" else f"~%{share:g}%", False: "~%0%"}
        inside = " ".join(mark[right] + words(text) + said(why) for text, right, why in made["options"])
    elif kind == "truth":
        inside = f"TRUE{said(made['options'][1][2])}{said(made['options'][0][2])}"
    elif kind == "fill":
        inside = " ".join([f"=%100%{bare(text)}" for text in made["right"]])
        inside += " ".join(f" =%0%{bare(text)}{said(why)}" for text, why in made["wrong"])
    elif kind == "number":
        inside = "#=" + ":".join(made["right"]) + "".join(f" =%0%{text}{said(why)}" for text, why in made["wrong"])
    else:
        inside = " ".join(f"={words(left, True)} -> {words(right)}" for left, right in made["pairs"])
    general = f"####{words(made['rationale'])}" if made["rationale"] else ""
    return f"::{bare(made['title'])}::{words(made['stem'])} {{{inside}{general}}}\n"


# A writer of Moodle XML, from its public description.


def xml_of(made, html_):
    def text(words):
        return f"<text>{escape(words)}</text>"

    def element(tag, words, inside="", **more):
        form = "html" if html_ else "plain_text"
        given = "".join(f" {key}={quoteattr(value)}" for key, value in {"format": form, **more}.items())
        return f"<{tag}{given}>{text(html.escape(words) if html_ else words)}{inside}</{tag}>"

    def answer(words, weight, why):
        return element("answer", words, element("feedback", why), fraction=f"{weight:g}")

    def raw(words, weight, why="", more=""):
        said = element("feedback", why)
        return f'<answer fraction="{weight}" format="plain_text">{text(words)}{more}{said}</answer>'

    kind = made["kind"]
    type_ = {"single": "multichoice", "multi": "multichoice", "truth": "truefalse", "fill": "shortanswer"}
    type_ |= {"number": "numerical", "match": "matching", "order": "ordering"}
    parts = f"<name>{text(made['title'])}</name>" + element("questiontext", made["stem"])
    parts += (
        element("generalfeedback", made["rationale"]) + "<defaultgrade>1</defaultgrade><penalty>0.3333333</penalty>"
    )
    if kind in ("single", "multi", "truth"):
        share = 100 / sum(right for _, right, _ in made["options"])
        parts += f"<single>{'false' if kind == 'multi' else 'true'}</single>"
        parts += "".join(answer(words, right * share, why) for words, right, why in made["options"])
    elif kind == "fill":
        parts += "".join(raw(words, 100) for words in made["right"])
        parts += "".join(raw(words, 0, why) for words, why in made["wrong"])
    elif kind == "number":
        parts += raw(made["right"][0], 100, more=f"<tolerance>{made['right'][1]}</tolerance>")
        parts += "".join(raw(words, 0, why, "<tolerance>0</tolerance>") for words, why in made["wrong"])
    elif kind == "match":
        for left, right in made["pairs"]:
            parts += element("subquestion", left, f"<answer>{text(right)}</answer>")
    else:
        parts += "".join(answer(left, n, "") for n, (left, _) in enumerate(made["pairs"], 1))
    return f'<question type="{type_[kind]}">{parts}</question>\n'


# What stands in a question of ours, as its reader sees it.


def shown(prose):
    """The words of some Markdown as the site shows them; nothing in it may be more than words."""
    if prose is None:
        return ""
    text = prose if isinstance(prose, str) else prose.text
    made = lxml_html.fragment_fromstring(markdown.markdown(text, extensions=NAMES), create_parent="main")
    assert {element.tag for element in made.iter()} <= {"main", "p", "br"}, text
    assert not any(element.attrib for element in made.iter()), text
    return one_line(made.text_content())


def seen(item):
    kind = "truth" if item.type == "single" and all(option.pin for option in item.options) else item.type
    stem = item.stem.text.rpartition("\n\n[[")[0] if kind in ("fill", "number") else item.stem
    made = {"kind": kind, "title": shown(item.title), "stem": shown(stem), "rationale": shown(item.rationale)}
    if item.options:
        made["options"] = [(shown(o.text), o.correct, shown(o.explanation)) for o in item.options]
    if kind == "fill":
        made["right"] = item.blanks[0]
    if kind in ("fill", "number"):
        made["wrong"] = [(answer.text, shown(answer.explanation)) for answer in item.wrong]
    if kind == "number":
        made["right"] = (item.numbers[0].value, item.numbers[0].within)
    if kind in ("match", "order"):
        made["pairs"] = [(shown(pair.left), shown(pair.right)) for pair in item.pairs]
        made["pairs"] = made["pairs"] or [(shown(step.text), "") for step in item.steps]
    return made


def expected(made):
    if made["kind"] == "number":
        return made | {"right": tuple(map(float, made["right"]))}
    return made | {"pairs": [(left, "") for left, _ in made["pairs"]]} if made["kind"] == "order" else made


WRITERS = {
    "gift": (gift_of, "\n".join),
    "moodle-xml": (xml_of, lambda parts: f"<?xml version='1.0' encoding='UTF-8'?>\n<quiz>\n{''.join(parts)}</quiz>\n"),
}


@pytest.mark.parametrize("form", WRITERS)
def test_a_thousand_random_questions_come_in_equal(form, tmp_path, capsys):
    """Equal: type, right answers, tolerances, and the words of the title, the stem, each answer, each feedback and the
    rationale as the site shows them, spacing aside. GIFT has no ordering."""
    write, join = WRITERS[form]
    rng = random.Random(20261128)
    course = kit.tiny(tmp_path / "course")
    asked = []
    while len(asked) < 1000:
        made = question_of(rng)
        if form != "gift" or made["kind"] != "order":
            asked.append(made)
    got = []
    for start in range(0, 1000, 250):
        text = join([write(made, rng.random() < 0.5) for made in asked[start : start + 250]])
        file = course.write(f"in-{start}.txt", text)
        assert build_course.main(["import", form, str(file), "--course", str(course.root), "--to", f"q{start}"]) == 0
        assert "not carried" in capsys.readouterr().out
        got += content.load(course.root).quizzes[f"q{start}"].items
    assert len(got) == 1000
    for made, item in zip(asked, got, strict=True):
        assert seen(item) == expected(made)
