"""
The directory: schools, networks, and people in roles with what they offer. Everybody who holds a role finds everybody
in it, across the state; what a place does inside itself is on its own page, for those who may open that.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from common.fold import fold, folded
from networks.enums import Kind, SchoolType
from networks.models import Place
from roles.rules import IN_DIRECTORY

LONGEST, WORDS = 100, 8
SCHOOLS, NETWORKS, PEOPLE = "schools", "networks", "people"
TABS = {SCHOOLS: "Schools", NETWORKS: "Networks", PEOPLE: "People"}


@dataclass(frozen=True)
class Asked:
    """What the reader asks the directory for. Places by the word of their address; nothing is looked up here."""

    show: str = SCHOOLS
    q: str = ""
    region: str = ""
    area: str = ""
    network: str = ""
    type: str = ""
    role: str = ""
    offers: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        said = {f.name: " ".join(given.get(f.name, "").replace("\0", " ").split())[:LONGEST] for f in fields(cls)}
        asked = cls(**{name: words for name, words in said.items() if words})
        return asked if asked.show in TABS else replace(asked, show=SCHOOLS)

    def url(self, **changes: str) -> str:
        """The address of the same question with these changes; what a tab does not ask for is dropped there."""
        asked = replace(self, **changes)
        left_out = {SCHOOLS: ("role", "offers"), NETWORKS: ("type", "role", "offers"), PEOPLE: ("type",)}[asked.show]
        kept = {f.name: getattr(asked, f.name) for f in fields(asked) if f.name not in left_out}
        return "?" + urlencode({name: words for name, words in kept.items() if words and (name, words) != DEFAULT})

    @property
    def words(self) -> list[str]:
        return words_of(self.q)

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self) if f.name != "show")


DEFAULT = ("show", SCHOOLS)
Rows = TypeVar("Rows", bound=QuerySet)


def words_of(text: str) -> list[str]:
    return fold(text).split()[:WORDS]


def holding_all(rows: Rows, words: list[str], *texts: Any, called: str = "said") -> Rows:
    """Rows whose texts together hold all of the words, whatever case and accents."""
    if not words:
        return rows
    rows = rows.alias(**{called: folded(*texts)})
    for word in words:
        rows = rows.filter(**{f"{called}__contains": word})
    return rows


def lies_in(asked: Asked, place: str = "") -> Q:
    """The condition that a place (`place` names the way to it) lies in what is asked for, or is that very place."""
    found = Q()
    for kind in (Kind.REGION, Kind.AREA, Kind.NETWORK):
        if slug := getattr(asked, kind.value):
            found &= Q(**{f"{place}{kind.value}__slug": slug}) | Q(**{f"{place}kind": kind, f"{place}slug": slug})
    return found


@dataclass(frozen=True)
class Choice:
    """One select of the form. options: (value, words), the first of them for no choice."""

    name: str
    label: str
    options: list[tuple[str, str]]
    chosen: str


def choices(asked: Asked) -> list[Choice]:
    """Regions, the areas inside the one chosen, and the networks once a region or area is chosen. One query."""
    networks = Q(kind=Kind.NETWORK, slug=asked.network)
    if asked.area or asked.region:
        networks |= Q(kind=Kind.NETWORK) & _above(asked)
    areas = Q(kind=Kind.AREA, region__slug=asked.region) if asked.region else Q(kind=Kind.AREA)
    rows = Place.objects.open().filter(Q(kind=Kind.REGION) | areas | networks).by_name()
    by_kind: dict[str, list[tuple[str, str]]] = {Kind.REGION: [], Kind.AREA: [], Kind.NETWORK: []}
    for kind, slug, name in rows.values_list("kind", "slug", "name"):
        by_kind[kind].append((slug, name))
    found = [_choice(asked, kind, options) for kind, options in by_kind.items()]
    return [choice for choice in found if len(choice.options) > 1 or choice.chosen]


def _above(asked: Asked) -> Q:
    return Q(area__slug=asked.area) if asked.area else Q(region__slug=asked.region)


def _choice(asked: Asked, kind: str, options: list[tuple[str, str]]) -> Choice:
    label = Kind(kind).label
    return Choice(kind, label, [("", f"Every {label.lower()}"), *options], getattr(asked, kind))


Chip = tuple[str, str, int, bool]


def chips(asked: Asked, name: str, counts: Mapping[str, int], words: Callable[[str], str]) -> list[Chip]:
    """A chip for each value that has rows, and one for all of them. A value that has none says so."""
    chosen = getattr(asked, name)
    known = {value: counts.get(value, 0) for value in ORDER[name] if counts.get(value) or value == chosen}
    rows = [(words(value), asked.url(**{name: value}), number, value == chosen) for value, number in known.items()]
    return [("All", asked.url(**{name: ""}), counts["all"], not chosen), *rows]


ORDER: dict[str, list[str]] = {
    "type": [kind.value for kind in SchoolType],
    "role": [role.value for role in IN_DIRECTORY],
}
