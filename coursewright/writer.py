"""Fill the templates of a course."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.environment import TemplateModule
from markupsafe import escape

from coursewright.addresses import anchor
from coursewright.here import Macro
from coursewright.model import Course
from coursewright.references import Uses
from coursewright.reviews import outdated, standing
from coursewright.views import View

TEMPLATES = Environment(  # noqa: S701 - it makes Markdown, not HTML
    loader=PackageLoader("coursewright"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
"""What every course is written with: a template is compiled once, and again when its file has changed."""

TEMPLATES.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
TEMPLATES.filters["attribute"] = escape
TEMPLATES.globals["anchor"] = anchor


class Writer:
    """Fills templates for one course."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.uses = Uses(course)
        self.reviewed, self.outdated = standing(course), outdated(course)
        self.macros = {name: _macros(name, course) for name in ("cards", "question")}

    def page(self, template: str, path: str, values: Mapping[str, object]) -> str:
        """The text of one page."""
        here = View(self.course, self.uses, self.macro, path, self.reviewed, self.outdated)
        text = TEMPLATES.get_template(f"{template}.md.jinja").render(values, here=here, course=self.course)
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

    def macro(self, template: str, name: str) -> Macro:
        """A macro of a template, that gives its text without empty lines around it."""
        macro = getattr(self.macros[template], name)
        return lambda *values: str(macro(*values)).strip("\n")


def _macros(template: str, course: Course) -> TemplateModule:
    """The macros of a template, which know the course."""
    return TEMPLATES.get_template(f"{template}.md.jinja").make_module({"course": course})
