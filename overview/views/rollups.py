"""Rollups over a region, an area, the state, or a SEIL's own networks: exceptions, then figures, then every network."""

from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView

from common.tables import csv_response
from common.views import page_of
from common.words import count, day
from networks.enums import Kind
from networks.models import Place
from overview import links, scopes
from overview.calendar import Calendar
from overview.people import holder, missing, people_in_roles
from overview.pieces import latest_notices, own_actions
from overview.reasons import EXCEPTIONS, Need, needs
from overview.rollup import standings
from overview.standing import Standing, Totals, by
from overview.stats import stats
from overview.tables import COLUMNS, table
from overview.views.places import PlacePage, networks_of
from roles.models import Person

EXCEPTIONS_SHOWN = 7
COMING_SHOWN = 5


class RollupMixin:
    """Needs `scope` and the `keys` of its networks. ?as=csv gives the table as a file."""

    request: HttpRequest
    scope: scopes.Scope
    keys: list[int]

    @cached_property
    def calendar(self) -> Calendar:
        return Calendar.now()

    @cached_property
    def rows(self) -> list[Standing]:
        return standings(self.keys, self.calendar)

    def csv(self) -> HttpResponse:
        name = f"{self.scope.title}, networks, {self.calendar.today:%Y-%m-%d}.csv"
        return csv_response(name, list(COLUMNS), table(self.rows))

    def figures(self) -> dict[str, Any]:
        totals = Totals(self.rows)
        return {
            "scope": self.scope,
            "calendar": self.calendar,
            "totals": totals,
            "stats": stats(totals, self.scope, self.calendar),
            "groups": list(by(self.rows, "area").items()),
            "as_at": f"As at {day(self.calendar.today)}",
        }


class PlaceRollup(RollupMixin, PlacePage):
    """With see_rollup the figures, with view_place alone the networks and people."""

    @cached_property
    def scope(self) -> scopes.Scope:
        return scopes.of_place(self.place)

    @property
    def keys(self) -> list[int]:
        return self.place.network_keys

    @classmethod
    def places(cls, person: Person, *args: Any, **named: Any) -> QuerySet[Place]:
        found = super().places(person, *args, **named)
        return found.annotate(network_keys=ArraySubquery(scopes.networks_in(cls.kind).values("pk")))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sees = request.user.has_perm("see_rollup", self.place)
        if request.GET.get("as") == "csv":
            if not sees:
                raise PermissionDenied("Your role here does not include figures.")
            return self.csv()
        return self.render_to_response(self.get_context_data(**(self.rollup() if sees else self.plain())))

    def plain(self) -> dict[str, Any]:
        networks = networks_of(self.place)
        return {"networks": networks, "facts": [count(len(networks), "network")]}

    def rollup(self) -> dict[str, Any]:
        found = needs(self.rows, self.calendar, exceptions_only=True)
        exceptions = [need for need in found if need.reasons]
        only = self.request.GET.get("only", "")
        shown = [need for need in exceptions if not only or only in need.keys]
        areas = len({row.area for row in self.rows})
        return {
            **self.figures(),
            "exceptions": page_of(self.request, shown, EXCEPTIONS_SHOWN),
            "exceptions_title": _title(exceptions) if self.rows else "No networks here yet",
            "without": len(self.rows) - len(exceptions),
            "chips": _chips(exceptions, only),
            "facts": [
                count(len(self.rows), "network"),
                count(Totals(self.rows).schools, "school"),
                count(areas, "area") if self.kind != Kind.AREA else "",
                f"As at {day(self.calendar.today)}",
            ],
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = people_in_roles(self.place)
        people = [holder(row, self.request.user) for _, rows in groups for row in rows]
        return super().get_context_data(people=people, missing=missing(self.kind, groups), **kwargs)


class RegionHome(PlaceRollup):
    kind = Kind.REGION
    template_name = "overview/region_home.html"


class AreaHome(PlaceRollup):
    kind = Kind.AREA
    template_name = "overview/region_home.html"


class StateHome(PlaceRollup):
    """The state shows its regions in place of its networks; the file holds every network."""

    kind = Kind.STATE
    template_name = "overview/state_home.html"

    def rollup(self) -> dict[str, Any]:
        groups = by(self.rows, "region_id")
        regions = Place.objects.open().filter(kind=Kind.REGION).by_name()
        return {
            **super().rollup(),
            "regions": [(region, Totals(groups.get(region.pk, []))) for region in regions],
        }


class SeilHome(RollupMixin, TemplateView):
    """One page over the networks a person is SEIL of; 403 for everybody else: it tells nothing of any place."""

    template_name = "overview/seil_home.html"

    @cached_property
    def scope(self) -> scopes.Scope:
        return scopes.of_seil(self.request.user)

    @property
    def keys(self) -> list[int]:
        return list(self.scope.networks)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.scope.networks:
            raise PermissionDenied("This page is for those who support networks as SEIL.")
        if request.GET.get("as") == "csv":
            return self.csv()
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        return super().get_context_data(
            **self.figures(),
            needs=needs(self.rows, self.calendar),
            coming=coming(self.rows),
            coming_url=self.scope.behind("coming"),
            actions=own_actions(person),
            notices=latest_notices(person),
            links={"here": self.request.path, "actions": links.actions(), "notices": links.notices()},
            facts=[
                day(self.calendar.today),
                self.calendar.where,
                f"{count(len(self.rows), 'network')}, {count(Totals(self.rows).schools, 'school')}",
            ],
            **kwargs,
        )


def coming(rows: list[Standing]) -> list[tuple[Standing, str]]:
    """Networks by their next published meeting, each with its address."""
    soonest = sorted((row for row in rows if row.next_meeting), key=lambda row: row.next_meeting)
    return [(row, reverse("meetings:meeting_detail", args=[row.next_meeting_id])) for row in soonest[:COMING_SHOWN]]


def _title(exceptions: list[Need]) -> str:
    if not exceptions:
        return "No exceptions"
    reasons = sum(len(need.reasons) for need in exceptions)
    return f"{count(reasons, 'exception')} in {count(len(exceptions), 'network')}"


def _chips(exceptions: list[Need], only: str) -> list[tuple[str, str, int, bool]]:
    keys = [key for need in exceptions for key in need.keys]
    kinds = [(words, f"?only={key}", keys.count(key), key == only) for key, words in EXCEPTIONS.items() if key in keys]
    return [("All", "?", len(keys), not only), *kinds]
