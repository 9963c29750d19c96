"""A place as it was on a day: its name, where it sat, what belonged to it, who held which role. Read off dated rows."""

import datetime as dt
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils import timezone

from common.words import count, day
from networks.enums import Kind, Replaced
from networks.models import Network, Place, PlaceName, Replacement, School, SchoolMembership
from overview.people import LEADING
from roles.enums import Role, short
from roles.models import Appointment, Person

FIRST, LAST = dt.date(1900, 1, 1), dt.date(2100, 12, 31)
HEADS = {Kind.NETWORK: "Schools", Kind.AREA: "Networks", Kind.REGION: "Networks", Kind.STATE: "Networks"}
AFTER = {
    Replaced.MERGED: "merged into",
    Replaced.SPLIT: "was split; one part is",
    Replaced.CLOSED: "closed; schools went to",
}


class NoDay(ValueError):
    """What was asked for is no day. str() is a sentence."""


def day_asked(words: str) -> dt.date | None:
    """The day of ?as_at=; None for today and for nothing. Raises NoDay with a sentence."""
    words = words.strip()
    if not words:
        return None
    try:
        asked = dt.date.fromisoformat(words)
    except ValueError:
        raise NoDay(f"“{words[:40]}” is not a day. Choose one, for example 2024-05-01.") from None
    if not FIRST <= asked <= LAST:
        raise NoDay(f"Choose a day from {FIRST.year} to {LAST.year}.")
    return None if asked == timezone.localdate() else asked


@dataclass(frozen=True)
class Line:
    """One place or person of a list. url is empty where the reader may not go, or where there is nothing to see."""

    name: str
    url: str = ""
    facts: tuple[str, ...] = ()


@dataclass
class Picture:
    on: dt.date
    exists: bool
    name: str
    banner: str
    ups: list[Line] = field(default_factory=list)
    head: str = ""
    inside: list[Line] = field(default_factory=list)
    people: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)


def picture(place: Place, person: Person, on: dt.date) -> Picture:
    """The same number of queries for a network and for the state."""
    is_past = on < timezone.localdate()
    banner = f"As it {'was' if is_past else 'will be, by what is decided so far,'} on {day(on)}"
    row: Any = Place.objects.as_at(on).filter(pk=place.pk).first()
    seen = Seen(person)
    if row is None:
        return Picture(on, False, place.name, banner, after=became(place, seen))
    inside = _schools(place, seen, on) if place.kind == Kind.NETWORK else _networks(place, seen, on)
    return Picture(
        on,
        True,
        row.then_name,
        banner,
        _ups(row, seen, on),
        HEADS.get(Kind(place.kind), ""),
        inside,
        people_then(place, on),
        became(place, seen),
    )


class Seen:
    """Which places the reader may open."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def urls(self, places: Collection[Place]) -> dict[int, str]:
        keys = Place.objects.visible_to(self.person).filter(pk__in=[place.pk for place in places])
        mine = set(keys.values_list("pk", flat=True))
        return {place.pk: place.get_absolute_url() if place.pk in mine else "" for place in places}


def _ups(row: Any, seen: Seen, on: dt.date) -> list[Line]:
    """The network, area and region it sat in."""
    keys = [key for key in (row.then_network, row.then_area, row.then_region) if key and key != row.pk]
    above: dict[int, Any] = {up.pk: up for up in Place.objects.as_at(on).filter(pk__in=keys)}
    urls = seen.urls(above.values())
    found = [above[key] for key in keys if key in above]
    return [Line(f"{Kind(up.kind).label}: {up.then_name}", urls[up.pk]) for up in found]


def _schools(network: Place, seen: Seen, on: dt.date) -> list[Line]:
    keys = School.objects.schools_of(network, on).values("pk")
    rows: list[Any] = sorted(Place.objects.as_at(on).filter(pk__in=keys), key=lambda row: (row.then_name, row.pk))
    heads = Appointment.objects.current(on).filter(place__in=keys, role=Role.PRINCIPAL).select_related("person")
    names = {head.place_id: head.person.name for head in heads.order_by("starts_on")}
    urls = seen.urls(rows)
    return [Line(row.then_name, urls[row.pk], (names.get(row.pk, "No principal on record"),)) for row in rows]


def _networks(place: Place, seen: Seen, on: dt.date) -> list[Line]:
    if place.kind not in HEADS:
        return []
    keys = Network.objects.networks_in(place, on).values("pk")
    rows: list[Any] = sorted(Place.objects.as_at(on).filter(pk__in=keys), key=lambda row: (row.then_name, row.pk))
    members = SchoolMembership.objects.current(on).filter(network__in=keys).values_list("network_id", flat=True)
    sizes = Counter(members)
    areas = dict(PlaceName.objects.current(on).filter(place__kind=Kind.AREA).values_list("place_id", "name"))
    today = dict(Place.objects.filter(kind=Kind.AREA).values_list("pk", "name"))
    urls = seen.urls(rows)
    return [
        Line(
            row.then_name,
            urls[row.pk],
            tuple(
                fact
                for fact in (
                    areas.get(row.then_area) or today.get(row.then_area, "") if place.kind != Kind.AREA else "",
                    count(sizes[row.pk], "school"),
                )
                if fact
            ),
        )
        for row in rows
    ]


def people_then(place: Place, on: dt.date) -> list[Line]:
    """Who held which role at the place on the day, whatever has become of them since."""
    roles = (*LEADING, Role.PRINCIPAL, Role.DELEGATE, Role.GROUP_LEAD)
    rows = Appointment.objects.current(on).filter(place=place.pk, role__in=roles).select_related("person")
    ordered = sorted(rows, key=lambda row: (roles.index(Role(row.role)), row.person.name, row.pk))
    return [Line(row.person.name, "", (_role(row),)) for row in ordered]


def _role(row: Appointment) -> str:
    until = f", until {day(row.ends_on)}" if row.ends_on else ""
    return f"{short(row.role)} since {day(row.starts_on)}{until}"


def became(place: Place, seen: Seen) -> list[Line]:
    """What a network came from and what came after it: a sentence, where the other one is, and its name."""
    if place.kind != Kind.NETWORK:
        return []
    rows = Replacement.objects.filter(Q(old=place.pk) | Q(new=place.pk)).select_related("old", "new")
    found = [(_became(place, row), row.new if row.old_id == place.pk else row.old) for row in rows.order_by("on", "pk")]
    urls = seen.urls([other for _, other in found])
    return [Line(sentence, urls[other.pk], (other.name,)) for sentence, other in found]


def _became(place: Place, row: Replacement) -> str:
    if row.old_id == place.pk:
        return f"{row.old.name} {AFTER[Replaced(row.how)]} {row.new.name} on {day(row.on)}."
    return f"{row.new.name} took over from {row.old.name} on {day(row.on)}."
