"""A network's plan of the year at a glance: what it works on, what is late, what the last reviews found. One query."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.dateparse import parse_date

from common.words import count, distance, near_day, overdue
from fiso.enums import Decision, Impact, PlanState
from fiso.models import FocusArea, Milestone, MilestoneReview, Plan
from networks.models import Place
from overview import links
from overview.sources import SOON
from roles.composed import Composed
from roles.models import Person

REVIEWS_SHOWN = 3
DUE_SHOWN = 3


STATES = {PlanState.DRAFT: "todo", PlanState.ACTIVE: "part", PlanState.CLOSED: "off"}


@dataclass(frozen=True)
class Line:
    """A milestone, or a review of one."""

    kind: str
    title: str
    url: str
    facts: list[str]
    on: dt.date


@dataclass(frozen=True)
class Glance:
    """Without a state there is no plan of the year, nor of the year before, for this reader."""

    year: int
    url: str
    start_url: str = ""
    state: tuple[str, str] | None = None
    focus: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    due: list[Line] = field(default_factory=list)
    reviews: list[Line] = field(default_factory=list)


def glance(place: Place, person: Person, on: dt.date) -> Glance:
    """The plan of the year as far as the person may read it; before there is one, that of the year before."""
    row: Any = next(iter(_plans(person, place=place.pk, year=on.year, before=on.year - 1)), None)
    if row is None:
        start = reverse("fiso:plan_start", args=[place.slug]) if person.has_perm("edit_plan", place) else ""
        return Glance(on.year, links.plan_of(place), start)
    marks = [_milestone(mark, on) for mark in row.marks]
    reviews = [_review(review) for review in row.found]
    late = [mark for mark in marks if mark.kind == "late"]
    return Glance(
        year=row.year,
        url=row.get_absolute_url(),
        state=(STATES[PlanState(row.state)], PlanState(row.state).label),
        focus=row.focus,
        figures=[
            count(len(marks), "milestone under way,milestones under way"),
            f"{len(late)} overdue or not reviewed in time" if late else "",
        ],
        due=[mark for mark in marks if mark.kind != "todo"][:DUE_SHOWN],
        reviews=reviews[:REVIEWS_SHOWN],
    )


@Composed
def _plans(person: Person, place: Any, year: Any, before: Any) -> QuerySet[Plan]:
    plans = Plan.objects.visible_to(person).filter(place=place, year__lte=year, year__gte=before)
    return plans.annotate(focus=_focus(), marks=_milestones(), found=_reviews()).order_by("-year")[:1]


def _focus() -> ArraySubquery:
    return ArraySubquery(
        FocusArea.objects.filter(plan=OuterRef("pk"), withdrawn_on=None).order_by("position").values("title")
    )


def _milestones() -> ArraySubquery:
    live = Milestone.objects.live().filter(plan=OuterRef("pk")).order_by("due_on", "pk")
    return ArraySubquery(live.values(json=JSONObject(pk="pk", title="title", due="due_on", review="review_on")))


def _reviews() -> ArraySubquery:
    newest = MilestoneReview.objects.filter(milestone__plan=OuterRef("pk")).order_by("-held_on", "-pk")[:REVIEWS_SHOWN]
    said = JSONObject(
        pk="milestone", title="milestone__title", impact="impact", decision="decision", on="held_on"
    )  # fmt: skip
    return ArraySubquery(newest.values(json=said))


def _day(text: str | None) -> dt.date | None:
    return parse_date(text) if text else None


def _url(key: int) -> str:
    return reverse("fiso:milestone_detail", args=[key])


def _milestone(mark: dict[str, Any], on: dt.date) -> Line:
    """A live milestone by whichever of its two clocks is more pressing."""
    due, review = _day(mark["due"]), _day(mark["review"])
    assert due is not None
    is_review = bool(review and review < due)
    first = review if is_review and review else due
    kind = "late" if first < on else "due" if first <= on + SOON else "todo"
    said = overdue(first) if kind == "late" else f"due {near_day(first)}, {distance(first)}"
    said = f"Review {said}" if is_review else f"{said[0].upper()}{said[1:]}"
    return Line(kind, mark["title"], _url(mark["pk"]), [said], first)


def _review(review: dict[str, Any]) -> Line:
    on = _day(review["on"])
    assert on is not None
    facts = [Impact(review["impact"]).label, Decision(review["decision"]).label, near_day(on)]
    return Line("good", review["title"], _url(review["pk"]), facts, on)
