"""Pages: whole, and tied to each other."""

import shutil
from urllib.parse import urljoin

import pytest

from coursewright import content, pages, wording
from coursewright.addresses import address, home_of
from coursewright.references import TABLES, uses
from tests import kit

EXPECTED = kit.ROOT / "tests" / "pages"
COURSE = content.load(kit.SAMPLE)
MADE = {page.path: page for page in pages.render(COURSE)[0]}


@pytest.fixture(scope="session", autouse=True)
def _update(request):
    """With --update, the pages as they are made now become the expected ones."""
    if request.config.getoption("update"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for page in MADE.values():
            kit.Folder(EXPECTED).write(page.path, page.text)


@pytest.mark.parametrize("path", MADE)
def test_a_page_is_made_as_expected(path):
    expected = EXPECTED / path
    assert expected.is_file(), "run pytest --update, and read what it writes"
    assert MADE[path].text == expected.read_text(encoding="utf-8")


def test_no_expected_page_is_left_over():
    assert {file.relative_to(EXPECTED).as_posix() for file in EXPECTED.rglob("*") if file.is_file()} == set(MADE)


def test_pages_stand_in_the_order_of_the_course():
    assert [path for path in MADE if path.startswith("modules/hinge")] == [
        "modules/hinge/index.md",
        "modules/hinge/the-hinge.md",
        "modules/hinge/one-cue.md",
    ]


def test_a_page_names_the_file_that_its_author_edits():
    assert {path: MADE[path].source for path in ("index.md", "modules/hinge/index.md", "drills/wall-tap.md")} == {
        "index.md": "content/home.md",
        "modules/hinge/index.md": "content/modules/hinge/module.yml",
        "drills/wall-tap.md": "content/drills/wall-tap.md",
    }


def test_pictures_lie_where_their_lesson_lies():
    assert [asset for asset in pages.render(COURSE)[1] if asset.source] == [
        pages.Asset("modules/hinge/hinge.svg", "content/modules/hinge/hinge.svg"),
    ]


# Cross-references.

NAVIGATED = {("module", "lesson"), ("module", "strategy"), ("item", "level")}
"""Whose way back is the page's path, the home page's or a rule's."""


def _address(kind, name):
    """Where a thing is at home in the built site, with its anchor."""
    page, mark = address(COURSE, kind, name)
    where = page.removesuffix("index.md") if page.endswith("index.md") else page.removesuffix(".md") + "/"
    return where + (f"#{mark}" if mark else "")


def _home(use):
    return "" if use.file == "content/home.md" else _address(use.by_kind, use.by.name)


USES = {
    f"{use.by_kind} {use.by.name} - {use.kind} {use.name}": use
    for use in uses(COURSE)
    if use.by_kind not in ("course", "vector") or use.file == "content/home.md"
}
"""Every place of the sample where one thing names another."""


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_thing_shows_or_links_to_what_it_names(sample_built, use):
    page = _home(use).partition("#")[0]
    shown = use.shown and use.kind in ("item", "myth")
    assert shown or _address(use.kind, use.name) in sample_built.links(page)


@pytest.mark.parametrize("use", [pytest.param(use, id=name) for name, use in USES.items() if use.by_kind != "course"])
def test_a_thing_links_back_to_what_names_it(sample_built, use):
    page = _address(use.kind, use.name).partition("#")[0]
    if page != _home(use).partition("#")[0] and (use.by_kind, use.kind) not in NAVIGATED:
        assert _home(use) in sample_built.links(page)


@pytest.mark.parametrize("code", COURSE.objectives)
def test_an_objective_links_to_the_questions_that_test_it(sample_built, code):
    asked = [i.name for i in COURSE.items.values() if (i.facts.objective or _quiz_objective(i)) == code]
    assert {_address("item", name) for name in asked} <= sample_built.links(_address("objective", code).split("#")[0])


def _quiz_objective(item):
    return COURSE.quizzes[item.quiz].objective if item.quiz else None


def test_every_kind_that_can_be_named_is_named_in_the_sample():
    assert {use.kind for use in uses(COURSE)} >= set(TABLES) - {"term", "misconception", "quiz", "strategy"}


@pytest.mark.parametrize("kind", TABLES)
def test_a_thing_is_at_home_in_a_part_of_a_page(sample_built, kind):
    for name in getattr(COURSE, TABLES[kind]):
        assert sample_built.leads(_address(kind, name)), _address(kind, name)


def test_every_link_of_a_page_leads_to_a_page_and_a_part_of_it(sample_built):
    inside = {
        (page, link)
        for page in sample_built
        for link in sample_built.links(page)
        if not link.startswith(("tel:", "http", "javascript:")) and not link.startswith("coursewright/")
    }
    assert [(page, link) for page, link in sorted(inside) if not sample_built.leads(link)] == []


# Links that authors write.


@pytest.fixture
def mkdocs(sample, tmp_path):
    return kit.MkDocs(sample.root, tmp_path / "empty")


WRITTEN_IN_A_DRILL = {
    "[lesson](../modules/stopping/signs.md)": "modules/stopping/signs/",
    "[part](../modules/hinge/the-hinge.md#what-a-hinge-is)": "modules/hinge/the-hinge/#what-a-hinge-is",
    "[drill](kneeling-hinge.md)": "drills/kneeling-hinge/",
    "[part](kneeling-hinge.md#dose)": "drills/kneeling-hinge/#dose",
    "[below](#dose)": "drills/wall-tap/#dose",
    "[error](error:cue-pile-up)": "errors/cue-pile-up/",
    "[question](quiz:hinge#hinge-depth)": "quizzes/hinge/#item-hinge-depth",
    "[@STUDY1]": "references/#source-study1",
}


@pytest.mark.parametrize("shown_on", ["drills/wall-tap", "modules/hinge/the-hinge"])
def test_a_link_leads_to_the_same_page_from_wherever_its_text_is_shown(mkdocs, sample, shown_on):
    sample.change("content/drills/wall-tap.md", "stand up.", f"stand up: {' '.join(WRITTEN_IN_A_DRILL)}.")
    ways = mkdocs.pages(f"{shown_on}.md")[f"{shown_on}.md"].xpath("//*[contains(text(), 'stand up:')]//a/@href")
    meant = [urljoin(f"https://here/{shown_on}/", way).removeprefix("https://here/") for way in ways]
    assert dict(zip(WRITTEN_IN_A_DRILL, meant, strict=True)) == WRITTEN_IN_A_DRILL


@pytest.mark.parametrize("shown_on", ["drills/wall-tap.md", "modules/hinge/the-hinge.md"])
def test_a_picture_is_found_from_wherever_its_text_is_shown(mkdocs, sample, shown_on):
    shutil.copyfile(kit.SAMPLE / "content/modules/hinge/hinge.svg", sample.root / "content/drills/wall.svg")
    sample.change("content/drills/wall-tap.md", "stand up.", "stand up.\n\n![A wall](wall.svg)")
    way = mkdocs.pages(shown_on)[shown_on].xpath("//img[@alt='A wall']/@src")[0]
    here = "https://here/" + shown_on.removesuffix(".md") + "/"
    assert urljoin(here, way) == "https://here/drills/wall.svg"


def test_a_link_alone_on_its_line_becomes_the_card_and_in_a_sentence_stays_a_link(mkdocs):
    lesson = mkdocs.pages("modules/hinge/the-hinge.md")["modules/hinge/the-hinge.md"]
    assert len(lesson.xpath("//article[contains(@class, 'drill')]")) == 1
    assert len(lesson.xpath("//p[contains(., 'See the wall tap')]/a")) == 3


def test_a_question_alone_on_its_line_becomes_the_question(mkdocs):
    lesson = mkdocs.pages("modules/hinge/the-hinge.md")["modules/hinge/the-hinge.md"]
    assert lesson.xpath("//course-quiz/@data-item") == ["hinge-depth"]


def test_cards_never_nest(mkdocs, sample):
    sample.change("content/errors/squats-the-hinge.md", "[Kneel](drill:kneeling-hinge).", "[K](drill:kneeling-hinge)")
    sample.change("content/drills/kneeling-hinge.md", "Use a cushion.", "[Squat](error:squats-the-hinge)")
    sample.change("content/drills/wall-tap.md", "stand up.", "stand up.\n\n[Kneel](drill:kneeling-hinge)\n\nSo.")
    made = mkdocs.pages()
    nested = [path for path, page in made.items() if page.xpath("//*[@class='card']//*[@class='card']")]
    cards = "//*[contains(concat(' ', @class, ' '), ' card ')]"
    nested += [path for path, page in made.items() if page.xpath(cards + cards)]
    assert nested == []
    assert made["modules/hinge/one-cue.md"].xpath("//article//a[text()='K']/@href") == [
        "../../../drills/kneeling-hinge/"
    ]


def test_code_is_shown_as_it_is_written(mkdocs):
    lesson = mkdocs.pages("modules/hinge/the-hinge.md")["modules/hinge/the-hinge.md"]
    assert "[[ -f x ]]" in lesson.xpath("//code/text()")
    assert lesson.xpath("string(//pre)").strip() == "- [x] not an option\n[[ also not a blank ]]"


def test_a_lesson_is_never_run_as_a_template(mkdocs, sample):
    text = "Two braces: {{ 7 * 7 }}, {% if %} and {# no #}."
    sample.add("content/modules/hinge/the-hinge.md", f"\n{text}\n")
    sample.change("content/course.yml", "Lifting boxes well", "Boxes {{ 7 * 7 }}")
    made = mkdocs.pages("modules/hinge/the-hinge.md", "index.md")
    assert text in kit.words(made["modules/hinge/the-hinge.md"])
    assert made["index.md"].xpath("string(//h1/text())") == "Boxes {{ 7 * 7 }}"


def test_a_term_is_explained_where_a_page_first_uses_it(sample_built):
    for address_ in ("modules/hinge/the-hinge/", "quizzes/hinge/"):
        meanings = sample_built.article(address_).xpath(".//abbr[text()='hinge']/@title")
        assert meanings[:1] == ["Bending mainly at the hips with the trunk held steady."]


# What must stand on a page.

RULES_AND_LEVELS = [*(f"rule:{name}" for name in COURSE.rules), *(f"level:{name}" for name in COURSE.levels)]
ITEMS = [f"item:{item.name}" for item in COURSE.items.values() if item.quiz]
UNREVIEWED = {
    "drills/wall-tap.md": ["drill:wall-tap"],
    "errors/squats-the-hinge.md": ["error:squats-the-hinge"],
    "modules/hinge/the-hinge.md": ["lesson:the-hinge", "drill:wall-tap", "item:hinge-depth"],
    "modules/stopping/signs.md": ["lesson:signs", "level:call", "rule:numb-leg", "item:which-sign"],
    "referral/index.md": RULES_AND_LEVELS,
    "referral/rules.md": RULES_AND_LEVELS,
    "referral/check.md": [*RULES_AND_LEVELS, "page:check"],
    "referral/notes.md": ["page:notes"],
    "referral/findings.md": RULES_AND_LEVELS,
    "cases/ana-and-the-stiff-legs.md": ["case:ana-and-the-stiff-legs", *RULES_AND_LEVELS],
    "quizzes/stopping.md": ["item:which-sign"],
    "quizzes/more.md": ["item:cue-limit", "item:sign-level", "item:say-one-cue"],
    "quizzes/final.md": ["quiz:final", *ITEMS, "lesson:one-cue"],
    "progress/daily.md": [*ITEMS, "lesson:one-cue"],
    "cards/hinge.md": ["card:hinge", "drill:kneeling-hinge", "drill:wall-tap", "error:squats-the-hinge"],
}
"""What must be reviewed before a page stops saying that it isn't."""


@pytest.mark.parametrize(("path", "shown"), UNREVIEWED.items())
def test_a_page_says_that_it_is_not_reviewed_until_all_it_shows_is(sample, path, shown):
    notice = "Not yet reviewed by a clinician"
    assert notice in MADE[path].text
    for reviewed in (shown[:-1], shown[1:], shown):
        if reviewed:
            of = ", ".join(f'"{name}"' for name in reviewed)
            who = f'by: A. Clinician\n  credential: PT\n  on: "2026-11-01"\n  hash: {wording.hash_of(reviewed, COURSE)}'
            sample.write("content/reviews.yml", f"- of: [{of}]\n  {who}\n")
            assert (notice in sample.pages()[path]) == (reviewed != shown)


def test_a_page_says_when_its_review_is_due_again_or_void(sample):
    words = wording.hash_of(["drill:wall-tap"], COURSE)
    who = f"by: A. Clinician\n  credential: PT\n  on: 2020-02-29\n  hash: {words}"
    sample.write("content/reviews.yml", f"- of: [drill:wall-tap]\n  {who}\n")
    page = sample.pages()["drills/wall-tap.md"]
    assert "Reviewed on 2020-02-29 by A. Clinician, PT; due again." in page
    assert "Not yet reviewed" not in page
    sample.change("content/drills/wall-tap.md", "10 sets of 3", "10 sets of 4")
    page = sample.pages()["drills/wall-tap.md"]
    assert "Changed since the review on 2020-02-29 by A. Clinician, PT." in page
    assert "due again" not in page
    assert "Not yet reviewed" in page


def test_a_page_says_how_much_of_it_was_reviewed(sample):
    who = "by: A. Clinician\n  credential: PT\n  on: 2999-01-01\n  hash: {}"
    one = who.format(wording.hash_of(["drill:wall-tap"], COURSE))
    sample.write("content/reviews.yml", f"- of: [drill:wall-tap]\n  {one}\n")
    lesson = "modules/hinge/the-hinge.md"
    told = "one part was reviewed on 2999-01-01 by A. Clinician, PT."
    assert f"Of this page, {told}" in sample.pages()[lesson]
    assert "Reviewed on 2999-01-01 by A. Clinician, PT." in sample.pages()["drills/wall-tap.md"]
    sample.change("content/drills/wall-tap.md", "10 sets of 3", "10 sets of 4")
    told = "one part was changed since the review on 2999-01-01 by A. Clinician, PT."
    assert f"Of this page, {told}" in sample.pages()[lesson]


@pytest.mark.parametrize("path", ["index.md", "glossary.md", "references.md", "misconceptions.md", "myths.md"])
def test_a_page_without_doses_or_referral_says_nothing_of_reviews(path):
    assert "Not yet reviewed" not in MADE[path].text


@pytest.mark.parametrize(
    "path", ["teaching/hinge.md", "teaching/stopping.md", "teaching/observe/wall-tap.md", "teaching/role-play.md"]
)
def test_those_who_teach_are_told_too_that_nobody_has_reviewed_doses_and_referral(path):
    assert MADE[path].text.count("Not yet reviewed") == 1


ABOUT_REFERRAL = [
    "referral/index.md",
    "referral/rules.md",
    "referral/findings.md",
    "referral/check.md",
    "referral/notes.md",
    "modules/stopping/signs.md",
    "errors/squats-the-hinge.md",
    "quizzes/stopping.md",
    "cases/ana-and-the-stiff-legs.md",
    "quizzes/more.md",
]


@pytest.mark.parametrize("path", MADE)
def test_the_emergency_number_stands_on_the_pages_about_referral(path):
    assert ('href="tel:112"' in MADE[path].text) == (path in ABOUT_REFERRAL)


def test_a_drill_knows_its_easier_and_harder_ways(sample_built):
    easier, harder = "drills/kneeling-hinge/", "drills/wall-tap/"
    assert easier in sample_built.links(harder)
    assert harder in sample_built.links(easier)


def test_a_page_has_one_title():
    assert [path for path, page in MADE.items() if page.text.count("\n# ") + page.text.startswith("# ") != 1] == []


def test_addresses_mirror_the_tree():
    written = {home_of(thing.file) for kind in ("lessons", "drills", "errors", "quizzes") for thing in _all(kind)}
    assert written <= set(MADE)


def _all(kind):
    return getattr(COURSE, kind).values()
