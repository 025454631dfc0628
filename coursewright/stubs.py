"""New files, with what is left to fill in said in the place where it goes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent / "stubs"

FILL_IN = re.compile(r"<!-- fill in: (?P<what>[^\n]*?) -->|(?<==)fill-in\b")
"""A place that is left to fill in; `source` tells each."""

PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ’,-]*")


def filled(stub: str, title: str, **more: str) -> str:
    """The text of a stub, such as `drill.md`, for a thing of this title."""
    text = (FOLDER / stub).read_text(encoding="utf-8")
    shown = title if stub.startswith("questions/") else in_yaml(title)
    return Template(text).substitute({"title": shown, "among": "", **more})


def in_yaml(text: str) -> str:
    """A text as a value in YAML."""
    return text if PLAIN.fullmatch(text) and text == text.strip() else json.dumps(text, ensure_ascii=False)


def snippet(stub: str) -> list[str]:
    """The lines of a stub as an editor's snippet: one stop for each place to fill in."""
    stops = iter(range(1, 100))
    given = {"title": f"${{{next(stops)}:Title}}", "name": f"${{{next(stops)}:its-name}}", "among": ""}
    text = Template((FOLDER / stub).read_text(encoding="utf-8")).substitute(given)
    return FILL_IN.sub(lambda place: f"${{{next(stops)}:{place['what'] or 'its-name'}}}", text).rstrip().split("\n")
