"""A file as its author sees it: values as they are written, and places as an editor counts them."""

import pytest

from coursewright import content, source
from coursewright.bounds import too_much
from coursewright.yamltext import read_yaml
from tests import kit

AS_WRITTEN = {
    "3.10": "3.10", "012": "012", "1:30": "1:30", "no": "no", "yes": "yes", "on": "on", "null": "null", "~": "~",
    "1e3": "1e3", "0x1F": "0x1F", "1_000": "1_000", "2024-01-01": "2024-01-01", ".5": ".5", "-0": "-0", "=": "=",
    "<<": "<<", "'3.10'": "3.10", '"no"': "no", '""': "", "10 sets of 3": "10 sets of 3", '"a # b"': "a # b",
    ">-\n  two\n  lines": "two lines",
}  # fmt: skip


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_a_value_is_kept_as_it_is_written(written):
    yaml = read_yaml(f"key: {written}", 1)
    assert yaml.mistakes == []
    assert yaml.value == {"key": AS_WRITTEN[written]}


@pytest.mark.parametrize("written", ["", "\n", "# a comment"])
def test_a_key_without_a_value_is_told(written):
    told = "'key' has no value", "write one, or delete the line"
    assert read_yaml(f"key: {written}", 3).mistakes == [(3, 1, "missing-key", *told)]


@pytest.mark.parametrize("written", ["3.10", "no", "1:30", "012"])
def test_what_yaml_would_change_reaches_the_course_as_it_is_written(sample, written):
    sample.change("content/glossary.yml", "text: Few words that direct attention.", f"text: {written}")
    sample.change("content/sources.yml", 'year: "2020"', f"year: {written}")
    course = content.load(sample.root)
    assert course.glossary["cue"].text == written
    assert course.sources["STUDY1"].year == written


def test_keys_are_text_too():
    assert read_yaml("no: a\n3.10: b", 1).value == {"no": "a", "3.10": "b"}


def test_every_key_and_entry_has_its_place():
    marks = read_yaml("a: 1\nb:\n  - c: 2\n  - d\n", 5).marks
    assert marks["a",] == (5, 1)
    assert marks["b", 0, "c"] == (7, 5)
    assert marks["b", 1] == (8, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(tmp_path, end):
    (tmp_path / "a.md").write_bytes(end.join(["---", "title: T", "---", "", "Text"]).encode())
    read = source.read(tmp_path, "a.md")
    assert read.problems == []
    assert read.marks["title",] == (2, 1)
    assert read.body.text.strip() == "Text"
    assert read.body.line == 4


def test_columns_are_counted_in_letters(tmp_path):
    (tmp_path / "a.md").write_bytes("é😀\x07".encode())
    assert [(told.line, told.column) for told in source.read(tmp_path, "a.md").problems] == [(1, 3)]


def test_a_file_without_front_matter_is_all_body(tmp_path):
    (tmp_path / "a.md").write_text("Text\n---\nmore: text\n", encoding="utf-8")
    read = source.read(tmp_path, "a.md")
    assert read.head is None
    assert read.body.line == 1


def test_the_sample_passes_the_bounds_by_far():
    """What instructors write is a tenth of what is too much."""
    for path in sorted(kit.SAMPLE.glob("content/**/*.md")):
        text = path.read_text(encoding="utf-8")
        assert list(too_much(text * 10, 1)) == [], path
