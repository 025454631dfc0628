"""Client cases that lead somewhere, explain every choice, and end as the rules say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.casework import (
    MOST_PATHS,
    MOST_SITUATIONS,
    Numbers,
    Path,
    best_way,
    clients,
    decided,
    is_whole,
    offered,
    reached,
    situations,
    walks,
)
from coursewright.logic import Decision
from coursewright.model import Case, Choice, Course, Place
from coursewright.problems import Problem, did_you_mean
from coursewright.prose import alike
from coursewright.references import lookup

Found = Iterator[Problem]

NUMBER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def choices_lead_on(course: Course) -> Found:
    """Every choice of a case leads to a situation that is there, and changes and asks numbers that the case shows."""
    for case in course.cases.values():
        for number in case.shows:
            if not NUMBER.fullmatch(number) or number in ("if", "error", "misconception"):
                told = f"'{number}' can't be the name of a number"
                yield Problem.at(case, ("shows", number), "choices-lead-on", told, "use a word of lower-case letters")
        for place, choice in _choices(case):
            yield from (Problem.at(case, (*place, key), "choices-lead-on", *told) for key, *told in _lost(choice, case))


def _lost(choice: Choice, case: Case) -> Iterator[tuple[str, str, str]]:
    """Every name in a choice that leads nowhere: its key, a sentence and a hint."""
    known = situations(case)
    if choice.to not in known:
        yield "to", f"there is no situation '{choice.to}' in this case", did_you_mean(choice.to, known)
    asked = [("if", choice.offered.number)] if choice.offered else []
    for key, number in [*asked, *((change.number, change.number) for change in choice.changes)]:
        if number not in case.shows:
            hint = did_you_mean(number, case.shows) or "name it under 'shows' in the front matter"
            yield key, f"the case shows no number '{number}'", hint


def cases_decide(course: Course) -> Found:
    """Every situation of a case has two choices at least, and no two with the same words; an ending has none."""
    for case in course.cases.values():
        for n, situation in enumerate(case.situations):
            place: Place = ("situations", n)
            if situation.level and situation.choices:
                told, hint = "this situation has a level and choices", "take one out: an ending has no choices"
                yield Problem.at(case, (*place, "level"), "cases-decide", told, hint)
            elif not situation.choices and not situation.level:
                told, hint = "nothing can be done here, and it is no ending", "write choices, or {level=…}"
                yield Problem.at(case, place, "cases-decide", told, hint)
            elif len(situation.choices) == 1:
                told = "this situation has one choice only, and nothing to decide"
                yield Problem.at(case, place, "cases-decide", told, "write another")
            elif n == 0 and situation.level:
                yield Problem.at(case, place, "cases-decide", "the case begins with an ending", "move it down")
        yield from _same_words(case)


def _same_words(case: Case) -> Found:
    for n, situation in enumerate(case.situations):
        seen: set[str] = set()
        for m, choice in enumerate(situation.choices):
            if alike(choice.text.text) in seen:
                told = f"'{choice.text.text}' stands here twice"
                yield Problem.at(case, ("situations", n, "choices", m), "cases-decide", told, "change one of them")
            seen.add(alike(choice.text.text))


def choices_are_explained(course: Course) -> Found:
    """Every choice of a case says what happens and why; one that isn't best, which error or belief it stands for."""
    for case in course.cases.values():
        for place, choice in _choices(case):
            for label, text in (("Happens", choice.happens), ("Why", choice.why)):
                if text is None or not text.text.strip():
                    told = f"this choice doesn't say '{label}:'"
                    yield Problem.at(case, place, "choices-are-explained", told, f"write it below, as '  > {label}: …'")
            stands = choice.error or choice.misconception
            if choice.best and stands:
                told, hint = "this best choice is marked as a mistake", "take the mark out of its braces"
                yield Problem.at(case, place, "choices-are-explained", told, hint)
            elif not choice.best and not stands:
                told, hint = "this choice isn't best, and stands for nothing", "add {error=…} or {misconception=…}"
                yield Problem.at(case, place, "choices-are-explained", told, hint)


def cases_have_a_best_way(course: Course) -> Found:
    """Each situation of a case has a best choice, and who takes the first of them each time comes to an ending."""
    rule = "cases-have-a-best-way"
    for case in course.cases.values():
        lacking = [n for n, s in enumerate(case.situations) if s.choices and not any(c.best for c in s.choices)]
        for n in lacking:
            told, hint = "no choice is best here", "write (best) behind the best one"
            yield Problem.at(case, ("situations", n), rule, told, hint)
        if is_whole(case) and not lacking and not best_way(case):
            told = "the best choices lead to no ending"
            yield Problem.at(case, ("situations", 0), rule, told, "follow the first best choice of each situation")


