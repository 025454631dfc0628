"""Questions that can be answered and that teach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright.model import Course, Item, Option
from coursewright.problems import Problem
from coursewright.prose import alike
from coursewright.references import objective_of

Found = Iterator[Problem]


def questions_have_a_key(course: Course) -> Found:
    """Every question has a right answer, and as many as its type takes."""
    for item in course.items.values():
        lack = {"fill": _no_blank, "order": _no_order}.get(item.type, _no_right_option)(item)
        if lack:
            yield Problem.at(item, (), "questions-have-a-key", *lack)


def _no_right_option(item: Item) -> tuple[str, str] | None:
    right = sum(option.correct for option in item.options)
    if not item.options:
        return "this question has no options", "write lines that begin with '- [ ] ' or '- [x] '"
    if not right:
        return "no option is right", "put an x in the box of the right one: - [x]"
    if item.type == "single" and right > 1:
        return f"{right} options are right, and 'single' takes one", "write type=multi, or leave one [x]"
    return None


def _no_blank(item: Item) -> tuple[str, str] | None:
    if item.options:
        return "'fill' takes blanks, and this question has options", "take type=fill out, or the options"
    if not item.blanks:
        return "this question has no blank", "put the answer in double brackets: [[answer]]"
    if not all(item.blanks):
        return "a blank has no accepted answer", "write it between the brackets: [[answer|another answer]]"
    return None


def _no_order(item: Item) -> tuple[str, str] | None:
    if item.options:
        return "'order' takes numbered steps, and this question has options", "write the steps as a numbered list"
    if len({step.rank for step in item.steps}) < 2:
        return "there is nothing to put in order", "write the steps as a numbered list, in the right order"
    return None


def questions_ask(course: Course) -> Found:
    """Every question has a stem: the words that ask."""
    for item in course.items.values():
        if not item.stem.text.strip():
            yield _on(item, "questions-ask", "this question asks nothing", "write the question above its options")


def options_are_enough(course: Course) -> Found:
    """There are two options at least, and not all of them are right."""
    for item in course.items.values():
        if len(item.options) == 1:
            yield _on(item, "options-are-enough", "there is only one option", "write another")
        elif len(item.options) > 1 and all(option.correct for option in item.options):
            yield _on(item, "options-are-enough", "every option is right", "write one that isn't")


def options_differ(course: Course) -> Found:
    """No two options of a question, and no two steps, are the same."""
    for item in course.items.values():
        seen: set[str] = set()
        parts = [("options", n, option.text) for n, option in enumerate(item.options)]
        parts += [("steps", n, step.text) for n, step in enumerate(item.steps)]
        for key, n, text in parts:
            if (plain := alike(text.text)) in seen and plain:
                yield Problem.at(
                    item, (key, n), "options-differ", f"'{text.text}' stands here twice", "change one of them"
                )
            elif not plain:
                yield Problem.at(item, (key, n), "options-differ", "this option has no words", "write them")
            seen.add(plain)


def options_are_explained(course: Course) -> Found:
    """Every wrong option says why it is wrong."""
    for item, n, option in _wrong_options(course):
        if option.explanation is None or not option.explanation.text.strip():
            yield Problem.at(
                item,
                ("options", n),
                "options-are-explained",
                "this wrong option has no explanation",
                "write it below, as '  > …'",
            )


def distractors_stand_for_something(course: Course) -> Found:
    """Every wrong option names the cueing error or the misconception that it stands for."""
    for item, n, option in _wrong_options(course):
        if not option.error and not option.misconception:
            yield Problem.at(
                item,
                ("options", n),
                "distractors-stand-for-something",
                "this wrong option stands for nothing",
                "add {error=…} or {misconception=…} at its end",
            )


def right_options_are_safe(course: Course) -> Found:
    """A right option stands for no mistake and is not unsafe."""
    for item in course.items.values():
        for n, option in enumerate(item.options):
            if option.correct and (option.error or option.misconception or option.unsafe):
                yield Problem.at(
                    item,
                    ("options", n),
                    "right-options-are-safe",
                    "this right option is marked as a mistake",
                    "take the marks out of its braces",
                )


def questions_have_an_objective(course: Course) -> Found:
    """Every question tests an objective."""
    for item in course.items.values():
        if course.objectives and objective_of(item, course) is None:
            yield _on(
                item, "questions-have-an-objective", "this question has no objective", "add objective=… to its braces"
            )


def blanks_are_explained(course: Course) -> Found:
    """A wrong answer told with `not` isn't among the accepted ones."""
    for item in course.items.values():
        accepted = {alike(answer) for blank in item.blanks for answer in blank}
        for n, answer in enumerate(item.wrong):
            if item.type != "fill":
                yield Problem.at(
                    item,
                    ("wrong", n),
                    "blanks-are-explained",
                    "'> not' belongs to a question with a blank",
                    "take the line out",
                )
            elif alike(answer.text) in accepted:
                yield Problem.at(
                    item,
                    ("wrong", n),
                    "blanks-are-explained",
                    f"'{answer.text}' is an accepted answer too",
                    "take one of them out",
                )


def code_stays_out_of_options(course: Course) -> Found:
    """No line of a question's words or code begins like an option: mkdocs-quiz would take it for one."""
    for item in course.items.values():
        for n, row in enumerate(item.stem.text.split("\n")):
            if re.match(r"[-*] \[.?\] ", row):
                mark = item.stem.line + n, 1
                told, hint = "this line begins like an option", "indent it by a space"
                yield Problem(item.file, *mark, "code-stays-out-of-options", told, hint)


def _on(item: Item, rule: str, message: str, hint: str) -> Problem:
    return Problem.at(item, (), rule, message, hint)


def _wrong_options(course: Course) -> Iterator[tuple[Item, int, Option]]:
    for item in course.items.values():
        yield from ((item, n, option) for n, option in enumerate(item.options) if not option.correct)
