import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from common.errors import Refused
from fiso.models import FocusArea, Goal, Milestone
from fiso.rules import check_day
from fiso.services import guards
from fiso.services.guards import fresh, next_position, open_plan, save_changed

if TYPE_CHECKING:
    from roles.models import Person


@transaction.atomic
def add_goal(
    *,
    focus_area: FocusArea,
    statement: str,
    by: "Person",
    who_benefits: str = "",
    measure: str = "",
    baseline: str = "",
    target: str = "",
    by_when: dt.date | None = None,
) -> Goal:
    plan = open_plan(focus_area.plan_id, by=by)
    focus_area = fresh(focus_area)
    if focus_area.withdrawn_on:
        raise Refused("This focus area is withdrawn.")
    check_day(by_when, plan.year, "by_when")
    if focus_area.goals.filter(statement__iexact=statement.strip(), withdrawn_on=None).exists():
        raise Refused("This focus area has that goal already.", "statement")
    return Goal.objects.create(
        focus_area=focus_area,
        statement=statement.strip(),
        who_benefits=who_benefits.strip(),
        measure=measure.strip(),
        baseline=baseline.strip(),
        target=target.strip(),
        by_when=by_when,
        position=next_position(focus_area.goals.all()),
    )


@transaction.atomic
def edit_goal(
    *,
    goal: Goal,
    version: int,
    statement: str,
    who_benefits: str,
    measure: str,
    baseline: str,
    target: str,
    by_when: dt.date | None,
    by: "Person",
) -> Goal:
    plan = open_plan(goal.focus_area.plan_id, by=by)
    goal = fresh(goal, version)
    check_day(by_when, plan.year, "by_when")
    save_changed(
        goal,
        statement=statement.strip(),
        who_benefits=who_benefits.strip(),
        measure=measure.strip(),
        baseline=baseline.strip(),
        target=target.strip(),
        by_when=by_when,
    )
    return goal


@transaction.atomic
def move_goal(*, goal: Goal, up: bool, by: "Person") -> bool:
    open_plan(goal.focus_area.plan_id, by=by)
    goal = fresh(goal)
    return guards.move(goal, Goal.objects.filter(focus_area_id=goal.focus_area_id, withdrawn_on=None), up=up)


@transaction.atomic
def withdraw_goal(*, goal: Goal, reason: str, by: "Person") -> Goal:
    """Withdraw the goal and, for the same reason, its live milestones. It stays in the plan's record."""
    open_plan(goal.focus_area.plan_id, by=by)
    goal = fresh(goal)
    withdraw_with_milestones(goal, reason)
    return goal


def withdraw_with_milestones(goal: Goal, reason: str) -> None:
    """To be called with the plan locked and the right asked. A milestone that was reached stays reached."""
    guards.withdraw(goal, reason)
    for milestone in Milestone.objects.filter(goal=goal, withdrawn_on=None, reached_on=None):
        guards.withdraw(milestone, reason)
