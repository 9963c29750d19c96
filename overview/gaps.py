"""What is missing in the system, for the administrator: figures like those of the rollup, over the whole state."""

import datetime as dt
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from common.words import count
from networks.enums import Sector
from networks.models import Network, Place, School
from overview.calendar import Calendar
from overview.figures import Figure
from overview.lists import NETWORKS, Column, Kind
from overview.sources import Ids
from reminders.enums import NoticeState
from reminders.models import Notice
from roles.enums import Role
from roles.models import Appointment, Person

FAILED_SINCE = dt.timedelta(days=14)
SHOWN = 7

SCHOOLS = Kind(
    (
        Column("School", lambda row: row.name),
        Column("Number", lambda row: row.school_no, "n"),
        Column("Town", lambda row: row.town),
    ),
    Place,
    lambda row: row.pk,
    lambda row: row.network.name if row.network else "",
)
PEOPLE = Kind(
    (Column("Name", lambda row: row.name), Column("E-mail", lambda row: row.email)), None, lambda row: row.pk, None
)


def schools() -> QuerySet[School]:
    open_ones = School.objects.open().filter(sector=Sector.GOVERNMENT)
    return open_ones.select_related("network").order_by("name", "pk")


def _held(role: Role) -> QuerySet[Appointment]:
    return Appointment.objects.current().of_active_people().filter(role=role, place=OuterRef("pk"))


def without_network(_: Ids, __: Calendar) -> QuerySet:
    return schools().filter(network=None)


def without_principal(_: Ids, __: Calendar) -> QuerySet:
    return schools().exclude(Exists(_held(Role.PRINCIPAL)))


def networks_without_chair(_: Ids, __: Calendar) -> QuerySet:
    networks = Network.objects.open().exclude(Exists(_held(Role.CHAIR)))
    return networks.select_related("area").order_by("area__name", "name")


def people_without_role(_: Ids, __: Calendar) -> QuerySet:
    held = Appointment.objects.current().filter(person=OuterRef("pk"))
    return Person.objects.filter(is_active=True).exclude(Exists(held)).order_by("name", "pk")


GAPS: dict[str, Figure] = {
    "schools-without-network": Figure(
        "Schools in no network",
        "Open government schools that belong to no network today.",
        SCHOOLS,
        without_network,
        "Every open school is in a network.",
    ),
    "schools-without-principal": Figure(
        "Schools without a principal",
        "Open government schools for which nobody who can sign in holds the role of principal.",
        SCHOOLS,
        without_principal,
        "Every open school has a principal.",
    ),
    "networks-without-chair": Figure(
        "Networks without a chair",
        "Open networks where nobody who can sign in is chair today.",
        NETWORKS,
        networks_without_chair,
        "Every network has a chair.",
    ),
    "people-without-role": Figure(
        "People without a role",
        "People who can sign in and hold no role today. They see only their own details.",
        PEOPLE,
        people_without_role,
        "Everybody who can sign in holds a role.",
    ),
}
LABELS = {
    "schools-without-network": "are in no network",
    "schools-without-principal": "have no principal here",
    "networks-without-chair": "networks have no chair",
    "people-without-role": "people hold no role",
}


def of_system(base: str) -> dict[str, Any]:
    """The administrator's home. base: the address below which the lists of gaps stand."""
    calendar = Calendar(timezone.localdate(), ())
    failed = Notice.objects.filter(state=NoticeState.FAILED, due_at__gte=timezone.now() - FAILED_SINCE)
    numbers = {key: GAPS[key].rows([], calendar).count() for key in GAPS}
    return {
        "stats": [_stat("schools are open", schools().count(), "")]
        + [_stat(label, numbers[key], f"{base}{key}/") for key, label in LABELS.items()],
        "facts_of_people": f"{count(Person.objects.filter(is_active=True).count(), 'person,people')} can sign in",
        "failed": list(failed.select_related("person").order_by("-due_at")[: SHOWN + 1]),
        "shown": SHOWN,
    }


def _stat(label: str, number: int, url: str) -> dict[str, Any]:
    return {"label": label, "number": f"{number:,}", "url": url, "of": "", "was": ""}
