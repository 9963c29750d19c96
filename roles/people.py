"""What one person's page shows another: roles by where each is held."""

from dataclasses import dataclass

from common.words import day
from roles.enums import Basis, Role
from roles.models import Appointment, Person


@dataclass(frozen=True)
class RoleSeen:
    title: str
    url: str
    when: str
    basis: str


def roles_seen(person: Person, viewer: Person) -> dict[str, list[RoleSeen]]:
    """current, planned and ended roles; of others only those at places the viewer may open. One query."""
    rows = Appointment.objects.filter(person=person).select_related("place", "acting_for__person")
    if person != viewer:
        rows = rows.visible_to(viewer)
    found: dict[str, list[RoleSeen]] = {"current": [], "planned": [], "ended": []}
    for row in rows.order_by("-starts_on", "pk"):
        found[row.state].append(_seen(row))
    return found


def _seen(row: Appointment) -> RoleSeen:
    until = f" until {day(row.ends_on)}" if row.ends_on else ", with no end set"
    acting = f" for {row.acting_for.person.name}" if row.acting_for else ""
    return RoleSeen(
        title=f"{Role(row.role).label}, {row.place.name}",
        url=row.place.get_absolute_url(),
        when=f"From {day(row.starts_on)}{until}",
        basis=f"{Basis(row.basis).label}{acting}",
    )
