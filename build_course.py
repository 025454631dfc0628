"""Build a course: the command, and the hook that MkDocs loads.

python build_course.py [COMMAND] [--course DIR] [--site DIR]

`coursewright/commands` holds the commands; `make`, the whole line, stands in `coursewright/line.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

try:
    from coursewright import commands
    from coursewright.hook import Hook
except ModuleNotFoundError as lack:
    if (lack.name or "").startswith("coursewright."):
        raise
    typed = "python build_course.py"
    print(
        f"This Python lacks '{lack.name}'. Type the one in your course's folder: "
        f".venv/bin/{typed}, or on Windows .venv\\Scripts\\{typed}",
        file=sys.stderr,
    )
    sys.exit(3)

hook = Hook()
on_startup, on_config = hook.on_startup, hook.on_config


def main(arguments: list[str] | None = None) -> int:
    """Run one command, on the course beside this file or, where the engine is installed, in this folder."""
    return commands.main(arguments, ROOT if (ROOT / "content").is_dir() else Path.cwd())


if __name__ == "__main__":
    sys.exit(main())
