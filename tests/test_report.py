"""What a course holds, counted."""

import json

import pytest

from coursewright import content, report
from tests import kit

SAMPLE = content.load(kit.SAMPLE)

KINDS = ["modules", "strategies", "lessons", "drills", "errors", "misconceptions", "findings", "rules", "levels",
         "cases", "figures", "quizzes", "items", "glossary", "myths", "sources", "objectives", "vignettes"]  # fmt: skip


def test_every_kind_is_counted():
    assert report.holds(SAMPLE)["counts"] == {
        "modules": 2,
        "strategies": 2,
        "lessons": 3,
        "drills": 2,
        "errors": 2,
        "misconceptions": 4,
        "findings": 4,
        "rules": 3,
        "levels": 3,
        "cases": 1,
        "figures": 0,
        "quizzes": 4,
        "items": 9,
        "glossary": 2,
        "myths": 1,
        "sources": 3,
        "objectives": 3,
        "vignettes": 0,
    }


def test_every_objective_is_told_with_what_teaches_and_tests_it():
    assert report.holds(SAMPLE)["objectives"] == [
        {"code": "H.1", "module": "hinge", "lessons": 1, "items": 6},
        {"code": "H.2", "module": "hinge", "lessons": 1, "items": 1},
        {"code": "STOP.1", "module": "stopping", "lessons": 1, "items": 2},
    ]


def test_items_are_counted_by_objective_bloom_level_and_difficulty():
    assert report.holds(SAMPLE)["blueprint"] == [
        {"objective": "H.1", "bloom": "apply", "difficulty": "easy", "items": 3},
        {"objective": "H.1", "bloom": "apply", "difficulty": "medium", "items": 1},
        {"objective": "H.1", "bloom": None, "difficulty": "medium", "items": 1},
        {"objective": "H.1", "bloom": None, "difficulty": None, "items": 1},
        {"objective": "H.2", "bloom": "apply", "difficulty": None, "items": 1},
        {"objective": "STOP.1", "bloom": None, "difficulty": None, "items": 2},
    ]


def test_an_objective_with_fewer_than_six_items_is_told(sample):
    more = [
        f"## More {{#more-{n}}}\n\nAnd {n}?\n\n- [x] Yes\n- [ ] No {{misconception=more-cues}}\n  > No."
        for n in range(4)
    ]
    sample.add("quizzes/stopping.md", "\n\n" + "\n\n".join(more) + "\n")
    assert report.holds(SAMPLE)["few"] == ["H.2", "STOP.1"]
    assert report.holds(content.load(sample.root))["few"] == ["H.2"]


def test_a_question_without_an_objective_is_counted_too(sample):
    sample.change("quizzes/stopping.md", "objective: STOP.1\n", "")
    assert {"objective": None, "bloom": None, "difficulty": None, "items": 1} in report.holds(
        content.load(sample.root)
    )["blueprint"]


def test_a_kind_that_a_course_lacks_counts_as_none():
    counts = report.holds(content.load(kit.OTHER))["counts"]
    assert list(counts) == KINDS
    assert [kind for kind, count in counts.items() if count == 0] == [
        "strategies", "misconceptions", "findings", "rules", "levels", "cases", "figures", "glossary", "myths",
        "vignettes",
    ]  # fmt: skip


def test_every_lesson_is_told_with_its_words_and_its_grade():
    held = report.holds(SAMPLE)
    assert held["lessons"] == [
        {"lesson": "the-hinge", "module": "hinge", "words": 80, "grade": -0.3},
        {"lesson": "one-cue", "module": "hinge", "words": 36, "grade": 0.3},
        {"lesson": "signs", "module": "stopping", "words": 19, "grade": 1.2},
    ]
    assert held["grade"] == {"median": 0.3, "most": 1.2}


def test_errors_are_counted_by_who_makes_them():
    assert report.holds(SAMPLE)["errors"] == {"client": 1, "trainer": 1}


def test_items_are_counted_by_which_way_their_distractors_send_a_client():
    assert report.holds(SAMPLE)["sends"] == {"too far": 1, "not far enough": 1}


A_SOURCE = "\n- id: NEW\n  cite: A study\n  seen: full\n  supports: This.\n"
A_QUESTION = "\n\n## A {#a}\n\nSo?\n\n- [x] Yes\n- [ ] No\n- [ ] Or\n  > No.\n"
A_RULE = """
- id: new
  title: New
  when: pale
  level: call
  why: So.
  meanwhile: Wait.
  sources: [CK]
"""
LACKS = {
    "sources": ("content/sources.yml", A_SOURCE, "NEW"),
    "options": ("quizzes/stopping.md", A_QUESTION, "a: option 2"),
    "rules": ("content/referral/rules.yml", A_RULE, "new"),
}


@pytest.mark.parametrize("what", LACKS)
def test_what_a_course_lacks_is_told(sample, what):
    file, added, lacking = LACKS[what]
    sample.add(file, added)
    nothing: dict[str, list[str]] = {"sources": [], "options": [], "rules": []}
    assert report.holds(SAMPLE)["lacks"] == nothing
    assert report.holds(content.load(sample.root))["lacks"] == nothing | {what: [lacking]}


def test_the_json_is_one_object_with_the_same_facts():
    assert json.loads(report.as_json(SAMPLE)) == report.holds(SAMPLE)


TEXT = """\
Lifting boxes well

    2 modules
    2 strategies
    3 lessons
    2 drills
    2 cueing errors
    4 misconceptions
    4 findings
    3 rules
    3 levels
    1 cases
    0 figures
    4 quizzes
    9 questions
    2 glossary terms
    1 myths
    3 sources
    3 objectives
    0 vignettes

Objectives
H.1        hinge                lessons   1, questions   6
H.2        hinge                lessons   1, questions   1
STOP.1     stopping             lessons   1, questions   2

Questions by objective, Bloom level and difficulty
                            easy    medium      hard  not said
H.1        apply               3         1
H.1        not said                      1                   1
H.2        apply                                             1
STOP.1     not said                                          2
Fewer than 6 questions: H.2, STOP.1

Right options that could be guessed, in questions with one of them
hinge                the longest in   1 of   1, 100% (33% by chance); from first to last of 3: 0 1 0
stopping             the longest in   0 of   1,   0% (33% by chance); from first to last of 3: 1 0 0
the course           the longest in   2 of   3,  67% (39% by chance); from first to last of 2: 0 1; of 3: 1 1 0
cue-count: its right option has 30 letters, its longest wrong one 16

What exams draw from
final                objective H.1            draws 3 of 5: a second attempt repeats some (6 would be enough)
final                module stopping          draws 1 of 2: enough

Lessons: words, and school grade by Flesch and Kincaid
the-hinge                                   80 words, grade -0.3
one-cue                                     36 words, grade  0.3
signs                                       19 words, grade  1.2
Grade 0.3 in the middle, 1.2 at most

Cueing errors of the client: 1, of the trainer: 1
Questions with a wrong option that sends a client too far: 1, not far enough: 1
Sources unused: none
Wrong options without an explanation: none
Rules without a question: none"""


def test_the_text_tells_all_of_it():
    assert report.as_text(SAMPLE) == TEXT


def test_the_text_tells_what_exams_draw_from(sample):
    sample.change("quizzes/final.md", "items: 3}", "items: 6}")
    text = report.as_text(content.load(sample.root))
    assert "final                objective H.1            draws 6 of 5: warning: too few" in text.split("\n")
