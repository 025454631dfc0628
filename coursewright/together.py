"""Which findings can go together in one client, by the table that an instructor writes."""

from __future__ import annotations

from collections.abc import Iterable

from coursewright.logic import Findings
from coursewright.model import Person, Scene, Telling, Vignettes


class Table:
    """The table, to be asked."""

    def __init__(self, vignettes: Vignettes) -> None:
        self._tellings = {telling.finding: telling for telling in vignettes.findings}
        self._aged = [telling for telling in vignettes.findings if not has_words(telling)]
        self._apart = [frozenset(group.findings) for group in vignettes.apart]
        self._known: dict[tuple[Findings, int | None], Findings] = {}

    def all_of(self, findings: Iterable[str], age: int | None = None) -> Findings:
        """The findings with all that they imply, and with what a client of this age has by age alone."""
        found = frozenset(findings)
        if (found, age) not in self._known:
            whole = found
            while more := self._following(whole, age) - whole:
                whole |= more
            self._known[found, age] = whole
        return self._known[found, age]

    def _following(self, found: Findings, age: int | None) -> Findings:
        implied = {name for one in found & self._tellings.keys() for name in self._tellings[one].implies}
        aged = [telling for telling in self._aged if age is not None and is_of_age(telling, age)]
        return frozenset(implied.union(t.finding for t in aged if not t.needs or found & set(t.needs)))

    def told(self, findings: Findings) -> list[Telling]:
        """Those of the findings that need words, in the order in which they are told."""
        known = findings & self._tellings.keys()
        implied = {name for one in known for name in self._tellings[one].implies}
        left = known - implied
        return [telling for name, telling in self._tellings.items() if name in left and has_words(telling)]

    def go_together(self, findings: Findings) -> bool:
        """Whether nothing among the findings, with all that they imply, contradicts another."""
        known = self.all_of(findings)
        return (
            known <= self._tellings.keys()
            and all(len(group & known) < 2 for group in self._apart)
            and not any(known & set(self._tellings[name].not_with) for name in known)
            and all(self._goes_with(self._tellings[name], known) for name in known)
        )

    def _goes_with(self, telling: Telling, others: Findings) -> bool:
        welcome = {telling.finding, *telling.only_with, *(aged.finding for aged in self._aged)}
        return not telling.only_with or others <= self.all_of(welcome)

    def completed(self, findings: Findings) -> list[Findings]:
        """The findings as they are; if one of them lacks what it needs, a set with each way to give it that."""
        known = self.all_of(findings)
        needed = (telling.needs for name, telling in self._tellings.items() if name in known)
        lacking = next((needs for needs in needed if needs and not known & set(needs)), None)
        return [findings | {name} for name in lacking] if lacking else [findings]

    def suits(self, findings: Findings, person: Person, scene: Scene) -> bool:
        """Whether this person can have these findings, and has all that they need, in this scene."""
        known = self.all_of(findings, person.age)
        tellings = [self._tellings[name] for name in known]
        return all(
            can_have(telling, person, scene) and (not telling.needs or known & set(telling.needs))
            for telling in tellings
        )


def can_have(telling: Telling, person: Person, scene: Scene) -> bool:
    """Whether this person can have it in this scene, by age and by tags."""
    return is_of_age(telling, person.age) and {*person.tags, *scene.tags}.issuperset(telling.only)


def has_words(telling: Telling) -> bool:
    """Whether a story says it; otherwise the person's age does."""
    return bool(telling.file or telling.says or telling.sees)


def is_of_age(telling: Telling, age: int) -> bool:
    """Whether a client of this age, in years, can have it."""
    return (telling.from_ is None or telling.from_ <= age) and (telling.to is None or age <= telling.to)
