"""The first answers of trainees, found in their records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursewright.attempts import key_of, trainees, united
from coursewright.records import Answer, Carried, Record
from tests.test_records import an_id

VERSIONS = {"a": "1", "b": "1"}


def answered(number, item="a", at=10, version="1", share=1.0):
    return Answer(at, an_id(number), item, version, ("x",), share)


def record(*answers, device=1, carried=()):
    return Record("record.json", an_id(device), answers, tuple(carried))


def firsts(*records):
    """The numbers of the answers that count, of each trainee."""
    return [
        {item: int(answer.id, 16) for item, answer in trainee.firsts.items()} for trainee in trainees(records, VERSIONS)
    ]


def test_the_first_answer_to_each_question_counts():
    assert firsts(record(answered(1, at=20), answered(2, at=10), answered(3, "b", at=30))) == [{"a": 2, "b": 3}]


def test_an_answer_to_an_older_version_is_not_the_first():
    old, new = answered(1, at=10, version="0"), answered(2, at=20)
    (trainee,) = trainees([record(old, new, answered(3, "b", version="0"))], VERSIONS)
    assert trainee.firsts == {"a": new}
    assert trainee.older == {"a", "b"}


def test_an_answer_to_a_question_that_is_gone_is_counted_as_such():
    (trainee,) = trainees([record(answered(1, "c"), answered(2, "c"))], VERSIONS)
    assert (trainee.firsts, trainee.gone) == ({}, 2)


# Who is who.


def test_a_record_given_twice_counts_once():
    assert firsts(record(answered(1)), record(answered(1))) == [{"a": 1}]


def test_two_exports_of_one_device_are_one_trainee():
    assert firsts(record(answered(2, "b")), record(answered(1))) == [{"b": 2, "a": 1}]


def test_two_devices_with_an_answer_in_common_are_one_trainee():
    phone, laptop = record(answered(1), device=1), record(answered(1), answered(2, "b"), device=2)
    assert firsts(phone, laptop) == [{"a": 1, "b": 2}]


def test_a_third_record_can_show_that_two_are_one_trainee():
    phone, laptop = record(answered(1), device=1), record(answered(2, "b"), device=2)
    assert len(firsts(phone, laptop)) == 2
    assert firsts(phone, laptop, record(answered(1), answered(2, "b"), device=3)) == [{"a": 1, "b": 2}]


def test_two_devices_with_nothing_in_common_are_two_trainees():
    assert firsts(record(answered(1), device=1), record(answered(2), device=2)) == [{"a": 1}, {"a": 2}]


def test_two_records_without_answers_are_two_trainees():
    assert len(united([record(device=1), record(device=2), record(device=2)])) == 2


ANSWERS = st.builds(
    answered,
    st.integers(1, 6),
    st.sampled_from("abc"),
    st.integers(1, 3),
    st.sampled_from("01"),
    st.sampled_from([0, 0.5, 1]),
)
RECORDS = st.lists(
    st.builds(lambda device, answers: record(*answers, device=device), st.integers(1, 4), st.lists(ANSWERS))
)


@given(records=RECORDS, data=st.data())
def test_the_order_of_files_does_not_matter(records, data):
    def told(some):
        return sorted(repr((sorted(t.firsts.items()), sorted(t.older), t.gone)) for t in trainees(some, VERSIONS))

    assert told(data.draw(st.permutations(records))) == told(records)
    assert told(records + records) == told(records)


# Codes from other devices.

AS_THE_PAGE_MAKES_THEM = {
    ("hinge-depth", "0123456789ab", 0): 15225517,
    ("hinge-depth", "0123456789ab", 7): 11583631,
    ("which-sign", "ffffffffffff", 4294967295): 10224367,
    ("a.b_c-d", "1", 123456): 7139387,
}


@pytest.mark.parametrize(("asked", "key"), AS_THE_PAGE_MAKES_THEM.items())
def test_a_code_calls_a_question_as_the_page_does(asked, key):
    assert key_of(*asked) == key


def brought(at, salt=3, item="a"):
    return Carried(at, an_id(50 + at), key_of(item, "1", salt), salt)


def test_an_answer_after_one_on_another_device_is_not_the_first():
    moved = record(answered(1, at=20), answered(2, "b", at=20), carried=[brought(10)])
    (trainee,) = trainees([moved], VERSIONS)
    assert list(trainee.firsts) == ["b"]
    assert trainee.elsewhere == {"a"}


def test_an_answer_before_one_on_another_device_is_the_first():
    assert firsts(record(answered(1, at=20), carried=[brought(30)])) == [{"a": 1}]


@pytest.mark.parametrize("entry", [Carried(5, an_id(60), 1, 3), brought(5)._replace(salt=4)])
def test_a_code_for_another_question_or_version_does_no_harm(entry):
    assert firsts(record(answered(1), carried=[entry])) == [{"a": 1}]


def test_more_codes_than_anyone_has_are_not_looked_at():
    codes = [brought(1, salt) for salt in range(200)] + [brought(2, 200, "b")]
    many = [code._replace(id=an_id(100 + n)) for n, code in enumerate(codes)]
    assert firsts(record(answered(1), answered(2, "b"), carried=many)) == [{"b": 2}]
