"""What a course holds, counted."""

import json

from coursewright import content, report
from tests import kit

SAMPLE = content.load(kit.SAMPLE)

KINDS = ["modules", "strategies", "lessons", "drills", "errors", "misconceptions", "findings", "rules", "levels",
         "cases", "figures", "quizzes", "items", "glossary", "myths", "sources", "objectives"]  # fmt: skip


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
        "cases": 0,
        "figures": 0,
        "quizzes": 4,
        "items": 9,
        "glossary": 2,
        "myths": 1,
        "sources": 3,
        "objectives": 3,
    }


def test_every_objective_is_told_with_what_teaches_and_tests_it():
    assert report.holds(SAMPLE)["objectives"] == [
        {"code": "H.1", "module": "hinge", "lessons": 1, "items": 6},
        {"code": "H.2", "module": "hinge", "lessons": 1, "items": 1},
        {"code": "STOP.1", "module": "stopping", "lessons": 1, "items": 2},
    ]


def test_a_kind_that_a_course_lacks_counts_as_none():
    counts = report.holds(content.load(kit.OTHER))["counts"]
    assert list(counts) == KINDS
    assert [kind for kind, count in counts.items() if count == 0] == [
        "strategies", "misconceptions", "findings", "rules", "levels", "cases", "figures", "glossary", "myths",
    ]  # fmt: skip


def test_the_json_is_one_object_with_the_same_facts():
    assert json.loads(report.as_json(SAMPLE)) == report.holds(SAMPLE)


TEXT = """\
Lifting boxes well

    2 modules
    2 strategies
    3 lessons
    2 drills
    2 errors
    4 misconceptions
    4 findings
    3 rules
    3 levels
    0 cases
    0 figures
    4 quizzes
    9 items
    2 glossary
    1 myths
    3 sources
    3 objectives

Objectives
H.1        hinge                  1 lessons   6 items
H.2        hinge                  1 lessons   1 items
STOP.1     stopping               1 lessons   2 items"""


def test_the_text_tells_all_of_it():
    assert report.as_text(SAMPLE) == TEXT
