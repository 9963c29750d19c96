"""
The one door to rights. Two sources, one question.

Role rights are current appointments x roles/rules.py, asked in SQL at the moment of the question: nothing to sync,
nothing to expire.
Object rights are grant rows of django-guardian's direct-foreign-key tables (roles/grants.py). Only this module knows
both.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from networks.enums import Kind
from networks.models import GroupMembership, GroupOwner, Place
from networks.querysets import NetworksAfter, NetworksBefore, PlaceQuerySet
from roles.enums import Role, short
from roles.grants import given_each as given_each
from roles.grants import grant as grant
from roles.grants import grants_on as grants_on
from roles.grants import holding_now as holding_now
from roles.grants import people_given as people_given
from roles.grants import rights_giving, rights_on, shared_with
from roles.grants import shared_here as shared_here
from roles.grants import withdraw as withdraw
from roles.models.appointment import Appointment
from roles.querysets import AppointmentQuerySet
from roles.rules import GRANTS, HELD_AT, LEADS_WITHOUT_CHAIR, REACH, RULES, ways

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


def chairs_at(place: str, on: dt.date | None = None) -> QuerySet[Appointment]:
    """Who chairs the network of a row on a day; `place` names the way from the row to it."""
    held = Appointment.objects.current(on).of_active_people().filter(role=Role.CHAIR, place=OuterRef(place))
    return held.order_by()


def verbs_of(holding: Holding, target: Kind) -> set[str]:
    """What the role may do at places of a kind within its reach."""
    verbs = RULES[holding.role].get(target, set())
    if holding.leads and target == Kind.NETWORK:
        return verbs | LEADS_WITHOUT_CHAIR.get(holding.role, set())
    return verbs


def holdings(person: "Person") -> list[Holding]:
    """
    The person's current appointments. One query; asked once per request when RightsOfRequest has put a store on the
    person.
    """
    if not getattr(person, "is_active", False) or person.pk is None:
        return []
    store = getattr(person, "_holdings_of_request", None)
    if store is not None and timezone.localdate() in store:
        return store[timezone.localdate()]
    found = [_holding(row) for row in _held(person)]
    if store is not None:
        store[timezone.localdate()] = found
    return found


HELD = ("role", "place__kind", "place_id", "place__network_id", "place__area_id", "place__region_id")


def with_keys(appointments: AppointmentQuerySet) -> AppointmentQuerySet:
    """
    Appointments with the keys of the groups each has to do with and of the networks that its own stands for, and
    whether it leads a network without chair.
    """
    member_of = GroupMembership.objects.current().filter(school=OuterRef("place")).values("group")
    owned = GroupOwner.objects.current().filter(network=OuterRef("place")).values("group")
    nearby = GroupOwner.objects.current().filter(network=OuterRef("place__network")).values("group")
    leads = Q(role__in=LEADS_WITHOUT_CHAIR, place__kind=Kind.NETWORK) & ~Exists(chairs_at("place"))
    return appointments.annotate(
        member_of=ArraySubquery(member_of),
        owned=ArraySubquery(owned),
        nearby=ArraySubquery(nearby),
        before=NetworksBefore(Coalesce("place__network", "place"), timezone.localdate()),
        leads=Case(When(leads, then=True), default=False),
    )


def _held(person: "Person", *more: str) -> QuerySet[Appointment, tuple]:
    """The current appointments of a person as rows of HELD and `more` fields, in one query."""
    found = with_keys(Appointment.objects.current().filter(person=person))
    return found.values_list(*HELD, "member_of", "owned", "nearby", "before", "leads", *more)


def holding_of(row: Any) -> Holding:
    """The holding of an appointment that was read with its place and with_keys()."""
    at = row.place
    seat = (row.role, at.kind, at.pk, at.network_id, at.area_id, at.region_id)
    return _holding((*seat, row.member_of, row.owned, row.nearby, row.before, row.leads))


def _holding(row: tuple) -> Holding:
    role, kind, place, network, area, region, member_of, owned, nearby, before, leads = row
    groups = (*member_of, *owned)
    return Holding(Role(role), Kind(kind), place, network, area, region, groups, tuple(nearby), tuple(before), leads)


def _keys(holding: Holding, held_field: str | None) -> tuple[int, ...]:
    """What the field of a holding names: one place, several, or none."""
    value = getattr(holding, held_field or "id")
    return value if isinstance(value, tuple) else () if value is None else (value,)


def remember_for_this_request(person: "Person") -> None:
    """Let holdings() be read once for this person object, which lives as long as one request."""
    person._holdings_of_request = {}  # type: ignore[attr-defined]
    person._grants_of_request = {}  # type: ignore[attr-defined]


def forget(person: "Person") -> None:
    """To be called by whatever changes appointments inside a request."""
    if getattr(person, "_holdings_of_request", None) is not None:
        remember_for_this_request(person)


def covers(holding: Holding, place: Place) -> bool:
    """Whether the place lies within the reach of a role held there, whatever the role may do."""
    way = (holding.kind, Kind(place.kind))
    return way in REACH and _joined(holding, place, REACH[way])


def _joined(holding: Holding, place: Place, joins: tuple[tuple[str, str], ...] | None) -> bool:
    return joins is None or any(getattr(place, target) in _keys(holding, held) for target, held in joins)


def reaches(holding: Holding, place: Place, verb: str) -> bool:
    """Whether the role gives the verb at this place."""
    kind = Kind(place.kind)
    if verb not in verbs_of(holding, kind):
        return False
    return _joined(holding, place, ways(holding.kind, kind, verb))


def _places_of(obj: Any) -> tuple[Place, ...]:
    """The place an object belongs to; both places of what two hold together."""
    return getattr(obj, "rights_places", None) or (obj.rights_place,)


def has_perm(person: "Person", verb: str, obj: Any) -> bool:
    """
    May the person do the verb at this place, or at the place this object belongs to, by role or by a grant on the
    object?
    """
    if not getattr(person, "is_active", False):
        return False
    by_role = any(reaches(holding, place, verb) for place in _places_of(obj) for holding in holdings(person))
    return by_role or _is_granted(person, verb, obj)


def _is_granted(person: "Person", verb: str, obj: Any) -> bool:
    """
    By a grant on the object, or on what the object belongs to. Asked only where a grant gives the verb at all; the
    person's grants on one object are read once in a request.
    """
    target: Any = getattr(obj, "granted_on", None)
    ways = rights_giving(verb, type(target)) if target is not None else []
    held: set[str] = rights_on(person, target) if ways else set()
    return any(right in held and (not states or target.state in states) for right, states in ways)


def roles_at(person: "Person", place: Place) -> list[Role]:
    """The roles the person holds now at this very place."""
    return [holding.role for holding in holdings(person) if holding.id == place.pk]


def may_everywhere(person: "Person", verb: str) -> bool:
    """Whether a role of theirs, held anywhere, gives the verb for the whole state."""
    return any(verb in RULES[holding.role].get(Kind.STATE, ()) for holding in holdings(person))


def _branches(verb: str) -> Iterable[tuple[Kind, str | None, Kind, str | None, list[Role]]]:
    """(target kind, its field, held kind, its field, roles) for every way the rules table gives the verb."""
    found: dict[tuple, list[Role]] = defaultdict(list)
    for role, reach in RULES.items():
        for target, verbs in reach.items():
            if verb not in verbs:
                continue
            for join in ways(HELD_AT[role], target, verb) or [(None, None)]:
                found[(target, join[0], HELD_AT[role], join[1])].append(role)
    for (target, target_field, held, held_field), roles in found.items():
        yield target, target_field, held, held_field, roles


class Reach(NamedTuple):
    """How far a verb of a person reaches: whole kinds of place, places by key, and places by where they sit."""

    kinds: set[Kind]
    keys: set[int]
    sitting: dict[tuple[Kind, str], set[int]]


def _reach(person: "Person", verb: str) -> Reach:
    """Worked out once for each verb of a request, and forgotten with the holdings it comes from."""
    store = getattr(person, "_holdings_of_request", None)
    key = (timezone.localdate(), verb)
    if store is not None and key in store and person.is_active:
        return store[key]
    found = _worked_out(person, verb)
    if store is not None:
        store[key] = found
    return found


def _worked_out(person: "Person", verb: str) -> Reach:
    found = Reach(set(), set(), defaultdict(set))
    for holding in holdings(person):
        for target in RULES[holding.role]:
            if verb not in verbs_of(holding, target):
                continue
            joins = ways(holding.kind, target, verb)
            if joins is None:
                found.kinds.add(target)
                continue
            for target_field, held_field in joins:
                if not (keys := _keys(holding, held_field)):
                    continue
                if target_field == "id":
                    found.keys.update(keys)
                else:
                    found.sitting[target, target_field].update(keys)
    return found


def _sitting(reach: Reach) -> Q:
    found = Q(kind__in=reach.kinds) if reach.kinds else Q()
    for (target, field), values in reach.sitting.items():
        found |= Q(kind=target, **{f"{field}__in": values})
    return found


def places_where(person: "Person", verb: str) -> PlaceQuerySet:
    """Places where the person may do the verb. Reads holdings() now; no join with appointments is repeated in it."""
    reach = _reach(person, verb)
    found = _sitting(reach) | (Q(pk__in=reach.keys) if reach.keys else Q())
    return Place.objects.filter(found) if found else Place.objects.none()


def where(person: "Person", verb: str, place: str = "place", shared: str = "") -> Q:
    """
    The condition, for a queryset of things that hang from a place, that the person may do the verb there. `place` names
    the way to it ("plan__place"; "pk" for places themselves). Most people reach places by key, so that the condition is
    `place_id in (3, 14)`, which PostgreSQL and the ORM both plan in no time; a subquery stands in only for whole areas.
    `shared` names the way to the object on which somebody may hold the verb by a grant.
    """
    reach = _reach(person, verb)
    found = Q(**{f"{place}__in": reach.keys}) if reach.keys else Q(pk__in=[])
    if sitting := _sitting(reach):
        found |= Q(**{f"{place}__in": Place.objects.filter(sitting).values("pk")})
    for label in {share.on for share in GRANTS.values() if verb in share.gives} if shared else ():
        found |= Q(**{f"{shared}__in": shared_with(person, verb, apps.get_model(label)).values("pk")})
    return found


def people_with(verb: str, place: Place, on: dt.date | None = None) -> "QuerySet[Person]":
    """
    Active people who may do the verb at the place on a day (today), each once. The audience of notices starts here.
    """
    from roles.models import Person

    found = Q(pk__in=[])
    for target, target_field, held, held_field, roles in _branches(verb):
        if target != place.kind:
            continue
        holders = Appointment.objects.current(on).filter(role__in=roles, place__kind=held)
        if target_field is not None:
            value = getattr(place, target_field)
            if value is None:
                continue
            holders = holders.filter(_held_where(held, str(held_field), value, on))
        found |= Q(pk__in=holders.values("person_id"))
    if leading := [role for role, verbs in LEADS_WITHOUT_CHAIR.items() if verb in verbs]:
        chairless = Appointment.objects.current(on).filter(~Exists(chairs_at("place", on)), place__kind=Kind.NETWORK)
        found |= Q(pk__in=chairless.filter(role__in=leading, place=place).values("person_id"))
    return Person.objects.filter(found, is_active=True)


def _held_where(held: Kind, held_field: str, value: int, on: dt.date | None) -> Q:
    """The other way round: the condition that the held place's field names this key."""
    owners = GroupOwner.objects.current(on).filter(group=value).values("network")
    if held_field == "before":
        heirs = NetworksAfter(Value(value, output_field=BigIntegerField()), on or timezone.localdate())
        return Q(place__network__in=heirs) if held == Kind.SCHOOL else Q(place__in=heirs)
    if held_field == "nearby_groups":
        return Q(place__network__in=owners)
    if held_field == "groups":
        members = GroupMembership.objects.current(on).filter(group=value).values("school")
        return Q(place__in=members if held == Kind.SCHOOL else owners)
    return Q(**{f"place__{held_field}": value})


def how_it_reaches(holding: Holding, place: Place) -> str:
    if holding.id == place.pk:
        return ""
    if place.pk in holding.before:
        return f", {'whose network' if holding.kind == Kind.SCHOOL else 'which'} came after {place.name}"
    return f", which reaches {place.name}"


def explain(person: "Person", verb: str, obj: Any) -> list[str]:
    """The reasons, in sentences, why the person may do the verb there. Empty when they may not."""
    if not person.is_active:
        return []
    reasons = []
    for (*row, starts_on, name), place in product(_held(person, "starts_on", "place__name"), _places_of(obj)):
        holding = _holding(tuple(row))
        since = f"{starts_on.day} {starts_on:%b %Y}"
        reach = how_it_reaches(holding, place)
        if reaches(holding._replace(leads=False), place, verb):
            reasons.append(f"{short(holding.role)} of {name} since {since}{reach}.")
        elif reaches(holding, place, verb):
            reasons.append(f"{short(holding.role)} of {name} since {since}, which has no chair.")
    if _is_granted(person, verb, obj):
        reasons.append("Shared with you by hand.")
    return reasons
