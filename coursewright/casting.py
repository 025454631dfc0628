"""Which clients vignettes are about: findings that go together, and a twin that differs in one.

Everything is chosen as by lot, from the seed and the names of what is chosen between. So a finding, a person or a rule
that is added or changed leaves most stories as they were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, product

from coursewright.logic import MARKS, MOST_WAYS, Answers, Findings, holds, least_sets, levels_in, ways
from coursewright.model import Course, Person, Rule, Scene, Vignettes
from coursewright.question import short
from coursewright.story import first, mixed
from coursewright.together import Table, has_words

MOST_DRY = 6
"""After so many turns without a new story no more is looked for."""

MOST_CHANGES = 40
"""So many findings are tried on a client for a twin with one more."""

NOTHING: Findings = frozenset()


@dataclass(frozen=True)
class Client:
    """A client in a story."""

    person: Person
    scene: Scene
    chosen: Findings
    findings: Findings
    """Those chosen, with all that follows from them and from the person's age."""
    told: tuple[str, ...]
    """Those that need words, in the order of the telling."""

    @property
    def name(self) -> str:
        """The name of the question: it stays as long as the person and the told findings do."""
        return f"vignette-{short(','.join([self.person.name, *sorted(self.told)]))}"


@dataclass(frozen=True)
class Twin:
    """The same client with one finding changed, and at another level for it."""

    client: Client
    level: str
    lacks: str | None
    """The finding that is gone."""
    has: str | None
    """The finding that has come."""


@dataclass(frozen=True)
class Story:
    """A client, the level that the rules give, and the twin, if there is one."""

    client: Client
    level: str
    twin: Twin | None


Change = tuple[str | None, str | None]
"""A finding that goes, and one that comes."""


def cast(vignettes: Vignettes, course: Course) -> list[Story]:
    """The stories to tell, each with its twin behind it: one for every rule, then every rule in turn, and again."""
    casting = _Casting(vignettes, course)
    turn = dry = 0
    while len(casting.chosen) < vignettes.count and dry < MOST_DRY:
        dry = 0 if casting.take(turn) else dry + 1
        turn += 1
    return list(casting.chosen.values())[: vignettes.count]


def deciding(story: Story, course: Course) -> list[Rule]:
    """The rules that give a client the level."""
    return [rule for rule in course.rules.values() if _decides(rule, story)]


def _decides(rule: Rule, story: Story) -> bool:
    return rule.level == story.level and holds(rule, story.client.findings)


