"""What every service of plans asks first."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models
from django.utils import timezone

from common.errors import NotAllowed, Refused, Stale
from fiso.enums import PlanState
from fiso.models import Plan
from networks.models import Place
from networks.services.groups import require_at_work

if TYPE_CHECKING:
    from roles.models import Person

Row = TypeVar("Row", bound=models.Model)
SAY_WHY = "Say why it is withdrawn."


def require(by: "Person", verb: str, place: Place | Plan) -> None:
    if not by.has_perm(verb, place):
        raise NotAllowed("Your role here does not include this.")


def lock_plan(plan_id: int) -> Plan:
    """The plan, locked: whatever changes inside one plan happens one after the other."""
    return Plan.objects.select_for_update(of=("self",)).select_related("place", "framework").get(pk=plan_id)


def open_plan(plan_id: int, *, by: "Person", verb: str = "edit_plan") -> Plan:
    """The plan, locked, for a person who may change it. A closed plan is read-only."""
    plan = lock_plan(plan_id)
    require(by, verb, plan)
    require_at_work(plan.place)
    if plan.state == PlanState.CLOSED:
        raise Refused(f"The {plan.year} plan is closed. It can be read, not changed.")
    return plan


def fresh(row: Row, version: int | None = None) -> Row:
    """The row as it stands, after the plan was locked. Raises Stale when it is no longer the version that was read."""
    current = type(row)._default_manager.get(pk=row.pk)
    if version is not None and current.version != version:  # type: ignore[attr-defined]
        raise Stale(current)
    return current


def save_changed(row: Any, **fields: object) -> None:
    """Set the fields, count the version up and write just these."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def next_position(rows: models.QuerySet) -> int:
    return (rows.aggregate(last=models.Max("position"))["last"] or 0) + 1


def move(row: Any, rows: models.QuerySet, *, up: bool) -> bool:
    """Swap places with the neighbour among `rows`. False when there is none on that side."""
    side = (
        rows.filter(position__lt=row.position).order_by("-position")
        if up
        else rows.filter(position__gt=row.position).order_by("position")
    )
    neighbour = side.first()
    if neighbour is None:
        return False
    row.position, neighbour.position = neighbour.position, row.position
    row.save(update_fields=["position"])
    neighbour.save(update_fields=["position"])
    return True


def withdraw(row: Any, reason: str) -> None:
    """Mark a row as withdrawn today. It stays, with its reason, and is counted no more."""
    if not reason.strip():
        raise Refused(SAY_WHY, "reason")
    if row.withdrawn_on:
        raise Refused("It is withdrawn already.")
    save_changed(row, withdrawn_on=timezone.localdate(), withdrawn_reason=reason.strip())
