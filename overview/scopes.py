"""What a rollup is over: a place's networks, or those a SEIL supports."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet
from django.urls import reverse

from networks.enums import Kind
from networks.models import Network, Place
from overview.sources import Ids
from roles import access
from roles.enums import Role
from roles.models import Person


@dataclass(frozen=True)
class Scope:
    """networks: keys of networks. base: the address below which the lists behind figures stand."""

    title: str
    networks: Ids
    base: str
    kind: str

    def behind(self, figure: str) -> str:
        return f"{self.base}behind/{figure}/"

    @property
    def is_one(self) -> bool:
        return self.kind == Kind.NETWORK


def of_place(place: Place) -> Scope:
    """Open networks of the place today. No query: the keys stay a question."""
    if place.kind == Kind.NETWORK:
        return Scope(place.name, [place.pk], place.get_absolute_url(), place.kind)
    networks = Network.objects.open()
    if place.kind != Kind.STATE:
        networks = networks.filter(**{place.kind: place})
    return Scope(place.name, networks.values("pk"), place.get_absolute_url(), place.kind)


def networks_in(kind: Kind) -> QuerySet[Network]:
    """The open networks inside the place of the row outside, which is of this kind."""
    networks = Network.objects.open().order_by("pk")
    return networks if kind == Kind.STATE else networks.filter(**{kind.value: OuterRef("pk")})


def of_seil(person: Person) -> Scope:
    """The networks the person is SEIL of now. No query of its own."""
    held = [holding.id for holding in access.holdings(person) if holding.role == Role.SEIL]
    return Scope("Your networks", held, reverse("overview:seil"), "seil")
