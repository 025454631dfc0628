"""Records that trainees exported: what is taken from a file, and what is told of it."""

import json
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursewright import content, records
from coursewright.entries import misfit
from coursewright.question import short, version
from tests import kit

SAMPLE = content.load(kit.SAMPLE)


def an_id(number):
    """An id as a device makes it."""
    return f"{number:024x}"


def answer(number, item, *chosen, share=1, at=1000, **more):
    """An answer to a question of the sample, in the version it has now."""
    return {
        "kind": "answer",
        "id": an_id(number),
        "at": at,
        "item": item,
        "version": version(SAMPLE.items[item]) if item in SAMPLE.items else "f" * 12,
        "type": "single",
        "answer": [short(text) for text in chosen],
        "right": share == 1,
        "share": share,
        "unsafe": False,
        "about": ["objective:H.1"],
        "missed": [],
    } | more


def carried(number, key, at=1000, salt=0):
    """A question that a code told of."""
    return {
        "kind": "carried", "id": an_id(number), "at": at, "key": key, "salt": salt,
        "first": True, "right": True, "unsafe": False, "days": 1,
    }  # fmt: skip


READ = {"kind": "read", "id": an_id(90), "at": 5, "lesson": "the-hinge"}
SITTING = {
    "kind": "sitting", "id": an_id(91), "at": 5, "quiz": "hinge", "items": ["hinge-depth"],
    "score": 80, "unsafe": 0, "passed": True,
}  # fmt: skip
ANSWER = answer(1, "hinge-depth", "As deep as the back stays quiet", sure=2, critical=True, sitting=an_id(91))
CARRIED = carried(92, 5)


def exported(*entries, device=1, **more):
    """A record as a page exports it."""
    return {
        "format": "coursewright-record",
        "version": 1,
        "course": "sample",
        "record": an_id(device),
        "title": "Lifting boxes well",
        "exported": 1_800_000_000_000,
        "entries": list(entries),
    } | more


@pytest.fixture
def keep(tmp_path):
    """Keep something as a file."""

    def keep(held, name="record.json"):
        path = tmp_path / name
        path.write_bytes(held if isinstance(held, bytes) else json.dumps(held).encode())
        return path

    return keep


@pytest.fixture
def read(keep):
    """What is read of a file that holds something."""
    return lambda held: records.read(keep(held), "sample")


def test_answers_are_read_with_their_item_version_and_share(read):
    key = short("As deep as the back stays quiet")
    assert read(exported(READ, ANSWER, SITTING, CARRIED)) == records.Record(
        file=read(exported()).file,
        device=an_id(1),
        answers=(records.Answer(1000, an_id(1), "hinge-depth", ANSWER["version"], (key,), 1),),
        carried=(records.Carried(1000, an_id(92), 5, 0),),
    )


def test_a_good_record_has_nothing_to_tell(read):
    assert read(exported(READ, ANSWER, SITTING, CARRIED)).told == ""


def test_a_byte_order_mark_does_no_harm(read):
    assert len(read(b"\xef\xbb\xbf" + json.dumps(exported(ANSWER)).encode()).answers) == 1


FORM = "this is not a record that trainees export"
JSON = "this is not JSON, as an exported record is"
OLD = "this record has another form than the one that is read here (version 1)"
NOT_RECORDS = {
    "empty": (b"", JSON),
    "not-utf-8": (b'{"format": "\xff"}', "this is not UTF-8, as an exported record is"),
    "not-json": (b"{", JSON),
    "nan": (b'{"format": NaN}', JSON),
    "infinity": (b"[-Infinity]", JSON),
    "a-nesting-bomb": (b"[" * 1_000_000, JSON),
    "a-nesting-bomb-of-objects": (b'{"a":' * 1_000_000, JSON),
    "a-larger-nesting-bomb": (b"[" * 20_000_000, "the file holds more than a record can"),
    "too-many-lists": (b"[" + b"[]," * 1_000_000 + b"[]]", "the file holds more than a record can"),
    "too-many-entries": (exported(*[1] * 200_001), "the record has more than 200,000 entries"),
    "a-huge-number": (b"9" * 1_000_000, JSON),
    "a-list": (b"[]", FORM),
    "null": (b"null", FORM),
    "another-format": (exported(format="other"), FORM),
    "a-later-version": (exported(version=2), OLD),
    "true-for-a-version": (exported(version=True), OLD),
    "no-version": (exported(version=None), OLD),
    "another-course": (exported(course="juggling"), "this record is of another course, 'juggling'"),
    "a-course-that-is-no-name": (exported(course="\x1b[2J\ud800"), "this record is of another course"),
    "a-course-that-is-a-list": (exported(course=["sample"]), "this record is of another course"),
    "no-device": (exported(record=7), "its 'record' is not 24 hexadecimal digits"),
    "a-device-in-other-digits": (exported(record="Z" * 24), "its 'record' is not 24 hexadecimal digits"),
    "no-entries": (exported(entries={}), "its 'entries' are not a list"),
    "too-large": (b" " * (20 * 1024 * 1024 + 1), "the file is larger than 20 MiB"),
}


@pytest.mark.parametrize("what", NOT_RECORDS)
def test_a_file_that_is_no_record_of_the_course_is_told_in_one_sentence(keep, what):
    held, sentence = NOT_RECORDS[what]
    path = keep(held)
    record = records.read(path, "sample")
    assert record.told == f"{path}: {sentence}"
    assert (record.answers, record.device) == ((), "")


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert records.read(tmp_path / "none.json", "sample").problem == "there is no such file"


