import datetime as dt

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused, refusing
from networks.models import Place
from roles import access
from roles.enums import Basis, Role, short
from roles.models import Appointment, Person
from roles.rules import HELD_AT, MAY_APPOINT

HELD_TWICE = "This person holds this role here on some of these days already."


def may_appoint(by: Person, role: Role, place: Place) -> bool:
    """Whether `by` holds a role that may appoint `role` and whose reach covers the place. MAY_APPOINT is the rule."""
    return any(
        role in MAY_APPOINT.get(holding.role, ()) and access.covers(holding, place) for holding in access.holdings(by)
    )


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
) -> Appointment:
    """
    Appoint a person. Raises NotAllowed when `by` may not, Refused when the place is of the wrong kind or the days
    overlap.
    """
    if by == person or not may_appoint(by, role, place):
        raise NotAllowed(f"You may not appoint a {short(role).lower()} of {place}.")
    if place.kind != HELD_AT[role]:
        raise Refused(f"A {short(role).lower()} is appointed at a {HELD_AT[role].label.lower()}.", field="place")
    if ends_on and ends_on < starts_on:
        raise Refused("The last day is before the first.", field="ends_on")
    with refusing(role_held_once_at_a_time=HELD_TWICE), transaction.atomic():
        appointment = Appointment.objects.create(
            person=person,
            role=role,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
            basis=basis,
            acting_for=acting_for,
            minute_reference=minute_reference,
            appointed_by=by,
        )
    access.forget(by)
    ring()
    return appointment


@transaction.atomic
def end_appointment(*, appointment: Appointment, last_day: dt.date, by: Person, reason: str = "") -> Appointment:
    """
    Set the last day of a role. A planned role that never began is ended on its first day. The row stays on record.
    """
    if not may_appoint(by, Role(appointment.role), appointment.place):
        raise NotAllowed(f"You may not end a role at {appointment.place}.")
    appointment = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if last_day < appointment.starts_on:
        raise Refused("The last day is before the first.", field="last_day")
    appointment.ends_on, appointment.ended_reason = last_day, reason
    appointment.ended_by, appointment.ended_at = by, timezone.now()
    appointment.save(update_fields=["ends_on", "ended_reason", "ended_by", "ended_at"])
    access.forget(by)
    ring()
    return appointment
