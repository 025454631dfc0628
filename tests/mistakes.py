"""Every kind of mistake: how to make it in the sample, and the exact lines that the checker prints."""
# ruff: noqa: E501 - what the checker prints is one line

from __future__ import annotations

from dataclasses import dataclass

from tests import kit

WALL_TAP = "content/drills/wall-tap.md"
KNEELING = "content/drills/kneeling-hinge.md"
SQUATS = "content/errors/squats-the-hinge.md"
PILE_UP = "content/errors/cue-pile-up.md"
THE_HINGE = "content/modules/hinge/the-hinge.md"
ONE_CUE = "content/modules/hinge/one-cue.md"
HINGE = "content/modules/hinge/module.yml"
SIGNS = "content/modules/stopping/signs.md"
COURSE = "content/course.yml"
HOME = "content/home.md"
GLOSSARY = "content/glossary.yml"
MYTHS = "content/myths.yml"
CARDS = "content/cards.yml"
MISCONCEPTIONS = "content/misconceptions.yml"
SOURCES = "content/sources.yml"
REVIEWS = "content/reviews.yml"
FINDINGS = "content/referral/findings.yml"
RULES = "content/referral/rules.yml"
LEVELS = "content/referral/levels.yml"
CHECK = "content/referral/check.yml"
NOTES = "content/referral/notes.yml"
VIGNETTES = "content/referral/vignettes.yml"
WORDING = "content/wording.yml"
VECTORS = "content/referral/vectors.yml"
QUIZ = "quizzes/hinge.md"
STOPPING = "quizzes/stopping.md"
MORE = "quizzes/more.md"
FINAL = "quizzes/final.md"
ANA = "content/cases/ana-and-the-stiff-legs.md"


@dataclass(frozen=True)
class Copy:
    """Another file of the sample, to stand in a new place."""

    file: str


Change = tuple[str, str, str] | tuple[str, str | bytes | Copy | None]
"""A file, and what of its text becomes what; or a file, and the whole of it: none to take it away."""

Table = dict[str, tuple[Change, list[str]]]
"""A kind of mistake: how to make it in the sample, and what the checker says."""


def case_of(*situations: str) -> str:
    """A case of situations such as "a → b → c": its id, and where its choices lead; an ending has none."""
    parts = [_situation(*situation.split(" → ")) for situation in situations]
    return "---\ntitle: Round\nobjectives: [H.1]\nfindings: [muscle-soreness]\n---\n\n" + "\n".join(parts)


def _situation(name: str, *ways: str) -> str:
    level = "" if ways else " level=change"
    rows = [
        f"- Way {n} → {to} {'(best)' if n == 0 else '{misconception=wait-and-see}'}\n  > Happens: It does.\n  > Why: So.\n"
        for n, to in enumerate(ways)
    ]
    return f"## At {name} {{#{name}{level}}}\n\nWhat now?\n\n{''.join(rows)}"


REVIEW = "- of: [{}]\n  by: A. Person\n  credential: Physiotherapist\n  on: {}\n  hash: {}\n"

# fmt: off

FILES: Table = {
    "not UTF-8": ((WALL_TAP, b"---\ntitle: Wall tap\n---\n\nCaf\xe9\n"), [
        "content/drills/wall-tap.md:5:4: this letter isn't UTF-8 (save the file as UTF-8)",
    ]),
    "a byte order mark": (
        (GLOSSARY, b"\xef\xbb\xbf- id: hinge\n  term: hinge\n  text: A fold.\n- id: cue\n  term: cue\n  text: Words.\n"), [
        "content/glossary.yml:1:1: the file begins with a byte order mark (save it as UTF-8 without a byte order mark)",
    ]),
    "an empty file": ((MYTHS, "\n"), [
        "content/myths.yml:1:1: the file is empty (write something, or delete it)",
    ]),
    "a control character": ((KNEELING, "5 sets", "5\x07sets"), [
        "content/drills/kneeling-hinge.md:17:2: there is a character that can't be seen: U+0007 (delete it)",
    ]),
    "a letter that turns the text around": ((KNEELING, "5 sets", "5 \u202esets"), [
        "content/drills/kneeling-hinge.md:17:3: there is a character that can't be seen: RIGHT-TO-LEFT OVERRIDE (delete it)",
    ]),
    "only carriage returns as line ends, and a mistake in the third": (
        (MYTHS, b"- id: more-cues-myth\r  myth: The more cues, the better the lift.\r  fakt: One cue.\r  sources: [STUDY1]\r"), [
        "content/myths.yml:1:3: 'fact' is missing (add a line 'fact: …')",
        "content/myths.yml:3:3: 'fakt' is not a key that belongs here (did you mean 'fact'?)",
    ]),
    "Windows line ends, and a mistake in the third": (
        (MYTHS, b"- id: more-cues-myth\r\n  myth: The more cues, the better the lift.\r\n  fakt: One cue.\r\n  sources: [STUDY1]\r\n"), [
        "content/myths.yml:1:3: 'fact' is missing (add a line 'fact: …')",
        "content/myths.yml:3:3: 'fakt' is not a key that belongs here (did you mean 'fact'?)",
    ]),
    "over 1 MiB": ((HOME, b"x" * (1024 * 1024 + 1)), [
        "content/home.md:1:1: the file is larger than 1 MiB (split it)",
    ]),
    "a name that can't be an address": (("content/drills/Wall Tap.md", Copy(WALL_TAP)), [
        "content/drills/Wall Tap.md:1:1: 'Wall Tap' can't be a name (use lower-case letters, digits and hyphens in the file's name)",
    ]),
    "two pages at one address but for case": (("content/drills/Wall-tap.md", Copy(WALL_TAP)), [
        "content/drills/Wall-tap.md:1:1: 'Wall-tap' can't be a name (use lower-case letters, digits and hyphens in the file's name)",
    ]),
    "a file called index": (("content/drills/index.md", Copy(WALL_TAP)), [
        "content/drills/index.md:1:1: 'index' is the name of the folder's own page (give the file another name)",
    ]),
    "a folder that can't be an address": (("content/modules/Lift Up/x.md", Copy(THE_HINGE)), [
        "content/modules/Lift Up/x.md:1:1: 'Lift Up' can't be a name (use lower-case letters, digits and hyphens in the file's name)",
    ]),
    "a name in composed letters": (("content/drills/caf\u00e9.md", Copy(WALL_TAP)), [
        "content/drills/caf\u00e9.md:1:1: 'caf\u00e9' can't be a name (use lower-case letters, digits and hyphens in the file's name)",
    ]),
    "the same name in decomposed letters": (("content/drills/cafe\u0301.md", Copy(WALL_TAP)), [
        "content/drills/cafe\u0301.md:1:1: 'cafe\u0301' can't be a name (use lower-case letters, digits and hyphens in the file's name)",
    ]),
    "a picture's name that can't be an address": (("content/modules/hinge/a picture.png", b"x"), [
        "content/modules/hinge/a picture.png:1:1: this name can't be an address (use letters, digits, hyphens, underscores and points in the file's name)",
    ]),
    "two pictures at one address": (("content/modules/hinge/Hinge.svg", b"<svg/>"), [
        "content/modules/hinge/Hinge.svg:1:1: no text shows this picture (show it, or delete it)",
        "content/modules/hinge/hinge.svg:1:1: this file and content/modules/hinge/Hinge.svg have one address (give one of them another name)",
    ]),
    "a file that nothing reads": (("content/drill/wall-tap-2.md", Copy(WALL_TAP)), [
        "content/drill/wall-tap-2.md:1:1: nothing reads a file in this place (did you mean 'content/drills/wall-tap-2.md'?)",
    ]),
    "a file in a folder too deep": (("content/drills/more/wall-tap-2.md", Copy(WALL_TAP)), [
        "content/drills/more/wall-tap-2.md:1:1: nothing reads a file in this place (did you mean 'content/drills/wall-tap-2.md'?)",
    ]),
    "something that is left to fill in": ((MYTHS, "One cue at a time is easier to use.", '"<!-- fill in: what is so -->"'), [
        "content/myths.yml:3:10: here is still to fill in: what is so (write it in the place of this mark)",
    ]),
    "a name that is left to fill in": ((STOPPING, "- [ ] A yawn {misconception=wait-and-see}", "- [ ] A yawn {misconception=fill-in}"), [
        "quizzes/stopping.md:12:29: here is still to fill in: the name of a misconception (write it in the place of this mark, or write error= and the name of a cueing error)",
    ]),
    "no course.yml": ((COURSE, None), [
        "content/course.yml:1:1: the course has no course.yml (write one)",
    ]),
}

TOO_MUCH: Table = {
    "too many marks in a paragraph": ((HOME, "## Where to begin", "## Where to begin\n\n" + "[" * 20000), [
        "content/home.md:3:1: this paragraph has more than 500 '[' (split it)",
        "content/home.md:3:10000: this line has more than 10,000 letters (begin a new paragraph)",
    ]),
    "unclosed tags in thousands": ((HOME, "## Where to begin", "## Where to begin\n\n" + "<a " * 7000), [
        "content/home.md:3:1: this paragraph has more than 500 '<' (split it)",
        "content/home.md:3:10000: this line has more than 10,000 letters (begin a new paragraph)",
    ]),
    "too many marks in a value": ((MYTHS, "One cue at a time", "One" + "*" * 600), [
        "content/myths.yml:3:9: this value has more than 500 '*' (split it)",
    ]),
    "a line that is too long": ((HOME, "## Where to begin", "x" * 10001), [
        "content/home.md:1:10000: this line has more than 10,000 letters (begin a new paragraph)",
    ]),
    "too many lines": ((HOME, b"x\n\n" * 5001), [
        "content/home.md:10001:1: the text has more than 10,000 lines (split the file)",
    ]),
    "a paragraph of too many lines": ((HOME, "## Where to begin", "## Where to begin\n\n" + "x\n" * 501), [
        "content/home.md:3:1: more than 500 lines follow each other here (put empty lines between them)",
    ]),
    "a table of too many cells": (
        (HOME, "## Where to begin", "## Where to begin\n\n" + "a|" * 150 + "\n" + "-|" * 150 + "\n" + "a\n" * 140), [
        "content/home.md:1:1: the tables have more than 20,000 cells (split the file)",
    ]),
    "too many headings": ((HOME, "## Where to begin", "## Where\n\n" * 501), [
        "content/home.md:1:1: the text has more than 500 headings (split the file)",
    ]),
    "quotations too deep": ((HOME, "## Where to begin", "## Where to begin\n\n" + "> " * 13 + "deep"), [
        "content/home.md:3:1: this line stands more than 12 levels deep (nest it less)",
    ]),
    "lists too deep": ((MYTHS, "One cue at a time is easier to use.", "[" * 17 + "]" * 17), [
        "content/myths.yml:3:24: this stands more than 16 levels deep (nest it less)",
    ]),
    "a list of too many entries": ((MYTHS, "sources: [STUDY1]", "sources: [" + "STUDY1, " * 2001 + "]"), [
        "content/myths.yml:4:16013: this list has more than 2,000 entries (make it shorter)",
    ]),
    "code that isn't closed": ((THE_HINGE, "```\n- [x] not", "````\n- [x] not"), [
        "content/modules/hinge/the-hinge.md:34:1: the code that begins here isn't closed (close it with a line of ````)",
    ]),
    "words behind the marks of code": ((THE_HINGE, "```\n- [x] not", "```python and more\n- [x] not"), [
        "content/modules/hinge/the-hinge.md:34:1: 'python and more' can't stand behind ``` (write ``` alone)",
    ]),
}

