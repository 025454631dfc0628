"""Questions of other programs come in whole; what can't come is told with its line."""

import html
import os
import random
import re
import resource
import subprocess
import sys
from xml.sax.saxutils import escape, quoteattr

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

import build_course
from coursewright import content
from coursewright.bringing import original
from coursewright.bringing.filing import filed
from coursewright.bringing.question import Brought
from coursewright.bringing.quizfile import written
from coursewright.commands import bring
from coursewright.problems import as_text
from tests import kit

EXTENSIONS = yaml.load((kit.ROOT / "coursewright/mkdocs.yml").read_text(), yaml.BaseLoader)["markdown_extensions"]
NAMES = [name for name in EXTENSIONS if isinstance(name, str) and not name.startswith("pymdownx.highlight")]

PIECES = [
    "~", "=", "#", "{", "}", ":", "\\", "\\n", "::", "####", "->", "//", "$CATEGORY: a", "%50%", "[html]", "<b>",
    "</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</quiz>", "<quiz>", "<!--", "-->", "&amp;",
    "&#60;", "]]>", "[[x]]", "[x](javascript:alert(1))", "[a](drill:wall-tap)", "[@CK]", "- [x] ", "* [ ] ", "> ",
    "&", "*", '> not "a": b', 'not "a": b', "not this: it", "1. ", "2) ", "# ", "## a {#b}", "{: onclick=alert(1) }",
    "|", "`", "{error=x}", "{pin}", "```", "~~~", "---", "===", "***", "_a_", "**b**", "!!! note",
    "??? tip", ": d", "'", '"', "MKDOCS_QUIZ_PLACEHOLDER_0", "$x$",
    "日本語", "한국어", "עברית", "العربية", *"\u200f\u202e\u200b\u2066😀é",
    " ", "word", "T", "F",
]  # fmt: skip
PLAIN = [*"~=#{}:\\&'é _!😀\u200f", "日本語", "עברית", "word", "%50%"]


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
    elif kind == "order":  # a step that begins with // would be a comment
        steps = [bare(html.escape(step).replace("/", "&#47;")) for step, _ in made["pairs"]]
        inside = "\n".join([f">{len(steps)} ALL VERTICAL ABSOLUTE_POSITION SHOW none", *steps])
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
def test_a_thousand_random_questions_come_in_equal(form, tmp_path):
    """Equal: type, right answers, tolerances, and the words of the title, the stem, each answer, each feedback and the
    rationale as the site shows them, spacing aside."""
    write, join = WRITERS[form]
    rng = random.Random(20261128)
    course = kit.tiny(tmp_path / "course")
    asked = [question_of(rng) for _ in range(1000)]
    for start in range(0, 1000, 250):
        text, told = brought(form, join([write(made, rng.random() < 0.5) for made in asked[start : start + 250]]))
        course.write(f"quizzes/q{start}.md", named(text, f"q{start}"))
        assert told == ""
    quizzes = content.load(course.root).quizzes
    got = [item for start in range(0, 1000, 250) for item in quizzes[f"q{start}"].items]
    assert len(got) == 1000
    for made, item in zip(asked, got, strict=True):
        assert seen(item) == expected(made)


def brought(form, text):
    """The quiz file that a text becomes, and what is told."""
    made = Brought("file")
    bring.FORMATS[form](text, made)
    (quiz,) = filed("q", {"title": "Q", "module": "m", "objective": "O.1"}, written(made, ())).values()
    return quiz, as_text(made.lost)


def named(text, prefix):
    """The same quiz file, with ids that no other has."""
    return re.sub(r"(?m)^(## .*\{#)", rf"\g<1>{prefix}-", text)


def cases():
    for file in sorted((kit.ROOT / "tests" / "brought").glob("*.txt")):
        parts = [part.partition("\n") for part in f"\n{file.read_text(encoding='utf-8')}".split("\n@@@ ")[1:]]
        for (head, _, text), (_, _, quiz), (_, _, told) in zip(*[iter(parts)] * 3, strict=True):
            yield pytest.param(file.stem, text.rstrip("\n"), quiz, told.rstrip("\n"), id=f"{file.stem}: {head}")


@pytest.mark.parametrize(("form", "text", "quiz", "told"), list(cases()))
def test_each_feature_is_carried_or_told(form, text, quiz, told):
    """tests/brought/ has every feature of the public descriptions: what it becomes, and each message whole."""
    got, lost = brought(form, text)
    assert got.split("---\n", 2)[2].strip() == quiz.strip()
    assert lost == told


def test_a_question_with_far_too_many_answers_is_told():
    for marks in (60, 100_000):
        text, told = brought("gift", "Many? {" + "~a " * marks + "=b}")
        assert "## " not in text
        assert told == "file:1:1: warning: this question has more than 50 answers, so it isn't carried"


