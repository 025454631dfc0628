"""What MkDocs calls while it builds a course: a course's build_course.py gives it these two functions."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from coursewright import pages, site
from coursewright.line import make
from coursewright.problems import BadContent, tell


class Hook:
    """Puts the course into MkDocs. What lasts from one rebuild to the next is in its plugin."""

    def __init__(self) -> None:
        self.plugin = site.CoursePlugin()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether a mistake may stop MkDocs."""
        self.plugin.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the pages, before MkDocs touches the old site."""
        root = Path(config.extra.get("course") or Path(config.config_file_path).parent)
        try:
            self.plugin.course, made, self.plugin.warnings = make(root)
            tell(self.plugin.warnings)
        except BadContent as bad:
            if not self.plugin.serving:
                raise Abort(str(bad)) from bad
            tell(bad.problems)
            made = self.plugin.made or pages.mistakes(str(bad))
        self.plugin.take(root, made, config)
        return config