class _Casting:
    """All that clients are made from."""

    def __init__(self, vignettes: Vignettes, course: Course) -> None:
        self.vignettes, self.levels = vignettes, course.levels
        self.chosen: dict[str, Story] = {}
        self.table = Table(vignettes)
        self.rules = [rule for rule in course.rules.values() if ways(rule.when) <= MOST_WAYS]
        self.asking = Counter(rule.level for rule in self.rules)
        self.asides = [frozenset([telling.finding]) for telling in vignettes.findings if telling.aside]
        self.words = [telling.finding for telling in vignettes.findings if has_words(telling)]
        calm = {rule.id: _sets(rule) for rule in self.rules if course.levels[rule.level].train != "no"}
        self.calm = NOTHING.union(*chain(*calm.values()))
        self.starts = {"": [NOTHING], **{name: _with_less(sets) for name, sets in calm.items()}}

    def take(self, turn: int) -> bool:
        """Choose a story for each rule, at first only for those that decide in none yet. Whether any is new."""
        before = len(self.chosen)
        for rule in mixed(self.rules, self.vignettes.seed, key=lambda rule: rule.id):
            needed = turn or not any(_decides(rule, story) for story in self.chosen.values())
            if needed and len(self.chosen) < self.vignettes.count:
                self._choose(rule, turn)
        return len(self.chosen) > before

    def _choose(self, rule: Rule, turn: int) -> None:
        """Choose one more client for whom a rule decides, and a twin, where there is one."""
        client = next((client for client in self.clients(rule, turn) if client.name not in self.chosen), None)
        if client is None:
            return
        twin = next((twin for twin in self.twins(client, rule.level) if twin.client.name not in self.chosen), None)
        self.chosen[client.name] = Story(client, rule.level, twin)
        if twin:
            back = Twin(client, rule.level, twin.has, twin.lacks)
            self.chosen[twin.client.name] = Story(twin.client, twin.level, back)

    def clients(self, rule: Rule, turn: int) -> Iterator[Client]:
        """Clients for whom a rule decides: it holds for them beside what lets another train, or beside nothing."""
        lot = self.vignettes.seed, rule.id, turn
        asides = mixed(self.asides, *lot, key=sorted) if turn % 2 else [NOTHING]
        starts = [start for name in mixed(self.starts, *lot) for start in mixed(self.starts[name], *lot, key=sorted)]
        for least, aside, start in product(mixed(_sets(rule), *lot, key=sorted), asides, starts):
            for findings in self.table.completed(least | start | aside):
                client = next(self._having(findings, rule.id, turn), None)
                if client and holds(rule, client.findings) and self._levels([client]) == [rule.level]:
                    yield client

    def _having(self, findings: Findings, *lot: object) -> Iterator[Client]:
        """Clients with these findings."""
        if self.table.go_together(findings):
            for person in mixed(self.vignettes.people, self.vignettes.seed, *lot, key=lambda one: one.name):
                for scene in mixed(self.vignettes.scenes, self.vignettes.seed, *lot, key=lambda one: one.id):
                    if client := self._client(findings, person, scene):
                        yield client

    def _client(self, findings: Findings, person: Person, scene: Scene) -> Client | None:
        """This person with these findings, if that makes sense and can be told."""
        told = tuple(telling.finding for telling in self.table.told(self.table.all_of(findings)))
        if 0 < len(told) <= self.vignettes.most and self.table.suits(findings, person, scene):
            return Client(person, scene, findings, self.table.all_of(findings, person.age), told)
        return None

    def _levels(self, clients: list[Client]) -> list[str | None]:
        """The level of each of many clients, decided at once."""
        yes: dict[str, int] = {}
        for n, client in enumerate(clients):
            for name in client.findings:
                yes[name] = yes.get(name, 0) | 1 << n
        named = dict(zip(MARKS, self.levels, strict=False))
        return [named.get(mark) for mark in levels_in(self.rules, self.levels, Answers(len(clients), yes))]

    def twins(self, client: Client, level: str) -> Iterator[Twin]:
        """The same client at another level: with one finding less, one more, or one in the place of another.

        Half of the clients get one with something calm, if they can, and at a level that few rules ask for.
        """
        lot = self.vignettes.seed, client.person.name, *client.told
        ways = [self._calmer, self._other]
        for way in ways if first((True, False), *lot) else reversed(ways):
            yield from way(client, level, lot)

    def _calmer(self, client: Client, level: str, lot: tuple[object, ...]) -> list[Twin]:
        gone, come = mixed(client.chosen & set(client.told), *lot), mixed(self.calm, *lot)
        changes = [*product(gone, [None]), *product([None], come), *product(gone, come)]
        twins = [twin for twin in self._changed(client, level, changes) if not twin.lacks or self._is_calm(twin)]
        return sorted(twins, key=lambda twin: self.asking[twin.level])

    def _is_calm(self, twin: Twin) -> bool:
        """Whether a finding is only gone, or the one in its place lets training go on."""
        return not twin.has or self.levels[twin.level].train != "no"

    def _other(self, client: Client, level: str, lot: tuple[object, ...]) -> list[Twin]:
        return self._changed(client, level, product([None], mixed(self.words, *lot)[:MOST_CHANGES]))

    def _changed(self, client: Client, level: str, changes: Iterable[Change]) -> list[Twin]:
        """What each change makes of a client, where it makes sense and another level."""
        found: list[tuple[Client, Change]] = []
        for lacks, has in changes:
            findings = client.chosen - {lacks} | ({has} if has else NOTHING)
            twin = self._client(findings, client.person, client.scene) if self.table.go_together(findings) else None
            # All else must be told in both, or the sentence that compares them would leave a difference out.
            if twin and {*client.told} - {lacks} == {*twin.told} - {has}:
                found.append((twin, (lacks, has)))
        levels = self._levels([twin for twin, _ in found])
        return [
            Twin(twin, new, *change)
            for (twin, change), new in zip(found, levels, strict=True)
            if new is not None and new != level
        ]


def _with_less(sets: list[Findings]) -> list[Findings]:
    """The sets, and each without one of its findings."""
    return [*sets, *(least - {name} for least in sets for name in least)]


def _sets(rule: Rule) -> list[Findings]:
    """The least sets of findings for which a rule holds."""
    return [least for least in least_sets(rule.when) if not least & set(rule.unless)]
