"""What the answers of trainees say of each question."""

import json

import pytest

from coursewright import outcomes, records
from coursewright.attempts import key_of
from tests.test_records import SAMPLE, answer, carried, exported

WELL, FLOOR, TRAINER = "As deep as the back stays quiet", "All the way to the floor", "As deep as the trainer goes"
SIGNS = ["The hips go back", "The shins stay upright", "The knees lead", "The chin leads"]


@pytest.fixture
def found(tmp_path):
    """What is found in the records of trainees, each given as a list of entries."""

    def found(*logs):
        read = []
        for n, log in enumerate(logs):
            (tmp_path / f"{n}.json").write_text(json.dumps(exported(*log, device=n)))
            read.append(records.read(tmp_path / f"{n}.json", "sample"))
        assert [record.told for record in read if record.told] == []
        return outcomes.found(read, SAMPLE)

    return found


def item(facts, name):
    return next(item for item in facts["items"] if item["item"] == name)


def log(n, *shares):
    """The answers of one trainee to the first questions of the hinge quiz, with these shares."""
    chosen = {1: [WELL], 0: [FLOOR if n % 3 else TRAINER]}
    names = ["hinge-depth", "hinge-signs", "hinge-blank", "hinge-order"]
    answers = zip(names, shares, strict=False)
    return [
        answer(10 * n + m, name, *(chosen.get(share, []) if name == "hinge-depth" else []), share=share)
        for m, (name, share) in enumerate(answers)
    ]


# Five who do well elsewhere are right here, and five who don't are wrong: see the table of test_analysis.
GOOD = [log(n, 1, share) for n, share in enumerate([1, 0.8, 0.8, 0.6, 0.8])]
POOR = [log(n, 0, share) for n, share in enumerate([0.6, 0.4, 0.4, 0.2, 0.4], 5)]


def test_every_question_of_the_course_is_told_of(found):
    facts = found()
    assert [item["item"] for item in facts["items"]] == list(SAMPLE.items)
    assert {(item["answered"], item["facility"], item["discrimination"], item["older"]) for item in facts["items"]} == {
        (0, None, None, 0)
    }


def test_a_question_is_told_with_its_facility_and_discrimination(found):
    assert item(found(*GOOD, *POOR), "hinge-depth") == {
        "item": "hinge-depth",
        "type": "single",
        "answered": 10,
        "facility": 0.5,
        "discrimination": 0.8452,
        "blank": "",
        "nobody": [],
        "wrong": {"option": FLOOR, "trainees": 3},
        "older": 0,
        "look": [],
    }


def test_a_later_answer_changes_nothing(found):
    again = [answer(200 + n, "hinge-depth", WELL, at=2000) for n in range(10)]
    logs = [[*log, again[n]] for n, log in enumerate([*GOOD, *POOR])]
    assert found(*logs)["items"] == found(*GOOD, *POOR)["items"]


def test_a_cue_that_trainees_mark_themselves_weighs_nothing_in_the_others(found):
    marked = [[*log, answer(300 + n, "say-one-cue", share=n % 2)] for n, log in enumerate([*GOOD, *POOR])]
    facts = found(*marked)
    assert item(facts, "hinge-depth") == item(found(*GOOD, *POOR), "hinge-depth")
    assert (item(facts, "say-one-cue")["facility"], item(facts, "say-one-cue")["discrimination"]) == (0.5, None)


def test_with_fewer_than_ten_trainees_discrimination_is_blank(found):
    nine = item(found(*GOOD, *POOR[1:]), "hinge-depth")
    assert (nine["answered"], nine["discrimination"], nine["blank"]) == (9, None, "fewer than 10 trainees")


def test_where_all_do_alike_discrimination_is_blank(found):
    alike = item(found(*(log(n, 1, n / 10) for n in range(10))), "hinge-depth")
    assert (alike["discrimination"], alike["blank"]) == (None, "all did alike")


def test_options_that_nobody_chose_are_told_by_their_words(found):
    signs = item(
        found([answer(1, "hinge-signs", *SIGNS[:2])], [answer(2, "hinge-signs", SIGNS[0], SIGNS[2])]), "hinge-signs"
    )
    assert (signs["nobody"], signs["wrong"]) == (["The chin leads"], {"option": "The knees lead", "trainees": 1})


def test_of_a_question_that_nobody_answered_no_options_are_told(found):
    nobody = item(found(), "hinge-depth")
    assert (nobody["nobody"], nobody["wrong"]) == ([], None)


