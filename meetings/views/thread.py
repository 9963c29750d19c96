"""One matter through several meetings."""

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from meetings.models import AgendaItem
from meetings.thread import Thread, thread_of
from meetings.views.record_mixins import crumbs_of


class ItemThread(TemplateView):
    """Whoever sees an item of a meeting sees the other times it came up, as far as those are for them."""

    template_name = "meetings/item_thread.html"

    @cached_property
    def item(self) -> AgendaItem:
        found = AgendaItem.objects.visible_to(self.request.user).on_the_agenda()
        return get_object_or_404(found.select_related("meeting__place", "place"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thread: Thread = thread_of(self.item, self.request.user)
        if self.item.meeting is None or not thread.turns:
            raise Http404
        return super().get_context_data(**kwargs) | {
            "item": self.item,
            "thread": thread,
            "crumbs": crumbs_of(self.item.meeting, self.request.user, "This matter over time"),
        }
