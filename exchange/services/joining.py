"""Into a group and out of it: invitations, requests, their answers, leaving, and all schools of a network at once."""

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from common.words import day
from exchange.services.groups import answer, approve, in_group, leave_role, locked_request, require_managing
from networks.enums import GroupState
from networks.models import Group, GroupMembership, GroupOwner, Network, School
from networks.services import groups as places
from roles.enums import RequestState, Role, Way
from roles.models import Appointment, GroupRequest, Person

Party = Network | School | Person


def _fields(party: Party) -> dict[str, Party]:
    name = "network" if isinstance(party, Network) else "school" if isinstance(party, School) else "person"
    return {name: party}


def belongs(party: Party, group: Group) -> bool:
    if isinstance(party, Network):
        return GroupOwner.objects.current().filter(group=group, network=party).exists()
    if isinstance(party, School):
        return GroupMembership.objects.current().filter(group=group, school=party).exists()
    return in_group(party, group)


@transaction.atomic
def invite(*, group: Group, party: Party, by: Person, message: str = "") -> GroupRequest:
    """Ask a network to own the group as well, a school or a person to join. Asking twice is once."""
    require_managing(by, group)
    return _ask(group, party, Way.INVITED, by, message)


@transaction.atomic
def ask_to_join(*, group: Group, party: School | Person, by: Person, message: str = "") -> GroupRequest:
    """Somebody who knows of the group wants to belong: for the school they answer for, or for themselves."""
    if not by.has_perm("view_place", group):
        raise NotAllowed("You do not know of this group.")
    for_self = party == by or (isinstance(party, School) and by.has_perm("answer_for_school", party))
    if not for_self:
        raise NotAllowed("You ask for your own school, or for yourself.")
    return _ask(group, party, Way.ASKED, by, message)


def _ask(group: Group, party: Party, way: Way, by: Person, message: str) -> GroupRequest:
    group = places.lock(group)
    places.require_at_work(group)
    if isinstance(party, Person) and not party.is_active:
        raise Refused(f"{party.name} can no longer sign in.", field="party")
    if belongs(party, group):
        raise Refused(f"{party} belongs to {group} already.", field="party")
    if waiting := GroupRequest.objects.open().filter(group=group, **_fields(party)).first():
        return waiting
    new = GroupRequest.objects.create(group=group, way=way, by=by, message=message.strip(), **_fields(party))
    ring()
    return new


@transaction.atomic
def accept(*, request: GroupRequest, by: Person) -> GroupRequest:
    """Yes: a network owns the group, a school or a person belongs to it from today."""
    if request.network_id:
        approve(request=request, by=by)
        request.refresh_from_db()
        return request
    group = places.lock(request.group)
    places.require_at_work(group)
    request = locked_request(request)
    require_answering(request, by)
    if request.school:
        places.enter(group=group, school=request.school)
    elif request.person:
        _let_in(request, group)
    answer(request, RequestState.ACCEPTED, by)
    return request


def _let_in(request: GroupRequest, group: Group) -> None:
    """
    A person's place in the group is given by somebody of the group, never by themselves: by who invited, while they
    still may, or else by who answers.
    """
    person = request.person
    assert person is not None
    Appointment.objects.create(
        person=person,
        role=Role.GROUP_MEMBER,
        place=group,
        starts_on=timezone.localdate(),
        appointed_by=request.by if request.way == Way.INVITED else None,
    )


@transaction.atomic
def decline(*, request: GroupRequest, reason: str, by: Person) -> GroupRequest:
    """No, and why: who asked reads it. A proposal that its network declines does not become a group."""
    if not reason.strip():
        raise Refused("Say why. Who asked reads it.", field="reason")
    group = places.lock(request.group)
    request = locked_request(request)
    require_answering(request, by)
    answer(request, RequestState.DECLINED, by, reason.strip())
    if request.is_proposal and group.state == GroupState.PROPOSED:
        places.stop(group, GroupState.DECLINED, reason.strip())
    return request


