"""The command that tells what waits for a review."""

import csv
import io

import pytest
from lxml import html

import build_course
from coursewright import content, line, reviewing, wording
from tests import kit

REVIEWS = "content/reviews.yml"
ENTRY = "- of: [{}]\n  by: A. Person\n  credential: Physiotherapist\n  on: {}\n  hash: {}\n"
HASH = "b7e4393c49da"
SAMPLE = content.load(kit.SAMPLE)
KNEELING = wording.hash_of(["drill:kneeling-hinge"], SAMPLE)
BOTH = wording.hash_of(["drill:wall-tap", "drill:kneeling-hinge"], SAMPLE)
ERROR = wording.hash_of(["error:cue-pile-up"], SAMPLE)
UNSIGNED = wording.hash_of(["error:squats-the-hinge"], SAMPLE)


@pytest.fixture
def reviewed(sample):
    """The sample with a review that holds, one that is void, and one that is due."""
    rows = [
        ENTRY.format("drill:wall-tap", "2999-05-03", HASH),
        ENTRY.format("drill:kneeling-hinge", "2999-05-03", "123456789abc"),
        ENTRY.format("error:cue-pile-up", "1999-05-03", ERROR),
    ]
    sample.write(REVIEWS, "".join(rows))
    return sample


def run(course, *options):
    return build_course.main(["review", "--course", str(course.root), *map(str, options)])


def test_what_is_unsigned_changed_or_due_is_told_and_what_holds_is_not(reviewed, capsys):
    assert run(reviewed, "--kind", "drill", "error") == 0
    assert capsys.readouterr().out == (
        "3 things: 1 unsigned, 1 changed, 1 due\n"
        f"changed   drill:kneeling-hinge    {KNEELING}  Kneeling hinge\n"
        f"due       error:cue-pile-up       {ERROR}  Cue pile-up\n"
        f"unsigned  error:squats-the-hinge  {UNSIGNED}  Squats the hinge\n"
    )


def test_with_all_what_is_signed_is_told_too(reviewed, capsys):
    run(reviewed, "--kind", "drill", "--all")
    assert f"signed    drill:wall-tap        {HASH}  Wall tap" in capsys.readouterr().out


def test_a_module_that_is_not_there_is_told(sample, capsys):
    assert run(sample, "--module", "hing") == 2
    assert capsys.readouterr().err == "There is no module 'hing' (did you mean 'hinge'?).\n"


def test_only_what_belongs_to_a_module_is_told(sample, capsys):
    run(sample, "--module", "stopping", "--kind", "lesson", "quiz", "item", "drill", "case")
    names = [row.split()[1] for row in capsys.readouterr().out.splitlines()[1:]]
    assert names == ["lesson:signs", "case:ana-and-the-stiff-legs", "item:sign-level", "item:which-sign"]


def test_the_table_has_a_row_for_each_thing(reviewed, tmp_path, capsys):
    file = tmp_path / "table.csv"
    run(reviewed, "--kind", "drill", "--csv", file)
    assert capsys.readouterr().out == f"1 thing: 1 changed\nwrote {file}\n"
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert rows == [
        {
            "thing": "drill:kneeling-hinge",
            "title": "Kneeling hinge",
            "state": "changed",
            "reviewed by": "A. Person",
            "credential": "Physiotherapist",
            "on": "2999-05-03",
            "hash": KNEELING,
            "modules": "hinge",
            "sources": "STUDY1",
            "file": "content/drills/kneeling-hinge.md",
        }
    ]


def test_no_cell_of_the_table_is_a_formula(sample, tmp_path):
    sample.change("content/drills/wall-tap.md", "title: Wall tap", "title: =1+1")
    run(sample, "--kind", "drill", "--csv", tmp_path / "t.csv")
    assert ",'=1+1," in (tmp_path / "t.csv").read_text(encoding="utf-8-sig")


def sheet(course, tmp_path, *options):
    run(course, "--html", tmp_path / "sheet.html", *options)
    return html.document_fromstring((tmp_path / "sheet.html").read_text(encoding="utf-8"))


