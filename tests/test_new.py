"""`new`: what it writes, what it tells, and that nothing is ever overwritten."""

import os
import re
import resource
import subprocess
import sys

import pytest

import build_course
from coursewright import listing
from tests import kit
from tests.test_checker import said

MODULE = "content/modules/hinge/module.yml"


def new(course, *arguments):
    return build_course.main(["new", *arguments, "--course", str(course.root)])


# What is begun.

LEFT = "here is still to fill in: {} (write it in the place of this mark)"
DRILL = f"""\
wrote content/drills/farmers-walk.md

Left to do:
content/drills/farmers-walk.md:3:12: {LEFT.format("the keys of its sources")}
content/drills/farmers-walk.md:8:1: {LEFT.format("where and how the client stands, sits or lies")}
content/drills/farmers-walk.md:12:1: {LEFT.format("what the client does, step by step")}
content/drills/farmers-walk.md:16:1: {LEFT.format("how often and how long, with rests")}
content/drills/farmers-walk.md:20:1: {LEFT.format("what ends a set at once")}
content/drills/farmers-walk.md:24:1: {LEFT.format("what the client should feel, and where")}
content/drills/farmers-walk.md:28:3: {LEFT.format("a cue toward an effect")}
"""

LESSON = f"""\
wrote content/modules/hinge/carry-it-home.md
added 'carry-it-home' to 'lessons' in content/modules/hinge/module.yml

Left to do:
content/modules/hinge/carry-it-home.md:3:15: {LEFT.format("the codes of its objectives, of H.1, H.2")}
content/modules/hinge/carry-it-home.md:6:1: {LEFT.format("a moment that a trainee will meet, in two or three sentences")}
content/modules/hinge/carry-it-home.md:10:1: {LEFT.format("what the trainee learns to do in it")}
"""  # noqa: E501


@pytest.mark.parametrize(
    ("asked", "told"),
    [(["drill", "Farmer's walk"], DRILL), (["lesson", "Carry it home", "--in", "hinge"], LESSON)],
)
def test_new_tells_what_it_wrote_and_what_is_left_to_do(sample, capsys, asked, told):
    assert new(sample, *asked) == 0
    assert capsys.readouterr() == (told, "")


BEGUN = {
    "lesson": ["content/modules/hinge/carry-it.md"],
    "drill": ["content/drills/carry-it.md"],
    "error": ["content/errors/carry-it.md"],
    "quiz": ["quizzes/carry-it.md"],
    "case": ["content/cases/carry-it.md"],
    "module": ["content/modules/carry-it/carry-it.md", "content/modules/carry-it/module.yml"],
}

FILLED = [
    (r'\["<!-- fill in: the keys of its sources -->"\]', "[CK]"),
    (r'\["<!-- fill in: the names of the drills[^>]*-->"\]', "[wall-tap]"),
    (r'"<!-- fill in: the codes? of the objective[^>]*-->"', "H.1"),
    (r'"<!-- fill in: what is true of the client[^>]*-->"', "leg-numbness"),
    (r"misconception=fill-in", "misconception=wait-and-see"),
    (r"level=fill-in", "level=refer"),
    (r"<!-- fill in: (.*?) -->", r"Here is \1."),
]
"""What an instructor might write in each place that `new` left."""


@pytest.mark.parametrize("kind", BEGUN)
def test_what_is_begun_passes_the_checker_once_it_is_filled_in(sample, kind):
    before = kit.files(sample.root)
    more = ["--in", "hinge"] if kind in ("lesson", "quiz") else []
    assert new(sample, kind, "Carry it", *more) == 0
    assert sorted(kit.files(sample.root).keys() - before.keys()) == BEGUN[kind]
    assert any("still to fill in" in line for line in said(sample))
    for file in BEGUN[kind]:
        sample.write(file, filled((sample.root / file).read_text(), "CI.1" if kind == "module" else "H.1"))
    use(sample, kind)
    assert said(sample) == []


