"""A mistake in a course's own mkdocs.yml is told like any other."""

import pytest

import build_course
from coursewright import site
from tests import kit

HEAD = f"INHERIT: {site.ENGINE_CONFIG}\nhooks: [{kit.ROOT / 'build_course.py'}]\n"
TAKEN = "mkdocs.yml:3:1: MkDocs doesn't take this"
READ = "MkDocs can't read this"

MISTAKES = {
    "site_name: a: b": "mkdocs.yml:3:13: a colon stands where none can (put the whole value in double quotes)",
    "site_name: [a": ("mkdocs.yml:3:12: a list or group in brackets isn't closed (add the closing bracket or a comma)"),
    "extra: !own a": f"mkdocs.yml:3:8: {READ}: could not determine a constructor for the tag '!own'",
    "sitename: A": f"{TAKEN} 'sitename': Unrecognised configuration name: sitename",
    "site_url: 5": f"{TAKEN} 'site_url': Expected a string, got <class 'int'>",
    "plugins: [nope]": f"{TAKEN} 'plugins': The \"nope\" plugin is not installed",
    "markdown_extensions: [nope]": f"{TAKEN} 'markdown_extensions': Failed to load extension 'nope'.",
    "nav: 5\nsitename: A": (
        f"{TAKEN} 'nav': Expected nav to be a list, got a int: 5\n"
        "mkdocs.yml:4:1: MkDocs doesn't take this 'sitename': Unrecognised configuration name: sitename"
    ),
}
WHOLE = {
    "Just words.": (
        "mkdocs.yml:1:1: this file must hold keys with their values (write lines like 'site_name: My course')"
    ),
    "INHERIT: /gone.yml": f"mkdocs.yml:1:1: {READ}: Inherited config file '/gone.yml' does not exist at '/gone.yml'.",
}
TEXTS = {HEAD + text: told for text, told in MISTAKES.items()} | WHOLE


@pytest.fixture(params=TEXTS.items(), ids=[*MISTAKES, *WHOLE])
def mistake(request, sample):
    """What is told of a mistake that the sample course has."""
    text, told = request.param
    sample.write("docs/about.md", "# About us\n")
    sample.write("mkdocs.yml", text + "\n")
    return told + "\n"


def run(sample, *command):
    return build_course.main([*command, "--course", str(sample.root), "--site", str(sample.root.parent / "site")])


def test_the_checker_tells_what_is_wrong_in_mkdocs_yml(sample, mistake, capsys):
    assert run(sample, "check") == 1
    assert capsys.readouterr().out == mistake


def test_a_build_tells_it_and_makes_no_site(sample, mistake, capsys):
    assert run(sample) == 1
    assert capsys.readouterr().err == mistake
    assert not (sample.root.parent / "site").exists()


@pytest.mark.parametrize("command", [["check"], ["build"]])
def test_mistakes_of_the_content_are_told_with_it(sample, capsys, command):
    sample.write("mkdocs.yml", "Just words.\n")
    sample.change("content/drills/wall-tap.md", "title: ", "level: hard\ntitle: ")
    assert run(sample, *command) == 1
    assert "".join(capsys.readouterr()) == (
        "content/drills/wall-tap.md:2:1: 'level' is not a key that belongs here "
        f"(it takes: title, strategy, easier, harder, sources)\n{WHOLE['Just words.']}\n"
    )


def test_a_mkdocs_yml_that_holds_little_is_well(sample, capsys):
    sample.write("docs/about.md", "# About us\n")
    sample.write("mkdocs.yml", HEAD)
    assert run(sample, "check") == 0
    assert run(sample) == 0