YAML: Table = {
    "front matter without an end": ((WALL_TAP, "sources: [CK]\n---", "sources: [CK]"), [
        "content/drills/wall-tap.md:1:1: the front matter has no end (close it with a line of three hyphens: ---)",
    ]),
    "front matter that isn't keys": (
        (WALL_TAP, "---\ntitle: Wall tap\nstrategy: hinging\neasier: [kneeling-hinge, a hand on a chair]\nharder: [with a light box]\nsources: [CK]\n---", "---\n- title\n---"), [
        "content/drills/wall-tap.md:2:1: this must be a group of keys (write 'key: value' lines)",
    ]),
    "front matter where none is taken": ((HOME, "## Where", "---\ntitle: Home\n---\n\n## Where"), [
        "content/home.md:1:1: this file takes no front matter (delete it)",
    ]),
    "a tab": ((HINGE, "summary: Bend", "\tsummary: Bend"), [
        "content/modules/hinge/module.yml:2:1: a tab stands here (indent with spaces)",
    ]),
    "a quotation that isn't closed": ((HINGE, "title: Hinge at the hips", 'title: "Hinge at the hips'), [
        "content/modules/hinge/module.yml:1:8: a quotation isn't closed (add the closing quote)",
    ]),
    "a colon in a value": ((HINGE, "title: Hinge", "title: Lesson one: hinge"), [
        "content/modules/hinge/module.yml:1:18: a colon stands where none can (put the whole value in double quotes)",
    ]),
    "wrong indentation": ((HINGE, "    text: Show a", "   text: Show a"), [
        "content/modules/hinge/module.yml:6:4: this line doesn't fit the list above it (begin it with '- ')",
    ]),
    "a bracket that isn't closed": ((HINGE, "lessons: [the-hinge, one-cue]", "lessons: [the-hinge, one-cue"), [
        "content/modules/hinge/module.yml:9:10: a list or group in brackets isn't closed (add the closing bracket or a comma)",
    ]),
    "a key without a colon": ((HINGE, "strategy: hinging", "strategy hinging"), [
        "content/modules/hinge/module.yml:4:1: this line has no colon after its key (write 'key: value')",
    ]),
    "a second document": ((GLOSSARY, "- id: cue\n", "---\n- id: cue\n"), [
        "content/glossary.yml:5:1: a second part begins here (delete the line of three hyphens)",
    ]),
    "a mark that can't begin a value": ((HINGE, "title: Hinge", "title: @Hinge"), [
        "content/modules/hinge/module.yml:1:8: no value can begin with this character (put the value in double quotes; indent with spaces, not tabs)",
    ]),
    "a tag": ((HINGE, "title: Hinge", "title: !!str Hinge"), [
        "content/modules/hinge/module.yml:1:8: '!!str' is a YAML tag (put the text in double quotes)",
    ]),
    "an anchor": ((HINGE, "title: Hinge", "title: &a Hinge"), [
        "content/modules/hinge/module.yml:1:8: '&a' is a YAML anchor (put the text in double quotes)",
    ]),
    "an alias": ((HINGE, "title: Hinge at the hips", "title: *hinge"), [
        "content/modules/hinge/module.yml:1:8: '*hinge' is a YAML alias (put the text in double quotes)",
    ]),
    "a list as a key": ((HINGE, "title: Hinge", "[a]: b\ntitle: Hinge"), [
        "content/modules/hinge/module.yml:1:1: a list or a group can't be a key (write 'key: value')",
    ]),
    "a value on several lines": (
        (MYTHS, "fact: One cue at a time is easier to use.", "fact: |\n    One cue.\n    One rep."), [
        "content/myths.yml:3:9: this value stands on several lines (join them, or begin a value of several lines with '>-')",
    ]),
}

KEYS: Table = {
    "an unknown key": ((WALL_TAP, "strategy: hinging", "stratgy: hinging"), [
        "content/drills/wall-tap.md:3:1: 'stratgy' is not a key that belongs here (did you mean 'strategy'?)",
    ]),
    "an unknown key that is like none": ((ONE_CUE, "minutes: 4", "colour: red\nminutes: 4"), [
        "content/modules/hinge/one-cue.md:3:1: 'colour' is not a key that belongs here (it takes: title, minutes, objectives, sources)",
    ]),
    "a key of the engine's": ((ONE_CUE, "minutes: 4", "body: text\nminutes: 4"), [
        "content/modules/hinge/one-cue.md:3:1: 'body' is not a key that belongs here (it takes: title, minutes, objectives, sources)",
    ]),
    "a section written as a key": ((WALL_TAP, "strategy: hinging", "strategy: hinging\ndose: 10 sets of 3"), [
        "content/drills/wall-tap.md:18:1: 'dose' is not a key that belongs here (write it as a section: ## Dose)",
    ]),
    "a missing key": ((ONE_CUE, "title: One cue\n", ""), [
        "content/modules/hinge/one-cue.md:2:1: 'title' is missing (add a line 'title: …')",
    ]),
    "a key without a value": ((ONE_CUE, "title: One cue", "title:"), [
        "content/modules/hinge/one-cue.md:2:1: 'title' has no value (write one, or delete the line)",
    ]),
    "a key twice": ((ONE_CUE, "minutes: 4", "minutes: 4\nminutes: 5"), [
        "content/modules/hinge/one-cue.md:4:1: 'minutes' is here twice (keep one of them)",
    ]),
    "a number that isn't one": ((ONE_CUE, "minutes: 4", "minutes: four"), [
        "content/modules/hinge/one-cue.md:3:1: 'minutes' must be a whole number, not 'four'",
    ]),
    "a number too small": ((ONE_CUE, "minutes: 4", "minutes: 0"), [
        "content/modules/hinge/one-cue.md:3:1: 'minutes' must be at least 1, not 0",
    ]),
    "a list where one value goes": ((ONE_CUE, "title: One cue", "title: [One, cue]"), [
        "content/modules/hinge/one-cue.md:2:1: 'title' must be one value, not a list",
    ]),
    "one value where a list goes": ((ONE_CUE, "sources: [STUDY1]", "sources: STUDY1"), [
        "content/modules/hinge/one-cue.md:5:1: 'sources' must be a list (write [one, two])",
    ]),
    "a group where a list goes": ((COURSE, "modules: [hinge, stopping]", "modules: {hinge: stopping}"), [
        "content/course.yml:6:1: 'modules' must be a list (write [one, two])",
    ]),
    "an empty list": ((COURSE, "modules: [hinge, stopping]", "modules: []"), [
        "content/course.yml:6:1: 'modules' needs at least one entry",
    ]),
    "an entry that is a group": ((ONE_CUE, "sources: [STUDY1]", "sources: [{a: b}]"), [
        "content/modules/hinge/one-cue.md:5:11: entry 1 of 'sources' must be one value, not a group of keys",
    ]),
    "a word that isn't among the choices": ((PILE_UP, "of: trainer", "of: trainers"), [
        "content/errors/cue-pile-up.md:3:1: 'of' can't be 'trainers' (choose 'client' or 'trainer')",
    ]),
    "an id that can't be one": ((MISCONCEPTIONS, "id: wait-and-see", "id: Wait and see"), [
        "content/misconceptions.yml:5:3: 'id' can't be 'Wait and see' (use lower-case letters, digits and hyphens)",
    ]),
    "a percentage too high": ((COURSE, "score: 80", "score: 101"), [
        "content/course.yml:5:8: 'score' must be at most 100, not 101",
    ]),
    "an unknown key in a group": ((COURSE, "score: 80", "scor: 80"), [
        "content/course.yml:5:8: 'scor' is not a key that belongs here (did you mean 'score'?)",
    ]),
    "a number to call that has letters": ((COURSE, 'emergency: "112"', "emergency: ask at the desk"), [
        "content/course.yml:4:1: 'emergency' can't be 'ask at the desk' (write a number to call, such as 112)",
    ]),
    "a gym card that shows nothing": ((CARDS, "- id: bare\n  title: Bare\n  about: Nothing.\n"), [
        "content/cards.yml:1:3: this shows nothing: give it a 'strategy', 'drills', 'errors' or 'levels: true'",
    ]),
    "a gym card with a drill that isn't there": ((CARDS, "drills: [kneeling-hinge]", "drills: [kneeling-hing]"), [
        "content/cards.yml:5:12: there is no drill 'kneeling-hing' (did you mean 'kneeling-hinge'?)",
    ]),
    "a condition that is two": ((RULES, "{all: [muscle-soreness]}", "{all: [muscle-soreness], any: [pale]}"), [
        "content/referral/rules.yml:18:3: 'when' needs a finding, or exactly one of 'all' and 'any'",
    ]),
    "a date in words": (
        (REVIEWS, "- of: [drill:wall-tap]\n  by: A. Person\n  credential: Physiotherapist\n  on: 3 May 2026\n"), [
        "content/reviews.yml:4:3: 'on' can't be '3 May 2026' (write it as year-month-day, such as 2026-11-22)",
    ]),
    "a list that isn't one": ((MYTHS, "id: more-cues-myth\nmyth: The more cues, the better the lift.\n"), [
        "content/myths.yml:1:1: this file must hold a list (begin each entry with '- ')",
    ]),
    "an entry that isn't a group": (
        (MISCONCEPTIONS, "- id: more-cues\n  text: More cues coach better\n", "- more cues coach better\n"), [
        "content/misconceptions.yml:1:3: this must be a group of keys (write 'key: value' lines)",
    ]),
    "two things of one name": ((MISCONCEPTIONS, "id: deeper-is-better", "id: more-cues"), [
        "content/misconceptions.yml:3:3: there is another misconception 'more-cues', in content/misconceptions.yml (give one of them another name)",
    ]),
    "two objectives of one code": (("content/modules/stopping/module.yml", "code: STOP.1", "code: H.1"), [
        "content/modules/stopping/module.yml:4:5: there is another objective 'H.1', in content/modules/hinge/module.yml (give one of them another name)",
    ]),
    "an objective without a code": ((HINGE, "  - code: H.1\n    text", "  - text"), [
        "content/modules/hinge/module.yml:5:5: 'code' is missing (add a line 'code: …')",
    ]),
    "an unknown section": ((WALL_TAP, "## Feel", "## Feeling"), [
        "content/drills/wall-tap.md:2:1: the section '## Feel' is missing (add it)",
        "content/drills/wall-tap.md:25:1: 'Feeling' is not a section that belongs here (did you mean 'Feel'?)",
    ]),
    "a missing section": ((SQUATS, "## Say\n\n- Tap the wall behind you (external)\n\n", ""), [
        "content/errors/squats-the-hinge.md:2:1: the section '## Say' is missing (add it)",
    ]),
    "a section twice": ((KNEELING, "## Harder\n\nReach", "## Easier\n\nReach"), [
        "content/drills/kneeling-hinge.md:35:1: the section 'Easier' is here twice (join them)",
    ]),
    "an empty section": ((KNEELING, "5 sets of 3.\n", ""), [
        "content/drills/kneeling-hinge.md:15:1: the section 'Dose' is empty (write it, or delete its heading)",
    ]),
    "text before the first section": (
        (KNEELING, "## Set up\n\nKneel tall on a mat.", "Kneel tall on a mat.\n\n## Set up\n\nOn a mat."), [
        "content/drills/kneeling-hinge.md:7:1: this text stands before the first section (put it below a line '## …')",
    ]),
    "a cue that isn't one": ((KNEELING, "- Touch your heels", "Touch your heels"), [
        "content/drills/kneeling-hinge.md:29:1: this line is not a cue (begin each cue with '- ', on one line)",
    ]),
    "no cue": ((KNEELING, "- Touch your heels with your pockets (external)\n", ""), [
        "content/drills/kneeling-hinge.md:27:1: the section 'Say' is empty (write it, or delete its heading)",
    ]),
    "a lesson without text": ((SIGNS, "---\ntitle: Signs that stop a session\nobjectives: [STOP.1]\n---\n"), [
        "content/modules/stopping/signs.md:5:1: the lesson has no text (write it below the front matter)",
    ]),
}

