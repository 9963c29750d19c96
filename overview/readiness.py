"""What is not ready for a place's next meeting, worked out from what is there and what is not."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import or_
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from common.words import count, duration, near_day
from meetings.enums import Answer, ItemState, State
from meetings.models import AgendaItem, Meeting, Paper, Reply
from networks.models import School
from overview import links
from roles.composed import Composed
from roles.enums import Role
from roles.models import Appointment, Person

IN_REPLIES = {Answer.YES: "coming", Answer.DELEGATE: "sending a delegate", Answer.APOLOGY: "not coming"}


@dataclass(frozen=True)
class Check:
    """One question about the meeting. When it is not `done`, title and meta say what is wrong and action mends it."""

    done: str
    kind: str = "due"
    title: str = ""
    meta: str = ""
    url: str = ""
    action: str = ""

    @property
    def is_done(self) -> bool:
        return not self.title


def next_meeting(person: Person, places: Collection[int]) -> Meeting | None:
    """The soonest meeting of the places that the person knows of, with what the checks ask. One query."""
    return next(iter(_next_meetings(person, places=places, now=timezone.now())), None)


@Composed
def _next_meetings(person: Person, places: Any, now: Any) -> QuerySet[Meeting]:
    items = AgendaItem.objects.filter(meeting=OuterRef("pk")).on_the_agenda().order_by().values("meeting")
    agenda = items.annotate(n=Count("pk"), minutes=Sum("minutes"), ownerless=Count("pk", filter=Q(owner=None)))
    waiting = AgendaItem.objects.filter(place=OuterRef("place"), state=ItemState.PROPOSED).order_by()
    waiting = waiting.filter(Q(place__in=places) | Q(meeting=OuterRef("pk")))
    last = Meeting.objects.of_places(places).over().order_by("-starts_at", "-pk").filter(_shares_a_place())
    papers = Paper.objects.filter(item__meeting=OuterRef("pk")).order_by().values("item__meeting")
    return (
        Meeting.objects.visible_to(person)
        .of_places(places)
        .to_come(now)
        .select_related("place", "joint_place")
        .annotate(
            agenda=Subquery(agenda.values(found=JSONObject(n="n", minutes="minutes", ownerless="ownerless"))),
            waiting=Coalesce(Subquery(waiting.values("place").annotate(n=Count("pk")).values("n")), 0),
            papers=Coalesce(Subquery(papers.annotate(n=Count("pk")).values("n")), 0),
            last=Subquery(last.values(found=JSONObject(pk="pk", state="state", at="starts_at"))[:1]),
        )[:1]
    )


def _shares_a_place() -> Q:
    """With the meeting outside."""
    pairs = product(("place", "joint_place"), repeat=2)
    return reduce(or_, (Q(**{one: OuterRef(other)}) for one, other in pairs))


def schools_of(meeting: Meeting) -> QuerySet[School]:
    """The schools invited, each with its `answer`, the delegate's name and its principal's name. One query."""
    reply = Reply.objects.filter(meeting=meeting, school=OuterRef("pk"))
    principal = Appointment.objects.current().of_active_people().filter(role=Role.PRINCIPAL, place=OuterRef("pk"))
    day = timezone.localdate(meeting.starts_at)
    return (
        School.objects.schools_of_any(meeting.rights_places, on=day)
        .annotate(
            answer=Subquery(reply.values("answer")[:1]),
            delegate_name=Subquery(reply.values("delegate_name")[:1]),
            principal=Subquery(principal.order_by("-starts_on").values("person__name")[:1]),
        )
        .order_by("name", "pk")
    )


def replies_in_words(schools: list[Any]) -> str:
    """21 of 27 schools have replied: 19 coming, 2 sending a delegate."""
    if not schools:
        return ""
    parts = []
    for answer, words in IN_REPLIES.items():
        if number := sum(school.answer == answer for school in schools):
            parts.append(f"{number} {words}")
    replied = sum(school.answer is not None for school in schools)
    return f"{replied} of {count(len(schools), 'school')} have replied" + (f": {', '.join(parts)}" if parts else "")


def checks(meeting: Any, schools: list[Any]) -> list[Check]:
    asked = [
        _published(meeting),
        _length(meeting),
        _owners(meeting),
        _where(meeting),
        _papers(meeting),
        _proposals(meeting),
        _last_minutes(meeting),
        _replies(meeting, schools),
    ]
    found = [check for check in asked if check]
    return sorted(found, key=lambda check: check.kind != "late")


def _agenda(meeting: Any) -> dict[str, int]:
    return meeting.agenda or {"n": 0, "minutes": 0, "ownerless": 0}


def _published(meeting: Any) -> Check:
    if meeting.state != State.DRAFT:
        return Check("The meeting is published")
    return Check(
        "",
        "due",
        "The meeting is a draft",
        "Members are told when you publish it.",
        meeting.get_absolute_url(),
        "Open the draft",
    )


def _length(meeting: Any) -> Check:
    agenda, url = _agenda(meeting), links.agenda(meeting)
    if not agenda["n"]:
        return Check("", "late", "The agenda is empty", "Start with what is waiting to be put on it.", url, "Build it")
    words = f"{count(agenda['n'], 'item takes,items take')} {duration(agenda['minutes'])}"
    over = agenda["minutes"] - meeting.length_minutes
    if over > 0:
        meta = f"{words}. The meeting is {duration(meeting.length_minutes)}."
        title = f"The agenda is {count(over, 'minute')} too long"
        return Check("", "late", title, meta, url, "Fix the agenda")
    return Check(f"The agenda fits: {words}")


def _owners(meeting: Any) -> Check | None:
    agenda = _agenda(meeting)
    if not agenda["n"]:
        return None
    if not agenda["ownerless"]:
        return Check("Every item has an owner")
    title = count(agenda["ownerless"], "item has no owner,items have no owner")
    return Check("", "due", title, "Somebody should know that they lead it.", links.agenda(meeting), "Name owners")


def _where(meeting: Any) -> Check:
    if meeting.venue or meeting.online_url:
        both = meeting.venue and meeting.online_url
        return Check("Room and online link are set" if both else "Where you meet is set")
    return Check("", "late", "No room and no online link", "", links.meeting_edit(meeting), "Say where")


def _papers(meeting: Any) -> Check:
    if meeting.papers:
        return Check(f"{count(meeting.papers, 'paper is,papers are')} linked")
    return Check("", "due", "No papers are linked", "", links.agenda(meeting), "Add papers")


def _proposals(meeting: Any) -> Check:
    if meeting.waiting:
        title = count(meeting.waiting, "proposal waits for an answer,proposals wait for an answer")
        return Check("", "due", title, "", links.agenda(meeting), "Answer")
    closed = meeting.proposals_close_on
    return Check("No proposal waits for an answer" + (f"; they close {near_day(closed)}" if closed else ""))


def _last_minutes(meeting: Any) -> Check | None:
    if not meeting.last:
        return None
    day = near_day(_moment(meeting.last["at"]))
    if meeting.last["state"] != State.HELD:
        return Check(f"Minutes of {day} are circulated")
    url = reverse("meetings:meeting_detail", args=[meeting.last["pk"]])
    return Check("", "late", f"Minutes of {day} are not circulated", "", url, "Finish them")


def _replies(meeting: Any, schools: list[Any]) -> Check | None:
    if meeting.state == State.DRAFT or not schools:
        return None
    silent = sum(school.answer is None for school in schools)
    if not silent:
        return Check(f"All {count(len(schools), 'school')} have replied")
    title = count(silent, "school has not replied,schools have not replied")
    return Check("", "due", title, "Reminders go by themselves before the meeting.", "#replies", "See who")


def _moment(text: str) -> dt.datetime:
    moment = parse_datetime(text)
    assert moment is not None
    return moment
