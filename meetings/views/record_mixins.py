"""What the views of a running meeting and of its record share."""

import json
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views import View
from django.views.generic import FormView

from common import words
from common.errors import Refused
from common.views import PartialMixin, RefusedMixin, RightMixin
from meetings.enums import in_words_of
from meetings.models import AgendaItem, Meeting
from meetings.services.run import ONLY_KEEPERS, ONLY_RUNNERS
from roles.composed import Composed
from roles.models import Person


@Composed
def _seen(person: Person, pk: Any) -> QuerySet[Meeting]:
    """The meeting of the key with who kept its record, if the person may see it at all."""
    found = Meeting.objects.visible_to(person).filter(pk=pk)
    return found.select_related("place", "joint_place", "circulated_by", "confirmed_by", "acting_chair")


class FoundMeeting:
    """The meeting of the address, if the person may see it at all."""

    @cached_property
    def meeting(self) -> Meeting:
        found = _seen(self.request.user, pk=self.kwargs["pk"])
        if not found:
            raise Http404
        return found[0]


class MeetingMixin(FoundMeeting, RightMixin):
    required_verb = "run_meeting"
    no_right = ONLY_RUNNERS

    def get_rights_object(self) -> Meeting:
        return self.meeting

    def refusal(self) -> str:
        return in_words_of(self.meeting.place.kind, super().refusal())


class RecordMixin(MeetingMixin):
    """A meeting into whose record the person may write: it is running, or its minutes are not yet with the members."""

    required_verb = "keep_record"
    no_right = ONLY_KEEPERS


@Composed
def seen_item(person: Person, pk: Any) -> QuerySet[AgendaItem]:
    """The item of the key, if it is on an agenda and the person may know of it."""
    found = AgendaItem.objects.visible_to(person).on_the_agenda().filter(pk=pk)
    return found.select_related("meeting__place", "meeting__joint_place", "place", "milestone", "review")


class ItemMixin(RightMixin):
    """An item on the agenda of a meeting the person may see."""

    required_verb = "run_meeting"
    no_right = ONLY_RUNNERS

    @cached_property
    def item(self) -> AgendaItem:
        found = seen_item(self.request.user, pk=self.kwargs["pk"])
        if not found:
            raise Http404
        return found[0]

    @property
    def meeting(self) -> Meeting:
        return self.item.meeting

    def get_rights_object(self) -> AgendaItem:
        return self.item

    def refusal(self) -> str:
        return in_words_of(self.item.place.kind, super().refusal())

    def get_success_url(self) -> str:
        return run_url(self.item.meeting_id, self.item.pk)


class ItemRecordMixin(ItemMixin):
    """An item into whose record the person may write."""

    required_verb = "keep_record"
    no_right = ONLY_KEEPERS


def run_url(meeting_id: int, item_id: int | None = None) -> str:
    url = reverse("meetings:meeting_run", args=[meeting_id])
    return f"{url}?item={item_id}" if item_id else url


class Act(RightMixin, View):
    """A button: do it, say it, go back. What a service refuses is said in the same place."""

    http_method_names = ["post"]

    def act(self) -> str:
        """Call the service; return what to say, or nothing."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            said = self.act()
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            if said:
                messages.success(request, said)
        return HttpResponseRedirect(self.get_success_url())


def tells(event: str) -> dict[str, str]:
    """Headers that close the dialog and tell the page which of its parts is out of date."""
    return {"HX-Trigger": json.dumps({"dialog:close": "", event: ""})}


class BoxForm(RefusedMixin, PartialMixin, FormView):
    """
    A form that opens in a dialog, and is a page of its own without script. Saved in the dialog, it answers with the
    headers of `saved_in_box`; saved on its page, it goes back to where it came from.
    """

    template_name = "meetings/box_form.html"
    partial_name: str | None = "meetings/_box_form.html"
    title: str
    save = "Save"
    saved_in_box: dict[str, str] = tells("record:changed")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        if self.request.htmx and response.status_code == 302:
            return HttpResponse(status=204, headers=self.saved_in_box)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = {"title": self.title, "save": self.save, "lead": self.get_lead()}
        return super().get_context_data(**said, back=self.get_success_url(), crumbs=self.get_crumbs(), **kwargs)

    def get_lead(self) -> str:
        """A sentence above the form."""
        return ""

    def get_crumbs(self) -> list[tuple[str, str]]:
        return crumbs_of(self.meeting, self.request.user, self.title)


def crumbs_of(meeting: Meeting, person: Any, here: str = "") -> list[tuple[str, str]]:
    """The way up. A guest sees one meeting, not the list it stands in."""
    found = []
    if person.has_perm("view_community", meeting):
        place = meeting.side_of(person)
        found.append(("Meetings", reverse("meetings:meeting_list", args=[place.kind, place.slug])))
    return [*found, (words.day(meeting.starts_at), meeting.get_absolute_url()), *([(here, "")] if here else [])]
