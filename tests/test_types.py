"""The types of question: whole, as a trainee's browser gets them, and true to what an instructor wrote."""

import os
import re
import shutil

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st
from lxml import html

from coursewright import content, line, numbers, question, quiz
from coursewright.model import Number
from coursewright.problems import BadContent
from coursewright.prose import alike
from tests import kit
from tests.test_quiz import marked, printed

EXPECTED = kit.ROOT / "tests" / "questions"
COURSE = content.load(kit.SAMPLE)


@pytest.fixture(scope="session")
def asked(sample_built):
    """The HTML of every question of the sample's quizzes, by id."""
    found = [element for page in sample_built for element in sample_built.page(page).iter("course-quiz")]
    return {element.get("data-item"): html.tostring(element, encoding="unicode").strip() + "\n" for element in found}


@pytest.fixture(scope="session", autouse=True)
def _update(request, asked):
    """With --update, the questions as they are made now become the expected ones."""
    if request.config.getoption("update"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in asked.items():
            kit.Folder(EXPECTED).write(f"{name}.html", text)


@pytest.mark.parametrize("name", COURSE.items)
def test_a_question_is_made_as_expected(asked, name):
    expected = EXPECTED / f"{name}.html"
    assert expected.is_file(), "run pytest --update, and read what it writes"
    assert asked[name] == expected.read_text(encoding="utf-8")


def test_no_expected_question_is_left_over():
    assert {file.stem for file in EXPECTED.iterdir()} == set(COURSE.items)


def test_the_sample_has_a_question_of_every_type():
    assert {item.type for item in COURSE.items.values()} == {
        "single", "multi", "fill", "number", "order", "match", "say",
    }  # fmt: skip


# Trainees' answers hang on these. When one changes, every answer of that type is an older version's.

VERSIONS = {
    "hinge-depth": "e92d3d058860",
    "hinge-signs": "b447350a7808",
    "hinge-blank": "cc309f92cf52",
    "hinge-order": "505b25bac43d",
    "cue-limit": "40757e950f92",
    "sign-level": "fc52287f8732",
    "say-one-cue": "1c8257250ea4",
}


@pytest.mark.parametrize("name", VERSIONS)
def test_a_version_stays_as_it_has_always_been(name):
    assert question.version(COURSE.items[name]) == VERSIONS[name]


NUMBER = "Rest [[12 ± 2]] breths.\n\nSo it is."
MATCH = "What goes wth what?\n\n| A | B |\n|---|---|\n| Stand | Tall |\n| Fold | Hips |\n\nSo it is."
SAY = "What do you saay?\n\n> Stand tall\n\n- [ ] It is short\n- [ ] It is kind\n\nSo it is."

SAME = {
    "a typo in the words around a number": ("number", NUMBER, "breths", "breaths"),
    "a number in a longer form": ("number", NUMBER, "12 ± 2", "12.0 +- 2.00"),
    "a typo in the stem of a match": ("match", MATCH, "wth", "with"),
    "the columns of a match": ("match", MATCH, "| A | B |", "| One | Other |"),
    "the rows of a match moved": (
        "match",
        MATCH,
        "| Stand | Tall |\n| Fold | Hips |",
        "| Fold | Hips |\n| Stand | Tall |",
    ),
    "the case of a cell": ("match", MATCH, "| Hips |", "| *hips*. |"),
    "a typo in the stem of a say": ("say", SAY, "saay", "say"),
    "a model cue": ("say", SAY, "> Stand tall", "> Stand tall\n> Grow tall"),
    "a mark of quoting": ("match", MATCH, "| Hips |", "| [Hips]{quoted} |"),
    "the checklist moved": ("say", SAY, "- [ ] It is short\n- [ ] It is kind", "- [ ] It is kind\n- [ ] It is short"),
}
OTHER = {
    "the number": ("number", NUMBER, "12 ± 2", "13 ± 2"),
    "its tolerance": ("number", NUMBER, "12 ± 2", "12 ± 1"),
    "its sign": ("number", NUMBER, "12 ± 2", "-12 ± 2"),
    "another number": ("number", NUMBER, "So it is", "[[3]] times"),
    "a left side": ("match", MATCH, "| Stand |", "| Sit |"),
    "a right side": ("match", MATCH, "| Tall |", "| Short |"),
    "right sides that change places": ("match", MATCH, "| Tall |\n| Fold | Hips |", "| Hips |\n| Fold | Tall |"),
    "another row": ("match", MATCH, "| Hips |\n", "| Hips |\n| Walk | Far |\n"),
    "a line of the checklist": ("say", SAY, "It is kind", "It is kinder"),
    "another line of the checklist": ("say", SAY, "It is kind\n", "It is kind\n- [ ] It is new\n"),
}


@pytest.fixture
def version(tmp_path):
    """Tells the version of a question of some type in a quiz file of the tiny course."""
    folder = kit.tiny(tmp_path)

    def of(kind, text):
        folder.write("quizzes/q.md", kit.quiz_file(text).replace("{#q0}", f"{{#q0 type={kind}}}"))
        return question.version(content.load(folder.root).items["q0"])

    return of


@pytest.mark.parametrize("what", SAME)
def test_a_version_stays_when_this_is_mended(version, what):
    kind, text, old, new = SAME[what]
    assert text.count(old) == 1
    assert version(kind, text) == version(kind, text.replace(old, new))


@pytest.mark.parametrize("what", OTHER)
def test_a_version_changes_with_this(version, what):
    kind, text, old, new = OTHER[what]
    assert text.count(old) == 1
    assert version(kind, text) != version(kind, text.replace(old, new))


# What is asked with a question.


def test_only_a_quiz_that_says_so_asks_how_sure_a_trainee_is(asked):
    assert {name for name, text in asked.items() if "data-sure" in text} == {"cue-limit", "sign-level"}
    assert all(("data-sure" in text) == ('class="sure"' in text) for text in asked.values())


def test_a_cue_that_trainees_judge_themselves_is_not_asked_how_sure_they_are(asked):
    assert COURSE.quizzes["more"].sure
    assert COURSE.items["say-one-cue"].quiz == "more"
    assert "sure" not in asked["say-one-cue"]


def test_a_question_in_a_lesson_names_its_own_objective(asked):
    assert 'data-objective="H.2"' in asked["cue-count"]


# mkdocs-quiz changes.

PAIRS = """<!-- course-quiz {"item": "q", "type": "match", "version": "v", "rights": ["y"], "options": [
{"id": "a", "right": "y", "part": "pair"}, {"id": "b", "right": "y", "part": "pair"}]} -->"""
MADE = """<div class="quiz"><div class="quiz-question"><p>Which?</p></div>
<form><fieldset><div><input type="radio"><label for="a">One</label><div class="answer-feedback">Two</div></div>
<div><input type="radio"><label for="b">Three</label><div class="answer-feedback">Two</div></div></fieldset></form>
<section class="content hidden"></section></div>"""


def test_a_pair_that_gets_lost_stops_the_build():
    made = html.fragment_fromstring(quiz.upgrade(MADE, PAIRS))
    assert [kit.words(li) for li in made.xpath("details/ul/li")] == ["One → Two", "Three → Two"]
    lost = re.sub(r"<div><input type=.radio.><label for=.b.*?</div></div>", "", MADE)
    assert lost != MADE
    with pytest.raises(quiz.ChangedHtml, match="mkdocs-quiz made 1 options of 2 in 'q'"):
        quiz.upgrade(lost, PAIRS)


# Numbers.

READ = {
    "12": (12, 0), "12.50": (12.5, 0), "-3": (-3, 0), "−3": (-3, 0), "12 ± 2": (12, 2), "12±2": (12, 2),
    "12 +- 2": (12, 2), "12+-0.5": (12, 0.5), "12 +/- 2": (12, 2), " 7 ": (7, 0), "-0": (0, 0), "12 ± -2": (12, -2),
}  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read_in_each_way_it_can_be_written(text):
    value, within = READ[text]
    assert numbers.read(text) == Number(value=value, within=within)


@pytest.mark.parametrize(
    "text", ["", "x", "1,5", "1e3", "inf", "nan", "1.", ".5", "12 ±", "± 2", "1|2", "1 2", "٣", "9" * 13]
)
def test_what_is_no_number_is_not_read_as_one(text):
    assert numbers.read(text) is None


@given(st.integers(-(10**12) + 1, 10**12 - 1), st.integers(0, 5))
def test_a_number_is_shown_as_it_was_written_without_needless_zeros(digits, places):
    value = digits / 10**places
    shown = numbers.shown(value)
    assert numbers.read(shown) == Number(value=float(shown))
    assert abs(float(shown) - value) <= 1e-6
    assert not re.search(r"\.\d*0$|\.$|^-0$", shown)


def test_a_number_as_far_away_as_is_allowed_is_near_enough():
    assert numbers.accepts(Number(value=0.3, within=0.1), 0.2)
    assert not numbers.accepts(Number(value=0.3, within=0.1), 0.19)


# Whatever is written comes out as it was written, and whatever is wrong is told.


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    """MkDocs with a course of one quiz, for questions that change all the time."""
    folder = tmp_path_factory.mktemp("types")
    course = kit.tiny(folder / "course")
    (course.root / "content/misconceptions.yml").unlink()
    course.write("quizzes/q.md", kit.quiz_file(NUMBER).replace("{#q0}", "{#q0 type=number}"))
    return course, kit.MkDocs(course.root, folder / "empty")


def rendered(workshop, kind, text):
    """The question of some type that a text makes, when the checker has nothing to say of it."""
    folder, mkdocs = workshop
    folder.write("quizzes/q.md", kit.quiz_file(text).replace("{#q0}", f"{{#q0 type={kind}}}"))
    if any(told.rule in ("options-differ", "questions-have-a-key") for told in said(folder)):
        reject()
    (element,) = mkdocs.pages("quizzes/q.md")["quizzes/q.md"].iter("course-quiz")
    return element


def said(folder):
    try:
        *_, found = line.make(folder.root)
    except BadContent as bad:
        return bad.problems
    return found


cells = printed.map(lambda text: text.replace("|", "/"))
quickly = settings(
    max_examples=int(os.environ.get("EXAMPLES", "20")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@quickly
@given(st.lists(st.tuples(cells, cells), min_size=2, max_size=5))
@example([("So - a", "So <b>"), ("So `x", "So --> y"), ("So ± 2", "So --> y")])
@example([("So اثنِ", "So 先推髖"), ("So &amp;", "So {x} {#y z=1}"), ("So [[x]]", "So [@A] [y](z)")])
def test_pairs_come_out_as_they_were_written(workshop, pairs):
    rows = "\n".join(f"| {marked(left)} | {marked(right)} |" for left, right in pairs)
    element = rendered(workshop, "match", f"What belongs together?\n\n| | |\n|---|---|\n{rows}\n\nDone.")
    made = element.xpath("form//div[@class='pair']")
    assert [kit.words(pair.xpath("span")[0]) for pair in made] == [left for left, _ in pairs]
    told = [(kit.words(li[0]), kit.words(li[1])) for li in element.xpath("details/ul/li")]
    assert told == pairs
    for pair, (_, right) in zip(made, pairs, strict=True):
        offered = {o.get("value"): kit.words(o) for o in pair.iter("option") if o.get("value")}
        assert alike(marked(offered[pair.get("data-right")])) == alike(marked(right))


@quickly
@given(st.lists(printed, min_size=1, max_size=4), st.lists(printed, min_size=1, max_size=4))
@example(["So - a", "So -->"], ["So [ ] x", "So > y"])
def test_model_cues_and_a_checklist_come_out_as_they_were_written(workshop, cues, checklist):
    lines = [*(f"> {marked(cue)}" for cue in cues), "", *(f"- [ ] {marked(line)}" for line in checklist)]
    element = rendered(workshop, "say", "What do you say?\n\n" + "\n".join(lines) + "\n\nDone.")
    assert [kit.words(li) for li in element.xpath("details/ul[@class='models']/li")] == cues
    assert [kit.words(label) for label in element.xpath("details/fieldset/label")] == checklist


@quickly
@given(st.lists(st.tuples(st.integers(-99999, 99999), st.integers(0, 999), st.integers(0, 3)), min_size=1, max_size=4))
def test_numbers_come_out_as_they_were_written(workshop, given_):
    blanks = [(value / 10**places, within / 10**places) for value, within, places in given_]
    text = " and ".join(f"[[{numbers.shown(value)} ± {numbers.shown(within)}]]" for value, within in blanks)
    element = rendered(workshop, "number", f"It is {text}.\n\nDone.")
    made = [(float(i.get("data-value")), float(i.get("data-within"))) for i in element.iter("input")]
    assert made == blanks
    assert len(element.xpath("details/p[@class='key']")) == len(blanks)


def test_a_wrong_number_has_a_minus_that_computers_read(workshop):
    element = rendered(workshop, "number", 'It is [[−12]].\n\n> not "−24": Too low.')
    assert element.xpath(".//input/@data-value") == ["-12"]
    assert element.xpath(".//li/@data-answer") == ["-24"]


@quickly
@given(st.sampled_from(["number", "match", "say"]), st.lists(st.sampled_from([
    "[[", "]]", "[[1]]", "[[x]]", "± ", "|", "|---|---|\n", "| a | b |\n", "> c\n", '> not "1": d\n', "- [ ] e\n",
    "- [x] f\n", "\n", "```\n", "`", "1. g\n", "---\n", "\\", "{unsafe}", "h", " ", "<!--", "-->", "![](x.png)",
]), max_size=25).map("".join))  # fmt: skip
def test_whatever_a_question_holds_the_checker_ends_and_says_where(workshop, kind, text):
    folder, mkdocs = workshop
    folder.write("quizzes/q.md", kit.quiz_file(text).replace("{#q0}", f"{{#q0 type={kind}}}"))
    problems = said(folder)
    lines = (folder.root / "quizzes/q.md").read_text(encoding="utf-8").count("\n") + 1
    assert all(1 <= told.line <= lines and told.column >= 1 for told in problems if told.file == "quizzes/q.md")
    if not problems:
        made = list(mkdocs.pages("quizzes/q.md")["quizzes/q.md"].iter("course-quiz"))
        assert [element.get("data-type") for element in made] == [kind]
