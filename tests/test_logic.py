"""What the referral rules say of some findings."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursewright import content, logic
from coursewright.model import Condition, Course, Level, Rule
from tests import kit

COURSE = content.load(kit.SAMPLE)
NAMES = ["a", "b", "c", "d"]
SETS = [frozenset(some) for size in range(len(NAMES) + 1) for some in combinations(NAMES, size)]
URGENCY = ["call", "refer", "change"]


def rule(when, unless=(), level="call", name="r"):
    facts = {"title": name, "when": when, "unless": list(unless), "level": level}
    facts |= {"why": "w", "meanwhile": "m", "sources": ["S"]}
    return Rule.model_validate({"name": name, "file": "rules.yml", "id": name, **facts})


def course(*rules):
    facts = {"title": "t", "do": ["d"], "say": "s", "write": "w", "train": "no"}
    levels = {n: Level.model_validate({"name": n, "file": "l", "id": n, "code": n, **facts}) for n in URGENCY}
    named = {one.name: one for one in rules}
    return Course(settings=COURSE.settings, levels=levels, rules=named)


ALL_OR_ANY = {"any": ["a", {"all": ["b", "c"]}]}

HOLDS = [
    ("a", [], "a", True),
    ("a", [], "", False),
    ("a", [], "b", False),
    ({"all": ["a", "b"]}, [], "a", False),
    ({"all": ["a", "b"]}, [], "abc", True),
    ({"any": ["a", "b"]}, [], "b", True),
    ({"any": ["a", "b"]}, [], "c", False),
    (ALL_OR_ANY, [], "b", False),
    (ALL_OR_ANY, [], "bc", True),
    (ALL_OR_ANY, ["d"], "a", True),
    (ALL_OR_ANY, ["d"], "ad", False),
    (ALL_OR_ANY, ["d", "c"], "bc", False),
]


@pytest.mark.parametrize(("when", "unless", "findings", "holds"), HOLDS)
def test_a_rule_holds_when_its_findings_are_there_and_none_that_softens_it(when, unless, findings, holds):
    assert logic.holds(rule(when, unless), set(findings)) == holds


def test_the_rules_of_the_sample_hold_as_they_are_written():
    cases = {
        "": [],
        "leg-numbness": ["numb-leg"],
        "leg-numbness pale": ["both-legs-weak", "numb-leg"],
        "leg-numbness pale muscle-soreness": ["numb-leg", "sore"],
        "both-legs": ["both-legs-weak"],
    }
    held = {c: [n for n, r in COURSE.rules.items() if logic.holds(r, c.split())] for c in cases}
    assert held == cases


conditions = st.recursive(
    st.sampled_from(NAMES),
    lambda inner: st.builds(
        lambda key, parts: {key: parts}, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)
rules = st.builds(rule, conditions, st.lists(st.sampled_from(NAMES), max_size=2, unique=True), st.sampled_from(URGENCY))


@given(conditions)
def test_one_more_finding_never_undoes_a_condition(condition):
    when = Condition.model_validate(condition)
    for fewer, more in combinations(SETS, 2):
        if fewer < more and logic.meets(when, fewer):
            assert logic.meets(when, more)


@given(conditions)
def test_the_least_sets_are_the_smallest_that_meet_a_condition(condition):
    when = Condition.model_validate(condition)
    met = [findings for findings in SETS if logic.meets(when, findings)]
    assert logic.least_sets(when) == {one for one in met if not any(other < one for other in met)}


def _level(among, findings):
    """The most urgent level of the rules that hold."""
    return next((level for level in URGENCY for r in among if r.level == level and logic.holds(r, findings)), None)


@settings(max_examples=200)
@given(st.lists(rules, min_size=1, max_size=4))
def test_a_rule_can_decide_if_some_findings_make_it_the_most_urgent_that_holds(found):
    named = [one.model_copy(update={"name": f"r{n}"}) for n, one in enumerate(found)]
    made = course(*named)
    for one in named:
        decides = any(logic.holds(one, findings) and _level(named, findings) == one.level for findings in SETS)
        assert logic.can_decide(one, made) == decides


AND = {"all": ["b", "a"]}
CONTRADICTORY = [
    (rule("a"), rule("a", level="refer"), True),
    (rule("a"), rule("a"), False),
    (rule("a"), rule("b", level="refer"), False),
    (rule({"any": ["a", "b"]}), rule({"any": ["b", "a"]}, level="refer"), True),
    (rule({"all": ["a", {"any": ["b", "c"]}]}), rule({"any": [{"all": ["c", "a"]}, AND]}, level="change"), True),
    (rule("a", ["b"]), rule("a", level="refer"), False),
    (rule("a", ["b", "c"]), rule("a", ["c", "b"], level="refer"), True),
    (rule({"any": ["a", {"all": ["a", "b"]}]}), rule("a", level="refer"), True),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "contradict"), CONTRADICTORY)
def test_two_rules_contradict_when_they_hold_in_the_same_case_and_ask_for_different_levels(first, second, contradict):
    made = course(first.model_copy(update={"name": "one"}), second.model_copy(update={"name": "two"}))
    assert [(a.name, b.name) for a, b in logic.contradictions(made)] == [("one", "two")] * contradict