HINT = "(give another with --to: lower-case letters, digits and hyphens)"
ASKS_NOTHING = "{file}:1:1: warning: a description isn't carried: it asks nothing\n"
USABLE = "One? {=a}\n"
REFUSED = {
    "no such file": (None, [], "{file}:1:1: there is no such file (look at its name, and at the folder you are in)"),
    "a name that is none": (
        USABLE.encode(), ["--to", "../a"],
        "quizzes/../a.md:1:1: '../a' can't be the name of a quiz " + HINT,
    ),
    "a name that is taken": (
        USABLE.encode(), ["--to", "there"],
        "quizzes/there.md:1:1: this file is there already, and nothing was written (choose another name with --to)",
    ),
    "another encoding": (
        "Hé? {=a}\r\rÉt\xe9".encode("latin-1"), [], "{file}:1:2: this letter isn't UTF-8 (save the file as UTF-8)",
    ),
    "another encoding, after two kinds of line ends": (
        b"A\r\nB\rC\xff", [], "{file}:3:2: this letter isn't UTF-8 (save the file as UTF-8)",
    ),
    "no text": (
        b"\0" * 30, [],
        "{file}:1:1: this is no text: it is full of letters that can't be seen (choose another file)",
    ),
    "a large file": (
        b"a" * 1_048_577, [], "{file}:1:1: the file is larger than 1 MiB (bring its questions in parts)",
    ),
    "an empty file": (b"", [], "{file}:1:1: no question in this file can be brought"),
    "no question": (
        b"Words.", [],
        ASKS_NOTHING + "{file}:1:1: no question in this file can be brought",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "more", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_brought_is_told_in_a_sentence(raw, more, told, tmp_path, capsys):
    course, file = kit.tiny(tmp_path / "course"), tmp_path / "in.gift"
    course.write("quizzes/there.md", "mine")
    if raw is not None:
        file.write_bytes(raw)
    assert build_course.main(["import", "gift", str(file), "--course", str(course.root), *more]) == 1
    assert capsys.readouterr().err == told.format(file=file) + "\n"
    assert [(path.name, path.read_text()) for path in (course.root / "quizzes").iterdir()] == [("there.md", "mine")]


def test_a_folder_is_no_file_of_questions(tmp_path, capsys):
    course = kit.tiny(tmp_path / "course")
    assert build_course.main(["import", "gift", str(tmp_path), "--course", str(course.root)]) == 1
    told = "this is a folder, not a file (name the file that has the questions)"
    assert capsys.readouterr().err == f"{tmp_path}:1:1: {told}\n"


def test_what_was_written_and_what_is_left_to_do_is_told(tmp_path, capsys):
    """A byte order mark and other line ends are no loss; a letter that no text can hold is told."""
    course, file = kit.tiny(tmp_path / "course"), tmp_path / "Héap of questions.gift"
    file.write_bytes("\ufeffOne?\0{=a\r\n~b}\r\rTwo? {=c}".encode())
    asked = ["import", "gift", str(file), "--course", str(course.root), "--module", "m", "--objective", "O.1"]
    assert build_course.main(asked) == 0
    said = capsys.readouterr()
    assert said.err == f"{file}:1:5: warning: the character U+0000 isn't carried: no text can hold it\n"
    assert said.out == (
        "quizzes/heap-of-questions.md: 2 questions written, 1 thing not carried\n"
        "2 things left to fill in: `check` lists them\n"
    )
    front = '---\ntitle: "Heap of questions"\nmodule: "m"\nobjective: "O.1"\n---\n\n'
    questions = "## {#one}\n\nOne?\n\n- [x] a\n- [ ] b\n\n## {#two}\n\nTwo?\n\n[[c]]\n"
    assert (course.root / "quizzes/heap-of-questions.md").read_text(encoding="utf-8") == front + questions


def test_ids_of_the_course_are_not_given_again(tmp_path):
    course, file = kit.tiny(tmp_path / "course"), tmp_path / "b.gift"
    course.write("quizzes/a.md", "## {#one}\n\nOne? [[a]]\n")
    file.write_text("One? {=a}\n\nOne? {=b}")
    assert build_course.main(["import", "gift", str(file), "--course", str(course.root)]) == 0
    assert re.findall("{#(.*)}", (course.root / "quizzes/b.md").read_text()) == ["one-2", "one-3"]


SEVERAL = {
    "more than 500": ("Which {n}? {{=a}}\n\n", 501, [250, 251]),
    "more than 1,000": ("Which {n}? {{=a}}\n\n", 1001, [333, 334, 334]),
    "more than 10,000 lines": ("Which {n}? {{=a#b" + "~c#d" * 13 + "}}\n\n", 400, [200, 200]),
    "more than 10,000 of one mark": ("Which {n}? {{=" + "a_" * 100 + "~b}}\n\n", 400, [100] * 4),
}


@pytest.mark.parametrize(("question", "number", "held"), SEVERAL.values(), ids=SEVERAL)
def test_questions_that_one_file_can_not_hold_come_into_several(question, number, held, tmp_path, capsys):
    course, file = kit.tiny(tmp_path / "course"), tmp_path / "many.gift"
    file.write_text("".join(question.format(n=n) for n in range(number)))
    assert build_course.main(["import", "gift", str(file), "--course", str(course.root), "--module", "m"]) == 0
    first, last = "quizzes/many.md", f"quizzes/many-{len(held)}.md"
    told = f"{first} to {last}: {number} questions written in {len(held)} files, since one can't hold so many"
    assert capsys.readouterr().out.startswith(f"{told}, 0 things not carried\n")
    names = ["many", *(f"many-{n}" for n in range(2, len(held) + 1))]
    quizzes = content.load(course.root).quizzes
    assert [(name, quizzes[name].title, len(quizzes[name].items)) for name in names] == [
        (name, f"Many, part {n}", items) for n, (name, items) in enumerate(zip(names, held, strict=True), 1)
    ]


def test_when_one_of_several_names_is_taken_nothing_is_written(tmp_path, capsys):
    course, file = kit.tiny(tmp_path / "course"), tmp_path / "many.gift"
    course.write("quizzes/many-2.md", "mine")
    file.write_text("Which? {=a}\n\n" * 501)
    assert build_course.main(["import", "gift", str(file), "--course", str(course.root)]) == 1
    told = "quizzes/many-2.md:1:1: this file is there already, and nothing was written (choose another name with --to)"
    assert capsys.readouterr().err == told + "\n"
    assert [(path.name, path.read_text()) for path in (course.root / "quizzes").iterdir()] == [("many-2.md", "mine")]


@pytest.mark.parametrize("most", [100, 8000])
def test_when_the_disk_is_full_no_part_of_a_file_is_left(most, tmp_path):
    """Full in the first file, and in the second of two."""
    course, file = kit.tiny(tmp_path / "course"), tmp_path / "many.gift"
    file.write_text("Which? {=a}\n\n" * 501)
    before = kit.files(course.root)
    command = [sys.executable, kit.ROOT / "build_course.py", "import", "gift", file, "--course", course.root]
    full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # noqa: E731
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=full, env=env)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("This machine can't do it: ")
    assert kit.files(course.root) == before


MARKS = st.lists(st.sampled_from([*PIECES, "\n", "\n\n", "{=", "{~", "{#", "<quiz>\n- [x] a", "</quiz>", "```\n"])).map(
    "".join
)
TAGS = st.lists(
    st.sampled_from(
        [
            *(f"<question type='{kind}'>" for kind in ("multichoice", "numerical", "matching", "truefalse")),
            *(f"<{end}{tag}>" for tag in ("answer", "text", "questiontext", "subquestion") for end in ("", "/")),
            "</question>", "<answer fraction='100'>", "<file/>", "<!-- -->", "<![CDATA[<b>]]>", "&amp;", "3", "<x:y/>",
        ]
    )
).map("".join)  # fmt: skip


@pytest.mark.parametrize("form", bring.FORMATS)
@given(text=st.text() | MARKS | TAGS.map("<quiz>{}</quiz>".format) | TAGS)
def test_any_text_at_all_is_read(form, text):
    quiz, told = brought(form, original.UNUSABLE.sub("", text))
    assert quiz.startswith("---\n")
    assert all(row.startswith("file:") for row in told.split("\n") if row)


HEAVY = [
    "{" * 9,
    "[html]" + "<b><p>" * 9,
    "[markdown]" + "![" * 9,
    "<!--",
    "[markdown]" + "> " * 9,
    "<quiz>",
    "\\n",
    "::",
    "//\n",
    "~",
]


@pytest.mark.parametrize("form", bring.FORMATS)
@pytest.mark.parametrize("piece", HEAVY)
def test_a_long_file_of_one_mark_is_read(form, piece):
    """Within the test's own time limit; what takes the square of its length would not be."""
    brought(form, piece * (100_000 // len(piece)))


def test_deep_xml_is_told():
    _, told = brought("moodle-xml", "<quiz>\n" + "<a>" * 5000)
    assert re.fullmatch(r"file:2:\d+: warning: the XML breaks off or is wrong here \(export it again\)", told)


def explained(question):
    """The same question with something said of each option, as the checker asks."""
    options = [(words, right, why or "So.") for words, right, why in question.get("options", [])]
    return question | {"options": options} if options else question


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A page of MkDocs with a question from each format, all of whose words are hostile."""
    folder = tmp_path_factory.mktemp("bringing")
    course, rng = kit.tiny(folder / "course"), random.Random(7)
    asked = [explained(question_of(rng)) for _ in range(60)]
    for form, (write, join) in WRITERS.items():
        text, _ = brought(form, join([write(question, True) for question in asked]))
        text = re.sub(r"(?m)^(- \[ \] .*?)(?: \{(pin)\})?$", r"\1 {misconception=wrong \2}", text)
        course.write(f"quizzes/{form}.md", named(text, form).replace("wrong }", "wrong}"))
    site = kit.MkDocs(course.root, folder / "empty")
    return [(site.pages(f"quizzes/{form}.md")[f"quizzes/{form}.md"], asked) for form in WRITERS]


def test_hostile_words_stand_on_the_page_and_are_no_tags(page):
    for main, asked in page:
        shown_words = kit.words(main)
        assert not main.xpath("//script|//img|//main//quiz|//*[@onclick or @onerror]|//a[starts-with(@href, 'java')]")
        for question in asked:
            assert one_line(question["stem"]) in shown_words