def filled(text, code):
    text = re.sub(r'"<!-- fill in: the codes of its objectives[^>]*-->"', code, text)
    for place, words in FILLED:
        text = re.sub(place, words, text)
    return text


@pytest.mark.parametrize("kind", BEGUN)
def test_all_that_is_left_to_do_is_a_mark_to_fill_in(sample, kind):
    before = said(sample)
    new(sample, kind, "Carry it", *(["--in", "hinge"] if kind in ("lesson", "quiz") else []))
    assert [line for line in said(sample) if line not in before and "still to fill in" not in line] == []


def use(course, kind):
    """Name the new thing where the checker asks for it."""
    if kind == "drill":
        course.add("content/modules/hinge/one-cue.md", "\nTry [it](drill:carry-it).\n")
    elif kind == "case":
        course.add("content/modules/hinge/one-cue.md", "\nPlay [it](case:carry-it).\n")
    elif kind == "module":
        asked = "Which?\n\n- [x] This\n- [ ] That {misconception=more-cues}\n  > No.\n"
        course.add("quizzes/more.md", f"\n## New {{#new objective=CI.1}}\n\n{asked}")


def test_a_title_that_yaml_would_misread_is_put_in_quotes(sample):
    new(sample, "drill", 'Lift: the "box" # 1')
    text = (sample.root / "content/drills/lift-the-box-1.md").read_text()
    assert text.startswith('---\ntitle: "Lift: the \\"box\\" # 1"\n')


NAMES = {
    "Farmer's walk": "farmers-walk",
    "Farmer’s walk": "farmers-walk",
    "Élan  vital": "elan-vital",
    "Straße & Größe": "strasse-grosse",
    "多深 90°": "90",
    "ﬁne": "fine",
    "--- A ---": "a",
    "word " * 20: "word-word-word-word-word-word-word-word-word-word-word-word",
    "x" * 90: "x" * 60,
}


@pytest.mark.parametrize("title", NAMES)
def test_a_title_becomes_a_name_that_every_machine_takes(sample, title):
    assert new(sample, "error", title) == 0
    assert (sample.root / f"content/errors/{NAMES[title]}.md").is_file()


def test_a_name_can_be_wished(sample):
    assert new(sample, "drill", "多深", "--name", "how-deep") == 0
    assert (sample.root / "content/drills/how-deep.md").read_text().startswith('---\ntitle: "多深"\n')


def test_where_there_is_one_module_it_need_not_be_named(tmp_path):
    course = kit.tiny(tmp_path)
    assert new(course, "lesson", "Second") == 0
    assert "lessons: [l, second]" in (course.root / "content/modules/m/module.yml").read_text()


def test_a_question_of_a_new_quiz_gets_an_id_of_its_own(sample):
    sample.change("quizzes/hinge.md", "{#hinge-depth ", "{#loads-1 ")
    assert new(sample, "quiz", "Loads", "--in", "hinge") == 0
    assert "{#loads-1-2}" in (sample.root / "quizzes/loads.md").read_text()


def test_a_list_that_cannot_be_added_to_is_told(sample, capsys):
    sample.change(MODULE, "lessons: [the-hinge, one-cue]", "lessons: [the-hinge, one-cue")
    before = (sample.root / MODULE).read_bytes()
    assert new(sample, "lesson", "Carry it", "--in", "hinge") == 0
    assert f"add 'carry-it' to 'lessons' in {MODULE}\n" in capsys.readouterr().out
    assert (sample.root / MODULE).read_bytes() == before


