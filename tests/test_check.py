"""The page that says when to stop, and the notes: made from the rules, and changed with them."""

import json
import re

import pytest

from coursewright import boundaries, content, line
from coursewright.problems import BadContent

CHECK, NOTES, CARD = "referral/check.md", "referral/notes.md", "cards/levels.md"
RULES = "content/referral/rules.yml"
FINDINGS = "content/referral/findings.yml"
KEYS = "quizzes/stopping.md"
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


def test_a_rule_that_is_added_comes_to_the_page_once_its_finding_is_asked_for(sample):
    sample.add(RULES, TOPPLED.format("call"))
    sample.add(FINDINGS, "- id: toppled\n  text: Toppled over\n  ask: Did the client topple over?\n  by: trainer\n")
    assert any("no question asks for 'toppled'" in one for one in problems(sample))
    assert any("'toppled' alone asks for 'call', and is not among" in one for one in problems(sample))
    sample.change(QUESTIONS, "findings: [pale]", "findings: [pale, toppled]")
    sample.change(QUESTIONS, "findings: [both-legs]", "findings: [both-legs, toppled]")
    assert [one for one in problems(sample) if "check.yml" in one] == []
    assert by_level(sample)["call"] == ["Both legs weak, or pale", "Toppled over"]
    assert '<li data-finding="toppled">Look: Did the client topple over?</li>' in sample.pages()[CHECK]
    assert 'data-findings="both-legs toppled"' in sample.pages()[CHECK]


def removed(course):
    text = (course.root / RULES).read_text(encoding="utf-8")
    course.write(RULES, text[: text.index("- id: numb-leg")] + text[text.index("- id: sore") :])


def added(course):
    course.add(RULES, TOPPLED.format("call").replace("when: toppled", "when: {all: [leg-numbness, muscle-soreness]}"))
    course.change(KEYS, "findings=leg-numbness", "findings=leg-numbness,muscle-soreness")


def moved(course):
    course.change(RULES, "  level: refer\n", "  level: call\n")


PALE, NUMB, SORE, TOPPLES = "Both legs weak, or pale", "Numb leg", "Ordinary soreness", "Toppled over"
AS_IT_WAS = {PALE: "A", NUMB: "B", SORE: "C"}
CHANGED = {
    removed: (
        {PALE: "A", SORE: "C"},
        ["for these findings no rule holds, so no level is decided", "there is no rule 'numb-leg'"],
        ["there is no rule 'numb-leg'", "this ending says 'refer', and the rules say 'change'"],
        [],
    ),
    added: (
        {PALE: "A", TOPPLES: "A", NUMB: "B", SORE: "C"},
        ["this right option stands for 'refer', and the findings ask for 'call', by 'toppled'"],
        ["this ending says 'refer', and the rules say 'call'"],
        [],
    ),
    moved: (
        {PALE: "A", NUMB: "A", SORE: "C"},
        ["this right option stands for 'refer', and the findings ask for 'call', by 'numb-leg'"],
        ["this ending says 'refer', and the rules say 'call'"],
        ["'leg-numbness' alone asks for 'call', and is not among the first signs"],
    ),
}


@pytest.mark.parametrize("change", CHANGED)
def test_a_rule_that_is_removed_added_or_of_another_level_changes_page_cards_script_keys_and_cases(sample, change):
    levels, keys, cases, first_signs = CHANGED[change]
    assert problems(sample) == []
    assert on_the_page(sample) == on_cards(sample) == in_the_script(sample) == AS_IT_WAS
    change(sample)
    assert on_the_page(sample) == on_cards(sample) == in_the_script(sample) == levels
    told = problems(sample)
    assert said_of(told, KEYS) == keys
    assert said_of(told, "content/cases/ana-and-the-stiff-legs.md") == cases
    assert said_of(told, QUESTIONS) == first_signs


def on_the_page(course):
    """The code of the level under which the page lists each rule."""
    codes = {"call": "A", "refer": "B", "change": "C"}
    return {rule: codes[level] for level, rules in by_level(course).items() for rule in rules}


def on_cards(course):
    """The code of the level on the card of each rule."""
    found = {}
    for card in course.pages()["referral/rules.md"].split('<article class="card rule"')[1:]:
        code, title = re.findall(r"<strong>(\w)</strong>", card)[0], re.findall(r"### (.*?) {", card)[0]
        found[title] = code
    return found


def in_the_script(course):
    """The code of the level of each rule, as the page's script reads them."""
    facts = json.loads(boundaries.as_json(content.load(course.root)))
    codes = {level["id"]: level["code"] for level in facts["levels"]}
    return {rule["title"]: codes[rule["level"]] for rule in facts["rules"]}


def said_of(told, file):
    """The sentences about a file, up to what they add to it."""
    found = [one.split(": ", 1)[1] for one in told if one.startswith(file)]
    return [re.split(r" on the way| \(", sentence)[0] for sentence in found]


def test_a_first_sign_keeps_to_its_rule(sample):
    sample.change(RULES, "  level: call\n", "  level: change\n")
    assert any("'both-legs' alone asks for 'change'" in one for one in problems(sample))


URGENT = ["level:call", "level:refer", "rule:both-legs-weak", "rule:numb-leg"]


@pytest.mark.parametrize("missing", [*URGENT, None])
def test_page_and_card_are_for_practice_until_the_most_urgent_two_levels_are_reviewed(sample, missing):
    review(sample, [name for name in URGENT if name != missing])
    assert (PRACTICE in sample.pages()[CHECK]) == (missing is not None)
    assert (PRACTICE in sample.pages()[CARD]) == (missing is not None)
    assert PRACTICE not in sample.pages()["cards/hinge.md"], "no level stands on it"


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
