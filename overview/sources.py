"""
What the rollup counts, as querysets over a set of networks. A number and the list behind it both start here, so they
cannot part. Nothing is counted that the reader of a rollup may not know of: no drafts, no matters of the executive.
"""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Expression, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from fiso.enums import PlanState
from fiso.models import Milestone, Plan
from fiso.querysets import MilestoneQuerySet
from meetings.enums import PRESENT, Sensitivity, State
from meetings.models import Action, Attendance, Meeting
from meetings.querysets import ActionQuerySet, MeetingQuerySet
from networks.models import Network, SchoolMembership
from roles.enums import Role
from roles.models import Appointment

SOON = dt.timedelta(weeks=4)
TERM_ENDS_SOON = dt.timedelta(weeks=10)
LAST_MEETINGS = 4

Ids = Collection[int] | QuerySet | Expression | OuterRef
"""Keys of networks, as a list or a question; or the row outside, in a subquery about each network."""


def _at(networks: Ids, field: str = "place") -> Q:
    return Q(**{field: networks} if isinstance(networks, OuterRef) else {f"{field}__in": networks})


def due_soon(today: dt.date) -> Q:
    return Q(due_on__gte=today, due_on__lte=today + SOON)


def due_before(today: dt.date) -> Q:
    return Q(due_on__lt=today)


def review_soon(today: dt.date) -> Q:
    return Q(review_on__gte=today, review_on__lte=today + SOON)


def review_before(today: dt.date) -> Q:
    return Q(review_on__lt=today)


def memberships(networks: Ids, on: dt.date | None = None) -> QuerySet[SchoolMembership]:
    return SchoolMembership.objects.current(on).filter(_at(networks, "network"))


def chairs(networks: Ids) -> QuerySet[Appointment]:
    return Appointment.objects.current().holding(Role.CHAIR).of_active_people().filter(_at(networks))


def chairs_ending(networks: Ids, today: dt.date) -> QuerySet[Appointment]:
    return chairs(networks).filter(ends_on__lte=today + TERM_ENDS_SOON)


def plans(networks: Ids, year: int) -> QuerySet[Plan]:
    return Plan.objects.filter(_at(networks), year=year, state=PlanState.ACTIVE)


def milestones(networks: Ids) -> MilestoneQuerySet:
    return Milestone.objects.live().filter(_at(networks, "plan__place"))


def actions(networks: Ids) -> ActionQuerySet:
    return Action.objects.counted().filter(_at(networks), sensitivity=Sensitivity.MEMBERS)


def held(networks: Ids) -> MeetingQuerySet:
    return Meeting.objects.over().filter(_at(networks))


def coming(networks: Ids, now: dt.datetime | None = None) -> QuerySet[Meeting]:
    return Meeting.objects.to_come(now).filter(_at(networks)).exclude(state=State.DRAFT)


def held_newest_first(networks: Ids) -> QuerySet[Any]:
    """Held meetings numbered per network by `nth`, the newest 1."""
    order = (F("starts_at").desc(), F("pk").desc())
    return held(networks).annotate(nth=Window(RowNumber(), partition_by=F("place"), order_by=order))


def attendance_of(meetings: Ids) -> QuerySet[Attendance]:
    return Attendance.objects.filter(meeting__in=meetings)


def attendance_at_last_meetings(networks: Ids) -> QuerySet[Attendance]:
    last = held_newest_first(networks).filter(nth__lte=LAST_MEETINGS)
    return Attendance.objects.filter(meeting__in=list(last.values_list("pk", flat=True)))


PRESENCE = {"came": Count("pk", filter=Q(presence__in=PRESENT)), "marked": Count("pk")}
"""Present is a school whose principal or delegate came; marked is every school whose attendance was noted."""


def without_chair(networks: Ids) -> QuerySet[Network]:
    return Network.objects.filter(pk__in=networks).exclude(pk__in=chairs(networks).values("place"))


def without_plan(networks: Ids, year: int) -> QuerySet[Network]:
    return Network.objects.filter(pk__in=networks).exclude(pk__in=plans(networks, year).values("place"))


def met_since(networks: Ids, first: dt.date, today: dt.date) -> QuerySet[Network]:
    return Network.objects.filter(pk__in=held(networks).between(first, today).values("place"))
