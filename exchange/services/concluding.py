"""The end of a group: its closing report, what becomes of its open work, and taking it up again."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import Refused
from exchange.services.groups import answer, require_managing
from fiso.enums import PlanState
from fiso.models import Plan
from meetings.enums import TO_COME, ActionState, OwnerKind, State
from meetings.models import Action, Meeting
from meetings.services import meeting as meetings
from networks.enums import GroupState, Spread
from networks.models import Group
from networks.services import groups as places
from roles.enums import RequestState
from roles.models import GroupRequest, Person

REOPEN_WITHIN = dt.timedelta(days=180)
REPORT = ("report_did", "report_changed", "report_take")


def open_actions(group: Group) -> list[Action]:
    """What is still to do: it stays with its owners, unless they no longer need to do it."""
    rows = Action.objects.open().filter(place=group, parent=None).select_related("owner", "school")
    return list(rows.order_by("due_on", "pk"))


@transaction.atomic
def conclude(
    *, group: Group, report: Mapping[str, str], spread: str, by: Person, dropped: frozenset[int] = frozenset()
) -> Group:
    """
    Conclude a group with its report. Meetings to come are called off, plans closed, open requests answered; open
    actions stay with their owners, but for those in `dropped`, which are no longer needed. All of it or nothing.
    """
    require_managing(by, group)
    group = places.lock(group)
    if group.state == GroupState.CONCLUDED:
        return group
    places.require_at_work(group)
    _check(report, spread)
    if Meeting.objects.filter(place=group, state=State.IN_PROGRESS).exists():
        raise Refused("A meeting of the group is in progress. Finish it first.")
    _end_work(group, by, dropped)
    for name in REPORT:
        setattr(group, name, report[name].strip())
    group.spread, group.state, group.concluded_on = spread, GroupState.CONCLUDED, timezone.localdate()
    group.closed_on = max(timezone.localdate(), (group.opened_on or dt.date.min) + dt.timedelta(days=1))
    group.version += 1
    group.save()
    ring()
    return group


def _check(report: Mapping[str, str], spread: str) -> None:
    for name in REPORT:
        if not report.get(name, "").strip():
            raise Refused("Write a few words: others learn from it.", field=name)
    if spread not in Spread.values:
        raise Refused("Choose an answer.", field="spread")


def _end_work(group: Group, by: Person, dropped: frozenset[int]) -> None:
    """Whoever concludes a group may be its owner's chair, who has no say over single meetings: the group's own end."""
    now, why = timezone.now(), "The group is concluded."
    for row in Meeting.objects.select_for_update(of=("self",)).filter(place=group, state__in=TO_COME):
        row.state, row.cancelled_at, row.cancelled_reason = State.CANCELLED, now, why
        meetings.mark_changed(row, fields=("state", "cancelled_at", "cancelled_reason"))
    for plan in Plan.objects.select_for_update(of=("self",)).filter(place=group, state=PlanState.ACTIVE):
        plan.state, plan.closed_at = PlanState.CLOSED, now
        plan.save(update_fields=["state", "closed_at"])
    for action in Action.objects.select_for_update(of=("self",)).filter(place=group, pk__in=dropped):
        _drop(action, by, now)
    for request in GroupRequest.objects.open().filter(group=group):
        answer(request, RequestState.DECLINED, by, why)


def _drop(action: Action, by: Person, now: dt.datetime) -> None:
    """An action and, when each school has a part, the parts still open."""
    rows = [action, *action.parts.all()] if action.owner_kind == OwnerKind.EACH_SCHOOL else [action]
    for row in rows:
        if row.is_open:
            row.state, row.closed_by, row.closed_at = ActionState.NOT_NEEDED, by, now
            row.closing_note = "The group is concluded."
            row.save(update_fields=["state", "closed_by", "closed_at", "closing_note"])


@transaction.atomic
def reopen(*, group: Group, reason: str, by: Person) -> Group:
    """
    Take a concluded group up again within six months: by chair or executive of an owner, with a reason. Its report
    stays in the history; meetings called off and plans closed stay as they are.
    """
    require_managing(by, group)
    group = places.lock(group)
    if group.state == GroupState.ACTIVE:
        return group
    if group.state != GroupState.CONCLUDED or group.concluded_on is None:
        raise Refused(f"{group} never began. Propose it anew.")
    if not reason.strip():
        raise Refused("Say why it goes on.", field="reason")
    if not may_reopen(group):
        raise Refused("It was concluded more than six months ago. Propose a new group that builds on it.")
    group.state, group.concluded_on, group.closed_on, group.reason = GroupState.ACTIVE, None, None, reason.strip()
    group.version += 1
    group.save()
    return group


def may_reopen(group: Group) -> bool:
    day = group.concluded_on
    return bool(day and timezone.localdate() - day <= REOPEN_WITHIN)
