"""Who may appoint whom: MAY_APPOINT of the rules, asked of the granter's roles of this moment."""

from common.errors import NotAllowed
from networks.enums import Kind
from networks.models import Place
from roles import access
from roles.access import Holding
from roles.enums import Role, noun
from roles.models import Appointment, Person
from roles.rules import HELD_AT, MAY_APPOINT, MayAppoint, Within
from roles.standing import WHOM, rights_of


def may_appoint(by: Person, role: Role, place: Place) -> bool:
    """Whether some role of `by` gives leave to appoint `role` at this place. Never asks for whom."""
    return any(
        _gives_leave(row, holding, place)
        for holding in access.holdings(by)
        for row in MAY_APPOINT
        if row.granted == role and row.granter == holding.role
    )


def _gives_leave(row: MayAppoint, holding: Holding, place: Place) -> bool:
    if row.within is Within.OWN:
        return holding.id == place.pk
    return row.within is Within.EVERYWHERE or access.covers(holding, place)


def roles_to_appoint(by: Person, place: Place) -> list[Role]:
    """The roles held at places of this kind that `by` may give here, in the order of the roles."""
    kind = Kind(place.kind)
    return [role for role in Role if HELD_AT[role] == kind and may_appoint(by, role, place)]


def may_change(by: Person, appointment: Appointment) -> bool:
    """Whether `by` may extend, end or correct it: not one's own, whatever one's roles give leave to."""
    return by.pk != appointment.person_id and may_appoint(by, Role(appointment.role), appointment.place)


def require_leave(by: Person, role: Role, place: Place, person: Person) -> None:
    """Raises NotAllowed: for one's own roles, and for what MAY_APPOINT does not say."""
    if by.pk == person.pk:
        raise NotAllowed("Nobody appoints themselves or changes their own term: ask who may appoint you.")
    if not may_appoint(by, role, place):
        raise NotAllowed(f"You may not appoint anybody as {noun(role)} of {place}.")


def what_it_allows(role: Role) -> list[str]:
    """The role in sentences: where it reaches, and what may be done there."""
    return [f"{where}: {what[0].lower()}{what[1:]}" for where, what in rights_of(role)]


def what_it_allows_them(role: Role) -> list[str]:
    """The same, said to somebody else than its holder."""
    return [_of_them(where, f"{what[0].lower()}{what[1:]}") for where, what in rights_of(role)]


def _of_them(where: str, what: str) -> str:
    said = f"They may appoint {what}" if where == WHOM else f"At {where[0].lower()}{where[1:]} they may {what}"
    return said.replace("your", "their").replace("you ", "they ")