LISTS = {
    "a: [x]\n": "a: [x, new]\n",
    "a: [x, y]  # in order\n": "a: [x, y, new]  # in order\n",
    "a: [ \"x\", 'y' ]\nb: c\n": "a: [ \"x\", 'y', new ]\nb: c\n",
    "a: [\n  x,  # first\n  y,  # last\n]\n": "a: [\n  x,  # first\n  y, new,  # last\n]\n",
    "a:\n  - x\n  - y  # last\nb: c\n": "a:\n  - x\n  - y  # last\n  - new\nb: c\n",
    "a:\n- x\n\n# more\nb: c": "a:\n- x\n- new\n\n# more\nb: c",
    "a: []\n": None,
    "a: x\n": None,
    "b: [x]\n": None,
    "a: [x\n": None,
    "- a\n": None,
    "a: [{b: c}]\n": None,
}


@pytest.mark.parametrize("text", LISTS)
def test_a_list_keeps_its_comments_and_its_layout(text):
    assert listing.with_entry(text, "a", "new") == LISTS[text]


# What is refused.

REFUSED = {
    "an empty title": (["drill", "  "], "the title has no words"),
    "a mark that can't be seen": (["drill", "a\u202eb"], "the title holds a character that can't be seen"),
    "no letters": (
        ["drill", "多深"],
        "'多深' has no letter from a to z to make a file's name of: add --name and a name",
    ),
    "a reserved name": (["drill", "Index"], "no file can be called 'index': add --name and another name"),
    "a device of Windows": (
        ["quiz", "Aux", "--in", "hinge"],
        "no file can be called 'aux': add --name and another name",
    ),
    "a name that can't be one": (
        ["drill", "A", "--name", "../a"],
        "'../a' can't be a name: use lower-case letters, digits and hyphens",
    ),
    "a name that is taken": (
        ["drill", "Wall tap"],
        "the name 'wall-tap' is taken, by content/drills/wall-tap.md: choose another title, or add --name",
    ),
    "a lesson of another module": (
        ["lesson", "Signs", "--in", "hinge"],
        "the name 'signs' is taken, by content/modules/stopping/signs.md: choose another title, or add --name",
    ),
    "a module that is there": (
        ["module", "Hinge"],
        "the name 'hinge' is taken, by content/modules/hinge/module.yml: choose another title, or add --name",
    ),
    "a lesson without a module": (
        ["lesson", "Carry it"],
        "a lesson belongs to a module: write --in and one of these: hinge, stopping",
    ),
    "a module that isn't there": (
        ["quiz", "Carry it", "--in", "hing"],
        "there is no module 'hing': write --in and one of these: hinge, stopping",
    ),
    "a kind that isn't one": (
        ["lesso", "Carry it"],
        "'lesso' can't be begun: choose lesson, drill, error, quiz, case, module",
    ),
    "no title": (["drill"], 'it needs a title: new drill "Its title"'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_told_in_a_sentence_and_nothing_is_written(sample, capsys, name):
    asked, told = REFUSED[name]
    before = kit.files(sample.root)
    assert new(sample, *asked) == 2
    assert capsys.readouterr() == ("", f"Nothing was written: {told}\n")
    assert kit.files(sample.root) == before


def test_a_case_is_begun_where_it_can_end_in_a_level(tmp_path, capsys):
    assert new(kit.copied(kit.OTHER, tmp_path), "case", "Ben and the clubs") == 2
    told = "a case ends in an action level, and the course has none: write content/referral/levels.yml first"
    assert capsys.readouterr() == ("", f"Nothing was written: {told}\n")


def test_a_file_whose_name_differs_only_in_case_is_not_overwritten(sample, capsys):
    (sample.root / "content/drills/wall-tap.md").rename(sample.root / "content/drills/Wall-Tap.md")
    assert new(sample, "drill", "Wall tap") == 2
    assert "is taken, by content/drills/Wall-Tap.md" in capsys.readouterr().err


def test_where_there_is_no_course_that_is_told(tmp_path, capsys):
    assert new(kit.Folder(tmp_path), "drill", "Farmer's walk") == 2
    told = f"{tmp_path} has no course: name one with --course, or begin one with 'new FOLDER'"
    assert capsys.readouterr().err == f"Nothing was written: {told}\n"


def test_a_folder_that_cannot_be_written_is_told(tmp_path, capsys):
    course = kit.tiny(tmp_path)
    course.write("content/drills", "Not a folder.")
    assert new(course, "drill", "Farmer's walk") == 3
    assert capsys.readouterr().err.startswith("This machine can't do it: ")


def test_a_list_that_may_not_be_changed_is_told(sample, capsys):
    (sample.root / MODULE).chmod(0o444)
    assert new(sample, "lesson", "Carry it", "--in", "hinge") == 0
    assert f"\nadd 'carry-it' to 'lessons' in {MODULE}\n" in capsys.readouterr().out


@pytest.mark.parametrize("asked", [["module", "Carry it"], ["{}/new"]])
def test_when_the_disk_is_full_nothing_is_written(sample, asked):
    before = kit.files(sample.root)
    asked = [word.format(sample.root) for word in asked]
    command = [sys.executable, kit.ROOT / "build_course.py", "new", *asked, "--course", sample.root]
    full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))  # noqa: E731
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=full, env=env)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("This machine can't do it: ")
    assert kit.files(sample.root) == before