def test_a_folder_is_told(tmp_path):
    assert records.read(tmp_path, "sample").problem == "this is not a file"


def test_a_name_too_long_for_the_machine_is_told(tmp_path):
    assert records.read(tmp_path / ("a" * 5000), "sample").problem.startswith("the file can't be read: ")


@pytest.mark.skipif(os.name != "posix", reason="other machines have no such names")
def test_a_file_name_that_cannot_be_printed_is_told_as_far_as_it_can(tmp_path):
    told = records.read(tmp_path / os.fsdecode(b"\xff\x1b[2J.json"), "sample").told
    assert told.endswith("\ufffd\ufffd[2J.json: there is no such file")


# Entries.

NO_ANSWERS: list[Any] = ["a", [1], ["a" * 201], ["a"] * 31, None, {}]
NO_TOPICS: list[Any] = ["x", "error:<b>", "error:" + "a" * 200, {}, None]
MISFITS: dict[str, list[Any]] = {
    "it is not an object": [5, None, "x", [], [[]]],
    "its 'kind' is none of answer, read, sitting, carried": [{}, {"kind": "other"}, {"kind": ["answer"]}, {"kind": {}}],
    "it has no 'id'": [{"kind": "read"}],
    "its 'id' is not 24 hexadecimal digits": [ANSWER | {"id": i} for i in (7, "", "A" * 24, "1" * 25, f"{1:024}\n")],
    "its 'at' is not a time in milliseconds since 1970": [
        ANSWER | {"at": at} for at in (0, -1, 1.5, True, "1", None, 10**15, 10**400, float("inf"))
    ],
    "it has no 'item'": [{key: value for key, value in ANSWER.items() if key != "item"}],
    "its 'item' is not a name": [ANSWER | {"item": name} for name in ("", "a b", "<b>", "a" * 201, "é", "a\n", 1)],
    "its 'version' is not a name": [ANSWER | {"version": None}],
    "its 'answer' is not a list of at most 30 texts of 200 letters": [
        ANSWER | {"answer": one} for one in NO_ANSWERS
    ],
    "its 'right' is not true or false": [ANSWER | {"right": 1}],
    "its 'share' is not a number from 0 to 1": [
        ANSWER | {"share": share} for share in (-0.1, 1.1, True, "1", None, 10**400, float("inf"), float("nan"))
    ],
    "its 'unsafe' is not true or false": [ANSWER | {"unsafe": None}],
    "its 'about' is not a list of at most 40 topics": [
        ANSWER | {"about": [one]} for one in NO_TOPICS
    ],
    "its 'missed' is not a list of at most 40 topics": [ANSWER | {"missed": ["error:a"] * 41}],
    "its 'sure' is not 0, 1 or 2": [ANSWER | {"sure": sure} for sure in (3, -1, True, 1.0, None)],
    "its 'sitting' is not 24 hexadecimal digits": [ANSWER | {"sitting": "x"}],
    "its 'lesson' is not a name": [READ | {"lesson": ["a"]}],
    "its 'items' is not a list of at most 500 names": [SITTING | {"items": ["a"] * 501}],
    "its 'score' is not a whole number": [SITTING | {"score": score} for score in (-1, 0.5, 2**32)],
    "its 'salt' is not a whole number": [CARRIED | {"salt": 2**32}],
}  # fmt: skip


@pytest.mark.parametrize(("why", "entry"), [(why, entry) for why, entries in MISFITS.items() for entry in entries])
def test_an_entry_that_does_not_fit_says_why(why, entry):
    assert misfit(entry) == why


@pytest.mark.parametrize("entry", [ANSWER, READ, SITTING, CARRIED, ANSWER | {"more": [[[]]]}, ANSWER | {"share": 0.5}])
def test_an_entry_that_fits_is_taken(entry):
    assert misfit(entry) == ""


def test_entries_that_do_not_fit_are_counted_and_left_out(read):
    record = read(exported(ANSWER, 5, READ, ANSWER | {"share": 2}))
    assert record.told.endswith(".json: entries left out: 2 of 4; the first is entry 2: it is not an object")
    assert [kept.id for kept in record.answers] == [an_id(1)]
    assert record.problem == ""


JSONS = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5),
        st.sampled_from([ANSWER, READ, CARRIED]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ANSWER, "kind", "lesson"]), inner),
    max_leaves=8,
)  # fmt: skip
quickly = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quickly
@given(held=st.one_of(st.binary(max_size=60), JSONS, st.lists(JSONS).map(lambda entries: exported(*entries))))
def test_whatever_a_file_holds_it_is_told_or_it_fits(read, held):
    record = read(held)
    assert record.problem or record.device == an_id(1)
    assert all(0 <= kept.share <= 1 and 0 < kept.at < 2**43 for kept in record.answers)
    assert "\n" not in record.told


@quickly
@given(changes=st.dictionaries(st.sampled_from([*ANSWER, *CARRIED]), JSONS, max_size=3))
def test_whatever_is_changed_in_an_entry_it_fits_or_is_told(read, changes):
    record = read(exported(ANSWER | changes))
    assert record.told or record.answers or "kind" in changes
    assert not record.told or not record.answers
