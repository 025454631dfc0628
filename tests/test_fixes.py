"""`check --fix`: what is put right, what is told of it, and that nothing else changes."""

import os
import re
import resource
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import build_course
from coursewright import content, fixes
from coursewright.problems import BadContent
from tests import kit
from tests.mistakes import HINGE, MORE, MYTHS, ONE_CUE, QUIZ, STOPPING, WALL_TAP

# What is put right.

FIXES = {
    "a question without an id": (
        (QUIZ, "## How deep {#hinge-depth sources=CK}", "## How deep"),
        "## How deep {#how-deep}",
        "quizzes/hinge.md:11: wrote {#how-deep}",
    ),
    "a question with braces and without an id": (
        (QUIZ, "## How deep {#hinge-depth sources=CK}", "## How deep {sources=CK}"),
        "## How deep {#how-deep sources=CK}",
        "quizzes/hinge.md:11: wrote {#how-deep}",
    ),
    "a question with empty braces": (
        (QUIZ, "## How deep {#hinge-depth sources=CK}", "## How deep { }"),
        "## How deep {#how-deep}",
        "quizzes/hinge.md:11: wrote {#how-deep}",
    ),
    "a question whose id would be taken": (
        (QUIZ, "## How deep {#hinge-depth sources=CK}", "## Hinge signs"),
        "## Hinge signs {#hinge-signs-2}",
        "quizzes/hinge.md:11: wrote {#hinge-signs-2}",
    ),
    "a question whose title is in other letters": (
        (QUIZ, "## How deep {#hinge-depth sources=CK}", "## 多深"),
        "## 多深 {#side-view-at-the-bottom}",
        "quizzes/hinge.md:11: wrote {#side-view-at-the-bottom}",
    ),
    "a question in a lesson whose braces have no id": (
        (ONE_CUE, "{#cue-count objective=H.2", "{objective=H.2"),
        "{#a-trainer-gives-three-cues objective=H.2",
        "content/modules/hinge/one-cue.md:15: wrote {#a-trainer-gives-three-cues}",
    ),
    "a box without its space": (
        (STOPPING, "- [ ] A new", "- []A new"),
        "\n- [ ] A new",
        "quizzes/stopping.md:14: wrote the box as '- [ ] '",
    ),
    "a box with spaces around its x": (
        (STOPPING, "- [x] A numb", "-[ x]  A numb"),
        "\n- [x] A numb",
        "quizzes/stopping.md:11: wrote the box as '- [x] '",
    ),
    "a box in a numbered list": (
        (STOPPING, "- [ ] A new", "2. [ ] A new"),
        "\n- [ ] A new",
        "quizzes/stopping.md:14: wrote the box as '- [ ] '",
    ),
    "an indented option": (
        (STOPPING, "- [ ] A new", " - [ ] A new"),
        "\n- [ ] A new",
        "quizzes/stopping.md:14: wrote the box as '- [ ] '",
    ),
    "a large x": (
        (STOPPING, "- [x] A numb", "- [X] A numb"),
        "\n- [x] A numb",
        "quizzes/stopping.md:11: wrote the box as '- [x] '",
    ),
    "a tab before a key": (
        (HINGE, "    text: Show", "\t\ttext: Show"),
        "\n    text: Show",
        "content/modules/hinge/module.yml:6: wrote spaces for the tab",
    ),
}


