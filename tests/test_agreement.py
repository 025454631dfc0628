"""How far two observers agree, and which of their files are believed."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build_course
from coursewright import agreement, content, observations
from tests import kit

SAMPLE = content.load(kit.SAMPLE)
ERROR = "error:squats-the-hinge"


def sheet(of="1", by="A", at=1, drill="wall-tap", **marks):
    """What the checklist of a drill exports."""
    about = {"format": "coursewright-observation", "version": 1, "course": "sample", "drill": drill}
    return about | {"of": of, "by": by, "at": at, "marks": {ERROR: 2} | marks}


def marked_by_two(pairs):
    """The sheets of the observers A and B about as many performances as there are pairs of marks."""
    return [
        sheet(str(n), by, **{ERROR: mark}) for n, pair in enumerate(pairs) for by, mark in zip("AB", pair, strict=True)
    ]


@pytest.fixture
def kept(tmp_path):
    """Files that hold these things, one each."""

    def kept(*held):
        files = [tmp_path / f"{n}.json" for n in range(len(held))]
        for file, one in zip(files, held, strict=True):
            file.write_text(one if isinstance(one, str) else json.dumps(one))
        return files

    return kept


# A table with three marks: rows the first observer, columns the second. By hand, with linear weights (0, 1/2, 1):
# observed (1 + 1 + 2 + 1) / 2 / 20 = 0.125; by chance, from rows 8, 6, 6 and columns 7, 7, 6:
# (8*7 + 6*7 + 6*6 + 6*7) / 2 / 400 + (8*6 + 6*7) / 400 = 0.22 + 0.225 = 0.445.
TABLE = [(0, 0)] * 6 + [(0, 1)] * 2 + [(1, 0)] + [(1, 1)] * 4 + [(1, 2)] + [(2, 1)] + [(2, 2)] * 5


def test_weighted_kappa_is_that_of_a_table_worked_out_by_hand():
    assert agreement.kappa(TABLE) == pytest.approx(1 - 0.125 / 0.445)


@given(st.lists(st.tuples(*[st.sampled_from(observations.MARKS)] * 2), min_size=1))
def test_kappa_is_at_most_1_and_1_where_all_marks_are_alike_in_pairs(pairs):
    known, of_same = agreement.kappa(pairs), agreement.kappa([(a, a) for a, _ in pairs])
    assert known is None or -1 <= known <= 1
    assert of_same is None or math.isclose(of_same, 1)


def test_two_observers_of_one_performance_are_compared_error_by_error(kept):
    held = [
        sheet(str(n), by, **{ERROR: mark}) for n, pair in enumerate(TABLE) for by, mark in zip("AB", pair, strict=True)
    ]
    facts = agreement.found([observations.read(file, "sample") for file in kept(*held)], SAMPLE)
    assert facts == {
        "observations": 40,
        "doubles": 20,
        "marks": [
            {"mark": ERROR, "title": "Squats the hinge", "pairs": 20, "agree": 0.75, "kappa": 0.7191, "blank": ""},
        ],
    }


def test_the_last_sheet_of_an_observer_counts_and_one_alone_is_no_pair(kept):
    files = kept(sheet(at=1, **{ERROR: 0}), sheet(at=2, **{ERROR: 1}), sheet(by="B", **{ERROR: 1}), sheet(of="2"))
    facts = agreement.found([observations.read(file, "sample") for file in files], SAMPLE)
    assert (facts["doubles"], facts["marks"][0]["agree"]) == (1, 1)


NOT_BELIEVED = {
    "no JSON": ("{", "this is not JSON, as an exported record is"),
    "another thing": ({"format": "something"}, "this is not an observation that a checklist exports"),
    "a newer form": (
        sheet() | {"version": 2},
        "this observation has another form than the one that is read here (version 1)",
    ),
    "another course": (sheet() | {"course": "other"}, "this observation is of another course"),
    "no observer": (sheet() | {"by": ""}, "its 'by' is not as a checklist writes it"),
    "a name that hides something": (sheet() | {"of": "a\nb"}, "its 'of' is not as a checklist writes it"),
    "a time in words": (sheet() | {"at": "now"}, "its 'at' is not as a checklist writes it"),
    "a mark too high": (sheet() | {"marks": {ERROR: 3}}, "its 'marks' is not as a checklist writes it"),
    "a mark that is true": (sheet() | {"marks": {ERROR: True}}, "its 'marks' is not as a checklist writes it"),
    "a mark of something else": (sheet() | {"marks": {"<b>": 1}}, "its 'marks' is not as a checklist writes it"),
    "a list for marks": (sheet() | {"marks": [1]}, "its 'marks' is not as a checklist writes it"),
    "a drill that is a list": (sheet() | {"drill": []}, "its 'drill' is not as a checklist writes it"),
}


@pytest.mark.parametrize("name", NOT_BELIEVED)
def test_a_file_that_is_no_observation_says_why(kept, name):
    held, problem = NOT_BELIEVED[name]
    assert observations.read(kept(held)[0], "sample").problem == problem


def test_items_reads_observations_beside_records(kept, capsys):
    files = kept(*marked_by_two(TABLE[:9]), sheet() | {"course": "other"})
    code = build_course.main(["items", *map(str, files), "--course", str(kit.SAMPLE)])
    out, err = capsys.readouterr()
    assert (code, err) == (1, f"{files[-1]}: this observation is of another course\n")
    assert out == (
        "Observations: 18. Performances that two observers marked: 9.\n"
        f"{ERROR:40} pairs   9  same mark  67%  weighted kappa blank (fewer than 10 pairs)\n"
    )


def test_items_gives_one_json_object_for_both(kept, capsys):
    assert build_course.main(["items", *map(str, kept(sheet())), "--course", str(kit.SAMPLE), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["records"], facts["agreement"]) == (0, {"observations": 1, "doubles": 0, "marks": []})
