"""Build this course: `python build_course.py`; with `--help` it tells what else it does. MkDocs loads this file too."""

import sys
from pathlib import Path

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

if __name__ == "__main__":
    sys.exit(commands.main(None, Path(__file__).resolve().parent))
