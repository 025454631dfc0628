"""What those who teach a course want at hand: timings, what to show, what goes wrong, answers, role plays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from coursewright import casework, prose
from coursewright.model import (
    Case,
    Course,
    CueingError,
    Drill,
    Finding,
    Item,
    Lesson,
    Level,
    Module,
    Option,
    Prose,
    WrongAnswer,
)
from coursewright.references import Uses, objective_of

MOST_WRONG = 6
"""So many mistakes are named for a lesson, the most frequent ones."""


@dataclass(frozen=True)
class Sitting:
    """A lesson, as it is taught."""

    lesson: Lesson
    begins: int
    """Minutes since the module began."""
    ends: int
    drills: list[str]
    """The drills that it names: to show."""
    errors: list[str]
    """The cueing errors that it names: to act out."""
    wrong: list[tuple[str, str]]
    """What its questions' wrong answers stand for, kind and name, the most frequent first."""
    items: list[Item]
    """Its questions, in order."""


def sittings(module: Module, course: Course, uses: Uses) -> list[Sitting]:
    """The lessons of a module in their order, each beginning when the one before ends."""
    found, now = [], 0
    for lesson in (course.lessons[name] for name in module.lessons if name in course.lessons):
        later = now + (lesson.minutes or 0)
        found.append(_sitting(lesson, now, later, course, uses))
        now = later
    return found


def minutes(module: Module, course: Course) -> int:
    """How long the lessons of a module take together."""
    return sum(course.lessons[name].minutes or 0 for name in module.lessons if name in course.lessons)


def _sitting(lesson: Lesson, begins: int, ends: int, course: Course, uses: Uses) -> Sitting:
    named = uses.by(lesson)
    shown = [course.items[use.name] for use in named if use.kind == "item" and use.shown and use.name in course.items]
    own = [item for item in course.items.values() if item.file == lesson.file]
    about = [item for item in course.items.values() if objective_of(item, course) in lesson.objectives]
    return Sitting(
        lesson,
        begins,
        ends,
        list(dict.fromkeys(use.name for use in named if use.kind == "drill" and use.name in course.drills)),
        list(dict.fromkeys(use.name for use in named if use.kind == "error" and use.name in course.errors)),
        _wrong([*own, *shown] or about, course),
        [*own, *shown],
    )


def _wrong(items: list[Item], course: Course) -> list[tuple[str, str]]:
    """The errors and misconceptions behind wrong answers, the most frequent first."""
    wrong: list[Option | WrongAnswer] = [option for item in items for option in item.options]
    wrong += [answer for item in items for answer in item.wrong]
    named = [("error", one.error) for one in wrong if one.error in course.errors]
    named += [("misconception", one.misconception) for one in wrong if one.misconception in course.misconceptions]
    return [(kind, str(name)) for (kind, name), _ in Counter(named).most_common(MOST_WRONG)]


STEPS = (
    ("set-up", "Sets the drill up", "set_up"),
    ("do", "Explains or shows it in a few words", "do"),
    ("dose", "Gives a dose, and says when the set ends", "dose"),
    ("stop", "Says when to stop", "stop_if"),
    ("cue", "Gives one cue and watches one rep", None),
    ("feel", "Asks where it is felt", "feel"),
)
"""What a trainer does in any drill: its name, what is marked, and the section of the drill that says it."""

Row = tuple[str, str, str]
"""What is marked, such as "error:its-name"; its words; and what the course says of it."""


def checklist(drill: Drill, course: Course) -> list[tuple[str, list[Row]]]:
    """What an observer marks when a trainee coaches a drill, under its headings."""
    client = [error for error in course.errors.values() if drill.name in error.drills and error.of == "client"]
    trainer = [error for error in course.errors.values() if error.of == "trainer"]
    steps = [(f"step:{name}", words, _bare(getattr(drill, key)) if key else "") for name, words, key in STEPS]
    return [
        ("The coaching", steps),
        ("Cueing errors: spotted and cued?", [_row(error) for error in client]),
        ("Errors of the trainer", [_row(error) for error in trainer]),
    ]


def _row(error: CueingError) -> Row:
    return f"error:{error.name}", error.title, _bare(error.see)


def _bare(text: Prose) -> str:
    """Prose as plain words on one line."""
    return prose.spoken(text.text)


Moment = tuple[str, list[Finding]]
"""What a moment of a case is called, and what comes up then; the beginning has no name."""


def known(case: Case, course: Course) -> list[Moment]:
    """What the one who plays the client knows: what is true at the beginning, and what comes up later on the best way.

    Findings of other ways would contradict each other: a client has only one story.
    """
    best = casework.best_way(case) if casework.is_whole(case) else None
    situations = [step.situation for step in best.steps] if best else case.situations[:1]
    moments = [("", [*case.findings, *situations[0].findings])]
    moments += [(situation.title, situation.findings) for situation in situations[1:]]
    told: set[str] = set()
    found = []
    for title, names in moments:
        new = [course.findings[name] for name in names if name in course.findings and name not in told]
        told.update(names)
        found += [(title, new)] if new else []
    return found


def ending(case: Case, course: Course) -> Level | None:
    """The action level that the best way through a case comes to."""
    best = casework.best_way(case) if casework.is_whole(case) else None
    return course.levels.get(best.last.level or "") if best else None
