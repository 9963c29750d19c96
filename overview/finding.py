"""Search. Every kind starts from visible_to, so that a title nobody may see cannot be found, nor counted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Func, Model, Q, QuerySet, TextField, Value
from django.urls import reverse

from common.words import near_day
from fiso.models import Milestone, Plan
from meetings.models import AgendaItem, Decision, Meeting
from networks.enums import Kind
from networks.models import Place
from roles.enums import short
from roles.models import Appointment, Person

SHORTEST = 2
WORDS = 8
SHOWN = 5
IN_FULL = 50


@dataclass(frozen=True)
class Found:
    title: str
    url: str
    facts: list[str]


@dataclass(frozen=True)
class Group:
    """Finds of one kind. more: there are others that are not shown."""

    key: str
    name: str
    rows: list[Found]
    more: bool


@dataclass(frozen=True)
class Source:
    name: str
    rows: Callable[[Person], QuerySet]
    fields: tuple[str, ...]
    shown: Callable[[Any, Person], Found]


def find(person: Person, asked: str, only: str = "") -> list[Group]:
    """Groups in a fixed order: one query each, for five finds, or for fifty of the one kind asked for."""
    kinds = {only: SOURCES[only]} if only in SOURCES else SOURCES
    most = IN_FULL if only in SOURCES else SHOWN
    words = asked.split()[:WORDS]
    return [_group(key, source, person, words, most) for key, source in kinds.items()]


def _group(key: str, source: Source, person: Person, words: list[str], most: int) -> Group:
    rows = source.rows(person)
    for word in words:
        holds = Q()
        for field in source.fields:
            holds |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(holds)
    found = list(rows[: most + 1])
    return Group(key, source.name, [source.shown(row, person) for row in found[:most]], len(found) > most)


def _places(person: Person, *kinds: Kind) -> QuerySet[Place]:
    places = Place.objects.visible_to(person).open().filter(kind__in=kinds)
    return places.select_related("network", "area", "region", "as_school").by_name()


def _place(place: Place, person: Person) -> Found:
    above = place.network or place.area or place.region
    town = place.as_school.town if place.kind == Kind.SCHOOL else Kind(place.kind).label
    return Found(place.name, place.get_absolute_url(), [town, above.name if above else ""])


def _people(person: Person) -> QuerySet[Appointment]:
    """People at the places the person may open, and those whom the directory shows."""
    held = Appointment.objects.visible_to(person).current().of_active_people()
    listed = Appointment.objects.in_directory(person).order_by()
    found = Appointment.objects.filter(Q(pk__in=held.order_by().values("pk")) | Q(pk__in=listed.values("pk")))
    offers = Func(F("person__offers"), Value(", "), function="array_to_string", output_field=TextField())
    named = found.annotate(offers=offers).select_related("person", "place")
    return named.order_by("person__name", "role", "pk")


def _role(row: Appointment, person: Person) -> Found:
    """Leads to the person's page where that may be opened, else to where the directory shows them."""
    page = row.person.get_absolute_url() if person.has_perm("view_place", row.place) else ""
    listed = f"{reverse('overview:directory')}?{urlencode({'show': 'people', 'q': row.person.name})}"
    offers = f"can help with {row.offers}" if row.offers else ""  # type: ignore[attr-defined]  # annotated by _people
    return Found(row.person.name, page or listed, [short(row.role), row.place.name, offers])


def _items(person: Person) -> QuerySet[AgendaItem]:
    items = AgendaItem.objects.visible_to(person).filter(meeting__in=Meeting.objects.visible_to(person))
    return items.select_related("meeting", "place").order_by("-meeting__starts_at", "pk")


def _milestones(person: Person) -> QuerySet[Milestone]:
    return Milestone.objects.visible_to(person).with_place().order_by("-plan__year", "due_on", "pk")


def _decisions(person: Person) -> QuerySet[Decision]:
    return Decision.objects.visible_to(person).select_related("item__meeting", "item__place").order_by("-pk")


def _of(obj: Model, title: str, *facts: str) -> Found:
    return Found(title, obj.get_absolute_url(), list(facts))  # type: ignore[attr-defined]


SOURCES: dict[str, Source] = {
    "schools": Source("Schools", lambda person: _places(person, Kind.SCHOOL), ("name", "as_school__town"), _place),
    "places": Source(
        "Networks, groups and other places",
        lambda person: _places(person, Kind.NETWORK, Kind.GROUP, Kind.AREA, Kind.REGION, Kind.GROUP, Kind.FORUM),
        ("name",),
        _place,
    ),
    "people": Source(
        "People in roles",
        _people,
        ("person__name", "offers"),
        _role,
    ),
    "meetings": Source(
        "Meetings",
        lambda person: Meeting.objects.visible_to(person).select_related("place").order_by("-starts_at", "pk"),
        ("title", "venue", "place__name"),
        lambda row, _: _of(row, row.title, near_day(row.starts_at), row.place.name),
    ),
    "items": Source(
        "Agenda items",
        _items,
        ("title", "detail"),
        lambda row, _: _of(row.meeting, row.title, near_day(row.meeting.starts_at), row.place.name),
    ),
    "decisions": Source(
        "Decisions",
        _decisions,
        ("text",),
        lambda row, _: _of(row.item.meeting, str(row), near_day(row.item.meeting.starts_at), row.item.place.name),
    ),
    "plans": Source(
        "Plans",
        lambda person: Plan.objects.visible_to(person).select_related("place").order_by("-year", "pk").distinct(),
        ("place__name", "direction", "focus_areas__title"),
        lambda row, _: _of(row, str(row), row.get_state_display()),
    ),
    "milestones": Source(
        "Milestones",
        _milestones,
        ("title",),
        lambda row, _: _of(row, row.title, f"Due {near_day(row.due_on)}", row.plan.place.name),
    ),
}
