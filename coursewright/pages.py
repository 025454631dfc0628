"""Turn a Course into pages and assets, through the templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coursewright import boundaries, casefacts, casemap, casework, catalog, teaching
from coursewright.addresses import address, home_of
from coursewright.exams import handed_in
from coursewright.model import Case, Course, CueingError, Drill, Lesson, Module, Quiz
from coursewright.references import Uses
from coursewright.writer import Writer


@dataclass(frozen=True)
class Page:
    """One page of the site, in Markdown."""

    path: str
    """Where it stands in the site, such as "drills/its-name.md"."""
    title: str
    section: tuple[str, ...]
    """The headings it stands under in the navigation."""
    text: str
    source: str
    """The author's file, that "Edit this page" opens; empty for a page that no author wrote."""


@dataclass(frozen=True)
class Asset:
    """A file of the site that is no page."""

    path: str
    source: str = ""
    """The author's file it is copied from."""
    text: str = ""
    """What stands in it, if it is made."""


@dataclass(frozen=True)
class _Plan:
    """A page before its template is filled."""

    template: str
    path: str
    title: str
    section: tuple[str, ...]
    source: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Frame:
    """What all pages of a course share."""

    title: str
    terms: Mapping[str, str] = field(default_factory=dict)
    """What each form of each glossary term means."""
    edit: str | None = None
    """The address before a file's path where readers can edit it."""
    course: str = ""
    """The course's id, that names a trainee's record; empty where there is nothing to record."""
    stamp: str = ""
    """Changes when an answer somewhere no longer counts."""


@dataclass(frozen=True)
class Made:
    """All that a site is built from: after this, nothing reads the course."""

    frame: Frame
    pages: list[Page]
    assets: list[Asset]


def make(course: Course) -> Made:
    """Make all that a course's site is built from."""
    terms = {form: term.text for term in course.glossary.values() for form in (term.term, *term.also)}
    settings = course.settings
    recorded = (settings.id, catalog.stamp(course)) if course.items or course.cases else ()
    return Made(Frame(settings.title, terms, settings.edit, *recorded), *render(course))


def mistakes(text: str) -> Made:
    """A site that only tells the mistakes that keep the course from being made."""
    rows = "\n".join(f"    {row}" for row in text.split("\n"))
    page = Page("index.md", "To put right", (), f"# To put right\n\n{rows}\n", "content/course.yml")
    return Made(Frame("To put right"), [page], [])


def render(course: Course) -> tuple[list[Page], list[Asset]]:
    """Make every page of the course, in the order of its navigation, and its assets."""
    writer = Writer(course)
    pages = [
        Page(plan.path, plan.title, plan.section, writer.page(plan.template, plan.path, plan.values), plan.source)
        for plan in _plans(course)
    ]
    pictures = [Asset(home_of(picture.file), picture.file) for picture in course.pictures.values()]
    return pages, [*pictures, *_data(course)]


def _data(course: Course) -> Iterator[Asset]:
    """What the page side, and others, read of a course."""
    if course.items or course.cases:
        yield Asset(catalog.PATH, text=catalog.as_json(course))
    if course.rules:
        yield Asset(boundaries.PATH, text=boundaries.as_json(course))
        yield Asset(boundaries.VECTORS_PATH, text=boundaries.vectors_as_json(course))


def _plans(course: Course) -> Iterator[_Plan]:
    yield _home(course)
    yield from _modules(course)
    yield from _quizzes_alone(course)
    yield from _cases(course)
    yield from _progress(course)
    yield from _drills(course)
    yield from _errors(course)
    yield from _gym_cards(course)
    yield from _referral(course)
    yield from _reference(course)
    yield from _teaching(course)


def _home(course: Course) -> _Plan:
    source = "content/home.md" if course.home else course.settings.file
    first = next((lesson for module in modules_of(course) for lesson in lessons_of(module, course)), None)
    return _Plan("home", "index.md", course.settings.title, (), source, {"first": first, "modules": modules_of(course)})


def modules_of(course: Course) -> list[Module]:
    """The modules in the order of the course."""
    return [course.modules[name] for name in course.settings.modules if name in course.modules]