NAMES: Table = {
    "a drill that isn't there": (
        (THE_HINGE, "See [the wall tap](drill:wall-tap)", "See [the wall tap](drill:wal-tap)"), [
        "content/modules/hinge/the-hinge.md:11:72: there is no drill 'wal-tap' (did you mean 'wall-tap'?)",
    ]),
    "a cueing error that isn't there": ((ONE_CUE, "error:cue-pile-up", "error:cue-pile"), [
        "content/modules/hinge/one-cue.md:12:33: there is no cueing error 'cue-pile' (did you mean 'cue-pile-up'?)",
    ]),
    "a rule that isn't there": ((SQUATS, "rule: numb-leg", "rule: numb-legs"), [
        "content/errors/squats-the-hinge.md:4:1: there is no rule 'numb-legs' (did you mean 'numb-leg'?)",
    ]),
    "a lesson that isn't there": ((HINGE, "lessons: [the-hinge, one-cue]", "lessons: [the-hinge, one-cue, two-cues]"), [
        "content/modules/hinge/module.yml:9:31: there is no lesson 'two-cues' (did you mean 'one-cue'?)",
    ]),
    "a module that isn't there": ((HOME, "module:stopping", "module:stoping"), [
        "content/home.md:3:87: there is no module 'stoping' (did you mean 'stopping'?)",
    ]),
    "a strategy that isn't there": ((KNEELING, "strategy: hinging", "strategy: hingeing"), [
        "content/drills/kneeling-hinge.md:3:1: there is no strategy 'hingeing' (did you mean 'hinging'?)",
    ]),
    "an objective that isn't there": ((ONE_CUE, "objectives: [H.2]", "objectives: [H.2, H.3]"), [
        "content/modules/hinge/one-cue.md:4:19: there is no objective 'H.3' (did you mean 'H.2'?)",
    ]),
    "a misconception that isn't there": (
        (STOPPING, "- [ ] A yawn {misconception=wait-and-see}", "- [ ] A yawn {misconception=wait-and-seen}"), [
        "quizzes/stopping.md:12:15: there is no misconception 'wait-and-seen' (did you mean 'wait-and-see'?)",
    ]),
    "a finding that isn't there": ((RULES, "when: leg-numbness", "when: {any: [leg-numbness, arm-numbness]}"), [
        "content/referral/rules.yml:11:30: there is no finding 'arm-numbness' (did you mean 'leg-numbness'?)",
    ]),
    "a level that isn't there": ((RULES, "level: change", "level: chang"), [
        "content/referral/levels.yml:15:3: no rule uses the level 'change' (name it in a rule, or delete it)",
        "content/referral/rules.yml:19:3: there is no level 'chang' (did you mean 'change'?)",
    ]),
    "a quiz that isn't there": ((ONE_CUE, "Say one cue, watch", "Take [the quiz](quiz:hinges). Say one cue, watch"), [
        "content/modules/hinge/one-cue.md:8:17: there is no quiz 'hinges' (did you mean 'hinge'?)",
    ]),
    "a question that isn't there": ((THE_HINGE, "quiz:hinge#hinge-depth", "quiz:hinge#hinge-deep"), [
        "content/modules/hinge/the-hinge.md:26:13: there is no question 'hinge-deep' (did you mean 'hinge-depth'?)",
    ]),
    "a question of another quiz": ((THE_HINGE, "quiz:hinge#hinge-depth", "quiz:stopping#hinge-depth"), [
        "content/modules/hinge/the-hinge.md:26:13: 'hinge-depth' is not a question of the quiz 'stopping' (write quiz:hinge#hinge-depth)",
    ]),
    "a term that isn't there": ((ONE_CUE, "Say one cue, watch", "Say one [cue](term:clue), watch"), [
        "content/modules/hinge/one-cue.md:8:15: there is no glossary term 'clue' (did you mean 'cue'?)",
    ]),
    "a myth that isn't there": ((ONE_CUE, "myth:more-cues-myth", "myth:fewer-cues-myth"), [
        "content/modules/hinge/one-cue.md:28:24: there is no myth 'fewer-cues-myth' (did you mean 'more-cues-myth'?)",
    ]),
    "a source that isn't there": ((THE_HINGE, "[@CK]", "[@CK; @XY]"), [
        "content/modules/hinge/the-hinge.md:11:46: there is no source 'XY'",
    ]),
    "a name of another kind": (
        (THE_HINGE, "See [the wall tap](drill:wall-tap)", "See [the wall tap](lesson:wall-tap)"), [
        "content/modules/hinge/the-hinge.md:11:72: there is no lesson 'wall-tap' (there is a drill of this name)",
    ]),
}

ORPHANS: Table = {
    "a module that isn't listed": ((COURSE, "modules: [hinge, stopping]", "modules: [hinge]"), [
        "content/modules/stopping/module.yml:1:1: nothing uses the module 'stopping' (name it under 'modules' in content/course.yml)",
    ]),
    "a lesson that isn't listed": (
        ("content/modules/hinge/extra.md", "---\ntitle: Extra\nobjectives: [H.1]\n---\n\nMore.\n"), [
        "content/modules/hinge/extra.md:2:1: nothing uses the lesson 'extra' (name it under 'lessons' in its module.yml)",
    ]),
    "a drill that no one names": (("content/drills/loose.md", Copy(KNEELING)), [
        "content/drills/loose.md:2:1: nothing uses the drill 'loose' (link to it in a lesson)",
    ]),
    "a cueing error that no one names": (("content/errors/loose.md", Copy(PILE_UP)), [
        "content/errors/loose.md:2:1: nothing uses the cueing error 'loose' (link to it in a lesson, or name its drills)",
    ]),
    "a misconception that no distractor names": (
        (MISCONCEPTIONS, "- id: more-cues\n", "- id: lone-belief\n  text: Alone\n- id: more-cues\n"), [
        "content/misconceptions.yml:1:3: no wrong option uses the misconception 'lone-belief' (name it in a wrong option's braces, or delete it)",
    ]),
    "a finding that no rule names": (
        (FINDINGS, "- id: pale\n", "- id: dizzy\n  text: Dizzy\n  ask: Are you dizzy?\n- id: pale\n"), [
        "content/referral/findings.yml:7:3: no rule uses the finding 'dizzy' (name it in a rule, or delete it)",
    ]),
    "a level that no rule names": (
        (LEVELS, "- id: change\n", '- id: watch\n  code: W\n  title: Watch\n  do: [Watch.]\n  say: I watch.\n  write: What you see.\n  train: "yes"\n- id: change\n'), [
        "content/referral/levels.yml:15:3: no rule uses the level 'watch' (name it in a rule, or delete it)",
    ]),
    "a source that nothing cites": (
        (SOURCES, "- id: CR\n", "- id: LONE\n  cite: Alone\n  seen: none\n  supports: Nothing.\n- id: CR\n"), [
        "content/sources.yml:11:3: nothing uses the source 'LONE' (cite it, or delete it)",
    ]),
    "a term that no page uses": (
        (GLOSSARY, "- id: cue\n", "- id: fulcrum\n  term: fulcrum\n  text: A point.\n- id: cue\n"), [
        "content/glossary.yml:5:3: no page uses the glossary term 'fulcrum' (delete it, or add its other forms under 'also')",
    ]),
    "a picture that no text shows": (("content/modules/hinge/lone.png", b"x"), [
        "content/modules/hinge/lone.png:1:1: no text shows this picture (show it, or delete it)",
    ]),
    "a term explained twice": ((GLOSSARY, "also: [cues]", "also: [cues, hinges]"), [
        "content/glossary.yml:5:3: 'hinges' is explained twice, here and under 'hinge' (keep one)",
    ]),
    "a lesson listed twice": ((HINGE, "lessons: [the-hinge, one-cue]", "lessons: [the-hinge, one-cue, the-hinge]"), [
        "content/modules/hinge/module.yml:9:31: the lesson 'the-hinge' is listed twice (keep one)",
    ]),
    "a lesson listed by another module": (
        ("content/modules/stopping/module.yml", "lessons: [signs]", "lessons: [signs, one-cue]"), [
        "content/modules/stopping/module.yml:6:18: the lesson 'one-cue' lies in the module 'hinge' (move its file, or list it there)",
    ]),
    "a question shown in two lessons": ((ONE_CUE, "## More", "[How deep?](quiz:hinge#hinge-depth)\n\n## More"), [
        "content/modules/hinge/one-cue.md:30:13: 'hinge-depth' is shown in content/modules/hinge/the-hinge.md already (link to it inside a sentence)",
    ]),
    "a drill shown twice": ((THE_HINGE, "[How deep?]", "[The wall tap](drill:wall-tap)\n\n[How deep?]"), [
        "content/modules/hinge/the-hinge.md:26:16: the drill 'wall-tap' is shown in this text already (link to it inside a sentence)",
    ]),
    "an easier drill that is harder": ((KNEELING, "strategy: hinging", "strategy: hinging\neasier: [wall-tap]"), [
        "content/drills/kneeling-hinge.md:4:1: 'kneeling-hinge' is easier than itself, by way of its easier drills (take one step out)",
        "content/drills/wall-tap.md:4:1: 'wall-tap' is easier than itself, by way of its easier drills (take one step out)",
    ]),
    "an objective that no lesson teaches": ((ONE_CUE, "objectives: [H.2]", "objectives: [H.1]"), [
        "content/modules/hinge/module.yml:7:5: no lesson teaches the objective 'H.2' (name it in a lesson's front matter)",
    ]),
    "an objective that no question tests": ((ONE_CUE, "{#cue-count objective=H.2", "{#cue-count objective=H.1"), [
        "content/modules/hinge/module.yml:7:5: no question tests the objective 'H.2' (name it in a question's braces)",
    ]),
}

