"""Read the instructor's files into a Course, and tell what is wrong with their form."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeVar

from coursewright import questions
from coursewright.form import fit
from coursewright.model import (
    Course,
    Cue,
    CueingError,
    Drill,
    Finding,
    Item,
    Lesson,
    Level,
    Mark,
    Misconception,
    Module,
    Myth,
    Objective,
    Picture,
    Place,
    Prose,
    Quiz,
    Review,
    Rule,
    Settings,
    Strategy,
    Term,
    Thing,
)  # fmt: skip
from coursewright.model import (
    Source as Reference,
)
from coursewright.problems import BadContent, Problem, did_you_mean
from coursewright.prose import headings
from coursewright.source import Source, read

T = TypeVar("T", bound=Thing)

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".avif")

LISTS: dict[str, tuple[str, type[Thing]]] = {
    "content/strategies.yml": ("strategies", Strategy),
    "content/misconceptions.yml": ("misconceptions", Misconception),
    "content/referral/findings.yml": ("findings", Finding),
    "content/referral/rules.yml": ("rules", Rule),
    "content/referral/levels.yml": ("levels", Level),
    "content/glossary.yml": ("glossary", Term),
    "content/myths.yml": ("myths", Myth),
    "content/sources.yml": ("sources", Reference),
}
"""Files that hold a list of records: what the course calls them, and the class of each."""

DRILL_SECTIONS = {
    "set_up": "Set up", "do": "Do", "dose": "Dose", "stop_if": "Stop if", "feel": "Feel", "say": "Say",
    "easier_how": "Easier", "harder_how": "Harder", "take_care": "Take care",
}  # fmt: skip
ERROR_SECTIONS = {"see": "See", "why": "Why", "say": "Say", "easier": "Easier", "stop": "Stop"}

CUE = re.compile(r"[-*] (?P<text>.*?)(?:[ \t]*\((?P<focus>external|internal)\))?[ \t]*")


def load(root: Path) -> Course:
    """Read the course in `root`. Raises BadContent with every mistake of form."""
    files = _files(root)
    reader = _Reader(root)
    for file in files:
        reader.read(file)
    for needed in ("content/course.yml",):
        if needed not in files:
            reader.problems.append(Problem(needed, 1, 1, "missing-file", "the course has no course.yml", "write one"))
    if reader.problems or reader.settings is None:
        raise BadContent(reader.problems)
    return _in_order(Course(settings=reader.settings, home=reader.home, reviews=reader.reviews, **reader.kinds))


def _in_order(course: Course) -> Course:
    """The same course with its modules and lessons in the order that course.yml and module.yml give."""
    modules = sorted(course.modules.values(), key=lambda module: _place(module.name, course.settings.modules))
    names = [name for module in modules for name in module.lessons]
    lessons = sorted(course.lessons.values(), key=lambda lesson: _place(lesson.name, names))
    ordered = {"modules": {m.name: m for m in modules}, "lessons": {lesson.name: lesson for lesson in lessons}}
    return course.model_copy(update=ordered)


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)


def _files(root: Path) -> list[str]:
    """The paths of all files under content/ and quizzes/, sorted; links are named, not followed."""
    found = []
    for top in ("content", "quizzes"):
        for folder, folders, names in os.walk(root / top):
            links = [name for name in folders if (Path(folder) / name).is_symlink()]
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [
                (Path(folder) / name).relative_to(root).as_posix()
                for name in (*names, *links)
                if not name.startswith(".")
            ]
    return sorted(found)


@dataclass
class _Reader:
    """What has been read so far."""

    root: Path
    settings: Settings | None = None
    home: Prose | None = None
    reviews: list[Review] = field(default_factory=list)
    kinds: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, file: str) -> None:
        """Read one file, as what its place says it is."""
        if file.lower().endswith(PICTURES):
            return self.picture(file)
        for pattern, take in KINDS.items():
            if fnmatchcase(file, pattern):
                break
        else:
            return self.unknown(file)
        if self.odd_name(file):
            return None
        source = read(self.root, file)
        self.problems += source.problems
        if not source.problems:
            take(self, source)

    def odd_name(self, file: str) -> bool:
        name = Path(file).stem
        if questions.SLUG.fullmatch(name):
            return False
        self.tell(
            file,
            "file-name",
            f"'{name}' can't be a name",
            "use lower-case letters, digits and hyphens in the file's name",
        )
        return True

    def unknown(self, file: str) -> None:
        if Path(file).suffix in (".md", ".yml", ".yaml") and Path(file).stem.lower() != "readme":
            folders = sorted({os.path.dirname(pattern) for pattern in KINDS if "*" not in os.path.dirname(pattern)})
            hint = did_you_mean(file, KINDS) or did_you_mean(os.path.dirname(file), folders)
            self.tell(file, "unread-file", "nothing reads a file in this place", hint or "move it, or delete it")

    def tell(self, file: str, rule: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(file, 1, 1, rule, message, hint))

    def add(self, kind: str, thing: Thing | None, shown: str) -> None:
        """Keep a thing under its name; two of one name are a mistake."""
        if thing is None:
            return
        known = self.kinds.setdefault(kind, {})
        if thing.name in known:
            first = known[thing.name]
            place = ("code",) if ("code",) in thing.marks else ("id",)
            told = f"there is another {shown} '{thing.name}', in {first.file}"
            self.problems.append(Problem.at(thing, place, "duplicate-name", told, "give one of them another name"))
        else:
            known[thing.name] = thing

    def fit(
        self,
        kind: type[T],
        name: str,
        file: str,
        data: Any,
        marks: Mapping[Place, Mark],
        titles: Mapping[str, str] | None = None,
    ) -> T | None:
        thing, problems = fit(kind, name, file, data, marks, titles)
        self.problems += problems
        return thing

    # One method for each kind of file.

    def picture(self, file: str) -> None:
        if (self.root / file).is_symlink():
            return self.tell(file, "symlink", "this is a link to another file", "put the file itself here")
        self.add("pictures", Picture(name=file, file=file), "picture")

    def course(self, source: Source) -> None:
        self.settings = self.fit(Settings, "course", source.file, source.head, source.marks)

    def front(self, source: Source) -> None:
        self.no_keys(source)
        self.home = source.body

    def no_keys(self, source: Source) -> None:
        if source.head is not None:
            self.tell(source.file, "unknown-key", "this file takes no front matter", "delete it")

    def head(self, source: Source) -> dict[str, Any]:
        """The keys of a file's front matter."""
        if isinstance(source.head, dict):
            return dict(source.head)
        if source.head is not None:
            self.tell(
                source.file,
                "mistyped",
                "the front matter must be a group of keys",
                "write 'key: value' lines",
            )
        return {}

    def records(self, source: Source) -> None:
        """A list of records, each with an id."""
        kind, cls = LISTS[source.file]
        for data, marks in self.entries(source):
            name = str(data.get("id", "")) if isinstance(data, dict) else ""
            self.add(kind, self.fit(cls, name, source.file, data, marks), cls.__name__.lower())

    def reviewed(self, source: Source) -> None:
        for data, marks in self.entries(source):
            if review := self.fit(Review, "", source.file, data, marks):
                self.reviews.append(review)

    def entries(self, source: Source) -> Iterator[tuple[Any, dict[Place, Mark]]]:
        if not isinstance(source.head, list):
            return self.tell(source.file, "mistyped", "this file must hold a list", "begin each entry with '- '")
        groups = _by_first(source.marks)
        for number, data in enumerate(source.head):
            yield data, groups.get(number, {})

    def module(self, source: Source) -> None:
        name = source.file.split("/")[2]
        data = source.head
        if isinstance(data, dict) and isinstance(data.get("objectives"), list):
            data = {
                **data,
                "objectives": [self.objective(o, n, source) for n, o in enumerate(data["objectives"])],
            }
            if None in data["objectives"]:
                return
        module = self.fit(Module, name, source.file, data, source.marks)
        self.add("modules", module, "module")
        for objective in module.objectives if module else []:
            self.add("objectives", objective, "objective")

    def objective(self, data: Any, number: int, source: Source) -> Objective | None:
        marks = _below(source.marks, ("objectives", number))
        name = str(data.get("code", "")) if isinstance(data, dict) else ""
        return self.fit(Objective, name, source.file, data, marks)

    def lesson(self, source: Source) -> None:
        data = self.head(source) | {"body": source.body, "module": source.file.split("/")[2]}
        if not source.body.text.strip():
            self.problems.append(
                Problem(
                    source.file,
                    source.body.line,
                    1,
                    "no-text",
                    "the lesson has no text",
                    "write it below the front matter",
                )
            )
        self.add("lessons", self.fit(Lesson, Path(source.file).stem, source.file, data, source.marks), "lesson")
        items, problems = questions.in_lesson(source.body, source.file)
        self.items(items, problems)

    def items(self, items: list[Item], problems: list[Problem]) -> None:
        self.problems += problems
        for item in items:
            self.add("items", item, "question")

    def drill(self, source: Source) -> None:
        self.sections("drills", Drill, DRILL_SECTIONS, source)

    def error(self, source: Source) -> None:
        self.sections("errors", CueingError, ERROR_SECTIONS, source)

    def sections(self, kind: str, cls: type[Thing], titles: dict[str, str], source: Source) -> None:
        """A file whose body is made of known sections."""
        marks = dict(source.marks)
        data = self.head(source)
        for title, body in _sections(source.body):
            known = next((key for key, words in titles.items() if words == title), None)
            line = body.line - 1
            if title == "":
                if body.text.strip():
                    self.problems.append(
                        Problem(
                            source.file,
                            body.line,
                            1,
                            "no-section",
                            "this text stands before the first section",
                            "put it below a line '## …'",
                        )
                    )
            elif known is None:
                hint = did_you_mean(title, titles.values()) or f"it takes: {', '.join(titles.values())}"
                self.problems.append(
                    Problem(
                        source.file,
                        line,
                        1,
                        "unknown-section",
                        f"'{title}' is not a section that belongs here",
                        hint,
                    )
                )
            elif known in marks:
                self.problems.append(
                    Problem(
                        source.file,
                        line,
                        1,
                        "duplicate-section",
                        f"the section '{title}' is here twice",
                        "join them",
                    )
                )
            elif not body.text.strip():
                self.problems.append(
                    Problem(
                        source.file,
                        line,
                        1,
                        "no-text",
                        f"the section '{title}' is empty",
                        "write it, or delete its heading",
                    )
                )
            else:
                marks[(known,)] = (line, 1)
                data[known] = self.cues(source.file, body) if known == "say" else body
        self.add(
            kind,
            self.fit(cls, Path(source.file).stem, source.file, data, marks, titles),
            "drill" if cls is Drill else "cueing error",
        )

    def cues(self, file: str, body: Prose) -> list[Cue]:
        found = []
        for number, row in enumerate(body.text.split("\n"), body.line):
            if cue := CUE.fullmatch(row):
                text = Prose(text=cue["text"], line=number, column=3)
                found.append(Cue.model_validate({"text": text, "focus": cue["focus"]}))
            elif row.strip():
                self.problems.append(
                    Problem(
                        file,
                        number,
                        1,
                        "cue-form",
                        "this line is not a cue",
                        "begin each cue with '- ', on one line",
                    )
                )
        return found

    def quiz(self, source: Source) -> None:
        name = Path(source.file).stem
        items, opening, problems = questions.in_file(source.body, source.file, name)
        if not items and not problems:
            self.tell(source.file, "no-questions", "the quiz has no questions", "begin each with a line '## …'")
        data = self.head(source) | {"opening": opening, "items": items}
        self.add("quizzes", self.fit(Quiz, name, source.file, data, source.marks), "quiz")
        self.items(items, problems)


