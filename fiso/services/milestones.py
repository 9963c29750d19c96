import datetime as dt
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from common.errors import Refused
from fiso.enums import PlanState
from fiso.models import Goal, Milestone, Plan
from fiso.rules import check_day
from fiso.services import guards
from fiso.services.guards import fresh, next_position, open_plan, save_changed
from networks.models import School
from roles.access import people_with

if TYPE_CHECKING:
    from roles.models import Person


def check_people(plan: Plan, lead: "Person | None", schools: Collection[School], kept: Milestone | None = None) -> None:
    """A new lead is somebody of the place today; a new school belongs to it today. Those already there may stay."""
    is_new = lead is not None and (kept is None or kept.lead_id != lead.pk)
    if lead and is_new and not people_with("view_community", plan.place).filter(pk=lead.pk).exists():
        raise Refused(f"{lead} holds no role at {plan.place.name} today.", "lead")
    wanted = {school.pk for school in schools}
    known = set(School.objects.schools_of(plan.place).filter(pk__in=wanted).values_list("pk", flat=True))
    if kept is not None:
        known |= set(kept.schools.values_list("pk", flat=True))
    if wanted - known:
        raise Refused(f"Choose schools of {plan.place.name}.", "schools")


@transaction.atomic
def add_milestone(
    *,
    goal: Goal,
    title: str,
    due_on: dt.date,
    by: "Person",
    review_on: dt.date | None = None,
    lead: "Person | None" = None,
    expected_effect: str = "",
    schools: Collection[School] = (),
) -> Milestone:
    plan = open_plan(goal.focus_area.plan_id, by=by)
    goal = fresh(goal)
    if goal.withdrawn_on:
        raise Refused("This goal is withdrawn.")
    check_day(due_on, plan.year, "due_on")
    check_day(review_on, plan.year, "review_on")
    check_people(plan, lead, schools)
    if goal.milestones.filter(title__iexact=title.strip(), withdrawn_on=None).exists():
        raise Refused("This goal has that milestone already.", "title")
    milestone = Milestone.objects.create(
        plan=plan,
        goal=goal,
        title=title.strip(),
        due_on=due_on,
        review_on=review_on,
        lead=lead,
        expected_effect=expected_effect.strip(),
        position=next_position(goal.milestones.all()),
    )
    milestone.schools.set(schools)
    return milestone


@transaction.atomic
def edit_milestone(
    *,
    milestone: Milestone,
    version: int,
    title: str,
    due_on: dt.date,
    review_on: dt.date | None,
    lead: "Person | None",
    expected_effect: str,
    schools: Collection[School],
    by: "Person",
) -> Milestone:
    """Change the words, days, lead or schools; a moved day moves its reminders. Raises Stale."""
    plan = open_plan(milestone.plan_id, by=by)
    milestone = fresh(milestone, version)
    _still_open(milestone)
    check_day(due_on, plan.year, "due_on")
    check_day(review_on, plan.year, "review_on")
    check_people(plan, lead, schools, kept=milestone)
    save_changed(
        milestone,
        title=title.strip(),
        due_on=due_on,
        review_on=review_on,
        lead=lead,
        expected_effect=expected_effect.strip(),
    )
    milestone.schools.set(schools)
    return milestone


@transaction.atomic
def move_milestone(*, milestone: Milestone, up: bool, by: "Person") -> bool:
    open_plan(milestone.plan_id, by=by)
    milestone = fresh(milestone)
    return guards.move(milestone, Milestone.objects.filter(goal_id=milestone.goal_id, withdrawn_on=None), up=up)


@transaction.atomic
def reach_milestone(*, milestone: Milestone, by: "Person", reached_on: dt.date | None = None) -> Milestone:
    """Say that it is true now. It can still be reviewed: what it changed often shows later."""
    plan = open_plan(milestone.plan_id, by=by)
    milestone = fresh(milestone)
    _still_open(milestone)
    day = reached_on or timezone.localdate()
    if plan.state == PlanState.DRAFT:
        raise Refused("The plan is still a draft. Milestones are reached once it is active.")
    if day > timezone.localdate():
        raise Refused("That day has not been yet.", "reached_on")
    if milestone.reached_on is None:
        save_changed(milestone, reached_on=day)
    return milestone


@transaction.atomic
def reopen_milestone(*, milestone: Milestone, by: "Person") -> Milestone:
    """Take back that it was reached."""
    open_plan(milestone.plan_id, by=by)
    milestone = fresh(milestone)
    if milestone.reached_on is not None:
        save_changed(milestone, reached_on=None)
    return milestone


@transaction.atomic
def withdraw_milestone(*, milestone: Milestone, reason: str, by: "Person") -> Milestone:
    """Take it out of the work, with a reason. Its reviews stay."""
    open_plan(milestone.plan_id, by=by)
    milestone = fresh(milestone)
    if milestone.reached_on:
        raise Refused("This milestone is reached. Reopen it first if that was a mistake.")
    guards.withdraw(milestone, reason)
    return milestone


def _still_open(milestone: Milestone) -> None:
    if milestone.withdrawn_on:
        raise Refused("This milestone is withdrawn. It can be read, not changed.")
