"""
What a person holds today: roles, and grants on single objects. One statement, composed once in a process and day, asked
once in a request: every page begins with it.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.db.models.functions import Coalesce, JSONArray
from django.utils import timezone

from common.statements import Keys, Statement
from networks.enums import Kind
from networks.models import GroupMembership, GroupOwner
from networks.querysets import NetworksBefore
from roles.enums import Role
from roles.models.appointment import Appointment
from roles.querysets import AppointmentQuerySet
from roles.rules import GRANTS, LEADS_WITHOUT_CHAIR

if TYPE_CHECKING:
    from roles.models import Person


class Holding(NamedTuple):
    """One current appointment, with what is needed to see how far it reaches."""

    role: Role
    kind: Kind
    id: int
    network_id: int | None
    area_id: int | None
    region_id: int | None
    groups: tuple[int, ...] = ()
    """Keys of the groups that the school held at is a member of, or that the network held at owns."""
    nearby_groups: tuple[int, ...] = ()
    """Keys of the groups that the network of the school held at owns."""
    before: tuple[int, ...] = ()
    """Keys of the networks that the network held at, or that of the school held at, stands for."""
    leads: bool = False
    """A role at a network that has no chair today: see LEADS_WITHOUT_CHAIR."""


class Held(NamedTuple):
    roles: list[Holding]
    grants: dict[tuple[str, int], set[str]]
    """(label of a model, key) -> rights on the object."""


def remember_for_this_request(person: "Person") -> None:
    """Let what the person holds be read once for this object of them, which lives as long as one request."""
    person._held_of_request = {}  # type: ignore[attr-defined]


def stop_remembering(person: "Person") -> None:
    del person._held_of_request  # type: ignore[attr-defined]


def forget(*people: "Person | None") -> None:
    """To be called by whatever changes appointments or grants inside a request."""
    for person in people:
        if person is not None and getattr(person, "_held_of_request", None) is not None:
            remember_for_this_request(person)


def remembered(person: "Person") -> dict | None:
    """Where a request keeps what it has worked out from what the person holds; None outside of one."""
    return getattr(person, "_held_of_request", None)


def held_by(person: "Person") -> Held:
    """Empty for who cannot sign in. One query; one in a request, see remember_for_this_request."""
    if not getattr(person, "is_active", False) or person.pk is None:
        return Held([], {})
    store, today = remembered(person), timezone.localdate()
    if store is not None and today in store:
        return store[today]
    found = Held([], defaultdict(set))
    for roles, *given in statement(today).run([person.pk]):
        found.roles.extend(_holding(json.loads(role)) for role in roles)
        for label, grants in zip(SHARED, given, strict=True):
            for key, right in map(json.loads, grants):
                found.grants[label, key].add(right)
    if store is not None:
        store[today] = found
    return found


def holdings(person: "Person") -> list[Holding]:
    """The person's current appointments."""
    return held_by(person).roles


SHARED = tuple(sorted({share.on for share in GRANTS.values()}))
"""Labels of the models on whose objects rights are given by hand."""


HELD = (
    *("role", "place__kind", "place_id", "place__network_id", "place__area_id", "place__region_id"),
    *("member_of", "owned", "nearby", "before", "leads"),
)


@lru_cache(maxsize=2)
def statement(day: dt.date) -> Statement:
    """One row for a person: roles, then grants on each model of SHARED, each an array of JSON."""
    from roles.grants import holding_now, rows_of
    from roles.models import Person

    roles = with_keys(Appointment.objects.current(day).filter(person=OuterRef("pk")), day)
    given = [holding_now(rows_of(apps.get_model(label)).filter(user=OuterRef("pk")), day) for label in SHARED]
    grants = [rows.values(found=JSONArray("content_object_id", "permission__codename")) for rows in given]
    found = [ArraySubquery(rows) for rows in (roles.values(found=JSONArray(*HELD)), *grants)]
    return Statement.of(Person.objects.filter(pk__in=Keys(), is_active=True).order_by().values_list(*found))


def chairs_at(place: str, on: dt.date | None = None) -> QuerySet[Appointment]:
    """Who chairs the network of a row on a day; `place` names the way from the row to it."""
    held = Appointment.objects.current(on).of_active_people().filter(role=Role.CHAIR, place=OuterRef(place))
    return held.order_by()


def with_keys(appointments: AppointmentQuerySet, on: dt.date | None = None) -> AppointmentQuerySet:
    """
    Appointments with the keys of the groups each has to do with and of the networks that its own stands for, and
    whether it leads a network without chair, on a day.
    """
    member_of = GroupMembership.objects.current(on).filter(school=OuterRef("place")).values("group")
    owned = GroupOwner.objects.current(on).filter(network=OuterRef("place")).values("group")
    nearby = GroupOwner.objects.current(on).filter(network=OuterRef("place__network")).values("group")
    leads = Q(role__in=LEADS_WITHOUT_CHAIR, place__kind=Kind.NETWORK) & ~Exists(chairs_at("place", on))
    return appointments.annotate(
        member_of=ArraySubquery(member_of),
        owned=ArraySubquery(owned),
        nearby=ArraySubquery(nearby),
        before=NetworksBefore(Coalesce("place__network", "place"), on or timezone.localdate()),
        leads=Case(When(leads, then=True), default=False),
    )


def holding_of(row: Any) -> Holding:
    """The holding of an appointment that was read with its place and with_keys()."""
    at = row.place
    seat = (row.role, at.kind, at.pk, at.network_id, at.area_id, at.region_id)
    return _holding((*seat, row.member_of, row.owned, row.nearby, row.before, row.leads))


def _holding(row: Sequence) -> Holding:
    role, kind, place, network, area, region, member_of, owned, nearby, before, leads = row
    groups = (*member_of, *owned)
    return Holding(Role(role), Kind(kind), place, network, area, region, groups, tuple(nearby), tuple(before), leads)
