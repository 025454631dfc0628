"""Questions as a trainee gets them: the markup that our page side relies on."""

import json
import re
import shutil
from html import escape
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html

from coursewright import content, pages, question, quiz
from coursewright.references import objective_of
from tests import kit

COURSE = content.load(kit.SAMPLE)
CHOICES = [name for name, item in COURSE.items.items() if item.type in ("single", "multi")]


@pytest.fixture(scope="session")
def asked(sample_built):
    """Every question of the sample's site, by id, where its own page or lesson shows it."""
    found: dict[str, Any] = {}
    for page in sample_built:
        for element in sample_built.page(page).iter("course-quiz"):
            found.setdefault(element.get("data-item"), element)
    return found


def test_every_question_is_asked_where_it_belongs(sample_built):
    there = {page: sample_built.page(page).xpath("//course-quiz/@data-item") for page in sample_built}
    assert {page: names for page, names in there.items() if names} == {
        "modules/hinge/one-cue/": ["cue-count"],
        "modules/hinge/the-hinge/": ["hinge-depth"],
        "modules/stopping/signs/": ["which-sign"],
        "quizzes/hinge/": ["hinge-depth", "hinge-signs", "hinge-blank", "hinge-order"],
        "quizzes/more/": ["cue-limit", "sign-level", "say-one-cue"],
        "quizzes/stopping/": ["which-sign"],
    }


def test_as_many_questions_come_out_as_go_in(sample_built):
    made, _ = pages.render(COURSE)
    went_in = sum(page.text.count("<quiz>") for page in made)
    assert sum(len(sample_built.page(page).xpath("//course-quiz")) for page in sample_built) == went_in == 11


@pytest.mark.parametrize(("name", "item"), COURSE.items.items())
def test_a_question_names_itself_its_type_and_its_version(asked, name, item):
    element = asked[name]
    assert (element.get("data-item"), element.get("data-type")) == (name, item.type)
    assert re.fullmatch(r"[0-9a-f]{12}", element.get("data-version"))
    assert element.get("data-search-exclude") == ""
    assert element.get("data-critical") == ("" if item.facts.critical else None)
    assert element.get("data-objective") == objective_of(item, COURSE)


@pytest.mark.parametrize("name", COURSE.items)
def test_a_question_is_a_form_that_reads_without_a_script(asked, name):
    element = asked[name]
    assert [child.tag for child in element] == ["form", "details"]
    assert len(element.xpath("form/fieldset[not(@class)]/legend[normalize-space()]")) == 1
    word = "Compare" if COURSE.items[name].type == "say" else "Check"
    assert element.xpath("form/*[last()-1]/self::button[@type='submit']/text()") == [word]
    status = element.xpath("form/*[last()]/self::p[@role='status'][@aria-live='polite']")
    assert [kit.words(one) for one in status] == [""]
    assert element.xpath("details[@class='explanation']/summary[normalize-space()]")


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_has_an_input_for_each_option_in_its_label(asked, name):
    item, element = COURSE.items[name], asked[name]
    kind = {"single": "radio", "multi": "checkbox"}[item.type]
    inputs = element.xpath(f"form/fieldset/label/input[@type='{kind}'][@name='{name}']")
    assert [i.get("data-option") for i in inputs] == [question.short(o.text.text) for o in item.options]
    assert [i.get("data-correct") == "" for i in inputs] == [option.correct for option in item.options]
    for key in ("error", "misconception"):
        assert [i.get(f"data-{key}") for i in inputs] == [getattr(option, key) for option in item.options]
    assert [i.get("data-unsafe") == "" for i in inputs] == [option.unsafe for option in item.options]
    assert [kit.words(i.getparent()) for i in inputs] == [o.text.text for o in item.options]


