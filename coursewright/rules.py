"""What a well-formed course must also keep to: one function a rule.

A rule's docstring is what the guide says of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from coursewright import prose
from coursewright.logic import can_decide, contradictions
from coursewright.model import Course, Item, Option, Prose, Thing
from coursewright.problems import Problem, did_you_mean
from coursewright.prose import plainly
from coursewright.references import TABLES, Use, all_prose, easier_drills, lookup, objective_of, shown, things, uses

Found = Iterator[Problem]
Check = Callable[[Course], Found]


def check(course: Course) -> list[Problem]:
    """Every problem that any rule finds."""
    return sorted(problem for rule in RULES for problem in rule(course))


def names_exist(course: Course) -> Found:
    """What a file names is there: drills, cueing errors, rules, lessons, questions, sources and the others."""
    for use in uses(course):
        if lookup(course, use.kind, use.name) is None:
            known = getattr(course, TABLES[use.kind])
            yield _told(use, "names-exist", f"there is no {shown(use.kind)} '{use.name}'", did_you_mean(use.name, known))


def questions_in_their_quiz(course: Course) -> Found:
    """A link to a question names the quiz that the question is in."""
    for file, text in all_prose(course):
        for link in prose.links(text.text):
            kind, name = link.thing or ("", "")
            quiz, _, item = name.partition("#")
            known = course.items.get(item)
            if kind == "quiz" and known and known.quiz != quiz:
                hint = f"write quiz:{known.quiz}#{item}" if known.quiz else "it stands in a lesson"
                yield Problem.within(file, text, link.target_start, "questions-in-their-quiz", f"'{item}' is not a question of the quiz '{quiz}'", hint)


def questions_shown_once(course: Course) -> Found:
    """A question is shown in one lesson at most, so that its answer counts in one place."""
    seen: dict[str, Use] = {}
    for use in uses(course):
        if use.kind == "item" and use.shown:
            if use.name in seen:
                first = seen[use.name]
                yield _told(use, "questions-shown-once", f"'{use.name}' is shown in {first.file} already", "link to it inside a sentence")
            seen.setdefault(use.name, use)


def nothing_orphaned(course: Course) -> Found:
    """Everything is used: each module, lesson, drill, cueing error, misconception, finding, level, source and glossary term."""
    used = {(use.kind, use.name) for use in uses(course) if use.by is not lookup(course, use.kind, use.name)}
    taught = {use.name for use in uses(course) if use.kind == "error" and use.by_kind in ("lesson", "item")}
    for kind, thing in things(course):
        if kind in ("error", "drill"):
            lost = (kind, thing.name) not in used and thing.name not in taught and not _has_drills(course, thing)
        else:
            lost = kind in USED_BY and (kind, thing.name) not in used
        if lost:
            yield Problem.at(thing, ("id",), "nothing-orphaned", f"no one uses the {shown(kind)} '{thing.name}'", USED_BY[kind])


USED_BY = {
    "module": "name it under 'modules' in content/course.yml",
    "lesson": "name it under 'lessons' in its module.yml",
    "drill": "link to it in a lesson",
    "error": "link to it in a lesson, or name its drills",
    "misconception": "name it in a distractor's braces, or delete it",
    "finding": "name it in a rule, or delete it",
    "level": "name it in a rule, or delete it",
    "source": "cite it, or delete it",
}


def _has_drills(course: Course, thing: Thing) -> bool:
    return thing.name in course.errors and bool(course.errors[thing.name].drills)


def terms_are_used(course: Course) -> Found:
    """Every glossary term stands somewhere in the course."""
    words = "\n".join(text.text for _, text in all_prose(course))
    words += "\n".join(f"{r.title} {r.why} {r.meanwhile}" for r in course.rules.values())
    words += "\n".join(f"{f.text} {f.ask}" for f in course.findings.values())
    words += "\n".join(f"{m.myth} {m.fact}" for m in course.myths.values())
    for term in course.glossary.values():
        forms = "|".join(re.escape(form) for form in (term.term, *term.also))
        if not re.search(rf"\b(?:{forms})\b", words, re.IGNORECASE):
            yield Problem.at(term, ("id",), "nothing-orphaned", f"no page uses the glossary term '{term.term}'", "delete it, or add its other forms under 'also'")


def terms_are_told_once(course: Course) -> Found:
    """A word is explained once in the glossary."""
    seen: dict[str, str] = {}
    for term in course.glossary.values():
        for form in (term.term, *term.also):
            if seen.setdefault(form.lower(), term.id) != term.id:
                yield Problem.at(term, (), "terms-are-told-once", f"'{form}' is explained twice, here and under '{seen[form.lower()]}'", "keep one")


def lessons_in_their_module(course: Course) -> Found:
    """A module's lessons lie in its own folder, and each is listed once."""
    for module in course.modules.values():
        for n, name in enumerate(module.lessons):
            lesson = course.lessons.get(name)
            if lesson and lesson.module != module.name:
                yield Problem.at(module, ("lessons", n), "lessons-in-their-module", f"the lesson '{name}' lies in the module '{lesson.module}'", "move its file, or list it there")
            if name in module.lessons[:n]:
                yield Problem.at(module, ("lessons", n), "lessons-in-their-module", f"the lesson '{name}' is listed twice", "keep one")


