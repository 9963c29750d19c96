"""From one person to the next: for good on a day, or for a while as acting cover."""

import datetime as dt

from django.db import transaction

from common.errors import Refused
from roles.enums import Basis, Role, noun
from roles.models import Appointment, Person
from roles.services.appointments import appoint, end_appointment, locked
from roles.services.granting import require_leave


@transaction.atomic
def hand_over(
    *,
    appointment: Appointment,
    to: Person,
    last_day: dt.date,
    by: Person,
    ends_on: dt.date | None = None,
    basis: Basis = Basis.APPOINTED,
    minute_reference: str = "",
    announcement: str = "",
) -> Appointment:
    """One leaves at the end of the last day, the other begins the day after: both or neither. Returns the new one."""
    appointment = locked(appointment)
    if to.pk == appointment.person_id:
        raise Refused("They hold it already. To give them longer, extend it.", field="person")
    require_leave(by, Role(appointment.role), appointment.place, to)
    if appointment.ends_on != last_day:
        end_appointment(appointment=appointment, last_day=last_day, by=by, reason=f"Handed over to {to.name}"[:200])
    return appoint(
        person=to,
        role=Role(appointment.role),
        place=appointment.place,
        starts_on=last_day + dt.timedelta(days=1),
        ends_on=ends_on,
        basis=basis,
        minute_reference=minute_reference,
        announcement=announcement,
        by=by,
    )


@transaction.atomic
def act_for(
    *,
    appointment: Appointment,
    person: Person,
    starts_on: dt.date,
    ends_on: dt.date | None,
    by: Person,
    minute_reference: str = "",
    announcement: str = "",
) -> Appointment:
    """
    Somebody acts for a holder who is away. Both may act meanwhile, the record shows which; the cover ends by itself.
    """
    appointment = locked(appointment)
    role = noun(appointment.role)
    if person.pk == appointment.person_id:
        raise Refused("Nobody acts for themselves.", field="person")
    if ends_on is None:
        raise Refused("Acting cover needs a last day, so that it ends by itself.", field="ends_on")
    if appointment.acting_for_id:
        raise Refused(f"Arrange the cover for the {role} who is away, not for who acts already.")
    if not appointment.holds_on(starts_on) or not appointment.holds_on(ends_on):
        raise Refused(f"{appointment.person.name} is not {role} on all of these days.", field="ends_on")
    return appoint(
        person=person,
        role=Role(appointment.role),
        place=appointment.place,
        starts_on=starts_on,
        ends_on=ends_on,
        basis=Basis.ACTING,
        acting_for=appointment,
        minute_reference=minute_reference,
        announcement=announcement,
        by=by,
    )
