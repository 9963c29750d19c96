"""The lists of follow-up actions, as a page and as a file."""

from functools import cached_property
from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.generic import ListView

from common.tables import csv_response
from common.views import PageMixin, PartialMixin
from meetings.action_lists import COLUMNS, DEEDS, DUE, LISTS, Actions, Asked, cells
from meetings.enums import OwnerKind
from meetings.models import Action
from networks.enums import Kind


class ActionList(PartialMixin, PageMixin, ListView):
    """Yours, those you set, those of your places, and by what holds them up; ?as=csv gives what is shown as a file."""

    template_name = "meetings/action_list.html"
    partial_name = "meetings/_action_list.html"

    @cached_property
    def actions(self) -> Actions:
        return Actions(Asked.of(self.request.GET), self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("as") != "csv":
            return super().get(request, *args, **kwargs)
        rows = list(self.get_queryset())
        readable = self.actions.readable_items(rows)
        name = f"{self.actions.kept.heading}, {timezone.localdate():%Y-%m-%d}.csv"
        return csv_response(name, COLUMNS, (cells(row, readable) for row in rows))

    def get_queryset(self) -> QuerySet:
        return self.actions.rows()

    def get_paginator(self, queryset: Any, per_page: int, **kwargs: Any) -> Any:
        """The chips have counted the rows."""
        paginator = super().get_paginator(queryset, per_page, **kwargs)
        paginator.__dict__["count"] = self.counts[self.actions.asked.show]
        return paginator

    @cached_property
    def counts(self) -> dict[str, int]:
        return self.actions.counts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        actions, page = self.actions, context["page_obj"].object_list
        asked, may = actions.asked, changeable(self.request.user, page)
        return context | {
            "asked": asked,
            "kept": actions.kept,
            "chips": [
                (one.chip, asked.url(show=key), self.counts[key], key == asked.show) for key, one in LISTS.items()
            ],
            "choices": list(self._choices()),
            "changeable": may,
            "picks": " ".join(str(row.pk) for row in page if row.pk in may),
            "closable": {row.pk for row in page if row.pk in may and row.owner_kind != OwnerKind.EACH_SCHOOL},
            "deeds": DEEDS,
            "many_places": sum(one.kind == Kind.NETWORK for one in actions.places) > 1 and not asked.place,
            "readable": actions.readable_items(page),
            "csv_url": f"{asked.url()}&as=csv",
            "all_url": Asked(show=asked.show).url(),
        }

    def _choices(self) -> Any:
        """(name, label, (value, words), chosen) of each select that has something to choose from."""
        asked, actions = self.actions.asked, self.actions
        if len(actions.places) > 1 or asked.place:
            places = [("", "All your places"), *((str(one.pk), one.name) for one in actions.places)]
            yield "place", "Place", places, asked.place
        if actions.schools:
            schools = [("", "All schools"), *((str(one.pk), one.name) for one in actions.schools)]
            yield "school", "School", schools, asked.school
        yield "due", "Due", list(DUE.items()), asked.due


def within_reach(person: Any, actions: Any) -> set[int]:
    """Which of these the person has, set or runs, open or not. Two queries, however many there are."""
    of_these = Action.objects.filter(pk__in=[action.pk for action in actions])
    found = (of_these.owned_by(person), of_these.managed_by(person))
    return set(chain.from_iterable(rows.values_list("pk", flat=True) for rows in found))


def changeable(person: Any, actions: Any) -> set[int]:
    """Which of these the person may change in some way: none that is closed."""
    found = within_reach(person, actions)
    return {a.pk for a in actions if a.pk in found and a.is_open}


def closable(person: Any, actions: Any) -> set[int]:
    """Which of these the person may close; a whole for each school is closed by its parts."""
    found = changeable(person, actions)
    return {a.pk for a in actions if a.pk in found and a.owner_kind != OwnerKind.EACH_SCHOOL}
