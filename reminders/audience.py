"""Who is concerned, and in which words: people by right and place, asked of roles.access for many places at once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from django.db.models import Value

from networks.enums import Kind as PlaceKind
from networks.models import Place
from roles import access
from roles.enums import Role
from roles.models import Appointment

PLACES_AT_ONCE = 20
"""Places asked about in one statement: each adds its own branches to the SQL."""

FOREMOST = [Role.PRINCIPAL, Role.DELEGATE, Role.CHAIR, Role.EXECUTIVE, Role.SEIL, Role.GROUP_LEAD]
"""Of somebody's roles, the one that says best why a notice came. Roles that are not named follow."""


@dataclass(frozen=True)
class Recipient:
    """Why this person is told, and what of the words depends on them."""

    reason: str
    schools: tuple[str, ...] = ()
    variant: str = ""


Audience = dict[int, dict[int, Recipient]]
"""Object -> person -> how they are told."""


def people_by_place(verb: str, places: Iterable[Place], on: dt.date | None = None) -> dict[int, set[int]]:
    """Active people who may do the verb on a day (today), for each place."""
    found: dict[int, set[int]] = defaultdict(set)
    once = list({place.pk: place for place in places}.values())
    for start in range(0, len(once), PLACES_AT_ONCE):
        asked = [
            access.people_with(verb, place, on).annotate(at=Value(place.pk)).order_by().values_list("at", "pk")
            for place in once[start : start + PLACES_AT_ONCE]
        ]
        for at, person in reduce(lambda one, other: one.union(other, all=True), asked):
            found[at].add(person)
    return found


@dataclass
class Roles:
    """Current appointments of some people, read once, to say why each is told."""

    held: dict[int, list[Appointment]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, people: Collection[int]) -> "Roles":
        roles = cls()
        rows = access.with_keys(Appointment.objects.current().filter(person__in=people))
        rows = rows.select_related("place").order_by("pk")
        for appointment in rows if people else ():
            roles.held[appointment.person_id].append(appointment)
        return roles

    def schools_in(self, person: int, network: Place) -> list[Place]:
        """Schools of the network or the group that the person answers for."""
        return [
            row.place
            for row in self.held.get(person, [])
            if row.place.kind == PlaceKind.SCHOOL
            and (row.place.network_id == network.pk or network.pk in row.member_of)  # type: ignore[attr-defined]
        ]

    def belongs(self, person: int, place: Place, gone: Collection[int]) -> bool:
        """Whether a role of theirs has to do with the place, apart from roles at schools that are gone by then."""
        rows = self.held.get(person, [])
        return any(row.place_id not in gone and access.covers(access.holding_of(row), place) for row in rows)

    def comes_alone(self, person: int, place: Place) -> bool:
        """Whether the person comes to the place's meetings for themselves: in a group, or as a chair in a forum."""
        return any(
            (row.place_id == place.pk and row.role in (Role.GROUP_LEAD, Role.GROUP_MEMBER))
            or (place.kind == PlaceKind.FORUM and row.role == Role.CHAIR and row.place.region_id == place.region_id)
            for row in self.held.get(person, [])
        )

    def reason(self, person: int, place: Place) -> str:
        """You are principal of Four Posts Primary School, a member of the Wattle Ridge network."""
        near = [row for row in self.held.get(person, []) if access.covers(access.holding_of(row), place)]
        if not near:
            return f"It concerns the {named(place)}."
        order = {role: rank for rank, role in enumerate(FOREMOST)}
        return _in_words(min(near, key=lambda row: order.get(Role(row.role), len(order))), place)


def named(place: Any) -> str:
    """Wattle Ridge network; other places carry their kind in their name."""
    is_network = place.kind == PlaceKind.NETWORK and not place.name.lower().endswith("network")
    return f"{place.name} network" if is_network else str(place.name)


def held_by(meeting: Any) -> str:
    """Wattle Ridge network; Wattle Ridge and Stringybark networks."""
    return f"{meeting.held_by} networks" if meeting.joint_place else named(meeting.place)


def _in_words(row: Appointment, place: Place) -> str:
    at, whole = row.place, named(place)
    role = Role(row.role)
    if role == Role.CHAIR:
        return f"You chair the {named(at)}."
    sentences = {
        Role.PRINCIPAL: f"You are principal of {at.name}, a member of the {whole}.",
        Role.DELEGATE: f"You act for {at.name}, a member of the {whole}.",
        Role.EXECUTIVE: f"You are on the executive of the {named(at)}.",
        Role.SEIL: f"You are the SEIL of the {named(at)}.",
        Role.AREA_DIRECTOR: f"You are the area director of {at.name}, where the {whole} is.",
        Role.GROUP_LEAD: f"You lead {at.name}.",
        Role.GROUP_MEMBER: f"You are in {at.name}.",
    }
    return sentences.get(role, f"You are {role.label.lower()} of {at.name}.")
