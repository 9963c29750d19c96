"""Groups as places: which networks and schools belong to one, from a day on, and whether it is at work."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NoReturn

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from common.errors import Refused, refusing
from common.words import day
from networks.enums import GroupState, Kind
from networks.models import Group, GroupMembership, GroupOwner, Network, Place, School, SchoolMembership
from networks.services.moving import ONE_DAY
from networks.services.trail import Trail
from networks.slugs import free_slug

OVER = {
    GroupState.PROPOSED: "{} has not begun: the network decides on it first.",
    GroupState.CONCLUDED: "{} is concluded. It can be read, not changed.",
    GroupState.DECLINED: "{} did not begin. It can be read, not changed.",
    GroupState.WITHDRAWN: "{} did not begin. It can be read, not changed.",
}


def require_at_work(place: Place) -> None:
    """Raises Refused for a group that has not begun or is over. Other places are always at work while they are open."""
    if place.kind != Kind.GROUP:
        return
    state = Group.objects.filter(pk=place.pk).values_list("state", flat=True).get()
    if state != GroupState.ACTIVE:
        raise Refused(OVER[GroupState(state)].format(place.name))


def found(**charter: Any) -> Group:
    """A group that is proposed, under an address of its own."""
    taken = set(Group.objects.values_list("slug", flat=True))
    return Group.objects.create(slug=free_slug(charter["name"], taken), state=GroupState.PROPOSED, **charter)


def lock(group: Group) -> Group:
    """The group as it stands, held until the transaction ends: its changes come one after the other."""
    return Group.objects.select_for_update().get(pk=group.pk)


@transaction.atomic
def own(*, group: Group, network: Network) -> GroupOwner:
    """The network owns the group from today on."""
    if later := GroupOwner.objects.planned().filter(group=group, network=network).first():
        raise Refused(f"{group} comes to {network} on {day(later.starts_on)}: that is planned already.")
    with refusing(group_owned_once_at_a_time=f"{group} belongs to {network} already."), transaction.atomic():
        return GroupOwner.objects.create(group=group, network=network, starts_on=timezone.localdate())


@transaction.atomic
def enter(*, group: Group, school: School, on: dt.date | None = None) -> GroupMembership:
    """The school belongs to the group from a day on (today)."""
    with refusing(school_in_a_group_once_at_a_time=f"{school} is in {group} already."), transaction.atomic():
        return GroupMembership.objects.create(group=group, school=school, starts_on=on or timezone.localdate())


@transaction.atomic
def end(row: GroupMembership | GroupOwner) -> None:
    """
    It ends with yesterday, so that it is over now. A row that began today never took effect for a whole day and goes;
    its history stays.
    """
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    if row.starts_on > yesterday:
        row.delete()
        return
    row.ends_on = yesterday
    row.save(update_fields=["ends_on"])


def owners_of(group: Group, on: dt.date | None = None) -> list[Network]:
    owned = GroupOwner.objects.current(on).filter(group=group)
    return list(Network.objects.filter(pk__in=owned.values("network")).by_name())


def hand_on(trail: Trail, old: Network, heirs: Sequence[Network], on: dt.date) -> list[Group]:
    """
    The groups of a network that closes belong, from the day on, to those of `heirs` that its schools in the group go
    to; to the first of them, which takes over, when none of its schools is in the group. Returns these groups.
    """
    held = GroupOwner.objects.filter(Q(ends_on=None) | Q(ends_on__gte=on), network=old)
    groups = Group.objects.select_for_update(no_key=True).filter(pk__in=held.values("group")).order_by("pk")
    found = {group.pk: group for group in groups}
    for row in held.select_for_update(of=("self",)).order_by("group", "starts_on"):
        group, until = found[row.group_id], row.ends_on
        if row.starts_on >= on:
            _comes_later(group, row)
        trail.set(row, ends_on=on - ONE_DAY)
        for heir in _following(group, old, heirs, on):
            _take_over(trail, GroupOwner(group=group, network=heir, starts_on=on, ends_on=until))
    return list(found.values())


def _comes_later(group: Group, row: GroupOwner) -> NoReturn:
    first = "Choose" if row.starts_on <= timezone.localdate() else "Take that back first, or choose"
    raise Refused(f"{group} belongs to {row.network} from {day(row.starts_on)}. {first} a later day.", "on")


def _following(group: Group, old: Network, heirs: Sequence[Network], on: dt.date) -> Sequence[Network]:
    leaving = SchoolMembership.objects.filter(network=old, ends_on=on - ONE_DAY).values("school")
    members = GroupMembership.objects.current(on).filter(group=group, school__in=leaving).values("school")
    gained = set(SchoolMembership.objects.current(on).filter(school__in=members).values_list("network", flat=True))
    return [heir for heir in heirs if heir.pk in gained] or heirs[:1]


def _take_over(trail: Trail, new: GroupOwner) -> None:
    """
    Nothing when the network owns the group already, or by this change. What only another planned change gives it is cut
    and begun again, so that the other one cannot be taken back from under this one.
    """
    rows = GroupOwner.objects.select_for_update(of=("self",)).filter(group=new.group_id, network=new.network_id)
    for row in rows.filter(Q(ends_on=None) | Q(ends_on__gte=new.starts_on)):
        if trail.made(row):
            return
        if row.starts_on >= new.starts_on:
            _comes_later(new.group, row)
        if row.starts_on <= timezone.localdate():
            return
        new.ends_on = row.ends_on
        trail.set(row, ends_on=new.starts_on - ONE_DAY)
    trail.add(new)


def begin(group: Group) -> None:
    group.state = GroupState.ACTIVE
    group.opened_on = group.opened_on or timezone.localdate()
    group.save()


def stop(group: Group, state: GroupState, reason: str) -> None:
    """A proposal that does not become a group."""
    group.state, group.reason, group.closed_on = state, reason, timezone.localdate()
    group.save()


def why_closed(group: Group) -> str:
    return f"Concluded {day(group.concluded_on)}" if group.concluded_on else ""
