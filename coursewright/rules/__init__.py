"""What a well-formed course must also keep to: one function a rule.

A rule's docstring is what the guide says of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coursewright.model import Course
from coursewright.problems import Problem
from coursewright.rules import (
    cases,
    checking,
    deciding,
    exams,
    items,
    lessons,
    markup,
    names,
    referral,
    reviewed,
    texts,
    vignettes,
    wording,
)

Check = Callable[[Course], Iterator[Problem]]

RULES: list[Check] = [
    names.names_exist,
    names.questions_in_their_quiz,
    names.questions_shown_once,
    names.things_shown_once,
    names.nothing_orphaned,
    names.terms_are_used,
    names.terms_are_told_once,
    names.lessons_in_their_module,
    names.objectives_are_taught,
    names.objectives_are_tested,
    names.easier_without_loops,
    names.addresses_differ,
    items.questions_have_a_key,
    items.questions_ask,
    items.options_are_enough,
    items.options_differ,
    items.right_sides_are_words,
    items.options_are_explained,
    items.distractors_stand_for_something,
    items.right_options_are_safe,
    items.questions_have_an_objective,
    items.blanks_are_explained,
    items.code_stays_out_of_options,
    exams.only_exams_draw_and_pass,
    exams.exams_can_be_checked,
    exams.exams_keep_their_questions,
    exams.draws_find_their_questions,
    texts.quiz_tags_are_whole,
    texts.headings_start_at_two,
    texts.headings_are_seen,
    markup.pages_run_nothing,
    markup.tags_are_whole,
    markup.words_are_plain,
    lessons.lessons_keep_their_form,
    wording.words_are_avoided,
    wording.quoted_words_are_avoided,
    referral.rules_are_short,
    referral.rules_can_decide,
    referral.rules_are_not_more_lenient,
    referral.rules_agree,
    referral.rules_have_levels,
    referral.rules_are_used,
    deciding.keys_follow_the_rules,
    deciding.levels_follow_from_findings,
    deciding.rules_fit_the_findings,
    deciding.rules_give_what_is_written,
    checking.findings_are_asked,
    checking.findings_are_asked_once,
    checking.first_signs_are_urgent,
    checking.urgent_findings_are_first_signs,
    vignettes.stories_have_their_words,
    vignettes.stories_name_things_once,
    vignettes.findings_can_be_told,
    vignettes.findings_imply_what_fits,
    vignettes.levels_are_explained,
    vignettes.stories_are_enough,
    reviewed.reviews_name_things,
    reviewed.reviews_fit_the_wording,
    reviewed.reviews_are_recent,
    cases.choices_lead_on,
    cases.cases_decide,
    cases.choices_are_explained,
    cases.cases_have_a_best_way,
    cases.situations_are_reached,
    cases.cases_are_short,
    cases.endings_have_their_level,
]
"""Every rule, in the order of the guide."""


def check(course: Course) -> list[Problem]:
    """Every problem that any rule finds."""
    return sorted({problem for rule in RULES for problem in rule(course)})