QUESTIONS: Table = {
    "no id": ((QUIZ, "## How deep {#hinge-depth sources=CK}", "## How deep"), [
        "quizzes/hinge.md:11:1: this question has no id (add {#how-deep} to its first line, or let 'check --fix' do it)",
    ]),
    "an id that can't be one": ((QUIZ, "{#hinge-signs", "{#Hinge_signs"), [
        "quizzes/hinge.md:26:22: 'Hinge_signs' can't be an id (use lower-case letters, digits and hyphens)",
    ]),
    "an id twice": ((QUIZ, "{#hinge-signs", "{#hinge-blank"), [
        "quizzes/hinge.md:39:1: there is another question 'hinge-blank', in quizzes/hinge.md (give one of them another name)",
    ]),
    "braces that say nothing": ((QUIZ, "{misconception=more-cues}", "{misconception = more-cues}"), [
        "quizzes/hinge.md:36:23: 'misconception' in braces says nothing (write #id or key=value, without spaces inside)",
    ]),
    "braces that aren't closed": ((QUIZ, "{#hinge-depth sources=CK}", "{#hinge-depth sources=CK"), [
        "quizzes/hinge.md:11:13: these braces aren't closed (close them, at the end of the line)",
    ]),
    "braces before the end of an option": (
        (QUIZ, "The knees lead {error=squats-the-hinge}", "The knees {error=squats-the-hinge} lead"), [
        "quizzes/hinge.md:34:17: these braces aren't read here (close them, at the end of the line)",
    ]),
    "an unknown key in braces": ((QUIZ, "difficulty=medium", "dificulty=medium"), [
        "quizzes/hinge.md:26:35: 'dificulty' is not a key that belongs here (did you mean 'difficulty'?)",
    ]),
    "a fact twice in braces": ((QUIZ, "difficulty=medium", "difficulty=medium difficulty=hard"), [
        "quizzes/hinge.md:26:53: 'difficulty' is here twice (keep one of them)",
    ]),
    "a fact that isn't among the choices": ((QUIZ, "difficulty=medium", "difficulty=tricky"), [
        "quizzes/hinge.md:26:35: 'difficulty' can't be 'tricky' (choose 'easy', 'medium' or 'hard')",
    ]),
    "an unknown key behind an option": (
        (QUIZ, "{misconception=deeper-is-better unsafe}", "{misconception=deeper-is-better text=deep}"), [
        "quizzes/hinge.md:17:64: 'text' is not a key that belongs here (it takes: error, misconception, unsafe, pin, level)",
    ]),
    "an id behind an option": ((QUIZ, "The chin leads {", "The chin leads {#chin "), [
        "quizzes/hinge.md:36:23: '#chin' is an id, and only a question has one (take it out)",
    ]),
    "a type that isn't one": ((QUIZ, "{#hinge-order type=order}", "{#hinge-order type=sort}"), [
        "quizzes/hinge.md:47:39: 'type' can't be 'sort' (choose 'single', 'multi', 'fill', 'number', 'order', 'match' or 'say')",
    ]),
    "no right option": (
        (QUIZ, "- [x] As deep as the back stays quiet", "- [ ] As deep as the back stays quiet {misconception=deeper-is-better}"), [
        "quizzes/hinge.md:11:1: no option is right (put an x in the box of the right one: - [x])",
    ]),
    "two right options in a single": ((QUIZ, "{#hinge-signs difficulty=medium}", "{#hinge-signs type=single}"), [
        "quizzes/hinge.md:26:1: 2 options are right, and 'single' takes one (write type=multi, or leave one [x])",
    ]),
    "one option": (
        (STOPPING, "- [ ] A yawn {misconception=wait-and-see}\n  > A yawn is a yawn.\n- [ ] A new pair of shoes {misconception=wait-and-see}\n  > Shoes may squeak; they stop nothing.\n", ""), [
        "quizzes/stopping.md:7:1: there is only one option (write another)",
    ]),
    "every option right": (
        (STOPPING, "- [ ] A yawn {misconception=wait-and-see}\n  > A yawn is a yawn.\n- [ ] A new pair of shoes {misconception=wait-and-see}\n", "- [x] A yawn\n"), [
        "quizzes/stopping.md:7:1: every option is right (write one that isn't)",
        "quizzes/stopping.md:12:1: this right option says no level; the findings ask for 'refer', by 'numb-leg' (write {level=refer} at its end if its words mean that, or asks=other by the question)",
    ]),
    "equal options": ((STOPPING, "A new pair of shoes", "a *yawn*."), [
        "quizzes/stopping.md:14:1: 'a *yawn*.' stands here twice (change one of them)",
    ]),
    "an option without words": ((STOPPING, "A new pair of shoes {", "{"), [
        "quizzes/stopping.md:14:1: this option has no words (write them)",
    ]),
    "a wrong option without an explanation": ((STOPPING, "  > A yawn is a yawn.\n", ""), [
        "quizzes/stopping.md:12:1: this wrong option has no explanation (write it below, as '  > …')",
    ]),
    "a wrong option that stands for nothing": ((STOPPING, "A yawn {misconception=wait-and-see}", "A yawn"), [
        "quizzes/stopping.md:12:1: this wrong option stands for nothing (add {error=…} or {misconception=…} at its end)",
    ]),
    "a right option marked unsafe": ((STOPPING, "A numb leg {", "A numb leg {unsafe "), [
        "quizzes/stopping.md:11:1: this right option is marked as a mistake (take the marks out of its braces)",
    ]),
    "no objective": ((STOPPING, "objective: STOP.1\n", ""), [
        "quizzes/stopping.md:6:1: this question has no objective (add objective=… to its braces)",
    ]),
    "nothing asked": ((STOPPING, "Which of these stops a session?\n", ""), [
        "quizzes/stopping.md:7:1: this question asks nothing (write the question above its options)",
    ]),
    "no options": (
        (ONE_CUE, "- [ ] Add a fourth cue {misconception=more-cues}\n  > More words make it harder to listen.\n- [x] Give one cue and watch one rep\n  > One cue shows whether it worked.\n\n", ""), [
        "content/modules/hinge/one-cue.md:15:1: this question has no options (write lines that begin with '- [ ] ' or '- [x] ')",
    ]),
    "an option on two lines": ((STOPPING, "- [x] A numb leg", "- [x] A numb leg\n  or arm"), [
        "quizzes/stopping.md:12:1: an option stands on one line (join this line to the one above)",
    ]),
    "an option continued at the line's start": ((STOPPING, "- [x] A numb leg", "- [x] A numb leg\nor arm"), [
        "quizzes/stopping.md:13:1: this option stands after text that isn't one (write an option on one line, and the rationale after the last of them)",
        "quizzes/stopping.md:15:1: this option stands after text that isn't one (write an option on one line, and the rationale after the last of them)",
    ]),
    "an option after text": ((STOPPING, "- [ ] A new", "So far.\n\n- [ ] A new"), [
        "quizzes/stopping.md:16:1: this option stands after text that isn't one (write an option on one line, and the rationale after the last of them)",
    ]),
    "an indented option": ((STOPPING, "- [ ] A new", " - [ ] A new"), [
        "quizzes/stopping.md:14:1: this option is indented (begin the line with '- [ ] ' or '- [x] ', and its words after that)",
    ]),
    "an option in a numbered list": ((STOPPING, "- [ ] A new", "2. [ ] A new"), [
        "quizzes/stopping.md:14:1: this isn't written as an option (begin the line with '- [ ] ' or '- [x] ', and its words after that)",
    ]),
    "an option without a space": ((STOPPING, "- [ ] A new", "- []A new"), [
        "quizzes/stopping.md:14:1: this isn't written as an option (begin the line with '- [ ] ' or '- [x] ', and its words after that)",
    ]),
    "an option before the first question": ((STOPPING, "## Which sign stops", "- [ ] Early\n\n## Which sign stops"), [
        "quizzes/stopping.md:7:1: an option stands before the first question (begin each question with a line '## …')",
    ]),
    "no questions": ((STOPPING, "---\ntitle: Empty\n---\n\nNothing yet.\n"), [
        "quizzes/stopping.md:1:1: the quiz has no questions (begin each with a line '## …')",
    ]),
    "code that begins like an option": (
        (STOPPING, "Which of these stops", "```\n- [x] done\n```\n\nWhich of these stops"), [
        "quizzes/stopping.md:10:1: this line begins like an option (indent it by a space)",
    ]),
    "a blank in code": ((QUIZ, "In a hinge the [[hips|the hips]] go", "In a `a[[0]]` hinge the [[hips|the hips]] go"), [
        "quizzes/hinge.md:41:8: this [[ is not a blank, and can't be told from one (keep double brackets for the blanks in the question's words)",
    ]),
    "a blank in the rationale of a fill-in": ((QUIZ, "The hips fold; the knees", "The [[hips]] fold; the knees"), [
        "quizzes/hinge.md:45:5: this [[ is not a blank, and can't be told from one (keep double brackets for the blanks in the question's words)",
    ]),
    "a blank without an answer": ((QUIZ, "[[hips|the hips]]", "[[|]]"), [
        "quizzes/hinge.md:39:1: a blank has no accepted answer (write it between the brackets: [[answer|another answer]])",
    ]),
    "a fill-in without a blank": ((QUIZ, "{#hinge-depth sources=CK}", "{#hinge-depth sources=CK type=fill}"), [
        "quizzes/hinge.md:11:1: 'fill' takes blanks, and this question has options (take type=fill out, or the options)",
    ]),
    "a wrong answer that is accepted": ((QUIZ, 'not "knees"', 'not "Hips"'), [
        "quizzes/hinge.md:43:1: 'Hips' is an accepted answer too (take one of them out)",
    ]),
    "a wrong answer that isn't quoted": ((QUIZ, 'not "knees" {error=squats-the-hinge}:', "not knees:"), [
        'quizzes/hinge.md:43:3: this isn\'t written as a wrong answer (write > not "a wrong answer": …)',
    ]),
    "a wrong answer in a question with options": (
        (STOPPING, "  > A yawn is a yawn.", '  > A yawn is a yawn.\n  > not "yawn": a yawn.'), [
        "quizzes/stopping.md:14:1: '> not' belongs to a question with a blank (take the line out)",
    ]),
    "a line of > that explains nothing": ((QUIZ, "4. Stand up\n", "4. Stand up\n> Slowly.\n"), [
        "quizzes/hinge.md:56:1: there is nothing above this line for it to explain (take out the '>')",
    ]),
    "nothing to put in order": (
        (QUIZ, "2. Soften the knees\n3. Push the hips back\n3. Keep the shins upright\n4. Stand up", "1. Soften the knees"), [
        "quizzes/hinge.md:47:1: there is nothing to put in order (write the steps as a numbered list, in the right order)",
    ]),
    "a <quiz> that isn't closed": ((ONE_CUE, "</quiz>\n", ""), [
        "content/modules/hinge/module.yml:7:5: no question tests the objective 'H.2' (name it in a question's braces)",
        "content/modules/hinge/one-cue.md:14:1: this <quiz> isn't closed, or doesn't stand on a line of its own (write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word)",
    ]),
    "a <quiz> in inline code": ((THE_HINGE, "The code `[[ -f x ]]`", "The code `<quiz>`"), [
        "content/modules/hinge/the-hinge.md:32:11: mkdocs-quiz would take this for a question (write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word)",
    ]),
    "a <quiz> with attributes": ((ONE_CUE, "<quiz>\n", '<quiz id="a">\n'), [
        "content/modules/hinge/module.yml:7:5: no question tests the objective 'H.2' (name it in a question's braces)",
        "content/modules/hinge/one-cue.md:14:1: this <quiz> isn't closed, or doesn't stand on a line of its own (write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word)",
        "content/modules/hinge/one-cue.md:26:1: this <quiz> isn't closed, or doesn't stand on a line of its own (write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word)",
    ]),
    "an indented <quiz>": ((ONE_CUE, "<quiz>\n", "  <quiz>\n"), [
        "content/modules/hinge/module.yml:7:5: no question tests the objective 'H.2' (name it in a question's braces)",
        "content/modules/hinge/one-cue.md:14:3: this <quiz> isn't closed, or doesn't stand on a line of its own (write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word)",
        "content/modules/hinge/one-cue.md:26:1: this <quiz> isn't closed, or doesn't stand on a line of its own (write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word)",
    ]),
    "a question of mkdocs-quiz's own making": ((THE_HINGE, "Ana bends", "<!-- mkdocs-quiz intro -->\n\nAna bends"), [
        "content/modules/hinge/the-hinge.md:7:1: mkdocs-quiz would take this for a question (write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word)",
    ]),
}

ROWS = """\
| Sore muscles | Take an easier [drill](drill:kneeling-hinge) |
| A pale, sweaty face | Call now |
| Stiff muscles after a long drive | Take an easier [drill](drill:kneeling-hinge) |
"""
TABLE = f"""\
| Sign | What you do |
|---|---|
| A numb leg | Stop and *refer* |
{ROWS}"""

TYPES: Table = {
    "a number that isn't one": ((MORE, "[[1]] rep", "[[one]] rep"), [
        "quizzes/more.md:10:25: 'one' is not a number (write [[12]], [[-2.5]] or [[12 ± 2]])",
    ]),
    "a number with a comma, and one without digits": (
        (MORE, "[[1]] rep. If nothing changes after [[2 ± 1]]", "[[1,5]] rep. If nothing changes after [[ ]]"), [
        "quizzes/more.md:10:25: '1,5' is not a number (write [[12]], [[-2.5]] or [[12 ± 2]])",
        "quizzes/more.md:10:63: this blank has no number (write [[12]], [[-2.5]] or [[12 ± 2]])",
    ]),
    "a tolerance below 0": ((MORE, "[[2 ± 1]]", "[[2 +- -1]]"), [
        "quizzes/more.md:10:61: '-1' is below 0, and says how far an answer may be from the number (write it without the minus)",
    ]),
    "a blank in the rationale of a number": ((MORE, "Two cues, then", "[[2]] cues, then"), [
        "quizzes/more.md:15:1: this [[ is not a blank, and can't be told from one (keep double brackets for the blanks in the question's words)",
    ]),
    "a number question without a blank": (
        (MORE, "watch [[1]] rep. If nothing changes after [[2 ± 1]] cues", "watch a rep. If nothing changes after some cues"), [
        "quizzes/more.md:8:1: this question has no blank (put the number in double brackets: [[12 ± 2]])",
    ]),
    "options in a number question": (
        (MORE, "Two cues, then", "- [x] Two\n- [ ] Three {misconception=more-cues}\n  > No.\n\nTwo cues, then"), [
        "quizzes/more.md:8:1: 'number' takes blanks, and this question has options (take type=number out, or the options)",
    ]),
    "a wrong answer to a number that isn't one": ((MORE, 'not "12"', 'not "twelve"'), [
        "quizzes/more.md:13:1: 'twelve' is not a number (write one, such as 24 or -2.5)",
    ]),
    "a wrong answer to a number that is near enough": ((MORE, 'not "0"', 'not "1.0"'), [
        "quizzes/more.md:12:1: '1.0' is an accepted answer too (take one of them out)",
    ]),
    "a match without a table": ((MORE, TABLE, ""), [
        "quizzes/more.md:17:1: this question has no table (write a table of two columns below its words)",
    ]),
    "a match of three columns": (
        (MORE, "| Sign | What you do |\n|---|---|", "| Sign | What you do | Why |\n|---|---|---|"), [
        "quizzes/more.md:23:1: this table has 3 columns, and a match question takes two (write | one thing | what belongs to it |)",
    ]),
    "a match of one column": ((MORE, "| Sign | What you do |\n|---|---|", "| Sign |\n|---|"), [
        "quizzes/more.md:23:1: this table has 1 column, and a match question takes two (write | one thing | what belongs to it |)",
    ]),
    "rows of a match that aren't pairs": (
        (MORE, "| Sore muscles |", "| Sore muscles | and then |\n| Sweat |\n| Sore muscles |"), [
        "quizzes/more.md:27:1: this row has 1 cell, and a pair has two (write | one thing | what belongs to it |)",
    ]),
    "a match of one row": ((MORE, ROWS, ""), [
        "quizzes/more.md:17:1: this table has one row, and there is nothing to match (write two rows at least)",
    ]),
    "a match whose rows end the same": ((MORE, ROWS, "| Numb toes | Stop and refer. |\n"), [
        "quizzes/more.md:17:1: every row of this table ends the same, and there is nothing to match (write another right side)",
    ]),
    "two things to match that are the same": ((MORE, "| Sore muscles |", "| a *numb* leg |"), [
        "quizzes/more.md:26:1: 'a *numb* leg' stands here twice (change one of them)",
    ]),
    "empty cells": ((MORE, "| A pale, sweaty face | Call now |", "| | Call now |\n| A pale face | |"), [
        "quizzes/more.md:27:1: this cell has no words (write them)",
        "quizzes/more.md:28:1: this cell has no words (write them)",
    ]),
    "a picture to choose": ((MORE, "| Call now |", "| ![Call now](../content/modules/hinge/hinge.svg) |"), [
        "quizzes/more.md:27:1: a picture can't stand in a list to choose from (put it in the left column)",
    ]),
    "options in a match": ((MORE, TABLE, "- [x] Two\n- [ ] Three {misconception=more-cues}\n  > No.\n\n"), [
        "quizzes/more.md:17:1: 'match' takes a table, and this question has options (take type=match out, or write a table)",
    ]),
    "a say without a model cue": ((MORE, "> Tap the wall behind you\n> Reach your pockets *back*\n\n", ""), [
        "quizzes/more.md:32:1: this question has no model cue (write one below its words, in a line that begins with '> ')",
    ]),
    "a say without a checklist": (
        (MORE, "- [ ] It has six words or fewer\n- [ ] It names an effect, not a body part\n- [ ] It says what to do, not what to stop\n\n", ""), [
        "quizzes/more.md:32:1: this question has no checklist (write what to look for, in lines that begin with '- [ ] ')",
    ]),
    "a model cue that is told twice": ((MORE, "> Reach your pockets *back*", "> Tap the wall behind you."), [
        "quizzes/more.md:39:1: 'Tap the wall behind you.' stands here twice (change one of them)",
    ]),
    "a model cue below the checklist": ((MORE, "not what to stop\n", "not what to stop\n> Hips back\n"), [
        "quizzes/more.md:44:1: a model cue stands above the checklist (move it up, or take out the '>')",
    ]),
    "a box that is ticked": ((MORE, "- [ ] It names", "- [x] It names"), [
        "quizzes/more.md:42:1: this box is ticked, and trainees tick it themselves (leave it empty: - [ ])",
    ]),
    "braces in a checklist": ((MORE, "not a body part", "not a body part {misconception=more-cues}"), [
        "quizzes/more.md:42:44: a line of a checklist takes no braces (take them out)",
    ]),
    "a checklist that goes on after text": ((MORE, "- [ ] It says", "And:\n\n- [ ] It says"), [
        "quizzes/more.md:45:1: this option stands after text that isn't one (write an option on one line, and the rationale after the last of them)",
    ]),
    "a wrong answer in a match": ((MORE, "The most urgent sign", '> not "later": No.\n\nThe most urgent sign'), [
        "quizzes/more.md:30:1: '> not' belongs to a question with a blank (take the line out)",
    ]),
}

