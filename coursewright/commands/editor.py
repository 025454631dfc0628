"""Write what helps an editor into .vscode: schemas and snippets anew, and what is missing of the rest."""

from __future__ import annotations

import argparse
from pathlib import Path

from coursewright import editor
from coursewright.commands.exits import Exit


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, nargs="?", metavar="DIR", help="another folder than the course's .vscode")


def run(asked: argparse.Namespace) -> Exit:
    folder, made = asked.folder or asked.course / ".vscode", editor.made()
    for file, text in editor.files().items():
        if file in made or not (folder / file).exists():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
            print(f"wrote {folder / file}")
    return Exit.WELL
