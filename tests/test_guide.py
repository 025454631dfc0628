"""The instructors' guide: each of its examples is one course, and it leaves out no key."""

import re
from pathlib import PurePosixPath
from typing import get_args

import pytest
from pydantic import BaseModel

import build_course
from coursewright import content, fields, guide, line, model, report, stubs
from coursewright.commands import bring
from coursewright.problems import BadContent
from tests import kit
from tests.test_newcomer import COMMANDS

FENCE = re.compile(r'^(?P<fence>`{3,})\w+ title="(?P<title>[^"]+)"\n(?P<text>.*?)^(?P=fence)$', re.M | re.S)
MISTAKE, ADDED, MADE, SAID = ", with a mistake", ", added", ", as it is written", "What the checker says"
TYPED, TYPED_ON_WINDOWS, MARK = "Type this", "Type this on Windows", "In the new file"
EXAMPLES = [(page, found["title"], found["text"]) for page in guide.PAGES for found in FENCE.finditer(guide.text(page))]


def whole(folder):
    """The course that all examples of the guide make together, copied onto a new one."""
    course = kit.copied(kit.OTHER, folder)
    for page in guide.PAGES:
        copy(page, course)
    return course


def copy(page, course):
    """Put the examples of a page into a course, as a reader of the page would."""
    for found, title, text in EXAMPLES:
        if found != page or title.endswith((MISTAKE, MADE)):
            continue
        if title.endswith(ADDED):
            course.add(title.removesuffix(ADDED), f"\n{text}")
        elif title.startswith(("content/", "quizzes/")):
            course.write(title, text)


@pytest.fixture
def course(tmp_path):
    return whole(tmp_path / "course")


def problems(course):
    try:
        *_, warnings = line.make(course.root)
    except BadContent as bad:
        return bad.problems
    return warnings


def said(course):
    return [str(problem) for problem in problems(course)]


def test_all_examples_of_the_guide_are_a_course_without_a_mistake(course):
    assert said(course) == []


NOT_USED_YET = {"nothing-orphaned", "rules-are-used"}


def test_examples_copied_page_by_page_onto_a_new_course_are_at_odds_with_nothing(tmp_path):
    """But that a later page may be the first to use what an earlier one wrote."""
    course = kit.copied(kit.OTHER, tmp_path / "course")
    told = {}
    for page in guide.PAGES:
        copy(page, course)
        told[page] = [str(problem) for problem in problems(course) if problem.rule not in NOT_USED_YET]
    assert told == {page: [] for page in guide.PAGES}


def test_the_course_of_the_guide_has_a_question_of_every_type(course):
    made, *_ = line.make(course.root)
    assert {item.type for item in made.items.values()} == set(get_args(model.ItemType))


def test_the_course_of_the_guide_builds(course, tmp_path):
    built = kit.built(course.root, tmp_path / "site")
    assert "dizzy" in kit.words(built.article("referral/check/")).lower()


MISTAKES = [
    (page, title.removesuffix(MISTAKE), text, EXAMPLES[n + 1])
    for n, (page, title, text) in enumerate(EXAMPLES)
    if title.endswith(MISTAKE)
]


@pytest.mark.parametrize("number", range(len(MISTAKES)), ids=[page for page, *_ in MISTAKES])
def test_what_the_guide_says_of_a_mistake_is_what_the_checker_says(course, number):
    _, file, text, (_, title, told) = MISTAKES[number]
    assert title == SAID
    course.write(file, text)
    assert [problem for problem in said(course) if problem.startswith(file)] == told.splitlines()


def test_every_text_in_a_frame_is_an_example_that_is_tried():
    frames = [len(re.findall(r"^`{3,}\w", guide.text(page), re.M)) for page in guide.PAGES]
    assert sum(frames) == len(EXAMPLES)


def shown(title):
    """What stands in the one frame of this title."""
    (text,) = [text for _, found, text in EXAMPLES if found == title]
    return text


def test_the_guide_sets_up_a_computer_as_the_readme_of_a_new_course_does():
    """On Windows too, with the two changes that the README tells."""
    assert shown(TYPED).splitlines() == COMMANDS
    on_windows = shown(TYPED).replace("python3 ", "py ").replace(".venv/bin/", ".venv\\Scripts\\")
    assert shown(TYPED_ON_WINDOWS) == on_windows


def test_the_guide_shows_a_mark_as_a_new_drill_has_it():
    assert shown(MARK) in stubs.filled("drill.md", "Scarf throws")


TO_BRING, AS_WRITTEN, ORDER = "questions.txt", f"quizzes/questions.md{MADE}", "Type this for questions.txt"


