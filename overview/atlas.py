"""The schools of a network as a list and as a map of the same schools: shapes by type, named in words beside it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString

from common import maps
from common.statements import Kept
from common.words import count
from networks.enums import SchoolType
from networks.models import Place, SchoolMembership

SHAPES = {
    SchoolType.PRIMARY: "circle",
    SchoolType.SECONDARY: "square",
    SchoolType.COMBINED: "diamond",
    SchoolType.SPECIAL: "triangle",
    SchoolType.LANGUAGE: "cross",
}
FIELDS = {
    "pk": "school_id",
    "since": "starts_on",
    "name": "school__name",
    "slug": "school__slug",
    "town": "school__town",
    "school_type": "school__school_type",
    "longitude": "school__longitude",
    "latitude": "school__latitude",
}


@dataclass
class SchoolRow:
    """A school of a network on a day. since: when it joined. principal: set by who knows the people."""

    pk: int
    since: dt.date
    name: str
    slug: str
    town: str
    school_type: str
    longitude: float | None
    latitude: float | None
    principal: str = ""

    @cached_property
    def url(self) -> str:
        return reverse("overview:school_home", args=[self.slug])

    @property
    def kind(self) -> str:
        return SchoolType(self.school_type).label


def schools_of(network: Place, on: dt.date) -> list[SchoolRow]:
    """The schools that belong to the network on a day, by name. One query of plain values: there are many."""
    return [SchoolRow(*row) for row in _schools_of(network=network.pk, on=on)]


@Kept
def _schools_of(network: Any, on: Any) -> "QuerySet[Any]":
    rows = SchoolMembership.objects.current(on).filter(network=network)
    return rows.order_by("school__name", "school_id").values_list(*FIELDS.values())


@dataclass(frozen=True)
class Atlas:
    """keys: (shape, what it stands for, how many). said: what a reader of the map should know, in a sentence or two."""

    svg: SafeString
    keys: list[tuple[SafeString, str, int]]
    said: str


def atlas(schools: Sequence[SchoolRow], title: str, main: int | None = None) -> Atlas | None:
    """A map of those schools whose coordinates are known; nothing when there are none. main: the key of one school."""
    known = [school for school in schools if school.longitude is not None and school.latitude is not None]
    if not known:
        return None
    drawing = maps.draw(tuple(_spot(school, main) for school in known), title)
    kinds = [school.school_type for school in known]
    keys = [
        (maps.key(shape), kind.label, kinds.count(kind.value)) for kind, shape in SHAPES.items() if kind.value in kinds
    ]
    return Atlas(drawing.svg, keys, " ".join(_said(drawing.moved, len(schools) - len(known))))


def _spot(school: SchoolRow, main: int | None) -> maps.Spot:
    assert school.longitude is not None
    assert school.latitude is not None
    return maps.Spot(
        f"{school.name}, {school.kind.lower()}",
        school.url,
        float(school.longitude),
        float(school.latitude),
        SHAPES[SchoolType(school.school_type)],
        school.town,
        school.pk == main,
    )


def _said(moved: int, unknown: int) -> Iterable[str]:
    yield "North is up."
    if moved:
        yield f"{count(moved, 'school is drawn,schools are drawn')} beside where a fine line ends, to be told apart."
    if unknown:
        yield f"{count(unknown, 'school has,schools have')} no coordinates and stand only in the list."
