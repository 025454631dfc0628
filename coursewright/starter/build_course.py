"""Build this course: `python build_course.py`; with `--help` it tells what else it does. MkDocs loads this file too."""

import sys
from pathlib import Path

from coursewright import commands
from coursewright.hook import Hook

hook = Hook()
on_startup, on_config = hook.on_startup, hook.on_config

if __name__ == "__main__":
    sys.exit(commands.main(None, Path(__file__).resolve().parent))