@pytest.mark.parametrize("name", CHOICES)
def test_the_explanation_of_a_choice_tells_of_each_option(asked, name):
    item, element = COURSE.items[name], asked[name]
    told = element.xpath("details/ul[@class='options']/li")
    assert [li.get("data-option") for li in told] == [question.short(o.text.text) for o in item.options]
    assert [li.get("class") for li in told] == ["right" if o.correct else "wrong" for o in item.options]
    for li, option in zip(told, item.options, strict=True):
        assert (option.explanation.text if option.explanation else "") in kit.words(li)
        if option.error:
            assert COURSE.errors[option.error].title in li.xpath(".//a/text()")
        if option.misconception:
            assert COURSE.misconceptions[option.misconception].text in li.xpath(".//a/text()")


EXPLAINED = "ul[@class='options' or @class='not']"
"""Lists of what was answered, each with why it is right or wrong."""


def test_every_explanation_stands_in_paragraphs_of_its_own(asked):
    bare = {name: element.xpath(f"details/{EXPLAINED}/li/text()[normalize-space()]") for name, element in asked.items()}
    assert {name: texts for name, texts in bare.items() if texts} == {}


def test_a_blank_knows_its_accepted_answers_and_its_wrong_ones(asked):
    element = asked["hinge-blank"]
    (blank,) = element.xpath("form/fieldset//input")
    assert json.loads(blank.get("data-answers")) == ["hips", "the hips"]
    assert (blank.get("type"), blank.get("aria-label")) == ("text", "Blank 1")
    assert kit.words(element.xpath("details/p[@class='key']")[0]) == "Right answer hips / the hips"
    (wrong,) = element.xpath("details/ul[@class='not']/li")
    assert (wrong.get("data-answer"), wrong.get("data-error")) == ("knees", "squats-the-hinge")
    assert "Then it is a squat." in kit.words(wrong)
    assert kit.words(element.xpath("details/div[@class='rationale']")[0]) == "The hips fold; the knees stay soft."


def test_an_order_is_scrambled_and_its_explanation_tells_the_right_one(asked):
    element = asked["hinge-order"]
    steps = element.xpath("form/fieldset/ol[@class='steps']/li")
    ranks = [int(step.get("data-rank")) for step in steps]
    assert sorted(ranks) == [1, 2, 3, 3, 4]
    assert ranks != sorted(ranks)
    solution = [kit.words(li) for li in element.xpath("details/ol[@class='solution']/li")]
    assert (solution[0], solution[-1]) == ("Stand tall", "Stand up")
    assert {li.get("data-step") for li in steps} == set(element.xpath("details/ol/li/@data-step"))


def test_a_question_has_no_name_that_stands_twice_on_its_page(sample_built):
    for page in sample_built:
        ids = sample_built.page(page).xpath("//@id")
        assert len(ids) == len(set(ids)), page


# Nothing of mkdocs-quiz is left.

OF_MKDOCS_QUIZ = ["mkdocsQuiz", "MKDOCS_QUIZ", "<!-- mkdocs-quiz", "quiz-progress", "quiz-feedback", "confetti",
                  "<quiz", 'class="quiz', "<style", "javascript:void", "course-quiz {"]  # fmt: skip


def test_nothing_of_mkdocs_quiz_is_inlined_on_any_page(sample_built):
    left = [(page, word) for page in sample_built for word in OF_MKDOCS_QUIZ if word in sample_built.text(page)]
    assert left == []


def test_the_search_finds_no_question_and_no_answer(sample_built):
    index = (sample_built.folder / "search" / "search_index.json").read_text(encoding="utf-8")
    texts = " ".join(kit.words(html.fragment_fromstring(d["text"], create_parent=True)) for d in _docs(index))
    written = [o.explanation.text for i in COURSE.items.values() for o in i.options if o.explanation]
    written += [i.rationale.text for i in COURSE.items.values() if i.rationale]
    written += [w.explanation.text for i in COURSE.items.values() for w in i.wrong]
    assert [text for text in written if text in texts] == []
    assert "Push the hips back" in texts


def _docs(index):
    return [doc for doc in json.loads(index)["docs"] if doc["text"]]


