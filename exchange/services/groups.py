"""A group comes to be: proposed by a member, decided by chair or executive, its charter kept, its lead changed."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from networks.enums import GroupState
from networks.models import Group, Network
from networks.services import groups as places
from networks.services import moving
from roles import access
from roles.enums import RequestState, Role, Way
from roles.models import Appointment, GroupRequest, Person
from roles.services import appoint, end_appointment, resign
from roles.services.rearranging import join_planned_closing

CHARTER = ("name", "purpose", "focus", "who_for", "by_when")
MOST_WAITING = 5  # proposals of one person


class Stale(Refused):
    """Somebody saved the charter since the form was drawn."""

    def __init__(self) -> None:
        super().__init__("Somebody else saved this charter while you were writing. Look at it, then save yours again.")


@transaction.atomic
def propose_group(*, network: Network, lead: Person, by: Person, message: str = "", **charter: Any) -> GroupRequest:
    """Any member of a network proposes a group to it. The same name sent again by the same person is one proposal."""
    if not by.has_perm("propose_group", network):
        raise NotAllowed("Only members of the network propose groups.")
    Network.objects.select_for_update(of=("self",), no_key=True).get(pk=network.pk)  # two clicks: one after the other
    waiting = GroupRequest.objects.open().filter(by=by, network=network, way=Way.ASKED)
    if same := waiting.filter(group__name=charter["name"]).first():
        return same
    if waiting.count() >= MOST_WAITING:
        raise Refused(f"{MOST_WAITING} of your proposals wait for an answer. Withdraw one before adding another.")
    if charter.get("by_when") and charter["by_when"] <= timezone.localdate():
        raise Refused("Choose a day to come.", field="by_when")
    _check_lead(lead)
    group = places.found(**charter)
    request = GroupRequest.objects.create(
        group=group, network=network, way=Way.ASKED, lead=lead, message=message.strip(), by=by
    )
    ring()
    return request


def _check_lead(person: Person) -> None:
    if not person.is_active:
        raise Refused(f"{person.name} can no longer sign in.", field="lead")


@transaction.atomic
def approve(*, request: GroupRequest, by: Person) -> Group:
    """
    The network's yes. A proposal becomes a group at work, with its lead; an invitation makes the network an owner.
    Whoever would lead it does not decide on it: nobody appoints themselves.
    """
    if request.network:
        moving.lock([request.network])  # before the group, as a change of networks does
    group = places.lock(request.group)
    request = locked_request(request)
    network = deciding_network(request, by)
    if request.is_proposal and request.lead_id == by.pk:
        raise Refused("You would lead it, so somebody else of the chair and the executive decides.")
    places.own(group=group, network=network)
    join_planned_closing(group, network)
    access.forget(by)
    answer(request, RequestState.ACCEPTED, by)
    if group.state == GroupState.PROPOSED:
        places.begin(group)
    if request.lead:
        appoint(person=request.lead, role=Role.GROUP_LEAD, place=group, starts_on=timezone.localdate(), by=by)
    return group


def deciding_network(request: GroupRequest, by: Person) -> Network:
    network = request.network
    if network is None or not by.has_perm("approve_group", network):
        raise NotAllowed("Only the chair and the executive decide for their network.")
    return network


@transaction.atomic
def change_charter(*, group: Group, version: int, by: Person, **charter: Any) -> Group:
    """Reword the charter of a group at work. Saving what stands there already changes nothing."""
    require_managing(by, group)
    group = places.lock(group)
    places.require_at_work(group)
    if all(getattr(group, name) == value for name, value in charter.items()):
        return group
    if group.version != version:
        raise Stale
    for name, value in charter.items():
        setattr(group, name, value)
    group.version += 1
    group.save()
    return group


@transaction.atomic
def change_lead(*, group: Group, to: Person, by: Person) -> Appointment:
    """Another person leads from today; who led before stays in the group. By chair and executive of an owner."""
    if not by.has_perm("manage_group", group):
        raise NotAllowed("Only chair and executive of a network that owns the group change its lead.")
    group = places.lock(group)
    places.require_at_work(group)
    today = timezone.localdate()
    leading = list(Appointment.objects.current().filter(place=group, role=Role.GROUP_LEAD))
    if any(row.person_id == to.pk for row in leading):
        return next(row for row in leading if row.person_id == to.pk)
    new = appoint(person=to, role=Role.GROUP_LEAD, place=group, starts_on=today, by=by)
    for row in leading:
        leave_role(row, by, "Another person leads")
        if not in_group(row.person, group):
            appoint(person=row.person, role=Role.GROUP_MEMBER, place=group, starts_on=today, by=by)
    return new


def in_group(person: Person, group: Group) -> bool:
    held = Appointment.objects.current().filter(person=person, place=group)
    return held.filter(role__in=(Role.GROUP_LEAD, Role.GROUP_MEMBER)).exists()


def leave_role(row: Appointment, by: Person, reason: str) -> None:
    """End a role at a group so that it is over now; a role of today ends with today."""
    last = max(timezone.localdate() - dt.timedelta(days=1), row.starts_on)
    if row.person_id == by.pk:
        resign(appointment=row, last_day=timezone.localdate(), by=by, reason=reason)
    else:
        end_appointment(appointment=row, last_day=last, by=by, reason=reason)


def require_managing(by: Person, group: Group) -> None:
    if not by.has_perm("manage_group", group):
        raise NotAllowed("Only the lead, and chair and executive of a network that owns the group, do this.")


def locked_request(request: GroupRequest) -> GroupRequest:
    """The request as it stands, still open."""
    rows = GroupRequest.objects.select_for_update(of=("self",)).select_related("group", "network", "school", "person")
    request = rows.get(pk=request.pk)
    if request.state != RequestState.OPEN:
        raise Refused(f"This was answered already: {request.get_state_display().lower()}.")
    return request


def answer(request: GroupRequest, state: RequestState, by: Person, reason: str = "") -> None:
    request.state, request.answered_by, request.answered_at = state, by, timezone.now()
    request.reason = reason
    request.save(update_fields=["state", "answered_by", "answered_at", "reason"])
    ring()
