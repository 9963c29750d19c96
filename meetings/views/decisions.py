"""The register of decisions: what the meetings of a place decided, how it stands, and looking at it again."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import Truncator
from django.views.generic import ListView, TemplateView

from common.tables import csv_response
from common.views import PageMixin, PartialMixin
from meetings.enums import Settled
from meetings.forms.record import SettleForm
from meetings.models import AgendaItem, Decision
from meetings.querysets import CONFIG
from meetings.services import decisions
from meetings.views.base import PlaceMixin
from meetings.views.record_mixins import BoxForm, ItemMixin, crumbs_of

RECORDED = "Decisions are recorded under the items of a meeting. They stand here once its minutes are circulated."
LISTS = {
    "in_force": ("In force", "No decision is in force", RECORDED),
    "due": ("Review due", "Nothing is to be looked at again yet", "A decision comes up here on its review date."),
    "later": ("From later on", "Nothing comes into force later", ""),
    "ended": ("Replaced or set aside", "Nothing was replaced or set aside", ""),
    "all": ("All", "Nothing was decided yet", RECORDED),
}
"""Which list: its chip, and when it is empty what to say and what to do."""
COLUMNS = (
    "Decision", "Standing", "Decided on", "Decided by", "Meeting", "Under the item", "From", "Review on",
    "Looked at again on", "What was found", "In force until", "Why it was set aside", "Replaced by",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    show: str = "in_force"
    year: str = ""
    q: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Asked":
        show, year = given.get("show", ""), given.get("year", "")
        words = " ".join(given.get("q", "").replace("\0", "").split())[:200]
        kept = year if year.isdecimal() and len(year) == 4 else ""
        return cls(show if show in LISTS else cls.show, kept, words)

    def url(self, **changes: str) -> str:
        asked = replace(self, **changes)
        return "?" + urlencode({f.name: said for f in fields(asked) if (said := getattr(asked, f.name))})

    @property
    def is_narrowed(self) -> bool:
        return bool(self.year or self.q)


class DecisionList(PlaceMixin, PartialMixin, PageMixin, ListView):
    """Newest first; ?as=csv gives what is shown as a file."""

    template_name = "meetings/decision_list.html"
    partial_name = "meetings/_decision_list.html"
    no_right = "The decisions of this place are for its members."

    @cached_property
    def asked(self) -> Asked:
        return Asked.of(self.request.GET)

    @cached_property
    def register(self) -> "QuerySet[Decision]":
        return Decision.objects.visible_to(self.request.user).that_are_out().of_place(self.place)

    @cached_property
    def narrowed(self) -> "QuerySet[Decision]":
        found = self.register
        if self.asked.year:
            found = found.filter(item__meeting__starts_at__year=int(self.asked.year))
        if self.asked.q:
            found = found.that_say(SearchQuery(self.asked.q, config=CONFIG, search_type="websearch"))  # type: ignore[attr-defined]
        return found

    @cached_property
    def conditions(self) -> dict[str, Q]:
        today = timezone.localdate()
        stands, comes = Q(ended_on=None), Q(effective_on__gt=today)
        due = stands & Q(review_on__lte=today)
        begun = Q(effective_on=None) | Q(effective_on__lte=today)
        return {
            "in_force": stands & begun,
            "due": due & begun,
            "later": stands & comes,
            "ended": ~stands,
            "all": Q(),
        }

    @cached_property
    def counts(self) -> dict[str, int]:
        return self.narrowed.aggregate(**{key: Count("pk", filter=q) for key, q in self.conditions.items()})

    def get_paginator(self, queryset: Any, per_page: int, **kwargs: Any) -> Any:
        """The chips have counted the rows."""
        paginator = super().get_paginator(queryset, per_page, **kwargs)
        paginator.__dict__["count"] = self.counts[self.asked.show]
        return paginator

    def get_queryset(self) -> "QuerySet[Decision]":
        found = self.narrowed.filter(self.conditions[self.asked.show])
        order = ("review_on", "pk") if self.asked.show == "due" else ("-item__meeting__starts_at", "-pk")
        seen = Decision.objects.visible_to(self.request.user).that_are_out()
        return found.select_related("item__meeting").prefetch_related(Prefetch("replaced_by", seen)).order_by(*order)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("as") != "csv":
            return super().get(request, *args, **kwargs)
        name = f"Decisions of {self.place.name}, {timezone.localdate():%Y-%m-%d}.csv"
        return csv_response(name, COLUMNS, map(cells, self.get_queryset()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.asked
        years = [day.year for day in self.register.order_by().dates("item__meeting__starts_at", "year", order="DESC")]
        return super().get_context_data(**kwargs) | {
            "place": self.place,
            "asked": asked,
            "years": years,
            "chips": [
                (name, asked.url(show=key), self.counts[key], key == asked.show) for key, (name, *_) in LISTS.items()
            ],
            "nothing": LISTS[asked.show][1],
            "hint": LISTS[asked.show][2],
            "settles": self.request.user.has_perm("set_agenda", self.place),
            "csv_url": f"{asked.url()}&as=csv",
            "all_url": Asked(show=asked.show).url(),
            "crumbs": self.crumbs(),
            "tabs": self.tabs,
        }


def cells(decision: Decision) -> list[Any]:
    """One row of the file, in the order of COLUMNS."""
    meeting = decision.item.meeting
    assert meeting is not None
    return [
        decision.text, decision.standing.label, timezone.localdate(meeting.starts_at), decision.made_by,
        meeting.title, decision.item.title, decision.effective_on, decision.review_on, decision.looked_at_on,
        decision.looked_at_note, decision.ended_on, decision.ended_why,
        decision.replaced_by.text if decision.replaced_by else "",
    ]  # fmt: skip


class RegisteredMixin(ItemMixin):
    """A decision that stands in a register the person may read."""

    required_verb = "view_community"
    no_right = "A decision is read by the members of its place."

    @cached_property
    def decision(self) -> Decision:
        seen = Decision.objects.visible_to(self.request.user).that_are_out()
        related = ("item__meeting__place", "item__meeting__joint_place", "item__place")
        found = seen.select_related(*related).prefetch_related(Prefetch("replaced_by", seen))
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @property
    def item(self) -> Any:
        return self.decision.item


class DecisionDetail(RegisteredMixin, TemplateView):
    """One decision: its words, its days, where it was made, and where it was looked at again."""

    template_name = "meetings/decision_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person, decision = self.request.user, self.decision
        seen = AgendaItem.objects.visible_to(person).on_the_agenda().filter(looks_at=decision)
        return super().get_context_data(**kwargs) | {
            "decision": decision,
            "meeting": self.meeting,
            "place": self.meeting.side_of(person),
            "looks": seen.select_related("meeting").order_by("-meeting__starts_at"),
            "replaces": Decision.objects.visible_to(person).that_are_out().filter(replaced_by=decision),
            "settles": person.has_perm("set_agenda", self.meeting),
            "crumbs": crumbs_of(self.meeting, person),
        }


class DecisionSettle(RegisteredMixin, BoxForm):
    """Looking at it again: it stands, a later one replaces it, or it is set aside."""

    required_verb = "set_agenda"
    no_right = decisions.ONLY_KEEPERS
    form_class = SettleForm
    title = "Look at a decision again"
    saved_in_box = {"HX-Refresh": "true"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"successors": decisions.successors(self.decision, self.request.user)}

    def get_initial(self) -> dict[str, Any]:
        decision = self.decision
        how = Settled.STANDS
        if decision.ended_on:
            how = Settled.REPLACED if decision.replaced_by_id else Settled.SET_ASIDE
        return {"how": how.value, "why": decision.ended_why, "replaced_by": decision.replaced_by_id}

    def get_lead(self) -> str:
        return f"“{Truncator(self.decision.text).chars(200)}”"

    def perform(self, form: SettleForm) -> None:
        decisions.settle(decision=self.decision, by=self.request.user, **form.cleaned_data)

    def get_success_url(self) -> str:
        return self.decision.get_absolute_url()
