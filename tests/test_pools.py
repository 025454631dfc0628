"""What exams draw from."""

import pytest

from coursewright import content, pools
from coursewright.model import Draw, Quiz
from tests import kit

SAMPLE = content.load(kit.SAMPLE)


def with_exam(*draw, course=SAMPLE, **more):
    """The sample course with an exam that has no questions of its own."""
    exam = Quiz(name="final", file="quizzes/final.md", title="Final", mode="exam", draw=list(draw), **more)
    return course.model_copy(update={"quizzes": {**course.quizzes, "final": exam}})


def rows(*draw, **more):
    return pools.told(with_exam(*draw, **more))


def test_a_course_without_exams_draws_nothing():
    assert pools.told(content.load(kit.OTHER)) == []


def test_an_exam_draws_from_lessons_and_practice_quizzes_by_objective_or_module():
    assert rows(Draw(objective="H.2", items=1), Draw(module="hinge", items=2)) == [
        {"quiz": "final", "objective": "H.2", "draws": 1, "needed": 1, "pool": 1, "enough": "no spare"},
        {"quiz": "final", "module": "hinge", "draws": 2, "needed": 3, "pool": 6, "enough": "yes"},
    ]


ENOUGH = {1: "yes", 2: "yes", 3: "no spare", 5: "no spare", 6: "too few"}


@pytest.mark.parametrize(("items", "enough"), ENOUGH.items())
def test_a_pool_below_its_draw_and_below_twice_its_draw_are_told_apart(items, enough):
    (row,) = rows(Draw(objective="H.1", items=items))
    assert (row["pool"], row["enough"]) == (5, enough)


def test_two_rows_on_the_same_questions_need_them_twice():
    told = rows(Draw(objective="STOP.1", items=1), Draw(module="stopping", items=1), Draw(objective="X.1", items=7))
    assert [(row["needed"], row["pool"], row["enough"]) for row in told] == [
        (2, 2, "no spare"),
        (2, 2, "no spare"),
        (7, 0, "too few"),
    ]


def test_a_row_on_a_module_that_is_not_there_has_no_questions():
    assert rows(Draw(module="none", items=1))[0]["pool"] == 0


def test_an_exam_with_questions_of_its_own_draws_from_these(sample):
    sample.change("quizzes/hinge.md", "difficulty: easy", "difficulty: easy\ndraw:\n- {module: hinge, items: 2}")
    told = pools.told(content.load(sample.root))
    assert [row["pool"] for row in told if row["quiz"] == "hinge"] == [4]


@pytest.mark.parametrize("line", ["mode: exam", "draw: [{objective: H.1, items: 1}]"])
def test_the_questions_of_an_exam_are_in_no_other_pool(sample, line):
    sample.change("quizzes/hinge.md", "difficulty: easy", f"difficulty: easy\n{line}")
    told = pools.told(with_exam(Draw(module="hinge", items=1), course=content.load(sample.root)))
    assert [row["pool"] for row in told if row["quiz"] == "final"] == [2]


def test_a_self_marked_question_is_not_drawn():
    said = SAMPLE.items["hinge-depth"].model_copy(update={"type": "say"})
    course = SAMPLE.model_copy(update={"items": {**SAMPLE.items, "hinge-depth": said}})
    (row,) = pools.told(with_exam(Draw(objective="H.1", items=1), course=course))
    assert row["pool"] == 4
