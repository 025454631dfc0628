"""What was learned, from one test to the next."""

import pytest

from coursewright import content, learned
from coursewright.attempts import trainees
from coursewright.question import version
from coursewright.records import Answer, Record
from tests import kit

QUESTION = "## Question {{#{name}}}\n\nAsk.\n\n- [x] Right\n- [ ] Wrong {{misconception=wrong}}\n  > No.\n"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """The tiny course with a test of two questions before it, and another after it."""
    folder = kit.tiny(tmp_path_factory.mktemp("tests"))
    for test in ("after", "before"):
        questions = "\n".join(QUESTION.format(name=f"{test}-{n}") for n in (1, 2))
        folder.write(f"quizzes/{test}.md", f"---\ntitle: T\nmode: exam\nobjective: O.1\n---\n\n{questions}")
    return content.load(folder.root)


def found(course, *logs):
    """What is found in the answers of trainees; each is told as shares by question."""
    versions = {name: version(item) for name, item in course.items.items()}
    records = [
        Record(f"{n}.json", f"{n:024x}", tuple(
            Answer(10 + m, f"{100 * n + m:024x}", name, versions[name], (), share)
            for m, (name, share) in enumerate(log.items())
        ))
        for n, log in enumerate(logs)
    ]  # fmt: skip
    return learned.found(trainees(records, versions), course)


BOTH = {"before-1": 0, "before-2": 1, "after-1": 1, "after-2": 1}
ONE = {"before-1": 0, "before-2": 0}
PART = {"before-1": 1, "after-1": 1}


def test_scores_and_their_change_are_told_for_those_who_took_whole_tests(course):
    facts = found(course, BOTH, ONE, PART)
    assert facts == {
        "tests": [
            {"test": "after", "trainees": 1, "score": 1, "modules": {"m": 1}},
            {"test": "before", "trainees": 2, "score": 0.25, "modules": {"m": 0.25}},
        ],
        "changes": [{"from": "before", "to": "after", "trainees": 1, "change": 0.5}],
    }
    assert learned.lines(facts) == [
        "after                            taken by   1  score 100%",
        "    m                            100%",
        "before                           taken by   2  score  25%",
        "    m                             25%",
        "before to after: +50 points, 1 trainees who took both",
    ]


def test_a_test_that_nobody_took_has_no_score(course):
    facts = found(course)
    assert [test["score"] for test in facts["tests"]] == [None, None]
    assert learned.lines(facts) == [
        "after                            taken by nobody",
        "before                           taken by nobody",
    ]