def lessons_of(module: Module, course: Course) -> list[Lesson]:
    """The lessons of a module, in its order."""
    return [course.lessons[name] for name in module.lessons if name in course.lessons]


def _modules(course: Course) -> Iterator[_Plan]:
    order = [lesson for module in modules_of(course) for lesson in lessons_of(module, course)]
    later = dict(zip((lesson.name for lesson in order), [*order[1:], None], strict=False))
    for module in modules_of(course):
        quizzes = [quiz for quiz in course.quizzes.values() if quiz.module == module.name]
        about = {"module": module, "quizzes": quizzes}
        section = (module.title,)
        yield _Plan("module", f"modules/{module.name}/index.md", module.title, section, module.file, about)
        for lesson in lessons_of(module, course):
            values = {**about, "lesson": lesson, "later": later[lesson.name]}
            yield _Plan("lesson", home_of(lesson.file), lesson.title, section, lesson.file, values)
        for quiz in quizzes:
            yield _quiz(quiz, module, section, course)


def _quizzes_alone(course: Course) -> Iterator[_Plan]:
    for quiz in course.quizzes.values():
        if quiz.module not in [module.name for module in modules_of(course)]:
            yield _quiz(quiz, None, (SECTIONS[quiz.mode],), course)


SECTIONS = {"practice": "Quizzes", "exam": "Exams", "test": "Tests"}
"""Where a quiz stands that belongs to no module, by its mode."""


def _quiz(quiz: Quiz, module: Module | None, section: tuple[str, ...], course: Course) -> _Plan:
    template = "exam" if handed_in(quiz) else "quiz"
    path, _ = address(course, "quiz", quiz.name)
    return _Plan(template, path, quiz.title, section, quiz.file, {"quiz": quiz, "module": module})


def _cases(course: Course) -> Iterator[_Plan]:
    if course.cases:
        yield _Plan("cases", "cases/index.md", "Cases", ("Cases",), "content/cases")
    for case in course.cases.values():
        yield _Plan("case", home_of(case.file), case.title, ("Cases",), case.file, _told(case, course))


def _told(case: Case, course: Course) -> dict[str, object]:
    """What the page of a case tells; of one with names that aren't there, only its words."""
    told = casefacts.told(case)
    values: dict[str, object] = {"case": case, "situations": told, "facts": casefacts.of_case(case)}
    values["knows_more"] = any(situation.findings for situation in case.situations)
    values |= {"number_words": casefacts.number_words, "map": "", "best": [], "endings": []}
    if casework.is_whole(case):
        rules = casework.rules_at_endings(case, course)
        endings = [(one, rules[one.situation.id]) for one in told if one.situation.id in rules]
        best = casework.best_way(case)
        labels = {one.situation.id: one.label for one in told}
        values |= {"map": casemap.drawn(case, course), "endings": endings}
        values["best"] = [labels[name] for name in best.names] if best else []
    return values


PROGRESS = {
    "progress": ("progress/index.md", "Your progress"),
    "daily": ("progress/daily.md", "Daily five"),
    "study": ("progress/record.md", "Record of self-study"),
    "keep": ("progress/answers.md", "Keep and move your answers"),
}
"""The pages of a trainee's own, by template: filled in by the page side from the trainee's record."""


def _progress(course: Course) -> Iterator[_Plan]:
    for template, (path, title) in PROGRESS.items() if course.items or course.cases else ():
        yield _Plan(template, path, title, ("Your progress",), course.settings.file)


def _drills(course: Course) -> Iterator[_Plan]:
    if course.drills:
        groups = [(strategy, _drills_of(strategy.name, course)) for strategy in course.strategies.values()]
        others = [drill for drill in course.drills.values() if drill.strategy not in course.strategies]
        values: dict[str, object] = {"groups": groups, "others": others}
        yield _Plan("drills", "drills/index.md", "Drills", ("Drills",), "content/drills", values)
    for drill in course.drills.values():
        values = {"drill": drill, "errors": _errors_of(drill, course)}
        yield _Plan("drill", home_of(drill.file), drill.title, ("Drills",), drill.file, values)


