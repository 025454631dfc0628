"""How long a text is, and how hard it is to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursewright import reading

SYLLABLES = {
    "a": 1, "the": 1, "hinge": 1, "hips": 1, "moved": 1, "lifted": 2, "needed": 2, "moves": 1, "places": 2, "pushes": 2,
    "table": 2, "safely": 2, "movement": 2, "careful": 2, "easy": 2, "body": 2, "eye": 1, "client": 2, "trial": 2,
    "actual": 3, "doing": 2, "people": 2, "question": 2, "exercise": 3, "position": 3, "education": 4, "evaluate": 4,
    "responsibility": 6, "twenty-two": 3, "30": 2, "1,172": 4,
}  # fmt: skip


@pytest.mark.parametrize("word", SYLLABLES)
def test_the_syllables_of_a_word_are_counted(word):
    assert reading.syllables(word) == SYLLABLES[word]


WORDS = {
    "Stand tall. Fold.": 3,
    "": 0,
    "## Two words": 2,
    "Well [@CK; @OH07] said.": 2,
    "See [its page](../drills/wall-tap.md) now": 4,
    "[Wall tap](drill:wall-tap)": 0,
    "A word.\n\n[How deep?](quiz:hinge#depth)\n\nAnother.": 3,
    "[Our page](https://example.org)": 2,
    "It *never* **fixes** `code` a [back]{quoted}.": 5,
    "<!-- a note --><kbd>Ana</kbd>{: .small } bends": 2,
    '!!! try "Try this now"\n\n    Stand up.': 5,
    "| Part | Goes |\n|---|:-:|\n| Hips | Far back |": 5,
    "- [ ] one\n- two\n1. three\n> four": 4,
    "```\nall of this\n```": 0,
    "<quiz>\n{#a}\nWhat is so?\n</quiz>": 0,
    "It's 10-20 s, or 1.5 kg.": 6,
}


@pytest.mark.parametrize("text", WORDS)
def test_the_words_that_are_read_are_counted(text):
    assert reading.words(text) == WORDS[text]


def asks(words, sentences, syllables):
    return pytest.approx(0.39 * words / sentences + 11.8 * syllables / words - 15.59)


GRADES = {
    "The hips move back.": asks(4, 1, 4),
    "The hips move back. The knees stay soft!": asks(8, 2, 8),
    '"Where?" she asks.': asks(3, 2, 3),
    "The hips\nmove back.": asks(4, 1, 4),
    "## Responsibility\nThe hips move back.": asks(4, 1, 4),
    "- The hips move\n- back": asks(4, 2, 4),
    "| The hips | move |\n|---|---|\n| back | |": asks(4, 3, 4),
    "Position": asks(1, 1, 3),
}


@pytest.mark.parametrize("text", GRADES)
def test_a_grade_is_that_of_the_formula(text):
    assert reading.grade(text) == GRADES[text]


def test_a_text_without_sentences_asks_for_nothing():
    assert reading.grade("## A title\n\n[Wall tap](drill:wall-tap)\n") == 0


@given(st.text(st.sampled_from('ab e1-.|>#*[]{}()!\n"`:@'), max_size=80))
def test_two_words_more_behind_a_text_are_two_words_more_at_most(text):
    assert reading.words(f"{text}\n\nAnd now.") <= reading.words(text) + 2
    assert isinstance(reading.grade(text), float)
