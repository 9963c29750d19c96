"""What the shell of every page shows: where the person is at home, where they can go, what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from common.addresses import address
from common.words import count
from meetings.models import Action
from networks.enums import Kind
from networks.models import Place
from overview import links
from reminders.models import Notice
from roles import access
from roles.access import Holding
from roles.composed import Composed
from roles.enums import Role, short
from roles.models import Person
from roles.rules import RULES

NETWORKS_SHOWN = 7

HOMES = (
    Role.CHAIR,
    Role.EXECUTIVE,
    Role.SEIL,
    Role.FORUM_ADMIN,
    Role.AREA_DIRECTOR,
    Role.CENTRAL,
    Role.PRINCIPAL,
    Role.DELEGATE,
    Role.MULTIDISCIPLINARY,
    Role.GROUP_LEAD,
    Role.GROUP_MEMBER,
    Role.ADMINISTRATOR,
)
"""Of several roles the first here decides which home opens; the others are one tap away in the list of places."""


@dataclass
class Link:
    """`current`: "page" where it is the page itself, "true" where that lies beneath it."""

    url: str
    label: str
    icon: str = ""
    current: str = ""
    count: int = 0
    count_word: str = "open"


class Group(NamedTuple):
    head: str
    links: list[Link]


def main_holding(holdings: Iterable[Holding]) -> Holding | None:
    return min(holdings, key=lambda holding: (HOMES.index(holding.role), holding.id), default=None)


def navigation(request: HttpRequest) -> dict[str, object]:
    """nav for base.html. Worked out only when a template asks for it: partials do not."""
    person = getattr(request, "user", None)
    if person is None or not person.is_authenticated:
        return {"nav": None}
    page = request.resolver_match.view_name if request.resolver_match else ""
    return {"nav": SimpleLazyObject(lambda: Navigation(person, request.path, page).as_dict())}


@Composed
def _side_places(person: Person, held: Any, networks: Any, forums: Any) -> QuerySet[Place]:
    """
    The places of the side by name, with how many networks or schools are in each as `size`; each with the counts, which
    PostgreSQL works out once for all of them.
    """
    mine = Q(pk__in=held) | Q(kind=Kind.NETWORK, pk__in=networks) | Q(kind=Kind.FORUM, region__in=forums)
    inside = Place.objects.open().order_by().values("kind").annotate(n=Count("pk")).values("n")
    size = Case(
        When(kind=Kind.NETWORK, then=Subquery(inside.filter(kind=Kind.SCHOOL, network=OuterRef("pk")))),
        When(kind=Kind.AREA, then=Subquery(inside.filter(kind=Kind.NETWORK, area=OuterRef("pk")))),
        When(kind=Kind.REGION, then=Subquery(inside.filter(kind=Kind.NETWORK, region=OuterRef("pk")))),
        default=Value(0),
    )
    return Place.objects.filter(mine).annotate(size=size, **_counts(person)).by_name()


@Composed
def _counted(person: Person) -> QuerySet:
    return Person.objects.filter(pk=person.pk).annotate(**_counts(person)).only("pk")


def _counts(person: Person) -> dict[str, Coalesce]:
    """Open actions and new notices of the person, whatever row they stand beside."""
    actions = Action.objects.owned_by(person).open().order_by().values(one=Value(1)).annotate(n=Count("pk"))
    unseen = Notice.objects.visible_to(person).unseen().order_by().values("person").annotate(n=Count("pk"))
    return {
        "open_actions": Coalesce(Subquery(actions.values("n")), 0),
        "new_notices": Coalesce(Subquery(unseen.values("n")), 0),
    }


class Navigation:
    """
    One query besides the person's appointments, for the places by name with the counts; another for who holds no place.
    `page` is the name of the page at the path.
    """

    def __init__(self, person: Person, path: str, page: str = "") -> None:
        self.person, self.path, self.page = person, path, page
        self.holdings = access.holdings(person)
        self.main = main_holding(self.holdings)
        self.places = {place.pk: place for place in self._places()}
        self.at = self._home_place()
        self.counts = self._counts()

    def _places(self) -> Iterable[Place]:
        forums = [h.region_id or h.id for h in self.holdings if h.role in (Role.CHAIR, Role.FORUM_ADMIN)]
        held = {holding.id for holding in self.holdings}
        networks = {h.network_id for h in self.holdings if h.kind == Kind.SCHOOL} - {None}
        return _side_places(self.person, held=held, networks=networks, forums=forums)

    def _home_place(self) -> Place | None:
        """The place the side names: the network for people of a school, else where the main role is held."""
        if self.main is None or self._is_over_networks():
            return None
        if self.main.kind == Kind.SCHOOL and self.main.network_id in self.places:
            return self.places[self.main.network_id]
        return self.places.get(self.main.id)

    def _counts(self) -> dict[str, int]:
        row: Any = next(iter(self.places.values()), None) or _counted(self.person)[0]
        return {"open_actions": row.open_actions, "new_notices": row.new_notices}

    def as_dict(self) -> dict[str, object]:
        groups, own = self._groups(), self._own()
        self._mark_current([*(link for group in groups for link in group.links), *own])
        return {
            "place_name": self._place_name(),
            "place_kind": self._place_kind(),
            "role_word": short(self.main.role) if self.main else "No role yet",
            "places": self._switcher(),
            "groups": groups,
            "own": own,
            "tabs": groups[0].links[:4],
            "new_notices": self.counts["new_notices"],
            "urls": {
                "home": address("overview:home"),
                "search": address("overview:search"),
                "notices": links.notices(),
                "access": address("roles:access_explain"),
                "sign_out": address("account_logout"),
            },
        }

    def _seil_networks(self) -> int:
        return sum(holding.role == Role.SEIL for holding in self.holdings)

    def _is_over_networks(self) -> bool:
        """At home over several networks at once, in none of them."""
        return self.main is not None and self.main.role == Role.SEIL and self._seil_networks() > 1

    def _place_name(self) -> str:
        if self._is_over_networks():
            return "Your networks"
        return self.at.name if self.at else "School Networks"

    def _place_kind(self) -> str:
        if self._is_over_networks():
            return f"SEIL of {count(self._seil_networks(), 'network')}"
        if self.at is None:
            return "No role yet"
        size = self.at.size  # type: ignore[attr-defined]  # annotated by _places
        noun = "school" if self.at.kind == Kind.NETWORK else "network"
        label = Kind(self.at.kind).label
        return f"{label}, {count(size, noun)}" if size else label

    def _switcher(self) -> list[tuple[str, str]]:
        """The person's places, the present one left out, and the SEIL page when another home comes first."""
        found = [(place.name, place.get_absolute_url()) for place in self.places.values() if place != self.at]
        if self._seil_networks() and self.main and self.main.role != Role.SEIL:
            found.insert(0, ("Your networks as SEIL", address("overview:seil")))
        return found

    def _link(self, url: str, label: str, icon: str, number: int = 0) -> Link | None:
        return Link(url, label, icon, count=number) if url else None

    def _groups(self) -> list[Group]:
        first = [
            Link(address("overview:home"), "Home", "home"),
            self._link(self._meetings_url(), "Meetings", "calendar"),
            self._link(links.actions() if self._belongs() else "", "Actions", "action", self.counts["open_actions"]),
            self._link(links.plan_of(self.at) if self._sees_plan() else "", "Plan", "plan"),
            self._link(links.directory(self.person), "Directory", "search"),
        ]
        groups = [("", first), (self._head(), self._of_place()), ("System", self._of_system())]
        return [Group(head, kept) for head, found in groups if (kept := [link for link in found if link])]

    def _own(self) -> list[Link]:
        """The person's own pages, under their name."""
        return [
            Link(address("roles:details_edit"), "Your details"),
            Link(links.notice_settings(), "Mail and notices"),
            Link(address("roles:access_explain"), "What you may see, and why"),
        ]

    def _mark_current(self, shown: list[Link]) -> None:
        """One link at most: that of the page, or the one beneath which the page lies."""
        home, *others = shown
        here = next((link for link in others if link.url == self.path), None)
        if here is None and self.path in (home.url, self._home_page()):
            here = home
        if here is not None:
            here.current = "page"
        elif (above := self._above(others)) is not None:
            above.current = "true"

    def _above(self, others: list[Link]) -> Link | None:
        """The longest address it lies beneath. Parts of plans lie beneath their network, meetings beneath nothing."""
        by_label = {link.label: link for link in others}
        if self.page.startswith("fiso:"):
            return by_label.get("Plan")
        if above := [link for link in others if self.path.startswith(link.url)]:
            return max(above, key=lambda link: len(link.url))
        return by_label.get("Meetings") if self.page.startswith("meetings:") else None

    def _home_page(self) -> str:
        """The address the home page also has, for those whose home is the page of what they oversee."""
        if self.main and self.main.role == Role.SEIL:
            return address("overview:seil")
        if self.at and self.at.kind in (Kind.REGION, Kind.AREA, Kind.STATE):
            return self.at.get_absolute_url()
        return ""

    def _belongs(self) -> bool:
        """Whether any role reads along somewhere, or something is to be done: central office reads no meetings."""
        reads = any("view_community" in verbs for h in self.holdings for verbs in RULES[h.role].values())
        return reads or self.counts["open_actions"] > 0

    def _meetings_url(self) -> str:
        """Also for who holds no role: they may be the guest of a meeting."""
        return links.meetings_of(self.at) or (links.meetings() if self._belongs() or self.main is None else "")

    def _head(self) -> str:
        if self._is_over_networks():
            return "Networks"
        return Kind(self.at.kind).label if self.at else ""

    def _of_system(self) -> list[Link | None]:
        """For who changes which network there is, and who watches over it."""
        found: list[Link | None] = []
        if self._does("rearrange_places"):
            found.append(self._link(address("overview:rearrangements"), "Networks and areas", "pin"))
        if self._does("keep_calendar"):
            found.append(self._link(address("meetings:school_year"), "Terms and days", "calendar"))
        if not self._does("watch_health"):
            return found
        admin = address("admin:index") if self.person.is_staff else ""
        return [
            self._link(address("overview:people_list"), "People", "people"),
            *found,
            self._link(address("overview:access_find"), "Who sees what", "lock"),
            self._link(address("overview:audit"), "Audit", "history"),
            self._link(address("roles:import_list"), "Imports", "download"),
            self._link(links.notice_status(), "Mail and clock", "mail"),
            self._link(admin, "Admin site", "edit"),
        ]

    def _does(self, verb: str) -> bool:
        return any(verb in verbs for h in self.holdings for verbs in RULES[h.role].values())

    def _sees_plan(self) -> bool:
        return self.at is not None and self.person.has_perm("view_community", self.at)

    def _meets_groups(self) -> bool:
        """Whether groups are a place to go: for members of networks, and who is in a group."""
        in_networks = any("propose_group" in RULES[h.role].get(Kind.NETWORK, ()) for h in self.holdings)
        return in_networks or any(h.groups or h.kind == Kind.GROUP for h in self.holdings)

    def _of_place(self) -> list[Link | None]:
        """The page of the place itself, and of the Chair Forum."""
        found: list[Link | None] = []
        if self._is_over_networks():
            places = [place for place in self.places.values() if place.kind == Kind.NETWORK]
            found += [self._link(place.get_absolute_url(), place.name, "people") for place in places[:NETWORKS_SHOWN]]
        if self.at and self.at.kind == Kind.NETWORK:
            found.append(self._link(self.at.get_absolute_url(), "Schools and people", "people"))
            if url := links.attendance_of(self.at, self.person):
                found.append(self._link(url, "Attendance", "chart"))
        if self._meets_groups():
            found.append(self._link(links.groups(), "Groups", "people"))
        if self.at and self.at.kind in (Kind.NETWORK, Kind.SCHOOL, Kind.AREA, Kind.REGION):
            url = address("overview:people", self.at.kind, self.at.slug)
            found.append(self._link(url, "People and roles", "people"))
        if self.at and self.at.kind in (Kind.REGION, Kind.STATE) and self.person.has_perm("manage_templates", self.at):
            found.append(self._link(address("meetings:template_list"), "Agenda templates", "paper"))
        for place in self.places.values():
            if place.kind == Kind.FORUM:
                found.append(self._link(place.get_absolute_url(), "Chair Forum", "school"))
        return found
