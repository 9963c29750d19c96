"""Corrections to minutes: a member's suggestion, the chair's answer, a dated remark beside confirmed minutes."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView

from common import words
from common.differ import marked
from common.views import RefusedMixin
from meetings.enums import CorrectionState, State
from meetings.forms.record import AcceptForm, CorrectionForm, ReasonForm, RemarkForm
from meetings.models import AgendaItem, Correction
from meetings.record import STILL_WRITTEN, may_read
from meetings.services import corrections as services
from meetings.views.record_mixins import Act, BoxForm, ItemMixin, RightMixin, crumbs_of


def minutes_url(item: AgendaItem) -> str:
    return f"{reverse('meetings:meeting_minutes', args=[item.meeting_id])}#item-{item.pk}"


class OfMinutes(ItemMixin):
    """An item whose minutes the person may read."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read(request.user, self.meeting):
            raise PermissionDenied(STILL_WRITTEN)
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        return minutes_url(self.item)


class CorrectionSuggest(OfMinutes, BoxForm):
    form_class = CorrectionForm
    required_verb = "propose_item"
    no_right = services.MEMBERS_ONLY
    title = "Suggest a correction"
    save = "Send the suggestion"
    saved_in_box = {"HX-Refresh": "true"}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not services.may_suggest(request.user, self.meeting):
            messages.error(request, "Corrections cannot be suggested to these minutes now.")
            return HttpResponseRedirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    @cached_property
    def own(self) -> Correction | None:
        return self.item.corrections.waiting().filter(proposed_by=self.request.user).first()

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.own.text, "why": self.own.why} if self.own else {"text": self.item.note}

    def get_lead(self) -> str:
        last = self.meeting.corrections_close_on
        until = f" You can change your suggestion until {words.near_day(last)}." if last else ""
        return f"To the note under “{self.item.title}”.{until}"

    def perform(self, form: CorrectionForm) -> None:
        services.suggest(item=self.item, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "Your suggestion is sent. The minutes show it once it is accepted.")


class RemarkAdd(OfMinutes, BoxForm):
    form_class = RemarkForm
    required_verb = "circulate_minutes"
    no_right = services.CHAIR_ADDS
    title = "Add a dated correction"
    save = "Add the correction"
    saved_in_box = {"HX-Refresh": "true"}

    def get_lead(self) -> str:
        return f"The note under “{self.item.title}” stays as it was confirmed. The correction stands beside it."

    def perform(self, form: RemarkForm) -> None:
        services.add_note(item=self.item, by=self.request.user, **form.cleaned_data)


class CorrectionMixin(RightMixin):
    """A suggestion the person may see; its item answers for the rights."""

    @cached_property
    def correction(self) -> Correction:
        found = Correction.objects.visible_to(self.request.user)
        found = found.select_related("item__meeting__place", "item__place", "proposed_by", "answered_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def get_rights_object(self) -> AgendaItem:
        return self.correction.item

    def get_success_url(self) -> str:
        return minutes_url(self.correction.item)


class CorrectionTakeBack(CorrectionMixin, Act):
    required_verb = "propose_item"

    def act(self) -> str:
        services.take_back(correction=self.correction, by=self.request.user)
        return "Your suggestion is taken back."


class CorrectionAnswer(CorrectionMixin, RefusedMixin, FormView):
    """The suggestion beside the note as it stands; accept it as it is or changed, or decline it with a reason."""

    template_name = "meetings/correction_answer.html"
    required_verb = "circulate_minutes"
    no_right = services.CHAIR_ONLY

    @property
    def declines(self) -> bool:
        return self.request.POST.get("answer") == "decline"

    def get_form_class(self) -> type:
        return ReasonForm if self.declines else AcceptForm

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.correction.text, "version": self.correction.item.note_version}

    def perform(self, form: Any) -> None:
        given = {"correction": self.correction, "by": self.request.user, **form.cleaned_data}
        if self.declines:
            services.decline(**given)
            messages.success(self.request, "Declined. Who suggested it sees your reason.")
        else:
            services.accept(**given)
            messages.success(self.request, "Accepted. The minutes show what changed.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        correction = self.correction
        item, meeting = correction.item, correction.item.meeting
        was, now = marked(item.note, correction.text)
        context = super().get_context_data(**kwargs)
        sent = context["form"]
        possible = correction.state == CorrectionState.OPEN and State(meeting.state) in (State.CIRCULATED, State.HELD)
        return context | {
            "correction": correction, "item": item, "meeting": meeting, "was": was, "now": now, "possible": possible,
            "accept": sent if isinstance(sent, AcceptForm) else AcceptForm(initial=self.get_initial()),
            "decline": sent if isinstance(sent, ReasonForm) else ReasonForm(),
            "crumbs": crumbs_of(meeting, self.request.user, "Suggested correction"),
        }  # fmt: skip
