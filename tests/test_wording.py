"""A review is of what a trainee reads: changing that voids it, and changing anything else doesn't."""

import pytest

from coursewright import content, wording
from tests import kit

HINGE, WALL_TAP = "content/modules/hinge/the-hinge.md", "content/drills/wall-tap.md"
ONE_CUE, QUIZ = "content/modules/hinge/one-cue.md", "quizzes/hinge.md"
CASE, FINDINGS = "content/cases/ana-and-the-stiff-legs.md", "content/referral/findings.yml"

READ = {
    "a rule's reason": ("rule:numb-leg", "content/referral/rules.yml", "It needs someone", "They need someone"),
    "a finding of a rule": ("rule:numb-leg", FINDINGS, "Numbness in a leg", "Numbness in one leg"),
    "a finding that softens a rule": ("rule:both-legs-weak", FINDINGS, "Ordinary soreness after", "Soreness after"),
    "what to say at a level": ("level:refer", "content/referral/levels.yml", "I would like a", "I want a"),
    "a dose": ("drill:wall-tap", WALL_TAP, "10 sets of 3", "10 sets of 5"),
    "a source": ("drill:wall-tap", WALL_TAP, "sources: [CK]", "sources: [CR]"),
    "a cue of an error": ("error:squats-the-hinge", "content/errors/squats-the-hinge.md", "Tap the wall b", "Tap b"),
    "an option": ("item:hinge-depth", QUIZ, "As deep as the trainer goes", "As deep as you go"),
    "why an option is wrong": ("item:hinge-depth", QUIZ, "Depth is the client's own.", "Depth is his own."),
    "the words above a quiz": ("quiz:hinge", QUIZ, "one of each type.", "one each."),
    "a lesson": ("lesson:the-hinge", HINGE, "Her knees slide forward", "Both knees slide forward"),
    "a question written in a lesson": ("lesson:one-cue", ONE_CUE, "Add a fourth cue", "Add one more cue"),
    "a case": ("case:ana-and-the-stiff-legs", CASE, "Ana, 34, packs", "Ana, 35, packs"),
    "a card": ("card:hinge", "content/cards.yml", "One cue at a time.", "One cue."),
    "a question of the page to check": ("page:check", "content/referral/check.yml", "How do your legs", "How do legs"),
    "a note": ("page:notes", "content/referral/notes.yml", "has agreed in writing", "has agreed"),
}
UNREAD = {
    "an author's title of a question": ("item:hinge-depth", QUIZ, "## How deep {", "## Depth {"),
    "the level of a question": ("item:hinge-signs", QUIZ, "difficulty=medium", "difficulty=hard"),
    "a raised rev": ("item:hinge-depth", QUIZ, "sources=CK}", "sources=CK rev=2}"),
    "a pinned option": ("item:hinge-signs", QUIZ, "- [x] The hips go back", "- [x] The hips go back {pin}"),
    "facts of a question written in a lesson": ("lesson:one-cue", ONE_CUE, "bloom=apply ", "bloom=analyze "),
    "a comment": ("lesson:the-hinge", HINGE, "Ana bends to a box.", "Ana bends to a box.<!-- Ask Eva. -->"),
    "line ends and spaces": ("lesson:the-hinge", HINGE, "Ana bends to a box. Her", "Ana bends to a box.\nHer"),
    "a question, for its quiz": ("quiz:hinge", QUIZ, "Position before depth.", "Position comes first."),
    "another drill": ("drill:wall-tap", "content/drills/kneeling-hinge.md", "Kneel tall", "Kneel down"),
}


def hashes(course, change):
    """The hash of a thing before and after a change of a file."""
    name, file, old, new = change
    before = wording.hash_of([name], content.load(course.root))
    course.change(file, old, new)
    return before, wording.hash_of([name], content.load(course.root))


@pytest.mark.parametrize("what", READ)
def test_a_review_is_void_when_what_a_trainee_reads_changes(sample, what):
    before, after = hashes(sample, READ[what])
    assert before != after


@pytest.mark.parametrize("what", UNREAD)
def test_a_review_holds_when_only_what_no_trainee_reads_changes(sample, what):
    before, after = hashes(sample, UNREAD[what])
    assert before == after


def test_a_comment_inside_of_code_is_read(sample):
    sample.change(HINGE, "`[[ -f x ]]`", "`<!-- x -->`")
    change = ("lesson:the-hinge", HINGE, "`<!-- x -->`", "`<!-- y -->`")
    before, after = hashes(sample, change)
    assert before != after


def test_different_things_have_different_hashes():
    course = content.load(kit.SAMPLE)
    names = [f"drill:{name}" for name in course.drills] + [f"item:{name}" for name in course.items]
    assert len({wording.hash_of([name], course) for name in names}) == len(names)
