"""The referral rules as they are published, explained and proved."""

import hashlib
import json
from datetime import date
from itertools import combinations

import pytest

import build_course
from coursewright import boundaries, content, logic, wording
from tests import kit

COURSE = content.load(kit.SAMPLE, date(2026, 11, 1))
PUBLISHED = boundaries.published(COURSE)
VECTORS = boundaries.vectors(COURSE)
BLOCKS = {block["name"]: block for block in VECTORS["blocks"]}
NAMES = list(COURSE.findings)
LETTER = dict(zip([*COURSE.levels, None], [*logic.MARKS[: len(COURSE.levels)], logic.NONE], strict=True))


def letter(yes, unsure):
    return LETTER[logic.decide(COURSE.rules.values(), COURSE.levels, yes, unsure).level]


# The file.


def test_the_file_says_all_that_is_needed_to_decide():
    assert list(PUBLISHED) == ["version", "status", "course", "title", "read", "levels", "findings", "rules"]
    assert PUBLISHED["rules"][0] == {
        "id": "both-legs-weak",
        "title": "Both legs weak, or pale",
        "level": "call",
        "why": "Hours can matter.",
        "meanwhile": "Stay with the client.",
        "sources": ["CR"],
        "when": {"any": ["both-legs", {"all": ["leg-numbness", "pale"]}]},
        "unless": ["muscle-soreness"],
    }
    assert [(level["id"], level["train"]) for level in PUBLISHED["levels"]] == [
        ("call", "no"),
        ("refer", "no"),
        ("change", "changed"),
    ]
    assert PUBLISHED["findings"][0] == {
        "id": "leg-numbness",
        "text": "Numbness in a leg",
        "ask": "Is any part of your leg numb?",
        "by": "client",
    }


def test_the_version_changes_with_the_wording_of_rules_levels_and_findings(sample):
    for file, old, new in (
        ("rules", "It passes.", "It goes."),
        ("levels", "Stop the lift.", "Stop lifting."),
        ("findings", "Is any part", "Is a part"),
    ):
        before = boundaries.published(content.load(sample.root))["version"]
        sample.change(f"content/referral/{file}.yml", old, new)
        assert boundaries.published(content.load(sample.root))["version"] != before


def test_the_license_is_published_with_the_rules(sample):
    sample.add("content/course.yml", "license: CC BY 4.0\n")
    assert boundaries.published(content.load(sample.root))["license"] == "CC BY 4.0"


def test_nobody_has_reviewed_the_sample():
    assert PUBLISHED["status"] == {"reviewed": False, "by": []}


def test_the_status_says_who_reviewed_all_of_it_and_when(sample):
    names = [f"rule:{name}" for name in COURSE.rules] + [f"level:{name}" for name in COURSE.levels]
    review = "- of: [{}]\n  by: A. Clinician\n  credential: PT\n  on: 2024-06-30\n  hash: {}\n"
    sample.write("content/reviews.yml", review.format(", ".join(names), wording.hash_of(names, COURSE)))
    by = {"by": "A. Clinician", "credential": "PT", "on": "2024-06-30"}
    assert _status(sample, date(2026, 6, 29)) == {"reviewed": True, "by": [by | {"due": False}]}
    assert _status(sample, date(2026, 6, 30)) == {"reviewed": True, "by": [by | {"due": True}]}
    sample.change("content/referral/findings.yml", "Is any part", "Is a part")
    assert _status(sample, date(2026, 6, 29)) == {"reviewed": False, "by": []}


def _status(course, today):
    return boundaries.published(content.load(course.root, today))["status"]


def test_spaces_do_not_change_what_was_reviewed(sample):
    words = wording.hash_of(["drill:wall-tap"], COURSE)
    sample.change("content/drills/wall-tap.md", "Push the hips back", "Push  the\nhips back")
    assert wording.hash_of(["drill:wall-tap"], content.load(sample.root)) == words


def test_the_site_has_both_files(sample_built):
    published = json.loads((sample_built.folder / boundaries.PATH).read_text(encoding="utf-8"))
    assert published["rules"] == PUBLISHED["rules"]
    blocks = json.loads((sample_built.folder / boundaries.VECTORS_PATH).read_text(encoding="utf-8"))["blocks"]
    assert [(block["name"], "decided" in block) for block in blocks] == [
        ("singles", True),
        ("pairs", True),
        ("triples", False),
        ("random", False),
    ]


# The vectors.


@pytest.mark.parametrize(("name", "size"), boundaries.BLOCKS.items())
def test_every_set_of_findings_stands_in_the_vectors_in_every_way_to_be_sure_of_it(name, size):
    expected = [
        letter([f for j, f in enumerate(some) if not v >> j & 1], [f for j, f in enumerate(some) if v >> j & 1])
        for some in combinations(NAMES, size)
        for v in range(2**size)
    ]
    assert BLOCKS[name]["decided"] == "".join(expected)
    assert BLOCKS[name]["vectors"] == len(expected)


