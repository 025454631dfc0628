"""What the templates ask of a thing, in words or links."""

from __future__ import annotations

import re
from itertools import count

from markupsafe import escape

from coursewright.addresses import address, anchor
from coursewright.here import Here
from coursewright.logic import named_in
from coursewright.model import (
    Case,
    Choice,
    Condition,
    CueingError,
    Drill,
    Finding,
    Item,
    Module,
    Option,
    Prose,
    Quiz,
    Rule,
    Source,
    Strategy,
    Thing,
    WrongAnswer,
)
from coursewright.question import scrambled
from coursewright.questions import BLANK, WITH_BLANKS
from coursewright.references import easier_drills, objective_of
from coursewright.reviews import asked_in

MANY = 12
"""More questions than this are not named one by one."""

FEW = 4
"""The most softening findings that a rule shows unfolded."""


IN_PART = {
    "abstract": "Read only as an abstract",
    "excerpt": "Read only as an excerpt",
    "secondary": "Known only from what another page says",
}
"""How much of a source was read, where that was a part."""

MOST_URGENT = 2
"""Of so many levels all must be reviewed before a client is checked by them."""


class View(Here):
    """A course seen from one page, as the templates ask for it."""

    def stem(self, item: Item) -> str:
        """A question's words, with its blanks numbered: what they accept stands in the comment."""
        number = count()
        text = self.words(item.stem, item.file)
        return BLANK.sub(lambda _: f"[[{next(number)}]]", text) if item.type in WITH_BLANKS else text

    def gapped(self, item: Item) -> str:
        """A question's words, with a line for each blank."""
        text = self.words(item.stem, item.file)
        return BLANK.sub(r"\_\_\_\_", text) if item.type in WITH_BLANKS else text

    def options(self, item: Item) -> list[dict[str, object]]:
        """What mkdocs-quiz is given as options, with their explanations by line.

        Of an order question these are its steps, scrambled; of a match its columns and rows, each with its right side
        as explanation; of a say its model cues and its checklist.
        """
        pairs = [*filter(None, [item.columns]), *item.pairs]
        alone = [*(step.text for step in scrambled(item)), *item.cues, *item.checklist]
        return [
            *(self.option(o.text, item, o.correct, self.explanation(o, item)) for o in item.options),
            *(self.option(p.left, item, True, [_in_line(self.words(p.right, item.file))]) for p in pairs),
            *(self.option(text, item, True, []) for text in alone),
        ]

    def option(self, text: Prose, item: Item, correct: bool, explanation: list[str]) -> dict[str, object]:
        return {"text": _in_line(self.words(text, item.file)), "correct": correct, "explanation": explanation}

    def explanation(self, option: Option, item: Item) -> list[str]:
        """An option's explanation by line, with links to what a wrong option stands for."""
        lines = self.words(option.explanation, item.file).split("\n") if option.explanation else []
        return [*lines, *self.stands_for(option)]

    def stands_for(self, answer: Option | WrongAnswer | Choice) -> list[str]:
        """Links to the level that an option stands for, and to the mistakes behind a wrong answer, by line."""
        lines = []
        if isinstance(answer, Option) and (level := self.course.levels.get(answer.level or "")):
            words = f"{level.code}: {level.title}"
            shown = ["", f"Action level: {self.link('level', level.name, words)}", "{: .stands-for }"]
            lines += shown if answer.text.text != words else []
        if answer.error:
            lines += ["", f"Cueing error: {self.link('error', answer.error)}", "{: .stands-for }"]
        if answer.misconception:
            belief = self.link("misconception", answer.misconception)
            lines += ["", f"The belief behind it: {belief}", "{: .stands-for }"]
        return lines

    def in_line(self, text: Prose, file: str) -> str:
        """Words that stand on one line, whatever they begin with."""
        return _in_line(self.words(text, file))

    def opening(self, case: Case) -> str:
        """The first paragraph of a case."""
        return self.words(case.opening, case.file).strip().split("\n\n")[0]

    def about(self, item: Item) -> str:
        """The lesson and the objective of a question, as links for after it."""
        parts = []
        if lesson := self.shown_in(item.name):
            parts.append(f"Lesson: {self.link('lesson', lesson)}")
        if objective := objective_of(item, self.course):
            parts.append(f"Objective: {self.link('objective', objective)}")
        return " · ".join(parts)

    def behind(self, item: Item) -> str:
        """The rules, findings and sources of a question, as links for its explanation: they give the answer away."""
        parts = []
        if item.facts.rule:
            parts.append(f"Rule: {self.links('rule', item.facts.rule)}")
        if item.facts.findings:
            parts.append(f"Findings: {self.links('finding', item.facts.findings)}")
        if cited := self.cited(item):
            parts.append(f"Sources: {self.links_by_name('source', cited)}")
        return " · ".join(parts)

    def ways(self, drill: Drill, which: str) -> str:
        """Easier or harder ways as a list, with the words of the section below."""
        names = drill.easier if which == "easier" else [*self.harder(drill), *drill.harder]
        rows = "\n".join(f"- {self.way(way)}" for way in names)
        return f"{rows}\n\n{self.words(getattr(drill, which + '_how'), drill.file)}".strip()

    def ways_list(self, drill: Drill) -> str:
        return ", ".join(self.way(way) for way in drill.easier)

    def harder(self, drill: Drill) -> list[str]:
        """The drills that name this one as easier."""
        return [
            name
            for name in self.course.drills
            if drill.name in easier_drills(self.course, name) and name not in drill.harder
        ]

    def boundary(self, error: CueingError) -> str:
        """The rule and level where a cueing error ends in a referral."""
        if not error.rule or error.rule not in self.course.rules:
            return ""
        return f"\n\n**Referral boundary:** {self.level_of(error.rule)} · {self.link('rule', error.rule)}"

    def level_of(self, rule: str) -> str:
        """A link to a rule's level, with its words."""
        level = self.course.levels.get(self.course.rules[rule].level)
        return self.link("level", level.name, f"{level.code}: {level.title}") if level else ""

    def urgency(self, level: str) -> int:
        """1 for the most urgent level."""
        return [*self.course.levels, level].index(level) + 1

    def condition(self, rule: Rule) -> str:
        """When a rule holds, in words with a link to each finding."""
        return self._condition(rule.when, outer=True) + self._unless(rule.unless)

    def _unless(self, names: list[str]) -> str:
        """What softens a rule; a long list is folded."""
        rows = "\n".join(f"- {self.link('finding', name)}" for name in names)
        if len(names) > FEW:
            words = f"<summary>Unless one of {len(names)} findings is there</summary>"
            return f'\n\n<details class="unless" markdown="1">\n{words}\n\n{rows}\n\n</details>'
        return f"\n\n**Unless** one of these is there:\n\n{rows}" if names else ""

    def _condition(self, condition: Condition, outer: bool = False) -> str:
        if condition.finding:
            return ("**When:** " if outer else "") + self.link("finding", condition.finding)
        parts = condition.all or condition.any or []
        joined = " *and* " if condition.all else " *or* "
        if outer:
            words = "all of these are there" if condition.all else "any of these is there"
            rows = "\n".join(f"- {self._condition(part)}" for part in parts)
            return f"**When** {words}:\n\n{rows}" if len(parts) > 1 else f"**When:** {self._condition(parts[0])}"
        return joined.join(f"({self._condition(p)})" if p.all or p.any else self._condition(p) for p in parts)

    def met_in(self, kind: str, name: str) -> str:
        """The cueing errors, lessons, cases and written questions that name a thing, told where it is at home."""
        by = ["error", "lesson", "case"] + ["item"] * (kind != "level")  # a level's questions are met at its rules
        found = [user for user in self.users(kind, name, *by) if not self._is_generated(*user)]
        found = found if self.at_home(kind, name) else []
        return f"**Met in:** {' · '.join(self.link(k, n) for k, n in found)}" if found else ""

    def _is_generated(self, kind: str, name: str) -> bool:
        return kind == "item" and self.course.items[name].generated

    def sources(self, thing: Thing) -> str:
        """The sources of a thing on one line."""
        cited = self.cited(thing)
        return f'<p class="sources" markdown="1">Sources: {self.links_by_name("source", cited)}</p>' if cited else ""

    def source_list(self, keys: list[str]) -> str:
        """Sources as a list, each with its citation."""
        rows = (f"- {self.link('source', key, key)}: {self.course.sources[key].cite}" for key in keys)
        return "\n".join(rows)

    def steps(self, steps: list[str]) -> str:
        return "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))

    def own_anchor(self, kind: str, name: str) -> str:
        """The anchor of a heading, on the page where the thing is at home."""
        return f" {{ #{anchor(kind, name)} }}" if self.at_home(kind, name) else ""

    def heading(self, kind: str, name: str, words: str) -> str:
        """The heading of a card: with its anchor where the thing is at home, elsewhere a link to there."""
        if self.at_home(kind, name):
            return words + self.own_anchor(kind, name)
        return f'{self.link(kind, name, words)} {{: data-toc-label="{escape(words)}" }}'

    def own_id(self, kind: str, name: str) -> str:
        return f' id="{anchor(kind, name)}"' if self.at_home(kind, name) else ""

    def at_home(self, kind: str, name: str) -> bool:
        return address(self.course, kind, name)[0] == self.path

    def names(self, kind: str, name: str, by: str) -> list[str]:
        """The names of the things of one kind that name this one."""
        return [user for _, user in self.users(kind, name, by)]

    def tests(self, code: str) -> str:
        """Links to the questions that test an objective, or to their quizzes, where they are many; and to exams."""
        items = [item for item in self.course.items.values() if objective_of(item, self.course) == code]
        exams = self.exams("objective", code)
        if len(items) > MANY:
            quizzes = dict.fromkeys(item.quiz for item in items if item.quiz)
            asked = f"{len(items)} questions: {self.links('quiz', list(quizzes))}"
        else:
            asked = ", ".join(f"[question {n}]({self.to('item', item.name)})" for n, item in enumerate(items, 1))
        return f"{asked}, and in {self.links('quiz', exams)}" if exams else asked

    def exams(self, kind: str, name: str) -> list[str]:
        """The exams that draw from an objective or a module."""
        return [quiz for quiz in self.names(kind, name, "quiz") if self.course.quizzes[quiz].draw]

    def module_of(self, strategy: Strategy) -> Module | None:
        """The module that teaches a strategy, if this edition has one."""
        return next((module for module in self.course.modules.values() if module.strategy == strategy.name), None)

    def about_referral(self, quiz: Quiz) -> bool:
        return any(item.facts.rule or item.facts.findings for item in quiz.items)

    def called_for_by(self, finding: Finding) -> list[Rule]:
        """The rules that may hold because of a finding."""
        return [rule for rule in self.course.rules.values() if finding.name in set(named_in(rule.when))]

    def softened_by(self, finding: Finding) -> list[Rule]:
        """The rules that don't hold with a finding."""
        return [rule for rule in self.course.rules.values() if finding.name in rule.unless]

    def findings(self, names: list[str]) -> list[Finding]:
        """The findings of these names."""
        return [self.course.findings[name] for name in names if name in self.course.findings]

    def for_practice(self) -> bool:
        """Whether a level or a rule of the most urgent two levels has no review that holds."""
        urgent = list(self.course.levels)[:MOST_URGENT]
        things = [("level", name) for name in urgent]
        things += [("rule", rule.name) for rule in self.course.rules.values() if rule.level in urgent]
        return not all(f"{kind}:{name}" in self.reviewed for kind, name in things)

    def all_rules(self) -> list[tuple[str, str]]:
        return [("rule", name) for name in self.course.rules] + [("level", name) for name in self.course.levels]

    def all_items(self) -> list[tuple[str, str]]:
        return [("item", name) for name in self.course.items]

    def asked_in(self, quiz: Quiz) -> list[tuple[str, str]]:
        """What a quiz shows that a review covers."""
        return asked_in(quiz, self.course)

    def read_in_part(self) -> list[tuple[str, list[str]]]:
        """The sources of which no more than a part was read, by how much that was."""
        sources = sorted(self.course.sources.values(), key=lambda source: source.id)
        groups = [(words, [one.name for one in sources if one.seen == seen]) for seen, words in IN_PART.items()]
        return [group for group in groups if group[1]]

    def seen(self, source: Source) -> str:
        """How much of a source was read, in words."""
        return {
            "full": "in full",
            "abstract": "its abstract",
            "page": "the page",
            "excerpt": "an excerpt",
            "secondary": "what another page says of it",
        }.get(source.seen, "")


BLOCK = re.compile(r"[-+*][ \t]|[#>]|!!!|\?\?\?|\[[^\]]*\]:|(?:[-*_][ \t]*){3,}$|(?P<digits>\d+)\.[ \t]")


def _in_line(text: str) -> str:
    """The same words, where Markdown would begin a list, a heading or another block with them."""
    if not (block := BLOCK.match(text)):
        return text
    start = block.end("digits") if block["digits"] else 0
    return f"{text[:start]}&#{ord(text[start])};{text[start + 1 :]}"
