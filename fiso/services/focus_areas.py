from typing import TYPE_CHECKING

from django.db import transaction

from common.errors import Refused
from fiso.models import Dimension, FocusArea, Goal, Plan
from fiso.services import guards
from fiso.services.goals import withdraw_with_milestones
from fiso.services.guards import fresh, next_position, open_plan, save_changed

if TYPE_CHECKING:
    from roles.models import Person


def _check_dimension(plan: Plan, dimension: Dimension) -> None:
    if dimension.framework_id != plan.framework_id:
        raise Refused(f"This plan uses {plan.framework.name}: choose one of its dimensions.", "dimension")


@transaction.atomic
def add_focus_area(*, plan: Plan, dimension: Dimension, title: str, by: "Person", reason: str = "") -> FocusArea:
    plan = open_plan(plan.pk, by=by)
    _check_dimension(plan, dimension)
    if plan.focus_areas.filter(title__iexact=title.strip(), withdrawn_on=None).exists():
        raise Refused("This plan has a focus area of that name already.", "title")
    return FocusArea.objects.create(
        plan=plan,
        dimension=dimension,
        title=title.strip(),
        reason=reason.strip(),
        position=next_position(plan.focus_areas.all()),
    )


@transaction.atomic
def edit_focus_area(
    *, focus_area: FocusArea, version: int, dimension: Dimension, title: str, reason: str, by: "Person"
) -> FocusArea:
    plan = open_plan(focus_area.plan_id, by=by)
    focus_area = fresh(focus_area, version)
    _check_dimension(plan, dimension)
    save_changed(focus_area, dimension=dimension, title=title.strip(), reason=reason.strip())
    return focus_area


@transaction.atomic
def move_focus_area(*, focus_area: FocusArea, up: bool, by: "Person") -> bool:
    plan = open_plan(focus_area.plan_id, by=by)
    return guards.move(fresh(focus_area), plan.focus_areas.filter(withdrawn_on=None), up=up)


@transaction.atomic
def withdraw_focus_area(*, focus_area: FocusArea, reason: str, by: "Person") -> FocusArea:
    """Withdraw the focus area and, for the same reason, what is still live under it."""
    open_plan(focus_area.plan_id, by=by)
    focus_area = fresh(focus_area)
    guards.withdraw(focus_area, reason)
    for goal in Goal.objects.filter(focus_area=focus_area, withdrawn_on=None):
        withdraw_with_milestones(goal, reason)
    return focus_area
