"""The page that says when to stop, and the notes: made from the rules, and changed with them."""

import json

import pytest

from coursewright import boundaries, content, line
from coursewright.problems import BadContent

CHECK, NOTES = "referral/check.md", "referral/notes.md"
RULES = "content/referral/rules.yml"
FINDINGS = "content/referral/findings.yml"
QUESTIONS = "content/referral/check.yml"
PRACTICE = "For practice, not for use with a client"
TOPPLED = (
    "- id: toppled\n  title: Toppled over\n  when: toppled\n  level: {}\n"
    "  why: So.\n  meanwhile: Sit.\n  sources: [CK]\n"
)


def under(page, level):
    """The rules that the page lists under a level."""
    part = page.split(f'data-level="{level}"')[1].split("data-level=")[0]
    return [row.split("](")[0].removeprefix("- [") for row in part.split("\n") if row.startswith("- [")]


def by_level(course):
    page = course.pages()[CHECK]
    return {level: under(page, level) for level in ("call", "refer", "change")}


def decided(course):
    """The rules and their levels as the page's script reads them."""
    facts = json.loads(boundaries.as_json(content.load(course.root)))
    return {rule["id"]: rule["level"] for rule in facts["rules"]}


def problems(course):
    try:
        *_, found = line.make(course.root)
    except BadContent as bad:
        return [str(problem) for problem in bad.problems]
    return [str(problem) for problem in found]


def test_the_page_lists_each_rule_under_its_level(sample):
    assert by_level(sample) == {
        "call": ["Both legs weak, or pale"],
        "refer": ["Numb leg"],
        "change": ["Ordinary soreness"],
    }


def test_a_rule_that_is_removed_leaves_the_page_and_its_keys(sample):
    text = (sample.root / RULES).read_text(encoding="utf-8")
    sample.write(RULES, text[: text.index("- id: numb-leg")] + text[text.index("- id: sore") :])
    assert by_level(sample)["refer"] == []
    assert "numb-leg" not in decided(sample)
    assert [one for one in problems(sample) if one.startswith("quizzes/stopping.md")] != []


def test_a_rule_that_is_added_comes_to_the_page_once_its_finding_is_asked_for(sample):
    sample.add(RULES, TOPPLED.format("call"))
    sample.add(FINDINGS, "- id: toppled\n  text: Toppled over\n  ask: Did the client topple over?\n  by: trainer\n")
    assert any("no question asks for 'toppled'" in one for one in problems(sample))
    sample.change(QUESTIONS, "findings: [pale]", "findings: [pale, toppled]")
    assert not any("toppled'" in one and "check.yml" in one for one in problems(sample))
    assert by_level(sample)["call"] == ["Both legs weak, or pale", "Toppled over"]
    assert '<li data-finding="toppled">Look: Did the client topple over?</li>' in sample.pages()[CHECK]
    assert decided(sample)["toppled"] == "call"


def test_a_rule_of_another_level_moves_on_the_page_and_against_the_keys(sample):
    sample.change(RULES, "  level: refer\n", "  level: call\n")
    assert by_level(sample)["call"] == ["Both legs weak, or pale", "Numb leg"]
    assert decided(sample)["numb-leg"] == "call"
    assert any(one.startswith("quizzes/stopping.md") and "'call'" in one for one in problems(sample))


def test_a_first_sign_keeps_to_its_rule(sample):
    sample.change(RULES, "  level: call\n", "  level: change\n")
    assert any("'both-legs' alone asks for 'change'" in one for one in problems(sample))


URGENT = ["level:call", "level:refer", "rule:both-legs-weak", "rule:numb-leg"]


@pytest.mark.parametrize("missing", [*URGENT, None])
def test_the_page_is_for_practice_until_the_most_urgent_two_levels_are_reviewed(sample, missing):
    review(sample, [name for name in URGENT if name != missing])
    assert (PRACTICE in sample.pages()[CHECK]) == (missing is not None)


def test_the_page_is_for_practice_again_when_what_was_reviewed_changes(sample):
    review(sample, URGENT)
    sample.change(FINDINGS, "Is any part of your leg numb?", "Is your leg numb?")
    assert PRACTICE in sample.pages()[CHECK]


def test_a_course_without_these_files_has_no_such_pages(sample):
    for file in (QUESTIONS, "content/referral/notes.yml"):
        (sample.root / file).unlink()
    assert {CHECK, NOTES} & set(sample.pages()) == set()
    assert "check.md" not in sample.pages()["referral/index.md"]
    assert problems(sample) == []


def test_what_stands_in_a_form_is_no_markup(sample):
    sample.change("content/referral/notes.yml", "label: What was said", 'label: "Said & \\"done\\""')
    assert "Said &amp; &#34;done&#34;</label>" in sample.pages()[NOTES]


def review(course, names):
    """Have these things reviewed, as they are worded now."""
    of = ", ".join(f'"{name}"' for name in names)
    row = f'- of: [{of}]\n  by: A. Clinician\n  credential: PT\n  on: "2026-11-01"\n'
    course.write("content/reviews.yml", row)
    hash_ = next(one for one in problems(course) if "write hash: " in one).split("write hash: ")[1].rstrip(")")
    course.write("content/reviews.yml", f"{row}  hash: {hash_}\n")
