"""The minutes: read, circulate, confirm, open again."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, TemplateView

from common import words
from common.forms import Form
from common.views import RefusedMixin
from meetings import window
from meetings.enums import CorrectionState, State
from meetings.forms.record import CirculateForm, ReopenForm
from meetings.record import STILL_WRITTEN, has_record, may_read, pulse_of, record_of, tabs_of
from meetings.services import circulation, corrections
from meetings.services import minutes as services
from meetings.services.guests import people_told
from meetings.services.run import RECORD_OPEN
from meetings.terms import Terms
from meetings.views.base import facts
from meetings.views.record_mixins import FoundMeeting, MeetingMixin, crumbs_of, run_url


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
        minutes = record_of(meeting, user)
        return super().get_context_data(**kwargs) | {
            "meeting": meeting,
            "minutes": minutes,
            "rights": self.rights(),
            "pulse": pulse_of(meeting, user),
            "window": self.window(),
            "waiting": sum(one.state == CorrectionState.OPEN for entry in minutes.entries for one in entry.suggested),
            "heading": f"Minutes: {meeting.title}",
            "facts": [meeting.held_by, *facts(meeting)],
            "tabs": tabs_of(meeting, user),
            "crumbs": crumbs_of(meeting, user),
        }

    def rights(self) -> dict[str, bool]:
        meeting, user = self.meeting, self.request.user
        keeps, chairs = user.has_perm("keep_record", meeting), user.has_perm("circulate_minutes", meeting)
        return {
            "mend": keeps and meeting.state in RECORD_OPEN,
            "circulate": chairs and meeting.state == State.HELD,
            "confirm": chairs and meeting.state == State.CIRCULATED and not window.is_open(meeting),
            "reopen": chairs and meeting.state in circulation.BACK_TO,
            "remark": chairs and meeting.state == State.CONFIRMED,
            "answer": chairs and meeting.state in (State.CIRCULATED, State.HELD),
            "member": user.has_perm("view_community", meeting),
            "suggest": not keeps and corrections.may_suggest(user, meeting),
        }

    def window(self) -> str:
        """Until when members may suggest corrections, in words; empty when they may not."""
        last = self.meeting.corrections_close_on
        is_open = last and self.meeting.state == State.CIRCULATED and window.is_open(self.meeting)
        return window.end_words(last, Terms.read()) if is_open else ""


class MinutesStep(MeetingMixin, RefusedMixin, FormView):
    """A page that asks, then a POST that does. Both steps are the chair's."""

    required_verb = "circulate_minutes"
    no_right = circulation.ONLY_CHAIR
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
    form_class = CirculateForm

    @cached_property
    def terms(self) -> Terms:
        return Terms.read()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"usual": window.usual_end(timezone.localdate(), self.terms)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        usual = window.usual_end(timezone.localdate(), self.terms)
        said = {"gaps": services.gaps(self.meeting), "usual_words": window.end_words(usual, self.terms)}
        return super().get_context_data(**kwargs) | said

    def perform(self, form: CirculateForm) -> None:
        circulation.circulate_minutes(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        number = people_told(self.meeting).count()
        messages.success(
            self.request, f"The minutes are circulated. {words.count(number, 'person,people')} are told by mail."
        )


class MeetingConfirm(MinutesStep):
    template_name = "meetings/minutes_confirm.html"
    title = "Confirm the minutes"
    wanted = State.CIRCULATED

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = {"open_until": self.meeting.corrections_close_on if window.is_open(self.meeting) else None}
        return super().get_context_data(**kwargs) | said | {"waiting": corrections.waiting_words(self.meeting)}

    def perform(self, form: Form) -> None:
        circulation.confirm_minutes(meeting=self.meeting, by=self.request.user)
        messages.success(self.request, "The minutes are confirmed. They can no longer be changed.")


class MeetingReopen(MinutesStep):
    """One step back with a reason: a closed meeting runs again, circulated minutes are a draft again."""

    template_name = "meetings/minutes_reopen.html"
    title = "Open it again"
    wanted = State.CIRCULATED
    form_class = ReopenForm

    def get_initial(self) -> dict[str, Any]:
        return {"was": self.meeting.state}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"possible": self.meeting.state in circulation.BACK_TO}

    def perform(self, form: ReopenForm) -> None:
        self.reopened = circulation.reopen(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "It is open again. The history says why.")

    def get_success_url(self) -> str:
        now = getattr(self, "reopened", self.meeting).state
        return run_url(self.meeting.pk) if now == State.IN_PROGRESS else super().get_success_url()
