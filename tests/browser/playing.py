"""Cases played in the browser, along paths that make every choice and come to every ending."""

from typing import Any

from playwright.sync_api import Page

from coursewright.casework import Path
from coursewright.model import Case, Course
from tests import walking

from .browsing import visit

PLAY = """roads => {
    const player = document.querySelector("course-case")
    const found = []
    const plain = (node) => (node?.textContent ?? "").replace(/¶/g, "").replace(/\\s+/g, " ").trim()
    const see = (where, what, words) => {
        const seen = words && plain(player.querySelector(".stage")).includes(words)
        if (!seen) found.push(`${where}: doesn't show ${what} '${words}'`)
    }
    const press = (button) => player.querySelector(button).click()
    for (const { steps, ending, title } of roads) {
        player.querySelector(".over")?.click()
        for (const { situation, title, at } of steps) {
            see(situation, "the title", title)
            const text = document.querySelectorAll(`[data-situation="${situation}"] [data-choice]`)[at]
            const box = player.querySelector(`input[value="${text.dataset.choice}"]`)
            if (!box) return [...found, `${situation}: doesn't offer '${plain(text.querySelector(".offer"))}'`]
            box.click()
            press("[type=submit]")
            const feedback = text.querySelectorAll(":is(.happens, .why) > :not(.label)")
            for (const part of feedback) see(situation, "feedback", plain(part))
            see(situation, "the verdict", plain(text.querySelector(".verdict")))
            press(".next")
        }
        see(ending, "the title", title)
        see(ending, "the level", plain(document.querySelector(`[data-ending][data-situation="${ending}"] .card > h3`)))
        if (!player.querySelector(".over")) return [...found, `${ending} is no end`]
    }
    return found
}"""


def played(page: Page, course: Course) -> list[str]:
    """What is wrong when every case is played; nothing when each shows every feedback and comes to every ending."""
    found = []
    for case in course.cases.values():
        visit(page, f"cases/{case.name}/")
        page.locator("course-case .stage h2").wait_for()
        roads = [_road(case, road) for road in walking.roads(case)]
        found += [f"{case.name}: {told}" for told in page.evaluate(PLAY, roads)]
    return found


def _road(case: Case, road: Path) -> dict[str, Any]:
    steps = [
        {"situation": step.situation.id, "title": step.situation.title, "at": step.situation.choices.index(step.choice)}
        for step in road.steps
        if step.choice
    ]
    return {"steps": steps, "ending": road.last.id, "title": road.last.title}