KINDS: dict[str, Callable[[_Reader, Source], None]] = {
    "content/course.yml": _Reader.course,
    "content/home.md": _Reader.front,
    **dict.fromkeys(LISTS, _Reader.records),
    "content/reviews.yml": _Reader.reviewed,
    "content/modules/*/module.yml": _Reader.module,
    "content/modules/*/*.md": _Reader.lesson,
    "content/drills/*.md": _Reader.drill,
    "content/errors/*.md": _Reader.error,
    "quizzes/*.md": _Reader.quiz,
}
"""What a file is, by its place."""


def _sections(body: Prose) -> Iterator[tuple[str, Prose]]:
    """The title and text of each section; the text before the first has no title."""
    rows = body.text.split("\n")
    titles = {body.text[: h.start()].count("\n"): h["text"] for h in headings(body.text) if h["hashes"] == "##"}
    starts = list(titles)
    yield "", Prose(text="\n".join(rows[: starts[0]] if starts else rows), line=body.line)
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        text = "\n".join(rows[start + 1 : end])
        yield titles[start], Prose(text=text.rstrip(), line=body.line + start + 1)


def _by_first(marks: Mapping[Place, Mark]) -> dict[Any, dict[Place, Mark]]:
    """Marks of a list, by entry."""
    groups: dict[Any, dict[Place, Mark]] = {}
    for place, mark in marks.items():
        if place:
            groups.setdefault(place[0], {})[place[1:]] = mark
    return groups


def _below(marks: Mapping[Place, Mark], place: Place) -> dict[Place, Mark]:
    return {key[len(place) :]: mark for key, mark in marks.items() if key[: len(place)] == place}