def test_the_site_loads_the_page_side_as_files(sample_built):
    page = sample_built.page("quizzes/hinge/")
    assert page.xpath("//script[@type='module']/@src") == ["../../assets/menu.js", "../../assets/start.js"]
    assert (sample_built.folder / "assets" / "quiz.js").is_file()


# What mkdocs-quiz 1.7 makes, and what it might come to make.

COMMENT = '<!-- course-quiz {"item": "q", "type": "single", "version": "v", "options": [{"id": "a"}, {"id": "b"}]} -->'
MADE = """<div class="quiz" id="quiz-0"><div class="quiz-question"><p>Which?</p></div>
<form><fieldset>
<div><input type="radio"><label for="a">One</label><div class="answer-feedback hidden">Why.</div></div>
<div><input type="radio"><label for="b">Two</label></div></fieldset></form>
<section class="content hidden"><p>All in all.</p></section></div>"""
BLANK = '<!-- course-quiz {"item": "q", "type": "fill", "version": "v", "blanks": {"0": ["x"]}} -->'
MADE_BLANK = """<div class="quiz">
<div class="quiz-question"><p>A <input class="quiz-blank-input" data-answer="0"></p></div>
<form><fieldset></fieldset></form><section class="content hidden"></section></div>"""


def test_the_html_of_mkdocs_quiz_becomes_ours():
    made = html.fragment_fromstring(quiz.upgrade(MADE, COMMENT))
    assert [kit.words(li) for li in made.xpath("details/ul/li")] == ["Wrong One Why.", "Wrong Two"]
    assert kit.words(made.xpath("form/fieldset/legend")[0]) == "Which?"


CHANGED = {
    "the question's class": (MADE, COMMENT, 'class="quiz-question"', 'class="question"'),
    "two questions": (MADE, COMMENT, "<form>", '<div class="quiz-question"></div><form>'),
    "the rationale's class": (MADE, COMMENT, 'class="content hidden"', 'class="rest"'),
    "an option less": (MADE, COMMENT, '<div><input type="radio"><label for="b">Two</label></div>', ""),
    "the options' elements": (MADE, COMMENT, "fieldset", "section"),
    "an option without a label": (MADE, COMMENT, '<label for="b">Two</label>', "<b>Two</b>"),
    "the explanation's class": (MADE, COMMENT, 'class="answer-feedback hidden"', 'class="why"'),
    "the blank's class": (MADE_BLANK, BLANK, "quiz-blank-input", "blank-input"),
    "the blank's answer": (MADE_BLANK, BLANK, "data-answer", "data-key"),
}


@pytest.mark.parametrize("change", CHANGED)
def test_html_that_mkdocs_quiz_changed_stops_the_build(change):
    made, asked, old, new = CHANGED[change]
    assert old in made
    quiz.upgrade(made, asked)
    with pytest.raises(quiz.ChangedHtml, match=r"mkdocs-quiz .*'"):
        quiz.upgrade(made.replace(old, new), asked)


def test_a_question_that_gets_lost_stops_the_build(sample, tmp_path):
    mkdocs = kit.MkDocs(sample.root, tmp_path / "empty")
    mkdocs_quiz: Any = mkdocs.config.plugins["mkdocs_quiz"]
    mkdocs_quiz._process_quiz = lambda *_: "<p>Nothing</p>"
    with pytest.raises(quiz.ChangedHtml, match="4 questions went in, 0 came out"):
        mkdocs.pages("quizzes/hinge.md")


# The version of a question.


@pytest.fixture
def version(tmp_path):
    """Tells the version of a question in a quiz file of the tiny course."""
    folder = kit.tiny(tmp_path)

    def of(text):
        folder.write("quizzes/q.md", kit.quiz_file(text))
        return question.version(content.load(folder.root).items["q0"])

    return of


CHOICE = "Which of thes?\n\n- [x] Soft knees\n- [x] Long neck\n- [ ] Toes\n  > Not thees.\n\nSo it is."
FILL = "The [[hips|the hips]] lead.\n\nSo it is."

