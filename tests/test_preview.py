"""The preview: it follows its author, and no mistake, disaster or crowd of saves stops it."""

import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from coursewright.preview import watch
from coursewright.preview.outcome import failed
from tests import kit
from tests.previewing import LONGEST, OWN, serving, within

DRILL, PAGE = "content/drills/wall-tap.md", "drills/wall-tap/"
HANGING = f"{DRILL}:3:1: there is no strategy 'hanging' (did you mean 'hinging'?)"


@pytest.fixture
def preview(sample, tmp_path):
    """A running preview of a copy of the sample, that shows it."""
    (tmp_path / "scratch").mkdir()
    with serving(OWN, sample.root, tmp_path / "log", TMPDIR=str(tmp_path / "scratch")) as preview:
        assert preview.shows(PAGE, "Push the hips back"), preview.log.read_text(encoding="utf-8")
        yield preview


@pytest.fixture(scope="module")
def lasting(tmp_path_factory):
    """A preview that outlasts many tests, each of which leaves its course as it was."""
    place = tmp_path_factory.mktemp("lasting")
    course = kit.copied(kit.SAMPLE, place / "course")
    with serving(OWN, course.root, place / "log") as preview:
        assert preview.shows(PAGE, "Push the hips back"), preview.log.read_text(encoding="utf-8")
        yield preview, course


def made(site):
    """The files of a built site. Its map tells when it was built."""
    return {name: held for name, held in kit.files(site).items() if not name.startswith("sitemap.xml")}


def clean(course, place):
    """What a clean build of a course makes."""
    return made(kit.built(course.root, place / f"clean-{len(list(place.iterdir()))}").folder)


# Saves and mistakes.


def test_it_shows_just_what_a_build_makes(lasting, sample_built):
    preview, _ = lasting
    assert preview.differs(made(sample_built.folder)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "page"),
    [
        (DRILL, "Push the hips back", "Send the hips back", PAGE),
        ("quizzes/hinge.md", "How deep should", "How far should", "quizzes/hinge/"),
        ("content/referral/rules.yml", "Hours can matter", "Every hour matters", "referral/rules/"),
    ],
)
def test_a_save_shows_by_one_build(preview, sample, file, old, new, page):
    builds = preview.builds()
    sample.change(file, old, new)
    assert preview.shows(page, new)
    time.sleep(1)
    assert preview.builds() == builds + 1


def test_a_page_of_docs_is_followed_from_its_first_save(preview, sample):
    sample.write("docs/about.md", "# About\n\nWe lift.\n")
    assert preview.shows("about/", "We lift.")
    sample.write("docs/about.md", "# About\n\nSee [us](us.md).\n")
    assert preview.tells(
        "docs/about.md:3:10: Doc file 'about.md' contains a link 'us.md', but the target is not found "
        "among documentation files."
    )
    assert "We lift." in preview.page("about/")


def test_a_mistake_leaves_the_last_good_pages_and_mending_it_clears_it(preview, sample, tmp_path):
    before = clean(sample, tmp_path)
    sample.change(DRILL, "strategy: hinging", "strategy: hanging")
    assert preview.tells(HANGING)
    assert preview.state()["failed"]
    assert preview.differs(before) == []
    assert preview.says(f"{HANGING}\nThe last good pages stay")
    sample.change(DRILL, "strategy: hanging", "strategy: hinging")
    assert preview.tells()
    assert preview.differs(before) == []


def test_a_mistake_opens_in_the_editor_at_its_place(sample, tmp_path):
    sample.change(DRILL, "strategy: hinging", "strategy: hanging")
    with serving(OWN, sample.root, tmp_path / "log") as preview:
        assert preview.tells(HANGING)
        assert preview.state()["problems"][0]["open"] == f"vscode://file{sample.root}/{DRILL}:3:1"
    editor = "idea://open?file={path}&line={line}&column={column}"
    with serving(OWN, sample.root, tmp_path / "log", COURSEWRIGHT_EDITOR=editor) as preview:
        assert preview.tells(HANGING)
        assert preview.state()["problems"][0]["open"] == f"idea://open?file={sample.root}/{DRILL}&line=3&column=1"


def test_a_preview_that_begins_with_a_mistake_tells_it_and_then_shows_the_course(sample, tmp_path):
    sample.change(DRILL, "strategy: hinging", "strategy: hanging")
    with serving(OWN, sample.root, tmp_path / "log") as preview:
        assert preview.shows(PAGE, "there is no strategy &#x27;hanging&#x27;")
        assert preview.page("").count("<h1>To put right</h1>") == 1
        assert preview.says("There are no pages to show yet")
        sample.change(DRILL, "strategy: hanging", "strategy: hinging")
        assert preview.shows(PAGE, "Push the hips back")