OWN = """
## Which sign {#own-sign objective=STOP.1}

Which of these stops a session?

- [x] A numb leg
- [ ] A yawn {misconception=wait-and-see}
  > No.
"""

EXAMS: Table = {
    "an exam without questions": (
        (FINAL, "draw:\n  - {objective: H.1, items: 3}\n  - {module: stopping, items: 1, pass: 100}\n", ""), [
        "quizzes/final.md:1:1: the quiz has no questions (begin each with a line '## …')",
    ]),
    "a row that draws more than there is": ((FINAL, "{module: stopping, items: 1,", "{module: stopping, items: 3,"), [
        "quizzes/final.md:6:5: this row draws 3 questions in the module 'stopping', and there are 2 (write more, or draw fewer)",
    ]),
    "rows that draw more together than there is": (
        (FINAL, "{module: stopping, items: 1,", "{module: hinge, items: 5,"), [
        "quizzes/final.md:6:5: the rows in the module 'hinge' draw 8 questions together, and there are 6 (write more, or draw fewer)",
    ]),
    "a row with nothing to draw from": (
        (FINAL, "---\ntitle: Final exam\ndraw: [{module: hinge, items: 1}, {objective: STOP.1, items: 2}]\n---\n" + OWN), [
        "quizzes/final.md:3:8: this file has no question in the module 'hinge' (write some, or take this row out)",
        "quizzes/final.md:3:35: this row draws 2 questions on the objective 'STOP.1', and this file has 1 (write more, or draw fewer)",
    ]),
    "a row on an objective that isn't there": ((FINAL, "objective: H.1", "objective: H.9"), [
        "quizzes/final.md:5:6: there is no objective 'H.9' (did you mean 'H.2'?)",
    ]),
    "a row on an objective and a module": (
        (FINAL, "{module: stopping, items", "{module: stopping, objective: STOP.1, items"), [
        "quizzes/final.md:6:5: entry 2 of 'draw' needs an objective or a module, and not both",
    ]),
    "a row on nothing": ((FINAL, "{module: stopping, items: 1", "{items: 1"), [
        "quizzes/final.md:6:5: entry 2 of 'draw' needs an objective or a module, and not both",
    ]),
    "a row that doesn't say how many": ((FINAL, "H.1, items: 3", "H.1"), [
        "quizzes/final.md:5:5: 'items' is missing (add a line 'items: …')",
    ]),
    "a row that draws none": ((FINAL, "items: 3", "items: 0"), [
        "quizzes/final.md:5:22: 'items' must be at least 1, not 0",
    ]),
    "a row that isn't one": ((FINAL, "  - {objective: H.1, items: 3}", "  - H.1"), [
        "quizzes/final.md:5:5: entry 1 of 'draw' must be a group of keys (write 'key: value' lines)",
    ]),
    "a blueprint that is no list": (
        (FINAL, "draw:\n  - {objective: H.1, items: 3}\n  - {module: stopping, items: 1, pass: 100}\n", "draw: H.1\n"), [
        "quizzes/final.md:4:1: 'draw' must be a list (write [one, two])",
    ]),
    "a row that can't be passed": ((FINAL, "pass: 100", "pass: 101"), [
        "quizzes/final.md:6:34: 'pass' must be at most 100, not 101",
    ]),
    "a draw in a quiz for practice": ((FINAL, "mode: exam", "mode: practice"), [
        "quizzes/final.md:4:1: 'draw' belongs to an exam, and this quiz is for practice (write mode: exam, or take it out)",
        "quizzes/final.md:7:1: 'pass' belongs to an exam, and this quiz is for practice (write mode: exam, or take it out)",
        "quizzes/final.md:8:1: 'attempts' belongs to an exam, and this quiz is for practice (write mode: exam, or take it out)",
    ]),
    "a pass mark and attempts in a quiz for practice": (
        (STOPPING, "objective: STOP.1\n", "objective: STOP.1\npass: {score: 90}\nattempts: 2\n"), [
        "quizzes/stopping.md:5:1: 'pass' belongs to an exam, and this quiz is for practice (write mode: exam, or take it out)",
        "quizzes/stopping.md:6:1: 'attempts' belongs to an exam, and this quiz is for practice (write mode: exam, or take it out)",
    ]),
    "a mode that isn't one": ((FINAL, "mode: exam", "mode: quiz"), [
        "quizzes/final.md:3:1: 'mode' can't be 'quiz' (choose 'practice', 'exam' or 'test')",
    ]),
    "a test to pass": ((FINAL, "mode: exam", "mode: test"), [
        "quizzes/final.md:7:1: 'pass' belongs to an exam, and nobody passes or fails a test (write mode: exam, or take it out)",
    ]),
    "no attempt": ((FINAL, "attempts: 2", "attempts: 0"), [
        "quizzes/final.md:8:1: 'attempts' must be at least 1, not 0",
    ]),
    "an answer that is neither yes nor no": ((MORE, "sure: yes", "sure: perhaps"), [
        "quizzes/more.md:5:1: 'sure' must be yes or no, not 'perhaps'",
    ]),
    "a way to send a client that isn't one": ((MISCONCEPTIONS, "sends: too far", "sends: far"), [
        "content/misconceptions.yml:10:3: 'sends' can't be 'far' (choose 'too far' or 'not far enough')",
    ]),
    "a cue of one's own in an exam": (
        (FINAL, "---\ntitle: Final exam\nmode: exam\n---\n\n## Say it {#own-cue objective=H.2 type=say}\n\nWhat do you say?\n\n> Tap the wall\n\n- [ ] It is short\n"), [
        "quizzes/final.md:6:35: trainees judge this question themselves, and it stands in an exam (move it to another quiz)",
    ]),
    "a question of an exam that a lesson shows": (
        (STOPPING, "module: stopping\n", "module: stopping\nmode: exam\n"), [
        "content/modules/stopping/signs.md:12:15: 'which-sign' belongs to the exam 'stopping', and this shows it with its answer (show a question for practice)",
    ]),
}

REFERRAL: Table = {
    "an error without a source": ((SQUATS, "sources: [CK]\n", ""), [
        "content/errors/squats-the-hinge.md:2:1: 'sources' is missing (add a line 'sources: …')",
    ]),
    "a rule without a level": ((RULES, "  level: refer\n", ""), [
        "content/referral/rules.yml:9:3: 'level' is missing (add a line 'level: …')",
    ]),
    "a rule without a source": ((RULES, "  sources: [CK]\n", ""), [
        "content/referral/rules.yml:16:3: 'sources' is missing (add a line 'sources: …')",
    ]),
    "a rule that is more lenient than one it contains": (
        (RULES, "when: {all: [muscle-soreness]}", "when: {all: [muscle-soreness, leg-numbness]}"), [
        "content/cases/ana-and-the-stiff-legs.md:65:28: this ending says 'change', and no rule holds for what is known on the way first → lighter (add the finding that decides, or a rule)",
        "content/referral/rules.yml:19:3: 'sore' asks for 'change' and contains 'numb-leg', which asks for 'refer' (whenever it holds, the other holds too and is more urgent: change its findings or its level)",
    ]),
    "a rule that nothing can reach": (
        (RULES, "when: {all: [muscle-soreness]}", "when: {any: [leg-numbness, {all: [both-legs, pale]}]}\n  unless: [muscle-soreness]"), [
        "content/cases/ana-and-the-stiff-legs.md:65:28: this ending says 'change', and no rule holds for what is known on the way first → lighter (add the finding that decides, or a rule)",
        "content/referral/rules.yml:18:3: nothing can reach the rule 'sore': a more urgent rule always holds with it (change its findings or its level)",
    ]),
    "rules that contradict": (
        (RULES, "- id: sore\n", "- id: numb-leg-again\n  title: Numb\n  when: {any: [leg-numbness]}\n  level: change\n  why: So.\n  meanwhile: Walk.\n  sources: [CK]\n- id: sore\n"), [
        "content/referral/rules.yml:19:3: 'numb-leg-again' and 'numb-leg' hold in the same case and ask for different levels (join them, or tell their findings apart)",
    ]),
    "a rule of too many ways": (
        (RULES, "{all: [muscle-soreness]}", "{all: [" + ", ".join(["{any: [muscle-soreness, pale]}"] * 8) + "]}"), [
        "content/referral/rules.yml:18:3: the rule 'sore' can be met in more than 200 ways (make several rules of it)",
    ]),
    "a rule that nobody practices": (
        (RULES, "- id: sore\n", "- id: both-sore\n  title: Both\n  when: {all: [both-legs, muscle-soreness]}\n  level: refer\n  why: So.\n  meanwhile: Walk.\n  sources: [CK]\n- id: sore\n"), [
        "content/referral/rules.yml:16:3: no question and no case uses the rule 'both-sore' (ask about a client for whom it holds, or delete it)",
    ]),
    "a level without words to say": ((LEVELS, '  say: "I am calling for help now and staying with you."\n', ""), [
        "content/referral/levels.yml:1:3: 'say' is missing (add a line 'say: …')",
    ]),
    "a level with nothing to do": ((LEVELS, "do: [Use an easier drill.]", 'do: [""]'), [
        "content/referral/levels.yml:18:8: entry 1 of 'do' has no value (write one, or delete the line)",
    ]),
    "a level with an empty line to write": ((LEVELS, "write: What was changed.", "write:"), [
        "content/referral/levels.yml:20:3: 'write' has no value (write one, or delete the line)",
    ]),
    "a key without its level": ((STOPPING, "A numb leg {level=refer}", "A numb leg"), [
        "quizzes/stopping.md:11:1: this right option says no level; the findings ask for 'refer', by 'numb-leg' (write {level=refer} at its end if its words mean that, or asks=other by the question)",
    ]),
    "a key that the rules contradict": ((STOPPING, "A numb leg {level=refer}", "A numb leg {level=change}"), [
        "quizzes/stopping.md:11:19: this right option stands for 'change', and the findings ask for 'refer', by 'numb-leg' (change the option, the findings or the rule)",
    ]),
    "a wrong option of the right level": (
        (STOPPING, "A yawn {misconception=wait-and-see}", "A yawn {misconception=wait-and-see level=refer}"), [
        "quizzes/stopping.md:12:42: this option is wrong and stands for 'refer', and the findings ask for 'refer', by 'numb-leg' (take its level out, or make it right)",
    ]),
    "findings that decide nothing": (
        (STOPPING, "findings=leg-numbness rule=numb-leg critical}", "findings=pale critical}"), [
        "quizzes/stopping.md:7:46: for these findings no rule holds, so no level is decided (add what the stem says, or write asks=other if it asks for no level)",
    ]),
    "findings of a question without options": ((MORE, "type=number difficulty=medium}", "type=number findings=leg-numbness}"), [
        "quizzes/more.md:8:42: this question has findings, and no options that could stand for the level 'refer' (write asks=other into its braces, or give it options)",
    ]),
    "levels in a question without findings": (
        (STOPPING, "findings=leg-numbness rule=numb-leg critical}", "critical}"), [
        "quizzes/stopping.md:11:19: this option stands for the level 'refer', and the question states no findings (write findings=… into the question's braces)",
    ]),
    "a rule that doesn't hold for the findings": ((STOPPING, "rule=numb-leg", "rule=numb-leg,sore"), [
        "quizzes/stopping.md:7:68: the rule 'sore' doesn't hold for the findings of this question (those that hold: 'numb-leg')",
    ]),
    "something else that a question asks": ((STOPPING, "rule=numb-leg critical}", "asks=words critical}"), [
        "quizzes/stopping.md:7:68: 'asks' can't be 'words' (choose 'level' or 'other')",
    ]),
    "a row that the rules contradict": ((VECTORS, "  level: call\n  note: Together", "  level: refer\n  note: Together"), [
        "content/referral/vectors.yml:2:3: for leg-numbness, pale the rules give 'call', by 'both-legs-weak', and this row says 'refer' (change the rules, or the row)",
    ]),
    "a row that says nothing is decided": ((VECTORS, "  level: call\n  note: Not sure", "  note: Not sure"), [
        "content/referral/vectors.yml:4:3: for both-legs, muscle-soreness (not sure) the rules give 'call', by 'both-legs-weak', and this row says none (change the rules, or the row)",
    ]),
    "a row of findings that aren't there": ((VECTORS, "[leg-numbness, pale]", "[leg-numbness, palee]"), [
        "content/referral/vectors.yml:1:28: there is no finding 'palee' (did you mean 'pale'?)",
    ]),
    "a row without a reason": ((VECTORS, "  note: Nobody trains on a perhaps.\n", ""), [
        "content/referral/vectors.yml:8:3: 'note' is missing (add a line 'note: …')",
    ]),
    "rules without levels": ((LEVELS, None), [
        "content/cases/ana-and-the-stiff-legs.md:59:35: there is no level 'refer' (the course has none yet: write content/referral/levels.yml)",
        "content/cases/ana-and-the-stiff-legs.md:65:28: there is no level 'change' (the course has none yet: write content/referral/levels.yml)",
        "content/modules/stopping/signs.md:8:12: there is no level 'call' (the course has none yet: write content/referral/levels.yml)",
        "content/referral/rules.yml:5:3: there is no level 'call' (the course has none yet: write content/referral/levels.yml)",
        "content/referral/rules.yml:5:3: there are rules and no action levels (write content/referral/levels.yml)",
        "content/referral/rules.yml:12:3: there is no level 'refer' (the course has none yet: write content/referral/levels.yml)",
        "content/referral/rules.yml:19:3: there is no level 'change' (the course has none yet: write content/referral/levels.yml)",
        "content/referral/vectors.yml:2:3: there is no level 'call' (the course has none yet: write content/referral/levels.yml)",
        "content/referral/vectors.yml:6:3: there is no level 'call' (the course has none yet: write content/referral/levels.yml)",
        "quizzes/stopping.md:11:19: there is no level 'refer' (the course has none yet: write content/referral/levels.yml)",
    ]),
}

