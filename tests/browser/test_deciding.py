"""The page decides as the rules do: every vector that the build writes comes out the same."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import build_course

from . import browsing

SAMPLE = Path(__file__).parents[1] / "sample"

PROVE = """async ({ vectors, referral }) => {
    const { decide } = await import(new URL("assets/deciding.js", location.href))
    const { findings, levels, blocks } = vectors
    const place = (level) => (level === null ? levels.length : levels.indexOf(level))
    const goesOn = (level) => levels.includes(level) && referral.levels[levels.indexOf(level)].train !== "no"
    const care = (level) => (level === null ? 1000 : place(level) + (goesOn(level) ? 2000 : 0))
    const told = { wrong: [], lowered: [], careless: [], counted: {} }
    const note = (kind, words) => told[kind].length < 5 && told[kind].push(words)

    const look = (letter, yes, unsure) => {
        const { level } = decide(referral, yes, unsure)
        const shown = `${yes} | ${unsure}: ${level}`
        if ((level === null ? "-" : "123456789"[place(level)]) !== letter) note("wrong", `${shown}, and not ${letter}`)
        for (const name of [...yes, ...unsure]) {
            const rest = [yes, unsure].map((names) => names.filter((other) => other !== name))
            const without = decide(referral, ...rest).level
            const softens = () => referral.rules.some((rule) => rule.unless?.includes(name))
            if (place(level) > place(without) && !softens()) note("lowered", `${shown}, without ${name} ${without}`)
            if (unsure.includes(name)) {
                const sure = decide(referral, [...rest[0], name], rest[1]).level
                if (care(level) > care(without) || care(level) > care(sure)) note("careless", `${shown}, by ${name}`)
            }
        }
    }
    const sets = function* (size, from = 0) {
        if (size === 0) return yield []
        for (let at = from; at < findings.length; at++) for (const rest of sets(size - 1, at + 1)) yield [at, ...rest]
    }
    let x = 2463534242
    const draw = () => {
        x ^= x << 13
        x ^= x >>> 17
        x ^= x << 5
        return x >>> 0
    }
    const vectorsOf = function* (name) {
        if (name === "random") {
            for (;;) {
                const answers = new Map()
                for (let left = 4 + (draw() % 9); left > 0; left--) {
                    const number = draw()
                    const finding = findings[number % findings.length]
                    if (!answers.has(finding)) answers.set(finding, number >>> 30 === 0)
                }
                const all = [...answers.keys()]
                yield [all.filter((one) => !answers.get(one)), all.filter((one) => answers.get(one))]
            }
        }
        for (const set of sets({ singles: 1, pairs: 2, triples: 3 }[name])) {
            for (let v = 0; v < 1 << set.length; v++) {
                const some = (bit) => set.filter((_, j) => ((v >> j) & 1) === bit).map((at) => findings[at])
                yield [some(0), some(1)]
            }
        }
    }
    for (const { name, decided } of blocks) {
        const made = vectorsOf(name)
        for (const letter of decided) look(letter, ...made.next().value)
        told.counted[name] = decided.length
        if (name !== "random" && !made.next().done) note("wrong", `${name} has more vectors than letters`)
    }
    return told
}"""


def whole(course: Path, folder: Path) -> Any:
    """All vectors of a course, as the command writes them."""
    file = folder / "vectors.json"
    assert build_course.main(["rules", "--course", str(course), "--vectors", str(file)]) == 0
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture
def told(page: Page, tmp_path: Path) -> Any:
    """What comes of all vectors of the sample, decided in the page."""
    browsing.visit(page, "")
    page.set_default_timeout(300_000)
    referral = page.evaluate("fetch('assets/referral.json').then((answer) => answer.json())")
    return page.evaluate(PROVE, {"vectors": whole(SAMPLE, tmp_path), "referral": referral})


def test_the_page_decides_every_vector_as_the_rules_do(told: Any) -> None:
    assert told["counted"] == {"singles": 8, "pairs": 24, "triples": 32, "random": 100_000}
    assert told["wrong"] == []
    assert told["lowered"] == [], "one more finding lowers a level only through an unless that names it"
    assert told["careless"] == [], "not sure is never less careful than yes or no"


WHY = {
    "held": (["leg-numbness", "pale"], [], "call", ["both-legs-weak", "numb-leg"], [], []),
    "softened": (["both-legs", "muscle-soreness"], [], "change", ["sore"],
                 [["both-legs-weak", ["muscle-soreness"]]], []),
    "not sure": (["leg-numbness"], ["muscle-soreness"], "refer", ["numb-leg"], [], [["sore", ["muscle-soreness"]]]),
    "nothing": ([], [], None, [], [], []),
}  # fmt: skip


def test_the_page_says_why(page: Page) -> None:
    browsing.visit(page, "")
    for yes, unsure, *why in WHY.values():
        found = page.evaluate(
            """async ([yes, unsure]) => {
                const { decide } = await import(new URL("assets/deciding.js", location.href))
                const referral = await fetch("assets/referral.json").then((answer) => answer.json())
                const { level, rules, softened, open } = decide(referral, yes, unsure)
                const told = (found) => found.map(({ rule, by }) => [rule.id, by])
                return [level, rules.map((rule) => rule.id), told(softened), told(open)]
            }""",
            [yes, unsure],
        )
        assert found == why