SAME = {
    "a typo in the stem": (CHOICE, "thes?", "these?"),
    "a typo in an explanation": (CHOICE, "thees", "these"),
    "a typo in the rationale": (CHOICE, "So it is", "So it goes"),
    "a distractor's words": (CHOICE, "Toes", "The toes"),
    "options moved": (CHOICE, "- [x] Soft knees\n- [x] Long neck", "- [x] Long neck\n- [x] Soft knees"),
    "another distractor": (CHOICE, "\n\nSo", "\n- [ ] Heels\n\nSo"),
    "the key's case": (CHOICE, "Soft knees", "SOFT Knees"),
    "the key's spacing": (CHOICE, "Soft knees", "Soft  knees "),
    "the key's punctuation": (CHOICE, "Soft knees", "“Soft knees.”"),
    "the key's box": (CHOICE, "[x] Long", "[X] Long"),
    "a pinned option": (CHOICE, "Long neck", "Long neck {pin}"),
    "the words around a blank": (FILL, "lead.", "go first."),
    "the case of an accepted answer": (FILL, "|the hips", "| The Hips"),
}
OTHER = {
    "the key's words": (CHOICE, "Soft knees", "Soft ankles"),
    "another right option": (CHOICE, "- [ ] Toes", "- [x] Toes"),
    "a right option less": (CHOICE, "[x] Long", "[ ] Long"),
    "an accepted answer": (FILL, "|the hips", ""),
    "another accepted answer": (FILL, "|the hips", "|the hips|both hips"),
    "another blank": (FILL, "lead", "[[lead]]"),
}


@pytest.mark.parametrize("what", SAME)
def test_a_version_stays_when_this_is_mended(version, what):
    text, old, new = SAME[what]
    assert text.count(old) == 1
    assert version(text) == version(text.replace(old, new))


@pytest.mark.parametrize("what", OTHER)
def test_a_version_changes_with_this(version, what):
    text, old, new = OTHER[what]
    assert text.count(old) == 1
    assert version(text) != version(text.replace(old, new))


def _version_in(folder, braces):
    folder.write("quizzes/q.md", kit.quiz_file(CHOICE).replace("{#q0}", f"{{#q0 {braces}}}"))
    return question.version(content.load(folder.root).items["q0"])


def test_a_version_changes_with_rev_and_type_and_with_no_other_fact(tmp_path):
    folder = kit.tiny(tmp_path)
    plain = _version_in(folder, "")
    assert plain == _version_in(folder, "bloom=apply difficulty=hard critical objective=O.1 type=multi rev=0")
    others = {_version_in(folder, braces) for braces in ("rev=1", "rev=2", "type=single")}
    assert len({plain, *others}) == 4


def test_the_version_of_an_order_changes_with_its_steps_and_ranks_only(tmp_path):
    folder = kit.tiny(tmp_path)
    made = []
    same = ["1. Sit\n2. Stand", "1. sit.\n2. Stand!", "2. Stand\n1. Sit"]
    for steps in (*same, "1. Sit\n1. Stand\n2. Walk", "1. Sit\n2. Walk"):
        text = kit.quiz_file(f"Order.\n\n{steps}").replace("{#q0}", "{#q0 type=order}")
        folder.write("quizzes/q.md", text)
        made.append(question.version(content.load(folder.root).items["q0"]))
    assert made[0] == made[1] == made[2]
    assert len(set(made)) == 3


def test_a_question_keeps_its_name_when_another_is_put_before_it(tmp_path):
    folder = kit.tiny(tmp_path)
    mkdocs = kit.MkDocs(_with(folder, [CHOICE, FILL]).root, tmp_path / "empty")
    before = _named(mkdocs)
    text = (folder.root / "quizzes/q.md").read_text(encoding="utf-8")
    first, *rest = text.split("\n## ")
    folder.write("quizzes/another-name.md", "\n## ".join([first, f"New {{#new}}\n\n{CHOICE}\n", *rest]))
    (folder.root / "quizzes/q.md").unlink()
    after = _named(mkdocs, "quizzes/another-name.md")
    assert after | before == after
    assert set(after) - set(before) == {"new"}


