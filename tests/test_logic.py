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
URGENCY = ["call", "refer", "change", "train"]


GOES_ON = {"call": "no", "refer": "no", "change": "changed", "train": "yes"}


def rule(when, unless=(), level="call", name="r"):
    facts = {"title": name, "when": when, "unless": list(unless), "level": level}
    facts |= {"why": "w", "meanwhile": "m", "sources": ["S"]}
    return Rule.model_validate({"name": name, "file": "rules.yml", "id": name, **facts})


def course(*rules):
    return Course(settings=COURSE.settings, levels=LEVELS, rules={one.name: one for one in rules})


def _level(name):
    facts = {"title": "t", "do": ["d"], "say": "s", "write": "w", "train": GOES_ON[name]}
    return Level.model_validate({"name": name, "file": "l", "id": name, "code": name, **facts})


LEVELS = {name: _level(name) for name in URGENCY}

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


def _decided(among, findings):
    """The most urgent level of the rules that hold."""
    return next((level for level in URGENCY for r in among if r.level == level and logic.holds(r, findings)), None)


@settings(max_examples=200)
@given(st.lists(rules, min_size=1, max_size=4))
def test_a_rule_can_decide_if_some_findings_make_it_the_most_urgent_that_holds(found):
    named = [one.model_copy(update={"name": f"r{n}"}) for n, one in enumerate(found)]
    made = course(*named)
    for one in named:
        decides = any(logic.holds(one, findings) and _decided(named, findings) == one.level for findings in SETS)
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


# Rules that contain others.

CONTAINS = [
    ({"all": ["a", "b"]}, [], "a", [], True),
    ("a", [], {"all": ["a", "b"]}, [], False),
    ({"all": ["a", "b"]}, [], {"any": ["b", "c"]}, [], True),
    ({"any": ["a", "b"]}, [], "a", [], False),
    ("a", [], "a", ["b"], False),
    ("a", ["b"], "a", ["b"], True),
    ({"any": ["a", "b"]}, ["b"], "a", [], True),
    ("a", ["a"], "b", [], False),
]


@pytest.mark.parametrize(("when", "unless", "inner", "inner_unless", "contains"), CONTAINS)
def test_a_rule_contains_another_that_holds_whenever_it_does(when, unless, inner, inner_unless, contains):
    assert logic.contains(rule(when, unless), rule(inner, inner_unless)) == contains


@given(rules, rules)
def test_a_rule_that_contains_a_more_urgent_one_never_decides(lenient, urgent):
    lenient, urgent = (
        lenient.model_copy(update={"level": "change", "name": "l"}),
        urgent.model_copy(update={"level": "call", "name": "u"}),
    )
    if logic.contains(lenient, urgent):
        assert all(logic.holds(urgent, findings) for findings in SETS if logic.holds(lenient, findings))


# What is decided.


def decide(among, yes, unsure=()):
    return logic.decide(among, LEVELS, yes, unsure)


DECIDED = {
    "the most urgent rule that holds": ([rule("a", level="refer"), rule("b")], "ab", "", "call"),
    "the order of the rules counts for nothing": ([rule("b"), rule("a", level="refer")], "ab", "", "call"),
    "no rule, no level": ([rule("a")], "b", "", None),
    "not sure counts as yes": ([rule("a")], "", "a", "call"),
    "not sure of one of two": ([rule({"all": ["a", "b"]})], "a", "b", "call"),
    "a sure yes softens": ([rule("a", ["b"]), rule("a", level="refer")], "ab", "", "refer"),
    "not sure softens nothing": ([rule("a", ["b"]), rule("a", level="refer")], "a", "b", "call"),
    "both sure and not sure is sure": ([rule("a", ["b"])], "ab", "b", None),
    "training rests on sure answers": ([rule("a", level="change")], "", "a", None),
    "what is not sure may forbid training": ([rule("a", ["b"], level="change")], "a", "b", None),
    "not sure may ask for more change": ([rule("a", level="train"), rule("b", level="change")], "a", "b", "change"),
    "what is sure lets training go on": ([rule("a", ["b"], level="change")], "a", "c", "change"),
}


@pytest.mark.parametrize("name", DECIDED)
def test_rules_decide(name):
    among, yes, unsure, level = DECIDED[name]
    assert decide(among, yes, unsure).level == level


def test_a_decision_says_why():
    call, refer = rule("a", ["b"], name="soft"), rule({"any": ["a", "c"]}, level="refer", name="held")
    change = rule("a", ["d"], level="change", name="open")
    decision = decide([change, refer, call], "ab", "d")
    assert decision == logic.Decision("refer", [refer], [(call, ["b"])], [(change, ["d"])])


def test_a_rule_is_close_when_one_more_finding_would_meet_it():
    two = rule({"all": ["a", {"any": ["b", "c"]}]})
    three = rule({"all": ["a", "b", "d"]})
    assert logic.close([two, three, rule("c"), rule("a")], {"a"}) == [(two, ["b", "c"])]
    assert logic.close([two, three], {"a", "b"}) == [(three, ["d"])]
    assert logic.close([two, three], set()) == []


answers = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["yes", "not sure"]))
some_rules = st.lists(rules, max_size=5)


def said(answered, what):
    return [name for name, answer in answered.items() if answer == what]


def level_of(among, answered):
    return decide(among, said(answered, "yes"), said(answered, "not sure")).level


CAREFUL = ["call", "refer", None, "change", "train"]
"""Levels, the most careful first: with none, nobody trains."""


@settings(max_examples=300, deadline=None)
@given(some_rules, answers, st.sampled_from(NAMES))
def test_not_sure_is_never_less_careful_than_yes_or_no(among, answered, name):
    without = {other: answer for other, answer in answered.items() if other != name}
    doubt = CAREFUL.index(level_of(among, without | {name: "not sure"}))
    assert doubt <= CAREFUL.index(level_of(among, without))
    assert doubt <= CAREFUL.index(level_of(among, without | {name: "yes"}))


@settings(max_examples=300, deadline=None)
@given(some_rules, answers, st.sampled_from(NAMES), st.sampled_from(["yes", "not sure"]))
def test_one_more_finding_never_lowers_a_level_but_through_an_unless_that_names_it(among, answered, name, answer):
    if name in answered:
        return
    fewer, more = level_of(among, answered), level_of(among, answered | {name: answer})
    order = [*URGENCY, None]
    if order.index(more) > order.index(fewer):
        assert any(name in one.unless for one in among)


@settings(max_examples=200, deadline=None)
@given(some_rules, st.lists(answers, min_size=1, max_size=6))
def test_many_cases_at_once_are_decided_as_each_alone(among, cases):
    bits: dict[str, dict[str, int]] = {"yes": {}, "not sure": {}}
    for place, answered in enumerate(cases):
        for name, answer in answered.items():
            bits[answer][name] = bits[answer].get(name, 0) | 1 << place
    letters = logic.levels_in(among, LEVELS, logic.Answers(len(cases), bits["yes"], bits["not sure"]))
    order = dict(zip([*URGENCY, None], [*logic.MARKS[: len(URGENCY)], logic.NONE], strict=True))
    assert letters == "".join(order[level_of(among, answered)] for answered in cases)
