"""Mistakes: a role that was planned and shall not begin, and a date that was entered wrongly."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from common.errors import Refused, refusing
from roles.enums import Role
from roles.models import Appointment, Person
from roles.services.appointments import HELD_TWICE, check_days, check_how_far_back, locked, say_change, told
from roles.services.granting import require_leave


@transaction.atomic
def withdraw(*, appointment: Appointment, reason: str, by: Person) -> Appointment:
    """Take back a role that has not begun. It never was; the row stays on record, with who and why."""
    appointment = locked(appointment)
    require_leave(by, Role(appointment.role), appointment.place, appointment.person)
    if appointment.starts_on <= timezone.localdate():
        raise Refused("It has begun. End it, or correct its dates.")
    if not reason:
        raise Refused("Say why it is taken back.", field="reason")
    if appointment.covered_by.standing().exists():
        raise Refused("Somebody is to act for it. Take that back first.")
    appointment.withdrawn_by, appointment.withdrawn_at = by, timezone.now()
    say_change(appointment, by, reason)
    appointment.save()
    told(by)
    return appointment


@transaction.atomic
def correct(
    *, appointment: Appointment, starts_on: dt.date, ends_on: dt.date | None, reason: str, by: Person
) -> Appointment:
    """Put right a date that was entered wrongly, of a role of any time. The reason stands in the history."""
    appointment = locked(appointment)
    require_leave(by, Role(appointment.role), appointment.place, appointment.person)
    if not reason:
        raise Refused("Say what was wrong.", field="reason")
    if (appointment.starts_on, appointment.ends_on) == (starts_on, ends_on):
        return appointment
    if appointment.acting_for_id and ends_on is None:
        raise Refused("Acting cover needs a last day, so that it ends by itself.", field="ends_on")
    check_days(appointment.place, starts_on, ends_on)
    if starts_on != appointment.starts_on:
        check_how_far_back(by, starts_on)
    appointment.starts_on, appointment.ends_on = starts_on, ends_on
    say_change(appointment, by, reason)
    with refusing(role_held_once_at_a_time=HELD_TWICE), transaction.atomic():
        appointment.save()
    told(by)
    return appointment
