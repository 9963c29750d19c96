"""
A person in a role: appoint, extend, end early, resign. Nothing here or elsewhere has to run when a day comes: what is
planned, current and ended is read off the dates.
"""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused, refusing
from common.words import day
from networks.models import Place
from networks.services.groups import require_at_work
from roles import access
from roles.enums import Basis, Role, noun
from roles.models import Appointment, Person
from roles.rules import HELD_AT, USUALLY_ONE
from roles.services.granting import may_appoint, require_leave

HELD_TWICE = "This person holds this role here on some of these days already."
FAR_BACK = dt.timedelta(days=31)
"""How far back a role may be entered by those who are not administrators."""


@transaction.atomic
def appoint(
    *,
    person: Person,
    role: Role,
    place: Place,
    starts_on: dt.date,
    by: Person,
    ends_on: dt.date | None = None,
    basis: Basis = Basis.APPOINTED,
    acting_for: Appointment | None = None,
    minute_reference: str = "",
    announcement: str = "",
    beside: Collection[int] | None = None,
) -> Appointment:
    """
    Appoint a person. Raises NotAllowed when `by` may not, Refused when place, person or days do not fit.

    `beside` names the appointments to the same role and days that the granter has seen and means to stand beside: one
    that came in between is said instead of making two by accident. None asks nothing. Sent twice, it is done once.
    """
    require_leave(by, role, place, person)
    if place.kind != HELD_AT[role]:
        raise Refused(f"The role of {noun(role)} is held at {HELD_AT[role].one}.", field="place")
    place = lock(place)
    require_at_work(place)
    wanted = {"person": person, "role": role, "place": place, "starts_on": starts_on, "ends_on": ends_on}
    if same := Appointment.objects.filter(**wanted, appointed_by=by, acting_for=acting_for).first():
        return same
    check_person(person)
    check_days(place, starts_on, ends_on)
    check_how_far_back(by, starts_on)
    _check_beside(place, role, starts_on, ends_on, beside)
    with refusing(role_held_once_at_a_time=HELD_TWICE), transaction.atomic():
        appointment = Appointment.objects.create(
            **wanted,
            basis=basis,
            acting_for=acting_for,
            minute_reference=minute_reference,
            announcement=announcement,
            appointed_by=by,
        )
    told(by)
    return appointment


@transaction.atomic
def extend(*, appointment: Appointment, ends_on: dt.date | None, by: Person, reason: str = "") -> Appointment:
    """Give a role that is not over a later last day, or none. That it was to end early is taken back with it."""
    appointment = locked(appointment)
    require_leave(by, Role(appointment.role), appointment.place, appointment.person)
    if appointment.ends_on == ends_on:
        return appointment
    if appointment.ends_on is None:
        raise Refused("This role has no last day. To give it one, end it.", field="ends_on")
    if appointment.ends_on < timezone.localdate():
        raise Refused(f"This role ended on {day(appointment.ends_on)}. Appoint the person anew.", field="ends_on")
    if ends_on and ends_on < appointment.ends_on:
        raise Refused("That is before its last day of now. To shorten a role, end it.", field="ends_on")
    if appointment.acting_for_id and ends_on is None:
        raise Refused("Acting cover needs a last day, so that it ends by itself.", field="ends_on")
    check_person(appointment.person)
    check_days(appointment.place, appointment.starts_on, ends_on)
    appointment.ends_on, appointment.ended_reason = ends_on, ""
    appointment.ended_by = appointment.ended_at = None
    say_change(appointment, by, reason)
    with refusing(role_held_once_at_a_time=HELD_TWICE), transaction.atomic():
        appointment.save()
    told(by)
    return appointment


@transaction.atomic
def end_appointment(*, appointment: Appointment, last_day: dt.date, by: Person, reason: str = "") -> Appointment:
    """Set an earlier last day of a role that has begun or will. The row stays on record, with who and why."""
    appointment = locked(appointment)
    if by.pk == appointment.person_id:
        raise NotAllowed("Nobody ends their own role for others: resign from it instead.")
    if not may_appoint(by, Role(appointment.role), appointment.place):
        raise NotAllowed(f"You may not end a role at {appointment.place}.")
    return _end(appointment, last_day, by, reason)


@transaction.atomic
def resign(*, appointment: Appointment, last_day: dt.date, by: Person, reason: str = "") -> Appointment:
    """Give up a role of one's own, from today on at the earliest."""
    appointment = locked(appointment)
    if by.pk != appointment.person_id:
        raise NotAllowed("Only the person themselves resigns.")
    if last_day < timezone.localdate():
        raise Refused("Your last day cannot be in the past.", field="last_day")
    return _end(appointment, last_day, by, reason or "Resigned")