@pytest.mark.parametrize("name", FIXES)
def test_what_is_mechanical_is_put_right_and_told(sample, name):
    (file, old, new), wanted, told = FIXES[name]
    sample.change(file, old, new)
    broken = (sample.root / file).read_text()
    assert fixed(sample) == [told]
    whole = (sample.root / file).read_text()
    assert wanted in whole
    changed = [pair for pair in zip(broken.split("\n"), whole.split("\n"), strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert fixed(sample) == []


def test_a_question_in_a_lesson_is_given_a_line_for_its_id(sample):
    text = re.sub(r"\{#cue-count.*\}\n", "", (sample.root / ONE_CUE).read_text())
    sample.write(ONE_CUE, text)
    (told,) = fixed(sample)
    assert told == f"{ONE_CUE}:15: wrote {{#a-trainer-gives-three-cues}}"
    assert "<quiz>\n{#a-trainer-gives-three-cues}\n" in (sample.root / ONE_CUE).read_text()


def test_the_lines_that_are_told_are_those_of_the_new_file(sample):
    block = "<quiz>\nWhich way?\n\n- [x] Back\n- [ ] Down {misconception=more-cues}\n  > No.\n</quiz>\n"
    sample.add(ONE_CUE, f"\n{block}\n{block}")
    told = fixed(sample)
    rows = (sample.root / ONE_CUE).read_text().split("\n")
    assert [rows[int(line.split(":")[1]) - 1] for line in told] == ["{#which-way}", "{#which-way-2}"]


ENDS = "ended every line with a plain line end"
BYTES = {
    "a byte order mark": (lambda raw: b"\xef\xbb\xbf" + raw, [f"{MYTHS}:1: took out the byte order mark"]),
    "Windows line ends": (lambda raw: raw.replace(b"\n", b"\r\n"), [f"{MYTHS}:1: {ENDS}"]),
    "old Macintosh line ends": (lambda raw: raw.replace(b"\n", b"\r"), [f"{MYTHS}:1: {ENDS}"]),
    "both": (
        lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n", 2),
        [f"{MYTHS}:1: {ENDS}", f"{MYTHS}:1: took out the byte order mark"],
    ),
}


@pytest.mark.parametrize("name", BYTES)
def test_marks_that_cannot_be_seen_are_put_right(sample, name):
    how, told = BYTES[name]
    path = sample.root / MYTHS
    before = path.read_bytes()
    path.write_bytes(how(before))
    assert fixed(sample) == told
    assert path.read_bytes() == before


NOT_MECHANICAL = {
    "a tab that more than spaces must replace": (HINGE, "summary: Bend", "\tsummary: Bend"),
    "a box in code": (STOPPING, "Which of these stops", "```\n-[]code\n```\n\nWhich of these stops"),
    "a link like a box": (STOPPING, "Which of these stops", "- [x](drill:wall-tap)\n\nWhich of these stops"),
    "braces that can't be read": (QUIZ, "{#hinge-depth sources=CK}", "{sources}"),
    "an id that can't be one": (QUIZ, "{#hinge-depth", "{#Hinge_depth"),
    "a wrong option without an explanation": (STOPPING, "  > A yawn is a yawn.\n", ""),
    "a checklist that is ticked": (MORE, "- [ ] It has six", "- [x] It has six"),
}


@pytest.mark.parametrize("name", NOT_MECHANICAL)
def test_what_an_instructor_must_decide_stays(sample, name):
    sample.change(*NOT_MECHANICAL[name])
    assert fixed(sample) == []


def test_a_course_without_mistakes_keeps_its_bytes(sample):
    before = kit.files(sample.root)
    assert fixed(sample) == []
    assert kit.files(sample.root) == before


def test_a_file_that_is_no_text_of_the_course_stays(sample):
    sample.write("content/drills/README.md", "A note.\r\n")
    (sample.root / "content/drills/odd name.md").write_bytes(b"x\r\n")
    (sample.root / MYTHS).write_bytes(b"caf\xe9\r\n")
    assert fixed(sample) == []


# The command.


def test_the_command_tells_what_it_did_and_then_what_is_left(sample, capsys):
    sample.change(QUIZ, "## How deep {#hinge-depth sources=CK}", "## How deep")
    sample.change(WALL_TAP, "[kneeling-hinge, a hand", "[kneling-hinge, a hand")
    assert check(sample) == 1
    told = capsys.readouterr()
    assert told.err == "quizzes/hinge.md:11: wrote {#how-deep}\n"
    assert "content/drills/wall-tap.md:4:10: there is no drill 'kneling-hinge'" in told.out


def test_json_stays_json(sample, capsys):
    sample.change(STOPPING, "- [x] A numb", "- [X] A numb")
    assert check(sample, "--format", "json") == 0
    assert capsys.readouterr() == ("[]\n", "quizzes/stopping.md:11: wrote the box as '- [x] '\n")


def test_without_fix_nothing_is_written(sample):
    sample.change(STOPPING, "- [x] A numb", "- [X] A numb")
    before = kit.files(sample.root)
    assert build_course.main(["check", "--course", str(sample.root)]) == 0
    assert kit.files(sample.root) == before


def test_a_file_keeps_its_permissions(sample):
    sample.change(STOPPING, "- [x] A numb", "- [X] A numb")
    (sample.root / STOPPING).chmod(0o640)
    assert check(sample) == 0
    assert (sample.root / STOPPING).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(("place", "mode"), [(STOPPING, 0o444), ("quizzes", 0o555)])
def test_what_may_not_be_changed_is_told_and_stays(sample, capsys, place, mode):
    sample.change(STOPPING, "- [x] A numb", "- [X] A numb")
    before = kit.files(sample.root)
    path = sample.root / place
    was = path.stat().st_mode
    path.chmod(mode)
    try:
        assert check(sample) == 3
    finally:
        path.chmod(was)
    told = f"{sample.root / STOPPING} may not be changed; allow writing to it and to its folder, and try again"
    assert capsys.readouterr().err == f"This machine can't do it: {told}\n"
    assert kit.files(sample.root) == before


def test_when_the_disk_is_full_a_file_is_whole(sample):
    sample.change(STOPPING, "- [x] A numb", "- [X] A numb")
    before = kit.files(sample.root)
    asked = [sys.executable, kit.ROOT / "build_course.py", "check", "--fix", "--course", sample.root]
    none = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))  # noqa: E731
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(asked, capture_output=True, text=True, check=False, preexec_fn=none, env=env)
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("This machine can't do it: ")
    assert kit.files(sample.root) == before


