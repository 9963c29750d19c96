"""The three lists of the directory: how rows are found, counted and told. The same queries for any number of rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from common.fold import Joined
from networks.enums import Kind, SchoolType
from networks.models import Place
from networks.querysets import PlaceQuerySet
from overview.directory import Asked, Chip, chips, holding_all, lies_in, words_of
from roles.enums import Role, short
from roles.models import Appointment, Person
from roles.rules import IN_DIRECTORY

FILE_HOLDS = 500
"""People whom one file may hold: nobody takes the addresses of the whole state along with one tap."""


@dataclass(frozen=True)
class Listed:
    """A row. lines: facts under the name; offers, email and phone only of people."""

    name: str
    url: str
    lines: list[str]
    roles: list[tuple[str, str, str]] = field(default_factory=list)
    offers: list[str] = field(default_factory=list)
    email: str = ""
    phone: str = ""


class Listing:
    """One tab for one reader. `rows` are those asked for, by name; `told` turns those of a page into words."""

    columns: ClassVar[list[str]]
    only_in_file: ClassVar[frozenset[str]] = frozenset()
    noun: ClassVar[str]
    most_in_a_file: int | None = None

    def __init__(self, asked: Asked, person: Person) -> None:
        self.asked, self.person = asked, person

    @property
    def rows(self) -> QuerySet:
        raise NotImplementedError

    @property
    def counts(self) -> dict[str, int]:
        """Rows by the value that the chips choose, and all of them together."""
        return {"all": self.rows.order_by().count()}

    def chips(self) -> list[Chip]:
        return []

    def told(self, rows: Iterable[Any]) -> list[Listed]:
        raise NotImplementedError

    def cells(self, row: Listed) -> list[Any]:
        return [row.name, *row.lines]

    def seen(self, row: Listed) -> list[tuple[str, str]]:
        """(heading, words) of the cells that a page shows beside the name."""
        pairs = zip(self.columns[1:], row.lines, strict=False)
        return [(heading, words) for heading, words in pairs if heading not in self.only_in_file]

    def opens(self, place: Place) -> str:
        return place.get_absolute_url() if self.person.has_perm("view_place", place) else ""

    def leaders(self, places: list[Any], *roles: Role) -> dict[int, dict[str, list[str]]]:
        """Who holds the roles at the places: key of the place -> role -> names. One query."""
        held = Appointment.objects.in_directory(self.person).filter(place__in=places, role__in=roles)
        found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for place, role, name in held.order_by("person__name").values_list("place_id", "role", "person__name"):
            found[place][role].append(name)
        return found


class Schools(Listing):
    columns: ClassVar = ["School", "Type", "Town", "Network", "Area", "Region", "Principal"]
    only_in_file: ClassVar = frozenset({"Region"})
    noun = "school"

    def _places(self) -> PlaceQuerySet:
        found = Place.objects.in_directory(self.person).filter(lies_in(self.asked), kind=Kind.SCHOOL)
        return holding_all(found, self.asked.words, "name", "as_school__town", "network__name")

    @property
    def rows(self) -> QuerySet:
        kind: dict[str, str] = {"as_school__school_type": self.asked.type} if self.asked.type else {}
        found = self._places().filter(**kind).select_related("as_school", "network", "area", "region")
        return found.by_name()

    @cached_property
    def counts(self) -> dict[str, int]:
        rows = self._places().order_by().values_list("as_school__school_type").annotate(n=Count("pk"))
        found = dict(rows)
        return {"all": sum(found.values()), **found}

    def chips(self) -> list[Chip]:
        return chips(self.asked, "type", self.counts, lambda value: SchoolType(value).label)

    def told(self, rows: Iterable[Any]) -> list[Listed]:
        rows = list(rows)
        names = self.leaders(rows, Role.PRINCIPAL)
        return [
            Listed(
                place.name,
                self.opens(place),
                [
                    SchoolType(place.as_school.school_type).label,
                    place.as_school.town,
                    *[above.name if above else "" for above in (place.network, place.area, place.region)],
                    ", ".join(names[place.pk][Role.PRINCIPAL]),
                ],
            )
            for place in rows
        ]


class Networks(Listing):
    columns: ClassVar = ["Network", "Area", "Region", "Schools", "Chair", "SEIL"]
    noun = "network"

    @property
    def rows(self) -> QuerySet:
        inside = Place.objects.open().filter(kind=Kind.SCHOOL, network=OuterRef("pk")).order_by().values("network")
        found = Place.objects.in_directory(self.person).filter(lies_in(self.asked), kind=Kind.NETWORK)
        found = holding_all(found, self.asked.words, "name", "area__name")
        size = Subquery(inside.annotate(n=Count("pk")).values("n"))
        return found.annotate(schools=size).select_related("area", "region").by_name()

    def told(self, rows: Iterable[Any]) -> list[Listed]:
        rows = list(rows)
        names = self.leaders(rows, Role.CHAIR, Role.SEIL)
        return [
            Listed(
                place.name,
                self.opens(place),
                [
                    place.area.name,
                    place.region.name,
                    str(place.schools or 0),
                    *[", ".join(names[place.pk][role]) for role in (Role.CHAIR, Role.SEIL)],
                ],
            )
            for place in rows
        ]


class People(Listing):
    """Each person once, with all of their roles that the directory shows."""

    columns: ClassVar = ["Name", "Roles", "Can help with", "E-mail", "Phone"]
    noun = "person,people"
    most_in_a_file = FILE_HOLDS

    @cached_property
    def held(self) -> QuerySet:
        """Roles that the directory shows, of people who are called and offer what is asked for."""
        found = Appointment.objects.in_directory(self.person).filter(lies_in(self.asked, "place__")).order_by()
        found = holding_all(found, self.asked.words, "person__name", "place__name")
        return holding_all(found, words_of(self.asked.offers), Joined("person__offers"), called="offered")

    @property
    def rows(self) -> QuerySet:
        held = self.held.filter(role=self.asked.role) if self.asked.role else self.held
        return Person.objects.filter(pk__in=held.values("person")).by_name()

    @cached_property
    def counts(self) -> dict[str, int]:
        """People by role, each of them once in each, and in all of the roles together. One query."""
        people = {role: Count("person", distinct=True, filter=Q(role=role)) for role in IN_DIRECTORY}
        return self.held.aggregate(all=Count("person", distinct=True), **people)

    def chips(self) -> list[Chip]:
        return chips(self.asked, "role", self.counts, short)

    def told(self, rows: Iterable[Any]) -> list[Listed]:
        people = list(rows)
        held = Appointment.objects.in_directory(self.person).filter(person__in=people).select_related("place")
        roles: dict[int, list[Appointment]] = defaultdict(list)
        for row in held.order_by("starts_on", "pk"):
            roles[row.person_id].append(row)
        return [self._person(person, roles[person.pk]) for person in people]

    def _person(self, person: Person, held: list[Appointment]) -> Listed:
        said = [(short(row.role), row.place.name, self.opens(row.place)) for row in held]
        knows = any(url for _, _, url in said) or self.person.may_everywhere("manage_people")
        contact = person.contact_for(self.person)
        url = person.get_absolute_url() if knows else ""
        return Listed(person.name, url, [], said, person.offers, contact.email, contact.phone)

    def cells(self, row: Listed) -> list[Any]:
        roles = "; ".join(f"{role}, {place}" for role, place, _ in row.roles)
        return [row.name, roles, "; ".join(row.offers), row.email, row.phone]


LISTINGS: dict[str, type[Listing]] = {"schools": Schools, "networks": Networks, "people": People}
