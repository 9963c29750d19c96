"""Who leads a place and its schools on a day, and what is missing, in words."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from common.dates import holds_on
from common.statements import Kept
from common.words import count, distance, near_day, span
from networks.enums import Kind
from networks.models import Place
from overview.atlas import SchoolRow
from overview.sources import TERM_ENDS_SOON
from roles.enums import Basis, Role, noun, short
from roles.models import Appointment, Person

LEADING = (Role.CHAIR, Role.EXECUTIVE, Role.SEIL, Role.AREA_DIRECTOR, Role.MULTIDISCIPLINARY, Role.FORUM_ADMIN)
NAMED = 3


@dataclass(frozen=True)
class Holder:
    """A person in a role as a page names them. url: their page; email and phone: empty where they do not show them."""

    name: str
    url: str
    role: str
    notes: list[str]
    email: str
    phone: str


@dataclass(frozen=True)
class Gap:
    kind: str
    words: str


def held(places: Collection[int], schools: Collection[int], on: dt.date) -> list[Appointment]:
    """
    Who leads the places, who is principal of the schools, and who chaired the places before: one query. By name, and by
    the date it ends where it has ended.
    """
    return _held(places=places, schools=schools, on=on)


@Kept
def _held(places: Any, schools: Any, on: Any) -> "QuerySet[Appointment]":
    now = Q(holds_on(on), person__is_active=True)
    leading = Q(place__in=places, role__in=LEADING) | Q(place__in=schools, role=Role.PRINCIPAL)
    before = Q(place__in=places, role=Role.CHAIR, ends_on__lt=on)
    rows = Appointment.objects.filter(now & leading | before).select_related("person")
    return rows.order_by("person__name", "pk")


def people_in_roles(place: Place) -> list[tuple[str, list[Appointment]]]:
    """(role in words, who holds it today) for the leading roles of the place, in their order. One query."""
    return by_role(_leading(place=place.pk))


@Kept
def _leading(place: Any) -> "QuerySet[Appointment]":
    rows = Appointment.objects.current().of_active_people().holding(*LEADING).filter(place=place)
    return rows.select_related("person", "place").order_by("person__name", "pk")


def by_role(rows: Iterable[Appointment]) -> list[tuple[str, list[Appointment]]]:
    rows = list(rows)
    grouped = [(short(role), [row for row in rows if row.role == role]) for role in LEADING]
    return [(word, holders) for word, holders in grouped if holders]


def missing(kind: Kind, groups: list[tuple[str, list[Appointment]]]) -> list[str]:
    """Who should lead an area or a region and does not, in words."""
    held = {row.role for _, rows in groups for row in rows}
    wanted = {Kind.AREA: Role.AREA_DIRECTOR, Kind.REGION: Role.FORUM_ADMIN}.get(kind)
    return [f"No {noun(wanted)} on record"] if wanted and wanted not in held else []


def holder(row: Appointment, viewer: Person, role: str = "") -> Holder:
    notes = ["Acting"] if row.basis == Basis.ACTING else []
    notes += [f"until {near_day(row.ends_on)}"] if row.ends_on else []
    contact = row.person.contact_for(viewer)
    return Holder(row.person.name, row.person.get_absolute_url(), role or short(row.role), notes, *contact)


def name_principals(schools: Iterable[SchoolRow], rows: Iterable[Appointment]) -> None:
    """Give each school the name of its principal; of two, who came last."""
    names = {row.place_id: row.person.name for row in sorted(rows, key=lambda row: row.starts_on)}
    for school in schools:
        school.principal = names.get(school.pk, "")


def gaps(rows: list[Appointment], schools: list[SchoolRow], on: dt.date) -> list[Gap]:
    """What a network lacks on a day, gravest first."""
    found = [_no_chair([row for row in rows if row.role == Role.CHAIR], on)]
    roles = {row.role for row in rows if row.holds_on(on)}
    if Role.SEIL not in roles:
        found.append(Gap("late", "No SEIL supports this network: the area director names one."))
    if Role.EXECUTIVE not in roles:
        found.append(Gap("due", "No executive member: the chair appoints them."))
    without = [school.name for school in schools if not school.principal]
    if without:
        more = len(without) - NAMED
        names = ", ".join(without[:NAMED]) + (f" and {more} more" if more > 0 else "")
        found.append(Gap("due", f"{count(len(without), 'school has,schools have')} no principal on record: {names}."))
    return [gap for gap in found if gap]


def _no_chair(chairs: list[Appointment], on: dt.date) -> Gap | None:
    current = [row for row in chairs if row.holds_on(on)]
    if not current:
        last = max((row.ends_on for row in chairs if row.ends_on and row.ends_on < on), default=None)
        since = f" since {near_day(last + dt.timedelta(days=1))}, {span((on - last).days - 1)}" if last else ""
        return Gap("late", f"No chair{since}: the executive may act.")
    ends = [row.ends_on for row in current]
    last_day = None if None in ends else max(end for end in ends if end)
    if last_day and last_day <= on + TERM_ENDS_SOON:
        return Gap("due", f"The chair’s term ends {near_day(last_day)}, {distance(last_day)}.")
    return None
