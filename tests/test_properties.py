"""Whatever stands in a file, the checker ends and says where to look; and what it lets pass can be built."""

import logging
import os
import signal
from contextlib import contextmanager

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from coursewright import line
from coursewright.problems import BadContent
from tests import kit

FILES = {
    path.relative_to(kit.SAMPLE).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(kit.SAMPLE.rglob("*"))
    if path.suffix in (".md", ".yml")
}
TEXTS = {file: text for file, text in FILES.items() if file.endswith(".md")}

YAML = [
    "key: ", "- id: ", "- ", ": ", "{", "}", "[", "]", "{a: [b]}", "&a", "*a", "!t", ">-\n", "|\n", '"', "'",
    "? ", "%YAML", "...\n", "---\n", "~", "null", "3.10", "name: x\n", "body: y\n", "items: z\n", "\t", "  ",
]  # fmt: skip
MARKDOWN = [
    "## a\n", "### b\n", "> c\n", "- d\n", "1. e\n", "```\n", "`", "*", "_", "**", "\\", "<b>", "</b>", "<div>",
    "</div>", "<!--", "-->", "&lt;", "[x](drill:wall-tap)", "[@CK]", "[a](b.md#c)", "![](x.png)",
    "| a | b |\n|---|---|\n", "!!! note\n    a\n", "\n    ", "\n\n", "a\n: b\n", "{: .content }", "(drill:",
    "](", "[[",
]  # fmt: skip
QUESTIONS = [
    "- [x] a\n", "- [ ] b {misconception=more-cues}\n  > c\n", "- [y] z\n", "  > d\n", '> not "e": f\n',
    "[[g|h]]", "{#id}", "{text=a}", "{explanation=b}", " type=fill", " type=order", " type=multi", " critical",
    " type=number", " type=match", " type=say",
    "[[1 ± 2]]", '> not "3": i\n', "| j | k |\n|---|---|\n", "- [ ] l\n", "mode: exam\n", "sure: yes\n",
    "attempts: 2\n", "draw: [{module: hinge, items: 1}]\n", "pass: {score: 1}\n",
    "<quiz>\n", "</quiz>\n", '"type": "fill"', "<!-- course-quiz {} -->", "MKDOCS_QUIZ_PLACEHOLDER_0",
]  # fmt: skip
ODD = ["\x00", "\r", "\r\n", "\x0b", "\x85", "\u202e", "\u2028", "\ufeff", "😀", "e\u0301", "ﬁ", "\x02", "\x03"]

PIECES = st.one_of(st.sampled_from(YAML + MARKDOWN + QUESTIONS + ODD), st.text(max_size=12))
EDITS = st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 60), PIECES), min_size=1, max_size=4)

GENTLE = [
    "a *b* c", "**d**", "`e`", "`[[f]]`", "- g\n- h", "1. i\n2. j", "> k", "### l", "#### m", "```\nn\n```",
    "| o | p |\n|---|---|\n| q | r |", "!!! note\n    s", "??? tip\n    t", "u\n: v", "<b>w</b>",
    "<div markdown>\n\nx\n\n</div>", '<div class="content">y</div>', "z {: .content }", "[a](drill:wall-tap)",
    "[@CK]", "[b](level:call)", "[c](term:cue)", "<!-- d -->", "e --> f", "g < h", "&amp;", "---", "***",
    "\\[i\\]", "https://example.org", "<https://example.org>", "j\\", "_k_", "l  \nm", '"type": "fill"',
    "100 %", "{n}", "{{ o }}", "{% p %}", "<br>", "$q$", "r_s_t", "~~u~~", "[ ] v", "+ w", "* x", "=", "#y",
    "|", "[z]", "fieldset", "'", '"',
]  # fmt: skip
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
ADDED = st.lists(st.tuples(st.integers(0, 60), st.booleans(), st.one_of(st.sampled_from(GENTLE), WORDS)), max_size=4)

quickly = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


@contextmanager
def bounded(seconds):
    """A bound against hanging, where the machine has one to offer."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: pytest.fail(f"still busy after {seconds} seconds"))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return kit.copied(kit.SAMPLE, tmp_path_factory.mktemp("property"))


@contextmanager
def changed(course, file, raw):
    """The course with other bytes in one file."""
    path = course.root / file
    before = path.read_bytes()
    path.write_bytes(raw)
    try:
        yield
    finally:
        path.write_bytes(before)


def edited(text, edits):
    for place, cut, piece in edits:
        start = place % (len(text) + 1)
        text = text[:start] + piece + text[start + cut :]
    return text


def check(course):
    """The problems of a course, each with a place that is there."""
    try:
        *_, problems = line.make(course.root)
    except BadContent as bad:
        problems = bad.problems
        assert problems
    for problem in problems:
        path = course.root / problem.file
        assert path.exists() or problem.file == "content/course.yml"
        lines = path.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert 1 <= problem.line <= lines, problem
        assert problem.column >= 1, problem
        assert problem.message, problem
        assert "\n" not in str(problem)
    return problems


@settings(quickly, max_examples=int(os.environ.get("EXAMPLES", "150")))
@given(file=st.sampled_from(sorted(FILES)), edits=EDITS)
def test_whatever_an_instructor_changes_the_checker_ends(course, file, edits):
    raw = edited(FILES[file], edits).encode("utf-8", "surrogatepass")
    with changed(course, file, raw), bounded(10):
        check(course)


@settings(quickly, max_examples=int(os.environ.get("EXAMPLES", "40")))
@given(file=st.sampled_from(sorted(FILES)), raw=st.one_of(st.binary(max_size=200), st.text().map(str.encode)))
def test_whatever_bytes_are_in_a_file_the_checker_ends(course, file, raw):
    with changed(course, file, raw), bounded(10):
        check(course)


class Warned(logging.Handler):
    """Keeps what MkDocs would stop a strict build for."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.said = []

    def emit(self, record):
        self.said.append(record.getMessage())


def with_pieces(text, added):
    """A text with pieces put between its paragraphs, or at the end of one."""
    blocks = text.split("\n\n")
    for place, apart, piece in added:
        blocks[place % len(blocks)] += ("\n\n" if apart else " ") + piece
    return "\n\n".join(blocks)


@pytest.fixture(scope="module")
def mkdocs(course, tmp_path_factory):
    return kit.MkDocs(course.root, tmp_path_factory.mktemp("mkdocs") / "docs")


@settings(quickly, max_examples=int(os.environ.get("EXAMPLES", "40")))
@given(file=st.sampled_from(sorted(TEXTS)), added=ADDED)
def test_what_the_checker_lets_pass_can_be_built(course, mkdocs, file, added):
    warned = Warned()
    with changed(course, file, with_pieces(FILES[file], added).encode()), bounded(30):
        assume(check(course) == [])
        logging.getLogger("mkdocs").addHandler(warned)
        try:
            mkdocs.pages()
        finally:
            logging.getLogger("mkdocs").removeHandler(warned)
    assert warned.said == []
