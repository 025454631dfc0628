"""The engine: what its modules may know, and that it teaches any course."""

import ast
import re

import pytest

from tests import kit

ENGINE = kit.ROOT / "coursewright"
MODULES = {
    path.relative_to(kit.ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): path
    for path in sorted([*ENGINE.rglob("*.py"), kit.ROOT / "build_course.py"])
}

# A course of another kind.


@pytest.fixture(scope="session")
def juggling(tmp_path_factory):
    """A course without referral, strategies, glossary, myths and misconceptions."""
    return kit.built(kit.OTHER, tmp_path_factory.mktemp("other") / "site")


def test_a_course_of_another_kind_of_coaching_builds(juggling):
    assert {address for address in juggling if not address.startswith("guide/")} == {
        "",
        "modules/three-balls/",
        "modules/three-balls/one-ball/",
        "modules/three-balls/two-balls/",
        "modules/three-balls/three-balls/",
        "drills/",
        "drills/one-ball-arc/",
        "drills/throw-throw/",
        "errors/",
        "errors/passing-across/",
        "errors/talking-through/",
        "quizzes/throws/",
        "progress/",
        "progress/answers/",
        "progress/daily/",
        "progress/record/",
        "references/",
        "about/",
    }


OF_OTHERS = ["referr", "emergency", "clinician", "review", "strateg", "glossary", "lifting", "pain\\b"]


@pytest.mark.parametrize("word", OF_OTHERS)
def test_a_course_says_nothing_of_what_it_does_not_teach(juggling, word):
    said = [page for page in juggling if re.search(rf"\b{word}", kit.words(juggling.page(page)), re.IGNORECASE)]
    assert [page for page in said if not page.startswith("guide/")] == []


def test_a_course_of_another_kind_is_called_by_its_own_name(juggling):
    assert juggling.page("").xpath("string(//title)") == "Juggling with three balls"
    assert juggling.page("drills/").xpath("string(//title)") == "Drills - Juggling with three balls"


def test_every_link_of_another_course_leads_somewhere(juggling):
    links = {link for page in juggling for link in juggling.links(page)}
    assert [link for link in sorted(links) if not juggling.leads(link)] == []


# Words that belong to a course.

BODY = """
    abdomen abdominal abdominals achilles ankle ankles bladder bowel calf calves chest disc discs elbow elbows
    femur foot feet glute glutes gluteal gluteus groin hamstring hamstrings hip hips knee knees leg legs lumbar
    muscle muscles neck nerve nerves pelvis pelvic pelvi psoas quadriceps quads rib ribs sacrum sacral
    shin shins shoulder shoulders spine spines spinal sternum thigh thighs thoracic toes trunk vertebra vertebrae wrist
"""
CONDITIONS = """
    arthritis cancer cauda disease fracture fractures hernia herniated infection injury injuries numb
    numbness osteoporosis pain pains painful scoliosis sciatica spondylolisthesis sprain stenosis surgery tumor weakness
"""
DRILLS = """
    birddog bridge bridges clamshell clamshells crunch crunches curl deadbug deadlift deadlifts hinge hinges kettlebell
    lunge lunges pilates plank planks pushup situp squat squats yoga
"""
PHRASES = ["back pain", "low back", "lower back", "bird dog", "bird-dog", "dead bug", "dead-bug", "side plank",
           "wall tap", "wall-tap", "sit-up", "push-up", "cat-cow", "glute-bridge", "belt buckle"]  # fmt: skip
WORDS = "|".join(map(re.escape, [*PHRASES, *f"{BODY} {CONDITIONS} {DRILLS}".split()]))
TEACHING = re.compile(rf"\b({WORDS})\b", re.IGNORECASE)

SOURCES = [
    path
    for path in [*sorted(ENGINE.rglob("*")), kit.ROOT / "build_course.py"]
    if path.suffix in (".py", ".jinja", ".js", ".css", ".html", ".yml", ".svg", ".md")
]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(kit.ROOT).as_posix())
def test_the_engine_names_no_body_part_condition_or_drill(path):
    rows = path.read_text(encoding="utf-8").split("\n")
    named = [
        f"{number}: {found[0]}: {row.strip()[:80]}"
        for number, row in enumerate(rows, 1)
        for found in TEACHING.finditer(row)
    ]
    assert named == []


# The walls between the modules.

