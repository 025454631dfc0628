"""One more name in a list of a YAML file, with its comments and its layout kept."""

from __future__ import annotations

import re

from coursewright.yamltext import read_yaml

WORD = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[A-Za-z0-9.-]+")


def with_entry(text: str, key: str, entry: str) -> str | None:
    """The text with `entry` at the end of the list under `key`; None where that can't be done without guessing."""
    yaml = read_yaml(text, 1)
    listed = yaml.value.get(key) if isinstance(yaml.value, dict) else None
    if yaml.mistakes or not isinstance(listed, list) or not listed:
        return None
    made = _inserted(text, yaml.marks[key, len(listed) - 1], entry)
    return made if made and read_yaml(made, 1).value == {**yaml.value, key: [*listed, entry]} else None


def _inserted(text: str, mark: tuple[int, int], entry: str) -> str | None:
    """The text with the entry behind the one that begins at a mark: on its line, or on one of its own."""
    rows = text.split("\n")
    row, start = rows[mark[0] - 1], mark[1] - 1
    last = WORD.match(row, start)
    if last is None:
        return None
    if row[:start].strip() == "-":
        rows.insert(mark[0], row[:start] + entry)
    else:
        rows[mark[0] - 1] = f"{row[: last.end()]}, {entry}{row[last.end() :]}"
    return "\n".join(rows)
