"""A newcomer, from an empty folder to the first edit seen: every command of the new course's README, in its order."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from coursewright import starter
from tests import kit

README = (kit.OTHER / "README.md").read_text(encoding="utf-8")
COMMANDS = README.split("```sh\n")[1].split("```")[0].splitlines()
LESSON, ADDRESS = "content/modules/three-balls/one-ball.md", "modules/three-balls/one-ball/"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The package as it would be published, built from the files of this repository."""
    source, wheels = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheels")
    shutil.copytree(kit.ROOT / "coursewright", source / "coursewright")
    for file in ("build_course.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(kit.ROOT / file, source)
    how = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    run([sys.executable, "-m", "pip", "wheel", source, "--wheel-dir", wheels, *how], cwd=source)
    return next(wheels.glob("*.whl"))


def run(command, cwd, **more):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def borrow_libraries(folder):
    """Let a new environment find the libraries of this one: the wheel is installed, what it needs isn't fetched."""
    (own,) = (folder / ".venv/lib").glob("python*/site-packages")
    libraries = next(path for path in sys.path if path.endswith("site-packages"))
    (own / "borrowed.pth").write_text(f"{libraries}\n")


def test_a_newcomer_sees_the_first_edit(tmp_path, wheel):
    folder = tmp_path / "first steps"
    folder.mkdir()
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    env |= {"PIP_FIND_LINKS": str(wheel.parent), "PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PYTHONUTF8": "1"}
    *before, serve = COMMANDS
    for command in before:
        run(command.replace("python3", sys.executable, 1), folder, shell=True, env=env)
        if "venv" in command.split():
            borrow_libraries(folder)
    assert starter.files(folder.name).keys() <= kit.files(folder).keys()
    assert (folder / "site" / ADDRESS / "index.html").is_file()
    with Served(f"{serve} --port {free()}", folder, env) as site:
        lesson = folder / LESSON
        text = lesson.read_text(encoding="utf-8")
        assert "follows the ball" in seen(site, "follows the ball")
        lesson.write_text(text.replace("follows the ball", "chases the ball"), encoding="utf-8")
        assert "chases the ball" in seen(site, "chases the ball")


class Served:
    """What the command serves, until it is done with."""

    def __init__(self, command, folder, env):
        self.address = f"http://127.0.0.1:{command.split()[-1]}/{ADDRESS}"
        self.asked = {"cwd": folder, "env": env, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.command = command.split()

    def __enter__(self):
        self.running = subprocess.Popen(self.command, **self.asked)
        return self.address

    def __exit__(self, *_):
        self.running.terminate()
        self.running.wait(20)


def seen(address, words):
    """The page, once it holds these words."""
    page, end = "", time.monotonic() + 60
    while words not in page and time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                page = answer.read().decode()
        except OSError:
            page = ""
        time.sleep(0.2)
    return page


def free():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def test_the_readme_of_a_new_course_names_files_that_are_there():
    named = re.findall(r"`((?:content|quizzes|docs|\.github)/[^`]*)`", README)
    assert LESSON in named
    assert [file for file in named if not (kit.OTHER / file).exists()] == []
