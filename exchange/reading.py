"""Groups as pages read them: rows of a list, and one group as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from common.words import day
from networks.enums import GroupState
from networks.models import Group, GroupMembership, GroupOwner, Network, Place, School
from roles.enums import Role, Way
from roles.models import Appointment, GroupRequest, Person

STATUS = {
    GroupState.PROPOSED: ("due", "Proposed"),
    GroupState.ACTIVE: ("good", "Active"),
    GroupState.CONCLUDED: ("off", "Concluded"),
    GroupState.DECLINED: ("off", "Declined"),
    GroupState.WITHDRAWN: ("off", "Taken back"),
}


@dataclass
class Row:
    """A group in a list."""

    group: Group
    leads: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    schools: int = 0
    people: int = 0

    @property
    def status(self) -> tuple[str, str]:
        return STATUS[GroupState(self.group.state)]


def rows_of(groups: Iterable[Group]) -> list[Row]:
    """Four queries, however many groups."""
    rows = {group.pk: Row(group) for group in groups}
    owned = GroupOwner.objects.current().filter(group__in=rows).select_related("network")
    for owner in owned.order_by("network__name"):
        rows[owner.group_id].owners.append(owner.network.name)
    for member in GroupMembership.objects.current().filter(group__in=rows):
        rows[member.group_id].schools += 1
    held = Appointment.objects.current().of_active_people().filter(place__in=rows).select_related("person")
    for appointment in held.order_by("person__name"):
        row = rows[appointment.place_id]
        if appointment.role == Role.GROUP_LEAD:
            row.leads.append(appointment.person.name)
        else:
            row.people += 1
    return list(rows.values())


def leads_of(group: Group) -> list[Appointment]:
    held = Appointment.objects.current().of_active_people().filter(place=group, role=Role.GROUP_LEAD)
    return list(held.select_related("person").order_by("person__name"))


def ownerships_of(group: Group) -> list[GroupOwner]:
    """Which networks own the group, and which a planned change brings."""
    rows = GroupOwner.objects.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()), group=group)
    return list(rows.select_related("network").order_by("starts_on", "network__name"))


def in_words(ownerships: Iterable[GroupOwner]) -> list[str]:
    return [
        f"{row.network.name} from {day(row.starts_on)}"
        if row.starts_on > timezone.localdate()
        else f"{row.network.name} until {day(row.ends_on)}"
        if row.ends_on
        else row.network.name
        for row in ownerships
    ]


def proposal_of(group: Group) -> GroupRequest | None:
    """How a group that has not begun was proposed: by whom, to which network, who would lead it."""
    if group.opened_on:
        return None
    asked = GroupRequest.objects.filter(group=group, way=Way.ASKED, network__isnull=False)
    return asked.select_related("network", "lead").order_by("-at").first()


def people_of(group: Group) -> list[Appointment]:
    held = Appointment.objects.current().of_active_people().filter(place=group, role=Role.GROUP_MEMBER)
    return list(held.select_related("person").order_by("person__name"))


def schools_of(group: Group) -> list[School]:
    """Member schools with the `principal` of each. One query."""
    principal = Appointment.objects.current().of_active_people().filter(role=Role.PRINCIPAL, place=OuterRef("pk"))
    name = principal.order_by("-starts_on").values("person__name")[:1]
    found = School.objects.schools_of(group).select_related("network").annotate(principal=Subquery(name))
    return list(found.order_by("name", "pk"))


def schools_to_bring(person: Person, group: Group) -> list[Place]:
    """Schools the person answers for that are not in the group."""
    there = GroupMembership.objects.current().filter(group=group).values("school")
    return list(person.places_where("answer_for_school").exclude(pk__in=there).by_name())


def networks_to_fill(person: Person, group: Group) -> list[Network]:
    """Owning networks of which the person may bring in all schools."""
    owned = GroupOwner.objects.current().filter(group=group).values("network")
    mine = person.places_where("approve_group").values("pk")
    return list(Network.objects.filter(pk__in=owned).filter(pk__in=mine).by_name())


@dataclass
class Seat:
    """A network of a forum's region and who chairs it; nobody is a fact of its own."""

    network: Network
    chairs: list[Appointment] = field(default_factory=list)


def seats_of(forum: Place) -> list[Seat]:
    """Every open network of the region, with its chairs of today. Two queries."""
    networks = Network.objects.open().filter(region=forum.region_id).select_related("area").by_name()
    seats = {network.pk: Seat(network) for network in networks}
    held = Appointment.objects.current().of_active_people().filter(role=Role.CHAIR, place__in=seats)
    for row in held.select_related("person").order_by("person__name"):
        seats[row.place_id].chairs.append(row)
    return list(seats.values())
