"""Lists of meetings: of one place, and of all places of a person."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.views.generic import ListView

from common import words
from common.views import PageMixin
from meetings.enums import TO_COME, State
from meetings.models import Meeting, Reply
from meetings.terms import Terms
from meetings.views.base import PlaceMixin, state_of, where
from networks.enums import Kind
from networks.models import Place
from roles.models import Person

MOST_TO_COME = 50


class Lists(PageMixin, ListView):
    """Meetings to come in full, meetings past by the page."""

    model = Meeting
    template_name = "meetings/meeting_list.html"
    place: Place | None = None

    def visible(self) -> "QuerySet[Meeting]":
        found = Meeting.objects.visible_to(self.request.user).select_related("place", "joint_place")
        answers = Reply.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting").annotate(n=Count("pk"))
        return found.annotate(replied=Coalesce(Subquery(answers.values("n")), 0))

    def get_queryset(self) -> "QuerySet[Meeting]":
        running = Q(state__in=(*TO_COME, State.IN_PROGRESS), starts_at__gt=timezone.now() - dt.timedelta(hours=12))
        return self.visible().exclude(running).order_by("-starts_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        to_come = list(self.visible().to_come()[: MOST_TO_COME + 1])
        user, terms = self.request.user, Terms.read()
        mine = replies_of(user, to_come)
        answers_at = set(user.places_where("answer_for_school").values_list("network_id", flat=True))
        context["to_come"] = [row(meeting, terms, mine, answers_at) for meeting in to_come[:MOST_TO_COME]]
        context["past"] = [row(meeting, terms) for meeting in context["object_list"]]
        return context | {"place": self.place, "has_more": len(to_come) > MOST_TO_COME}


def row(
    meeting: Any, terms: Terms, mine: dict[int, list[Reply]] | None = None, answers_at: Collection[int | None] = ()
) -> dict[str, Any]:
    """A meeting as a row of a list. `answers_at`: networks with a school the person answers for."""
    is_to_come = meeting.state in (*TO_COME, State.IN_PROGRESS)
    week = terms.week(timezone.localdate(meeting.starts_at))
    return {
        "meeting": meeting,
        "state": state_of(meeting),
        "week": "" if week.replace(words.NBSP, " ") in meeting.title else week,
        "where": where(meeting),
        "replied": f"{words.count(meeting.replied, 'school')} replied" if meeting.replied and is_to_come else "",
        "is_to_come": is_to_come,
        "mine": (mine or {}).get(meeting.pk, []),
        "can_reply": meeting.state == State.PUBLISHED
        and bool({meeting.place_id, meeting.joint_place_id} & set(answers_at)),
    }


def replies_of(person: Person, meetings: list[Meeting]) -> dict[int, list[Reply]]:
    """What the schools of the person have answered, by meeting."""
    own = person.places_where("answer_for_school")
    found: dict[int, list[Reply]] = {}
    for reply in Reply.objects.filter(meeting__in=meetings, school__in=own).select_related("school"):
        found.setdefault(reply.meeting_id, []).append(reply)
    return found


class MeetingList(PlaceMixin, Lists):
    no_right = "The meetings of this place are for its members."

    def visible(self) -> "QuerySet[Meeting]":
        return super().visible().of_place(self.place)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rights = {verb: user.has_perm(verb, self.place) for verb in ("set_agenda", "propose_item")}
        crumbs = [(self.place.name, self.place.get_absolute_url())] if self.place.kind == Kind.NETWORK else []
        return super().get_context_data(**kwargs) | {"crumbs": crumbs, "rights": rights, "tabs": self.tabs}


class MyMeetings(Lists):
    """The meetings of every place of the person, and those they are a guest at."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"rights": {}}