def objectives_are_taught(course: Course) -> Found:
    """Every objective has a lesson that teaches it."""
    taught = {code for lesson in course.lessons.values() for code in lesson.objectives}
    for objective in course.objectives.values():
        if objective.code not in taught:
            yield Problem.at(objective, ("code",), "objectives-are-taught", f"no lesson teaches the objective '{objective.code}'", "name it in a lesson's front matter")


def objectives_are_tested(course: Course) -> Found:
    """Every objective has a question that tests it."""
    tested = {objective_of(item, course) for item in course.items.values()}
    for objective in course.objectives.values():
        if course.items and objective.code not in tested:
            yield Problem.at(objective, ("code",), "objectives-are-tested", f"no question tests the objective '{objective.code}'", "name it in a question's braces")


def easier_without_loops(course: Course) -> Found:
    """Going to easier drills ends: no drill is, by way of others, easier than itself."""
    for name, drill in course.drills.items():
        trail, ahead = {name}, [way for way in easier_drills(course, name)]
        while ahead:
            way = ahead.pop()
            if way == name:
                yield Problem.at(drill, ("easier",), "easier-without-loops", f"'{name}' is easier than itself, by way of its easier drills", "take one step out")
                break
            if way not in trail and way in course.drills:
                trail.add(way)
                ahead += easier_drills(course, way)


def questions_have_a_key(course: Course) -> Found:
    """Every question has a right answer, and as many as its type takes."""
    for item in course.items.values():
        right = sum(option.correct for option in item.options)
        if item.type in ("single", "multi") and not item.options:
            yield _on(item, "questions-have-a-key", "this question has no options", "write lines that begin with '- [ ] ' or '- [x] '")
        elif item.type in ("single", "multi") and not right:
            yield _on(item, "questions-have-a-key", "no option is right", "put an x in the box of the right one: - [x]")
        elif item.type == "single" and right > 1:
            yield _on(item, "questions-have-a-key", f"{right} options are right, and 'single' takes one", "write type=multi, or leave one [x]")
        elif item.type == "fill" and not item.blanks:
            yield _on(item, "questions-have-a-key", "this question has no blank", "put the answer in double brackets: [[hips]]")
        elif item.type == "fill" and not all(item.blanks):
            yield _on(item, "questions-have-a-key", "a blank has no accepted answer", "write it between the brackets: [[hips|the hips]]")
        elif item.type == "order" and len({step.rank for step in item.steps}) < 2:
            yield _on(item, "questions-have-a-key", "there is nothing to put in order", "write the steps as a numbered list, in the right order")


def questions_ask(course: Course) -> Found:
    """Every question has a stem: the words that ask."""
    for item in course.items.values():
        if not item.stem.text.strip():
            yield _on(item, "questions-ask", "this question asks nothing", "write the question above its options")


def options_are_enough(course: Course) -> Found:
    """There are two options at least, and not all of them are right."""
    for item in course.items.values():
        if len(item.options) == 1:
            yield _on(item, "options-are-enough", "there is only one option", "write another")
        elif len(item.options) > 1 and all(option.correct for option in item.options):
            yield _on(item, "options-are-enough", "every option is right", "write one that isn't")


