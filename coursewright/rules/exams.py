"""Exams that can be taken."""

from __future__ import annotations

from collections.abc import Iterator

from coursewright.exams import handed_in, pool
from coursewright.model import Course, Draw, Quiz
from coursewright.problems import Problem
from coursewright.references import lookup, uses

Found = Iterator[Problem]


def only_exams_draw_and_pass(course: Course) -> Found:
    """A quiz with `draw`, `pass` or `attempts` is an exam: it says `mode: exam`, or draws. A test has no `pass`."""
    for quiz in course.quizzes.values():
        for key, value in (("draw", quiz.draw), ("pass", quiz.pass_), ("attempts", quiz.attempts)):
            if value and not handed_in(quiz):
                told = f"'{key}' belongs to an exam, and this quiz is for practice"
                yield Problem.at(quiz, (key,), "only-exams-draw-and-pass", told, "write mode: exam, or take it out")
            elif value and key == "pass" and quiz.mode == "test":
                told = "'pass' belongs to an exam, and nobody passes or fails a test"
                yield Problem.at(quiz, (key,), "only-exams-draw-and-pass", told, "write mode: exam, or take it out")


def exams_can_be_checked(course: Course) -> Found:
    """No question of an exam is judged by the trainee."""
    for quiz in _exams(course):
        for item in quiz.items:
            if item.type == "say":
                told, hint = (
                    "trainees judge this question themselves, and it stands in an exam",
                    "move it to another quiz",
                )
                yield Problem.at(item, ("facts", "type"), "exams-can-be-checked", told, hint)


def exams_keep_their_questions(course: Course) -> Found:
    """A question of an exam is shown nowhere else."""
    names = {item.name: quiz.name for quiz in _exams(course) for item in quiz.items}
    for use in uses(course):
        if use.kind == "item" and use.shown and use.name in names:
            told = f"'{use.name}' belongs to the exam '{names[use.name]}', and this shows it with its answer"
            yield Problem(use.file, *use.mark, "exams-keep-their-questions", told, "show a question for practice")


def draws_find_their_questions(course: Course) -> Found:
    """An exam finds as many questions on each objective, and in each module, as it draws."""
    for quiz in _exams(course):
        told = list(_short_rows(quiz, course))
        yield from told or _short_together(quiz, course)


def _short_rows(quiz: Quiz, course: Course) -> Found:
    """Rows that ask for more than there is."""
    for n, row in _rows(quiz, course):
        found = len(pool(row, quiz, course))
        if not found:
            here = "this file has" if quiz.items else "there is"
            told, hint = f"{here} no question {_on(row)}", "write some, or take this row out"
            yield Problem.at(quiz, ("draw", n), "draws-find-their-questions", told, hint)
        elif found < row.items:
            told = f"this row draws {row.items} questions {_on(row)}, and {_there(found, quiz)}"
            yield Problem.at(quiz, ("draw", n), "draws-find-their-questions", told, "write more, or draw fewer")


def _short_together(quiz: Quiz, course: Course) -> Found:
    """Rows that find enough alone, and not beside the rows that draw from the same questions."""
    pools = [(n, row, {item.name for item in pool(row, quiz, course)}) for n, row in _rows(quiz, course)]
    for n, row, names in pools:
        drawn = sum(other.items for _, other, others in pools if others <= names)
        if drawn > len(names):
            told = f"the rows {_on(row)} draw {drawn} questions together, and {_there(len(names), quiz)}"
            yield Problem.at(quiz, ("draw", n), "draws-find-their-questions", told, "write more, or draw fewer")


def _rows(quiz: Quiz, course: Course) -> Iterator[tuple[int, Draw]]:
    """The rows whose objective or module is there."""
    for n, row in enumerate(quiz.draw):
        if lookup(course, "objective", row.objective or "") or lookup(course, "module", row.module or ""):
            yield n, row


def _on(row: Draw) -> str:
    return f"on the objective '{row.objective}'" if row.objective else f"in the module '{row.module}'"


def _there(number: int, quiz: Quiz) -> str:
    return f"this file has {number}" if quiz.items else f"there {'is' if number == 1 else 'are'} {number}"


def _exams(course: Course) -> Iterator[Quiz]:
    return (quiz for quiz in course.quizzes.values() if handed_in(quiz))