def _with(folder, questions):
    text = kit.quiz_file(*questions).replace("- [ ] Toes\n", "- [ ] Toes {misconception=wrong}\n")
    folder.write("quizzes/q.md", text)
    return folder


def _named(mkdocs, path="quizzes/q.md"):
    page = mkdocs.pages(path)[path]
    return {
        e.get("data-item"): (e.get("data-version"), *e.xpath(".//input/@data-option")) for e in page.iter("course-quiz")
    }


# Whatever is written comes out as it was written.


@pytest.fixture(scope="session")
def workshop(tmp_path_factory):
    """MkDocs with a course of one quiz, for questions that change all the time."""
    folder = tmp_path_factory.mktemp("workshop")
    course = kit.tiny(folder / "course")
    course.write("quizzes/q.md", kit.quiz_file("Yes?\n\n- [x] Yes\n- [ ] No {misconception=wrong}\n  > No."))
    return course, kit.MkDocs(course.root, folder / "empty")


def rendered(workshop, text):
    """The question that a text of the tiny course's quiz file makes."""
    folder, mkdocs = workshop
    folder.write("quizzes/q.md", kit.quiz_file(text))
    (element,) = mkdocs.pages("quizzes/q.md")["quizzes/q.md"].iter("course-quiz")
    return element


def marked(text):
    """A text as an author writes it who wants every letter shown as it is."""
    text = escape(text, quote=False).replace("{", "&#123;").replace("}", "&#125;").replace("@", "&#64;")
    return re.sub(r"([\\`*_\[\]()#+.!-])", r"\\\1", text)


printed = (
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=40)
    .map(lambda text: " ".join(f"So {text}".split()))
    .filter(lambda text: text != "So")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stem=printed, option=printed, why=printed, rationale=printed)
@example(stem="So a --> b <!-- c", option="So x --> y", why="So --> z", rationale="So -->")
@example(stem="So 硬拉時髖先動", option="So 先推髖，再屈膝。", why="So 對", rationale="So 完")
@example(stem="So اثنِ الورك أولاً", option="So ظهرٌ ثابت", why="So نعم", rationale="So שלום")
@example(stem='So <b>&amp; "x"', option="So a < b && c > d", why="So 'x' </quiz>", rationale="So {x} {#y z=1}")
@example(stem="So [[x]] [y](z) [@A]", option="So $a_b$ {% raw %} {{ 7*7 }}", why="So ~~x~~ ==y==", rationale="So |a|b|")
@example(stem='So "type": "fill"', option='So "type": "fill"', why="So MKDOCS_QUIZ", rationale="So ::: x")
def test_what_is_written_comes_out_as_written(workshop, stem, option, why, rationale):
    options = f"- [x] No\n- [ ] {marked(option)} {{misconception=wrong}}\n  > {marked(why)}"
    element = rendered(workshop, f"{marked(stem)}\n\n{options}\n\n{marked(rationale)}")
    assert kit.words(element.xpath("form/fieldset/legend")[0]) == stem
    assert [kit.words(label) for label in element.xpath(".//label")] == ["No", option]
    told = kit.words(element.xpath("details/ul/li[2]")[0])
    assert told == f"Wrong {option} {why} The belief behind it: A wrong belief"
    assert kit.words(element.xpath("details/div[@class='rationale']")[0]) == rationale


CODE = {
    "brackets in code": ("Is `[[ -f x ]]` true?", "Is [[ -f x ]] true?"),
    "the end of a comment": ("Is `-->` an arrow?", "Is --> an arrow?"),
    "a comment": ("Is `<!-- x -->` shown?", "Is <!-- x --> shown?"),
    "a tag of ours": ("Is `<course-quiz>` shown?", "Is <course-quiz> shown?"),
    "a tag": ("Is `<b>` bold & `&amp;` an ampersand?", "Is <b> bold & &amp; an ampersand?"),
    "a box in code": ("Is `- [ ] x` a box?", "Is - [ ] x a box?"),
    "emphasis": ("Is **this** *it*?", "Is this it?"),
}


