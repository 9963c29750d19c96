"""Parts that several homes show: own actions, notices, new minutes, reviews that come up."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from common.words import distance, near_day, overdue
from fiso.models import Milestone
from meetings.enums import TO_COME, WITH_MINUTES
from meetings.models import Action, AgendaItem, Meeting
from overview import links
from overview.sources import SOON
from reminders.models import Notice
from roles.composed import Composed
from roles.models import Person

ROWS = 7
NOTICES = 4
NEAR = dt.timedelta(weeks=1)
MINUTES_ARE_NEW = dt.timedelta(weeks=8)


@dataclass(frozen=True)
class Row:
    """A line of a list: kind gives its mark. act_url does with one tap what `act` says."""

    kind: str
    title: str
    url: str
    facts: list[str]
    act_url: str = ""
    act: str = ""


def _mark(day: dt.date | None, near: dt.timedelta) -> str:
    if day is None:
        return "todo"
    today = timezone.localdate()
    return "late" if day < today else "due" if day <= today + near else "todo"


def _due_in_words(day: dt.date | None) -> str:
    if day is None:
        return "No day set"
    if late := overdue(day):
        return f"{late[0].upper()}{late[1:]}, was {near_day(day)}"
    return f"Due {near_day(day)}, {distance(day)}"


def own_actions(person: Person) -> list[Row]:
    """Open actions the person must do, most urgent first; one more than is shown, so that the page can say so."""
    return [_action_row(action, person) for action in _own_actions(person)]


@Composed
def _own_actions(person: Person) -> QuerySet[Action]:
    """With `met_at`, looked up for the rows that are shown: a join would read every item there is."""
    met_at = AgendaItem.objects.filter(pk=OuterRef("item")).values("meeting__starts_at")
    found = Action.objects.owned_by(person).open().with_school_now().select_related("set_by", "place")
    found = found.annotate(met_at=Subquery(met_at[:1]))
    return found.order_by(F("due_on").asc(nulls_last=True), "pk")[: ROWS + 1]


def _action_row(action: Any, person: Person) -> Row:
    source = f"From the meeting of {near_day(action.met_at)}" if action.met_at else f"At {action.place.name}"
    if not action.met_at and action.set_by_id != person.pk:
        source = f"Asked by {action.set_by.name}"
    title = f"{action.school.name}: {action.what}" if action.school else action.what
    facts = [fact for fact in (_due_in_words(action.due_on), source, action.moved_away) if fact]
    kind, url = _mark(action.due_on, NEAR), action.get_absolute_url()
    return Row(kind, title, url, facts, links.action_close(action), "Mark done")


def milestones_of(person: Person, places: Collection[int]) -> list[Milestone]:
    """Live milestones of the places' plans by their next review, with the coming meeting that has it on its agenda."""
    return _milestones_of(person, places=places)


@Composed
def _milestones_of(person: Person, places: Any) -> QuerySet[Milestone]:
    agenda = AgendaItem.objects.filter(milestone=OuterRef("pk"), meeting__state__in=TO_COME).on_the_agenda()
    coming = agenda.order_by("meeting__starts_at").values(found=JSONObject(at="meeting__starts_at"))
    live = Milestone.objects.visible_to(person).live().filter(plan__place__in=places).select_related("plan")
    by_review = F("review_on").asc(nulls_last=True)
    return live.annotate(coming=Subquery(coming[:1])).order_by(by_review, "due_on", "pk")


def reviews_due(milestones: list[Milestone], meeting: Meeting | None = None) -> list[Row]:
    """Of these milestones, those whose review is overdue or due soon; each can be put on the agenda of the meeting."""
    last = timezone.localdate() + SOON
    return [_review_row(m, meeting) for m in milestones if m.review_on and m.review_on <= last]


def _review_row(milestone: Milestone, meeting: Meeting | None) -> Row:
    assert milestone.review_on is not None
    if late := overdue(milestone.review_on):
        due = f"Review {late}, was {near_day(milestone.review_on)}"
    else:
        due = f"Review due {near_day(milestone.review_on)}, {distance(milestone.review_on)}"
    coming = milestone.coming  # type: ignore[attr-defined]  # annotated by milestones_of
    agenda = f"On the agenda of {near_day(dt.datetime.fromisoformat(coming['at']))}" if coming else "Not on an agenda"
    row = (_mark(milestone.review_on, SOON), milestone.title, milestone.get_absolute_url(), [due, agenda])
    if coming or meeting is None or meeting.place_id != milestone.plan.place_id:
        return Row(*row)
    return Row(*row, links.review_put_on(meeting, milestone), f"Put on {near_day(meeting.starts_at)}")


def school_milestones(person: Person, schools: Collection[int]) -> list[Row]:
    """Live milestones the schools contribute to, soonest first."""
    live = _school_milestones(person, schools=schools)
    return [Row(_mark(m.due_on, SOON), m.title, m.get_absolute_url(), [_due_in_words(m.due_on)]) for m in live]


@Composed
def _school_milestones(person: Person, schools: Any) -> QuerySet[Milestone]:
    live = Milestone.objects.visible_to(person).live().filter(schools__in=schools)
    return live.distinct().order_by("due_on", "pk")[:ROWS]


def new_minutes(person: Person, places: Collection[int]) -> list[Meeting]:
    """Minutes circulated in the last eight weeks, newest first."""
    return _minutes_since(person, places=places, since=timezone.now() - MINUTES_ARE_NEW)


@Composed
def _minutes_since(person: Person, places: Any, since: Any) -> QuerySet[Meeting]:
    meetings = Meeting.objects.visible_to(person).of_places(places).filter(state__in=WITH_MINUTES)
    return meetings.filter(circulated_at__gte=since).select_related("place").order_by("-circulated_at", "pk")[:3]


def latest_notices(person: Person) -> list[dict[str, object]]:
    rows = _latest_notices(person)
    return [
        {"url": links.notice(row), "subject": row.subject, "is_new": row.seen_at is None, "sent_at": row.sent_at}
        for row in rows
    ]


@Composed
def _latest_notices(person: Person) -> QuerySet[Notice]:
    return Notice.objects.visible_to(person).arrived().order_by("-sent_at", "-pk")[:NOTICES]
