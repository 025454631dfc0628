"""Vignettes that can be told, make sense, and explain every level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from coursewright.logic import named_in
from coursewright.model import Course, Place, Vignettes
from coursewright.problems import Problem, did_you_mean
from coursewright.story import unknown_holes
from coursewright.together import Table, can_have, has_words
from coursewright.vignettes import unexplained

Found = Iterator[Problem]


def stories_have_their_words(course: Course) -> Found:
    """In vignettes.yml every placeholder stands for something in each set of pronouns, and each person has a set."""
    rule = "stories-have-their-words"
    if vignettes := course.vignettes:
        for place, hole, known in unknown_holes(vignettes):
            told = f"'{hole}' stands for nothing here"
            near = did_you_mean(hole.strip("{}").lower(), known)
            yield Problem.at(vignettes, place, rule, told, near or f"known are: {', '.join(known)}")
        for n, person in enumerate(vignettes.people):
            if person.pronouns not in vignettes.pronouns:
                told = f"there are no pronouns '{person.pronouns}'"
                hint = did_you_mean(person.pronouns, vignettes.pronouns)
                yield Problem.at(vignettes, ("people", n, "pronouns"), rule, told, hint)


def stories_name_things_once(course: Course) -> Found:
    """In vignettes.yml no two people have one name, no two scenes one id, and each finding stands once."""
    rule = "stories-name-things-once"
    if vignettes := course.vignettes:
        groups: list[tuple[str, str, list[str]]] = [
            ("people", "name", [person.name for person in vignettes.people]),
            ("scenes", "id", [scene.id for scene in vignettes.scenes]),
            ("findings", "finding", [telling.finding for telling in vignettes.findings]),
        ]
        for key, inner, names in groups:
            for n, name in enumerate(names):
                if name in names[:n]:
                    told = f"'{name}' stands under '{key}' twice"
                    yield Problem.at(vignettes, (key, n, inner), rule, told, "join the two, or change one")


def findings_can_be_told(course: Course) -> Found:
    """A finding of a rule stands in vignettes.yml, if there is one (a warning), and someone there can have it."""
    rule = "findings-can-be-told"
    if vignettes := course.vignettes:
        there = {telling.finding for telling in vignettes.findings}
        needed = {name: rule.id for rule in course.rules.values() for name in [*named_in(rule.when), *rule.unless]}
        for name in needed.keys() & course.findings.keys() - there:
            told = f"no story can tell '{name}', which the rule '{needed[name]}' names"
            hint = "say under 'findings' how it comes up"
            yield replace(Problem.at(vignettes, ("findings",), rule, told, hint), warning=True)
        for n, telling in enumerate(vignettes.findings):
            if not any(can_have(telling, *both) for both in product(vignettes.people, vignettes.scenes)):
                told = f"no one here can have '{telling.finding}'"
                hint = "add a person or a scene with its age and tags, or change those"
                yield Problem.at(vignettes, ("findings", n), rule, told, hint)


def findings_imply_what_fits(course: Course) -> Found:
    """A finding of vignettes.yml can go together with what it implies; what it implies has words or is told by age."""
    rule = "findings-imply-what-fits"
    if vignettes := course.vignettes:
        table, there = Table(vignettes), {telling.finding for telling in vignettes.findings}
        for n, telling in enumerate(vignettes.findings):
            for m, name in enumerate(telling.implies):
                if name in there and telling.finding in table.all_of([name]):
                    told = f"'{telling.finding}' implies itself by way of '{name}', so no words tell it"
                    yield Problem.at(vignettes, ("findings", n, "implies", m), rule, told, "take it out")
            known = table.all_of([telling.finding])
            if has_words(telling) and known <= there and not table.go_together(known):
                told = f"'{telling.finding}' implies what can't go together"
                hint = "look at 'apart', 'not_with' and 'only_with' of what it implies"
                yield Problem.at(vignettes, ("findings", n), rule, told, hint)


def levels_are_explained(course: Course) -> Found:
    """In vignettes.yml each wrong choice of a level has one explanation, and a belief that sends the same way."""
    rule = "levels-are-explained"
    if vignettes := course.vignettes:
        for chosen, right in unexplained(vignettes, course):
            told = f"nothing is said of choosing '{chosen}' where '{right}' is right"
            yield Problem.at(vignettes, ("wrong",), rule, told, "add an entry with this level, or to its 'right'")
        seen = Counter[tuple[str, str]]()
        for n, wrong in enumerate(vignettes.wrong):
            for m, right in enumerate(wrong.right):
                seen[wrong.level, right] += 1
                place: Place = ("wrong", n, "right", m)
                if wrong.level == right:
                    told = f"'{right}' can't be wrong where it is right"
                    yield Problem.at(vignettes, place, rule, told, "take it out")
                elif seen[wrong.level, right] > 1:
                    told = f"choosing '{wrong.level}' where '{right}' is right is explained already"
                    yield Problem.at(vignettes, place, rule, told, "keep one")
            yield from _other_way(n, vignettes, course)


def _other_way(n: int, vignettes: Vignettes, course: Course) -> Found:
    """A belief that sends a client one way cannot stand for a level that sends them the other."""
    wrong, order = vignettes.wrong[n], list(course.levels)
    belief = course.misconceptions.get(wrong.misconception)
    known = [name for name in wrong.right if name in order and wrong.level in order]
    for sends in {"too far" if order.index(wrong.level) < order.index(name) else "not far enough" for name in known}:
        if belief and belief.sends and belief.sends != sends:
            told = f"'{belief.id}' sends a client {belief.sends}, and this level {sends}"
            yield Problem.at(
                vignettes, ("wrong", n, "misconception"), "levels-are-explained", told, "name another belief"
            )


def stories_are_enough(course: Course) -> Found:
    """As many stories can be made as vignettes.yml asks for (a warning), and no quiz has the name of their pages."""
    rule = "stories-are-enough"
    if vignettes := course.vignettes:
        made = [item for item in course.items.values() if item.generated]
        if made and len(made) < vignettes.count:
            told = f"{len(made)} stories can be made, and {vignettes.count} are asked for"
            hint = "add people or findings, or ask for fewer"
            yield replace(Problem.at(vignettes, ("count",), rule, told, hint), warning=True)
        for n in range(1, vignettes.count // vignettes.a_page + 2):
            quiz = course.quizzes.get(f"vignettes-{n}")
            if quiz and not any(item.generated for item in quiz.items):
                told = f"'{quiz.name}' is the name of a page of vignettes"
                yield Problem.at(quiz, (), rule, told, "give this quiz another name")
