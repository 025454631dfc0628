"""The command: what it prints, what it writes, and what it answers."""

import json
import re
import subprocess
import sys

import pytest

import build_course
from coursewright import content, line, report
from tests import kit
from tests.test_records import answer, exported
from tests.test_report import KINDS, TEXT


@pytest.fixture
def bad(sample):
    """The sample course with two mistakes of meaning."""
    sample.change("content/drills/wall-tap.md", "[kneeling-hinge, a hand", "[kneling-hinge, a hand")
    sample.change("quizzes/hinge.md", "{error=squats-the-hinge}\n  > That", "{error=nodding}\n  > That")
    return sample


BAD_TEXT = """\
content/drills/wall-tap.md:4:10: there is no drill 'kneling-hinge' (did you mean 'kneeling-hinge'?)
quizzes/hinge.md:34:23: there is no cueing error 'nodding'
"""

BAD_GITHUB = """\
::error file=content/drills/wall-tap.md,line=4,col=10,title=names-exist::there is no drill 'kneling-hinge' \
(did you mean 'kneeling-hinge'?)
::error file=quizzes/hinge.md,line=34,col=23,title=names-exist::there is no cueing error 'nodding'
"""

BAD_JSON = [
    {
        "file": "content/drills/wall-tap.md",
        "line": 4,
        "column": 10,
        "rule": "names-exist",
        "message": "there is no drill 'kneling-hinge'",
        "hint": "did you mean 'kneeling-hinge'?",
    },
    {
        "file": "quizzes/hinge.md",
        "line": 34,
        "column": 23,
        "rule": "names-exist",
        "message": "there is no cueing error 'nodding'",
        "hint": "",
    },
]


def run(*arguments):
    """The command's exit code."""
    return build_course.main([str(argument) for argument in arguments])


# check


def test_check_says_that_a_good_course_is_good(capsys):
    """Where a person reads it, and not what takes its output."""
    assert run("check", "--course", kit.SAMPLE) == 0
    assert capsys.readouterr() == ("", "There is nothing to put right.\n")


def test_check_tells_each_problem_on_a_line(bad, capsys):
    assert run("check", "--course", bad.root) == 1
    assert capsys.readouterr() == (BAD_TEXT, "")


def test_check_annotates_a_pull_request(bad, capsys):
    assert run("check", "--course", bad.root, "--format", "github") == 1
    assert capsys.readouterr() == (BAD_GITHUB, "")


def test_check_lists_problems_as_json(bad, capsys):
    assert run("check", "--course", bad.root, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out) == BAD_JSON


def test_check_lists_no_problems_of_a_good_course(capsys):
    assert run("check", "--course", kit.SAMPLE, "--format", "json") == 0
    assert capsys.readouterr().out == "[]\n"


def test_check_writes_nothing(bad, tmp_path):
    before = kit.files(bad.root)
    run("check", "--course", bad.root, "--site", tmp_path / "site")
    assert kit.files(bad.root) == before
    assert not (tmp_path / "site").exists()


def test_a_folder_without_a_course_is_told(tmp_path, capsys):
    assert run("check", "--course", tmp_path) == 1
    assert capsys.readouterr().out.startswith("content/course.yml:1:1: the course has no course.yml (write one")


# build


def test_a_folder_with_only_content_and_quizzes_is_a_course(sample, tmp_path, capsys):
    assert {path.name for path in sample.root.iterdir()} == {"content", "quizzes"}
    assert run("--course", sample.root, "--site", tmp_path / "public") == 0
    assert (tmp_path / "public" / "index.html").is_file()
    assert capsys.readouterr().out == f"The course is in {tmp_path / 'public'}\n"
    assert {path.name for path in sample.root.iterdir()} == {"content", "quizzes"}


def test_the_site_stands_in_the_course_when_no_other_place_is_named(sample):
    assert run("--course", sample.root) == 0
    assert (sample.root / "site" / "index.html").is_file()


@pytest.mark.parametrize("before", [True, False])
def test_places_are_named_before_or_after_the_command(bad, tmp_path, capsys, before):
    places = ["--course", bad.root, "--site", tmp_path / "site"]
    for command in (["check"], ["build"], ["report"], ["pages", tmp_path / "pages"]):
        assert run(*(places + command if before else command + places)) == 1
        assert "kneling-hinge" in "".join(capsys.readouterr())
    assert not (tmp_path / "site").exists()


def test_a_build_tells_problems_in_the_words_of_check(bad, tmp_path, capsys):
    assert run("--course", bad.root, "--site", tmp_path / "site") == 1
    assert capsys.readouterr() == ("", BAD_TEXT)


# report


def test_report_prints_one_json_object(capsys):
    assert run("report", "--json", "--course", kit.SAMPLE) == 0
    told = json.loads(capsys.readouterr().out)
    parts = "counts objectives blueprint few keys pools errors sends lessons grade lacks"
    assert list(told) == parts.split()
    assert list(told["counts"]) == KINDS
    assert {tuple(objective) for objective in told["objectives"]} == {("code", "module", "lessons", "items")}
    assert told == report.holds(content.load(kit.SAMPLE))


def test_report_prints_what_the_course_holds(capsys):
    assert run("report", "--course", kit.SAMPLE) == 0
    assert capsys.readouterr() == (TEXT + "\n", "")


# items


@pytest.fixture
def kept(tmp_path):
    """Keep a record, and name its file."""

    def kept(name, held):
        (tmp_path / name).write_text(json.dumps(held), encoding="utf-8")
        return tmp_path / name

    return kept


