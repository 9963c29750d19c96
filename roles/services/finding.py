"""Whom a granter means by what they typed: a name as the list offers it, a name, or an e-mail."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from common.errors import Refused
from networks.enums import Kind
from networks.models import GroupMembership, GroupOwner, Place
from roles.enums import short
from roles.models import Appointment, Person
from roles.services.people import taken

MOST_OFFERED = 200


@dataclass(frozen=True)
class Newcomer:
    """Somebody who is not here yet; entered and asked in when the appointment is made."""

    name: str
    email: str
    pk: None = None


def people_near(place: Place, by: Person) -> dict[str, int]:
    """
    Label -> key of people to offer: who holds a role at the place, inside it, or where it sits; near a group that is in
    its schools and in the networks that own it. One query.
    """
    near = Q(place=place) | Q(place__network=place) | Q(place__area=place)
    for above in (place.network_id, place.area_id):
        if above:
            near |= Q(place=above) | Q(place__network=above)
    if place.kind == Kind.GROUP:
        owners = GroupOwner.objects.current().filter(group=place.pk).values("network")
        schools = GroupMembership.objects.current().filter(group=place.pk).values("school")
        near |= Q(place__in=owners) | Q(place__network__in=owners) | Q(place__in=schools)
    rows = Appointment.objects.current().visible_to(by).of_active_people().filter(near)
    found: dict[str, int] = {}
    seen: set[int] = set()
    for row in rows.select_related("person", "place").order_by("person__name", "pk")[: MOST_OFFERED * 2]:
        if row.person_id not in seen and row.person_id != by.pk:
            seen.add(row.person_id)
            found[f"{row.person.name} ({short(row.role)}, {row.place.name})"] = row.person_id
    return dict(list(found.items())[:MOST_OFFERED])


def find_person(typed: str, offered: dict[str, int], by: Person, new_name: str = "") -> Person | Newcomer:
    """Raises Refused, with what to do, when nobody or more than one is meant."""
    if typed in offered:
        return Person.objects.get(pk=offered[typed])
    if "@" in typed:
        return _by_address(typed, new_name)
    visible = Person.objects.visible_to(by).filter(is_active=True)
    found = list(visible.filter(name__iexact=typed).by_name()[:3])
    found = found or list(visible.filter(name__icontains=typed).by_name()[:3])
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(person.name for person in found)
        raise Refused(f"More than one person fits ({names}). Choose from the list, or type the e-mail.", "person")
    raise Refused("Nobody of this name is here. For somebody new, type their e-mail, and their name below.", "person")


def _by_address(email: str, new_name: str) -> Person | Newcomer:
    there = Person.objects.filter(email__iexact=email).first()
    if there and there.is_active:
        return there
    if there:
        raise Refused(taken(there), "person")
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise Refused("This is not an e-mail address.", "person") from wrong
    if not new_name:
        raise Refused("Nobody has this e-mail yet. Give their name, and they are invited by mail.", "new_name")
    return Newcomer(new_name, email.lower())
