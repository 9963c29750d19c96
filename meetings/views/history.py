from typing import Any

from django.urls import reverse
from django.views.generic import TemplateView

from common.history_view import by_day
from common.views import page_of
from meetings.record import tabs_of
from meetings.story import KINDS, story_of
from meetings.views.base import facts, state_of
from meetings.views.record_mixins import MeetingMixin, crumbs_of

PER_PAGE = 60


class MeetingHistory(MeetingMixin, TemplateView):
    """Who did what to a meeting, newest first; ?show= and ?who= narrow it down."""

    template_name = "meetings/history/meeting_history.html"
    required_verb = "view_history"
    no_right = "The history of a meeting is for those who lead the network and those who support it."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = story_of(self.meeting, self.request.user)
        people = sorted({entry.who for entry in entries})
        shown = [kind for kind in self.request.GET.getlist("show") if kind in KINDS] or list(KINDS)
        who = self.request.GET.get("who", "")
        kept = [entry for entry in entries if entry.kind in shown and who in ("", entry.who)]
        page = page_of(self.request, kept, PER_PAGE)
        return super().get_context_data(**kwargs) | {
            "meeting": self.meeting,
            "page": page,
            "days": by_day(page.object_list),
            "kinds": [(key, label, key in shown) for key, label in KINDS.items()],
            "people": people,
            "who": who,
            "facts": [self.meeting.place.name, *facts(self.meeting)],
            "state": state_of(self.meeting),
            "tabs": tabs_of(self.meeting, self.request.user),
            "crumbs": crumbs_of(self.meeting, self.request.user),
            "here": reverse("meetings:meeting_history", args=[self.meeting.pk]),
        }
