"""Plans and their parts: how they start, change, end, and who is too late."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from common.errors import NotAllowed, Refused
from fiso.enums import PlanState
from fiso.models import Dimension, FocusArea, Framework, Goal, Milestone, Plan
from fiso.services import focus_areas, goals, milestones, plans
from fiso.services.guards import Stale
from roles.enums import Role
from tests.factories import (
    FocusAreaFactory,
    GoalFactory,
    MilestoneFactory,
    NetworkFactory,
    PersonFactory,
    ReviewFactory,
    SchoolFactory,
    appoint,
)
from tests.fiso.conftest import days

pytestmark = pytest.mark.django_db


def draft(plan):
    plan.state, plan.activated_at = PlanState.DRAFT, None
    plan.save()
    return plan


def close(plan):
    plan.state, plan.closed_at = PlanState.CLOSED, timezone.now()
    plan.save()
    return plan


@pytest.mark.parametrize(("year", "code"), [(2021, "fiso-2015"), (2022, "fiso-2-0")])
def test_a_plan_starts_as_a_draft_under_the_framework_of_its_year(network, chair, year, code):
    plan = plans.start_plan(place=network, year=year, by=chair, direction=" On. ")
    assert (plan.state, plan.framework.code, plan.direction) == (PlanState.DRAFT, code, "On.")
    assert plan.started_by == chair


@pytest.mark.parametrize(("year", "words"), [(2014, "No framework"), (2101, "from 2015 to 2100")])
def test_a_year_that_cannot_be_planned(network, chair, year, words):
    with pytest.raises(Refused, match=words):
        plans.start_plan(place=network, year=year, by=chair)


def test_one_plan_a_year(plan, chair):
    with pytest.raises(Refused, match="plan already"):
        plans.start_plan(place=plan.place, year=plan.year, by=chair)


def test_a_stranger_starts_nothing(network):
    with pytest.raises(NotAllowed):
        plans.start_plan(place=network, year=2030, by=appoint(Role.CHAIR, NetworkFactory()))


def test_what_a_draft_lacks_is_said_until_nothing_does(plan, chair, area):
    draft(plan)
    assert plans.missing_for_activation(plan) == ["a goal"]
    goal = GoalFactory(focus_area=area)
    assert plans.missing_for_activation(plan) == ["a milestone for the goal"]
    milestone = MilestoneFactory(goal=goal, lead=None)
    with pytest.raises(Refused, match="still needs a lead for 1 of 1 milestones"):
        plans.activate_plan(plan=plan, by=chair)
    Milestone.objects.filter(pk=milestone.pk).update(lead=chair)
    assert plans.activate_plan(plan=plan, by=chair).activated_at is not None
    assert plans.activate_plan(plan=plan, by=chair).state == PlanState.ACTIVE


def test_a_draft_is_not_closed_and_a_closed_plan_stays_closed(plan, chair):
    closed = plans.close_plan(plan=plan, by=chair)
    assert (closed.state, plans.close_plan(plan=plan, by=chair).closed_at) == (PlanState.CLOSED, closed.closed_at)
    with pytest.raises(Refused, match="closed"):
        plans.activate_plan(plan=plan, by=chair)
    other = plans.start_plan(place=plan.place, year=plan.year + 1, by=chair)
    with pytest.raises(Refused, match="draft"):
        plans.close_plan(plan=other, by=chair)


def test_the_database_wants_the_day_a_plan_was_closed(plan):
    with pytest.raises(IntegrityError, match="plan_closed_says_when"), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(state=PlanState.CLOSED)


def changes(area, goal, milestone, by):
    """Every service that changes a plan."""
    dimension = area.dimension
    words = {"who_benefits": "", "measure": "", "baseline": "", "target": "", "by_when": None}
    lead = {"lead": milestone.lead, "expected_effect": "", "schools": [], "review_on": None}
    at = {"version": 1, "by": by}
    return [
        lambda: plans.edit_direction(plan=area.plan, direction="x", **at),
        lambda: focus_areas.add_focus_area(plan=area.plan, dimension=dimension, title="x", by=by),
        lambda: focus_areas.edit_focus_area(focus_area=area, dimension=dimension, title="x", reason="", **at),
        lambda: focus_areas.move_focus_area(focus_area=area, up=True, by=by),
        lambda: focus_areas.withdraw_focus_area(focus_area=area, reason="x", by=by),
        lambda: goals.add_goal(focus_area=area, statement="x", by=by),
        lambda: goals.edit_goal(goal=goal, statement="x", **words, **at),
        lambda: goals.move_goal(goal=goal, up=True, by=by),
        lambda: goals.withdraw_goal(goal=goal, reason="x", by=by),
        lambda: milestones.add_milestone(goal=goal, title="x", due_on=days(1), by=by),
        lambda: milestones.edit_milestone(milestone=milestone, title="x", due_on=days(1), **lead, **at),
        lambda: milestones.move_milestone(milestone=milestone, up=True, by=by),
        lambda: milestones.reach_milestone(milestone=milestone, by=by),
        lambda: milestones.reopen_milestone(milestone=milestone, by=by),
        lambda: milestones.withdraw_milestone(milestone=milestone, reason="x", by=by),
    ]


@pytest.mark.parametrize("which", range(15))
def test_a_closed_plan_is_read_only(plan, area, goal, milestone, chair, which):
    close(plan)
    with pytest.raises(Refused, match="is closed"):
        changes(area, goal, milestone, chair)[which]()


@pytest.mark.parametrize("which", range(15))
def test_only_editors_change_a_plan(area, goal, milestone, network, which):
    with pytest.raises(NotAllowed):
        changes(area, goal, milestone, appoint(Role.SEIL, network))[which]()


@pytest.mark.parametrize("which", [0, 2, 6, 10])
def test_who_saves_second_is_told_and_writes_nothing(area, goal, milestone, chair, which):
    for row in (area.plan, area, goal, milestone):
        type(row).objects.filter(pk=row.pk).update(version=2)
    with pytest.raises(Stale) as stale:
        changes(area, goal, milestone, chair)[which]()
    assert stale.value.current.version == 2


def test_a_save_counts_the_version_up(goal, chair):
    saved = goals.edit_goal(
        goal=goal,
        version=1,
        statement="New",
        who_benefits="",
        measure="",
        baseline="",
        target="",
        by_when=None,
        by=chair,
    )
    assert (saved.version, Goal.objects.get(pk=goal.pk).statement) == (2, "New")


def test_parts_stand_in_the_order_they_came_and_move_past_their_neighbour(goal, chair):
    first, second, third = (
        milestones.add_milestone(goal=goal, title=word, due_on=days(1), by=chair) for word in ("one", "two", "three")
    )
    milestones.withdraw_milestone(milestone=second, reason="No time", by=chair)
    assert milestones.move_milestone(milestone=third, up=True, by=chair)
    assert not milestones.move_milestone(milestone=third, up=True, by=chair)
    assert list(Milestone.objects.order_by("position").values_list("title", flat=True)) == ["three", "two", "one"]
    assert first.position == 1


def test_focus_areas_and_goals_move_too(plan, area, goal, chair):
    second, other = (
        FocusAreaFactory(plan=plan, dimension=area.dimension, position=2),
        GoalFactory(focus_area=area, position=2),
    )
    assert focus_areas.move_focus_area(focus_area=second, up=True, by=chair)
    assert goals.move_goal(goal=goal, up=False, by=chair)
    assert list(FocusArea.objects.order_by("position")) == [second, area]
    assert list(Goal.objects.order_by("position")) == [other, goal]


def test_withdrawing_a_focus_area_withdraws_what_is_live_under_it(area, goal, milestone, chair):
    reached = MilestoneFactory(goal=goal, position=2, reached_on=days(-1))
    focus_areas.withdraw_focus_area(focus_area=area, reason=" Other work ", by=chair)
    for row in (area, goal, milestone, reached):
        row.refresh_from_db()
    assert [row.withdrawn_reason for row in (area, goal, milestone)] == ["Other work"] * 3
    assert reached.withdrawn_on is None


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawing_needs_a_reason(milestone, chair, reason):
    with pytest.raises(Refused, match="Say why") as refused:
        milestones.withdraw_milestone(milestone=milestone, reason=reason, by=chair)
    assert refused.value.field == "reason"
    for model in (FocusArea, Goal, Milestone):
        with pytest.raises(IntegrityError, match="withdrawn_with_reason"), transaction.atomic():
            model.objects.update(withdrawn_on=days(0))


def test_what_was_reviewed_is_never_deleted(goal, milestone):
    ReviewFactory(milestone=milestone)
    for row in (milestone, goal, goal.focus_area, milestone.plan):
        with pytest.raises(ProtectedError):
            row.delete()


def test_a_milestone_is_reached_once_and_can_be_opened_again(milestone, chair):
    assert milestones.reach_milestone(milestone=milestone, by=chair, reached_on=days(-2)).reached_on == days(-2)
    assert milestones.reach_milestone(milestone=milestone, by=chair).reached_on == days(-2)
    with pytest.raises(Refused, match="Reopen it"):
        milestones.withdraw_milestone(milestone=milestone, reason="x", by=chair)
    assert milestones.reopen_milestone(milestone=milestone, by=chair).reached_on is None


@pytest.mark.parametrize("reached_on", [1, 400])
def test_nothing_is_reached_in_the_future(milestone, chair, reached_on):
    with pytest.raises(Refused, match="not been yet"):
        milestones.reach_milestone(milestone=milestone, by=chair, reached_on=days(reached_on))


@pytest.mark.parametrize("due", [-4000, 4000])
def test_a_day_that_cannot_belong_to_the_plan_is_refused(goal, chair, due):
    with pytest.raises(Refused, match="does not belong to a") as refused:
        milestones.add_milestone(goal=goal, title="x", due_on=days(due), by=chair)
    assert refused.value.field == "due_on"


def test_a_lead_and_schools_are_of_the_place(goal, network, chair):
    mine, theirs = SchoolFactory(network=network), SchoolFactory()
    with pytest.raises(Refused, match="holds no role") as refused:
        milestones.add_milestone(goal=goal, title="x", due_on=days(1), lead=PersonFactory(), by=chair)
    assert refused.value.field == "lead"
    with pytest.raises(Refused, match="Choose schools of"):
        milestones.add_milestone(goal=goal, title="x", due_on=days(1), schools=[theirs], by=chair)
    made = milestones.add_milestone(goal=goal, title="x", due_on=days(1), lead=chair, schools=[mine], by=chair)
    assert list(made.schools.all()) == [mine]


def test_who_has_left_may_stay_on_the_milestone_but_nobody_new_comes_from_outside(milestone, chair):
    gone, stays = milestone.lead, SchoolFactory()
    milestone.schools.add(stays)
    words = {"title": "Still", "due_on": days(3), "review_on": None, "expected_effect": ""}
    saved = milestones.edit_milestone(milestone=milestone, version=1, lead=gone, schools=[stays], by=chair, **words)
    assert (saved.lead, saved.title) == (gone, "Still")
    with pytest.raises(Refused, match="holds no role"):
        milestones.edit_milestone(milestone=milestone, version=2, lead=PersonFactory(), schools=[], by=chair, **words)


def test_the_same_words_twice_under_one_parent_are_refused(plan, area, goal, milestone, chair):
    with pytest.raises(Refused, match="that milestone already"):
        milestones.add_milestone(goal=goal, title=milestone.title.upper(), due_on=days(1), by=chair)
    with pytest.raises(Refused, match="that goal already"):
        goals.add_goal(focus_area=area, statement=goal.statement, by=chair)
    with pytest.raises(Refused, match="of that name already"):
        focus_areas.add_focus_area(plan=plan, dimension=area.dimension, title=area.title, by=chair)


def test_a_dimension_is_of_the_plans_framework(plan, chair):
    other = Dimension.objects.exclude(framework=plan.framework).filter(framework__in=Framework.objects.all()).first()
    with pytest.raises(Refused, match="choose one of its dimensions"):
        focus_areas.add_focus_area(plan=plan, dimension=other, title="x", by=chair)


def test_nothing_is_added_to_what_is_withdrawn(area, goal, chair):
    goals.withdraw_goal(goal=goal, reason="x", by=chair)
    with pytest.raises(Refused, match="goal is withdrawn"):
        milestones.add_milestone(goal=goal, title="x", due_on=days(1), by=chair)
    focus_areas.withdraw_focus_area(focus_area=area, reason="x", by=chair)
    with pytest.raises(Refused, match="focus area is withdrawn"):
        goals.add_goal(focus_area=area, statement="x", by=chair)
