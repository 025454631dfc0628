"""A trainee whose record is made up, at a time that stands still."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import Any

from playwright.sync_api import BrowserContext, Page

from . import browsing

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)

Entry = dict[str, Any]


@dataclass
class Trainee:
    """Works in `page`; whatever is put into the record is kept on the device, as if done there."""

    page: Page
    course: dict[str, Any]

    def read(self, lesson: str, ago: int = 0) -> Entry:
        return {"kind": "read", "id": token_hex(12), "at": _time(ago), "lesson": lesson}

    def answered(self, item: str, ago: int = 0, *, right: bool = True, **facts: object) -> Entry:
        """An answer as the page side would record it, some days ago."""
        asked = self.course["items"][item]
        return {
            "kind": "answer",
            "id": token_hex(12),
            "at": _time(ago),
            "item": item,
            "version": asked["version"],
            "type": asked["type"],
            "answer": [],
            "right": right,
            "share": int(right),
            "unsafe": False,
            "about": asked["about"],
            "missed": [] if right else asked["about"],
            **facts,
        }

    def did(self, *entries: Entry) -> None:
        """Put entries into the record, and load the page again."""
        self.page.evaluate("async entries => (await import('/assets/record.js')).record.take(entries)", list(entries))
        self.page.reload()

    def record(self) -> list[Entry]:
        script = "async () => (await import('/assets/record.js')).record.entries()"
        entries: list[Entry] = self.page.evaluate(script)
        return entries

    def go(self, path: str) -> None:
        browsing.visit(self.page, path)

    def sleep(self, days: int) -> None:
        """Let days pass, and load the page again."""
        stand_still(self.page.context, days)
        self.page.reload()


def comes(page: Page, path: str = "") -> Trainee:
    """A trainee who opens the course for the first time."""
    stand_still(page.context)
    browsing.visit(page, path)
    return Trainee(page, page.evaluate("() => fetch('/assets/course.json').then(answer => answer.json())"))


def stand_still(context: BrowserContext, days: int = 0, minutes: int = 0) -> None:
    context.clock.set_fixed_time(NOON + timedelta(days=days, minutes=minutes))


def _time(ago: int) -> int:
    return round((NOON - timedelta(days=ago)).timestamp() * 1000)
