"""The list behind a figure: the same rows that were counted, paged, and as a file."""

import datetime as dt
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from common.tables import csv_response
from common.views import page_of
from common.words import count, day, near_day, when
from networks.enums import Kind
from networks.models import Place
from overview import scopes
from overview.calendar import Calendar
from overview.figures import FIGURES, Figure
from overview.gaps import GAPS
from overview.lists import Column

NO_FIGURES = "Your role here does not include figures."


class Behind(TemplateView):
    """404 to a stranger to the place, 403 to a member who may not see its figures."""

    template_name = "overview/behind.html"
    figures = FIGURES
    verb = "see_rollup"

    @cached_property
    def figure(self) -> Figure:
        if self.kwargs["figure"] not in self.figures:
            raise Http404
        return self.figures[self.kwargs["figure"]]

    @cached_property
    def scope(self) -> scopes.Scope:
        visible = Place.objects.visible_to(self.request.user)
        place = get_object_or_404(visible, kind=self.kwargs["kind"], slug=self.kwargs["slug"])
        return self._figures_of(place)

    def _figures_of(self, place: Place) -> scopes.Scope:
        if not self.request.user.has_perm(self.verb, place):
            raise PermissionDenied(NO_FIGURES)
        return scopes.of_place(place)

    @cached_property
    def columns(self) -> list[Column]:
        kind = self.figure.kind
        if self.scope.is_one or kind.network is None:
            return list(kind.columns)
        return [kind.columns[0], Column("Network", kind.network), *kind.columns[1:]]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        scope, figure = self.scope, self.figure
        calendar = Calendar.now()
        rows = figure.rows(scope.networks, calendar)
        if request.GET.get("as") == "csv":
            return self.csv(list(rows), calendar)
        page = page_of(request, rows)
        context = {
            "scope": scope,
            "figure": figure,
            "columns": self.columns,
            "page": page,
            "lines": self.lines(list(page.object_list)),
            "crumbs": [(scope.title, scope.base), (figure.title, "")],
            "facts": [count(page.paginator.count, "row"), f"As at {day(calendar.today)}"],
        }
        return self.render_to_response(self.get_context_data(**context))

    def csv(self, rows: list[Any], calendar: Calendar) -> HttpResponse:
        name = f"{self.scope.title}, {self.figure.title.lower()}, {calendar.today:%Y-%m-%d}.csv"
        seen = self.seen(rows)
        return csv_response(name, [column.heading for column in self.columns], [self.cells(row, seen) for row in rows])

    def seen(self, rows: list[Any]) -> dict[int, str]:
        """Addresses of the objects behind the rows, of those the reader may open. One query."""
        kind = self.figure.kind
        if kind.opens is None:
            return {}
        found = kind.opens.objects.filter(pk__in={kind.key(row) for row in rows}).visible_to(self.request.user)
        return {obj.pk: obj.get_absolute_url() for obj in found}

    def cells(self, row: Any, seen: dict[int, str]) -> list[Any]:
        kind = self.figure.kind
        values = [column.value(row) for column in self.columns]
        if kind.withheld and kind.key(row) not in seen:
            values[0] = kind.withheld
        return values

    def lines(self, rows: list[Any]) -> list[tuple[str, list[tuple[Column, str]]]]:
        """(address the row opens, or nothing; its cells in words)."""
        seen = self.seen(rows)
        return [
            (
                seen.get(self.figure.kind.key(row), ""),
                [(column, in_words(value)) for column, value in zip(self.columns, self.cells(row, seen), strict=True)],
            )
            for row in rows
        ]


class StateBehind(Behind):
    @cached_property
    def scope(self) -> scopes.Scope:
        place = get_object_or_404(Place.objects.visible_to(self.request.user), kind=Kind.STATE)
        return self._figures_of(place)


class GapBehind(StateBehind):
    """What is missing in the system, for who watches over it."""

    figures = GAPS
    verb = "watch_health"


class SeilBehind(Behind):
    @cached_property
    def scope(self) -> scopes.Scope:
        found = scopes.of_seil(self.request.user)
        if not found.networks:
            raise PermissionDenied("This page is for those who support networks as SEIL.")
        return found


def in_words(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return when(value)
    if isinstance(value, dt.date):
        return near_day(value)
    return "" if value is None else str(value)