def test_questions_are_brought_as_the_guide_shows_it(tmp_path, monkeypatch, capsys):
    """The file that is written, what is told of it, and what the checker asks for."""
    course = kit.copied(kit.OTHER, tmp_path)
    course.write(TO_BRING, shown(TO_BRING))
    monkeypatch.chdir(tmp_path)
    python, program, *arguments = shown(ORDER).split()
    assert (python, program) == ("python", "build_course.py")
    assert build_course.main([*arguments, "--course", "."]) == 0
    assert capsys.readouterr().out == shown("What it says")
    assert (tmp_path / "quizzes/questions.md").read_text() == shown(AS_WRITTEN)
    asked = next(EXAMPLES[n + 1] for n, (_, title, _) in enumerate(EXAMPLES) if title == AS_WRITTEN)
    assert said(course) == asked[2].splitlines()


def test_the_guide_names_every_form_that_questions_can_be_brought_from():
    assert re.findall(r"^\| `([\w-]+)` \|", guide.text("bring"), re.M) == list(bring.FORMATS)


def test_the_guide_explains_what_the_report_and_the_answers_are_told_in():
    told, page = report.as_text(content.load(kit.SAMPLE)), guide.text("numbers")
    named = re.findall(r"^\| `([A-Z][^`]*)`", page, re.M)
    assert [words for words in named if words not in told] == []
    headings = [part.partition("\n")[0] for part in told.split("\n\n")[2:-1]]
    assert [heading for heading in headings if not any(heading.startswith(words) for words in named)] == []
    assert all(f"| `{words}` |" in page for words in ("facility", "discrimination", "nobody chose", "look"))


# Every key.

UNWRITTEN = {"Course", "Thing", "Part", "Prose", "Picture", "Item", "Step", "Number", "Pair", "Comparison", "Change"}
"""Classes that no keys are written for: the parts of a course that are known from the form of its text."""


def parts(kind, seen):
    """Every class that a class is made of."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        for field in kind.model_fields.values():
            parts(field.annotation, seen)
    for inner in getattr(kind, "__args__", ()):
        parts(inner, seen)
    return seen


KINDS = sorted(
    (kind for kind in parts(model.Course, set()) if kind.__name__ not in UNWRITTEN), key=lambda kind: kind.__name__
)
MARKED = [found["kind"] for page in guide.PAGES for found in fields.MARKER.finditer(guide.text(page))]


def test_every_kind_that_an_instructor_writes_has_a_table_of_its_keys():
    assert sorted(MARKED) == [kind.__name__ for kind in KINDS]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_key_is_explained(kind):
    assert [key for key, field in fields.written(kind).items() if not field.description] == []
    table = fields.table(kind)
    assert table.count("\n") == len(fields.written(kind)) + 1
    assert "\n| `" in table


def test_a_table_says_what_a_key_holds_and_whether_it_is_needed():
    assert fields.table(model.NoteField) == (
        "| Key | Holds | What it is for |\n|---|---|---|\n"
        "| `label` | words; **needed** | What the line is called. |\n"
        "| `hint` | words | What to write there. |\n"
        "| `lines` | a whole number from 1 to 20; `2` if left out | How many lines it has on paper. |\n"
        "| `required` | yes or no | Whether a note without it lacks something. |\n"
        "| `given` | a list: words | Lines that stand in it already. |"
    )


# The pages.


def test_the_guide_stands_last_and_the_search_of_trainees_leaves_it_out():
    _, made, _ = line.make(kit.OTHER)
    own = [page for page in made.pages if page.section == ("For instructors",)]
    assert made.pages[-len(own) :] == own
    assert len(own) == len(guide.PAGES) + 1
    assert all(page.text.startswith("---\nsearch:\n  exclude: true\n---\n") for page in own)


def test_the_search_finds_nothing_of_the_guide(sample_built):
    index = (sample_built.folder / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "guide/" not in index


def test_a_course_can_leave_the_guide_out(sample):
    sample.change("content/course.yml", "id: sample\n", "id: sample\nguide: no\n")
    _, made, _ = line.make(sample.root)
    assert [page.path for page in made.pages if PurePosixPath(page.path).parts[0] == "guide"] == []


def test_every_page_of_the_guide_can_be_reached_from_its_first(sample_built):
    reached, todo = set(), ["guide/"]
    while todo:
        page = todo.pop()
        reached.add(page)
        links = {link.partition("#")[0] for link in sample_built.links(page)}
        todo += [link for link in links if link.startswith("guide/") and link not in reached and link not in todo]
    assert reached == {page for page in sample_built if page.startswith("guide/")}
