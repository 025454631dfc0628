"""Fill the templates of a course: its prose with the links made real, its cards, its questions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import escape

from coursewright import prose
from coursewright.addresses import address, anchor, home_of, relative
from coursewright.model import (
    Condition, Course, CueingError, Drill, Item, Module, Option, Prose, Quiz, Rule, Source, Strategy, Thing,
)  # fmt: skip
from coursewright.question import question_data, scrambled
from coursewright.questions import BLANK
from coursewright.references import Use, easier_drills, is_name, lookup, objective_of, uses

CARDS = ("drill", "error", "rule", "level", "myth")
"""The kinds that a link alone on its line turns into a card."""


class Writer:
    """Fills templates for one course."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.environment = Environment(
            loader=PackageLoader("coursewright"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.do"],
        )
        self.environment.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
        self.environment.filters["attribute"] = escape
        self.environment.globals.update(anchor=anchor, is_name=is_name)
        self.by_target: dict[tuple[str, str], list[Use]] = {}
        self.by_user: dict[int, list[Use]] = {}
        for use in uses(course):
            self.by_target.setdefault((use.kind, use.name), []).append(use)
            self.by_user.setdefault(id(use.by), []).append(use)
        self.reviewed = {name for review in course.reviews for name in review.of}
        self.urgency = {name: n for n, name in enumerate(course.levels, 1)}

    def page(self, template: str, path: str, source: str, **values: Any) -> str:
        """The text of one page."""
        here = Here(self, path)
        text = self.environment.get_template(f"{template}.md.jinja").render(course=self.course, here=here, **values)
        return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