KNOWS = {
    "model.basis": "",
    "model.teaching": "model.basis",
    "model.referral": "model.basis",
    "model.reference": "model.basis",
    "model.questions": "model.basis model.teaching",
    "model.cases": "model.basis",
    "model.vignettes": "model.basis",
    "model.course": "model.basis model.teaching model.referral model.reference model.questions model.cases "
    "model.vignettes",
    "model": "model.basis model.teaching model.referral model.reference model.questions model.cases model.vignettes "
    "model.course",
    "prose": "",
    "reading": "prose",
    "bounds": "",
    "braces": "",
    "terms": "",
    "scripts": "",
    "quiz": "",
    "numbers": "model",
    "problems": "model",
    "yamltext": "model bounds",
    "stubs": "",
    "source": "model prose bounds problems stubs yamltext",
    "form": "model problems",
    "sections": "model prose problems",
    "tables": "model prose bounds",
    "names": "",
    "draft": "model names prose bounds braces problems tables",
    "questions": "model numbers prose bounds problems form draft",
    "cases": "model names prose braces problems stubs",
    "folder": "names problems",
    "references": "model prose problems",
    "exams": "model references",
    "logic": "model",
    "question": "model numbers prose references",
    "together": "model logic",
    "story": "model question",
    "casting": "model logic question story together",
    "vignettes": "model references story casting",
    "content": "model problems source form sections questions cases folder vignettes",
    "fixes": "names bounds braces source draft questions folder content",
    "writing": "",
    "listing": "yamltext",
    "beginnings": "names stubs source folder",
    "schemas": "model form content",
    "editor": "stubs schemas",
    "starter": "names editor",
    "casework": "model logic",
    "wording": "model prose references logic",
    "reviews": "model exams wording",
    "spelling": "model prose references wording",
    "reviewing": "model references wording reviews spelling",
    "sheet": "model wording reviewing",
    "explanation": "model problems references logic",
    "boundaries": "model logic reviews",
    "addresses": "model references",
    "keys": "model prose",
    "pools": "model exams",
    "gaps": "model references logic",
    "report": "model references keys pools reading gaps",
    "entries": "",
    "exported": "",
    "records": "folder entries exported",
    "observations": "folder exported",
    "attempts": "records",
    "analysis": "",
    "rules.names": "model prose problems references addresses",
    "rules.items": "model numbers prose problems references",
    "rules.exams": "model problems references exams",
    "rules.referral": "model problems references logic casework",
    "rules.deciding": "model problems logic",
    "rules.checking": "model problems logic",
    "rules.reviewed": "model problems wording reviews",
    "rules.vignettes": "model problems logic together story vignettes",
    "rules.cases": "model prose problems references logic casework",
    "rules.texts": "model prose problems references",
    "rules.markup": "model prose bounds problems references",
    "rules.lessons": "model prose reading problems",
    "rules.wording": "model prose problems references",
    "rules": "model problems rules.names rules.items rules.exams rules.referral rules.deciding rules.checking "
    "rules.vignettes rules.reviewed rules.cases rules.texts rules.markup rules.lessons rules.wording",
    "here": "model prose references addresses question reviews",
    "views": "model logic references addresses questions question reviews here",
    "writer": "model references addresses reviews here views",
    "casefacts": "model prose question",
    "casemap": "model",
    "catalog": "model references addresses question exams casefacts",
    "agreement": "model analysis observations",
    "learned": "model references attempts catalog exams",
    "outcomes": "model problems question records attempts analysis learned casefacts",
    "teaching": "model prose references casework",
    "pages": "model references exams addresses boundaries writer casework casefacts casemap catalog teaching",
    "links": "model prose problems folder references addresses pages",
    "fields": "model form sections",
    "guide": "model fields rules pages links",
    "site": "model prose problems quiz terms scripts pages",
    "line": "model problems content pages rules links guide",
    "host": "problems yamltext site line",
    "bringing": "",
    "bringing.piece": "",
    "bringing.question": "problems bringing bringing.piece",
    "bringing.original": "bounds problems source bringing bringing.question",
    "bringing.marks": "source",
    "bringing.hypertext": "bringing bringing.marks",
    "bringing.words": "bounds bringing bringing.hypertext bringing.marks",
    "bringing.numeric": "numbers",
    "bringing.escapes": "bringing bringing.piece bringing.question bringing.words",
    "bringing.giftanswers": "bounds bringing bringing.escapes bringing.piece bringing.question bringing.words",
    "bringing.gift": "bounds bringing bringing.escapes bringing.giftanswers bringing.piece "
    "bringing.question bringing.words",
    "bringing.xmlparts": "bringing bringing.numeric bringing.piece bringing.question bringing.words",
    "bringing.moodleanswers": "bringing bringing.marks bringing.numeric bringing.question bringing.xmlparts",
    "bringing.moodle": "bringing bringing.moodleanswers bringing.question bringing.xmlparts",
    "bringing.blocks": "prose bringing bringing.question bringing.words",
    "bringing.quizfile": "bounds names prose source bringing bringing.marks bringing.numeric bringing.question",
    "bringing.filing": "bounds",
    "hook": "problems pages site line",
    "preview": "",
    "preview.watch": "",
    "preview.outcome": "problems",
    "preview.shelf": "problems",
    "preview.facts": "model numbers problems references addresses reviews",
    "preview.worker": "problems host preview.facts preview.outcome",
    "preview.builder": "preview.outcome preview.worker",
    "preview.following": "host preview.watch preview.outcome preview.shelf preview.builder",
    "preview.server": "preview.shelf",
    "commands.exits": "",
    "commands.bring": "problems names fixes writing line bringing bringing.original bringing.question bringing.gift "
    "bringing.moodle bringing.blocks bringing.quizfile bringing.filing commands.exits",
    "commands.build": "site host commands.exits",
    "commands.check": "problems fixes writing line host commands.exits",
    "commands.serve": "commands.exits preview.builder preview.following preview.server preview.shelf",
    "commands.report": "report line commands.exits",
    "commands.rules": "boundaries explanation line commands.exits",
    "commands.items": "records observations outcomes agreement line commands.exits",
    "commands.review": "problems reviewing sheet line commands.exits",
    "commands.pages": "site line commands.exits",
    "commands.new": "problems listing stubs beginnings fixes starter writing line commands.exits",
    "commands.editor": "editor commands.exits",
    "commands": "problems commands.exits commands.bring commands.build commands.check commands.serve commands.report "
    "commands.rules commands.items commands.review commands.pages commands.new commands.editor",
    "starter.build_course": "hook commands",
}
"""What each module of the engine may import of ours: what stands above it, and of that only this."""