# Whatever stands in a quiz.

PIECES = [
    "- [ ] a\n", "- [X] b {misconception=more-cues}\n", "-[]c\n", "1. [x]d\n", "\t- [ ] e\n", "  > f\n", "## g\n",
    "## h {#i}\n", "## j {objective=H.1}\n", "## k { }\n", "## l {m}}\n", "##\n", "## \n", "<quiz>\n", "</quiz>\n",
    "{#n}\n", "{objective=H.1}\n", "```\n", "`", "<!--", "-->", "\r\n", "\r", "\ufeff", "\t", "---\n",
    "| o | p |\n|---|---|\n",     "{type=order}", "{type=match}", "{type=say}", "[[q]]", "\n", "{",
    "}", "#", "+ [x] r | s\n", "多深", "> not t: u\n",
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, 2000), st.integers(0, 20), st.one_of(st.sampled_from(PIECES), st.text(max_size=8))),
    min_size=1,
    max_size=5,
)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return kit.copied(kit.SAMPLE, tmp_path_factory.mktemp("fixed"))


@settings(deadline=None, max_examples=int(os.environ.get("EXAMPLES", "120")), suppress_health_check=list(HealthCheck))
@given(file=st.sampled_from([QUIZ, MORE, STOPPING, ONE_CUE, HINGE]), edits=EDITS)
def test_whatever_stands_in_a_file_a_second_run_does_nothing_and_no_other_meaning_is_made(course, file, edits):
    path = course.root / file
    before = path.read_bytes()
    text = before.decode()
    for place, cut, piece in edits:
        start = place % (len(text) + 1)
        text = text[:start] + piece + text[start + cut :]
    try:
        path.write_bytes(text.encode("utf-8", "replace"))
        meant = loaded(course)
        fixed(course)
        once = kit.files(course.root)
        assert meant is None or loaded(course) == meant
        assert fixed(course) == []
        assert kit.files(course.root) == once
    finally:
        for other, raw in kit.files(kit.SAMPLE).items():
            if (course.root / other).read_bytes() != raw:
                (course.root / other).write_bytes(raw)


def test_ids_are_all_that_a_course_without_them_gains(sample):
    meant = content.load(sample.root)
    for path in [*sample.root.glob("quizzes/*.md"), sample.root / ONE_CUE]:
        path.write_text(re.sub(r"\{#[a-z-]+ ?", "{", path.read_text()).replace("{}", ""))
    assert loaded(sample) is None
    assert len(fixed(sample)) == len(meant.items)
    asked = [bare(item) for item in content.load(sample.root).items.values()]
    assert asked == [bare(item) for item in meant.items.values()]


def loaded(course):
    """What the course means, or nothing where its form is wrong."""
    try:
        return content.load(course.root)
    except BadContent:
        return None


def bare(item):
    """A question without its name and its places."""
    held = item.model_dump(exclude={"name", "marks"})
    return re.sub(r"'(line|column)': \d+", "", str(held))


def fixed(course):
    """Put right what can be, as the command does; what was done."""
    done = fixes.found(course.root)
    for one in done:
        (course.root / one.file).write_bytes(one.text.encode())
    return [line for one in done for line in one.lines()]


def check(course, *more):
    return build_course.main(["check", "--fix", "--course", str(course.root), *more])
