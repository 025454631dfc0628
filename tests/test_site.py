"""The site: put in place whole or not at all, and kept alive while its author writes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

import build_course
from coursewright import line, site
from tests import kit
from tests.previewing import OWN, serving

# Putting a site in its place.


def made(text):
    """Something that makes a site of one page."""

    def make(folder):
        kit.Folder(folder).write("index.html", text)
        kit.Folder(folder).write(site.MARK, "{}")

    return make


def fails(folder):
    made("half")(folder)
    raise RuntimeError("in the middle")


def one_page(text):
    return {"index.html": text.encode(), site.MARK: b"{}"}


@pytest.fixture
def target(tmp_path):
    return tmp_path / "there" / "site"


def test_a_site_is_put_where_nothing_was(target):
    site.publish(made("new"), target)
    assert kit.files(target) == one_page("new")


def test_a_site_takes_the_place_of_the_old_one_whole(target):
    site.publish(made("old"), target)
    kit.Folder(target).write("left/over.html", "old")
    site.publish(made("new"), target)
    assert kit.files(target) == one_page("new")


def test_an_empty_folder_is_taken(target):
    target.mkdir(parents=True)
    site.publish(made("new"), target)
    assert kit.files(target) == one_page("new")


def test_the_old_site_stays_whole_when_making_the_new_one_fails(target):
    site.publish(made("old"), target)
    with pytest.raises(RuntimeError, match="in the middle"):
        site.publish(fails, target)
    assert kit.files(target) == one_page("old")


@pytest.mark.parametrize("make", [made("new"), fails])
def test_nothing_is_left_beside_the_site(target, make):
    try:
        site.publish(make, target)
    except RuntimeError:
        assert list(target.parent.iterdir()) == []
    else:
        assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("name", ["thesis.docx", ".git/HEAD", "index.html"])
def test_a_folder_with_files_of_others_is_refused_and_stays_as_it_is(target, name):
    kit.Folder(target).write(name, "precious")
    with pytest.raises(site.NotOurs, match=r"holds files that Coursewright didn't write; .* --site"):
        site.publish(made("new"), target)
    assert kit.files(target) == {name: b"precious"}
    assert list(target.parent.iterdir()) == [target]


def test_a_site_may_be_named_by_a_way_that_begins_here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    site.publish(made("new"), Path("site"))
    assert kit.files(tmp_path / "site") == one_page("new")


# Building.


def build(course, target):
    return build_course.main(["--course", str(course), "--site", str(target)])


def test_two_builds_of_a_course_give_the_same_bytes(sample_built, tmp_path):
    again = kit.built(kit.SAMPLE, tmp_path / "site")
    first, second = kit.files(sample_built.folder), kit.files(again.folder)
    assert list(first) == list(second)
    different = [name for name in first if first[name] != second[name]]
    assert [name for name in different if not name.startswith("sitemap.xml")] == []


def test_a_mistake_leaves_the_old_site(sample, target, capsys):
    assert build(sample.root, target) == 0
    before = kit.files(target)
    sample.change("content/drills/wall-tap.md", "strategy: hinging", "strategy: hanging")
    assert build(sample.root, target) == 1
    assert "there is no strategy 'hanging'" in capsys.readouterr().err
    assert kit.files(target) == before


def test_a_folder_of_others_is_refused_before_anything_is_made(target, capsys):
    kit.Folder(target).write("thesis.docx", "precious")
    assert build(kit.SAMPLE, target) == 3
    assert "holds files that Coursewright didn't write" in capsys.readouterr().err
    assert kit.files(target) == {"thesis.docx": b"precious"}


def test_a_course_without_mkdocs_yml_is_called_by_its_title(sample_built):
    assert sample_built.page("").xpath("string(//title)") == "Lifting boxes well"


def test_every_page_of_the_course_is_a_page_of_the_site(sample_built):
    _, made_of_it, _ = line.make(kit.SAMPLE)
    addresses = [page.path.removesuffix("index.md").replace(".md", "/") for page in made_of_it.pages]
    assert sorted(addresses) == list(sample_built)


def test_a_picture_is_a_file_of_the_site(sample_built):
    picture = sample_built.folder / "modules" / "hinge" / "hinge.svg"
    assert picture.read_bytes() == (kit.SAMPLE / "content/modules/hinge/hinge.svg").read_bytes()


def test_readers_edit_the_file_of_the_author(sample, target):
    sample.add("content/course.yml", "edit: https://example.org/edit/main/\n")
    config: dict[str, object] = {
        "INHERIT": str(site.ENGINE_CONFIG),
        "hooks": [str(kit.ROOT / "build_course.py")],
        "site_name": "S",
    }
    config |= {"repo_url": "https://example.org", "theme": {"features": ["content.action.edit"]}}
    sample.write("mkdocs.yml", yaml.safe_dump(config))
    (sample.root / "docs").mkdir()
    assert build(sample.root, target) == 0
    page = kit.Built(target).page("drills/wall-tap/")
    assert page.xpath("//a[contains(@href, '/edit/')]/@href") == [
        "https://example.org/edit/main/content/drills/wall-tap.md"
    ]


# Hand-written pages.


def test_a_page_of_docs_stands_beside_the_pages_of_the_course(sample, target):
    sample.write("docs/about.md", "# About us\n\nWe lift. See [the drill](drills/wall-tap.md).\n")
    assert build(sample.root, target) == 0
    built = kit.Built(target)
    assert built.links("about/") == {"drills/wall-tap/"}
    assert "drills/" in built


def test_a_page_of_docs_replaces_a_page_of_the_course_when_it_says_so(sample, target):
    sample.write("docs/glossary.md", "---\nreplaces: true\n---\n\n# Our words\n\nOnly these.\n")
    assert build(sample.root, target) == 0
    article = kit.words(kit.Built(target).article("glossary/"))
    assert "Only these." in article
    assert "Bending mainly" not in article


@pytest.mark.parametrize("front", ["", "---\nreplaces: false\n---\n\n", "---\ntitle: Mine\n---\n\n"])
def test_a_page_of_docs_in_the_place_of_another_must_say_so(sample, target, capsys, front):
    sample.write("docs/glossary.md", f"{front}# Our words\n")
    assert build(sample.root, target) == 1
    assert capsys.readouterr().err == (
        "docs/glossary.md:1:1: this page stands where a page of the course stands "
        "(write 'replaces: true' in its front matter, or give it another name)\n"
    )
    assert not target.exists()


# MkDocs itself, as a site owner runs it.


@pytest.fixture
def repository(sample):
    """A repository as ours is, with the sample for its content."""
    for name in ("mkdocs.yml", "build_course.py", "coursewright"):
        (sample.root / name).symlink_to(kit.ROOT / name)
    sample.write("docs/about.md", "# About\n\nIt is.\n")
    return sample


def mkdocs(*arguments):
    return [sys.executable, "-m", "mkdocs", *arguments]


def check_lines(root):
    asked = [sys.executable, str(kit.ROOT / "build_course.py"), "check", "--course", str(root)]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split("\n")[:-1]


def test_mkdocs_build_strict_makes_the_course(repository):
    done = subprocess.run(mkdocs("build", "--strict"), cwd=repository.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    built = kit.Built(repository.root / "site")
    assert {"", "about/", "drills/wall-tap/", "quizzes/hinge/"} <= set(built)
    assert len(built.page("quizzes/hinge/").xpath("//course-quiz")) == 4


def test_mkdocs_build_tells_a_mistake_in_the_words_of_check(repository):
    repository.change("content/drills/wall-tap.md", "strategy: hinging", "strategy: hanging")
    repository.change("quizzes/hinge.md", "{#hinge-depth sources=CK}", "{#hinge-depth sources=CKK}")
    done = subprocess.run(mkdocs("build", "--strict"), cwd=repository.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    said = [line for line in (done.stdout + done.stderr).split("\n") if re.match(r"[\w/.-]+:\d+:\d+: ", line)]
    assert said == check_lines(repository.root)
    assert len(said) == 2
    assert "Traceback" not in done.stderr
    assert not (repository.root / "site").exists()


# The live preview.


@pytest.mark.parametrize("command", [mkdocs("serve", "-a", "127.0.0.1:PORT"), OWN], ids=["mkdocs", "ours"])
def test_the_preview_follows_the_author_and_no_mistake_stops_it(repository, tmp_path, command):
    file, page = "content/drills/wall-tap.md", "drills/wall-tap/"
    if command is OWN:
        (repository.root / "mkdocs.yml").unlink()
    with serving(command, repository.root, tmp_path / "log") as preview:
        assert preview.shows(page, "Push the hips back")

        repository.change(file, "Push the hips back", "Send the hips back")
        assert preview.shows(page, "Send the hips back")

        repository.change(file, "strategy: hinging", "strategy: hanging")
        assert preview.says("content/drills/wall-tap.md:3:1: there is no strategy 'hanging'")
        assert "Send the hips back" in preview.page(page)

        repository.change(file, "strategy: hanging", "strategy: hinging")
        repository.change(file, "Send the hips back", "Take the hips back")
        assert preview.shows(page, "Take the hips back")
        repository.change("quizzes/hinge.md", "How deep should", "How far should")
        assert preview.shows("quizzes/hinge/", "How far should")
        assert preview.page("quizzes/hinge/").count("<course-quiz ") == 4


# Weight.

PLAIN = """\
site_name: Plain
theme: {{name: material, font: false}}
docs_dir: {docs}
markdown_extensions:
  [admonition, attr_list, def_list, md_in_html, tables, pymdownx.superfences, {{toc: {{permalink: true}}}}]
"""

HEAVIEST = 30_000


def test_a_page_is_at_most_30_kb_heavier_than_under_plain_material(sample_built, tmp_path):
    assert build_course.main(["pages", str(tmp_path / "docs"), "--course", str(kit.SAMPLE)]) == 0
    config = kit.Folder(tmp_path).write("plain.yml", PLAIN.format(docs=tmp_path / "docs"))
    build_site(load_config(str(config), site_dir=str(tmp_path / "plain")))
    plain = kit.Built(tmp_path / "plain")
    assert set(plain) == set(sample_built)
    more = {page: len(sample_built.text(page).encode()) - len(plain.text(page).encode()) for page in plain}
    assert {page: weight for page, weight in more.items() if weight > HEAVIEST} == {}
