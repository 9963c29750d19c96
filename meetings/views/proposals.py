"""Members propose an item, for one meeting or for the next one, and take it back."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import FormView, View

from common.errors import Refused
from common.views import RefusedMixin
from meetings.enums import ItemState, in_words_of
from meetings.forms.agenda import PROPOSED, ProposeForm
from meetings.models import AgendaItem, Meeting
from meetings.services import proposals
from meetings.views.base import MeetingMixin, PlaceMixin, facts, say
from networks.models import Place


class Propose(RefusedMixin, FormView):
    """What the two addresses share. `place` and `meeting` say where it goes."""

    form_class = ProposeForm
    template_name = "meetings/item_propose.html"
    no_right = "Only members of this place propose items."
    required_verb = "propose_item"
    place: Place
    meeting: Meeting | None = None

    @cached_property
    def mine(self) -> list[AgendaItem]:
        items = AgendaItem.objects.visible_to(self.request.user).filter(place=self.place, proposed_by=self.request.user)
        states = (ItemState.PROPOSED, ItemState.DEFERRED, ItemState.DECLINED)
        return list(items.filter(state__in=states).order_by("-proposed_at", "-pk")[:20])

    def get_initial(self) -> dict[str, Any]:
        return {"after": proposals.newest_of(self.request.user, self.place)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found: dict[str, Any] = {"place": self.place, "meeting": self.meeting, "mine": self.mine}
        if self.meeting:
            closing = self.meeting.proposals_close_on
            found["is_late"] = bool(closing and closing < timezone.localdate())
            found["facts"] = facts(self.meeting)
        return (
            super().get_context_data(**kwargs) | found | {"crumbs": self.crumbs(), "cancel_url": self.get_success_url()}
        )

    def perform(self, form: ProposeForm) -> None:
        words = {name: form.cleaned_data[name] for name in PROPOSED}
        item = proposals.propose(
            place=self.place,
            meeting=self.meeting,
            by=self.request.user,
            drawn_after=form.cleaned_data["after"],
            **words,
        )
        told = item.answer_reason or in_words_of(
            self.place.kind, "It is for the chair to answer, and you see the answer here."
        )
        say(self.request, f"“{item.title}” is proposed. {told}")


class MeetingPropose(MeetingMixin, Propose):
    required_verb = "propose_item"
    no_right = Propose.no_right

    @property
    def place(self) -> Place:
        return self.meeting.place

    def get_success_url(self) -> str:
        return self.meeting.get_absolute_url()


class PlacePropose(PlaceMixin, Propose):
    required_verb = "propose_item"
    no_right = Propose.no_right

    def get_success_url(self) -> str:
        return self.list_url


class ProposalTakeBack(View):
    """The proposer's own second thought."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        mine = AgendaItem.objects.visible_to(request.user).filter(proposed_by=request.user)
        item = get_object_or_404(mine.select_related("meeting", "place"), pk=self.kwargs["item"])
        try:
            proposals.take_back(item=item, by=request.user)
            say(request, f"“{item.title}” is taken back.")
        except Refused as refused:
            say(request, str(refused))
        return HttpResponseRedirect(self.back_to(item))

    def back_to(self, item: AgendaItem) -> str:
        if item.meeting and Meeting.objects.visible_to(self.request.user).filter(pk=item.meeting_id).exists():
            return item.meeting.get_absolute_url()
        return reverse("meetings:meeting_list", args=[item.place.kind, item.place.slug])
