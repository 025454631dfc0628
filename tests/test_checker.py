"""What the checker says: of every kind of mistake, of every rule, and of what is no mistake."""

import os

import pytest

import build_course
from coursewright import guide, line, links, rules
from coursewright.problems import BadContent
from tests import kit
from tests.mistakes import FINAL, MISTAKES, MORE, MYTHS, ONE_CUE, OWN, QUIZ, STOPPING, THE_HINGE, WALL_TAP, Copy


def make(course, change):
    file, *how = change
    path = course.root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    match how:
        case [str(old), str(new)]:
            course.change(file, old, new)
        case [None]:
            path.unlink()
        case [Copy(other)]:
            path.write_bytes((kit.SAMPLE / other).read_bytes())
        case [bytes(raw)]:
            path.write_bytes(raw)
        case [str(text)]:
            path.write_text(text, encoding="utf-8")


def problems(course):
    try:
        *_, found = line.make(course.root)
    except BadContent as bad:
        return bad.problems
    return found


def said(course):
    return [str(problem) for problem in sorted(problems(course))]


def test_the_sample_has_no_mistakes(sample):
    assert said(sample) == []


@pytest.fixture(scope="session")
def found(tmp_path_factory):
    """The problems that each mistake of the table causes."""
    found = {}
    for number, (name, (change, _)) in enumerate(MISTAKES.items()):
        course = kit.copied(kit.SAMPLE, tmp_path_factory.mktemp("broken") / str(number))
        make(course, change)
        found[name] = problems(course)
    return found


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_where_it_is(found, name):
    _, told = MISTAKES[name]
    assert [str(problem) for problem in found[name]] == told


def test_a_link_to_a_file_is_told(sample):
    path = sample.root / MYTHS
    path.rename(sample.root / "myths.yml")
    path.symlink_to(sample.root / "myths.yml")
    assert said(sample) == [f"{MYTHS}:1:1: this is a link to another file (put the file itself here)"]


def test_a_link_to_a_folder_is_told(sample):
    drills = sample.root / "content/drills"
    drills.rename(sample.root / "drills")
    drills.symlink_to(sample.root / "drills", target_is_directory=True)
    assert "content/drills:1:1: this is a link to another folder (put the folder itself here)" in said(sample)


def test_a_link_to_a_picture_is_told(sample):
    picture = sample.root / "content/modules/hinge/hinge.svg"
    picture.rename(sample.root / "hinge.svg")
    picture.symlink_to(sample.root / "hinge.svg")
    told = "content/modules/hinge/hinge.svg:1:1: this is a link to another file (put the file itself here)"
    assert said(sample) == [told]


def test_a_pipe_is_told_and_not_waited_for(sample):
    (sample.root / MYTHS).unlink()
    os.mkfifo(sample.root / MYTHS)
    assert said(sample) == [f"{MYTHS}:1:1: this is not a file of text (delete it)"]


def test_a_name_of_bytes_is_told(sample):
    odd = os.fsencode(sample.root / "content/drills") + b"/caf\xe9\n.md"
    with open(odd, "wb") as file:  # noqa: PTH123 - no path, but bytes
        file.write((sample.root / WALL_TAP).read_bytes())
    told = "content/drills/caf\ufffd\ufffd.md:1:1: this file's name has a character that can't be seen or read"
    assert said(sample) == [f"{told} (give the file another name)"]


def test_a_page_of_docs_in_the_place_of_ours_is_told(sample, capsys):
    sample.write("docs/drills/wall-tap.md", "# Mine\n")
    assert build_course.main(["--course", str(sample.root), "--site", str(sample.root / "site")]) == 1
    told = "docs/drills/wall-tap.md:1:1: this page stands where a page of the course stands"
    assert told in capsys.readouterr().err


def test_mistakes_of_a_kind_are_told_all_at_once(sample):
    sample.change(THE_HINGE, "[@CK]. See [the wall tap](drill:wall-tap)", "[@XX]. See [the wall tap](drill:wall-tip)")
    sample.change(ONE_CUE, "error:cue-pile-up", "error:cue-pile")
    assert len(said(sample)) == 3


