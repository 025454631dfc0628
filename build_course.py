"""Build a course: the command, and the hook that MkDocs loads.

python build_course.py [COMMAND] [--course DIR] [--site DIR]

`coursewright/commands` holds the commands; `make`, the whole line, stands in `coursewright/line.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort  # noqa: E402

from coursewright import commands, pages, site  # noqa: E402
from coursewright.line import make  # noqa: E402
from coursewright.problems import BadContent, tell  # noqa: E402

plugin = site.CoursePlugin()  # MkDocs gives a hook no other place that lasts from one rebuild to the next


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether a mistake may stop MkDocs."""
    plugin.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the pages, before MkDocs touches the old site."""
    root = Path(config.extra.get("course") or Path(config.config_file_path).parent)
    try:
        plugin.course, made, plugin.warnings = make(root)
        tell(plugin.warnings)
    except BadContent as bad:
        if not plugin.serving:
            raise Abort(str(bad)) from bad
        tell(bad.problems)
        made = plugin.made or pages.mistakes(str(bad))
    plugin.take(root, made, config)
    return config


def main(arguments: list[str] | None = None) -> int:
    """Run one command, on the course beside this file or, where the engine is installed, in this folder."""
    return commands.main(arguments, ROOT if (ROOT / "content").is_dir() else Path.cwd())


if __name__ == "__main__":
    sys.exit(main())