def options_differ(course: Course) -> Found:
    """No two options of a question, and no two steps, are the same."""
    for item in course.items.values():
        seen: set[str] = set()
        parts = [("options", n, option.text) for n, option in enumerate(item.options)]
        parts += [("steps", n, step.text) for n, step in enumerate(item.steps)]
        for key, n, text in parts:
            if (plain := plainly(text.text)) in seen:
                yield Problem.at(item, (key, n), "options-differ", f"'{text.text}' stands here twice", "change one of them")
            elif not plain:
                yield Problem.at(item, (key, n), "options-differ", "this option has no words", "write them")
            seen.add(plain)


def options_are_explained(course: Course) -> Found:
    """Every wrong option says why it is wrong."""
    for item, n, option in _wrong_options(course):
        if option.explanation is None or not option.explanation.text.strip():
            yield Problem.at(item, ("options", n), "options-are-explained", "this wrong option has no explanation", "write it below, as '  > …'")


def distractors_stand_for_something(course: Course) -> Found:
    """Every wrong option names the cueing error or the misconception that it stands for."""
    for item, n, option in _wrong_options(course):
        if not option.error and not option.misconception:
            yield Problem.at(item, ("options", n), "distractors-stand-for-something", "this wrong option stands for nothing", "add {error=…} or {misconception=…} at its end")


def right_options_are_safe(course: Course) -> Found:
    """A right option stands for no mistake and is not unsafe."""
    for item in course.items.values():
        for n, option in enumerate(item.options):
            if option.correct and (option.error or option.misconception or option.unsafe):
                yield Problem.at(item, ("options", n), "right-options-are-safe", "this right option is marked as a mistake", "take the marks out of its braces")


def questions_have_an_objective(course: Course) -> Found:
    """Every question tests an objective."""
    for item in course.items.values():
        if course.objectives and objective_of(item, course) is None:
            yield _on(item, "questions-have-an-objective", "this question has no objective", "add objective=… to its braces")


def blanks_are_explained(course: Course) -> Found:
    """A wrong answer told with `not` isn't among the accepted ones."""
    for item in course.items.values():
        accepted = {plainly(answer) for blank in item.blanks for answer in blank}
        for n, answer in enumerate(item.wrong):
            if item.type != "fill":
                yield Problem.at(item, ("wrong", n), "blanks-are-explained", "'> not' belongs to a question with a blank", "take the line out")
            elif plainly(answer.text) in accepted:
                yield Problem.at(item, ("wrong", n), "blanks-are-explained", f"'{answer.text}' is an accepted answer too", "take one of them out")


def code_stays_out_of_options(course: Course) -> Found:
    """No line of code in a question begins like an option: mkdocs-quiz would take it for one."""
    for item in course.items.values():
        for n, row in enumerate(item.stem.text.split("\n")):
            if re.match(r"[-*] \[.?\] ", row):
                yield Problem(item.file, item.stem.line + n, 1, "code-stays-out-of-options", "this line of code begins like an option", "indent it by a space")


def quiz_tags_are_whole(course: Course) -> Found:
    """A <quiz> block stands in a lesson, on lines of its own, and is closed."""
    for file, text in all_prose(course):
        plain = prose.without_code(text.text)
        inside = [(b.start(), b.end()) for b in prose.quiz_blocks(text.text)] if file.startswith("content/modules/") else []
        for tag in re.finditer(r"</?quiz\b[^>\n]*>?|<!-- *mkdocs-quiz", text.text, re.IGNORECASE):
            if not any(start == tag.start() or end == tag.end() for start, end in inside):
                told = "this <quiz> isn't closed, or doesn't stand on a line of its own" if plain[tag.start()] == "<" else "mkdocs-quiz would take this for a question"
                yield Problem.within(file, text, tag.start(), "quiz-tags-are-whole", told, "write <quiz> and </quiz> alone on their lines, or &lt;quiz> to show the word")


def rules_can_decide(course: Course) -> Found:
    """Every referral rule can be the one that decides: some findings meet it and no more urgent rule."""
    if not _referral_is_whole(course):
        return
    for rule in course.rules.values():
        if not can_decide(rule, course):
            yield Problem.at(rule, ("when",), "rules-can-decide", f"nothing can reach the rule '{rule.id}': a more urgent rule always holds with it", "change its findings or its level")


