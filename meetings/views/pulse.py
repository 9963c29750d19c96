"""The two questions before a meeting closes, made for a phone; and who chairs one meeting."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import FormView

from common.views import RefusedMixin
from meetings.enums import its_chair
from meetings.forms.record import ActingChairForm, PulseForm
from meetings.services import chairing
from meetings.services import pulse as services
from meetings.views.record_mixins import BoxForm, FoundMeeting, MeetingMixin, crumbs_of
from networks.enums import Kind


class MeetingPulse(FoundMeeting, RefusedMixin, FormView):
    """Whoever took part answers once. Nobody sees an answer: only sums, and those only when they are five or more."""

    template_name = "meetings/meeting_pulse.html"
    form_class = PulseForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not services.takes_part(self.meeting, request.user):
            raise PermissionDenied("These two questions are for those who took part in the meeting.")
        return super().dispatch(request, *args, **kwargs)

    def perform(self, form: PulseForm) -> None:
        is_new = services.answer(meeting=self.meeting, by=self.request.user, **form.cleaned_data)
        messages.success(
            self.request, "Thank you. Your answers are counted." if is_new else "You have answered before."
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, user = self.meeting, self.request.user
        return super().get_context_data(**kwargs) | {
            "meeting": meeting,
            "is_asked": services.is_asked(meeting),
            "has_answered": services.has_answered(meeting, user),
            "crumbs": crumbs_of(meeting, user, "Two questions"),
        }

    def get_success_url(self) -> str:
        return self.request.path


class ActingChair(MeetingMixin, BoxForm):
    form_class = ActingChairForm
    required_verb = "set_agenda"
    no_right = "Only those who set the agenda say who chairs the meeting."
    save = "Save"
    saved_in_box = {"HX-Refresh": "true"}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"meeting": self.meeting}

    @property
    def title(self) -> str:  # type: ignore[override]
        return "Acting chair" if self.meeting.place.kind == Kind.NETWORK else "Who chairs"

    def get_lead(self) -> str:
        usual = its_chair(self.meeting.place.kind)
        return (
            f"For this one meeting, in the place of {usual}: they run it, keep its record and circulate its minutes. "
            "The minutes name them."
        )

    def perform(self, form: ActingChairForm) -> None:
        person = form.cleaned_data["person"]
        chairing.nominate(meeting=self.meeting, person=person, by=self.request.user)
        usual = its_chair(self.meeting.place.kind)
        said = f"{person.name if person else usual[0].upper() + usual[1:]} chairs this meeting."
        messages.success(self.request, said)

    def get_success_url(self) -> str:
        return self.meeting.get_absolute_url()