REVIEWED: Table = {
    "a thing to review that isn't there": ((REVIEWS, REVIEW.format("drill:wall-tap, drill:wall", "2999-05-03", "b7e4393c49da")), [
        "content/reviews.yml:1:24: there is no 'drill:wall' to review (write kind:name, such as drill:its-name)",
    ]),
    "a review of another wording": ((REVIEWS, REVIEW.format("drill:wall-tap", "2999-05-03", "123456789abc")), [
        "content/reviews.yml:5:3: warning: this review is of another wording, and is void (once this wording is reviewed, write hash: b7e4393c49da)",
    ]),
    "a review without a hash": ((REVIEWS, REVIEW.format("drill:wall-tap", "2999-05-03", "").replace("\n  hash: ", "")), [
        "content/reviews.yml:1:3: warning: this review says no hash, and is void (once this wording is reviewed, write hash: b7e4393c49da)",
    ]),
    "a review of long ago": ((REVIEWS, REVIEW.format("drill:wall-tap", "1999-05-03", "b7e4393c49da")), [
        "content/reviews.yml:4:3: warning: this review is from 1999-05-03, and due again after 24 months (have it reviewed again, and write the new day)",
    ]),
    "a review of a day that isn't one": ((REVIEWS, REVIEW.format("drill:wall-tap", "2026-02-30", "b7e4393c49da")), [
        "content/reviews.yml:4:3: 'on' is no day of the calendar: '2026-02-30'",
    ]),
    "a review that holds for no time": ((COURSE, "id: sample\n", "id: sample\nreview_months: 0\n"), [
        "content/course.yml:2:1: 'review_months' must be at least 1, not 0",
    ]),
}

CASES: Table = {
    "a case without situations": (
        (ANA, "## First meeting {#first}", "First meeting"), [
        "content/cases/ana-and-the-stiff-legs.md:20:1: a choice stands before the first situation (begin each situation with a line '## …')",
        "content/cases/ana-and-the-stiff-legs.md:23:1: a choice stands before the first situation (begin each situation with a line '## …')",
        "content/cases/ana-and-the-stiff-legs.md:28:1: a choice stands before the first situation (begin each situation with a line '## …')",
    ]),
    "a situation without a title": (
        (ANA, "## After five lifts {#lifted}", "## {#lifted}"), [
        "content/cases/ana-and-the-stiff-legs.md:48:1: this situation has no title (write it behind the ##)",
    ]),
    "a situation without an id": (
        (ANA, "## After five lifts {#lifted}", "## After five lifts"), [
        "content/cases/ana-and-the-stiff-legs.md:48:1: this situation has no id (add {#its-id} to its line)",
    ]),
    "a situation's id that can't be one": (
        (ANA, "{#lifted}", "{#Lifted}"), [
        "content/cases/ana-and-the-stiff-legs.md:48:22: 'Lifted' can't be an id (use lower-case letters, digits and hyphens)",
    ]),
    "two situations of one id": (
        (ANA, "{#lifted}", "{#asked}"), [
        "content/cases/ana-and-the-stiff-legs.md:48:22: there is another situation 'asked' in this case (give one of them another id)",
    ]),
    "a situation with an unknown key": (
        (ANA, "{#asked findings=", "{#asked finding="), [
        "content/cases/ana-and-the-stiff-legs.md:32:32: 'finding' is not a key that belongs here (did you mean 'findings'?)",
    ]),
    "braces of a situation that aren't closed": (
        (ANA, "{#lifted}", "{#lifted"), [
        "content/cases/ana-and-the-stiff-legs.md:48:21: these braces aren't closed (close them, at the end of the line)",
    ]),
    "a situation without words": (
        (ANA, "She rubs her calf and waits for your next word.", ""), [
        "content/cases/ana-and-the-stiff-legs.md:48:1: the situation has no words (write below its heading what is seen and heard)",
    ]),
    "a heading that opens no situation": (
        (ANA, "She rubs her calf and waits", "### Her calf\n\nShe rubs it and waits"), [
        "content/cases/ana-and-the-stiff-legs.md:50:1: this heading opens no situation (write '## ' to open one, or take out the '#')",
    ]),
    "a heading in an explanation": (
        (ANA, "Why: Late is", "Why: # Late is"), [
        "content/cases/ana-and-the-stiff-legs.md:54:10: this heading opens no situation (write '## ' to open one, or take out the '#')",
    ]),
    "a choice that leads nowhere": (
        (ANA, 'feels → asked (best)\n  > Happens: "My', 'feels\n  > Happens: "My'), [
        "content/cases/ana-and-the-stiff-legs.md:52:1: this choice leads nowhere (write '→ ' and a situation's id behind it)",
    ]),
    "a choice without words": (
        (ANA, "Stop and ask what she feels → asked", " → asked"), [
        "content/cases/ana-and-the-stiff-legs.md:52:1: this choice has no words (write them before the arrow)",
    ]),
    "a choice with an unknown mark": (
        (ANA, "(too far)", "(to far)"), [
        "content/cases/ana-and-the-stiff-legs.md:44:47: 'to far' is not a mark of a choice (did you mean 'too far'?)",
    ]),
    "a best choice with another mark": (
        (ANA, 'feels → asked (best)\n  > Happens: "My', 'feels → asked (best, unsafe)\n  > Happens: "My'), [
        "content/cases/ana-and-the-stiff-legs.md:52:40: a choice that is best takes no other mark (keep one of them)",
    ]),
    "a mark without brackets": (
        (ANA, "→ referred (best)", "→ referred best"), [
        "content/cases/ana-and-the-stiff-legs.md:38:45: 'best' can't stand behind where a choice leads (put marks in round brackets, the rest in braces)",
    ]),
    "a condition that asks nothing": (
        (ANA, "if=week<3", "if=week"), [
        "content/cases/ana-and-the-stiff-legs.md:41:63: 'if' can't be 'week' (write a number of 'shows' and what it must be: if=week>=2)",
    ]),
    "a choice with an unknown key": (
        (ANA, "misconception=stop-everything", "misconcepton=stop-everything"), [
        "content/cases/ana-and-the-stiff-legs.md:44:57: 'misconcepton' is not a key that belongs here (did you mean 'misconception'?)",
    ]),
    "a choice with an id": (
        (ANA, "{error=cue-pile-up}", "{#x error=cue-pile-up}"), [
        "content/cases/ana-and-the-stiff-legs.md:55:43: '#x' is an id, and only a situation has one (take it out)",
    ]),
    "text below the choices": (
        (ANA, "\n## On to her clinician", "\nAnd then?\n\n## On to her clinician"), [
        "content/cases/ana-and-the-stiff-legs.md:59:1: this text stands below the choices (put it above them)",
    ]),
    "a choice on two lines": (
        (ANA, "- Stop and ask what she feels → asked (best)", "- Stop and ask what → asked (best)\n  she feels"), [
        "content/cases/ana-and-the-stiff-legs.md:53:1: a choice stands on one line (join this line to the one above)",
    ]),
    "an explanation without a label": (
        (ANA, "> Happens: She freezes", "> She freezes"), [
        "content/cases/ana-and-the-stiff-legs.md:56:5: this line says neither what happens nor why (begin it with 'Happens: ' or 'Why: ')",
    ]),
    "a label that is there twice": (
        (ANA, "> Why: More words", "> Happens: More words"), [
        "content/cases/ana-and-the-stiff-legs.md:57:1: 'Happens:' is here twice (join them)",
    ]),
    "numbers that are a list": (
        (ANA, "{lifts-done: 0, week: 1}", "[week]"), [
        "content/cases/ana-and-the-stiff-legs.md:6:1: 'shows' must be a group of keys (write {week: 1})",
    ]),
    "a number that is a word": (
        (ANA, "week: 1}", "week: one}"), [
        "content/cases/ana-and-the-stiff-legs.md:6:24: 'week' must be a whole number, not 'one'",
    ]),
    "a case without objectives": (
        (ANA, "objectives: [STOP.1, H.2]\n", ""), [
        "content/cases/ana-and-the-stiff-legs.md:2:1: 'objectives' is missing (add a line 'objectives: …')",
    ]),
    "a choice that leads to no situation": (
        (ANA, "lighter {error", "ligther {error"), [
        "content/cases/ana-and-the-stiff-legs.md:55:34: there is no situation 'ligther' in this case (did you mean 'lighter'?)",
    ]),
    "a change of a number that isn't shown": (
        (ANA, "week=+1", "weak=+1"), [
        "content/cases/ana-and-the-stiff-legs.md:41:100: the case shows no number 'weak' (did you mean 'week'?)",
    ]),
    "a condition on a number that isn't shown": (
        (ANA, "if=week<3", "if=weak<3"), [
        "content/cases/ana-and-the-stiff-legs.md:41:63: the case shows no number 'weak' (did you mean 'week'?)",
    ]),
    "a number whose name is taken": (
        (ANA, "week: 1}", "week: 1, if: 2}"), [
        "content/cases/ana-and-the-stiff-legs.md:6:33: 'if' can't be the name of a number (use a word of lower-case letters)",
    ]),
    "a situation with a level and choices": (
        (ANA, "{#lifted}", "{#lifted level=call}"), [
        "content/cases/ana-and-the-stiff-legs.md:48:30: this situation has a level and choices (take one out: an ending has no choices)",
    ]),
    "a dead end": (
        (ANA, "{#lighter level=change}", "{#lighter}"), [
        "content/cases/ana-and-the-stiff-legs.md:65:1: nothing can be done here, and it is no ending (write choices, or {level=…})",
    ]),
    "a situation with one choice": (
        (ANA, "- Give her three cues at once -> lighter {error=cue-pile-up}\n  > Happens: She freezes, and you take the easier drill.\n  > Why: More words don't tell you more about her calf.\n", ""), [
        "content/cases/ana-and-the-stiff-legs.md:48:1: this situation has one choice only, and nothing to decide (write another)",
    ]),
    "two choices with the same words": (
        (ANA, "Give her three cues at once", "Stop and ask what she *feels*"), [
        "content/cases/ana-and-the-stiff-legs.md:55:1: 'Stop and ask what she *feels*' stands here twice (change one of them)",
    ]),
    "a case that begins with an ending": (
        (ANA, "## First meeting {#first}", "## End {#end level=change}\n\nText.\n\n## First meeting {#first}"), [
        "content/cases/ana-and-the-stiff-legs.md:12:1: the case begins with an ending (move it down)",
    ]),
    "a choice that doesn't say what happens": (
        (ANA, "  > Happens: She freezes, and you take the easier drill.\n", ""), [
        "content/cases/ana-and-the-stiff-legs.md:55:1: this choice doesn't say 'Happens:' (write it below, as '  > Happens: …')",
    ]),
    "a choice that doesn't say why": (
        (ANA, "  > Why: More words don't tell you more about her calf.\n", ""), [
        "content/cases/ana-and-the-stiff-legs.md:55:1: this choice doesn't say 'Why:' (write it below, as '  > Why: …')",
    ]),
    "a choice that stands for nothing": (
        (ANA, " {error=cue-pile-up}", ""), [
        "content/cases/ana-and-the-stiff-legs.md:55:1: this choice isn't best, and stands for nothing (add {error=…} or {misconception=…})",
    ]),
    "a best choice that stands for a mistake": (
        (ANA, 'feels → asked (best)\n  > Happens: "My', 'feels → asked (best) {error=cue-pile-up}\n  > Happens: "My'), [
        "content/cases/ana-and-the-stiff-legs.md:52:1: this best choice is marked as a mistake (take the mark out of its braces)",
    ]),
    "a situation without a best choice": (
        (ANA, 'feels → asked (best)\n  > Happens: "My', 'feels → asked {error=cue-pile-up}\n  > Happens: "My'), [
        "content/cases/ana-and-the-stiff-legs.md:48:1: no choice is best here (write (best) behind the best one)",
    ]),
    "best choices that go round": (
        (ANA, "→ referred (best)", "→ first (best)"), [
        "content/cases/ana-and-the-stiff-legs.md:12:1: the best choices lead to no ending (follow the first best choice of each situation)",
        "content/cases/ana-and-the-stiff-legs.md:65:28: this ending says 'change', and the rules say 'refer' on the way first → asked → asked → first → lighter (these hold: numb-leg, sore)",
    ]),
    "a situation that no choice leads to": (
        (ANA, "→ lifted (unsafe)", "→ asked (unsafe)"), [
        "content/cases/ana-and-the-stiff-legs.md:48:1: no choice leads to 'lifted' from the first situation (lead a choice here, or delete it)",
    ]),
    "a choice that is never offered": (
        (ANA, "if=week<3", "if=week>9"), [
        "content/cases/ana-and-the-stiff-legs.md:41:63: this choice is never offered: no path makes its 'if' true (change it, or take it out)",
    ]),
    "a best choice that is not always offered": (
        (ANA, "(best)\n  > Happens: You", "(best) {if=week<2}\n  > Happens: You"), [
        "content/cases/ana-and-the-stiff-legs.md:32:1: no best choice is offered here when lifts-done is 0 and week is 2 (change an 'if', or add a choice without one)",
        "content/cases/ana-and-the-stiff-legs.md:32:1: no best choice is offered here when lifts-done is 0 and week is 3 (change an 'if', or add a choice without one)",
    ]),
    "an ending at another level than the rules'": (
        (ANA, "level=refer}", "level=change}"), [
        "content/cases/ana-and-the-stiff-legs.md:59:35: this ending says 'change', and the rules say 'refer' on the way first → asked → referred (these hold: numb-leg, sore)",
    ]),
    "an ending for which no rule holds": (
        (ANA, "findings: [muscle-soreness]\n", ""), [
        "content/cases/ana-and-the-stiff-legs.md:64:28: this ending says 'change', and no rule holds for what is known on the way first → lighter (add the finding that decides, or a rule)",
    ]),
    "a level that isn't there": (
        (ANA, "level=refer}", "level=reefer}"), [
        "content/cases/ana-and-the-stiff-legs.md:59:35: there is no level 'reefer' (did you mean 'refer'?)",
    ]),
    "a finding that isn't there": (
        (ANA, "findings=leg-numbness", "findings=leg-numness"), [
        "content/cases/ana-and-the-stiff-legs.md:32:32: there is no finding 'leg-numness' (did you mean 'leg-numbness'?)",
    ]),
    "a circle without a way out": (("content/cases/round.md", case_of("a → b → b", "b → a → a", "end")), [
        "content/cases/round.md:7:1: the best choices lead to no ending (follow the first best choice of each situation)",
        "content/cases/round.md:7:1: from 'a' no ending can be reached (lead a choice out of the circle)",
        "content/cases/round.md:18:1: from 'b' no ending can be reached (lead a choice out of the circle)",
        "content/cases/round.md:29:1: no choice leads to 'end' from the first situation (lead a choice here, or delete it)",
    ]),
    "a path that is too long": (("content/cases/round.md", case_of("a → b → b", "b → c → c", "c → d → d", "d → e → e", "e → f → f", "f → g → g", "g → h → h", "h → end → end", "end")), [
        "content/cases/round.md:7:1: this path has more than 8 situations: a → b → c → d → e → f → g → h → end (join some of them)",
    ]),
    "too many paths": (("content/cases/round.md", case_of(*(f"s{n}{f' → s{n + 1}' * 4}" for n in range(6)), f"s6{' → end' * 4}", "end")), [
        "content/cases/round.md:7:1: more than 5,000 paths lead through this case (take out choices, or make two cases of it)",
    ]),
    "too many situations": (("content/cases/round.md", case_of(*(f"s{n} → end → end" for n in range(40)), "end")), [
        "content/cases/round.md:447:1: the case has more than 40 situations (make two of it)",
    ]),
    "too many choices": (("content/cases/round.md", case_of("a" + " → end" * 13, "end")), [
        "content/cases/round.md:47:1: this situation has more than 12 choices (join some of them)",
    ]),
}