# A whole course.


def test_a_new_course_builds_at_once_and_has_no_mistakes(tmp_path, capsys):
    course = kit.Folder(tmp_path / "First Steps")
    assert build_course.main(["new", str(course.root)]) == 0
    assert capsys.readouterr().out == f"A small course is in {course.root}; its README.md says how to go on\n"
    assert said(course) == []
    site = kit.built(course.root, course.root / "site")
    assert site.page("").xpath("string(//title)") == "Juggling with three balls"
    assert "id: first-steps\n" in (course.root / "content/course.yml").read_text()


def test_a_new_course_has_the_look_and_the_page_side_of_the_engine(tmp_path):
    build_course.main(["new", str(tmp_path / "new")])
    own = kit.built(tmp_path / "new", tmp_path / "site").page("drills/")
    theirs = kit.built(kit.OTHER, tmp_path / "theirs").page("drills/")
    for asked in ("//link[@rel='stylesheet']/@href", "//script/@src", "//body/@*"):
        assert own.xpath(asked) == theirs.xpath(asked)


HERS = {"README.md": "# Mine\n", ".gitignore": "mine\n", ".vscode/settings.json": "{}"}


def test_a_new_course_leaves_what_is_in_its_folder(tmp_path, capsys):
    course = kit.Folder(tmp_path)
    for file, text in HERS.items():
        course.write(file, text)
    assert build_course.main(["new", str(tmp_path)]) == 0
    assert {file: (tmp_path / file).read_text() for file in HERS} == HERS
    told = capsys.readouterr().out
    assert all(f"{tmp_path / file} was there and stays as it is\n" in told for file in HERS)


@pytest.mark.parametrize("file", ["content/course.yml", "quizzes/a.md", "build_course.py", "mkdocs.yml"])
def test_where_there_is_a_course_none_is_begun(tmp_path, capsys, file):
    kit.Folder(tmp_path).write(file, "Mine.\n")
    assert build_course.main(["new", str(tmp_path)]) == 2
    there = tmp_path / file.split("/")[0]
    assert capsys.readouterr().err == f"Nothing was written: {there} is there already: choose another folder\n"
    assert kit.files(tmp_path) == {file: b"Mine.\n"}


def test_a_new_course_uses_the_same_actions_as_ours():
    ours = "".join(path.read_text() for path in (kit.ROOT / ".github/workflows").iterdir())
    theirs = (kit.OTHER / ".github/workflows/publish.yml").read_text()
    pinned = re.findall(r"uses: (\S+@[0-9a-f]{40} # v\S+)", theirs)
    assert len(pinned) == theirs.count("uses:")
    assert [action for action in pinned if action not in ours] == []
