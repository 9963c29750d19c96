"""
The one door to rights. Two sources, one question.

Role rights are current appointments x roles/rules.py, asked in SQL at the moment of the question: nothing to sync,
nothing to expire.
Object rights are grant rows of django-guardian's direct-foreign-key tables (roles/grants.py).
What a person holds of both is read in one statement (roles/held.py).
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from django.apps import apps
from django.db.models import BigIntegerField, Exists, Model, Q, QuerySet, Value
from django.utils import timezone

from networks.enums import Kind
from networks.models import GroupMembership, GroupOwner, Place
from networks.querysets import NetworksAfter, PlaceQuerySet
from roles.enums import Role, short
from roles.grants import given_each as given_each
from roles.grants import grant as grant
from roles.grants import grants_on as grants_on
from roles.grants import holding_now as holding_now
from roles.grants import people_given as people_given
from roles.grants import rights_giving
from roles.grants import withdraw as withdraw
from roles.held import Holding, chairs_at, held_by, holdings, remembered, with_keys
from roles.held import forget as forget
from roles.held import holding_of as holding_of
from roles.held import remember_for_this_request as remember_for_this_request
from roles.models.appointment import Appointment
from roles.rules import GRANTS, HELD_AT, LEADS_WITHOUT_CHAIR, REACH, RULES, ways

if TYPE_CHECKING:
    from roles.models import Person


def verbs_of(holding: Holding, target: Kind) -> set[str]:
    """What the role may do at places of a kind within its reach."""
    verbs = RULES[holding.role].get(target, set())
    if holding.leads and target == Kind.NETWORK:
        return verbs | LEADS_WITHOUT_CHAIR.get(holding.role, set())
    return verbs


def _keys(holding: Holding, held_field: str | None) -> tuple[int, ...]:
    """What the field of a holding names: one place, several, or none."""
    value = getattr(holding, held_field or "id")
    return value if isinstance(value, tuple) else () if value is None else (value,)


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
    """By a grant on the object, or on what the object belongs to."""
    target: Any = getattr(obj, "granted_on", None)
    if target is None:
        return False
    held = held_by(person).grants.get((target._meta.label, target.pk), ())
    ways = rights_giving(verb, type(target)) if held else []
    return any(right in held and (not states or target.state in states) for right, states in ways)


def shared_with(person: "Person", verb: str, model: type[Model]) -> QuerySet:
    """Objects of the model on which the person may do the verb by a grant, and only by a grant."""
    return model._default_manager.filter(shared_here(person, verb, model))


def shared_here(person: "Person", verb: str, model: type[Model], way: str = "pk") -> Q:
    """
    The same as a condition on rows of the model itself, or of what hangs from one by the relation `way`. It names the
    keys of the person's few grants: a join with all grants would be composed and planned in every list, for the many
    who hold none.
    """
    found = Q(pk__in=[])
    for right, states in rights_giving(verb, model):
        if keys := shared_keys(person, model._meta.label, right):
            state = "state__in" if way == "pk" else f"{way}__state__in"
            found |= Q(**{f"{way}__in": keys}, **({state: states} if states else {}))
    return found


def shared_keys(person: "Person", label: str, right: str) -> list[int]:
    """Objects of the model on which the person holds the right now. Worked out once in a request."""
    store, key = remembered(person), (timezone.localdate(), label, right)
    if store is not None and key in store:
        return store[key]
    found = sorted(pk for (on, pk), rights in held_by(person).grants.items() if on == label and right in rights)
    if store is not None:
        store[key] = found
    return found


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


REACHED_BY = ("network_id", "area_id", "region_id", "groups", "nearby_groups", "before")
"""Fields of a holding by which it may reach other places; an empty one reaches nothing."""


class Reach(NamedTuple):
    """How far a verb of a person reaches: whole kinds of place, places by key, and places by where they sit."""

    kinds: set[Kind]
    keys: set[int]
    sitting: dict[tuple[Kind, str], set[int]]


def reach_of(person: "Person", verb: str) -> Reach:
    """Worked out once for each verb of a request, and forgotten with the holdings it comes from."""
    store = remembered(person)
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
    reach = reach_of(person, verb)
    found = _sitting(reach) | (Q(pk__in=reach.keys) if reach.keys else Q())
    return Place.objects.filter(found) if found else Place.objects.none()


def where(person: "Person", verb: str, place: str = "place", shared: str = "") -> Q:
    """
    The condition, for a queryset of things that hang from a place, that the person may do the verb there. `place` names
    the way to it ("plan__place"; "pk" for places themselves). Most people reach places by key, so that the condition is
    `place_id in (3, 14)`, which PostgreSQL and the ORM both plan in no time; a subquery stands in only for whole areas.
    `shared` names the way to the object on which somebody may hold the verb by a grant.
    """
    reach = reach_of(person, verb)
    found = Q(**{f"{place}__in": reach.keys}) if reach.keys else Q(pk__in=[])
    if sitting := _sitting(reach):
        found |= Q(**{f"{place}__in": Place.objects.filter(sitting).values("pk")})
    for label in {share.on for share in GRANTS.values() if verb in share.gives} if shared else ():
        found |= shared_here(person, verb, apps.get_model(label), shared)
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
    held = with_keys(Appointment.objects.current().filter(person=person)).select_related("place")
    for row, place in product(held, _places_of(obj)):
        holding, name = holding_of(row), row.place.name
        since = f"{row.starts_on.day} {row.starts_on:%b %Y}"
        reach = how_it_reaches(holding, place)
        if reaches(holding._replace(leads=False), place, verb):
            reasons.append(f"{short(holding.role)} of {name} since {since}{reach}.")
        elif reaches(holding, place, verb):
            reasons.append(f"{short(holding.role)} of {name} since {since}, which has no chair.")
    if _is_granted(person, verb, obj):
        reasons.append("Shared with you by hand.")
    return reasons
