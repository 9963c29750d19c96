"""How it is told that a network, school or person shall belong to a group: who asked whom, and what was answered."""

from typing import Any

from common.history_view import Moment, Names, Telling
from networks.enums import Kind
from networks.models import Group, Network, Place, School
from overview.role_story import events_of
from roles.enums import RequestState, Way
from roles.models import GroupRequest, Person

PLACES = {Kind.GROUP: "group", Kind.NETWORK: "network", Kind.SCHOOL: "school"}
ANSWERS = {
    RequestState.ACCEPTED: "accepted {}",
    RequestState.DECLINED: "declined {}",
    RequestState.WITHDRAWN: "took back {}",
    RequestState.OPEN: "changed {}",
}


def about_requests(place: Place, person: Person) -> list[Telling]:
    """Of the group, or of the network or school that was asked. Who only reads the audit reads no words of others."""
    if place.kind not in PLACES:
        return []
    events = events_of(GroupRequest).filter(**{PLACES[Kind(place.kind)]: place.pk})
    in_full = not person.may_everywhere("see_audit")
    if in_full:
        events = events.filter(pgh_obj_id__in=GroupRequest.objects.visible_to(person).values("pk"))
    return [
        Telling(
            kind="belongs",
            noun="request",
            events=events,
            fields={"state": "Answer", "lead": "To lead it"},
            say=_of_request,
            authors=("by",),
            editors=("answered_by",),
            reasons=("reason", "message") if in_full else (),
        )
    ]


def _of_request(moment: Moment, names: Names) -> str | None:
    after = moment.after
    group, party = names.of(Group, after["group_id"]), _party(after, names)
    if moment.is_new:
        if after["way"] == Way.INVITED:
            return f"invited {party} to {group}"
        if after["network_id"]:
            lead = f", led by {names.of(Person, after['lead_id'])}" if after["lead_id"] else ""
            return f"proposed the group {group} to {party}{lead}"
        return f"asked that {party} joins {group}"
    return ANSWERS[RequestState(after["state"])].format(_noun(after, party, group))


def _noun(row: Any, party: str, group: str) -> str:
    if row["way"] == Way.INVITED:
        return f"the invitation of {party} to {group}"
    return f"the proposal of {group} to {party}" if row["network_id"] else f"that {party} joins {group}"


def _party(row: Any, names: Names) -> str:
    party: tuple[tuple[type[Any], str], ...] = ((Network, "network_id"), (School, "school_id"), (Person, "person_id"))
    return next(names.of(model, row[key]) for model, key in party if row[key])
