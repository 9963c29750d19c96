"""
What the rollup counts, as querysets over a set of networks. A number and the list behind it both start here, so they
cannot part. Nothing is counted that the reader of a rollup may not know of: no drafts, no matters of the executive.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Expression,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
    Window,
)
from django.db.models.functions import RowNumber, TruncDate

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
SIDES = ("place", "joint_place")
"""Of a meeting: a joint one is held by two networks."""

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
    return Meeting.objects.over().filter(_at_either(networks))


def coming(networks: Ids, now: dt.datetime | None = None) -> QuerySet[Meeting]:
    return Meeting.objects.to_come(now).filter(_at_either(networks)).exclude(state=State.DRAFT)


def _at_either(networks: Ids) -> Q:
    """Two networks that meet together have both met. The meeting is there once."""
    return _at(networks) | _at(networks, "joint_place")


class Held(NamedTuple):
    """A meeting that one network held; a joint meeting is one of these for either of its two."""

    network: int
    meeting: int
    starts_at: dt.datetime
    is_joint: bool


def held_newest_first(networks: Ids, *, side: str = "place") -> QuerySet[Any]:
    """
    Rows of Held for `networks` as the first of a meeting's places, or as the other with `side` "joint_place": put
    together by `by_network`. `nth` numbers them per network, the newest 1.
    """
    order = (F("starts_at").desc(), F("pk").desc())
    rows = Meeting.objects.over().filter(_at(networks, side))
    rows = rows.annotate(
        nth=Window(RowNumber(), partition_by=F(side), order_by=order), is_joint=Q(joint_place__isnull=False)
    )
    return rows.values_list(side, "pk", "starts_at", "is_joint")


def by_network(rows: Iterable[tuple]) -> dict[int, list[Held]]:
    """The meetings of each network, the newest first."""
    found: dict[int, list[Held]] = {}
    for row in sorted(map(Held._make, rows), key=lambda one: (one.starts_at, one.meeting), reverse=True):
        found.setdefault(row.network, []).append(row)
    return found


def attendance_of(meetings: Ids) -> QuerySet[Attendance]:
    return Attendance.objects.filter(meeting__in=meetings)


def with_network(marks: QuerySet[Attendance]) -> QuerySet[Any]:
    """
    With `network`: whose school it was. That is the network that met, and at a joint meeting the one of the two that
    the school belonged to on the day, so that no school counts for both.
    """
    day = OuterRef("met_on")
    of_school = SchoolMembership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day), school=OuterRef("school"), starts_on__lte=day
    ).values("network")
    alone = When(meeting__joint_place=None, then=F("meeting__place"))
    marks = marks.alias(met_on=TruncDate("meeting__starts_at"))
    return marks.annotate(network=Case(alone, default=Subquery(of_school[:1]), output_field=BigIntegerField()))


def attendance_at_last_meetings(networks: Ids) -> QuerySet[Any]:
    """What was noted of the schools of the networks, with `network`."""
    last_ones = (held_newest_first(networks, side=side).filter(nth__lte=LAST_MEETINGS) for side in SIDES)
    found = by_network(chain(*last_ones))
    last = [one for meetings in found.values() for one in meetings[:LAST_MEETINGS]]
    wanted = Q(meeting__in=[one.meeting for one in last if not one.is_joint])
    for one in last:
        if one.is_joint:
            wanted |= Q(meeting=one.meeting, network=one.network)
    return with_network(Attendance.objects.all()).filter(wanted)


PRESENCE = {"came": Count("pk", filter=Q(presence__in=PRESENT)), "marked": Count("pk")}
"""Present is a school whose principal or delegate came; marked is every school whose attendance was noted."""


def without_chair(networks: Ids) -> QuerySet[Network]:
    return Network.objects.filter(pk__in=networks).exclude(pk__in=chairs(networks).values("place"))


def without_plan(networks: Ids, year: int) -> QuerySet[Network]:
    return Network.objects.filter(pk__in=networks).exclude(pk__in=plans(networks, year).values("place"))


def met_since(networks: Ids, first: dt.date, today: dt.date) -> QuerySet[Network]:
    met = Meeting.objects.over().between(first, today)
    return Network.objects.filter(pk__in=networks).filter(
        Q(pk__in=met.values("place")) | Q(pk__in=met.exclude(joint_place=None).values("joint_place"))
    )