def situations_are_reached(course: Course) -> Found:
    """Every situation of a case is reached from the first, every choice is offered, and each way can come to an end."""
    rule = "situations-are-reached"
    for case in filter(is_whole, course.cases.values()):
        there = reached(case, case.situations[0].id)
        endings = {situation.id for situation in case.situations if not situation.choices}
        for n, situation in enumerate(case.situations):
            if situation.id not in there:
                told = f"no choice leads to '{situation.id}' from the first situation"
                yield Problem.at(case, ("situations", n), rule, told, "lead a choice here, or delete it")
            elif not reached(case, situation.id) & endings:
                told = f"from '{situation.id}' no ending can be reached"
                yield Problem.at(case, ("situations", n), rule, told, "lead a choice out of the circle")
        yield from _by_numbers(case)


def _by_numbers(case: Case) -> Found:
    """What the numbers of a case keep from being chosen, or from going on."""
    if not case.shows or any(_too_long(case)):
        return
    rule, seen = "situations-are-reached", set()
    paths = walks(case)
    for path in paths:
        for step in path.steps:
            choices = offered(step)
            seen |= {(step.situation.id, choice.text.text) for choice in choices}
            best = any(choice.best for choice in step.situation.choices)
            if best and not any(choice.best for choice in choices):
                what = "best choice" if choices else "choice"
                told = f"no {what} is offered here when {_numbers(step.numbers)}"
                place: Place = ("situations", case.situations.index(step.situation))
                yield Problem.at(case, place, rule, told, "change an 'if', or add a choice without one")
    there = {name for path in paths for name in path.names}
    for place, choice in _choices(case):
        situation = case.situations[int(place[1])]
        if situation.id in there and (situation.id, choice.text.text) not in seen:
            told, hint = "this choice is never offered: no path makes its 'if' true", "change it, or take it out"
            yield Problem.at(case, (*place, "if"), rule, told, hint)


def _numbers(numbers: Numbers) -> str:
    return " and ".join(f"{name} is {value}" for name, value in numbers.items())


def cases_are_short(course: Course) -> Found:
    """A path through a case has 8 situations at most, and a case 5,000 paths at most."""
    for case in filter(is_whole, course.cases.values()):
        yield from _too_long(case)


def _too_long(case: Case) -> Found:
    paths = walks(case)
    long = next((path for path in paths if path.end == "long"), None)
    if long:
        told = f"this path has more than {MOST_SITUATIONS} situations: {' → '.join(long.names)}"
        yield Problem.at(case, ("situations", 0), "cases-are-short", told, "join some of them")
    elif len(paths) > MOST_PATHS:
        told = f"more than {MOST_PATHS:,} paths lead through this case"
        yield Problem.at(case, ("situations", 0), "cases-are-short", told, "take out choices, or make two cases of it")


def endings_have_their_level(course: Course) -> Found:
    """An ending of a case has the action level that the rules give to what is known on every path to it."""
    if not course.rules:
        return
    for case in course.cases.values():
        seen: set[tuple[str, str | None]] = set()
        for (ending, *known), path in clients(case).items():
            decision = decided(course, known)
            says = path.last.level
            if says != decision.level and (ending, decision.level) not in seen and _all_there(known, says, course):
                yield _wrong_level(case, path, decision)
            seen.add((ending, decision.level))


def _all_there(findings: list[str], level: str | None, course: Course) -> bool:
    return bool(lookup(course, "level", level or "")) and set(findings) <= set(course.findings)


def _wrong_level(case: Case, path: Path, decision: Decision) -> Problem:
    rules = ", ".join(rule.id for rule in decision.rules)
    what = f"the rules say '{decision.level}'" if decision.level else "no rule holds for what is known"
    told = f"this ending says '{path.last.level}', and {what} on the way {' → '.join(path.names)}"
    hint = f"these hold: {rules}" if rules else "add the finding that decides, or a rule"
    place = "situations", case.situations.index(path.last), "level"
    return Problem.at(case, place, "endings-have-their-level", told, hint)


def _choices(case: Case) -> Iterator[tuple[Place, Choice]]:
    """Every choice of a case, with its place."""
    for n, situation in enumerate(case.situations):
        for m, choice in enumerate(situation.choices):
            yield ("situations", n, "choices", m), choice