def test_form_comes_before_meaning(sample):
    sample.change(ONE_CUE, "error:cue-pile-up", "error:cue-pile")
    sample.change(ONE_CUE, "minutes: 4", "minutes: four")
    assert said(sample) == [f"{ONE_CUE}:3:1: 'minutes' must be a whole number, not 'four'"]


# Every rule.

ELSEWHERE = {"symlink", "unreadable", "mkdocs-yml", "replaced-page"}
"""Rules that a test of their own breaks: no change of a text does."""


def documented():
    named = {rule.__name__.replace("_", "-"): rule.__doc__ for rule in rules.RULES}
    return guide.FORM | links.RULES | named


@pytest.fixture
def broken(found):
    """The rules that the table breaks."""
    return {problem.rule for problems in found.values() for problem in problems}


def test_every_rule_of_the_guide_is_broken_by_a_mistake(broken):
    assert documented().keys() - broken == ELSEWHERE


def test_every_rule_that_is_told_stands_in_the_guide(broken):
    assert broken <= documented().keys()
    assert all(text and text.strip().endswith(".") for text in documented().values())


# What is no mistake.

WELL = {
    "Windows line ends": lambda course: (course.root / WALL_TAP).write_bytes(
        (kit.SAMPLE / WALL_TAP).read_bytes().replace(b"\n", b"\r\n")
    ),
    "an arrow in a question": lambda course: course.change(QUIZ, "Side view, at", "Hips --> back. Side view, at"),
    "a comment in a question": lambda course: course.change(QUIZ, "Side view, at", "<!-- ask slowly -->\n\nAt"),
    "[[ in the code of a single": lambda course: course.change(QUIZ, "Side view, at", "`a[[0]]` Side view, at"),
    "a readme": lambda course: course.write("content/drills/README.md", "How we write drills.\n"),
    "a file that is no text": lambda course: course.write("content/drills/wall-tap.psd", "x"),
    "a table of a hundred rows": lambda course: course.change(
        THE_HINGE, "| Hips | Back |", "| [Hips](drill:wall-tap) | *Back* |\n" * 100
    ),
    "HTML that is whole": lambda course: course.change(
        THE_HINGE, "Ana bends", "<kbd>Ana</kbd><br> bends H<sub>2</sub>"
    ),
    "an address in angle brackets": lambda course: course.change(
        THE_HINGE, "Ana bends", "<https://example.org> Ana bends"
    ),
    "a number as an option": lambda course: (
        course.change(STOPPING, "[ ] A new pair of shoes", "[ ] -5") or course.change(STOPPING, "[ ] A yawn", "[ ] 5")
    ),
    "borders in code and behind a backslash": lambda course: course.change(
        MORE, "| A numb leg |", "| A `numb|leg` \\| or toe |"
    ),
    "a table without borders at its ends": lambda course: course.change(
        MORE, "| A numb leg | Stop and *refer* |", "A | B"
    ),
    "an exam of its own questions": lambda course: course.write(
        FINAL, f"---\ntitle: Last\nmode: exam\nsure: yes\n---\n{OWN}"
    ),
    "an exam that draws some of its own questions": lambda course: course.write(
        FINAL,
        f"---\ntitle: Last\ndraw: [{{module: stopping, items: 1}}]\n---\n{OWN}{OWN.replace('own', 'other')}",
    ),
    "a quoted word in an option": lambda course: course.change(
        QUIZ, "- [ ] All the way to the floor {", "- [ ] Until it [fixes]{quoted} {"
    ),
    "a quoted word at the end of an option": lambda course: course.change(
        QUIZ, "As deep as the back stays quiet", "As deep as it [fixes]{quoted}"
    ),
    "a quoted word in a myth": lambda course: course.change(
        MYTHS, "the better the lift.", "the more it fixes.\n  quoted: yes"
    ),
    "a listed word in code or in another word": lambda course: course.change(
        THE_HINGE, "Ana bends", "`fixes` prefixes fixes-it Ana bends"
    ),
    "a smaller sign": lambda course: course.change(MYTHS, "One cue at a time", "One cue (p < 0.05) at a time"),
}


@pytest.mark.parametrize("name", WELL)
def test_what_is_no_mistake_is_not_told_and_builds(sample, name):
    WELL[name](sample)
    assert said(sample) == []
    kit.built(sample.root, sample.root / "site")
