"""The list behind a figure: the same rows that were counted, paged, and as a file."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from common.tables import csv_response
from common.views import page_of
from common.words import count, day
from networks.enums import Kind
from networks.models import Place
from overview import scopes
from overview.calendar import Calendar
from overview.figures import FIGURES, Figure
from overview.gaps import GAPS
from overview.reading import Reading

NO_FIGURES = "Your role here does not include figures."
ONLY_SEILS = "This page is for those who support networks as SEIL."


class FigurePage(TemplateView):
    """Needs `scope`, which raises 404 and 403. ?as=csv gives the whole list as a file."""

    template_name = "overview/behind.html"
    figures = FIGURES
    scope: scopes.Scope

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        scope, calendar = self.scope, Calendar.now()
        figure = self.figures.get(self.kwargs["figure"])
        if figure is None:
            raise Http404
        reading = Reading(figure.kind, request.user, has_network=not scope.is_one)
        rows = figure.rows(scope.networks, calendar)
        if request.GET.get("as") == "csv":
            name = f"{scope.title}, {figure.title.lower()}, {calendar.today:%Y-%m-%d}.csv"
            return csv_response(name, reading.headings, reading.plain(rows))
        return self.render_to_response(self.page(figure, reading, rows, calendar))

    def page(self, figure: Figure, reading: Reading, rows: Any, calendar: Calendar) -> dict[str, Any]:
        page = page_of(self.request, rows)
        return self.get_context_data(
            scope=self.scope,
            figure=figure,
            columns=reading.columns,
            page=page,
            lines=reading.lines(page.object_list),
            crumbs=[(self.scope.title, self.scope.base), (figure.title, "")],
            facts=[count(page.paginator.count, "row"), f"As at {day(calendar.today)}"],
        )


class Behind(FigurePage):
    """404 to a stranger to the place, 403 to a member who may not see its figures."""

    verb = "see_rollup"

    def asked(self) -> dict[str, str]:
        return {"kind": self.kwargs["kind"], "slug": self.kwargs["slug"]}

    @cached_property
    def scope(self) -> scopes.Scope:
        place = get_object_or_404(Place.objects.visible_to(self.request.user), **self.asked())
        if not self.request.user.has_perm(self.verb, place):
            raise PermissionDenied(NO_FIGURES)
        return scopes.of_place(place)


class StateBehind(Behind):
    def asked(self) -> dict[str, str]:
        return {"kind": Kind.STATE}


class GapBehind(StateBehind):
    """What is missing in the system, for who watches over it."""

    figures = GAPS
    verb = "watch_health"


class SeilBehind(FigurePage):
    @cached_property
    def scope(self) -> scopes.Scope:
        found = scopes.of_seil(self.request.user)
        if not found.networks:
            raise PermissionDenied(ONLY_SEILS)
        return found