def test_options_that_the_question_does_not_have_do_no_harm(found):
    odd = item(found([answer(1, "hinge-depth", "Something else", WELL, WELL)]), "hinge-depth")
    assert (odd["nobody"], odd["wrong"]) == ([FLOOR, TRAINER], None)


def test_answers_to_an_older_version_are_told_and_not_counted(found):
    old = answer(1, "hinge-depth", FLOOR, version="0" * 12)
    told = item(found([old, {**old, "id": "f" * 24}], [answer(2, "hinge-depth", WELL)]), "hinge-depth")
    assert (told["answered"], told["facility"], told["older"]) == (1, 1, 1)


def test_answers_to_questions_that_are_gone_are_told(found):
    facts = found([answer(1, "no-more")], [answer(2, "no-more")])
    assert (facts["trainees"], facts["gone"]) == (2, 2)


def test_decisions_of_cases_are_told_as_such_while_the_course_has_the_case(found):
    taken = answer(1, "ana-and-the-stiff-legs--first", "Ask where it aches, and what else she feels", type="case")
    of_old = answer(2, "a-case-that-is-gone--first", type="case")
    facts = found([taken, of_old])
    assert (facts["decisions"], facts["gone"]) == (1, 1)
    assert outcomes.as_text(facts).splitlines()[1:3] == [
        "Decisions taken in client cases: 1.",
        "Answers to questions that the course doesn't have: 1.",
    ]


LOOK = {
    "hard": ([1, 1, 0, 0, 0, 0, 0, 0, 0, 0], [1] * 5 + [0] * 5, ["few get it right"]),
    "easy": ([1] * 10, [1] * 5 + [0] * 5, ["nearly all get it right at once"]),
    "turned-round": ([1] * 5 + [0] * 5, [0] * 5 + [1] * 5, ["who does well elsewhere does no better here"]),
    "as-it-should-be": ([1] * 5 + [0] * 5, [1] * 4 + [0] * 6, []),
    "just-hard-enough": ([1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [1] * 5 + [0] * 5, []),
    "too-few-to-tell": ([0] * 9, [1] * 5 + [0] * 4, []),
}


@pytest.mark.parametrize("what", LOOK)
def test_a_question_that_needs_a_look_says_why(found, what):
    here, elsewhere, why = LOOK[what]
    logs = [log(n, *shares) for n, shares in enumerate(zip(here, elsewhere, strict=True))]
    assert [told.split(":")[0] for told in item(found(*logs), "hinge-depth")["look"]] == why


TEXT = """\
Trainees: 11. Records: 11. Only first answers count.
Answers to questions that the course doesn't have: 1.

cue-count                        single  answered by nobody
hinge-depth                      single  answered by  10  facility 0.50  discrimination 0.85
    wrong option chosen most: “All the way to the floor” (3)
    older version answered by 1: not counted
hinge-signs                      multi   answered by  11  facility 0.64  discrimination 0.59
    nobody chose: “The hips go back”, “The shins stay upright”, “The knees lead”, “The chin leads”
hinge-blank                      fill    answered by   1  facility 0.00  discrimination blank (fewer than 10 trainees)
hinge-order                      order   answered by nobody
cue-limit                        number  answered by nobody
sign-level                       match   answered by nobody
say-one-cue                      say     answered by nobody
which-sign                       single  answered by nobody"""


def test_the_text_tells_all_of_it(found):
    one_more = [
        answer(200, "hinge-depth", version="0" * 12),
        answer(201, "hinge-signs"),
        answer(202, "hinge-blank", share=0),
        answer(203, "gone"),
    ]
    assert outcomes.as_text(found(*GOOD, *POOR, one_more)) == TEXT


def test_answers_after_a_first_one_elsewhere_are_told_and_not_counted(found):
    here = answer(1, "hinge-depth", WELL)
    facts = found([here, carried(2, key_of("hinge-depth", here["version"], 7), salt=7)])
    assert (facts["elsewhere"], item(facts, "hinge-depth")["answered"]) == (1, 0)
    assert "\nFirst answers given on another device, and not counted: 1.\n" in outcomes.as_text(facts)


def test_the_text_says_what_needs_a_look(found):
    told = outcomes.as_text(found(*(log(n, 0, n / 10) for n in range(10))))
    assert "\n    look: few get it right: see whether its key is right and whether it is taught\n" in told


def test_the_json_is_one_object_with_the_same_facts(found):
    facts = found(*GOOD, *POOR)
    assert json.loads(outcomes.as_json(facts)) == facts
