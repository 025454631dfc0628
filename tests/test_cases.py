"""Client cases: read, walked to every ending, told as pages, and known to a trainee's record."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursewright import casefacts, casemap, cases, casework, catalog, content, entries
from coursewright.model import Case, Prose
from tests import kit, walking
from tests.mistakes import case_of

COURSE = content.load(kit.SAMPLE)
ANA = COURSE.cases["ana-and-the-stiff-legs"]
PATHS = casework.walks(ANA)
PAGE = "cases/ana-and-the-stiff-legs/"


def case(text, **facts):
    """A case made of a text that reads without problems."""
    read = cases.read(Prose(text=text.partition("\n---\n\n")[2]), "round.md")
    assert read.problems == []
    head = {"name": "round", "file": "round.md", "title": "Round", "objectives": ["H.1"]}
    return Case.model_validate(head | facts | {"situations": read.situations})


# Reading.


def test_a_choice_says_where_it_leads_and_what_it_is():
    choices = {choice.text.text: choice for situation in ANA.situations for choice in situation.choices}
    wait = choices["Wait a week and ask again"]
    assert (wait.to, wait.best, wait.unsafe, wait.sends) == ("asked", False, True, "not far enough")
    assert wait.misconception == "wait-and-see"
    assert wait.offered
    assert wait.offered.model_dump() == {"number": "week", "sign": "<", "value": 3}
    assert [change.model_dump() for change in wait.changes] == [
        {"number": "week", "value": 1, "sets": False},
        {"number": "lifts-done", "value": 0, "sets": True},
    ]
    assert choices["Give her three cues at once"].to == "lighter"


def test_what_happens_and_why_may_stand_on_several_lines():
    lifted = ANA.situations[0].choices[1]
    assert lifted.happens
    assert lifted.why
    assert lifted.happens.text == "She lifts five times, and slower each time.\n\nShe rubs her left calf."
    assert lifted.why.text == "Nobody has asked yet what else she feels."


def test_a_list_in_an_ending_is_no_choice():
    ending = casework.situations(ANA)["referred"]
    assert ending.choices == []
    assert "- She comes back" in ending.text.text


PIECES = [
    "## A {#a}\n", "## B {#b level=change}\n", "## {\n", "# x\n", "### y\n", "- Go → b (best)\n", "- Go -> \n",
    "- → b\n", "- Go → a (best, unsafe) {x=+1 if=x>=2}\n", "- Go\n", "  > Happens: It does.\n", "  > Why: So.\n",
    "> why\n", ">\n", "→ ->\n", "(best) {", "}", "{if=}", "```\n", "`", "\n\n", "words\n", "  words\n", "- [x] a\n",
    "é\u2028", "[[x]]",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30).map("".join))
def test_any_text_gives_problems_or_situations(text):
    read = cases.read(Prose(text=text), "case.md")
    assert read.problems or read.situations
    assert all(problem.line >= 1 and problem.column >= 1 for problem in read.problems)


# Walking.


def test_every_case_is_walked_to_every_ending_and_every_feedback_is_seen():
    assert walking.strayed(COURSE) == []
    assert {path.end for path in PATHS} == {"ending"}


STRAYED = {
    "no path comes to lighter": (("-> lighter", "-> asked"), ("today → lighter", "today → asked")),
    "asked: no path makes the choice 'Wait a week and ask again'": (("if=week<3", "if=week>3"),),
    "asked: 'Stop the session and refer her' tells nothing": (
        ("  > Happens: You write down her words and call her clinician together.\n", ""),
    ),
    "referred says call, and the rules refer": (("level=refer", "level=call"),),
    f"{'first → lifted → ' * 4}first is round": (
        ('what she feels → asked (best)\n  > Happens: "My', 'what she feels → first (best)\n  > Happens: "My'),
    ),
}


@pytest.mark.parametrize("told", STRAYED)
def test_a_case_that_strays_is_told(sample, told):
    for old, new in STRAYED[told]:
        sample.change(ANA.file, old, new)
    assert f"{ANA.name}: {told}" in walking.strayed(content.load(sample.root))


def test_few_paths_make_every_choice():
    roads = walking.roads(ANA)
    made = {(step.situation.id, step.choice.text.text) for road in roads for step in road.steps if step.choice}
    assert made == {(situation.id, choice.text.text) for situation in ANA.situations for choice in situation.choices}
    assert len(roads) < len(PATHS)


def test_the_best_way_is_safe_and_takes_the_best_choice_each_time():
    best = casework.best_way(ANA)
    assert best
    assert best.names == ("first", "asked", "referred")
    assert best.is_safe
    assert best in PATHS


def test_a_number_changes_what_is_offered():
    waits = [path for path in PATHS if path.names[:2] == ("first", "asked")]
    assert {path.names.count("asked") for path in waits} == {1, 2, 3}
    longest = max(waits, key=lambda path: len(path.steps))
    assert [step.numbers["week"] for step in longest.steps] == [1, 1, 2, 3, 3]


def test_what_comes_up_on_the_way_is_true_from_there_on():
    known = {path.names: casework.findings(ANA, path) for path in PATHS}
    assert known["first", "lighter"] == ["muscle-soreness"]
    assert known["first", "asked", "referred"] == ["muscle-soreness", "leg-numbness"]


ENDS = {
    ("a → b → b", "b → a → a"): "round",
    ("a → b → b", *(f"{x} → {y} → {y}" for x, y in zip("bcdefgh", "cdefghi", strict=True)), "i"): "long",
}


@pytest.mark.parametrize("ways", ENDS)
def test_a_path_that_comes_to_no_ending_says_why(ways):
    assert {path.end for path in casework.walks(case(case_of(*ways)))} == {ENDS[ways]}


def test_a_path_is_stuck_where_no_choice_is_offered():
    text = case_of("a → b → b", "b → end → end", "end").replace("→ end (best)", "→ end (best) {if=x>1}")
    text = text.replace("→ end {misconception=wait-and-see}", "→ end {misconception=wait-and-see if=x>1}")
    assert {path.end for path in casework.walks(case(text, shows={"x": 1}))} == {"stuck"}


def test_a_case_with_too_many_paths_is_not_followed_for_ever():
    ways = [f"s{n}{f' → s{n + 1}' * 12}" for n in range(7)]
    assert len(casework.walks(case(case_of(*ways, "s7")))) == casework.MOST_PATHS + 1


# The page.


def test_a_page_tells_every_situation_and_choice_with_what_comes_of_it(sample_built):
    page = sample_built.article(PAGE)
    told = {node.get("data-situation"): node for node in page.xpath(".//section[@data-situation]")}
    assert list(told) == [situation.id for situation in ANA.situations]
    for situation in ANA.situations:
        nodes = told[situation.id].xpath(".//li[@data-choice]")
        assert [node.get("data-to") for node in nodes] == [choice.to for choice in situation.choices]
        for node, choice in zip(nodes, situation.choices, strict=True):
            assert kit.words(node).startswith(choice.text.text)
            assert node.xpath("./p[@class='verdict']/text()") == [casefacts.verdict(choice)]
            assert node.xpath("./p[@class='leads']/a/@href") == [f"#{choice.to}"]


def test_an_ending_shows_what_its_level_asks_for(sample_built):
    ending = sample_built.article(PAGE).xpath(".//section[@data-ending='refer']")[0]
    assert "Stop the lift." in kit.words(ending.xpath(".//article")[0])


def test_a_page_of_a_case_has_the_emergency_number_and_says_that_it_is_unreviewed(sample_built):
    page = sample_built.article(PAGE)
    assert page.xpath(".//a[@class='call']/@href") == ["tel:112"]
    assert page.xpath(".//aside[contains(@class, 'unreviewed')]")


def test_a_link_alone_on_its_line_becomes_a_card_of_the_case(sample_built):
    card = sample_built.article("modules/stopping/signs/").xpath(".//article[contains(@class, 'case')]")[0]
    assert card.xpath("string(.//h2/a)") == ANA.title
    assert "Ana, 34, packs boxes." in kit.words(card)


def test_the_map_has_a_box_for_each_situation_and_an_arrow_for_each_way():
    drawn = casemap.drawn(ANA, COURSE)
    ways = {(situation.id, choice.to) for situation in ANA.situations for choice in situation.choices}
    assert drawn.count('<g class="box">') == 3
    assert drawn.count('<g class="ending">') == 2
    assert len(re.findall(r'<path class="way', drawn)) == len(ways)
    assert ">4 B<" in drawn
    assert "\n" not in drawn


def test_a_map_of_a_case_that_goes_round_can_be_drawn():
    assert "<svg" in casemap.drawn(case(case_of("a → b → a", "b → a → end", "end")), COURSE)


# The record.


def test_each_decision_is_an_item_of_the_catalog_and_an_entry_of_a_record_can_name_it():
    items = catalog.catalog(COURSE)["items"]
    assert [name for name in items if "--" in name] == [
        f"ana-and-the-stiff-legs--{name}" for name in ("first", "asked", "lifted")
    ]
    asked = items["ana-and-the-stiff-legs--asked"]
    assert asked == {
        "version": casefacts.version(casework.situations(ANA)["asked"]),
        "type": "case",
        "path": "cases/ana-and-the-stiff-legs.md",
        "module": "stopping",
        "objective": "STOP.1",
        "about": ["objective:STOP.1", "objective:H.2", "misconception:wait-and-see", "misconception:stop-everything"],
    }
    entry = {"kind": "answer", "id": "0" * 24, "at": 1, "item": "ana-and-the-stiff-legs--asked", "type": "case"}
    facts = {"version": asked["version"], "answer": ["795588aa"], "right": True, "share": 1, "unsafe": False}
    assert entries.misfit(entry | facts | {"about": asked["about"], "missed": []}) == ""


def test_no_exam_draws_a_decision():
    exams = catalog.catalog(COURSE)["exams"].values()
    assert [name for exam in exams for name in exam["pool"] if "--" in name] == []


SAME = {"She lifts five times": "She lifts six times", "- Let her lift a light box": "- Let her lift a light box!"}
OTHER = {"Let her lift a light box": "Let her lift a heavy box", "(unsafe) {misc": "(too far) {misc"}


@pytest.mark.parametrize(
    ("old", "new", "same"), [(*c, True) for c in SAME.items()] + [(*c, False) for c in OTHER.items()]
)
def test_a_decision_has_another_version_when_its_choices_or_marks_change(sample, old, new, same):
    sample.change(ANA.file, old, new)
    changed = content.load(sample.root).cases[ANA.name].situations[0]
    assert (casefacts.version(changed) == casefacts.version(ANA.situations[0])) == same