CHECKS: Table = {
    "a finding of a rule that nobody is asked for": ((CHECK, "[leg-numbness, both-legs]", "[leg-numbness]"), [
        "content/referral/check.yml:4:1: no question asks for 'both-legs', which the rule 'both-legs-weak' names (put it under the question that it belongs to)",
    ]),
    "a finding that is asked for twice": ((CHECK, "[pale]", "[pale, muscle-soreness]"), [
        "content/referral/check.yml:16:26: 'muscle-soreness' is asked for under 'After exercise' already (take it out of one of the two)",
    ]),
    "a first sign that is less urgent": ((CHECK, "findings: [both-legs]", "findings: [both-legs, leg-numbness]"), [
        "content/referral/check.yml:3:27: 'leg-numbness' alone asks for 'refer', and a first sign for 'call' (take it out: its question asks for it)",
    ]),
    "a first sign that decides nothing": ((CHECK, "findings: [both-legs]", "findings: [both-legs, pale]"), [
        "content/referral/check.yml:3:27: 'pale' alone asks for no level, and a first sign for 'call' (take it out: its question asks for it)",
    ]),
    "an urgent finding that is more than one tap away": ((RULES, "any: [both-legs,", "any: [both-legs, pale,"), [
        "content/referral/check.yml:1:1: 'pale' alone asks for 'call', and is not among the first signs (add it to one of them, and say so in its label)",
    ]),
    "more first signs than a screen holds": (
        (CHECK, "questions:\n", "  - {label: Weak legs, findings: [both-legs]}\n" * 8 + "questions:\n"), [
        "content/referral/check.yml:1:1: 'first' has 9 entries, and takes at most 8 (join some of them)",
    ]),
    "a question without findings": ((CHECK, "findings: [pale]", "findings: []"), [
        "content/referral/check.yml:16:9: 'findings' needs at least one entry",
    ]),
    "a question for a finding that isn't there": ((CHECK, "findings: [pale]", "findings: [pale, pal]"), [
        "content/referral/check.yml:16:26: there is no finding 'pal' (did you mean 'pale'?)",
    ]),
    "a note without a line on consent": ((NOTES, "    consent: The client has agreed in writing.\n", ""), [
        "content/referral/notes.yml:2:5: 'consent' is missing (add a line 'consent: …')",
    ]),
    "words to leave out, and nothing instead": ((NOTES, "    instead: Write what the client feels.\n", ""), [
        "content/referral/notes.yml:18:5: 'instead' is missing (add a line 'instead: …')",
    ]),
    "HTML in a note's hint": ((NOTES, "In quotes.", "<b>In quotes.</b>"), [
        "content/referral/notes.yml:9:9: '<b>' is HTML, and this value is words (say it without, or write &lt; for <)",
    ]),
}

STORIES = kit.STORIES.read_text(encoding="utf-8")


def stories(old: str, new: str) -> Change:
    """The table of vignettes in the sample, with one thing changed."""
    assert STORIES.count(old) == 1, f"{old!r} stands there {STORIES.count(old)} times"
    return VIGNETTES, STORIES.replace(old, new)


VIGNETTE: Table = {
    "a placeholder that stands for nothing": (stories("{name} needs no note.", "{nam} needs no note."), [
        "content/referral/vignettes.yml:54:12: '{nam}' stands for nothing here (did you mean 'name'?)",
    ]),
    "a placeholder that stands elsewhere": (stories("- Which level?", '- "{why} Which level?"'), [
        "content/referral/vignettes.yml:39:5: '{why}' stands for nothing here (known are: name, age, does, s, their, they)",
    ]),
    "a brace alone": (stories("- Which level?", "- Which level}?"), [
        "content/referral/vignettes.yml:39:5: '}?' stands for nothing here (known are: name, age, does, s, their, they)",
    ]),
    "a word that a set of pronouns lacks": (stories("they: they, their: their, s: ", "they: they, s: "), [
        "content/referral/vignettes.yml:22:12: '{their}' stands for nothing here (did you mean 'they'?)",
        "content/referral/vignettes.yml:22:72: '{their}' stands for nothing here (did you mean 'they'?)",
    ]),
    "pronouns that aren't there": (stories("pronouns: he}", "pronouns: hee}"), [
        "content/referral/vignettes.yml:12:41: there are no pronouns 'hee' (did you mean 'he'?)",
    ]),
    "a person without an age": (stories("age: 30, ", ""), [
        "content/referral/vignettes.yml:12:5: 'age' is missing (add a line 'age: …')",
    ]),
    "two people of one name": (stories("name: Kim", "name: Bo"), [
        "content/referral/vignettes.yml:13:6: 'Bo' stands under 'people' twice (join the two, or change one)",
    ]),
    "two scenes of one id": (stories("id: after", "id: before"), [
        "content/referral/vignettes.yml:17:5: 'before' stands under 'scenes' twice (join the two, or change one)",
    ]),
    "a finding in the table twice": (stories("finding: pale", "finding: leg-numbness"), [
        "content/referral/vignettes.yml:20:1: warning: no story can tell 'pale', which the rule 'both-legs-weak' names (say under 'findings' how it comes up)",
        "content/referral/vignettes.yml:29:5: 'leg-numbness' stands under 'findings' twice (join the two, or change one)",
    ]),
    "a finding that stories lack": (stories("  - finding: muscle-soreness\n", "  - finding: pale\n"), [
        "content/referral/vignettes.yml:20:1: warning: no story can tell 'muscle-soreness', which the rule 'sore' names (say under 'findings' how it comes up)",
        "content/referral/vignettes.yml:29:5: 'pale' stands under 'findings' twice (join the two, or change one)",
    ]),
    "a finding in the table that isn't there": (stories("finding: pale", "finding: pal"), [
        "content/referral/vignettes.yml:20:1: warning: no story can tell 'pale', which the rule 'both-legs-weak' names (say under 'findings' how it comes up)",
        "content/referral/vignettes.yml:29:5: there is no finding 'pal' (did you mean 'pale'?)",
    ]),
    "a finding that nobody can have": (stories("from: 20", "from: 90"), [
        "content/referral/vignettes.yml:29:5: no one here can have 'pale' (add a person or a scene with its age and tags, or change those)",
    ]),
    "a finding in no scene": (stories("only: [today]", "only: [yesterday]"), [
        "content/referral/vignettes.yml:26:5: no one here can have 'both-legs' (add a person or a scene with its age and tags, or change those)",
    ]),
    "findings that imply each other": (
        stories("says: [My left calf is numb.]", "says: [My left calf is numb.]\n    implies: [leg-numbness]"), [
        "content/referral/vignettes.yml:26:15: 'leg-numbness' implies itself by way of 'leg-numbness', so no words tell it (take it out)",
    ]),
    "a finding that implies what it can't go with": (stories("only: [today]", "implies: [leg-numbness]"), [
        "content/referral/vignettes.yml:26:5: 'both-legs' implies what can't go together (look at 'apart', 'not_with' and 'only_with' of what it implies)",
    ]),
    "findings apart from nothing": (stories("findings: [leg-numbness, both-legs]", "findings: [leg-numbness]"), [
        "content/referral/vignettes.yml:34:5: 'findings' needs at least 2 entries",
    ]),
    "a wrong level that isn't explained": (stories("right: [refer, change]", "right: [refer]"), [
        "content/referral/vignettes.yml:42:1: nothing is said of choosing 'call' where 'change' is right (add an entry with this level, or to its 'right')",
    ]),
    "a wrong level explained twice": (stories("right: [call]", "right: [call, change]"), [
        "content/referral/vignettes.yml:49:5: 'wait-and-see' sends a client not far enough, and this level too far (name another belief)",
        "content/referral/vignettes.yml:52:13: choosing 'refer' where 'change' is right is explained already (keep one)",
    ]),
    "a right level explained as wrong": (stories("right: [call]", "right: [call, refer]"), [
        "content/referral/vignettes.yml:48:19: 'refer' can't be wrong where it is right (take it out)",
    ]),
    "a belief that sends the other way": (stories("right: [call]\n    misconception: wait-and-see", "right: [call]\n    misconception: stop-everything"), [
        "content/referral/vignettes.yml:49:5: 'stop-everything' sends a client too far, and this level not far enough (name another belief)",
    ]),
    "more stories than can be made": (stories("count: 4", "count: 400"), [
        "content/referral/vignettes.yml:6:1: warning: 12 stories can be made, and 400 are asked for (add people or findings, or ask for fewer)",
    ]),
    "more stories than a page holds": (stories("count: 4", "count: 4\na_page: 50"), [
        "content/referral/vignettes.yml:7:1: 'a_page' must be at most 40, not 50",
    ]),
    "HTML in a story": (stories("My left calf is numb.", "My <b>left</b> calf is numb."), [
        "content/referral/vignettes.yml:25:12: '<b>' is HTML, and this value is words (say it without, or write &lt; for <)",
    ]),
    "HTML in a pronoun": (stories("their: his", "their: <i>his</i>"), [
        "content/referral/vignettes.yml:9:18: '<i>' is HTML, and this value is words (say it without, or write &lt; for <)",
    ]),
    "a story without words for the client's words": (stories("told:\n  - '{They} say{s}: \"{words}\"'\n", ""), [
        "content/referral/vignettes.yml:1:1: 'told' is missing (add a line 'told: …')",
    ]),
}