def test_what_is_wrong_in_no_file_is_told_without_a_place():
    (problem,) = failed("the disk is full", "make room").problems
    assert str(problem) == "the disk is full (make room)"


def test_a_warning_stops_nothing(preview, sample):
    review = "- {of: ['drill:wall-tap'], by: A, credential: B, on: 2026-11-01, hash: '0'}\n"
    sample.write("content/reviews.yml", review)
    assert within(LONGEST, preview.told)
    assert "warning: this review is of another wording, and is void" in preview.log.read_text(encoding="utf-8")
    assert not preview.state()["failed"]


# Disasters.


def halved(sample):
    text = (sample.root / DRILL).read_text(encoding="utf-8")
    sample.write(DRILL, text[: len(text) // 3])


def foldered(sample):
    (sample.root / "content" / "glossary.yml").unlink()
    sample.write("content/glossary.yml/words.md", "Words.")


DISASTERS = {
    "a deleted folder": lambda sample: shutil.rmtree(sample.root / "content" / "drills"),
    "no content": lambda sample: shutil.rmtree(sample.root / "content"),
    "no course": lambda sample: shutil.rmtree(sample.root),
    "a file half written": halved,
    "an empty file": lambda sample: sample.write(DRILL, ""),
    "no text at all": lambda sample: (sample.root / DRILL).write_bytes(random.Random(4).randbytes(5000)),
    "YAML that doesn't end": lambda sample: sample.write("content/course.yml", "id: [" * 2000),
    "a folder for a file": foldered,
    "a mkdocs.yml that can't be read": lambda sample: sample.write("mkdocs.yml", "site_name: [\n"),
    "a mkdocs.yml without a theme": lambda sample: sample.write("mkdocs.yml", "site_name: S\ntheme: gone\n"),
}


@pytest.mark.parametrize("happens", DISASTERS.values(), ids=DISASTERS)
def test_a_disaster_is_told_and_the_last_good_pages_stay_until_it_is_mended(lasting, sample_built, happens):
    preview, course = lasting
    before = made(sample_built.folder)
    happens(course)
    assert within(LONGEST, lambda: preview.state()["failed"]), preview.log.read_text(encoding="utf-8")
    assert preview.told()
    assert preview.differs(before) == []
    shutil.rmtree(course.root, ignore_errors=True)
    kit.copied(kit.SAMPLE, course.root)
    assert preview.tells()
    assert not preview.state()["failed"]
    assert preview.differs(before) == []


def test_a_hundred_saves_in_a_second_show_the_last_one_by_few_builds(preview, sample):
    builds, text = preview.builds(), (sample.root / DRILL).read_text(encoding="utf-8")
    for number in range(1, 101):
        sample.write(DRILL, text.replace("Push the hips back", f"Push the hips back {number} times"))
        time.sleep(0.01)
    assert preview.shows(PAGE, "Push the hips back 100 times")
    assert preview.builds() - builds <= 3


def worker(preview):
    """The number of the process that builds."""
    for child in Path(f"/proc/{preview.process.pid}/task/{preview.process.pid}/children").read_text().split():
        if "spawn_main" in Path(f"/proc/{child}/cmdline").read_text():
            return int(child)
    return None


def test_a_process_that_dies_is_told_and_replaced_at_the_next_save(preview, sample):
    dying = worker(preview)
    sample.change(DRILL, "Push the hips back", "Send the hips back")
    os.kill(dying, signal.SIGKILL)
    assert preview.tells("the process that builds the site ended by itself (-9) (save a file to try again)")
    assert "Push the hips back" in preview.page(PAGE)
    sample.change(DRILL, "Send the hips back", "Take the hips back")
    assert preview.shows(PAGE, "Take the hips back")
    assert preview.told() == []


def test_a_full_disk_is_told_and_tried_again_by_itself(preview, sample):
    at, full = worker(preview), (1000, resource.RLIM_INFINITY)
    free = resource.prlimit(at, resource.RLIMIT_FSIZE, full)
    sample.change(DRILL, "Push the hips back", "Send the hips back")
    assert within(LONGEST, preview.told)
    (told,) = preview.told()
    assert told.startswith("this machine can't build the site: [Errno 27] File too large")
    assert told.endswith("(it is tried again by itself)")
    assert "Push the hips back" in preview.page(PAGE)
    resource.prlimit(at, resource.RLIMIT_FSIZE, free)
    assert preview.shows(PAGE, "Send the hips back")
    assert preview.told() == []


HOOK = """\
import pathlib, time

def on_pre_build(config):
    here = pathlib.Path(__file__).parent
    while (here / "hang").exists():
        time.sleep(0.1)
    if (here / "fail").exists():
        raise KeyError("a plugin's own")
"""


def test_a_build_that_hangs_is_stopped_and_one_that_fails_is_told(sample, tmp_path):
    sample.write("own.py", HOOK)
    inherited = kit.ROOT / "coursewright" / "mkdocs.yml"
    hooks = f"hooks: [{kit.ROOT / 'build_course.py'}, own.py]"
    sample.write("mkdocs.yml", f"INHERIT: {inherited}\nsite_name: S\n{hooks}\n")
    (sample.root / "docs").mkdir()
    with serving([*OWN, "--limit", "30"], sample.root, tmp_path / "log") as preview:
        assert preview.shows(PAGE, "Push the hips back")
        sample.write("hang", "")
        sample.change(DRILL, "Push the hips back", "Send the hips back")
        assert preview.tells("building the site took longer than 30 seconds and was stopped (save a file to try again)")
        assert "Push the hips back" in preview.page(PAGE)
        (sample.root / "hang").rename(sample.root / "fail")
        sample.add(DRILL, "\n")
        assert preview.tells(f'{sample.root}/own.py:8:1: building the site fails here: KeyError: "a plugin\'s own"')
        (sample.root / "fail").unlink()
        sample.add("own.py", "\n")
        assert preview.shows(PAGE, "Send the hips back")


# The engine's own files.


def test_a_save_in_the_engine_shows_too(sample, tmp_path):
    engine = kit.Folder(tmp_path / "engine")
    shutil.copytree(kit.ROOT / "coursewright", engine.root / "coursewright", ignore=shutil.ignore_patterns("__pyc*"))
    shutil.copyfile(kit.ROOT / "build_course.py", engine.root / "build_course.py")
    own = [sys.executable, str(engine.root / "build_course.py"), *OWN[2:]]
    with serving(own, sample.root, tmp_path / "log") as preview:
        assert preview.shows(PAGE, "Push the hips back")
        engine.add("coursewright/assets/course.css", "/* a new colour */")
        assert preview.shows("assets/course.css", "/* a new colour */")
        engine.change("coursewright/templates/drill.md.jinja", "# {{ drill.title }}", "# Drill: {{ drill.title }}")
        assert preview.shows(PAGE, "Drill: Wall tap")
        engine.change("coursewright/guide.py", '"| Rule | What', '"| A rule | What')
        assert preview.shows("guide/what-the-checker-says/", "A rule</th>")
        broken = engine.root / "coursewright" / "templates" / "drill.md.jinja"
        engine.add(str(broken.relative_to(engine.root)), "{% if %}")
        line = broken.read_text(encoding="utf-8").count("\n") + 1
        told = "TemplateSyntaxError: Expected an expression, got 'end of statement block'"
        assert preview.tells(f"{broken}:{line}:1: {told}")
        assert "Drill: Wall tap" in preview.page(PAGE)


# What it answers, and to whom.


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("drills", 200),  # by way of drills/
        ("drills/", 200),
        ("nothing/", 404),
        ("assets/", 404),
        ("../../../../../../etc/passwd", 404),
        ("%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", 404),
        ("..%2f..%2f..%2f..%2fetc/passwd", 404),
        ("drills/%00", 404),
        ("/etc/passwd", 404),
        ("-preview/../shelf.py", 404),
        ("-preview/server.py", 404),
    ],
)
def test_it_answers_with_the_site_and_nothing_else(lasting, path, status):
    preview, _ = lasting
    assert preview.status(path) == status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example:8000", 421),
        ("localhost:8000.evil.example:8000", 421),
        ("", 421),
    ],
)
def test_a_page_of_another_site_cannot_read_it_under_a_name_of_its_own(lasting, host, status):
    preview, _ = lasting
    assert preview.status("", Host=host) == status
    assert preview.status("-preview/facts", Host=host) == status


