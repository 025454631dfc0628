"""Turn a Course into pages and assets, through the templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coursewright.addresses import address, home_of
from coursewright.model import Course, Thing
from coursewright.writer import Writer


@dataclass(frozen=True)
class Page:
    """One page of the site, in Markdown."""

    path: str
    """Where it stands in the site, such as "drills/glute-bridge.md"."""
    title: str
    section: tuple[str, ...]
    """The headings it stands under in the navigation."""
    text: str
    source: str
    """The author's file, that "Edit this page" opens."""


@dataclass(frozen=True)
class Asset:
    """A file of the site that is no page."""

    path: str
    source: str
    """The author's file it is copied from."""


@dataclass(frozen=True)
class Frame:
    """What all pages of a course share."""

    title: str
    terms: Mapping[str, str]
    """What each form of each glossary term means."""
    edit: str | None
    """The address before a file's path where readers can edit it."""


@dataclass(frozen=True)
class Made:
    """All that a site is built from: after this, nothing reads the course."""

    frame: Frame
    pages: list[Page]
    assets: list[Asset]


def make(course: Course) -> Made:
    """Make all that a course's site is built from."""
    terms = {form: term.text for term in course.glossary.values() for form in (term.term, *term.also)}
    return Made(Frame(course.settings.title, terms, course.settings.edit), *render(course))


def mistakes(text: str) -> Made:
    """A site that only tells the mistakes that keep the course from being made."""
    rows = "\n".join(f"    {row}" for row in text.split("\n"))
    page = Page("index.md", "To put right", (), f"# To put right\n\n{rows}\n", "content/course.yml")
    return Made(Frame("To put right", {}, None), [page], [])


def render(course: Course) -> tuple[list[Page], list[Asset]]:
    """Make every page of the course, in the order of its navigation, and its assets."""
    writer = Writer(course)
    pages = [
        _home(course, writer),
        *_modules(course, writer),
        *_drills(course, writer),
        *_errors(course, writer),
        *_referral(course, writer),
        *_reference(course, writer),
    ]
    return pages, [Asset(home_of(picture.file), picture.file) for picture in course.pictures.values()]


def _home(course: Course, writer: Writer) -> Page:
    first = next(
        (
            lesson
            for name in course.settings.modules
            if name in course.modules
            for lesson in course.modules[name].lessons
        ),
        None,
    )
    source = "content/home.md" if course.home else course.settings.file
    return _page(writer, "home", "index.md", course.settings.title, (), source, first=course.lessons.get(first or ""))


def _page(
    writer: Writer,
    template: str,
    path: str,
    title: str,
    section: tuple[str, ...],
    source: str,
    **values: object,
) -> Page:
    return Page(path, title, section, writer.page(template, path, title=title, **values), source)


def _modules(course: Course, writer: Writer) -> Iterator[Page]:
    order = (
        [
            name
            for module in course.settings.modules
            for name in course.modules[module].lessons
            if name in course.lessons
        ]
        if _whole(course)
        else list(course.lessons)
    )
    for name in course.settings.modules:
        if module := course.modules.get(name):
            section = (module.title,)
            quizzes = [quiz for quiz in course.quizzes.values() if quiz.module == name]
            yield _page(
                writer,
                "module",
                address(course, "module", name)[0],
                module.title,
                section,
                module.file,
                module=module,
                quizzes=quizzes,
            )
            for lesson in (course.lessons[slug] for slug in module.lessons if slug in course.lessons):
                place = order.index(lesson.name) if lesson.name in order else -1
                later = order[place + 1] if 0 <= place < len(order) - 1 else None
                yield _page(
                    writer,
                    "lesson",
                    address(course, "lesson", lesson.name)[0],
                    lesson.title,
                    section,
                    lesson.file,
                    lesson=lesson,
                    module=module,
                    later=later,
                    quizzes=quizzes,
                )
            for quiz in quizzes:
                yield _page(
                    writer,
                    "quiz",
                    f"quizzes/{quiz.name}.md",
                    quiz.title,
                    section,
                    quiz.file,
                    quiz=quiz,
                    module=module,
                )
    for quiz in course.quizzes.values():
        if quiz.module not in course.settings.modules or quiz.module not in course.modules:
            yield _page(
                writer,
                "quiz",
                f"quizzes/{quiz.name}.md",
                quiz.title,
                ("Quizzes",),
                quiz.file,
                quiz=quiz,
                module=None,
            )


def _whole(course: Course) -> bool:
    return all(name in course.modules for name in course.settings.modules)


def _drills(course: Course, writer: Writer) -> Iterator[Page]:
    if not course.drills:
        return
    groups = [
        (strategy, [d for d in course.drills.values() if d.strategy == name])
        for name, strategy in course.strategies.items()
    ]
    groups.append((None, [d for d in course.drills.values() if d.strategy not in course.strategies]))
    yield _page(writer, "drills", "drills/index.md", "Drills", ("Drills",), "content/drills", groups=groups)
    for drill in course.drills.values():
        errors = [error for error in course.errors.values() if drill.name in error.drills]
        yield _page(
            writer,
            "drill",
            f"drills/{drill.name}.md",
            drill.title,
            ("Drills",),
            drill.file,
            drill=drill,
            errors=errors,
        )


def _errors(course: Course, writer: Writer) -> Iterator[Page]:
    if not course.errors:
        return
    groups = [
        (drill, [e for e in course.errors.values() if drill.name in e.drills]) for drill in course.drills.values()
    ]
    others = [e for e in course.errors.values() if not e.drills]
    yield _page(
        writer,
        "errors",
        "errors/index.md",
        "Cueing errors",
        ("Cueing errors",),
        "content/errors",
        groups=groups,
        others=others,
    )
    for error in course.errors.values():
        yield _page(
            writer,
            "error",
            f"errors/{error.name}.md",
            error.title,
            ("Cueing errors",),
            error.file,
            error=error,
        )


def _referral(course: Course, writer: Writer) -> Iterator[Page]:
    if course.levels:
        yield _page(
            writer,
            "referral",
            "referral/index.md",
            "When to stop and refer",
            ("Referral",),
            "content/referral/levels.yml",
        )
    if course.findings:
        yield _page(
            writer,
            "findings",
            "referral/findings.md",
            "Findings and their questions",
            ("Referral",),
            "content/referral/findings.yml",
        )


def _reference(course: Course, writer: Writer) -> Iterator[Page]:
    for template, title, things in (
        ("myths", "Myths and better words", course.myths),
        ("misconceptions", "Misconceptions", course.misconceptions),
        ("glossary", "Glossary", course.glossary),
        ("references", "References", course.sources),
    ):
        if things:
            yield _page(writer, template, f"{template}.md", title, ("Look it up",), _file_of(things))


def _file_of(things: dict[str, Thing] | dict[str, object]) -> str:
    return str(getattr(next(iter(things.values())), "file", ""))