def rules_agree(course: Course) -> Found:
    """No two rules ask for different levels in the same case."""
    if _referral_is_whole(course):
        for first, second in contradictions(course):
            yield Problem.at(second, ("level",), "rules-agree", f"'{second.id}' and '{first.id}' hold in the same case and ask for different levels", "join them, or tell their findings apart")


def rules_have_levels(course: Course) -> Found:
    """A course with rules has action levels; a course with levels has rules."""
    for rule in list(course.rules.values())[:1]:
        if not course.levels:
            yield Problem.at(rule, ("level",), "rules-have-levels", "there are rules and no action levels", "write content/referral/levels.yml")


def reviews_name_things(course: Course) -> Found:
    """A review names things that are there, by kind and name."""
    for review in course.reviews:
        for n, name in enumerate(review.of):
            kind, _, which = name.partition(":")
            if kind not in TABLES or lookup(course, kind, which) is None:
                yield Problem.at(review, ("of", n), "reviews-name-things", f"there is no '{name}' to review", "write kind:name, such as drill:glute-bridge")


def headings_start_at_two(course: Course) -> Found:
    """Headings in a text begin at ## and go down one step at a time; the page's title is its #."""
    for file, text in all_prose(course):
        deepest = 1
        for heading in prose.headings(text.text):
            depth = len(heading["hashes"])
            if depth == 1:
                yield Problem.within(file, text, heading.start(), "headings-start-at-two", "this heading has one #, and the title is the page's only one", "write ##")
            elif depth > deepest + 1:
                yield Problem.within(file, text, heading.start(), "headings-start-at-two", f"this heading skips a step: {depth} # come after {deepest}", f"write {'#' * (deepest + 1)}")
            deepest = max(depth, 2) if depth > 1 else deepest


def pages_run_nothing(course: Course) -> Found:
    """A text holds no script, frame or form, and nothing that runs when it is clicked."""
    for file, text in all_prose(course):
        plain = prose.without_code(text.text)
        for found in re.finditer(r"<(script|iframe|object|embed|style|link|meta|base|form|input|svg|math)\b|<[a-z][^>]{0,500}\son[a-z]{2,20}\s*=", plain, re.IGNORECASE):
            yield Problem.within(file, text, found.start(), "pages-run-nothing", f"'{found[0][:20].split()[0]}' can run or load something", "say it in Markdown")


def addresses_differ(course: Course) -> Found:
    """No two files lead to one address, letter case and Unicode form included."""
    seen: dict[str, Thing] = {}
    for _, thing in things(course):
        if thing.file.endswith(".md") and not isinstance(thing, Item):
            one = unicodedata.normalize("NFC", thing.file).casefold()
            if seen.setdefault(one, thing).file != thing.file:
                yield Problem(thing.file, 1, 1, "addresses-differ", f"this page and {seen[one].file} lead to one address", "give one of them another name")


def _told(use: Use, rule: str, message: str, hint: str = "") -> Problem:
    return Problem(use.file, *use.mark, rule, message, hint)


def _on(item: Item, rule: str, message: str, hint: str) -> Problem:
    return Problem.at(item, (), rule, message, hint)


def _wrong_options(course: Course) -> Iterator[tuple[Item, int, Option]]:
    for item in course.items.values():
        yield from ((item, n, option) for n, option in enumerate(item.options) if not option.correct)


def _referral_is_whole(course: Course) -> bool:
    """Whether every name in the rules is there, so that they can be compared."""
    named = {use.name for use in uses(course) if use.by_kind == "rule" and use.kind in ("finding", "level")}
    return named <= {*course.findings, *course.levels}


RULES: list[Check] = [
    names_exist, questions_in_their_quiz, questions_shown_once, nothing_orphaned, terms_are_used, terms_are_told_once,
    lessons_in_their_module, objectives_are_taught, objectives_are_tested, easier_without_loops, questions_have_a_key,
    questions_ask, options_are_enough, options_differ, options_are_explained, distractors_stand_for_something,
    right_options_are_safe, questions_have_an_objective, blanks_are_explained, code_stays_out_of_options,
    quiz_tags_are_whole, rules_can_decide, rules_agree, rules_have_levels, reviews_name_things, headings_start_at_two,
    pages_run_nothing, addresses_differ,
]  # fmt: skip