class Here:
    """What a template asks for, seen from one page."""

    def __init__(self, writer: Writer, path: str) -> None:
        self.writer = writer
        self.course = writer.course
        self.path = path

    def to(self, kind: str, name: str) -> str:
        """The way from this page to a thing."""
        page, mark = address(self.course, kind, name)
        way = "" if page == self.path and mark else relative(page, self.path)
        return f"{way}#{mark}" if mark else way

    def link(self, kind: str, name: str, label: str = "") -> str:
        """A link to a thing; its words alone if there is no such thing."""
        thing = lookup(self.course, kind, name)
        if thing is None:
            return label or name
        return f"[{label or title(thing)}]({self.to(kind, name)})"

    def links(self, kind: str, names: list[str]) -> str:
        """Links to several things of one kind, with commas between them."""
        return ", ".join(self.link(kind, name) for name in names)

    def way(self, way: str) -> str:
        """An easier or a harder way: a link to the drill, or the words."""
        return self.link("drill", way) if is_name(way) else way

    def users(self, kind: str, name: str, *by: str) -> list[tuple[str, str]]:
        """Kind and name of the things that name this one, of the kinds asked for, each once."""
        found = dict.fromkeys((use.by_kind, use.by.name) for use in self.writer.by_target.get((kind, name), []) if use.by_kind in by)
        return [(k, n) for k, n in found if (k, n) != (kind, name)]

    def cited(self, thing: Thing) -> list[str]:
        """The keys of the sources that a thing cites, each once."""
        return list(dict.fromkeys(use.name for use in self.writer.by_user.get(id(thing), []) if use.kind == "source" and use.name in self.course.sources))

    def shown_in(self, item: str) -> str | None:
        """The lesson that shows a question."""
        return next((use.by.name for use in self.writer.by_target.get(("item", item), []) if use.shown and use.by_kind == "lesson"), None)

    def unreviewed(self, *things: tuple[str, str]) -> bool:
        """Whether to say that nobody has reviewed what this page shows."""
        return bool(self.course.settings.unreviewed) and not {f"{k}:{n}" for k, n in things} <= self.writer.reviewed

    def shown(self, thing: Thing) -> list[tuple[str, str]]:
        """The things that a thing shows or names and that a review covers."""
        return [(use.kind, use.name) for use in self.writer.by_user.get(id(thing), []) if use.kind in ("drill", "error", "rule", "level") and (use.shown or use.kind in ("rule", "level"))]

    def refers(self, thing: Thing) -> bool:
        """Whether a thing is about referral."""
        return any(use.kind in ("rule", "level", "finding") for use in self.writer.by_user.get(id(thing), []))

    def words(self, text: Prose | None, file: str, embed: bool = False) -> str:
        """An author's prose with its links made real; with `embed`, a link alone on its line becomes the thing itself."""
        if text is None:
            return ""
        edits: list[tuple[int, int, str]] = []
        for link in prose.links(text.text):
            if link.thing:
                edits.append((link.start, link.end, self._thing(link, embed)))
            elif not prose.SCHEME.match(link.target) and not link.target.startswith(("#", "/")):
                edits.append((link.target_start, link.target_start + len(link.target), self._rebased(link.target, file)))
        for citation in prose.citations(text.text):
            edits.append((citation.start, citation.end, self.citation(citation.keys)))
        if embed:
            edits += [(block.start(), block.end(), self._block(text, block.start(), file)) for block in prose.quiz_blocks(text.text)]
        return _edited(text.text, edits)

    def citation(self, keys: tuple[str, ...]) -> str:
        """Links to sources, in brackets."""
        return f"[{self.links_by_name('source', keys)}]"

    def links_by_name(self, kind: str, names: Iterable[str]) -> str:
        """Links to several things, each called by its name."""
        return ", ".join(self.link(kind, name, name) for name in names)

    def _thing(self, link: prose.Link, embed: bool) -> str:
        kind, name = link.thing or ("", "")
        if kind == "quiz" and "#" in name:
            kind, name = "item", name.partition("#")[2]
        thing = lookup(self.course, kind, name)
        if thing is None:
            return link.label
        if embed and link.alone and kind == "item":
            return self.question(self.course.items[name])
        if embed and link.alone and kind in CARDS:
            return self.macro("cards", kind)(self, thing, 3)
        return self.link(kind, name, link.label)

    def _rebased(self, target: str, file: str) -> str:
        """A relative target, as it leads from this page to what it means from its author's file."""
        path, hash_, mark = target.partition("#")
        meant = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        return relative(home_of(meant), self.path) + hash_ + mark

    def _block(self, text: Prose, start: int, file: str) -> str:
        line = text.line + text.text[:start].count("\n")
        item = next((i for i in self.course.items.values() if i.file == file and i.marks[()][0] in (line, line + 1)), None)
        return self.question(item) if item else ""

    def question(self, item: Item) -> str:
        """A question as mkdocs-quiz reads it."""
        return self.macro("question", "question")(self, item, question_data(item))

    def macro(self, template: str, name: str) -> Callable[..., str]:
        module = self.writer.environment.get_template(f"{template}.md.jinja").make_module({"course": self.course})
        return lambda *values: str(getattr(module, name)(*values)).strip("\n")

    # What the templates ask of a thing, in words or links.

    def stem(self, item: Item) -> str:
        """A question's words, with its blanks numbered: what they accept stands in the comment."""
        count = iter(range(len(item.blanks)))
        text = self.words(item.stem, item.file)
        return BLANK.sub(lambda _: f"[[{next(count)}]]", text) if item.type == "fill" else text

    def options(self, item: Item) -> list[dict[str, object]]:
        """A question's options with their explanations by line; of an order question its steps, scrambled."""
        options: list[dict[str, object]] = [
            {"text": self.words(option.text, item.file), "correct": option.correct, "explanation": self.explanation(option, item)}
            for option in item.options
        ]
        return options or [{"text": self.words(step.text, item.file), "correct": True, "explanation": []} for step in scrambled(item)]

    def explanation(self, option: Option, item: Item) -> list[str]:
        """An option's explanation by line, with links to what a wrong option stands for."""
        lines = self.words(option.explanation, item.file).split("\n") if option.explanation else []
        if option.error:
            lines += ["", f"Cueing error: {self.link('error', option.error)}"]
        if option.misconception:
            lines += ["", f"The belief behind it: {self.link('misconception', option.misconception)}"]
        return lines

    def about(self, item: Item) -> str:
        """The lesson, rules and objective behind a question, as links for after it."""
        parts = []
        if lesson := self.shown_in(item.name):
            parts.append(f"Lesson: {self.link('lesson', lesson)}")
        if item.facts.rule:
            parts.append(f"Rule: {self.links('rule', item.facts.rule)}")
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
        return [name for name in self.course.drills if drill.name in easier_drills(self.course, name) and name not in drill.harder]

    def boundary(self, error: CueingError) -> str:
        """The rule and level where a cueing error ends in a referral."""
        if not error.rule or error.rule not in self.course.rules:
            return ""
        return f"\n\n**Referral boundary:** {self.level_of(error.rule)}, {self.link('rule', error.rule)}"

    def level_of(self, rule: str) -> str:
        """A link to a rule's level, with its words."""
        level = self.course.levels.get(self.course.rules[rule].level)
        return self.link("level", level.name, f"{level.code}: {level.title}") if level else ""

    def urgency(self, level: str) -> int:
        """1 for the most urgent level."""
        return self.writer.urgency.get(level, len(self.writer.urgency))

    def condition(self, rule: Rule) -> str:
        """When a rule holds, in words with a link to each finding."""
        text = self._condition(rule.when, outer=True)
        if rule.unless:
            text += f"\n\n**Unless:** {'; '.join(self.link('finding', name) for name in rule.unless)}"
        return text

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

    def rule_uses(self, rule: Rule) -> str:
        """The cueing errors and lessons that lead to a rule."""
        found = self.users("rule", rule.name, "error", "lesson")
        return f"**Met in:** {', '.join(self.link(k, n) for k, n in found)}" if found else ""

    def sources(self, thing: Thing) -> str:
        """The sources of a thing on one line."""
        cited = self.cited(thing)
        return f"<p class=\"sources\" markdown=\"1\">Sources: {self.links_by_name('source', cited)}</p>" if cited else ""

    def source_list(self, keys: list[str]) -> str:
        """Sources as a list, each with its citation."""
        rows = (f"- {self.link('source', key, key)}: {self.course.sources[key].cite}" for key in keys)
        return "\n".join(rows)

    def steps(self, steps: list[str]) -> str:
        return "\n".join(f"{n}. {step}" for n, step in enumerate(steps, 1))

    def own_anchor(self, kind: str, name: str) -> str:
        """The anchor of a heading, on the page where the thing is at home."""
        return f" {{ #{anchor(kind, name)} }}" if self.at_home(kind, name) else ""

    def own_id(self, kind: str, name: str) -> str:
        return f' id="{anchor(kind, name)}"' if self.at_home(kind, name) else ""

    def at_home(self, kind: str, name: str) -> bool:
        return address(self.course, kind, name)[0] == self.path

    def names(self, kind: str, name: str, by: str) -> list[str]:
        """The names of the things of one kind that name this one."""
        return [user for _, user in self.users(kind, name, by)]

    def tests(self, code: str) -> list[str]:
        """The questions that test an objective."""
        return [item.name for item in self.course.items.values() if objective_of(item, self.course) == code]

    def module_of(self, strategy: Strategy) -> Module | None:
        """The module that teaches a strategy, if this edition has one."""
        return next((module for module in self.modules() if module.strategy == strategy.name), None)

    def modules(self) -> list[Module]:
        """The modules in the order of the course."""
        return [self.course.modules[name] for name in self.course.settings.modules if name in self.course.modules]

    def about_referral(self, quiz: Quiz) -> bool:
        return any(item.facts.rule or item.facts.findings for item in quiz.items)

    def all_rules(self) -> list[tuple[str, str]]:
        return [("rule", name) for name in self.course.rules] + [("level", name) for name in self.course.levels]

    def seen(self, source: Source) -> str:
        """How much of a source was read, in words."""
        return {"full": "in full", "abstract": "its abstract", "page": "the page", "excerpt": "an excerpt", "secondary": "what another page says of it"}.get(source.seen, "")


def title(thing: Thing) -> str:
    """What a thing is called."""
    for key in ("title", "term", "myth", "code", "text", "id"):
        if value := getattr(thing, key, ""):
            return str(value)
    return thing.name


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    """The text with some of its stretches replaced; of two that overlap, the longer holds."""
    parts, end = [], 0
    for start, stop, new in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start >= end:
            parts += [text[end:start], new]
            end = stop
    return "".join([*parts, text[end:]])