@pytest.mark.parametrize("what", CODE)
def test_code_in_a_question_is_shown_as_it_is_written(workshop, what):
    written, shown = CODE[what]
    element = rendered(workshop, f"{written}\n\n- [x] {written}\n- [ ] No {{misconception=wrong}}\n  > {written}")
    assert kit.words(element.xpath("form/fieldset/legend")[0]) == shown
    assert kit.words(element.xpath(".//label")[0]) == shown
    assert shown in kit.words(element.xpath("details/ul/li[2]")[0])


BLOCKS = ["1. a list", "- a list", "+ a list", "# a heading", "> a quotation", "12) a list", "---", "!!! note",
          "??? note", "=== x", "[a]: b"]  # fmt: skip


@pytest.mark.parametrize("written", BLOCKS)
def test_an_option_that_begins_like_a_block_stays_words_in_its_label(workshop, written):
    element = rendered(workshop, f"Which?\n\n- [x] {written}\n- [ ] No {{misconception=wrong}}\n  > No.")
    label = element.xpath(".//label/span")[0]
    assert kit.words(label) == written.strip()
    assert label.xpath(".//ul|.//ol|.//blockquote|.//h1|.//hr|.//div|.//p|.//details") == []


@pytest.mark.parametrize("answer", ["-->", "a & b", '"quoted"', "<b>", "硬", "أولاً", "a -- b", "{x}", "\\", "'"])
def test_an_accepted_answer_is_kept_as_it_is_written(workshop, answer):
    element = rendered(workshop, f"It is [[{answer}|so]].\n\nIndeed.")
    assert json.loads(element.xpath(".//input/@data-answers")[0]) == [answer, "so"]
    assert kit.words(element.xpath("details/p[@class='key']")[0]) == f"Right answer {answer} / so"


def test_several_blanks_each_know_their_answers(workshop):
    element = rendered(workshop, "First [[hips]], then [[knees|both knees]] and `[ [x] ]`.\n\nIndeed.")
    answers = [json.loads(text) for text in element.xpath(".//input/@data-answers")]
    assert answers == [["hips"], ["knees", "both knees"]]
    assert element.xpath(".//input/@aria-label") == ["Blank 1", "Blank 2"]


def test_the_question_is_the_last_paragraph_and_what_leads_up_to_it_stands_before(workshop):
    stem = "A story.\n\n- with\n- a list\n\nWhich?"
    element = rendered(workshop, f"{stem}\n\n- [x] A\n- [ ] B {{misconception=wrong}}\n  > No.")
    assert kit.words(element.xpath("form/fieldset/legend")[0]) == "Which?"
    assert kit.words(element.xpath("form/div[@class='context']")[0]) == "A story. with a list"


def test_an_explanation_of_several_paragraphs_is_kept_whole(workshop):
    why = "  > One.\n  >\n  > - two\n  > - three\n  >\n  > Four."
    element = rendered(workshop, f"Which?\n\n- [x] A\n- [ ] B {{misconception=wrong}}\n{why}")
    (li,) = element.xpath("details/ul/li[2]")
    assert kit.words(li) == "Wrong B One. two three Four. The belief behind it: A wrong belief"
    assert len(li.xpath("ul/li")) == 2


def test_a_picture_of_a_question_is_found(sample, tmp_path):
    shutil.copyfile(kit.SAMPLE / "content/modules/hinge/hinge.svg", sample.root / "quizzes/side.svg")
    sample.change("quizzes/hinge.md", "How deep should", "![Side view](side.svg)\n\nHow deep should")
    mkdocs = kit.MkDocs(sample.root, tmp_path / "empty")
    made = mkdocs.pages("quizzes/hinge.md", "modules/hinge/the-hinge.md")
    assert made["quizzes/hinge.md"].xpath("//course-quiz//img/@src") == ["../side.svg"]
    assert made["modules/hinge/the-hinge.md"].xpath("//course-quiz//img/@src") == ["../../../quizzes/side.svg"]