# Beginning and ending.


def served(*arguments):
    asked = [sys.executable, str(kit.ROOT / "build_course.py"), "serve", "--course", str(kit.SAMPLE), *arguments]
    return subprocess.run(asked, capture_output=True, text=True, check=False, timeout=LONGEST)


def test_a_port_that_is_taken_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = served("--port", str(port))
    told = f"Port {port} is taken by another program: choose another one with --port\n"
    assert (done.returncode, done.stderr) == (3, told)


@pytest.mark.parametrize("port", ["99999", "-1", "http"])
def test_what_is_no_port_is_told(port):
    done = served(f"--port={port}")
    assert done.returncode == 2
    assert done.stderr.endswith(f"argument --port: '{port}' is no port: give a number up to 65535\n")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_with_all_that_it_began(preview, tmp_path, how):
    building = worker(preview)
    assert list((tmp_path / "scratch").iterdir())
    preview.process.send_signal(how)
    assert preview.process.wait(LONGEST) == 0
    assert preview.log.read_text(encoding="utf-8").endswith("The preview has ended\n")
    assert not Path(f"/proc/{building}").exists()
    assert list((tmp_path / "scratch").iterdir()) == []


def test_no_process_outlives_a_preview_that_is_killed(preview):
    building = worker(preview)
    preview.process.kill()
    assert within(LONGEST, lambda: not Path(f"/proc/{building}").exists())