def _drills_of(strategy: str, course: Course) -> list[Drill]:
    return [drill for drill in course.drills.values() if drill.strategy == strategy]


def _errors_of(drill: Drill, course: Course) -> list[CueingError]:
    return [error for error in course.errors.values() if drill.name in error.drills]


def _errors(course: Course) -> Iterator[_Plan]:
    section = ("Cueing errors",)
    if course.errors:
        groups = [(drill, _errors_of(drill, course)) for drill in course.drills.values()]
        others = [error for error in course.errors.values() if not error.drills]
        values: dict[str, object] = {"groups": groups, "others": others}
        yield _Plan("errors", "errors/index.md", "Cueing errors", section, "content/errors", values)
    for error in course.errors.values():
        yield _Plan("error", home_of(error.file), error.title, section, error.file, {"error": error})


def _gym_cards(course: Course) -> Iterator[_Plan]:
    section, source = ("Gym cards",), "content/cards.yml"
    if course.cards:
        yield _Plan("gymcards", "cards/index.md", "Gym cards", section, source)
    for card in course.cards.values():
        names = [drill.name for drill in _drills_of(card.strategy, course)] if card.strategy else []
        drills = [course.drills[name] for name in dict.fromkeys([*names, *card.drills]) if name in course.drills]
        errors = [course.errors[name] for name in card.errors if name in course.errors]
        things = [("drill", drill.name) for drill in drills] + [("error", error.name) for error in errors]
        things += [("level", name) for name in course.levels if card.levels]
        things += [("card", card.name)] if card.remember else []
        shown = {"card": card, "drills": drills, "errors": errors, "things": things}
        yield _Plan("gymcard", f"cards/{card.name}.md", card.title, section, source, shown)


def _referral(course: Course) -> Iterator[_Plan]:
    section = ("Referral",)
    if course.levels:
        yield _Plan("referral", "referral/index.md", "When to stop and refer", section, "content/referral/levels.yml")
    if course.check and course.levels:
        yield _Plan("check", "referral/check.md", "Stop and check", section, course.check.file)
    if course.notes:
        yield _Plan("notes", "referral/notes.md", "Notes", section, course.notes.file)
    if course.rules:
        yield _Plan("rules", "referral/rules.md", "Referral rules", section, "content/referral/rules.yml")
    if course.findings:
        title = "Findings and their questions"
        yield _Plan("findings", "referral/findings.md", title, section, "content/referral/findings.yml")


def _teaching(course: Course) -> Iterator[_Plan]:
    """The pages of those who teach, where a course has them."""
    if not course.settings.teaching:
        return
    section, source, uses = ("Teaching",), course.settings.file, Uses(course)
    lengths = [(module, teaching.minutes(module, course)) for module in modules_of(course)]
    yield _Plan("teaching", "teaching/index.md", "Teaching this course", section, source, {"modules": lengths})
    for module in modules_of(course):
        facts = {"module": module, "sittings": teaching.sittings(module, course, uses)}
        yield _Plan("teach", f"teaching/{module.name}.md", f"Teaching: {module.title}", section, module.file, facts)
    for drill in course.drills.values():
        facts = {"drill": drill, "parts": teaching.checklist(drill, course)}
        yield _Plan(
            "observe", f"teaching/observe/{drill.name}.md", f"Checklist: {drill.title}", section, drill.file, facts
        )
    if course.cases:
        roles = (teaching.known, teaching.ending)
        cases = [(case, *(role(case, course) for role in roles)) for case in course.cases.values()]
        yield _Plan("roleplay", "teaching/role-play.md", "Role-play cards", section, "content/cases", {"cases": cases})


def _reference(course: Course) -> Iterator[_Plan]:
    for template, title, kind, source in (
        ("myths", "Myths and better words", course.myths, "content/myths.yml"),
        ("misconceptions", "Misconceptions", course.misconceptions, "content/misconceptions.yml"),
        ("glossary", "Glossary", course.glossary, "content/glossary.yml"),
        ("references", "References", course.sources, "content/sources.yml"),
    ):
        if kind:
            yield _Plan(template, f"{template}.md", title, ("Look it up",), source)
