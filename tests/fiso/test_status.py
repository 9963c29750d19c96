"""What is true of a plan today, from what was recorded. No database."""

import datetime as dt
from types import SimpleNamespace

import pytest

from fiso.enums import Decision, Implementation, PlanState
from fiso.rules import year_to_start
from fiso.status import Counts, clocks, current_stage, milestone_status, stages

TODAY = dt.date(2026, 11, 12)
FULL = {
    "areas": 2, "areas_with_reason": 2, "goals": 3, "goals_measured": 3, "goals_with_milestone": 3, "milestones": 7,
    "milestones_led": 7, "activated_on": dt.date(2026, 3, 12),
}  # fmt: skip


def day(number):
    return TODAY + dt.timedelta(days=number)


def milestone(due=100, review=None, reached=None, withdrawn=None):
    return SimpleNamespace(
        due_on=day(due),
        review_on=None if review is None else day(review),
        reached_on=None if reached is None else day(reached),
        withdrawn_on=None if withdrawn is None else day(withdrawn),
    )


def review(implementation=Implementation.UNDER_WAY, decision=Decision.CONTINUE):
    return SimpleNamespace(implementation=implementation, decision=decision)


def plain(text):
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("made", "last", "state", "kind", "word"),
    [
        (milestone(), None, PlanState.ACTIVE, "none", "No review yet"),
        (milestone(), review(), PlanState.ACTIVE, "part", "Under way"),
        (milestone(), review(Implementation.IN_PLACE), PlanState.ACTIVE, "good", "In place"),
        (milestone(), review(Implementation.NOT_STARTED), PlanState.ACTIVE, "todo", "Not started"),
        (milestone(due=-14), review(), PlanState.ACTIVE, "late", "14 days overdue"),
        (milestone(review=-14), review(), PlanState.ACTIVE, "late", "Review 14 days overdue"),
        (milestone(due=7), None, PlanState.ACTIVE, "due", "Due in 7 days"),
        (milestone(review=1), None, PlanState.ACTIVE, "due", "Review tomorrow"),
        (milestone(due=0), None, PlanState.ACTIVE, "due", "Due today"),
        (milestone(due=15), None, PlanState.ACTIVE, "none", "No review yet"),
        (milestone(due=-14), None, PlanState.DRAFT, "todo", "Planned"),
        (milestone(due=-14), None, PlanState.CLOSED, "off", "Not reached"),
        (milestone(due=-14, reached=-20), None, PlanState.ACTIVE, "good", "Reached"),
        (milestone(withdrawn=-1), None, PlanState.ACTIVE, "off", "Withdrawn"),
        (milestone(withdrawn=-1), review(decision=Decision.ADAPT), PlanState.ACTIVE, "off", "Adapted"),
        (milestone(withdrawn=-1), review(decision=Decision.STOP), PlanState.ACTIVE, "off", "Stopped"),
    ],
)
def test_the_one_status_of_a_milestone(made, last, state, kind, word):
    status = milestone_status(made, last, state, TODAY)
    assert (status.kind, plain(status.word)) == (kind, word)


@pytest.mark.parametrize(
    ("due", "overdue_review", "words"),
    [
        (-3, -14, ["3 days overdue", "Review 14 days overdue"]),
        (3, -14, ["Review 14 days overdue", "Due in 3 days"]),
        (-3, 3, ["3 days overdue", "Review in 3 days"]),
        (40, 40, []),
        (40, None, []),
    ],
)
def test_the_two_clocks_tell_their_own_time(due, overdue_review, words):
    said = clocks(milestone(due=due, review=overdue_review), TODAY)
    assert [plain(status.word) for status in said] == words


@pytest.mark.parametrize(
    ("counts", "stage"),
    [
        ({}, 1),
        ({"areas": 2, "areas_with_reason": 1}, 1),
        ({"areas": 2, "areas_with_reason": 2}, 2),
        (FULL | {"goals_measured": 2}, 2),
        (FULL | {"milestones_led": 6}, 3),
        (FULL, 3),
    ],
)
def test_the_stage_of_a_draft_is_the_first_that_is_not_complete(counts, stage):
    assert current_stage(Counts(PlanState.DRAFT, **counts)) == stage


def test_an_active_plan_is_carried_out_and_says_what_was_passed_by():
    made = stages(
        Counts(PlanState.ACTIVE, **FULL | {"goals_measured": 2, "milestones_reviewed": 4, "reviews_overdue": 1})
    )
    assert [stage.state for stage in made] == ["done", "open", "done", "now"]
    assert [stage.reason for stage in made] == [
        "All 2 focus areas with evidence",
        "2 of 3 goals with baseline and target",
        "All 7 milestones with a lead",
        "4 of 7 milestones reviewed, 1 review overdue",
    ]
    assert [plain(stage.word) for stage in made] == ["Done", "Not complete", "Done Thu 12 Mar 2026", "You are here"]


def test_a_closed_plan_has_no_stage_it_is_in():
    made = stages(Counts(PlanState.CLOSED, **FULL, closed_on=dt.date(2026, 12, 18)))
    assert [stage.state for stage in made] == ["done"] * 4
    assert plain(made[3].word) == "Done Fri 18 Dec 2026"


def test_an_empty_draft_says_so_in_words():
    made = stages(Counts(PlanState.DRAFT))
    assert [stage.reason for stage in made] == [
        "No focus area yet",
        "No goal yet",
        "No milestone yet",
        "No milestone to review",
    ]
    assert [stage.word for stage in made] == ["You are here", "To come", "To come", "To come"]


@pytest.mark.parametrize(
    ("month", "taken", "year"),
    [
        (3, set(), 2026),
        (3, {2026}, 2027),
        (9, set(), 2026),
        (10, set(), 2027),
        (11, {2027}, 2026),
        (11, {2026, 2027}, None),
    ],
)
def test_from_term_4_on_the_plan_to_start_is_next_years(month, taken, year):
    assert year_to_start(taken, dt.date(2026, month, 15)) == year