FLOOR = "All the way to the floor"
ITEMS = f"""\
Trainees: 2. Records: 2. Only first answers count.

cue-count                        single  answered by nobody
hinge-depth                      single  answered by   2  facility 0.50  discrimination blank (fewer than 10 trainees)
    nobody chose: “As deep as the trainer goes”
    wrong option chosen most: “{FLOOR}” (1)
hinge-signs                      multi   answered by nobody
hinge-blank                      fill    answered by nobody
hinge-order                      order   answered by nobody
cue-limit                        number  answered by nobody
sign-level                       match   answered by nobody
say-one-cue                      say     answered by nobody
which-sign                       single  answered by nobody
"""


@pytest.fixture
def two(kept):
    """The records of two trainees."""
    right = exported(answer(1, "hinge-depth", "As deep as the back stays quiet"), device=1)
    wrong = exported(answer(2, "hinge-depth", FLOOR, share=0), device=2)
    return [kept("right.json", right), kept("wrong.json", wrong)]


def test_items_prints_how_trainees_did_on_each_question(two, capsys):
    assert run("items", *two, "--course", kit.SAMPLE) == 0
    assert capsys.readouterr() == (ITEMS, "")


def test_items_prints_one_json_object(two, capsys):
    assert run("items", "--json", *two, "--course", kit.SAMPLE) == 0
    told = json.loads(capsys.readouterr().out)
    assert " ".join(told) == "course told records trainees elsewhere decisions gone learned items agreement"
    assert [item["answered"] for item in told["items"]] == [0, 2, 0, 0, 0, 0, 0, 0, 0]


def test_a_record_that_cannot_be_read_is_told_and_the_others_are_counted(two, kept, capsys):
    other = kept("other.json", exported(course="juggling"))
    assert run("items", two[0], other, two[1], "--course", kit.SAMPLE) == 1
    assert capsys.readouterr() == (ITEMS, f"{other}: this record is of another course, 'juggling'\n")


def test_entries_that_are_left_out_are_told_and_stop_nothing(two, kept, capsys):
    odd = kept("odd.json", exported(5, device=1))
    assert run("items", *two, odd, "--course", kit.SAMPLE) == 0
    told = capsys.readouterr().err
    assert told == f"{odd}: entries left out: 1 of 1; the first is entry 1: it is not an object\n"


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_where_no_record_can_be_read_items_answers_1(tmp_path, capsys, how):
    gone = tmp_path / "none.json"
    assert run("items", gone, *how, "--course", kit.SAMPLE) == 1
    told = capsys.readouterr()
    assert told.err == f"{gone}: there is no such file\n"
    assert (json.loads(told.out)["told"] == [told.err.strip()]) if how else (told.out == "")


def test_items_tells_the_problems_of_the_course_first(bad, two, capsys):
    assert run("items", *two, "--course", bad.root) == 1
    assert capsys.readouterr() == ("", BAD_TEXT)


# pages


def test_pages_writes_every_page_and_picture(tmp_path, capsys):
    assert run("pages", tmp_path / "made", "--course", kit.SAMPLE) == 0
    _, made, _ = line.make(kit.SAMPLE)
    expected = {page.path: page.text.encode() for page in made.pages}
    for asset in made.assets:
        expected[asset.path] = asset.text.encode() or (kit.SAMPLE / asset.source).read_bytes()
    assert kit.files(tmp_path / "made") == expected
    assert capsys.readouterr() == (f"The pages are in {tmp_path / 'made'}\n", "")


# Exit codes.


@pytest.mark.parametrize(
    "arguments", [["--bogus"], ["chek"], ["check", "--format", "xml"], ["items"], ["pages"], ["--site"]]
)
def test_wrong_usage_answers_2_and_says_how(arguments, capsys):
    assert run(*arguments) == 2
    assert capsys.readouterr().err.startswith("usage: build_course.py")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"]])
def test_help_answers_0(arguments, capsys):
    assert run(*arguments) == 0
    assert "--course" in capsys.readouterr().out


@pytest.mark.parametrize("place", ["file/site", "file"])
def test_a_place_that_cannot_be_written_answers_3(tmp_path, capsys, place):
    (tmp_path / "file").write_text("Not a folder.")
    assert run("--course", kit.SAMPLE, "--site", tmp_path / place) == 3
    assert capsys.readouterr().err.startswith("This machine can't do it: ")
    assert (tmp_path / "file").read_text() == "Not a folder."


@pytest.mark.parametrize("folder", [kit.ROOT, kit.OTHER])
def test_a_python_that_lacks_something_says_which_to_type(folder):
    asked = [sys.executable, "-S", folder / "build_course.py", "check"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (3, "")
    assert re.fullmatch(
        r"This Python lacks '\w+'\. Type the one in your course's folder: "
        r"\.venv/bin/python build_course\.py, or on Windows \.venv\\Scripts\\python build_course\.py\n",
        done.stderr,
    )


def test_pages_that_cannot_be_written_answer_3(tmp_path, capsys):
    (tmp_path / "file").write_text("Not a folder.")
    assert run("pages", tmp_path / "file", "--course", kit.SAMPLE) == 3
    assert capsys.readouterr().err.startswith("This machine can't do it: ")


@pytest.mark.parametrize(("command", "code"), [("check", 0), ("chek", 2)])
def test_a_shell_sees_the_exit_code(command, code, tmp_path):
    asked = [sys.executable, kit.ROOT / "build_course.py", command, "--course", kit.SAMPLE]
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
