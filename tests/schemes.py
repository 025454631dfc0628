"""What an editor says of a course's files with our schemas: `python -m tests.schemes DIR`."""

import re
import sys
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator

from coursewright import folder, schemas
from coursewright.source import parsed

PLACES = {place: schemas.name_of(place) for place in [*schemas.ONES, *schemas.MANY]}
MADE = {name: Draft7Validator(schema) for name, schema in schemas.all_schemas().items()}

WORDS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
NUMBERS = [(r"[-+]?[0-9]+", int), (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float)]


class Editor(yaml.CSafeLoader):
    """Reads YAML 1.2, as editors do: no dates, and yes and no are words."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's way


def _plain(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> Any:
    if node.style:
        return node.value
    if node.value in ("", "~", "null", "Null", "NULL"):
        return None
    number = next((kind for form, kind in NUMBERS if re.fullmatch(form, node.value)), None)
    return number(node.value) if number else WORDS.get(node.value, node.value)


Editor.add_constructor("tag:yaml.org,2002:str", _plain)


def held(text: str, file: str) -> Any:
    """The YAML of a file, as an editor reads it. Raises YAMLError."""
    if file.endswith(".md"):
        text = text.split("---", 2)[1] if text.startswith("---") else "{}"
    return yaml.load(text, Loader=Editor)


def refused(root: Path) -> list[str]:
    """What the schemas refuse in a course, by file."""
    found = []
    for file in folder.files(root):
        place = next((place for place in PLACES if folder.is_read(file, place)), None)
        if place and not folder.is_readme(file):
            text = (root / file).read_text(encoding="utf-8")
            errors = MADE[PLACES[place]].iter_errors(held(text, file))
            found += [f"{file}: {'/'.join(map(str, error.path))}: {error.message}" for error in errors]
    return found


def lines_of_head(raw: bytes, file: str) -> int:
    """How many of a file's lines are YAML."""
    body = parsed(file, raw).body
    return body.line - 1 if file.endswith(".md") else raw.count(b"\n") + 1


if __name__ == "__main__":
    told = refused(Path(sys.argv[1]))
    print("\n".join(told) or "The schemas refuse nothing.")
    sys.exit(bool(told))
