"""A small course to begin with: its files, and those that build, check and publish it."""

from __future__ import annotations

import re
from pathlib import Path

from coursewright import editor, names

HERE = Path(__file__).parent
FOLDER = HERE / "starter"

COURSE = ("content", "quizzes", "build_course.py", "mkdocs.yml")
"""A folder that has one of these has a course, which nothing of ours may touch."""

LOOK = """\
# The look of the site. Its pages come from content/ and quizzes/; what lies in docs/ is added to them.
# What else can stand here: https://squidfunk.github.io/mkdocs-material/setup/
hooks: [build_course.py]
"""


def files(name: str) -> dict[str, bytes]:
    """Every file of a new course, by its path; `name` names the record that trainees keep of it."""
    made = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in sorted(FOLDER.rglob("*")) if _ours(path)}
    made["content/course.yml"] = re.sub(
        rb"^id: .*$", f"id: {names.from_title(name) or 'my-course'}".encode(), made["content/course.yml"], flags=re.M
    )
    made["mkdocs.yml"] = _look().encode()
    return made | {f".vscode/{file}": text.encode() for file, text in editor.files().items()}


def _ours(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts


def _look() -> str:
    """The engine's mkdocs.yml as a course's own, without what the hook adds by itself."""
    text = (HERE / "mkdocs.yml").read_text(encoding="utf-8").split("\n", 1)[1]
    return LOOK + re.sub(r"^extra_(?:css|javascript):.*\n(?:  .*\n)*", "", text, flags=re.MULTILINE)
