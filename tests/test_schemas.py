"""Help in the editor: the schemas, and how .vscode wires them."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

import build_course
from coursewright import content, editor, schemas, stubs
from coursewright.problems import BadContent
from tests import kit
from tests.mistakes import CARDS, COURSE, GLOSSARY, MISTAKES, ONE_CUE, RULES, Copy
from tests.schemes import PLACES, held, lines_of_head, refused
from tests.test_checker import make

# The schemas and the course.


def test_the_schemas_are_schemas():
    for schema in schemas.all_schemas().values():
        Draft7Validator.check_schema(schema)


def test_every_file_that_holds_yaml_has_a_schema():
    assert set(PLACES) == set(content.KINDS) - {"content/home.md"}
    assert len(set(PLACES.values())) == len(PLACES)


@pytest.mark.parametrize("course", [kit.SAMPLE, kit.OTHER])
def test_the_schemas_accept_a_course_without_mistakes(course):
    assert refused(course) == []


def keys(schema, path=""):
    """Every key of a schema, and what is said of it."""
    for name, part in schema.get("properties", {}).items():
        yield f"{path}/{name}", part.get("description")
        yield from keys(part, f"{path}/{name}")
    for part in [*filter(None, [schema.get("items")]), *schema.get("anyOf", []), *schema.get("$defs", {}).values()]:
        yield from keys(part, path)


@pytest.mark.parametrize("name", sorted(PLACES.values()))
def test_an_editor_has_words_for_every_key(name):
    schema = schemas.all_schemas()[name]
    assert [key for key, told in keys(schema, name) if not told] == []
    assert schema["description"].startswith(("content/", "quizzes/"))


def test_what_an_editor_says_is_what_the_model_says():
    unless = schemas.all_schemas()["rules"]["items"]["properties"]["unless"]
    assert unless["description"] == "Findings that soften the rule: with any of them it doesn't hold."


WELL = {
    "a number as a title": (ONE_CUE, "title: One cue", "title: 2026"),
    "a number to call without quotes": (COURSE, 'emergency: "112"', "emergency: 112"),
    "yes for true": (CARDS, "- id: a\n  title: A\n  about: B.\n  levels: yes\n"),
    "one strategy without a list": (
        "content/cases/ana-and-the-stiff-legs.md",
        "strategy: hinging",
        "strategy: [hinging]",
    ),
    "a value in quotes": (GLOSSARY, "term: hinge", 'term: "hinge"'),
    "nested conditions": (RULES, "{all: [muscle-soreness]}", "{any: [pale, {all: [muscle-soreness, pale]}]}"),
}


@pytest.mark.parametrize("name", WELL)
def test_the_schemas_accept_what_the_checker_accepts(sample, name):
    make(sample, WELL[name])
    content.load(sample.root)
    assert refused(sample.root) == []


# The schemas and the table of mistakes.

FORM = {"unknown-key", "missing-key", "mistyped"}
"""The rules of the checker that a schema can know. Of YAML's own form an editor tells by itself; names that exist,
sections, questions and everything below the front matter only the checker knows."""

UNKNOWN = {"a review of a day that isn't one", "front matter where none is taken"}
"""Mistakes of these rules that no schema can tell."""

TEXTS = {
    name: change
    for name, (change, _) in MISTAKES.items()
    if not isinstance(change[-1], Copy | None) and change[0].endswith((".md", ".yml"))
}


def told_of_yaml(course, file):
    """The rules that are broken in what a schema sees of a file; None where the form of the course is well."""
    try:
        content.load(course.root)
    except BadContent as bad:
        head = lines_of_head((course.root / file).read_bytes(), file)
        return {problem.rule for problem in bad.problems if problem.file == file and problem.line <= head}


@pytest.mark.parametrize("name", TEXTS)
def test_the_schemas_refuse_the_mistakes_of_form_and_no_mistake_of_meaning(sample, name):
    make(sample, TEXTS[name])
    told = told_of_yaml(sample, TEXTS[name][0])
    if told is None:
        assert refused(sample.root) == []
    elif told & FORM:
        assert (refused(sample.root) == []) == (name in UNKNOWN)


def test_the_table_has_mistakes_of_form():
    said = re.compile("is missing|is not a key|can't be '|must be|has no value")
    assert sum(bool(said.search(str(MISTAKES[name][1]))) for name in TEXTS) > 20


# .vscode


def vscode(name):
    return json.loads((kit.ROOT / ".vscode" / name).read_text(encoding="utf-8"))


def test_the_editors_files_are_those_that_the_engine_makes():
    there = {file: raw.decode() for file, raw in kit.files(kit.ROOT / ".vscode").items()}
    assert there == editor.files(), "run: python build_course.py editor"


def test_settings_give_every_yaml_file_its_schema():
    wired = vscode("settings.json")["yaml.schemas"]
    assert all((kit.ROOT / schema).is_file() for schema in wired)
    assert wired == {f".vscode/schemas/{name}.json": place for place, name in PLACES.items() if place.endswith(".yml")}


def test_settings_ask_no_other_host_for_schemas():
    assert vscode("settings.json")["yaml.schemaStore.enable"] is False


def test_the_extension_that_reads_the_schemas_is_recommended():
    assert vscode("extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}


PATTERN = vscode("tasks.json")["tasks"][0]["problemMatcher"]["pattern"]


def listed(told):
    """What the problem list shows of a line: file, line, column, severity and message."""
    parts = ("file", "line", "column", "severity", "message")
    return [found[PATTERN[part]] for found in [re.fullmatch(PATTERN["regexp"], told)] if found for part in parts]


def test_the_problem_list_shows_what_the_checker_says():
    for told in [line for _, lines in MISTAKES.values() for line in lines]:
        file, line, column, severity, message = listed(told)
        assert f"{file}:{int(line)}:{int(column)}: {'warning: ' if severity else ''}{message}" == told
        assert file.startswith(("content/", "quizzes/"))


def test_a_warning_is_shown_as_one():
    assert listed("content/a.md:3:1: warning: so") == ["content/a.md", "3", "1", "warning", "so"]
    assert listed("content/a.md:3:1: so") == ["content/a.md", "3", "1", None, "so"]


def test_tasks_run_commands_that_there_are():
    for task in vscode("tasks.json")["tasks"]:
        file, *command = task["args"]
        assert (kit.ROOT / file).is_file()
        assert build_course.main([*command, "--help"]) == 0


@pytest.mark.parametrize("folder", [kit.ROOT, kit.OTHER])
def test_a_container_shows_the_preview_and_reads_the_schemas(folder):
    container = json.loads((folder / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert container["forwardPorts"] == [8000]
    assert container["customizations"]["vscode"]["extensions"] == vscode("extensions.json")["recommendations"]


# Snippets.

WORDS = {"its-name": "wait-and-see"}


def expanded(snippet):
    """What a snippet writes when every stop is left with its own words."""
    text = "\n".join(snippet["body"])
    text = re.sub(r"\[\[\$\{\d+:the number[^}]*\}", "[[12 ± 2", text).replace("{#${2:its-name}", "{#of-a-snippet")
    text = re.sub(r"(level=)\$\{\d+:its-name\}", r"\1refer", text)
    return re.sub(r"\$\{\d+:([^}]*)\}", lambda stop: WORDS.get(stop[1], stop[1]), text) + "\n"


SNIPPETS = vscode("course.code-snippets")


def test_there_is_a_snippet_for_each_type_of_question():
    kinds = {path.name for path in (stubs.FOLDER / "questions").iterdir()}
    assert {Path(stub).name for stub, _ in editor.SNIPPETS.values() if stub.startswith("questions/")} == kinds
    assert [snippet["prefix"] for snippet in SNIPPETS.values()] == list(editor.SNIPPETS)


@pytest.mark.parametrize("name", SNIPPETS)
def test_what_a_snippet_writes_can_be_read(sample, name):
    prefix, text = SNIPPETS[name]["prefix"], expanded(SNIPPETS[name])
    if prefix.startswith("question"):
        sample.add("quizzes/stopping.md", f"\n{text}")
    else:
        places = {"lesson": "content/modules/hinge", "drill": "content/drills", "error": "content/errors"}
        sample.write(f"{places.get(prefix, 'content/cases')}/new-one.md", text)
    content.load(sample.root)


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_stops_of_a_snippet_follow_each_other(name):
    stops = [int(stop) for stop in re.findall(r"\$\{(\d+):", "\n".join(SNIPPETS[name]["body"]))]
    assert sorted(set(stops) | {1, 2}) == list(range(1, max(stops) + 1))


# The command.


def test_editor_writes_schemas_anew_and_leaves_what_is_ones_own(tmp_path, capsys):
    (tmp_path / "settings.json").write_text("{}")
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "rules.json").write_text("old")
    assert build_course.main(["editor", str(tmp_path)]) == 0
    written = kit.files(tmp_path)
    assert written.pop("settings.json") == b"{}"
    assert {file: raw.decode() for file, raw in written.items()} == {
        file: text for file, text in editor.files().items() if file != "settings.json"
    }
    assert "rules.json" in capsys.readouterr().out


def test_yaml_is_read_as_an_editor_reads_it():
    text = "a: no\nb: 012\nc: 2026-11-22\nd:\ne: 'x'\nf: true\ng: 1.5\n"
    assert held(text, "x.yml") == {"a": "no", "b": 12, "c": "2026-11-22", "d": None, "e": "x", "f": True, "g": 1.5}
    with pytest.raises(yaml.YAMLError):
        held("a: b: c", "x.yml")