# What counts as a change.


def test_a_file_that_editors_leave_beside_a_file_is_no_change(sample):
    before = watch.snapshot([sample.root])
    for name in (".wall-tap.md.swp", "wall-tap.md~", ".#wall-tap.md"):
        sample.write(f"content/drills/{name}", "x")
    assert watch.snapshot([sample.root]) == before


def test_a_file_of_the_same_size_and_time_is_a_change(sample):
    path = sample.root / DRILL
    before, at = watch.snapshot([sample.root]), path.stat()
    sample.change(DRILL, "Push the hips back", "Pull the hips back")
    os.utime(path, ns=(at.st_atime_ns, at.st_mtime_ns))
    assert watch.difference(before, watch.snapshot([sample.root])) == {str(path)}


# 500 edits.

EDITS, CHECKED = 500, 5


class Author:
    """Writes at random, and never stops to think."""

    def __init__(self, folder, chance):
        self.root, self.chance = folder.root, chance
        self.whole = kit.files(folder.root)

    def edit(self):
        self.chance.choice([self.insert, self.delete, self.rename, self.break_, self.mend, self.mend])()

    def mend_all(self):
        """Everything as it was, and one new sentence."""
        shutil.rmtree(self.root)
        for name in self.whole:
            self._mend(name)
        with (self.root / DRILL).open("a", encoding="utf-8") as opened:
            opened.write(f"\nOr rest for {self.chance.randint(2, 1000)} breaths.\n")

    def insert(self):
        kit.Folder(self.root).write(f"content/drills/new-{self.chance.randint(1, 9)}.md", self._text("wall-tap"))

    def delete(self):
        found = self._found()
        path = self.chance.choice([*found, *(path.parent for path in found if path.parent != self.root)])
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    def rename(self):
        path = self.chance.choice(self._found())
        path.rename(path.with_name(f"{self.chance.choice('abc')}-{path.name}"))

    def break_(self):
        path = self.chance.choice(self._found())
        held = path.read_bytes()
        start = self.chance.randrange(len(held) + 1)
        path.write_bytes(self.chance.choice([held[:start], held[start:], held[:start] + b"\xff: [" + held[start:]]))

    def mend(self):
        self._mend(self.chance.choice(list(self.whole)))

    def _mend(self, name):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.whole[name])

    def _text(self, drill):
        return self.whole[f"content/drills/{drill}.md"].decode()

    def _found(self):
        for name in self.whole if not any(path.is_file() for path in self.root.rglob("*")) else ():
            self._mend(name)
        return sorted(path for path in self.root.rglob("*") if path.is_file())


def test_500_random_edits_leave_it_answering_and_showing_what_a_clean_build_shows(preview, sample, tmp_path):
    chance = random.Random(20261128)
    author, pages = Author(sample, chance), ["", PAGE, "quizzes/hinge/", "assets/course.css", "-preview/state", "gone/"]
    for number in range(1, EDITS + 1):
        author.edit()
        assert preview.status(chance.choice(pages)) in (200, 404)  # within ANSWER seconds, or it raises
        time.sleep(chance.choice([0, 0.01, 0.05, 0.2]))
        if number % (EDITS // CHECKED) == 0:
            author.mend_all()
            wanted = clean(sample, tmp_path)
            assert within(LONGEST, lambda: not preview.differs(wanted)), preview.log.read_text(encoding="utf-8")  # noqa: B023
            assert preview.tells()
    scratch = tmp_path / "scratch"
    assert within(LONGEST, lambda: [set(made(one)) for one in scratch.glob("*/[0-9]*")] == [set(wanted)])
    assert preview.builds() > EDITS / 20
