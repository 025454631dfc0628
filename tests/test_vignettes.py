"""Vignettes: made by lot and always the same, with keys that the rules give, and never against the table."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build_course
from coursewright import catalog, content, exams, line, pages, report, vignettes, wording
from coursewright.casting import cast
from coursewright.logic import decide
from coursewright.problems import BadContent
from tests import kit

EXPECTED = kit.ROOT / "tests" / "vignettes.md"
FILE = "content/referral/vignettes.yml"


@pytest.fixture
def stories(sample):
    """A copy of the sample course with a table to make vignettes from."""
    return kit.with_stories(sample)


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    """The sample course with its vignettes."""
    return content.load(kit.with_stories(kit.copied(kit.SAMPLE, tmp_path_factory.mktemp("stories"))).root)


def changed(course, **keys):
    """The course with another table."""
    written = {name: item for name, item in course.items.items() if not item.generated}
    quizzes = {name: quiz for name, quiz in course.quizzes.items() if not name.startswith("vignettes-")}
    table = course.vignettes.model_copy(update=keys)
    return vignettes.added(course.model_copy(update={"items": written, "quizzes": quizzes, "vignettes": table}))


def generated(course):
    return [item for item in course.items.values() if item.generated]


def key(item):
    return next(option.level for option in item.options if option.correct)


def many(course, number):
    """As many people as are asked for, of all ages."""
    kim = course.vignettes.people[1]
    return [kim.model_copy(update={"name": f"Person {n}", "age": 16 + n % 60}) for n in range(number)]


# What is made.


def test_a_page_of_vignettes_is_made_as_expected(course, request):
    page = next(page for page in pages.render(course)[0] if page.path == "quizzes/vignettes-1.md")
    if request.config.getoption("update"):
        EXPECTED.write_text(page.text, encoding="utf-8")
    assert page.text == EXPECTED.read_text(encoding="utf-8")
    assert page.source == FILE


def test_a_course_without_the_file_has_no_vignettes(sample):
    assert generated(content.load(sample.root)) == []


def test_a_course_with_vignettes_has_no_mistakes(stories):
    assert line.make(stories.root)[2] == []


def test_many_vignettes_stand_on_several_pages_and_link_to_each_other(course):
    whole = changed(course, a_page=1)
    assert [quiz.title for name, quiz in whole.quizzes.items() if name.startswith("vignettes")] == [
        f"Generated stories {n}" for n in range(1, 5)
    ]
    first, second = generated(whole)[:2]
    assert f"(quiz:vignettes-2#{second.name})" in first.rationale.text
    assert f"(quiz:vignettes-1#{first.name})" in second.rationale.text


def test_a_question_becomes_what_every_question_is(stories, tmp_path):
    page = kit.MkDocs(stories.root, tmp_path / "empty").pages("quizzes/vignettes-1.md")["quizzes/vignettes-1.md"]
    assert [quiz.get("data-item") for quiz in page.iter("course-quiz")] == [
        item.name for item in generated(content.load(stories.root))
    ]
    first = next(page.iter("course-quiz"))
    assert first.xpath(".//input/@data-level") == ["1", "2", "3"]
    assert len(first.xpath(".//input[@data-correct]")) == 1


def test_what_decides_is_told_in_the_explanation_only(stories, tmp_path):
    page = kit.MkDocs(stories.root, tmp_path / "empty").pages("quizzes/vignettes-1.md")["quizzes/vignettes-1.md"]
    told = page.xpath(".//a[contains(@href, '#rule-') or contains(@href, '#finding-')]")
    assert told
    assert [link.get("href") for link in told if not link.xpath("ancestor::details[@class='explanation']")] == []


# Keys and the table.


@pytest.fixture(scope="session")
def thousand(course):
    """A thousand vignettes of the sample, of 300 people, and the course they are in."""
    return changed(course, people=many(course, 300), count=1000)


def test_a_thousand_keys_are_what_the_rules_decide(thousand):
    made = generated(thousand)
    assert len({item.stem.text for item in made}) == len(made) == 1000
    rules, levels = thousand.rules.values(), thousand.levels
    assert [key(item) for item in made] == [decide(rules, levels, item.facts.findings).level for item in made]
    assert {key(item) for item in made} == set(levels)
    assert {rule for item in made for rule in item.facts.rule} == set(thousand.rules)


def test_a_thousand_vignettes_keep_to_the_table(thousand):
    for item in generated(thousand):
        there = set(item.facts.findings)
        assert not {"leg-numbness", "both-legs"} <= there
        assert "pale" not in there or there & {"leg-numbness", "both-legs"}
        assert "pale" not in there or int(re.findall(r"Person \d+, (\d+)", item.stem.text)[0]) >= 20
        assert "both-legs" not in there or not item.stem.text.endswith("comes in. Which level?")


def test_a_story_says_what_is_there_and_nothing_else(thousand):
    words = {"leg-numbness": "left calf", "both-legs": "Both my legs", "pale": "pale", "muscle-soreness": "thighs"}
    for item in generated(thousand):
        assert {name for name, said in words.items() if said in item.stem.text} == set(item.facts.findings)


def test_twins_differ_in_one_finding_and_in_the_level(thousand):
    stories = {story.client.name: story for story in cast(thousand.vignettes, thousand)}
    pairs = [(story, stories[story.twin.client.name]) for story in stories.values() if story.twin]
    assert len(pairs) > 500
    for one, other in pairs:
        assert one.level != other.level
        assert one.client.person == other.client.person
        assert one.client.scene == other.client.scene
        assert len(one.client.findings - other.client.findings) <= 1
        assert len(other.client.findings - one.client.findings) <= 1


@given(seed=st.integers(0, 10**9), most=st.integers(1, 4))
@settings(max_examples=25, deadline=None)
def test_whatever_the_seed_no_key_is_against_the_rules(course, seed, most):
    whole = changed(course, seed=seed, most=most, count=20)
    for item in generated(whole):
        assert decide(whole.rules.values(), whole.levels, item.facts.findings).level == key(item)
        assert len(item.facts.findings) <= most


def test_findings_for_which_no_rule_holds_make_no_story(course):
    pale = [telling.model_copy(update={"needs": []}) for telling in course.vignettes.findings]
    assert all(item.facts.findings != ["pale"] for item in generated(changed(course, findings=pale, count=12)))


def test_what_age_alone_tells_belongs_to_the_findings(course):
    told, *others = course.vignettes.findings
    aged = told.model_copy(update={"file": [], "from_": 60})
    whole = changed(course, findings=[aged, *others], count=12)
    assert {("61" in item.stem.text, "muscle-soreness" in item.facts.findings) for item in generated(whole)} == {
        (True, True),
        (False, False),
    }


def test_what_is_implied_needs_no_words(course):
    sore, numb, *others = course.vignettes.findings
    findings = [sore, numb.model_copy(update={"implies": ["muscle-soreness"]}), *others]
    numbs = [item for item in generated(changed(course, findings=findings, count=12)) if "calf" in item.stem.text]
    assert all("muscle-soreness" in item.facts.findings and "thighs" not in item.stem.text for item in numbs)
    assert numbs


def test_what_goes_with_a_finding_is_named_where_it_would_change_the_level(course):
    sore, numb, *others = course.vignettes.findings
    findings = [sore, numb.model_copy(update={"implies": ["pale"]}), *others]
    whole = changed(course, findings=findings, count=12)
    said = {item.rationale.text.partition(", the level")[0] for item in generated(whole) if item.rationale}
    assert "Without *Numbness in a leg* and *Pale and sweating*" in said
    assert "Without *Numbness in a leg*" not in said


def test_a_twin_tells_all_that_is_told_but_for_what_is_compared(course):
    sore, numb, *others = course.vignettes.findings
    findings = [sore, numb.model_copy(update={"implies": ["muscle-soreness"]}), *others]
    whole = changed(course, findings=findings, count=60, people=many(course, 20))
    pairs = [(story, story.twin) for story in cast(whole.vignettes, whole) if story.twin]
    assert pairs
    for story, twin in pairs:
        assert {*story.client.told} - {twin.lacks} == {*twin.client.told} - {twin.has}


def test_a_finding_that_goes_with_few_goes_with_no_other(course):
    sore, *others = course.vignettes.findings
    alone = sore.model_copy(update={"only_with": ["leg-numbness"]})
    whole = changed(course, findings=[alone, *others], count=12)
    sets = {frozenset(item.facts.findings) for item in generated(whole) if "muscle-soreness" in item.facts.findings}
    assert sets == {frozenset({"muscle-soreness"}), frozenset({"muscle-soreness", "leg-numbness"})}


# Always the same.


def test_the_same_table_makes_the_same_vignettes(course):
    assert generated(changed(course)) == generated(course)


def names(course):
    return [item.name for item in generated(course)]


def test_another_wording_changes_no_name(course):
    sore, *others = course.vignettes.findings
    more = sore.model_copy(update={"file": [*sore.file, "{Their} thighs still ache."]})
    assert names(changed(course, findings=[more, *others])) == names(course)


def test_a_finding_that_decides_nothing_changes_no_vignette(course):
    more = course.vignettes.findings[0].model_copy(
        update={"finding": "hunger", "file": ["{They} {has} eaten."], "aside": False}
    )
    hunger = course.findings["pale"].model_copy(update={"id": "hunger", "name": "hunger"})
    whole = course.model_copy(update={"findings": {**course.findings, "hunger": hunger}})
    pronouns = {name: {**words, "has": "has"} for name, words in course.vignettes.pronouns.items()}
    after = changed(whole, findings=[*course.vignettes.findings, more], pronouns=pronouns)
    assert names(after) == names(course)


def test_another_person_leaves_most_vignettes_as_they_are(course):
    people = many(course, 20)
    before = {item.name: item for item in generated(changed(course, people=people, count=60))}
    more = [*people, people[0].model_copy(update={"name": "New"})]
    after = {item.name: item for item in generated(changed(course, people=more, count=60))}
    kept = before.keys() & after.keys()
    assert len(kept) > 45
    assert all(before[name].stem == after[name].stem for name in kept)


def test_a_rule_that_changes_its_level_changes_the_keys(stories):
    stories.change("content/referral/rules.yml", "level: refer", "level: call")
    stories.change("content/referral/check.yml", "[both-legs]", "[both-legs, leg-numbness]")
    stories.change("quizzes/stopping.md", "{level=refer}", "{level=call}")
    made = generated(content.load(stories.root))
    assert {key(item) for item in made if item.facts.findings == ["leg-numbness"]} == {"call"}


# A template is filled, and not run.


def test_what_a_placeholder_stands_for_is_not_filled_again(course):
    bo = course.vignettes.people[0].model_copy(update={"name": "{they}"})
    assert all(item.stem.text.startswith("{they}, 30") for item in generated(changed(course, people=[bo])))


# As other questions are.


def test_vignettes_are_drawn_by_exams_and_by_the_daily_five(course):
    exam = course.quizzes["final"]
    made = {item.name for item in generated(course)}
    assert made <= {item.name for item in exams.pool(exam.draw[1], exam, course)}
    facts = catalog.catalog(course)["items"]
    assert {facts[name]["path"] for name in made} == {f"quizzes/vignettes-1.md#item-{name}" for name in made}
    assert {facts[name]["objective"] for name in made} == {"STOP.1"}


def test_only_the_most_urgent_are_critical(course):
    assert {(key(item), item.facts.critical) for item in generated(course)} == {
        ("call", True),
        ("refer", False),
        ("change", False),
    }


def test_vignettes_are_counted_apart(course):
    without = content.load(kit.SAMPLE)
    facts, written = report.holds(course), report.holds(without)
    assert facts["counts"] == {**written["counts"], "vignettes": 4}
    assert facts["objectives"] == written["objectives"]
    assert facts["keys"] == written["keys"]
    assert [row["pool"] for row in facts["pools"]] == [5, 6]


def test_a_vignette_can_be_reviewed(stories):
    name = generated(content.load(stories.root))[0].name
    review = "- of: [item:{}]\n  by: A. Person\n  credential: Physiotherapist\n  on: 2026-11-01\n  hash: {}\n"
    words = wording.hash_of([f"item:{name}"], content.load(stories.root))
    stories.write("content/reviews.yml", review.format(name, words))
    assert line.make(stories.root)[2] == []


# Mistakes that take more than one file: the others stand in the table of mistakes.


def test_a_quiz_with_the_name_of_a_page_of_vignettes_is_told(stories):
    (stories.root / "quizzes/stopping.md").rename(stories.root / "quizzes/vignettes-1.md")
    stories.change("content/modules/stopping/signs.md", "quiz:stopping#", "quiz:vignettes-1#")
    with pytest.raises(BadContent) as bad:
        line.make(stories.root)
    told = "'vignettes-1' is the name of a page of vignettes (give this quiz another name)"
    assert f"quizzes/vignettes-1.md:2:1: {told}" in [str(problem) for problem in bad.value.problems]


def test_the_report_of_a_course_with_vignettes_names_them(stories, capsys):
    assert build_course.main(["--course", str(stories.root), "report"]) == 0
    assert "    4 vignettes\n" in capsys.readouterr().out
