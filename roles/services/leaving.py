"""
Leaving and coming back. Leaving ends everything within one request: sessions, since nobody inactive is signed in;
rights, since every question starts with that; mail, since the sender asks again; and the roles, which end on the day.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from common.errors import NotAllowed, Refused
from roles import access
from roles.enums import Role
from roles.models import Appointment, Person
from roles.services.appointments import told


@transaction.atomic
def let_go(*, person: Person, last_day: dt.date, reason: str, by: Person) -> Person:
    """
    The person left on a day, today at the latest: their roles end on it, and their account is shut at once. What they
    still have to do is handed on before: that is asked where actions are known (meetings.services.handing_on).
    """
    if not by.may_everywhere("manage_people"):
        raise NotAllowed("Only an administrator does this.")
    if by.pk == person.pk:
        raise NotAllowed("Ask another administrator: nobody shuts their own account.")
    person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    if not person.is_active:
        return person
    today = timezone.localdate()
    if last_day > today:
        raise Refused("Say it on the day itself. Until then, give their roles a last day.", field="last_day")
    if last_day < today - dt.timedelta(days=366):
        raise Refused("That is more than a year ago.", field="last_day")
    if not reason:
        raise Refused("Say why.", field="reason")
    _end_roles(person, last_day, reason, by)
    person.is_active = False
    person.left_on, person.left_by, person.left_reason = last_day, by, reason
    person.save(update_fields=["is_active", "left_on", "left_by", "left_reason"])
    access.forget(person)
    told(by)
    return person


def _end_roles(person: Person, last_day: dt.date, reason: str, by: Person) -> None:
    """Current ones end on the day; planned ones, and those that began after it, never were."""
    now, today = timezone.now(), timezone.localdate()
    rows = Appointment.objects.select_for_update(of=("self",), no_key=True).filter(person=person)
    if rows.filter(role=Role.ADMINISTRATOR).current().exists():
        others = Appointment.objects.current().of_active_people().filter(role=Role.ADMINISTRATOR)
        if not others.exclude(person=person).exists():
            raise Refused("Nobody else is administrator then. Appoint another one first.")
    for row in rows.exclude(ends_on__lt=today):
        if row.starts_on > today:
            row.withdrawn_by, row.withdrawn_at = by, now
            row.changed_by, row.changed_at, row.changed_reason = by, now, reason
        elif row.ends_on is None or row.ends_on > last_day:
            row.ends_on = max(last_day, row.starts_on)
            row.ended_by, row.ended_at, row.ended_reason = by, now, reason
        row.save()


@transaction.atomic
def let_back(*, person: Person, by: Person) -> Person:
    """Open the account again. Roles do not come back: appoint them anew."""
    if not by.may_everywhere("manage_people"):
        raise NotAllowed("Only an administrator does this.")
    person = Person.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    person.is_active, person.left_on, person.left_by, person.left_reason = True, None, None, ""
    person.save(update_fields=["is_active", "left_on", "left_by", "left_reason"])
    return person
