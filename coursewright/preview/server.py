"""Show the shelf to browsers on this machine, and to nobody else."""

from __future__ import annotations

import json
import mimetypes
import os
from dataclasses import asdict
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from coursewright.preview.shelf import Shelf, Shown

OWN = "/-preview/"
PAGE = Path(__file__).parent / "page"
NAMES = ("127.0.0.1", "localhost", "[::1]")
"""What this machine is called by itself. A request under another name comes from a page of another site."""

LONGEST = 4.0
"""Seconds after which one who waits for news is told that there is none."""

IDLE = 30
"""Seconds after which a connection that says nothing is closed."""

TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
"""Not left to what a machine happens to think of them."""

WAITING = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title></head><body data-md-color-scheme="default"><main><h1>{title}</h1>
{told}
</main></body></html>"""


class Server(ThreadingHTTPServer):
    """Serves a shelf on a port of this machine; 0 takes any that is free."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would share a port that another program has

    def __init__(self, port: int, shelf: Shelf, course: Path, editor: str) -> None:
        self.shelf, self.course, self.editor = shelf, course, editor
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has gone is no error."""

    def state(self) -> dict[str, Any]:
        """What a page must know of the preview."""
        now = self.shelf.now
        return {
            "version": self.shelf.version,
            "site": self.shelf.site_of(now),
            "shows": now.folder is not None,
            "builds": now.builds,
            "building": now.building,
            "failed": now.failed,
            "problems": [self._opened(asdict(problem)) for problem in now.problems],
        }

    def facts(self) -> dict[str, Any]:
        """The facts of the instructor's view, each with the link that opens its file."""
        kinds = self.shelf.now.facts
        return {kind: {name: self._opened(told) for name, told in named.items()} for kind, named in kinds.items()}

    def _opened(self, told: dict[str, Any]) -> dict[str, Any]:
        """The same, with a link that opens the author's file at its line."""
        path = self.course / told["file"]
        if not told["file"] or not path.is_file() or not self.editor:
            return told
        place = quote(path.as_posix(), safe="/:")
        link = self.editor.replace("{path}", place if place.startswith("/") else f"/{place}")
        return {**told, "open": link.replace("{line}", str(told["line"])).replace("{column}", str(told["column"]))}


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version, sys_version = "Coursewright", ""
    timeout = IDLE

    def do_GET(self) -> None:
        """Answer with a page, a file, or what the preview's own script asks for."""
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        if not self._is_for_us():
            self._send(b"This address is not the preview's.\n", "text/plain", HTTPStatus.MISDIRECTED_REQUEST)
        elif path.startswith(OWN):
            self._own(path.removeprefix(OWN), parse_qs(asked.query))
        elif self.server.shelf.now.folder is None:
            self._wait(self.server.shelf.now)
        else:
            self._site(path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server looks for

    def _is_for_us(self) -> bool:
        """A page of another site may have its name lead to this machine: it still calls it by that name."""
        name = self.headers.get("Host", "")
        return (name if name.endswith("]") else name.rpartition(":")[0] or name) in NAMES

    def _wait(self, now: Shown) -> None:
        self._page(_waiting(now), self.server.shelf.site_of(now), HTTPStatus.OK)

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        if name == "state":
            self.server.shelf.wait(query.get("after", [""])[0], LONGEST)
            self._json(self.server.state())
        elif name == "facts":
            self._json(self.server.facts())
        elif name in ("preview.js", "preview.css"):
            self._send((PAGE / name).read_bytes(), TYPES[Path(name).suffix])
        else:
            self._send(b"There is nothing here.\n", "text/plain", HTTPStatus.NOT_FOUND)

    def _json(self, value: object) -> None:
        self._send(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), "application/json")

    def _site(self, path: str) -> None:
        """A file of the site that is shown now, or its page for what isn't there."""
        now = self.server.shelf.now
        try:
            file = _file(now, path)
            if file and file.is_dir():
                return self._redirect(path)
            held = file.read_bytes() if file else None
        except OSError:
            if self.server.shelf.now.folder != now.folder:  # it was replaced while we looked
                return self._site(path)
            held = file = None
        if file is None or held is None:
            self._missing(now)
        elif file.suffix == ".html":
            self._page(held, self.server.shelf.site_of(now), HTTPStatus.OK)
        else:
            self._send(held, TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream")

    def _missing(self, now: Shown) -> None:
        page = (now.folder or Path()) / "404.html"
        held = page.read_bytes() if page.is_file() else b"<!doctype html><head></head><h1>There is no such page</h1>"
        self._page(held, self.server.shelf.site_of(now), HTTPStatus.NOT_FOUND)

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", "/" + quote(path.strip("/")) + "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _page(self, held: bytes, site: str, status: HTTPStatus) -> None:
        """A page, with the preview's script added."""
        script = f'<script type="module" src="{OWN}preview.js?site={site}"></script></head>'
        self._send(held.replace(b"</head>", script.encode(), 1), TYPES[".html"], status)

    def _send(self, held: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(held)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(held)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing of each request."""


def _file(now: Shown, path: str) -> Path | None:
    """The file that a path leads to: a folder's page, a folder that lacks its last slash, or none."""
    base = now.base.rstrip("/") + "/"
    parts = ("/" + path.removeprefix(base)).split("/")[1:]
    if now.folder is None or any(part in (".", "..") or set(part) & set("\\:\0") for part in parts):
        return None
    file = now.folder.joinpath(*parts)
    file = file / "index.html" if parts[-1] == "" else file
    return file if file.is_file() or (file / "index.html").is_file() else None


def _waiting(now: Shown) -> bytes:
    """A page for as long as there is no site: that it is being built, or what is wrong."""
    rows = "".join(f"<li>{escape(str(problem))}</li>" for problem in now.problems)
    title = "To put right" if now.problems else "The course is being built"
    told = f"<ul>{rows}</ul>" if rows else "<p>This page changes by itself when it is ready.</p>"
    return WAITING.format(title=title, told=told).encode("utf-8", "replace")
