"""The minutes: read, circulate, confirm."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import FormView, TemplateView

from common import words
from common.forms import Form
from common.views import RefusedMixin
from meetings.enums import State
from meetings.record import has_record, may_read, record_of, tabs_of
from meetings.services import circulation
from meetings.services import minutes as services
from meetings.services.guests import people_told
from meetings.services.run import RECORD_OPEN
from meetings.views.base import facts
from meetings.views.record_mixins import FoundMeeting, MeetingMixin, crumbs_of

STILL_WRITTEN = "The minutes of this meeting are being written. You are told when the chair circulates them."
ONLY_CHAIR = "Only the chair circulates and confirms the minutes."


class MeetingMinutes(FoundMeeting, TemplateView):
    """Whoever sees the meeting reads circulated minutes; the draft is for those who set the agenda."""

    template_name = "meetings/minutes_detail.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not has_record(self.meeting):
            raise Http404
        if not may_read(request.user, self.meeting):
            raise PermissionDenied(STILL_WRITTEN)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, user = self.meeting, self.request.user
        keeps, chairs = user.has_perm("keep_record", meeting), user.has_perm("circulate_minutes", meeting)
        return super().get_context_data(**kwargs) | {
            "meeting": meeting,
            "minutes": record_of(meeting, user),
            "may_mend": keeps and meeting.state in RECORD_OPEN,
            "may_circulate": chairs and meeting.state == State.HELD,
            "may_confirm": chairs and meeting.state == State.CIRCULATED,
            "heading": f"Minutes: {meeting.title}",
            "facts": [meeting.place.name, *facts(meeting)],
            "tabs": tabs_of(meeting, user),
            "crumbs": crumbs_of(meeting, user),
        }


class MinutesStep(MeetingMixin, RefusedMixin, FormView):
    """A page that asks, then a POST that does. Both steps are the chair's."""

    required_verb = "circulate_minutes"
    no_right = ONLY_CHAIR
    form_class = Form
    title: str
    wanted: State

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "meeting": self.meeting,
            "possible": self.meeting.state == self.wanted,
            "told": people_told(self.meeting).count(),
            "crumbs": crumbs_of(self.meeting, self.request.user, self.title),
        }

    def get_success_url(self) -> str:
        return reverse("meetings:meeting_minutes", args=[self.meeting.pk])


class MeetingCirculate(MinutesStep):
    template_name = "meetings/minutes_circulate.html"
    title = "Circulate the minutes"
    wanted = State.HELD

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"gaps": services.gaps(self.meeting)}

    def perform(self, form: Form) -> None:
        circulation.circulate_minutes(meeting=self.meeting, by=self.request.user)
        number = people_told(self.meeting).count()
        messages.success(
            self.request, f"The minutes are circulated. {words.count(number, 'person,people')} are told by mail."
        )


class MeetingConfirm(MinutesStep):
    template_name = "meetings/minutes_confirm.html"
    title = "Confirm the minutes"
    wanted = State.CIRCULATED

    def perform(self, form: Form) -> None:
        circulation.confirm_minutes(meeting=self.meeting, by=self.request.user)
        messages.success(self.request, "The minutes are confirmed. They can no longer be changed.")
