"""Questions that can be answered and that teach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursewright import numbers
from coursewright.model import Course, Item, Option, Place, Prose
from coursewright.problems import Problem
from coursewright.prose import alike, links
from coursewright.references import objective_of

Found = Iterator[Problem]


def questions_have_a_key(course: Course) -> Found:
    """Every question has a right answer, and as many as its type takes."""
    for item in course.items.values():
        if lack := LACKS.get(item.type, _no_right_option)(item):
            yield Problem.at(item, (), "questions-have-a-key", *lack)


Lack = tuple[str, str] | None
"""What a question lacks, and what to do."""


def _no_right_option(item: Item) -> Lack:
    right = sum(option.correct for option in item.options)
    if not item.options:
        return "this question has no options", "write lines that begin with '- [ ] ' or '- [x] '"
    if not right:
        return "no option is right", "put an x in the box of the right one: - [x]"
    if item.type == "single" and right > 1:
        return f"{right} options are right, and 'single' takes one", "write type=multi, or leave one [x]"
    return None


def _no_blank(item: Item) -> Lack:
    if item.options:
        told = f"'{item.type}' takes blanks, and this question has options"
        return told, f"take type={item.type} out, or the options"
    if item.type == "number":
        return None if item.numbers else ("this question has no blank", "put the number in double brackets: [[12 ± 2]]")
    if not item.blanks:
        return "this question has no blank", "put the answer in double brackets: [[answer]]"
    if not all(item.blanks):
        return "a blank has no accepted answer", "write it between the brackets: [[answer|another answer]]"
    return None


def _no_order(item: Item) -> Lack:
    if item.options:
        return "'order' takes numbered steps, and this question has options", "write the steps as a numbered list"
    if len({step.rank for step in item.steps}) < 2:
        return "there is nothing to put in order", "write the steps as a numbered list, in the right order"
    return None


def _no_pairs(item: Item) -> Lack:
    hint = "write a table of two columns below its words"
    if item.options:
        return "'match' takes a table, and this question has options", "take type=match out, or write a table"
    if not item.pairs:
        return "this question has no table", hint
    if len(item.pairs) < 2:
        return "this table has one row, and there is nothing to match", "write two rows at least"
    if len({alike(pair.right.text) for pair in item.pairs}) < 2:
        return "every row of this table ends the same, and there is nothing to match", "write another right side"
    return None


def _no_cue(item: Item) -> Lack:
    if not item.cues:
        return "this question has no model cue", "write one below its words, in a line that begins with '> '"
    if not item.checklist:
        return "this question has no checklist", "write what to look for, in lines that begin with '- [ ] '"
    return None


LACKS = {"fill": _no_blank, "number": _no_blank, "order": _no_order, "match": _no_pairs, "say": _no_cue}
"""What is a key to each type that isn't answered by choosing options."""


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
    """No two options, steps, things to match, model cues or lines of a checklist are the same in a question."""
    for item in course.items.values():
        for key, texts in _answers(item):
            seen: set[str] = set()
            for n, text in enumerate(texts):
                if (plain := alike(text.text)) in seen and plain:
                    told = f"'{text.text}' stands here twice"
                    yield Problem.at(item, (key, n), "options-differ", told, "change one of them")
                elif not plain:
                    what = "cell" if key == "pairs" else "option"
                    yield Problem.at(item, (key, n), "options-differ", f"this {what} has no words", "write them")
                seen.add(plain)


def _answers(item: Item) -> Iterator[tuple[str, list[Prose]]]:
    """What stands beside each other in a question, by its place."""
    yield "options", [option.text for option in item.options]
    yield "steps", [step.text for step in item.steps]
    yield "pairs", [pair.left for pair in item.pairs]
    yield "cues", item.cues
    yield "checklist", item.checklist


def right_sides_are_words(course: Course) -> Found:
    """What is chosen from in a match question has words and no picture: it stands in a list of words."""
    for item in course.items.values():
        for n, pair in enumerate(item.pairs):
            place: Place = ("pairs", n)
            if not alike(pair.right.text):
                yield Problem.at(item, place, "right-sides-are-words", "this cell has no words", "write them")
            elif any(link.picture for link in links(pair.right.text)):
                told, hint = "a picture can't stand in a list to choose from", "put it in the left column"
                yield Problem.at(item, place, "right-sides-are-words", told, hint)


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
    """A wrong answer told with `not` isn't among the accepted ones; to a number it is a number."""
    for item in course.items.values():
        for n, answer in enumerate(item.wrong):
            if wrong := WRONG.get(item.type, _without_blank)(answer.text, item):
                yield Problem.at(item, ("wrong", n), "blanks-are-explained", *wrong)


def _without_blank(answer: str, item: Item) -> Lack:
    return "'> not' belongs to a question with a blank", "take the line out"


def _accepted(answer: str, item: Item) -> Lack:
    accepted = {alike(accepted) for blank in item.blanks for accepted in blank}
    return (f"'{answer}' is an accepted answer too", "take one of them out") if alike(answer) in accepted else None


def _accepted_number(answer: str, item: Item) -> Lack:
    number = numbers.read(answer)
    if number is None or number.within:
        return f"'{answer}' is not a number", "write one, such as 24 or -2.5"
    if item.numbers and all(numbers.accepts(asked, number.value) for asked in item.numbers):
        return f"'{answer}' is an accepted answer too", "take one of them out"
    return None


WRONG = {"fill": _accepted, "number": _accepted_number}
"""What can be wrong with a wrong answer, by the type of its question."""


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
