"""What those who teach a course are given: a role-play card tells its player one story."""

from coursewright import content, teaching

ANA = "content/cases/ana-and-the-stiff-legs.md"


def moments(sample):
    course = content.load(sample.root)
    known = teaching.known(course.cases["ana-and-the-stiff-legs"], course)
    return [(title, [finding.name for finding in findings]) for title, findings in known]


def test_what_comes_up_later_isnt_true_at_the_beginning(sample):
    assert moments(sample) == [("", ["muscle-soreness"]), ("What else she feels", ["leg-numbness"])]


def test_what_is_true_on_another_way_only_isnt_on_the_card(sample):
    sample.change(ANA, "{#lifted}", "{#lifted findings=both-legs}")
    assert moments(sample) == [("", ["muscle-soreness"]), ("What else she feels", ["leg-numbness"])]


def test_what_is_true_already_doesnt_come_up_again(sample):
    sample.change(ANA, "{#referred level=refer}", "{#referred level=refer findings=leg-numbness,muscle-soreness}")
    assert moments(sample) == [("", ["muscle-soreness"]), ("What else she feels", ["leg-numbness"])]


def test_the_player_says_aloud_what_the_trainer_would_see(sample):
    sample.change(ANA, "findings: [muscle-soreness]", "findings: [muscle-soreness, pale]")
    told = """\
**True of you.** Say it only when you are asked about it, in your own words:

- Ordinary soreness after new exercise
- Pale and sweating (the trainer would see or know this: say that it is so)

**Later** (What else she feels)."""
    assert told in sample.pages()["teaching/role-play.md"]
