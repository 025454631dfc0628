"""Read the instructor's files into a Course, and tell what is wrong with their form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from coursewright import cases, folder, questions, sections, vignettes
from coursewright.form import fit
from coursewright.model import (
    Avoided,
    Case,
    Check,
    Course,
    CueingError,
    Drill,
    Finding,
    GymCard,
    Item,
    Lesson,
    Level,
    Mark,
    Misconception,
    Module,
    Myth,
    Notes,
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
    Vector,
    Vignettes,
)  # fmt: skip
from coursewright.model import Source as Reference
from coursewright.problems import BadContent, Problem
from coursewright.source import Source, read

T = TypeVar("T", bound=Thing)

LISTS: dict[str, tuple[str, type[Thing]]] = {
    "content/strategies.yml": ("strategies", Strategy),
    "content/cards.yml": ("cards", GymCard),
    "content/misconceptions.yml": ("misconceptions", Misconception),
    "content/referral/findings.yml": ("findings", Finding),
    "content/referral/rules.yml": ("rules", Rule),
    "content/referral/levels.yml": ("levels", Level),
    "content/glossary.yml": ("glossary", Term),
    "content/myths.yml": ("myths", Myth),
    "content/sources.yml": ("sources", Reference),
}
"""Files that hold a list of records: what the course calls them, and the class of each."""

ROWS: dict[str, tuple[str, type[Thing]]] = {
    "content/reviews.yml": ("reviews", Review),
    "content/wording.yml": ("wording", Avoided),
    "content/referral/vectors.yml": ("vectors", Vector),
}
"""The same for records that have no id."""

SINGLE: dict[str, tuple[str, type[Thing]]] = {
    "content/referral/check.yml": ("check", Check),
    "content/referral/notes.yml": ("notes", Notes),
    "content/referral/vignettes.yml": ("vignettes", Vignettes),
}
"""Files that a course has one of: what the course calls it, and its class."""


def load(root: Path, today: date | None = None) -> Course:
    """Read the course in `root`, as of today. Raises BadContent with every mistake of form."""
    files = folder.files(root)
    reader = _Reader(root)
    if "content/course.yml" not in files:
        reader.tell("content/course.yml", "missing-file", "the course has no course.yml", "write one")
    for file in files:
        reader.read(file)
    if reader.problems or reader.settings is None:
        raise BadContent(reader.problems)
    made = {**reader.alone, **reader.rows, **reader.kinds, "home": reader.home}
    day = today or date.today()  # noqa: DTZ011 - the day where the course is built
    return vignettes.added(_in_order(Course(settings=reader.settings, today=day, **made)))


def _in_order(course: Course) -> Course:
    """The same course with its modules and lessons in the order that course.yml and module.yml give."""
    modules = sorted(course.modules.values(), key=lambda module: _place(module.name, course.settings.modules))
    names = [name for module in modules for name in module.lessons]
    lessons = sorted(course.lessons.values(), key=lambda lesson: _place(lesson.name, names))
    ordered = {"modules": {m.name: m for m in modules}, "lessons": {lesson.name: lesson for lesson in lessons}}
    return course.model_copy(update=ordered)


def _place(name: str, order: list[str]) -> int:
    return order.index(name) if name in order else len(order)


@dataclass
class _Reader:
    """What has been read so far."""

    root: Path
    settings: Settings | None = None
    home: Prose | None = None
    rows: dict[str, list[Any]] = field(default_factory=dict)
    """Records without an id, in their order."""
    alone: dict[str, Thing] = field(default_factory=dict)
    """What a course has one of at most."""
    kinds: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, file: str) -> None:
        """Read one file, as what its place says it is."""
        take = next((take for pattern, take in KINDS.items() if folder.is_read(file, pattern)), None)
        if folder.is_readme(file):
            return
        if (self.root / file).is_symlink():
            what = "folder" if (self.root / file).is_dir() else "file"
            self.tell(folder.shown(file), "symlink", f"this is a link to another {what}", f"put the {what} itself here")
        elif file.lower().endswith(folder.PICTURES):
            self.picture(file)
        elif take is None:
            self.note(folder.unread(file, KINDS))
        elif odd := folder.odd_name(file):
            self.note(odd)
        else:
            source = read(self.root, file)
            self.problems += source.problems + source.unfinished
            if not source.problems:
                take(self, source)

    def note(self, problem: Problem | None) -> None:
        self.problems += [problem] if problem else []

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
        self, kind: type[T], name: str, source: Source, written: Any, marks: Mapping[Place, Mark], **more: Any
    ) -> T | None:
        thing, problems = fit(kind, name, source.file, written, marks, **more)
        self.problems += problems
        return thing

    # One method for each kind of file.

    def picture(self, file: str) -> None:
        """A picture is copied as it is; only its name counts."""
        if not folder.PICTURE_NAME.fullmatch(file):
            hint = "use letters, digits, hyphens, underscores and points in the file's name"
            return self.note(Problem(folder.shown(file), 1, 1, "file-name", "this name can't be an address", hint))
        self.add("pictures", Picture(name=file, file=file), "picture")

    def course(self, source: Source) -> None:
        self.settings = self.fit(Settings, "course", source, source.head, source.marks)

    def front(self, source: Source) -> None:
        self.no_keys(source)
        self.home = source.body

    def no_keys(self, source: Source) -> None:
        if source.head is not None:
            self.tell(source.file, "unknown-key", "this file takes no front matter", "delete it")

    def head(self, source: Source) -> Any:
        """The front matter of a file; a file without one has no keys."""
        return {} if source.head is None else source.head

    def records(self, source: Source) -> None:
        """A list of records, each with an id."""
        kind, cls = LISTS[source.file]
        for data, marks in self.entries(source):
            name = str(data.get("id", "")) if isinstance(data, dict) else ""
            self.add(kind, self.fit(cls, name, source, data, marks), cls.__name__.lower())

    def unnamed(self, source: Source) -> None:
        """A list of records without an id."""
        kind, cls = ROWS[source.file]
        fitted = [self.fit(cls, "", source, data, marks) for data, marks in self.entries(source)]
        self.rows[kind] = [thing for thing in fitted if thing]

    def single(self, source: Source) -> None:
        """A file that stands for one thing."""
        kind, cls = SINGLE[source.file]
        if thing := self.fit(cls, kind, source, source.head, source.marks):
            self.alone[kind] = thing

    def entries(self, source: Source) -> Iterator[tuple[Any, dict[Place, Mark]]]:
        if not isinstance(source.head, list):
            return self.tell(source.file, "mistyped", "this file must hold a list", "begin each entry with '- '")
        groups = _by_first(source.marks)
        for number, data in enumerate(source.head):
            yield data, groups.get(number, {})

    def module(self, source: Source) -> None:
        name, data = source.file.split("/")[2], source.head
        if isinstance(data, dict) and isinstance(data.get("objectives"), list):
            objectives = list(self.objectives(data["objectives"], source))
            if None in objectives:
                return
            data = {**data, "objectives": objectives}
        module = self.fit(Module, name, source, data, source.marks)
        self.add("modules", module, "module")
        for objective in module.objectives if module else []:
            self.add("objectives", objective, "objective")

    def objectives(self, entries: list[Any], source: Source) -> Iterator[Objective | None]:
        groups = _by_first(_by_first(source.marks)["objectives"])
        for number, data in enumerate(entries):
            name = str(data.get("code", "")) if isinstance(data, dict) else ""
            yield self.fit(Objective, name, source, data, groups.get(number, {}))

    def lesson(self, source: Source) -> None:
        if not source.body.text.strip():
            hint = "write it below the front matter"
            self.note(Problem(source.file, source.body.line, 1, "no-text", "the lesson has no text", hint))
        made = {"body": source.body, "module": source.file.split("/")[2]}
        name = Path(source.file).stem
        self.add("lessons", self.fit(Lesson, name, source, self.head(source), source.marks, made=made), "lesson")
        self.items(*questions.in_lesson(source.body, source.file))

    def items(self, items: list[Item], problems: list[Problem]) -> None:
        self.problems += problems
        for item in items:
            self.add("items", item, "question")

    def drill(self, source: Source) -> None:
        self.add("drills", self.sections(Drill, sections.DRILL, source), "drill")

    def error(self, source: Source) -> None:
        self.add("errors", self.sections(CueingError, sections.ERROR, source), "cueing error")

    def sections(self, kind: type[T], titles: dict[str, str], source: Source) -> T | None:
        """A file whose body is made of known sections."""
        parts = sections.read(source.file, source.body, titles)
        self.problems += parts.problems
        marks, made = source.marks | parts.marks, parts.found
        name = Path(source.file).stem
        return self.fit(kind, name, source, self.head(source), marks, made=made, titles=titles)

    def case(self, source: Source) -> None:
        read = cases.read(source.body, source.file)
        self.problems += read.problems
        made = {"opening": read.opening, "situations": read.situations}
        marks = source.marks | read.marks
        name = Path(source.file).stem
        self.add("cases", self.fit(Case, name, source, self.head(source), marks, made=made), "case")

    def quiz(self, source: Source) -> None:
        name = Path(source.file).stem
        items, opening, problems = questions.in_file(source.body, source.file, name)
        draws = isinstance(source.head, dict) and source.head.get("draw")
        if not items and not problems and not draws:
            self.tell(source.file, "no-questions", "the quiz has no questions", "begin each with a line '## …'")
        made = {"opening": opening, "items": items}
        self.add("quizzes", self.fit(Quiz, name, source, self.head(source), source.marks, made=made), "quiz")
        self.items(items, problems)


KINDS: dict[str, Callable[[_Reader, Source], None]] = {
    "content/course.yml": _Reader.course,
    "content/home.md": _Reader.front,
    **dict.fromkeys(LISTS, _Reader.records),
    **dict.fromkeys(ROWS, _Reader.unnamed),
    **dict.fromkeys(SINGLE, _Reader.single),
    "content/modules/*/module.yml": _Reader.module,
    "content/modules/*/*.md": _Reader.lesson,
    "content/drills/*.md": _Reader.drill,
    "content/errors/*.md": _Reader.error,
    "content/cases/*.md": _Reader.case,
    "quizzes/*.md": _Reader.quiz,
}
"""What a file is, by its place."""


def _by_first(marks: Mapping[Place, Mark]) -> dict[Any, dict[Place, Mark]]:
    """Marks of a list, by entry."""
    groups: dict[Any, dict[Place, Mark]] = {}
    for place, mark in marks.items():
        if place:
            groups.setdefault(place[0], {})[place[1:]] = mark
    return groups