@transaction.atomic
def withdraw(*, request: GroupRequest, by: Person, reason: str = "") -> GroupRequest:
    """Take back what one has asked, or an invitation of one's group, while nobody has answered."""
    group = places.lock(request.group)
    request = locked_request(request)
    if request.by_id != by.pk and not (request.way == Way.INVITED and by.has_perm("manage_group", group)):
        raise NotAllowed("Only who asked takes it back.")
    answer(request, RequestState.WITHDRAWN, by, reason.strip())
    if request.is_proposal and group.state == GroupState.PROPOSED:
        places.stop(group, GroupState.WITHDRAWN, reason.strip() or "Taken back by who proposed it.")
    return request


def may_answer(request: GroupRequest, by: Person) -> bool:
    return GroupRequest.objects.to_answer(by).filter(pk=request.pk).exists()


def require_answering(request: GroupRequest, by: Person) -> None:
    if not may_answer(request, by):
        raise NotAllowed("Others answer this.")


@transaction.atomic
def leave(*, group: Group, party: Party, by: Person, reason: str = "") -> None:
    """
    A school, a person or an owning network goes: by its own decision, or sent by who looks after the group. A group
    keeps at least one network, and its lead hands over before leaving.
    """
    group = places.lock(group)
    if not (_own_decision(party, by) or (not isinstance(party, Network) and by.has_perm("manage_group", group))):
        raise NotAllowed("You leave for yourself or for a school you answer for.")
    places.require_at_work(group)
    if isinstance(party, Network):
        _give_up(group, party)
    elif isinstance(party, School):
        for row in GroupMembership.objects.current().filter(group=group, school=party):
            places.end(row)
    else:
        _go(group, party, by, reason)
    ring()


def _own_decision(party: Party, by: Person) -> bool:
    if isinstance(party, Network):
        return by.has_perm("approve_group", party)
    return by.has_perm("answer_for_school", party) if isinstance(party, School) else by == party


def _give_up(group: Group, network: Network) -> None:
    rows = GroupOwner.objects.current().filter(group=group)
    others = rows.exclude(network=network)
    if not others.exists():
        raise Refused(f"{network} is the only network of {group}. Conclude the group instead.")
    own = rows.get(network=network)
    if own.ends_on:
        raise Refused(f"A planned change ends this on {day(own.ends_on)} by itself.")
    if not others.filter(ends_on=None).exists():
        raise Refused(f"A planned change leaves {group} to {network} alone. Conclude the group instead.")
    places.end(own)


def _go(group: Group, person: Person, by: Person, reason: str) -> None:
    held = Appointment.objects.current().filter(place=group, person=person)
    if held.filter(role=Role.GROUP_LEAD).exists():
        raise Refused(f"{person.name} leads {group}. Let somebody else lead it first.")
    for row in held.filter(role=Role.GROUP_MEMBER):
        leave_role(row, by, reason or "Left the group")


@transaction.atomic
def add_all_schools(*, group: Group, network: Network, by: Person) -> int:
    """
    Every school that an owning network has today and that is not in the group yet. Its chair and executive decide for
    their own network; returns how many came in.
    """
    require_managing(by, group)
    group = places.lock(group)
    places.require_at_work(group)
    if not belongs(network, group):
        raise Refused(f"{network} does not own {group}.", field="network")
    if not by.has_perm("approve_group", network):
        raise NotAllowed("Only chair and executive of a network bring in all of its schools.")
    there = GroupMembership.objects.current().filter(group=group).values("school")
    missing = list(School.objects.schools_of(network).exclude(pk__in=there))
    for school in missing:
        places.enter(group=group, school=school)
    waiting = GroupRequest.objects.open().filter(group=group, school__in=missing)
    for request in waiting:
        answer(request, RequestState.ACCEPTED, by)
    if missing:
        ring()
    return len(missing)
