from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.views.generic import TemplateView

from common.history_page import HistoryPage
from common.history_view import Entry, by_day
from common.views import page_of
from meetings import action_story
from meetings.record import tabs_of
from meetings.story import KINDS, story_of
from meetings.views.action import ActionMixin
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
            "facts": [self.meeting.held_by, *facts(self.meeting)],
            "state": state_of(self.meeting),
            "tabs": tabs_of(self.meeting, self.request.user),
            "crumbs": crumbs_of(self.meeting, self.request.user),
            "here": reverse("meetings:meeting_history", args=[self.meeting.pk]),
        }


class ActionHistory(ActionMixin, HistoryPage):
    """Who set an action, changed, handed on and closed it."""

    kinds = action_story.KINDS

    def may(self) -> bool:
        if not action_story.may_read_history(self.request.user, self.action):
            raise PermissionDenied("The history of an executive action is for those who see executive items.")
        return True

    def entries(self) -> list[Entry]:
        return action_story.story_of_action(self.action, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        action = self.action
        here = [("Actions", reverse("meetings:action_list")), (action.what, action.get_absolute_url()), ("History", "")]
        return super().get_context_data(**kwargs) | {"title": "History", "name": "the action", "crumbs": here}
