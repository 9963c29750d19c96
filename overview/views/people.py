"""People and roles of one place: who holds which role, held it and will, and who held it on a day."""

import datetime as dt
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.generic import TemplateView

from common.views import page_of
from networks.models import Place
from overview.links import people_of
from overview.roll import Held, Roll
from roles.services import roles_to_appoint

FIRST_DAY = dt.date(1900, 1, 1)


class PlaceMixin:
    """The place of the address, 404 to whoever may not open its page."""

    request: HttpRequest
    kwargs: dict[str, Any]

    @cached_property
    def place(self) -> Place:
        asked = {"kind": self.kwargs.get("kind", "state")} | {k: v for k, v in self.kwargs.items() if k == "slug"}
        return get_object_or_404(Place.objects.visible_to(self.request.user), **asked)

    def crumbs(self, *last: str) -> list[tuple[str, str]]:
        found = [(self.place.name, self.place.get_absolute_url()), ("People and roles", people_of(self.place))]
        return [*found, *((words, "") for words in last)] if last else [found[0], ("People and roles", "")]


class PlacePeople(PlaceMixin, TemplateView):
    template_name = "overview/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roll = Roll(self.place, self.request.user)
        asked, fault = self._day()
        return super().get_context_data(
            place=self.place,
            crumbs=self.crumbs(),
            current=roll.standing("current"),
            planned=roll.standing("planned"),
            ended=page_of(self.request, roll.standing("ended")),
            withdrawn=roll.withdrawn(),
            day=asked,
            fault=fault,
            on_day=roll.on(asked) if asked else self._nothing(),
            appoint_url=self._appoint_url(),
            **kwargs,
        )

    @staticmethod
    def _nothing() -> list[Held]:
        return []

    def _day(self) -> tuple[dt.date | None, str]:
        """The day asked about, or why what was typed is none."""
        typed = self.request.GET.get("on", "").strip()
        if not typed:
            return None, ""
        try:
            asked = parse_date(typed)
        except ValueError:
            asked = None
        if asked is None or not FIRST_DAY <= asked <= timezone.localdate() + dt.timedelta(days=3650):
            return None, "Give a day as year-month-day, for example 2026-05-03."
        return asked, ""

    def _appoint_url(self) -> str:
        if not roles_to_appoint(self.request.user, self.place):
            return ""
        if self.place.kind == "state":
            return reverse("overview:state_appoint")
        return reverse("overview:appoint", args=[self.place.kind, self.place.slug])
