"""Keys that give themselves away."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursewright import content, keys
from tests import kit

SAMPLE = content.load(kit.SAMPLE)


def question(*options, key=0):
    """A question with these options, of which one is right."""
    rows = [
        f"- [x] {text}" if n == key else f"- [ ] {text} {{misconception=wrong}}\n  > No."
        for n, text in enumerate(options)
    ]
    return "What is so?\n\n" + "\n".join(rows)


@pytest.fixture
def told(tmp_path):
    """What is told of a course with these questions."""

    def told(*questions):
        course = kit.tiny(tmp_path)
        course.write("quizzes/q.md", kit.quiz_file(*questions))
        return keys.told(content.load(course.root))

    return told


def test_keys_are_counted_by_quiz_and_for_the_whole_course():
    told = keys.told(SAMPLE)
    assert told["quizzes"] == {
        "hinge": {
            "items": 1,
            "longest": 1,
            "chance": 0.33,
            "positions": [{"options": 3, "items": 1, "keys": [0, 1, 0]}],
        },
        "stopping": {
            "items": 1,
            "longest": 0,
            "chance": 0.33,
            "positions": [{"options": 3, "items": 1, "keys": [1, 0, 0]}],
        },
    }
    assert told["course"] == {
        "items": 3,
        "longest": 2,
        "chance": 1.17,
        "positions": [{"options": 2, "items": 1, "keys": [0, 1]}, {"options": 3, "items": 2, "keys": [1, 1, 0]}],
    }


def test_a_key_more_than_one_and_a_half_times_as_long_is_named():
    assert keys.told(SAMPLE)["long"] == [{"item": "cue-count", "quiz": None, "key": 30, "distractor": 16}]


@pytest.mark.parametrize(("key", "named"), [("a" * 15, []), ("a" * 16, ["q0"])])
def test_one_and_a_half_times_as_long_is_not_yet_more(told, key, named):
    assert [long["item"] for long in told(question(key, "b" * 10, "c"))["long"]] == named


def test_only_what_is_read_of_an_option_counts_for_its_length(told):
    assert told(question("[**a**](https://example.org/a-long-address)", "b"))["course"]["longest"] == 0


def test_a_key_as_long_as_a_distractor_is_not_the_longest(told):
    assert told(question("a long one", "also a one"))["course"]["longest"] == 0


def test_a_key_that_is_often_the_longest_is_warned_of(told):
    often = [question("the longest of all", "short"), question("short", "the longest of all", key=1)] * 4
    sentence = "the key is the longest option in 8 of 8 questions; chance gives 4"
    assert told(*often)["warnings"] == [f"the course: {sentence}", f"q: {sentence}"]


PLACES = {
    (4, (3, 2, 2, 2)): [],
    (4, (1, 5, 1, 1)): [],
    (4, (0, 8, 1, 0)): ["option 2 of 4 is the key in 8 of 9 questions; its share is 2"],
    (2, (7, 0)): [],
    (2, (0, 8)): ["option 2 of 2 is the key in 8 of 8 questions; its share is 4"],
}


@pytest.mark.parametrize(("places", "warned"), PLACES.items())
def test_a_place_that_holds_far_more_keys_than_its_share_is_warned_of(told, places, warned):
    size, counts = places
    options = ["left", "down", "over", "past"][:size]
    asked = [question(*options, key=place) for place, count in enumerate(counts) for _ in range(count)]
    assert told(*asked)["warnings"] == [f"{name}: {sentence}" for name in ("the course", "q") for sentence in warned]


def test_only_questions_with_one_right_option_are_looked_at(told):
    assert told("In a [[b]].", "Which?\n\n- [x] a\n- [x] b\n- [ ] c {misconception=wrong}\n  > No.")["quizzes"] == {}


def test_a_course_without_such_questions_has_nothing_to_tell(told):
    assert told("In a [[b]].") == {
        "course": {"items": 0, "longest": 0, "chance": 0, "positions": []},
        "quizzes": {},
        "long": [],
        "warnings": [],
    }


BY_HAND = {(0, 5, 0.5): 1, (5, 5, 0.5): 1 / 32, (4, 5, 0.5): 6 / 32, (1, 2, 0.25): 7 / 16, (3, 3, 0.25): 1 / 64}


@pytest.mark.parametrize(("asked", "chance"), BY_HAND.items())
def test_chances_are_those_of_the_binomial_distribution(asked, chance):
    assert keys.at_least(*asked) == pytest.approx(chance)


@given(of=st.integers(1, 60), n=st.integers(2, 6), data=st.data())
def test_more_is_never_likelier_than_fewer(of, n, data):
    count = data.draw(st.integers(0, of - 1))
    assert 0 <= keys.at_least(count + 1, of, 1 / n) <= keys.at_least(count, of, 1 / n) <= 1
    exact = sum(comb(of, k) * (n - 1) ** (of - k) for k in range(count, of + 1)) / n**of
    assert keys.at_least(count, of, 1 / n) == pytest.approx(exact)