def _end(appointment: Appointment, last_day: dt.date, by: Person, reason: str) -> Appointment:
    if last_day == appointment.ends_on and appointment.ended_by_id == by.pk:
        return appointment
    if last_day < appointment.starts_on:
        raise Refused("The last day is before the first.", field="last_day")
    if appointment.ends_on and appointment.ends_on < timezone.localdate():
        raise Refused(f"This role ended on {day(appointment.ends_on)} already.", field="last_day")
    if appointment.ends_on and last_day > appointment.ends_on:
        raise Refused(f"It ends on {day(appointment.ends_on)} anyway. For longer, extend it.", field="last_day")
    _keep_an_administrator(appointment, last_day)
    appointment.ends_on, appointment.ended_reason = last_day, reason
    appointment.ended_by, appointment.ended_at = by, timezone.now()
    appointment.save(update_fields=["ends_on", "ended_reason", "ended_by", "ended_at"])
    told(by)
    return appointment


def _keep_an_administrator(appointment: Appointment, last_day: dt.date) -> None:
    """Somebody must be able to let people in."""
    if appointment.role != Role.ADMINISTRATOR:
        return
    others = Appointment.objects.current(last_day + dt.timedelta(days=1)).of_active_people()
    if not others.filter(role=Role.ADMINISTRATOR).exclude(pk=appointment.pk).exists():
        raise Refused("Nobody else is administrator then. Appoint another one first.", field="last_day")


def lock(place: Place) -> Place:
    """Appointments at one place are made one after the other: each sees what the one before has done."""
    return Place.objects.select_for_update(no_key=True).get(pk=place.pk)


def locked(appointment: Appointment) -> Appointment:
    """The row as it is now, with its place held, so that nobody else changes roles there meanwhile."""
    lock(appointment.place)
    rows = Appointment.objects.select_for_update(of=("self",), no_key=True).select_related("person", "place")
    try:
        return rows.get(pk=appointment.pk)
    except Appointment.DoesNotExist as gone:
        raise Refused("Somebody has withdrawn this meanwhile.") from gone


def check_person(person: Person) -> None:
    if not Person.objects.filter(pk=person.pk, is_active=True).exists():
        raise Refused(f"{person.name} has left and cannot sign in. An administrator can let them back in.", "person")


def check_days(place: Place, starts_on: dt.date, ends_on: dt.date | None) -> None:
    """Within the life of the place, and in order."""
    if ends_on and ends_on < starts_on:
        raise Refused("The last day is before the first.", field="ends_on")
    if place.opened_on and starts_on < place.opened_on:
        raise Refused(f"{place.name} opened on {day(place.opened_on)} only.", field="starts_on")
    if place.closed_on is None:
        return
    last = place.closed_on - dt.timedelta(days=1)
    if starts_on > last:
        raise Refused(f"{place.name} is closed from {day(place.closed_on)}.", field="starts_on")
    if ends_on is None or ends_on > last:
        raise Refused(f"{place.name} closes: the last day can be {day(last)} at the latest.", field="ends_on")


def check_how_far_back(by: Person, starts_on: dt.date) -> None:
    if starts_on < timezone.localdate() - FAR_BACK and not by.may_everywhere("manage_people"):
        raise Refused("A role that began more than a month ago is entered by an administrator.", field="starts_on")


def overlapping(place: Place, role: str, starts_on: dt.date, ends_on: dt.date | None) -> list[Appointment]:
    """Who holds the role here on some of these days, by name."""
    rows = Appointment.objects.filter(place=place, role=role).of_active_people().select_related("person")
    until = rows.filter(starts_on__lte=ends_on) if ends_on else rows
    return list(until.exclude(ends_on__lt=starts_on).order_by("person__name", "pk"))


def _check_beside(
    place: Place, role: str, starts_on: dt.date, ends_on: dt.date | None, beside: Collection[int] | None
) -> None:
    if beside is None or role not in USUALLY_ONE:
        return
    new = [row for row in overlapping(place, role, starts_on, ends_on) if row.pk not in beside]
    if new:
        names = " and ".join(row.person.name for row in new)
        raise Refused(f"{names} has been appointed to this role meanwhile. Look again, then decide.")


def say_change(appointment: Appointment, by: Person, reason: str) -> None:
    appointment.changed_by, appointment.changed_at, appointment.changed_reason = by, timezone.now(), reason


def told(by: Person) -> None:
    """What every change of a role ends with: the granter's own rights are read anew, and the worker is woken."""
    access.forget(by)
    ring()
