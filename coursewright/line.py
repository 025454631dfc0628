"""The whole line, from an instructor's files to all that a site is built from."""

from __future__ import annotations

from pathlib import Path

from coursewright import content, guide, links, pages, rules
from coursewright.model import Course
from coursewright.problems import BadContent, Problem


def make(root: Path) -> tuple[Course, pages.Made, list[Problem]]:
    """The whole line: files, course, pages, checks. Raises BadContent; the problems it returns are warnings."""
    course = content.load(root)
    made = pages.make(course)
    problems = rules.check(course) + links.check(course, made.pages)
    if any(not problem.warning for problem in problems):
        raise BadContent(problems)
    made.pages.extend(guide.pages_for(course))
    return course, made, problems


def problems(root: Path) -> list[Problem]:
    """All that is wrong with a course's content, warnings too."""
    try:
        return make(root)[2]
    except BadContent as bad:
        return bad.problems
