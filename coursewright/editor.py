"""What helps an editor: schemas, snippets, and how it runs the checker; the files of a folder .vscode."""

from __future__ import annotations

import json
from pathlib import Path

from coursewright import schemas, stubs

FOLDER = Path(__file__).parent / "starter" / ".vscode"

SNIPPETS = {
    "lesson": ("lesson.md", "A lesson"),
    "drill": ("drill.md", "A drill"),
    "error": ("error.md", "A cueing error"),
    "case": ("case.md", "A client case"),
    "question": ("questions/single.md", "A question with one right answer"),
    "question-multi": ("questions/multi.md", "A question with several right answers"),
    "question-fill": ("questions/fill.md", "A question with a blank to fill in"),
    "question-number": ("questions/number.md", "A question that asks for a number"),
    "question-order": ("questions/order.md", "Steps to put in order"),
    "question-match": ("questions/match.md", "What belongs together"),
    "question-say": ("questions/say.md", "A cue to say in one's own words"),
}
"""What is typed for each, its stub, and what the editor says of it."""


def files() -> dict[str, str]:
    """Every file of .vscode, by its path in there."""
    written = {path.name: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.json"))}
    settings = {"yaml.schemas": _wired(), **json.loads(written["settings.json"])}
    return {**written, "settings.json": _json(settings), **made()}


def made() -> dict[str, str]:
    """The files that are made from the engine, and are made anew when it changes."""
    found = {f"schemas/{name}.json": schema for name, schema in schemas.all_schemas().items()}
    return {file: _json(value) for file, value in {**found, "course.code-snippets": _snippets()}.items()}


def _wired() -> dict[str, str]:
    """Which schema is for which files. Of Markdown, an editor doesn't look at the front matter."""
    places = [place for place in [*schemas.ONES, *schemas.MANY] if place.endswith(".yml")]
    return {f".vscode/schemas/{schemas.name_of(place)}.json": place for place in places}


def _snippets() -> dict[str, object]:
    return {
        about: {"scope": "markdown", "prefix": prefix, "description": about, "body": stubs.snippet(stub)}
        for prefix, (stub, about) in SNIPPETS.items()
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
