"""Questions, and rows written to prove the rules, that say what the rules decide."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.logic import Decision, decide
from coursewright.model import Course, Item, Option, Rule, Vector
from coursewright.problems import Problem

Found = Iterator[Problem]


def keys_follow_the_rules(course: Course) -> Found:
    """Right options, and no others, have the level that a question's findings ask for, unless it says asks=other."""
    for item in _asking_for_levels(course) if _is_whole(course) else []:
        decision = _decided(course, item.facts.findings)
        if decision.level is None:
            told = "for these findings no rule holds, so no level is decided"
            yield _on_findings(item, told, "add what the stem says, or write asks=other if it asks for no level")
        elif not item.options:
            told = f"this question has findings, and no options that could stand for the level '{decision.level}'"
            yield _on_findings(item, told, "write asks=other into its braces, or give it options")
        else:
            for n, option in enumerate(item.options):
                if wrong := _against(option, decision):
                    yield Problem.at(item, ("options", n, "level"), "keys-follow-the-rules", *wrong)


def _asking_for_levels(course: Course) -> Iterator[Item]:
    for item in course.items.values():
        if item.facts.asks == "level" and item.facts.findings and _known(item.facts.findings, course):
            yield item


def _is_whole(course: Course) -> bool:
    """Whether every rule has a level that is there, so that something can be decided."""
    return all(rule.level in course.levels for rule in course.rules.values())


def _known(findings: list[str], course: Course) -> bool:
    return all(name in course.findings for name in findings)


def _on_findings(item: Item, told: str, hint: str) -> Problem:
    return Problem.at(item, ("facts", "findings"), "keys-follow-the-rules", told, hint)


def _against(option: Option, decision: Decision) -> tuple[str, str] | None:
    """What an option says against the rules, and what to do."""
    why = f"the findings ask for '{decision.level}', by {_told(decision.rules[:1])}"
    if option.correct and option.level is None:
        hint = f"write {{level={decision.level}}} at its end if its words mean that, or asks=other by the question"
        return f"this right option says no level; {why}", hint
    if option.correct and option.level != decision.level:
        return (
            f"this right option stands for '{option.level}', and {why}",
            "change the option, the findings or the rule",
        )
    if not option.correct and option.level == decision.level:
        return (
            f"this option is wrong and stands for '{option.level}', and {why}",
            "take its level out, or make it right",
        )
    return None


def levels_follow_from_findings(course: Course) -> Found:
    """A question whose options stand for levels states the findings that decide between them."""
    for item in course.items.values():
        for n, option in enumerate(item.options):
            if option.level and not item.facts.findings:
                told = f"this option stands for the level '{option.level}', and the question states no findings"
                hint = "write findings=… into the question's braces"
                yield Problem.at(item, ("options", n, "level"), "levels-follow-from-findings", told, hint)
                break


def rules_fit_the_findings(course: Course) -> Found:
    """The rules that a question with findings names hold for them."""
    for item in course.items.values() if _is_whole(course) else []:
        held = _decided(course, item.facts.findings).rules
        for n, name in enumerate(item.facts.rule if item.facts.findings else []):
            if name in course.rules and course.rules[name] not in held:
                told = f"the rule '{name}' doesn't hold for the findings of this question"
                hint = f"those that hold: {_told(held)}" if held else "no rule holds for them"
                yield Problem.at(item, ("facts", "rule", n), "rules-fit-the-findings", told, hint)


def rules_give_what_is_written(course: Course) -> Found:
    """Each row of content/referral/vectors.yml comes out of the rules with the level that is written there."""
    for vector in course.vectors if _is_whole(course) else []:
        decision = _decided(course, vector.findings, vector.unsure)
        if decision.level != vector.level and _known([*vector.findings, *vector.unsure], course):
            given = f"'{decision.level}', by {_told(decision.rules[:1])}" if decision.level else "no level"
            written = f"'{vector.level}'" if vector.level else "none"
            told = f"for {_asked(vector)} the rules give {given}, and this row says {written}"
            yield Problem.at(vector, ("level",), "rules-give-what-is-written", told, "change the rules, or the row")


def _asked(vector: Vector) -> str:
    return ", ".join([*vector.findings, *(f"{name} (not sure)" for name in vector.unsure)])


def _decided(course: Course, findings: list[str], unsure: list[str] | None = None) -> Decision:
    return decide(course.rules.values(), course.levels, findings, unsure or [])


def _told(rules: list[Rule]) -> str:
    return ", ".join(f"'{rule.id}'" for rule in rules)
