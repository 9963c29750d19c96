from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from common.errors import Refused, refusing
from fiso.enums import PlanState
from fiso.models import Framework, Goal, Milestone, Plan
from fiso.services.guards import fresh, lock_plan, open_plan, require, save_changed
from networks.models import Place
from networks.services.groups import require_at_work

if TYPE_CHECKING:
    from roles.models import Person


@transaction.atomic
def start_plan(*, place: Place, year: int, by: "Person", direction: str = "") -> Plan:
    """Start the draft of a place's plan for a year, under the framework that plans of that year use."""
    require(by, "edit_plan", place)
    require_at_work(place)
    if not place.meets:
        raise Refused(f"{place.name} does not meet, so it has no plan of its own.")
    framework = Framework.objects.for_year(year).first()
    if framework is None:
        raise Refused(f"No framework was in use in {year}. Choose a later year.", "year")
    taken = f"{place.name} has a {year} plan already."
    with refusing(one_plan_a_year=taken, plan_year_is_a_year="Choose a year from 2015 to 2100."), transaction.atomic():
        return Plan.objects.create(
            place=place, year=year, framework=framework, direction=direction.strip(), started_by=by
        )


@transaction.atomic
def edit_direction(*, plan: Plan, version: int, direction: str, by: "Person") -> Plan:
    open_plan(plan.pk, by=by)
    plan = fresh(plan, version)
    save_changed(plan, direction=direction.strip())
    return plan


def missing_for_activation(plan: Plan) -> list[str]:
    """What a draft lacks before members can work by it, in words. Two queries."""
    goals = Goal.objects.filter(focus_area__plan=plan, withdrawn_on=None)
    milestones = Milestone.objects.filter(plan=plan, withdrawn_on=None, goal__in=goals)
    reached_for = set(milestones.values_list("goal_id", flat=True))
    all_goals = set(goals.values_list("pk", flat=True))
    if not all_goals:
        return ["a goal"]
    lacking = []
    if bare := len(all_goals - reached_for):
        lacking.append(
            "a milestone for the goal"
            if bare == len(all_goals) == 1
            else f"a milestone for {bare} of {len(all_goals)} goals"
        )
    if leaderless := milestones.filter(lead=None).count():
        lacking.append(f"a lead for {leaderless} of {milestones.count()} milestones")
    return lacking


@transaction.atomic
def activate_plan(*, plan: Plan, by: "Person") -> Plan:
    """Make a draft the plan that members see. Each goal has a milestone by then, and each milestone a lead."""
    plan = open_plan(plan.pk, by=by)
    require(by, "edit_plan", plan.place)  # a co-editor writes; that members work by it is decided by the executive
    if plan.state == PlanState.ACTIVE:
        return plan
    if lacking := missing_for_activation(plan):
        raise Refused(f"The plan still needs {' and '.join(lacking)}.")
    save_changed(plan, state=PlanState.ACTIVE, activated_at=timezone.now())
    return plan


@transaction.atomic
def close_plan(*, plan: Plan, by: "Person") -> Plan:
    """Close a plan for good: it stays readable, nothing in it can change, and its reminders end."""
    plan = lock_plan(plan.pk)
    require(by, "edit_plan", plan.place)
    if plan.state == PlanState.CLOSED:
        return plan
    if plan.state == PlanState.DRAFT:
        raise Refused("A draft is not closed: activate it first.")
    save_changed(plan, state=PlanState.CLOSED, closed_at=timezone.now())
    return plan