LINKS: Table = {
    "a page that isn't there": ((THE_HINGE, "(../../drills/wall-tap.md#do)", "(../../drills/wal-tap.md#do)"), [
        "content/modules/hinge/the-hinge.md:12:12: there is no page '../../drills/wal-tap.md' (did you mean '../../drills/wall-tap.md'?)",
    ]),
    "a part that isn't there": ((THE_HINGE, "wall-tap.md#do)", "wall-tap.md#does)"), [
        "content/modules/hinge/the-hinge.md:12:12: the page has no part '#does' (did you mean 'dose'?)",
    ]),
    "a way from the top": ((THE_HINGE, "(../../drills/wall-tap.md#do)", "(/drills/wall-tap.md)"), [
        "content/modules/hinge/the-hinge.md:12:12: '/drills/wall-tap.md' begins with a slash, and the site may stand in a folder (write the way from this file)",
    ]),
    "a picture that isn't there": ((THE_HINGE, "](hinge.svg)", "](hinges.svg)"), [
        "content/modules/hinge/hinge.svg:1:1: no text shows this picture (show it, or delete it)",
        "content/modules/hinge/the-hinge.md:14:34: there is no picture 'hinges.svg' (did you mean 'hinge.svg'?)",
    ]),
    "a picture without words": ((THE_HINGE, "![A person hinges toward a wall]", "![]"), [
        "content/modules/hinge/the-hinge.md:14:1: this picture has no words for those who can't see it (write them in the square brackets)",
    ]),
    "a picture from another host": (
        (THE_HINGE, "](hinge.svg)", "](hinge.svg) ![A wall](https://example.org/wall.png)"), [
        "content/modules/hinge/the-hinge.md:14:55: this picture would be fetched from elsewhere (put the file beside the text and name it)",
    ]),
    "an unknown kind of link": (
        (THE_HINGE, "See [the wall tap](drill:wall-tap)", "See [the wall tap](dril:wall-tap)"), [
        "content/modules/hinge/the-hinge.md:11:72: 'dril:' is not a kind of link (did you mean 'drill'?)",
    ]),
    "a link that runs something": (
        (THE_HINGE, "See [the wall tap](drill:wall-tap)", "See [the wall tap](javascript:alert)"), [
        "content/modules/hinge/the-hinge.md:11:72: 'javascript:' is not a kind of link (it can be drill, error, rule, lesson, quiz, case, module, finding, level, misconception, myth, term, strategy, card, or a web address)",
    ]),
    "a link without words": ((THE_HINGE, "[its page]", "[]"), [
        "content/modules/hinge/the-hinge.md:12:1: this link has no words (write them in the square brackets)",
    ]),
    "an address with a space": (
        (THE_HINGE, "[its page](../../drills/wall-tap.md#do)", "[its page](../../drills/wall tap.md)"), [
        "content/modules/hinge/the-hinge.md:12:10: this link can't be followed (write [words](address), with no space, bracket or < in the address)",
    ]),
    "an address that stands apart": ((HOME, "When something", "[See][a].\n\n[a]: nowhere.md\n\nWhen something"), [
        "content/home.md:5:1: the address of a link stands apart from it (write it in the link: [words](address))",
    ]),
}

TEXTS: Table = {
    "a heading of one #": ((THE_HINGE, "## What a hinge is", "# What a hinge is"), [
        "content/modules/hinge/the-hinge.md:9:1: this heading has one #, and the title is the page's only one (write ##)",
    ]),
    "a heading that skips a step": ((THE_HINGE, "## What a hinge is", "## What a hinge is\n\n#### Deep"), [
        "content/modules/hinge/the-hinge.md:11:1: this heading skips a step: 4 # come after 2 (write ###)",
    ]),
    "a # without a space": ((THE_HINGE, "## What a hinge is", "##What a hinge is"), [
        "content/modules/hinge/the-hinge.md:9:1: this # has no space behind it (write '## ' and the words, or \\# to show the sign)",
    ]),
    "a line that makes a heading of the one above": ((THE_HINGE, "Ana bends to a box.", "Ana bends to a box.\n---\n"), [
        "content/modules/hinge/the-hinge.md:7:1: the line below makes a heading of this one (put an empty line between them, or write ##)",
    ]),
    "a script": ((THE_HINGE, "Ana bends", "<script>alert(1)</script>\n\nAna bends"), [
        "content/modules/hinge/the-hinge.md:7:1: '<script' can't stand in a text (say it in Markdown, or write &lt; for <)",
    ]),
    "something that runs when clicked": ((THE_HINGE, "Ana bends", '<span onclick="alert(1)">Ana</span> bends'), [
        "content/modules/hinge/the-hinge.md:7:7: 'onclick' can't be set in a text (take it out)",
    ]),
    "an attribute that runs something": ((THE_HINGE, "## What a hinge is", '## What a hinge is {: onclick="a" }'), [
        "content/modules/hinge/the-hinge.md:9:23: 'onclick' can't be set in a text (take it out)",
    ]),
    "a tag that isn't closed": ((THE_HINGE, "Ana bends", "<div>\n\nAna bends"), [
        "content/modules/hinge/the-hinge.md:7:1: '<div>' isn't closed (write </div> where it ends)",
    ]),
    "a tag that closes nothing": ((THE_HINGE, "Ana bends", "Ana</b> bends"), [
        "content/modules/hinge/the-hinge.md:7:4: '</b>' closes nothing that is open here (take it out)",
    ]),
    "a < that isn't a tag's": ((THE_HINGE, "Ana bends", "Ana <b bends"), [
        "content/modules/hinge/the-hinge.md:7:5: the tag '<b' has no '>' (close it, or write &lt; for <)",
    ]),
    "a comment that isn't closed": ((THE_HINGE, "Ana bends", "<!-- Ana bends"), [
        "content/modules/hinge/the-hinge.md:7:1: this comment isn't closed (close it with -->)",
    ]),
    "a <?": ((THE_HINGE, "Ana bends", "<?php Ana bends"), [
        "content/modules/hinge/the-hinge.md:7:1: '<?' can't stand in a text (write &lt; for <)",
    ]),
    "HTML in a value": ((MYTHS, "One cue at a time", "<b>One cue</b> at a time"), [
        "content/myths.yml:3:3: '<b>' is HTML, and this value is words (say it without, or write &lt; for <)",
    ]),
    "a link in a value": ((MYTHS, "One cue at a time", "One [cue](one-cue.md) at a time"), [
        "content/myths.yml:3:3: this value holds a link, and it is words (write links in a text)",
    ]),
    "an attribute in a value": ((MYTHS, "easier to use.", "easier to use. {onclick=a}"), [
        "content/myths.yml:3:3: this value sets an attribute, and it is words (take out what is in braces)",
    ]),
}

def form(asked: str) -> Change:
    """The sample, asking this of its lessons."""
    return (COURSE, "most_questions: 1", asked)


FORM: Table = {
    "a lesson that is too short": (form("fewest_words: 30"), [
        "content/modules/stopping/signs.md:2:1: warning: this lesson has 19 words, fewer than 30 (write more, or join it to another)",
    ]),
    "a lesson that is too long": (form("most_words: 50"), [
        "content/modules/hinge/the-hinge.md:2:1: warning: this lesson has 80 words, more than 50 (shorten it, or make two of it)",
    ]),
    "a lesson with too few questions at its end": (form("fewest_questions: 1"), [
        "content/modules/hinge/one-cue.md:2:1: warning: this lesson ends with 0 questions, fewer than 1 (a question is shown by [words](quiz:its-quiz#its-id), alone on a line)",
    ]),
    "a lesson with too many questions at its end": (
        (SIGNS, "[Which sign?]", "[Which are signs?](quiz:hinge#hinge-signs)\n\n[Which sign?]"), [
        "content/modules/stopping/signs.md:2:1: warning: this lesson ends with 2 questions, more than 1 (keep the best of them)",
    ]),
    "a lesson that is hard to read": (form("highest_grade: 1"), [
        "content/modules/stopping/signs.md:2:1: warning: this lesson reads like school grade 1.2, above 1 (make sentences and words shorter)",
    ]),
    "a lesson that lacks a part": (form("parts: [Try this now, s]"), [
        "content/modules/hinge/one-cue.md:2:1: warning: this lesson has no 'Try this now' (write that part)",
        "content/modules/stopping/signs.md:2:1: warning: this lesson has no 'Try this now' (write that part)",
    ]),
    "a form that asks for nothing known": (form("words: 30"), [
        "content/course.yml:8:15: 'words' is not a key that belongs here (did you mean 'most_words'?)",
    ]),
}

AVOIDED: Table = {
    "a promise": ((HOME, "When something", "This fixes you. When something"), [
        "content/home.md:3:44: 'fixes' promises too much (say \"may help\"; to quote it as wrong, write [fixes]{quoted})",
    ]),
    "a word that frightens, in an option": ((QUIZ, "- [ ] All the way to the floor", "- [ ] Until you Ruin it"), [
        "quizzes/hinge.md:17:17: 'Ruin' may frighten a client (say what to do next; to quote it as wrong, write [Ruin]{quoted})",
    ]),
    "words that belong to others, over two lines": ((HOME, "When something", "A bad\nknee? When something"), [
        "content/home.md:3:41: 'bad knee' is outside a trainer's role (say what you saw; to quote it as wrong, write [bad knee]{quoted})",
    ]),
    "a promise in a myth": ((MYTHS, "the better the lift", "the more it fixes"), [
        "content/myths.yml:2:3: 'fixes' promises too much (say \"may help\"; to quote it as wrong, add a line 'quoted: yes')",
    ]),
    "a promise beside a myth": ((MYTHS, "One cue at a time", "The right cue always-works"), [
        "content/myths.yml:3:3: 'always-works' promises too much (say \"may help\")",
    ]),
    "a mark on words that may be said": ((HOME, "When something", "[When something]{quoted}"), [
        "content/home.md:3:39: this quotes no word of wording.yml (take out the brackets and {quoted})",
    ]),
    "a mark behind no words": ((HOME, "When something", "When{quoted} something"), [
        "content/home.md:3:43: this {quoted} has no words in brackets before it (write [the words]{quoted})",
    ]),
    "a myth that quotes nothing": ((MYTHS, "  sources:", "  quoted: yes\n  sources:"), [
        "content/myths.yml:4:3: this quotes no word of wording.yml (take out 'quoted: yes')",
    ]),
    "a word to avoid of an unknown kind": ((WORDING, "kind: fear", "kind: rude"), [
        "content/wording.yml:5:3: 'kind' can't be 'rude' (choose 'fear', 'promise' or 'scope')",
    ]),
    "a word to avoid without another": ((WORDING, "  instead: say what to do next\n", ""), [
        "content/wording.yml:5:3: 'instead' is missing (add a line 'instead: …')",
    ]),
}

MISTAKES: Table = FILES | TOO_MUCH | YAML | KEYS | NAMES | ORPHANS | QUESTIONS | TYPES | EXAMS | REFERRAL | CHECKS | VIGNETTE | REVIEWED | CASES | LINKS | TEXTS | FORM | AVOIDED
