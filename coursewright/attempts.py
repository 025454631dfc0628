"""The first answers that trainees gave, found in their records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial

from coursewright.records import Answer, Carried, Record

MOST_CODES = 100
"""The most codes that one trainee can have brought from other devices."""


@dataclass
class Log:
    """All that is known of one trainee, each entry once."""

    devices: set[str] = field(default_factory=set)
    answers: dict[str, Answer] = field(default_factory=dict)
    carried: dict[str, Carried] = field(default_factory=dict)

    @property
    def names(self) -> list[tuple[str, str]]:
        """What no other trainee has: the devices and the answers."""
        return [*(("device", device) for device in self.devices), *(("answer", id_) for id_ in self.answers)]

    def add(self, devices: Iterable[str], answers: Iterable[Answer], carried: Iterable[Carried]) -> None:
        """Take entries in. Of two with one id the smaller is kept, whichever came first."""
        self.devices.update(devices)
        for answer in answers:
            self.answers[answer.id] = min(answer, self.answers.get(answer.id, answer))
        for entry in carried:
            self.carried[entry.id] = min(entry, self.carried.get(entry.id, entry))


@dataclass(frozen=True)
class Trainee:
    """What one trainee answered, of the questions that the course has now."""

    firsts: dict[str, Answer]
    """The first answer to each question in its current version."""
    older: set[str]
    """The questions that were answered in another version."""
    elsewhere: set[str]
    """The questions whose first answer was given on another device, where this record doesn't have it."""
    decided: int
    """The number of decisions taken in the course's client cases."""
    gone: int
    """The number of answers to questions that the course doesn't have."""


def trainees(records: Iterable[Record], versions: Mapping[str, str], decisions: Collection[str] = ()) -> list[Trainee]:
    """The trainees whose records these are; `versions` are the current ones, by item, and `decisions` are the names of
    what is decided in cases."""
    keys = lru_cache(MOST_CODES)(partial(_keys, versions))
    return [_trainee(log, versions, decisions, keys) for log in united(records)]


def united(records: Iterable[Record]) -> list[Log]:
    """One log for each trainee: records of one device, or with an answer in common, are one trainee's."""
    owner: dict[tuple[str, str], int] = {}
    logs: dict[int, Log] = {}
    for number, record in enumerate(records):
        log = logs[number] = Log()
        log.add([record.device], record.answers, record.carried)
        for other in {owner[name] for name in log.names if name in owner}:
            same = logs.pop(other)
            log.add(same.devices, same.answers.values(), same.carried.values())
        owner |= dict.fromkeys(log.names, number)
    return list(logs.values())


def _trainee(
    log: Log, versions: Mapping[str, str], decisions: Collection[str], keys: Callable[[int], dict[int, str]]
) -> Trainee:
    known = [answer for answer in sorted(log.answers.values()) if answer.item in versions]
    firsts: dict[str, Answer] = {}
    for answer in known:
        if answer.version == versions[answer.item]:
            firsts.setdefault(answer.item, answer)
    decided = sum(answer.item in decisions for answer in log.answers.values())
    brought = _brought(log, keys)
    elsewhere = {item for item, answer in firsts.items() if brought.get(item, answer.at + 1) <= answer.at}
    return Trainee(
        {item: answer for item, answer in firsts.items() if item not in elsewhere},
        {answer.item for answer in known if answer.version != versions[answer.item]},
        elsewhere,
        decided,
        len(log.answers) - len(known) - decided,
    )


def _brought(log: Log, keys: Callable[[int], dict[int, str]]) -> dict[str, int]:
    """When each question was first answered on another device, as far as codes tell."""
    salts = sorted({entry.salt for entry in log.carried.values()})[:MOST_CODES]
    brought: dict[str, int] = {}
    for entry in sorted(log.carried.values()):
        item = keys(entry.salt).get(entry.key) if entry.salt in salts else None
        if item:
            brought.setdefault(item, entry.at)
    return brought


def _keys(versions: Mapping[str, str], salt: int) -> dict[int, str]:
    return {key_of(item, version, salt): item for item, version in versions.items()}


def key_of(item: str, version: str, salt: int) -> int:
    """The number below 2 ** 24 by which a code calls a question (FNV-1a). The page makes the same."""
    number = 0x811C9DC5 ^ salt
    for letter in f"{item}:{version}":
        number = ((number ^ ord(letter)) * 0x01000193) & 0xFFFFFFFF
    return (number ^ (number >> 24)) & 0xFFFFFF
