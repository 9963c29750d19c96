from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import ListView, View

from common.errors import Refused
from common.views import PageMixin, RightMixin
from common.words import count
from networks.enums import Kind as PlaceKind
from networks.models import Place
from reminders import services
from reminders.enums import NoticeState
from reminders.kinds import KINDS
from reminders.models import Notice


class WatchesHealth(RightMixin):
    """For administrators. Central office knows of the state, and is told no; to others the page is not there."""

    required_verb = "watch_health"
    no_right = "Only administrators see how mail is doing."

    def get_rights_object(self) -> Place:
        return get_object_or_404(Place.objects.visible_to(self.request.user), kind=PlaceKind.STATE)


class StatusPage(WatchesHealth, PageMixin, ListView):
    """What waits, what failed and why, when it last ran. It names no subject."""

    template_name = "reminders/status.html"
    context_object_name = "failed"

    def get_queryset(self) -> QuerySet[Notice]:
        rows = Notice.objects.filter(state=NoticeState.FAILED).select_related("person")
        return rows.defer("subject", "path", "reason").order_by("-due_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        for notice in context["failed"]:
            notice.label = KINDS[notice.kind].label if notice.kind in KINDS else notice.kind
        return context | {"health": services.health()}


class NoticeRetry(WatchesHealth, View):
    """Try one failed notice again, or all."""

    def post(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        try:
            again = services.retry(state=self.rights_object, by=request.user, notice=pk)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{count(again, 'notice')} will be sent again within a minute.")
        return redirect("reminders:status")