OUTSIDE = {
    "mkdocs": {"site", "host", "hook"},
    "markdown": {"links", "sheet", "terms", "bringing.words"},
    "jinja2": {"writer", "quiz", "sheet", "preview.worker"},
    "lxml": {"quiz", "bringing.moodle", "bringing.xmlparts"},
    "yaml": {"yamltext"},
    "pydantic_core": {"model.referral"},
    "pydantic": {"fields", "form", *(name for name in KNOWS if name.startswith("model."))},
    "mkdocs_quiz": set(),
    "material": set(),
}
"""The only modules that may know a library."""


def _imports(name):
    """Every module that a module imports, in full; `from x import y` counts as x.y where that is a module."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports from a place relative to itself"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (one if one in MODULES else str(node.module) for one in inner)


def _ours(name):
    found = {imported.removeprefix("coursewright.") for imported in _imports(name) if imported in MODULES}
    return found - {"coursewright", name.removeprefix("coursewright.")}


SHORT = [name.removeprefix("coursewright.") for name in MODULES if name not in ("coursewright", "build_course")]


@pytest.mark.parametrize("name", SHORT)
def test_a_module_knows_only_what_it_must(name):
    assert name in KNOWS, "say in KNOWS what this module may import"
    assert _ours(f"coursewright.{name}") <= set(KNOWS[name].split())


def test_every_module_that_is_told_of_is_there():
    assert sorted(KNOWS) == sorted(SHORT)


def test_no_module_knows_itself_by_way_of_others():
    order = list(KNOWS)
    for name, known in KNOWS.items():
        below = [other for other in known.split() if order.index(other) > order.index(name)]
        assert below == [], f"{name} stands above what it imports"


@pytest.mark.parametrize("library", OUTSIDE)
def test_only_a_few_modules_know_a_library(library):
    knowing = {name for name in MODULES if any(imported.split(".")[0] == library for imported in _imports(name))}
    assert {name.removeprefix("coursewright.") for name in knowing} <= OUTSIDE[library]


def test_nothing_of_ours_is_imported_when_a_function_runs():
    inner = [
        f"{name}: {ast.unparse(node)}"
        for name, path in MODULES.items()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and "coursewright" in ast.unparse(node)
    ]
    assert inner == []


def test_no_exception_ends_in_error():
    """A CueingError is content."""
    named = [
        node.name
        for path in MODULES.values()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and re.search(r"Exception|Error\b", " ".join(map(ast.unparse, node.bases)))
    ]
    assert [name for name in named if name.endswith("Error")] == []
