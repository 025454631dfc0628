"""Fill the templates of a course."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

from coursewright.addresses import anchor
from coursewright.here import Macro
from coursewright.model import Course
from coursewright.references import Uses
from coursewright.reviews import outdated, standing
from coursewright.views import View


class Writer:
    """Fills templates for one course."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.uses = Uses(course)
        self.reviewed, self.outdated = standing(course), outdated(course)
        self.environment = Environment(  # noqa: S701 - it makes Markdown, not HTML
            loader=PackageLoader("coursewright"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.environment.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
        self.environment.filters["attribute"] = escape
        self.environment.globals.update(anchor=anchor, course=course)

    def page(self, template: str, path: str, values: Mapping[str, object]) -> str:
        """The text of one page."""
        here = View(self.course, self.uses, self.macro, path, self.reviewed, self.outdated)
        text = self.environment.get_template(f"{template}.md.jinja").render(values, here=here)
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"

    def macro(self, template: str, name: str) -> Macro:
        """A macro of a template, that gives its text without empty lines around it."""
        macro = getattr(self.environment.get_template(f"{template}.md.jinja").module, name)
        return lambda *values: str(macro(*values)).strip("\n")
