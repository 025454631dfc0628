"""Every case of a course, walked to every ending: by the tests in the sample, by the audit in the real course."""

from collections.abc import Iterator

from coursewright import casework
from coursewright.casework import Path
from coursewright.model import Case, Choice, Course


def strayed(course: Course) -> list[str]:
    """What goes wrong on the way: no end, an ending that no path comes to, a choice that none makes or that tells
    nothing, a level that isn't the rules'."""
    return [f"{case.name}: {told}" for case in course.cases.values() for told in _strayed(case, course)]


def roads(case: Case) -> list[Path]:
    """Some of the paths through a case, on which every choice that can be made is made."""
    left = sorted(casework.walks(case), key=lambda path: len(path.steps), reverse=True)
    taken: list[Path] = []
    made: set[tuple[str, str]] = set()
    while left := [path for path in left if _made(path) - made]:
        road = max(left, key=lambda path: len(_made(path) - made))
        taken.append(road)
        made |= _made(road)
    return taken


def _strayed(case: Case, course: Course) -> Iterator[str]:
    paths = casework.walks(case)
    yield from (f"{' → '.join(path.names)} is {path.end}" for path in paths if path.end != "ending")
    reached = {path.last.id for path in paths}
    made = set().union(*map(_made, paths))
    for situation in case.situations:
        if situation.level and situation.id not in reached:
            yield f"no path comes to {situation.id}"
        for choice in situation.choices:
            if (situation.id, choice.text.text) not in made:
                yield f"{situation.id}: no path makes the choice '{choice.text.text}'"
            if not _tells(choice):
                yield f"{situation.id}: '{choice.text.text}' tells nothing"
    for ending, *known in casework.clients(case):
        level, says = casework.decided(course, known).level, casework.situations(case)[ending].level
        if level != says:
            yield f"{ending} says {says}, and the rules {level}"


def _made(path: Path) -> set[tuple[str, str]]:
    """The choices on a path, each with its situation."""
    return {(step.situation.id, step.choice.text.text) for step in path.steps if step.choice}


def _tells(choice: Choice) -> bool:
    return bool(choice.happens and choice.happens.text.strip() and choice.why and choice.why.text.strip())
