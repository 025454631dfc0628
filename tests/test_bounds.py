"""What would hold up the builder is refused, and what passes is built in seconds."""

import time

import pytest
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

from coursewright.bounds import LARGEST, too_much
from coursewright.site import ENGINE_CONFIG

CONFIG = yaml_load(ENGINE_CONFIG.read_text(encoding="utf-8"))
EXTENSIONS = [next(iter(one)) if isinstance(one, dict) else one for one in CONFIG["markdown_extensions"]]

BOMBS = [
    "[", "<a ", "<a", "&amp;", "*", "**a ", "`a ", "](", "[a](", "![a](", "![", "[a]", "<", "<!--", "\\*", "|", "_a ",
    "> ", "- a\n", "1. a\n", "a|b\n", "---\n", "## a\n", "```\n", "    - a\n", "!!! a\n", ": a\n", "<div markdown>\n",
    "a\n\n", "- a\n\n",
    "## a\n\n", "> a\n\n", "```\na\n```\n\n", "!!! a\n    b\n\n", "a\n: b\n\n", "[a](b)\n\n", "*a*\n\n",
    "{: .a }", "a\n===\n\n", "<b>a</b> ", "<http://a.b> ", "***a_ ", "a  \n",
]  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS, ids=repr)
def test_a_mebibyte_of_one_mark_is_refused_at_once(bomb):
    start = time.process_time()
    assert any(too_much(bomb * (LARGEST // len(bomb)), 1))
    assert time.process_time() - start < 5


def spread(row, lines, empty_after):
    """A row as often as a file has lines, with an empty one after some of them."""
    rows = "\n".join([row] * empty_after) + "\n\n"
    return rows * (lines // (empty_after + 1))


NEST = [f"{'    ' * (n % 12)}- {'a' * 100}" for n in range(4900)]
PASSING = {
    "marks, as many as a file may have": spread("[" * 500, 40, 1),
    "pictures that aren't closed": spread("![" * 500, 40, 1),
    "links that aren't closed": spread("[a](" * 500, 18, 1),
    "addresses that aren't closed": spread("[a](<" * 100, 200, 1),
    "one mark in long paragraphs": spread(("[" + "a" * 90) * 100, 20, 1),
    "definitions without empty lines": spread("a\n: b", 4900, 240),
    "quotations in lists": "\n\n".join(["> - " * 3 + "a" * 100] * 4900),
    "lists in lists": "\n\n".join(NEST),
    "the deepest lists": "\n\n".join(["- a", *(f"{' ' * 44}- {'a' * 100}" for _ in range(4900))]),
    "rules": spread("---", 9900, 490),
    "numbered steps": spread("1. " + "a" * 95, 9900, 490),
    "entries": spread("- " + "a" * 95, 9900, 490),
    "paragraphs": spread("a" * 200, 9900, 1),
    "headings": spread("## a", 480, 480),
    "tables": (f"{'a|' * 40}\n{'-|' * 40}\n" + "a\n" * 450 + "\n"),
    "spaces": spread("a" + " " * 9000 + "b", 200, 1),
    "blocks in tags": "<div markdown>\n\nx\n\n</div>\n\n" * 1600,
    "notes": "!!! a\n    b\n\n" * 3300,
}


@pytest.mark.parametrize("name", PASSING)
def test_what_passes_is_built_in_seconds(name):
    text = PASSING[name]
    assert list(too_much(text, 1)) == []
    start = time.process_time()
    Markdown(extensions=EXTENSIONS).convert(text)
    assert time.process_time() - start < 10


TABLE = "| Day | Drill | Sets |\n|---|---|---|\n" + "| Monday | [Wall tap](drill:wall-tap) | *3* of `10` |\n" * 300
ORDINARY = {
    "a table of 300 rows with links": TABLE,
    "a hundred paragraphs with links": ("Say [one cue](drill:a), *watch* one rep [@CK] (and `wait`). " * 8 + "\n\n")
    * 100,
    "a list of 150 entries": "- [One](drill:a) and *two*\n" * 150,
    "code of 300 lines": "```\n" + "a = b[0]\n" * 100 + "\n" + "x = 1\n" * 200 + "```\n",
}


@pytest.mark.parametrize("name", ORDINARY)
def test_what_instructors_write_passes(name):
    assert list(too_much(ORDINARY[name], 1)) == []
