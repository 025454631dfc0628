"""Vignettes: short stories about clients that ask for the action level, made from an instructor's table.

Their keys are what the rules decide for the findings that a story tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from coursewright.casting import Client, Story, Twin, cast, deciding
from coursewright.model import Course, Item, ItemFacts, Level, Mark, Option, Place, Prose, Quiz, Vignettes
from coursewright.references import lookup, named_by
from coursewright.story import filled, first, told, unknown_holes, words_of


def added(course: Course) -> Course:
    """The course with its vignettes, as questions in quizzes of their own; as it is, where the table isn't whole."""
    if course.vignettes is None or not _is_whole(course.vignettes, course):
        return course
    quizzes = {quiz.name: quiz for quiz in _quizzes(course.vignettes, course) if quiz.name not in course.quizzes}
    items = {item.name: item for quiz in quizzes.values() for item in quiz.items}
    return course.model_copy(update={"quizzes": course.quizzes | quizzes, "items": course.items | items})


def unexplained(vignettes: Vignettes, course: Course) -> list[tuple[str, str]]:
    """The wrong choices that nothing is said of: the level that is chosen, and the right one."""
    explained = {(wrong.level, right) for wrong in vignettes.wrong for right in wrong.right}
    return [pair for pair in permutations(course.levels, 2) if pair not in explained]


def _is_whole(vignettes: Vignettes, course: Course) -> bool:
    """Whether every name and every word is there that a story may need: the checker tells of what isn't."""
    things = [("course", vignettes), *(("rule", rule) for rule in course.rules.values())]
    return (
        all(lookup(course, use.kind, use.name) for kind, thing in things for use in named_by(kind, thing))
        and all(person.pronouns in vignettes.pronouns for person in vignettes.people)
        and not any(unknown_holes(vignettes))
        and not unexplained(vignettes, course)
    )


def _quizzes(vignettes: Vignettes, course: Course) -> Iterator[Quiz]:
    """The pages of vignettes."""
    stories, size = cast(vignettes, course), vignettes.a_page
    pages = [stories[start : start + size] for start in range(0, len(stories), size)]
    at = {story.client.name: f"vignettes-{n}" for n, page in enumerate(pages, 1) for story in page}
    for n, page in enumerate(pages, 1):
        yield Quiz(
            name=f"vignettes-{n}",
            file=vignettes.file,
            marks=vignettes.marks,
            title=f"{vignettes.title} {n}" if len(pages) > 1 else vignettes.title,
            module=vignettes.module,
            objective=vignettes.objective,
            bloom="apply",
            opening=Prose(text=f"{vignettes.about}\n"),
            items=[_item(story, at, vignettes, course) for story in page],
        )


def _item(story: Story, at: dict[str, str], vignettes: Vignettes, course: Course) -> Item:
    client, rules = story.client, deciding(story, course)
    tellings = [telling for name in client.told for telling in vignettes.findings if telling.finding == name]
    facts = ItemFacts(
        sources=list(dict.fromkeys(key for rule in rules for key in rule.sources)),
        rule=[rule.id for rule in rules],
        findings=[name for name in course.findings if name in client.findings],
        critical=story.level == next(iter(course.levels)),
    )
    return Item(
        name=client.name,
        file=vignettes.file,
        marks=_marks(client, vignettes),
        type="single",
        facts=facts,
        title=f"{client.person.name}, {client.person.age}",
        quiz=at[client.name],
        stem=Prose(text=told(tellings, client.person, client.scene, vignettes)),
        options=[_option(level, story, vignettes, course) for level in course.levels.values()],
        rationale=_compared(story, story.twin, at, course) if story.twin else None,
        generated=True,
    )


def _marks(client: Client, vignettes: Vignettes) -> dict[Place, Mark]:
    """Where a vignette stands in the author's file: at the first finding that it tells."""
    n = [telling.finding for telling in vignettes.findings].index(client.told[0])
    return {(): vignettes.marks.get(("findings", n), (1, 1))}


def _option(level: Level, story: Story, vignettes: Vignettes, course: Course) -> Option:
    """A level to choose. All stand in their order: where one stands tells nothing of the key."""
    order, right = list(course.levels), story.level
    text = Prose(text=f"{level.code}: {level.title}")
    if level.id == right:
        why = _explained(vignettes.right, story, vignettes, course)
        return Option(text=text, correct=True, explanation=why, pin=True, level=level.id)
    wrong = next(wrong for wrong in vignettes.wrong if wrong.level == level.id and right in wrong.right)
    return Option(
        text=text,
        explanation=_explained(wrong.says, story, vignettes, course),
        misconception=wrong.misconception,
        unsafe=right in vignettes.unsafe and order.index(level.id) > order.index(right),
        pin=True,
        level=level.id,
    )


def _explained(texts: list[str], story: Story, vignettes: Vignettes, course: Course) -> Prose:
    rule = deciding(story, course)[0]
    words = {**words_of(story.client.person, vignettes), "why": rule.why, "meanwhile": rule.meanwhile}
    return Prose(text=filled(first(texts, vignettes.seed, story.client.name), words))


def _compared(story: Story, twin: Twin, at: dict[str, str], course: Course) -> Prose:
    """What one finding would change, with a link to the story in which it does."""
    lacks, has = _gone(story, twin, course), f"*{course.findings[twin.has].text}*" if twin.has else ""
    changes = {(True, True): f"With {has} in the place of {lacks}", (False, True): f"With {has} as well"}
    change = changes.get((bool(lacks), bool(has)), f"Without {lacks}")
    level = course.levels[twin.level]
    name = twin.client.name
    link = f"[{level.code}: {level.title}](quiz:{at[name]}#{name})" if name in at else f"{level.code}: {level.title}"
    return Prose(text=f"{change}, the level is {link}.")


def _gone(story: Story, twin: Twin, course: Course) -> str:
    """The finding that the twin lacks, and what has gone with it: without heavy bleeding may mean a little, or none."""
    if twin.lacks is None:
        return ""
    with_it = story.client.findings - twin.client.findings - {twin.lacks}
    gone = [twin.lacks, *(name for name in course.findings if name in with_it)]
    texts = [f"*{course.findings[name].text}*" for name in gone]
    return f"{', '.join(texts[:-1])} and {texts[-1]}" if texts[1:] else texts[0]
