"""What a new lesson, drill, cueing error, quiz, case or module consists of; nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coursewright import folder, names, stubs
from coursewright.source import ODD, Source, read

PLACES = {
    "lesson": "content/modules/{module}/{name}.md",
    "drill": "content/drills/{name}.md",
    "error": "content/errors/{name}.md",
    "quiz": "quizzes/{name}.md",
    "case": "content/cases/{name}.md",
    "module": "content/modules/{name}/module.yml",
}
"""What can be begun, and where it stands."""


LEVELS = "content/referral/levels.yml"


class Refused(Exception):  # noqa: N818 - see design, "Words"
    """It can't be begun so; the words say why."""


@dataclass(frozen=True)
class Begun:
    """The files of a new thing, and the list that it belongs into."""

    files: dict[str, str]
    listed: tuple[str, str, str] | None = None
    """A file, the key of its list, and the name to add."""


@dataclass(frozen=True)
class Wish:
    """What is to be begun."""

    root: Path
    """The course's folder."""
    kind: str
    title: str
    name: str = ""
    """The name of its file; made from the title, where none is wished."""
    module: str = ""
    ids: frozenset[str] = frozenset()
    """The ids of the course's questions."""


def begin(wish: Wish) -> Begun:
    """The files of a new thing. Raises Refused."""
    wish = replace(wish, title=" ".join(wish.title.split()))
    wish = replace(wish, name=_name(wish.title, wish.name))
    make = {"lesson": _lesson, "quiz": _quiz, "case": _case, "module": _module}.get(wish.kind, _file)
    begun = make(wish)
    _must_be_free(wish, begun.files)
    return begun


def _name(title: str, name: str) -> str:
    """The name of a new file: the one that is wished, or one that is made from the title."""
    if not title:
        raise Refused("the title has no words")
    if ODD.search(title):
        raise Refused("the title holds a character that can't be seen")
    if name and not names.SLUG.fullmatch(name):
        raise Refused(f"'{name}' can't be a name: use lower-case letters, digits and hyphens")
    found = name or names.from_title(title)
    if not found:
        raise Refused(f"'{title}' has no letter from a to z to make a file's name of: add --name and a name")
    if found in names.RESERVED:
        raise Refused(f"no file can be called '{found}': add --name and another name")
    return found


def _must_be_free(wish: Wish, wanted: Collection[str]) -> None:
    """Refuse what would stand in the place, or under the name, of something else; a lesson's name is the course's."""
    patterns = [re.sub(r"^content/modules/[^/]*/(?!module\.yml)", "content/modules/*/", file) for file in wanted]
    for file in folder.files(wish.root):
        if any(folder.is_read(file.lower(), pattern) for pattern in patterns):
            raise Refused(f"the name '{wish.name}' is taken, by {file}: choose another title, or add --name")


def _place(kind: str, name: str, module: str = "") -> str:
    return PLACES[kind].format(name=name, module=module)


def _file(wish: Wish) -> Begun:
    return Begun({_place(wish.kind, wish.name): stubs.filled(f"{wish.kind}.md", wish.title)})


def _lesson(wish: Wish) -> Begun:
    module = _module_of(wish, "a lesson")
    text = stubs.filled("lesson.md", wish.title, among=_among(wish.root, module))
    return Begun({_place("lesson", wish.name, module): text}, (_place("module", module), "lessons", wish.name))


def _quiz(wish: Wish) -> Begun:
    module = _module_of(wish, "a quiz")
    head = stubs.filled("quiz.md", wish.title, module=module, among=_among(wish.root, module))
    question = stubs.filled("questions/single.md", "First question", name=names.free(f"{wish.name}-1", wish.ids))
    return Begun({_place("quiz", wish.name): head + question})


def _case(wish: Wish) -> Begun:
    """A case, where there are levels for it to end in."""
    if not (wish.root / LEVELS).is_file():
        raise Refused(f"a case ends in an action level, and the course has none: write {LEVELS} first")
    return _file(wish)


def _module(wish: Wish) -> Begun:
    """A module with a first lesson of its title: a module has at least one."""
    code = _free_code(wish)
    lesson = stubs.filled("lesson.md", wish.title, among=f", such as {code}")
    files = {
        _place("module", wish.name): stubs.filled("module.yml", wish.title, code=code, name=wish.name),
        _place("lesson", wish.name, wish.name): lesson,
    }
    return Begun(files, ("content/course.yml", "modules", wish.name))


def _module_of(wish: Wish, what: str) -> str:
    """The module that is named; where none is, the only one."""
    known = sorted(source.file.split("/")[2] for source in _modules(wish.root))
    if wish.module in known:
        return wish.module
    if not wish.module and len(known) == 1:
        return known[0]
    lack = f"there is no module '{wish.module}'" if wish.module else f"{what} belongs to a module"
    raise Refused(
        f"{lack}: write --in and one of these: {', '.join(known)}" if known else f"{lack}: begin one with 'new module'"
    )


def _modules(root: Path) -> Iterator[Source]:
    files = [file for file in folder.files(root) if folder.is_read(file, "content/modules/*/module.yml")]
    return (read(root, file) for file in files)


def _codes(source: Source) -> list[str]:
    """The codes of a module's objectives, as far as they can be read."""
    head: Any = source.head
    objectives = head.get("objectives") if isinstance(head, dict) else None
    rows = objectives if isinstance(objectives, list) else []
    return [str(row["code"]) for row in rows if isinstance(row, dict) and row.get("code")]


def _among(root: Path, module: str) -> str:
    """Words that say which codes there are to choose from."""
    codes = _codes(read(root, _place("module", module)))
    return f", of {', '.join(codes)}" if codes else ""


def _free_code(wish: Wish) -> str:
    """A code for a first objective: the first letters of the module's name, and .1."""
    taken = {code.partition(".")[0].lower() for source in _modules(wish.root) for code in _codes(source)}
    letters = "".join(word[0] for word in wish.name.split("-"))
    return f"{names.free(letters, taken).upper()}.1"
