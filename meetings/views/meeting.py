"""Lists of meetings: of one place, and of all places of a person."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.views.generic import ListView

from common import words
from common.views import PageMixin
from meetings.enums import TO_COME, State
from meetings.models import Meeting, Reply
from meetings.querysets import MeetingQuerySet
from meetings.terms import Terms
from meetings.views.base import PlaceMixin, state_of, where
from networks.enums import Kind
from networks.models import Place
from roles.composed import Composed
from roles.models import Person

MOST_TO_COME = 50


def _seen(person: Person, place: Any) -> MeetingQuerySet:
    """What the person sees of the meetings of one place, or of all."""
    found = Meeting.objects.visible_to(person)
    return found if place is None else found.of_place(place)


def _as_rows(meetings: MeetingQuerySet) -> "QuerySet[Meeting]":
    """With their places, and how many have replied."""
    answers = Reply.objects.filter(meeting=OuterRef("pk")).order_by().values("meeting").annotate(n=Count("pk"))
    found = meetings.select_related("place", "joint_place")
    return found.annotate(replied=Coalesce(Subquery(answers.values("n")), 0))


@Composed
def _to_come(person: Person, place: Any, now: Any) -> "QuerySet[Meeting]":
    return _as_rows(_seen(person, place).to_come(now))[: MOST_TO_COME + 1]


def _past(person: Person, place: Any, now: Any) -> MeetingQuerySet:
    to_come = Q(state__in=(*TO_COME, State.IN_PROGRESS), starts_at__gt=now - dt.timedelta(hours=12))
    return _seen(person, place).exclude(to_come).order_by("-starts_at", "-pk")


@Composed
def _page_of_past(person: Person, place: Any, now: Any, first: str, last: str) -> "QuerySet[Meeting]":
    """`first` and `last` as words: a limit is part of a statement, and pages have few."""
    return _as_rows(_past(person, place, now))[int(first) : int(last)]


@Composed
def _number_past(person: Person, place: Any, now: Any) -> "QuerySet[Any]":
    counted = _past(person, place, now).order_by().values(one=Value(1)).annotate(n=Count("pk"))
    return counted.values_list("n", flat=True)


@Composed
def _answers_at(person: Person) -> "QuerySet[Any]":
    """Networks with a school for which the person answers."""
    return person.places_where("answer_for_school").values_list("network_id", flat=True)


class Past:
    """Meetings that are over, newest first, as a paginator asks for them: counted, and a page at a time."""

    ordered = True

    def __init__(self, person: Person, place: int | None, now: dt.datetime) -> None:
        self.person, self.asked = person, {"place": place, "now": now}

    def count(self) -> int:
        return sum(_number_past(self.person, **self.asked))

    def __getitem__(self, part: slice) -> list[Meeting]:
        return _page_of_past(self.person, first=str(part.start), last=str(part.stop), **self.asked)


class Lists(PageMixin, ListView):
    """Meetings to come in full, meetings past by the page."""

    model = Meeting
    template_name = "meetings/meeting_list.html"
    place: Place | None = None

    def get_queryset(self) -> "Past":
        return Past(self.request.user, self.place.pk if self.place else None, timezone.now())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user, terms = self.request.user, Terms.read()
        to_come = _to_come(user, place=self.place.pk if self.place else None, now=timezone.now())
        mine = replies_of(user, to_come)
        answers_at = set(_answers_at(user))
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
    found: dict[int, list[Reply]] = {}
    for reply in _replies_of(person, meetings=[meeting.pk for meeting in meetings]):
        found.setdefault(reply.meeting_id, []).append(reply)
    return found


@Composed
def _replies_of(person: Person, meetings: Any) -> "QuerySet[Reply]":
    own = person.places_where("answer_for_school").values("pk")
    return Reply.objects.filter(meeting__in=meetings, school__in=own).select_related("school")


class MeetingList(PlaceMixin, Lists):
    no_right = "The meetings of this place are for its members."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        rights = {verb: user.has_perm(verb, self.place) for verb in ("set_agenda", "propose_item")}
        crumbs = [(self.place.name, self.place.get_absolute_url())] if self.place.kind == Kind.NETWORK else []
        return super().get_context_data(**kwargs) | {"crumbs": crumbs, "rights": rights, "tabs": self.tabs}


class MyMeetings(Lists):
    """The meetings of every place of the person, and those they are a guest at."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"rights": {}}