def test_the_sheet_has_words_sources_and_lines_to_copy_side_by_side(reviewed, tmp_path):
    page = sheet(reviewed, tmp_path, "--kind", "drill")
    article = page.xpath("//article")[0]
    assert kit.words(article.xpath(".//*[@class='top']")[0]) == (
        "drill:kneeling-hinge changed Kneeling hinge "
        "Changed since the review on 2999-05-03 by A. Person, Physiotherapist."
    )
    assert "Dose 5 sets of 3." in kit.words(article.xpath(".//*[@class='words']")[0])
    assert kit.words(article.xpath(".//aside")[0]) == (
        "STUDY1 A. Author. A study made up for the tests example.org/study "
        "Supports: Fewer cues are easier to follow. Only its abstract was read."
    )
    copied = f"- of: [drill:kneeling-hinge]\n  by:\n  credential:\n  on:\n  hash: {KNEELING}"
    assert article.xpath("string(.//pre)") == copied


def test_what_is_copied_from_the_sheet_and_filled_in_holds(sample, tmp_path):
    copied = [pre.text for pre in sheet(sample, tmp_path).xpath("//pre")]
    for filled in (copied[:-1], copied[-1:]):
        text = "\n".join(filled).replace("  by:", "  by: A. P").replace("  credential:", "  credential: PT")
        sample.write(REVIEWS, text.replace("  on:", "  on: 2999-01-01") + "\n")
        course, made, problems = line.make(sample.root)
        assert problems == []
        assert {matter.state for matter in reviewing.matters(course)} == {"signed"}
        assert [page.path for page in made.pages if "Not yet reviewed by a clinician" in page.text] == []


def test_the_sheet_shows_all_that_a_review_is_of(sample):
    """Each word of a reviewed text stands in the sheet."""
    course = content.load(sample.root)
    for matter in reviewing.matters(course):
        told = " ".join(text for _, text in matter.words)
        for word in ("numb since yesterday", "Depth is the client's own", "Add a fourth cue", "has agreed in writing"):
            if word in wording.wording_of(matter.thing, course):
                assert word in told


def test_the_sheet_asks_nothing_of_elsewhere_and_runs_nothing(sample, tmp_path):
    sample.change("content/drills/wall-tap.md", "title: Wall tap", 'title: "Wall &lt;b> tap"')
    sample.change("content/drills/wall-tap.md", "stand up.", "stand up, [here](https://example.org).")
    page = sheet(sample, tmp_path)
    assert page.xpath("//script | //link | //img | //iframe | //*[@src] | //a[@href]") == []
    assert page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]


def test_the_command_says_which_files_it_wrote(sample, tmp_path, capsys):
    page, table = tmp_path / "a.html", tmp_path / "a.csv"
    run(sample, "--kind", "drill", "--html", page, "--csv", table)
    assert capsys.readouterr().out == f"2 things: 2 unsigned\nwrote {page}\nwrote {table}\n"


def test_the_command_changes_nothing_in_the_course(reviewed, tmp_path):
    before = kit.files(reviewed.root)
    run(reviewed, "--html", tmp_path / "a.html", "--csv", tmp_path / "a.csv")
    assert kit.files(reviewed.root) == before


@pytest.mark.parametrize("option", ["--html", "--csv"])
def test_the_command_never_writes_into_the_course(reviewed, option, capsys):
    before = kit.files(reviewed.root)
    file = reviewed.root / REVIEWS
    assert run(reviewed, option, file) == 2
    told = f"{file} would stand among the course's own files; name another place.\n"
    assert capsys.readouterr().err == told
    assert kit.files(reviewed.root) == before


def test_when_all_is_signed_nothing_waits(reviewed, tmp_path, capsys):
    reviewed.write(REVIEWS, ENTRY.format("drill:wall-tap, drill:kneeling-hinge", "2999-05-03", BOTH))
    run(reviewed, "--kind", "drill")
    assert capsys.readouterr().out == "Nothing here waits for a review.\n"
