"""What pages before a meeting share: how a meeting, its place and its items are found, and when and where in words."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from common import words
from common.views import RightMixin
from meetings.enums import OVER, State, in_words_of, inner_circle
from meetings.models import AgendaItem, Meeting, Section
from networks.models import Place
from roles.composed import Composed
from roles.models import Person

STATUS = {
    State.DRAFT: "todo",
    State.PUBLISHED: "good",
    State.IN_PROGRESS: "part",
    State.HELD: "due",
    State.CIRCULATED: "good",
    State.CONFIRMED: "good",
    State.CANCELLED: "off",
}


class PlaceMixin(RightMixin):
    """A place that meets, by its kind and slug. 404 to who may not open its page."""

    request: HttpRequest
    kwargs: dict[str, Any]
    required_verb = "view_community"

    @cached_property
    def place(self) -> Place:
        visible = Place.objects.visible_to(self.request.user).that_meet()
        return get_object_or_404(visible, kind=self.kwargs["kind"], slug=self.kwargs["slug"])

    def get_rights_object(self) -> Place:
        return self.place

    def refusal(self) -> str:
        return in_words_of(self.place.kind, super().refusal())

    @cached_property
    def list_url(self) -> str:
        return reverse("meetings:meeting_list", args=[self.place.kind, self.place.slug])

    @cached_property
    def tabs(self) -> list[tuple[str, str]]:
        """The meetings of the place, and what can be looked back on."""
        names = {
            "attendance_grid": "Attendance",
            "time_used": "How time is used",
            "yearbook": "Year book",
            "decision_list": "Decisions",
            "question_list": "Questions",
        }
        args = [self.place.kind, self.place.slug]
        found = [(title, reverse(f"meetings:{name}", args=args)) for name, title in names.items()]
        return [("Meetings", self.list_url), *found]

    def crumbs(self, *more: tuple[str, str]) -> list[tuple[str, str]]:
        return [(f"Meetings, {self.place.name}", self.list_url), *more]


@Composed
def seen_meeting(person: Person, pk: Any) -> QuerySet[Meeting]:
    """The meeting of the key, if the person may know of it."""
    return Meeting.objects.visible_to(person).filter(pk=pk).select_related("place", "joint_place")


class MeetingMixin(RightMixin):
    """A meeting the person may see. 404 to everybody else."""

    request: HttpRequest
    kwargs: dict[str, Any]
    required_verb = "set_agenda"
    no_right = "Only the chair, the executive and the SEIL set the agenda."
    brings_back = False  # whether the item of the address may be one that an earlier meeting did not reach

    @cached_property
    def meeting(self) -> Meeting:
        found = seen_meeting(self.request.user, pk=self.kwargs["pk"])
        if not found:
            raise Http404
        return found[0]

    def get_rights_object(self) -> Meeting:
        return self.meeting

    def refusal(self) -> str:
        return in_words_of(self.meeting.place.kind, super().refusal())

    @cached_property
    def is_member(self) -> bool:
        """Guests see the meeting and nothing else of its place."""
        return self.request.user.has_perm("view_community", self.meeting)

    @cached_property
    def item(self) -> AgendaItem:
        """The item named in the address: of this meeting, or of its place while it could come on this agenda."""
        items = AgendaItem.objects.visible_to(self.request.user).filter(place=self.meeting.place)
        item = get_object_or_404(items.select_related("meeting__place", "owner", "milestone"), pk=self.kwargs["item"])
        is_elsewhere = item.meeting_id not in (None, self.meeting.pk) and item.section_id is not None
        if is_elsewhere and not (self.brings_back and is_done_with(item)):
            raise Http404
        return item

    @cached_property
    def section(self) -> Section:
        return get_object_or_404(self.meeting.sections.select_related("meeting__place"), pk=self.kwargs["section"])

    def crumbs(self, *, last: bool = False) -> list[tuple[str, str]]:
        """The way up: the place's meetings (a guest's own), and the meeting unless this is its own page."""
        place = self.meeting.side_of(self.request.user)
        found = [("Meetings", reverse("meetings:meeting_list", args=[place.kind, place.slug]))]
        if not self.is_member:
            found = [("Your meetings", reverse("meetings:my_meetings"))]
        return found if last else [*found, (words.day(self.meeting.starts_at), self.meeting.get_absolute_url())]


def is_done_with(item: AgendaItem) -> bool:
    """An item of a meeting that is over or called off: it may be brought back."""
    return item.meeting is not None and item.meeting.state in (*OVER, State.CANCELLED)


def facts(meeting: Meeting) -> list[str]:
    """When and where, for a page head."""
    times = f"{words.when(meeting.starts_at)} to {words.clock(meeting.ends_at)}"
    return [times, where(meeting)]


def where(meeting: Meeting) -> str:
    if meeting.venue and meeting.online_url:
        return f"{meeting.venue}, and online"
    return meeting.venue or ("Online" if meeting.online_url else "")


def state_of(meeting: Meeting) -> tuple[str, str]:
    """(kind, words) of a meeting's state."""
    state = State(meeting.state)
    if state == State.DRAFT and meeting.ends_at < timezone.now():
        return "off", "Draft, never published"
    if state == State.DRAFT:
        return STATUS[state], f"Draft, seen by {inner_circle(meeting.place.kind)} only"
    return STATUS[state], str(state.label)


def say(request: HttpRequest, sentence: str) -> None:
    messages.success(request, sentence)