def test_the_random_vectors_are_drawn_as_the_file_says():
    x = boundaries.SEED

    def draw():
        nonlocal x
        x = (x ^ x << 13) & 0xFFFFFFFF
        x ^= x >> 17
        x = (x ^ x << 5) & 0xFFFFFFFF
        return x

    expected = []
    for _ in range(1000):
        answers: dict[str, bool] = {}
        for _ in range(4 + draw() % 9):
            number = draw()
            answers.setdefault(NAMES[number % len(NAMES)], number >> 30 == 0)
        expected.append(letter([f for f, doubt in answers.items() if not doubt], [f for f in answers if answers[f]]))
    assert BLOCKS["random"]["decided"][:1000] == "".join(expected)
    assert BLOCKS["random"]["vectors"] == 100_000


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_the_checksum_of_its_letters(name):
    block = BLOCKS[name]
    assert block["sha256"] == hashlib.sha256(block["decided"].encode()).hexdigest()


def test_hundreds_of_findings_leave_out_the_triples(sample):
    more = "".join(f"- id: f{n}\n  text: T\n  ask: A\n" for n in range(200))
    sample.add("content/referral/findings.yml", more)
    named = [block["name"] for block in boundaries.vectors(content.load(sample.root))["blocks"]]
    assert named == ["singles", "pairs", "random"]


# The command.


def told(capsys, *arguments):
    code = build_course.main(["rules", "--course", str(kit.SAMPLE), *arguments])
    return code, capsys.readouterr()


def test_rules_are_listed_by_level(capsys):
    code, printed = told(capsys)
    assert code == 0
    assert (
        printed.out
        == """\
A Call emergency services now
  both-legs-weak: Both legs weak, or pale

B Refer before training
  numb-leg: Numb leg

C Train with a change
  sore: Ordinary soreness

"""
    )


def test_where_there_are_no_rules_that_is_told(capsys):
    assert build_course.main(["rules", "--course", str(kit.OTHER)]) == 0
    assert capsys.readouterr().out == "This course has no referral rules.\n"


def test_where_there_are_no_findings_that_is_told(capsys):
    assert build_course.main(["rules", "--course", str(kit.OTHER), "--explain", "dizzy"]) == 2
    told = "there is no finding 'dizzy' (the course has none yet: write content/referral/findings.yml)\n"
    assert capsys.readouterr().err == told


def test_rules_are_explained(capsys):
    code, printed = told(capsys, "--explain", "leg-numbness,pale", "muscle-soreness")
    assert code == 0
    assert (
        printed.out
        == """\
B Refer before training

These rules hold
- B numb-leg, because of leg-numbness
  Numb leg. It needs someone who can examine.
- C sore, because of muscle-soreness
  Ordinary soreness. It passes.

Softened
- A both-legs-weak, by muscle-soreness

Do
1. Stop the lift.
2. Write a note.

Say
I would like a clinician's view first.

Write down
What was said, in quotes.
"""
    )


def test_what_is_not_sure_is_said_to_be(capsys):
    code, printed = told(capsys, "--explain", "leg-numbness", "--unsure", "both-legs", "muscle-soreness")
    assert code == 0
    assert "- A both-legs-weak, because of both-legs (not sure)" in printed.out
    assert "- C sore, for muscle-soreness (not sure)" in printed.out


def test_rules_that_are_close_are_told_with_what_they_lack(capsys):
    _, printed = told(capsys, "--explain", "pale")
    assert (
        printed.out
        == """\
No level: no rule holds, and that never means to train.

One finding short
- A both-legs-weak, with leg-numbness
"""
    )


def test_an_unknown_finding_is_told(capsys):
    code, printed = told(capsys, "--explain", "pail", "--unsure", "xyz")
    assert code == 2
    assert printed.err == "there is no finding 'pail' (did you mean 'pale'?)\nthere is no finding 'xyz'\n"


def test_rules_are_explained_as_json(capsys):
    _, printed = told(capsys, "--json", "--explain", "leg-numbness")
    facts = json.loads(printed.out)
    assert facts["level"]["id"] == "refer"
    assert [(rule["id"], rule["by"]) for rule in facts["holds"]] == [("numb-leg", ["leg-numbness"])]
    assert [(rule["id"], rule["by"]) for rule in facts["close"]] == [("both-legs-weak", ["pale"])]


def test_every_vector_is_written_when_asked(capsys, tmp_path):
    code, printed = told(capsys, "--vectors", str(tmp_path / "vectors.json"))
    assert (code, printed.out) == (0, f"wrote {tmp_path / 'vectors.json'}\n")
    assert json.loads((tmp_path / "vectors.json").read_text(encoding="utf-8")) == VECTORS


def test_a_level_of_an_option_is_its_urgency_on_the_page(sample_built):
    page = sample_built.page("quizzes/stopping/")
    assert page.xpath("//course-quiz[@data-item='which-sign']//input/@data-level") == ["2"]
