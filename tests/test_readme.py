"""What the README shows is what happens."""

import re
import shutil
from pathlib import Path

import pytest

from coursewright import line
from coursewright.problems import BadContent

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
NAMES = {
    "content/misconceptions.yml": "".join(
        f"- {{id: {name}, text: A belief}}\n" for name in ("more-is-better", "stretching-is-the-answer")
    ),
    "content/sources.yml": "".join(
        f"- {{id: {key}, cite: A source, seen: page, supports: A claim}}\n" for key in ("NPTI", "OH07")
    ),
}


@pytest.fixture
def course(tmp_path):
    """The sample course, with what the README's question names."""
    folder = tmp_path / "course"
    shutil.copytree(ROOT / "tests" / "sample", folder)
    for file, more in NAMES.items():
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    return folder


def test_the_question_in_the_readme_is_one(course):
    write_question(course, question())
    made, _, problems = line.make(course)
    assert problems == []
    assert made.items["ribs-up"].type == "single"


def test_the_readme_shows_what_the_checker_says(course):
    lines = question().replace("misconception=more-is-better", "misconception=more-is-beter").rstrip().split("\n")
    write_question(course, "\n".join(lines[:-1]) + "\n")
    shown = re.search(r"^```\n(quizzes/glutes\.md.*?)```", README, re.M | re.S)
    with pytest.raises(BadContent) as caught:
        line.make(course)
    assert shown is not None
    said = [line for line in str(caught.value).split("\n") if line.startswith("quizzes/glutes.md")]
    assert said == shown[1].strip().split("\n")


def question() -> str:
    found = re.search(r"```markdown\n(## .*?)```", README, re.S)
    assert found
    return found[1].replace("objective=S3.2", "objective=H.1")


def write_question(course: Path, text: str) -> None:
    front = '---\ntitle: "Check: glutes"\nmodule: hinge\n---\n\n'
    (course / "quizzes" / "glutes.md").write_text(front + text, encoding="utf-8")
