"""The guide for instructors: its texts from `handbook/`, with what is made from the model and from the rules."""

from __future__ import annotations

import re
from importlib.resources import files

from coursewright import fields, links, rules
from coursewright.model import Course
from coursewright.pages import Page

PATH = "guide/what-the-checker-says.md"

FORM = {
    "not-utf-8": "A file is saved as UTF-8.",
    "byte-order-mark": "A file begins with its first letter, not with a byte order mark.",
    "control-character": "A text holds no characters that can't be seen.",
    "empty": "A file is not empty.",
    "symlink": "A file is a file, not a link to another.",
    "unreadable": "A file can be opened.",
    "too-large": "A file has at most 1 MiB.",
    "too-long": "Files, lines, tables, lists and questions have a length that a reader, and the build, can bear.",
    "too-deep": "Lists, quotations and groups of keys stand inside each other only as deep as a reader can follow.",
    "too-many-marks": "A paragraph, and a file, hold only so many of any one mark of Markdown as the build can bear.",
    "missing-file": "A course has its content/course.yml.",
    "unread-file": "Every text under content/ and quizzes/ lies where something reads it.",
    "file-name": "File names are lower-case letters, digits and hyphens: they are the names of things, and addresses.",
    "unfinished": "Nothing is left to fill in of what 'new' wrote.",
    "front-matter": "Front matter stands between two lines of three hyphens.",
    "yaml": "Keys and values are written as 'key: value'. They are kept as written: 3.10 stays 3.10, no stays no.",
    "several-lines": "A value in YAML is one paragraph.",
    "yaml-extras": "YAML's tags, anchors and aliases aren't used.",
    "duplicate-key": "A key stands once.",
    "unknown-key": "Only known keys are used.",
    "missing-key": "Needed keys are there and have a value.",
    "mistyped": "A value is of the kind that its key takes.",
    "unknown-section": "Only known sections are used in drills and cueing errors.",
    "missing-section": "Needed sections are there.",
    "duplicate-section": "A section stands once.",
    "no-section": "The text of a drill or a cueing error stands in its sections.",
    "no-text": "A lesson has a text, and no section is empty.",
    "blocks-of-code": "A block of code is closed, and one word at most stands behind the marks that open it.",
    "cue-form": "Each cue is one line that begins with '- '.",
    "duplicate-name": "No two things of a kind have the same name.",
    "no-questions": "A quiz has questions, or draws them.",
    "no-heading": "Each question begins with a line '## …'.",
    "no-id": "Each question, and each situation of a case, has an id in braces, so that answers stay with it.",
    "braces": "Braces hold #id, key=value and bare words, with spaces between them.",
    "option-form": "Options begin their lines, as '- [ ] ' or '- [x] '; a line of '>' stands below what it explains.",
    "option-lines": "An option stands on one line.",
    "option-after-text": "The options of a question stand together.",
    "blanks-are-plain": "In a question with blanks, double brackets stand only around the blanks in its words.",
    "numbers-are-plain": "A blank of a number question holds a number, and how far an answer may be from it: 12 ± 2.",
    "tables-of-pairs": "The table of a match question has two columns.",
    "say-form": "A say question has its model cues in lines of '>', then its checklist in lines of '- [ ] '.",
    "case-form": "A case is made of situations: a line '## …' with its id, words, and choices in lines '- … → its-id'.",
    "mkdocs-yml": "What stands in the course's mkdocs.yml is something that MkDocs takes.",
    "replaced-page": "A page of docs/ replaces a page of the course only when it says so.",
}
"""The rules of form: what a file must be before its meaning can be read."""


PAGES = (
    "index", "first-edit", "own-computer", "new", "course", "sources", "drill", "error", "lesson", "picture",
    "questions", "bring", "exam", "rules", "check", "case", "vignettes", "card", "lists", "reviews",
    "numbers", "words", "publish",
)  # fmt: skip
"""The pages of the guide, in their order; what the checker says comes last."""

SECTION = ("For instructors",)
HEAD = "---\nsearch:\n  exclude: true\n---\n\n"
"""Keeps a page out of the trainees' search."""


def pages_for(course: Course) -> list[Page]:
    """The pages of the guide, if the course shows it."""
    if not course.settings.guide:
        return []
    return [*(_page(f"guide/{name}.md", fields.with_tables(text(name))) for name in PAGES), checker_page()]


def text(name: str) -> str:
    """A page of the guide as it is written."""
    return files("coursewright").joinpath(f"handbook/{name}.md").read_text(encoding="utf-8")


def checker_page() -> Page:
    """Every rule by name, with what it asks for."""
    meaning = {rule.__name__.replace("_", "-"): (rule.__doc__ or "").strip() for rule in rules.RULES}
    return _page(PATH, CHECKER.format(form=_rows(FORM), meaning=_rows(meaning | links.RULES)))


CHECKER = """\
# What the checker says

`python build_course.py check` reads the whole course and tells every mistake at once: file, line, column, what is so,
and what to do. First it reads the form of the files; when that is well, it looks at their meaning.

## Form

{form}

## Meaning

{meaning}
"""


def _page(path: str, text: str) -> Page:
    title = text.partition("\n")[0].removeprefix("# ")
    return Page(path, title, SECTION, HEAD + text, "")


def _rows(rows: dict[str, str]) -> str:
    told = (f"| `{name}` | {_escaped(text)} |" for name, text in rows.items())
    return "\n".join(["| Rule | What it asks for |", "|---|---|", *told])


def _escaped(text: str) -> str:
    """A sentence as Markdown that shows it letter for letter, but for its code."""
    plain = (
        part
        if part.startswith("`")
        else re.sub(r"[\[\]*_|]", r"\\\g<0>", part.replace("&", "&amp;").replace("<", "&lt;"))
        for part in re.split("(`[^`]*`)", text)
    )
    return "".join(plain)
