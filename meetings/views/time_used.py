"""What the time of a year went to."""

from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import TemplateView

from common import words
from common.tables import csv_response
from meetings.enums import Family, family_words, inner_circle
from meetings.grid import meetings_held
from meetings.spans import Span, chips, chosen, spans_of
from meetings.time_used import YearOfTime, time_used
from meetings.views.base import PlaceMixin


class TimeUsed(PlaceMixin, TemplateView):
    """By purpose, against the plan, planned and taken. ?as=csv gives the table as a file."""

    no_right = "What meetings were about is for the members of this place."
    template_name = "meetings/time_used.html"

    @cached_property
    def years(self) -> list[Span]:
        found = spans_of(meetings_held(self.place, self.request.user))
        return [span for span in found if span.key == span.year]

    @cached_property
    def span(self) -> Span | None:
        return chosen(self.years, self.request.GET.get("span", ""))

    @cached_property
    def time(self) -> YearOfTime | None:
        return time_used(self.place, self.span, self.request.user) if self.span else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("as") != "csv":
            return super().get(request, *args, **kwargs)
        if self.time is None:
            raise Http404
        name = f"{self.place.name}, how time was used, {self.time.year}.csv"
        return csv_response(name, self.time.headings, self.time.table())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        years = chips(self.years, self.span)[0] if self.span else []
        found: dict[str, Any] = {"place": self.place, "time": self.time, "years": years}
        found |= {
            "tabs": self.tabs,
            "key": [(family.value, family_words(family, self.place.kind)) for family in Family],
        }
        if self.time:
            found["about"] = (
                f"Counted from the agendas of {words.count(self.time.meetings, 'meeting')} held in {self.time.year}. "
                f"Matters only for {inner_circle(self.place.kind)} are left out."
            )
        return super().get_context_data(**kwargs) | found | {"crumbs": self.crumbs(("How time is used", ""))}
