"""Giving one person a right on one object, and taking it back. Who may is in GRANTS."""

import datetime as dt

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from roles import access
from roles.models import Person
from roles.rules import GRANTS

VERB = "share_access"
OVER = {"circulated", "confirmed", "cancelled", "closed"}
NOTHING_LEFT = "There is nothing left to write here, so nobody can be let in to write it."


def rights_on(obj: Model) -> list[str]:
    """The rights that are given where access is shared."""
    return [right for right, share in GRANTS.items() if share.on == obj._meta.label and share.given_with == VERB]


def may_take(by: Person, right: str, obj: Model) -> bool:
    verb = GRANTS[right].given_with
    return bool(verb) and by.has_perm(verb, obj)


@transaction.atomic
def share(*, obj: Model, right: str, person: Person, by: Person, ends_on: dt.date | None = None) -> None:
    """Let somebody take the minutes or write the plan. Giving it again moves its end."""
    if right not in rights_on(obj) or not may_take(by, right, obj):
        raise NotAllowed("Your role here does not include sharing this.")
    obj = type(obj)._default_manager.select_for_update(of=("self",), no_key=True).get(pk=obj.pk)
    if person == by:
        raise Refused("You cannot give a right to yourself.", field="person")
    if not person.is_active or not Person.objects.visible_to(by).filter(pk=person.pk).exists():
        raise Refused("Choose somebody from the list: a person with a role at a place you may open.", field="person")
    if getattr(obj, "state", "") in OVER:
        raise Refused(NOTHING_LEFT)
    if ends_on is not None and ends_on < timezone.localdate():
        raise Refused("The last day is over already.", field="ends_on")
    if any(person.has_perm(verb, obj.rights_place) for verb in GRANTS[right].gives):  # type: ignore[attr-defined]
        raise Refused(f"{person.name} may do this by role already.", field="person")
    access.grant(person=person, right=right, obj=obj, by=by, ends_on=ends_on)
    ring()


@transaction.atomic
def unshare(*, obj: Model, right: str, person: Person, by: Person) -> bool:
    """Take it back at once. False when it was gone already."""
    if right not in GRANTS or GRANTS[right].on != obj._meta.label or not may_take(by, right, obj):
        raise NotAllowed("Your role here does not include sharing this.")
    return bool(access.withdraw(person=person, right=right, obj=obj, by=by))
