from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import ListView, View

from common.views import PageMixin, PartialMixin
from common.words import count
from reminders import services
from reminders.kinds import GROUPS, KINDS
from reminders.models import Notice

NEW = "new"


class NoticeList(PartialMixin, PageMixin, ListView):
    """A person's own notices that have arrived, the newest first; ?show= asks for the new ones or a group of kinds."""

    template_name = "reminders/notice_list.html"
    partial_name = "reminders/_notices.html"
    context_object_name = "notices"

    @property
    def show(self) -> str:
        asked = self.request.GET.get("show", "")
        return asked if asked in {NEW, *GROUPS} else ""

    def get_queryset(self) -> QuerySet[Notice]:
        mine = Notice.objects.visible_to(self.request.user).arrived().order_by("-sent_at", "-pk")
        if self.show == NEW:
            return mine.filter(seen_at=None)
        return mine.filter(kind__in=_codes(self.show)) if self.show else mine

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = Notice.objects.visible_to(self.request.user).arrived()
        groups = {group: Count("pk", filter=Q(kind__in=_codes(group))) for group in GROUPS}
        counts = mine.aggregate(every=Count("pk"), **{NEW: Count("pk", filter=Q(seen_at=None))}, **groups)
        context = super().get_context_data(**kwargs)
        for notice in context["notices"]:
            notice.label = KINDS[notice.kind].label if notice.kind in KINDS else ""
        return context | {"chips": self._chips(counts), "counts": counts, "show": self.show}

    def _chips(self, counts: dict[str, int]) -> list[tuple[str, str, int, bool]]:
        here = reverse("reminders:notice_list")
        chips = [
            ("All", here, counts["every"], not self.show),
            ("New", f"{here}?show=new", counts[NEW], self.show == NEW),
        ]
        for group, words in GROUPS.items():
            if counts[group] or self.show == group:
                chips.append((words, f"{here}?show={group}", counts[group], self.show == group))
        return chips


def _codes(group: str) -> list[str]:
    return [kind.code for kind in KINDS.values() if kind.group == group]


class NoticeOpen(View):
    """Go where a notice leads; from then on it is not new. Other people's are not there."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        notice = get_object_or_404(Notice.objects.visible_to(request.user).arrived(), pk=pk)
        services.mark_seen(notice=notice, by=request.user)
        return HttpResponseRedirect(notice.path)


class NoticeSeeAll(View):
    def post(self, request: HttpRequest) -> HttpResponse:
        seen = services.mark_all_seen(by=request.user)
        messages.success(request, f"{count(seen, 'notice')} marked as seen." if seen else "There was nothing new.")
        return redirect("reminders:notice_list")
