"""What is to be reviewed, as a page to print and sign, as a table, and as lines."""

from __future__ import annotations

import csv
import io
from collections import Counter
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markdown import Markdown
from markupsafe import Markup

from coursewright.model import Course, Seen
from coursewright.reviewing import STATES, Matter
from coursewright.wording import hash_of

SEEN = {
    Seen.FULL: "read in full",
    Seen.ABSTRACT: "only its abstract was read",
    Seen.PAGE: "the page was read",
    Seen.EXCERPT: "only an excerpt was read",
    Seen.SECONDARY: "known from what another page says of it",
    Seen.NONE: "no study stands behind this",
}
"""How much of a source was read, as a reviewer is told."""

COLUMNS = ("thing", "title", "state", "reviewed by", "credential", "on", "hash", "modules", "sources", "file")


def as_html(matters: list[Matter], course: Course) -> str:
    """A page on its own, that asks for nothing from elsewhere: each thing with its words, its sources and its line."""
    environment = Environment(
        loader=PackageLoader("coursewright"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["markdown"] = _html
    values = {
        "course": course,
        "matters": matters,
        "counts": told(matters),
        "seen": SEEN,
        "css": Markup(files("coursewright").joinpath("templates/sheet.css").read_text(encoding="utf-8")),  # noqa: S704
        "all": ", ".join(matter.name for matter in matters),
        "hash": hash_of([matter.name for matter in matters], course),
    }
    return environment.get_template("sheet.html.jinja").render(values)


def _html(text: str) -> Markup:
    """An author's Markdown; the rules have seen to it that it runs nothing."""
    extensions = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.details"]
    return Markup(Markdown(extensions=extensions).convert(text))  # noqa: S704


def as_csv(matters: list[Matter]) -> str:
    """A table for a spreadsheet, a row for each thing."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows([_cell(text) for text in _row(matter)] for matter in matters)
    return out.getvalue()


def _row(matter: Matter) -> list[str]:
    review = matter.review
    who = [review.by, review.credential, review.on] if review else ["", "", ""]
    sources = " ".join(source.id for source in matter.sources)
    modules = " ".join(matter.modules)
    return [matter.name, matter.title, matter.state, *who, matter.hash, modules, sources, matter.thing.file]


def _cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def as_text(matters: list[Matter]) -> str:
    """A line for each thing: how it stands, its name and hash, and what it is called."""
    width = max((len(matter.name) for matter in matters), default=0)
    rows = (f"{matter.state:<9} {matter.name:<{width}}  {matter.hash}  {matter.title}" for matter in matters)
    return "\n".join([told(matters), *rows])


def told(matters: list[Matter]) -> str:
    """How many things stand how, in a sentence."""
    counts = Counter(matter.state for matter in matters)
    each = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])
    things = "1 thing" if len(matters) == 1 else f"{len(matters)} things"
    return f"{things}: {each}" if matters else "Nothing here waits for a review."
