"""How networks stand: the numbers of any set of networks by the same few statements, however many there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse

from common.words import as_day
from meetings.enums import OPEN_ACTIONS
from networks.models import Network
from overview import sources
from overview.calendar import Calendar
from roles.enums import Role
from roles.models import Appointment


@dataclass
class Share:
    """Schools that came, of those marked, over some meetings. `marks`: (came, marked) of each meeting, newest first."""

    marks: list[tuple[int, int]] = field(default_factory=list)

    @property
    def came(self) -> int:
        return sum(came for came, _ in self.marks)

    @property
    def marked(self) -> int:
        return sum(marked for _, marked in self.marks)

    @property
    def oldest_first(self) -> list[tuple[int, int]]:
        return self.marks[::-1]

    @property
    def percent(self) -> int | None:
        """Whole percent; None when no attendance was marked."""
        return round(100 * self.came / self.marked) if self.marked else None


@dataclass
class Standing:
    """How one network stands today. None means that the system cannot know; 0 means none."""

    id: int
    name: str
    url: str
    area: str
    region_id: int
    schools: int
    per_term: int
    plan_id: int | None
    next_meeting: dt.datetime | None
    next_meeting_id: int | None = None
    chair: str = ""
    chair_until: dt.date | None = None
    no_chair_since: dt.date | None = None
    seil: str = ""
    met: int = 0
    last_met: dt.date | None = None
    present: Share = field(default_factory=Share)
    present_before: Share = field(default_factory=Share)
    milestones: int = 0
    milestones_due: int = 0
    milestones_overdue: int = 0
    reviews_due: int = 0
    reviews_overdue: int = 0
    oldest_review: dt.date | None = None
    actions: int = 0
    actions_open: int = 0
    actions_overdue: int = 0

    @property
    def no_milestones(self) -> str:
        """What stands in place of figures about milestones where there are none."""
        return "No milestones" if self.plan_id else "No plan"

    @property
    def points(self) -> int | None:
        """Points of attendance on the four meetings before the last four."""
        if self.present.percent is None or self.present_before.percent is None:
            return None
        return self.present.percent - self.present_before.percent

    @property
    def drop(self) -> int:
        return -(self.points or 0)


def standings(networks: sources.Ids, calendar: Calendar) -> list[Standing]:
    """Each network with its numbers, by area and name. Four statements, however many networks."""
    found = {row.id: row for row in _rows(networks, calendar)}
    _add_people(found)
    _add_meetings(found, calendar)
    return list(found.values())


def _rows(networks: sources.Ids, calendar: Calendar) -> Iterable[Standing]:
    here = OuterRef("pk")
    schools = sources.memberships(here).order_by().values("network").annotate(n=Count("pk")).values("n")
    former = Appointment.objects.ended().holding(Role.CHAIR).filter(place=here).order_by("-ends_on")
    rows = (
        Network.objects.filter(pk__in=networks)
        .annotate(
            school_count=Coalesce(Subquery(schools), 0),
            plan_id=Subquery(sources.plans(here, calendar.plan_year).values("pk")[:1]),
            coming=Subquery(sources.coming(here).values(found=JSONObject(pk="pk", at="starts_at"))[:1]),
            former=Subquery(former.values("ends_on")[:1]),
            of_plan=Subquery(_milestones(here, calendar.today)),
            of_actions=Subquery(_actions(here, calendar.today)),
        )
        .select_related("area")
        .order_by("area__name", "name", "pk")
    )
    prefix = reverse("overview:network_home", args=["-"]).removesuffix("-/")
    return [_standing(row, f"{prefix}{row.slug}/") for row in rows]


def _milestones(place: OuterRef, today: dt.date) -> QuerySet:
    numbers = {
        "milestones": Count("pk"),
        "milestones_due": Count("pk", filter=sources.due_soon(today)),
        "milestones_overdue": Count("pk", filter=sources.due_before(today)),
        "reviews_due": Count("pk", filter=sources.review_soon(today)),
        "reviews_overdue": Count("pk", filter=sources.review_before(today)),
        "oldest_review": Min("review_on", filter=sources.review_before(today)),
    }
    rows = sources.milestones(place).order_by().values("plan__place_id").annotate(**numbers)
    return rows.values(found=JSONObject(**{name: name for name in numbers}))


def _actions(place: OuterRef, today: dt.date) -> QuerySet:
    is_open = Q(state__in=OPEN_ACTIONS)
    numbers = {
        "actions": Count("pk"),
        "actions_open": Count("pk", filter=is_open),
        "actions_overdue": Count("pk", filter=is_open & sources.due_before(today)),
    }
    rows = sources.actions(place).order_by().values("place_id").annotate(**numbers)
    return rows.values(found=JSONObject(**{name: name for name in numbers}))


def _standing(row: Any, url: str) -> Standing:
    numbers = (row.of_plan or {}) | (row.of_actions or {})
    oldest = numbers.pop("oldest_review", None)
    coming = row.coming or {}
    return Standing(
        id=row.pk,
        name=row.name,
        url=url,
        area=row.area.name,
        region_id=row.region_id,
        schools=row.school_count,
        per_term=row.meetings_per_term,
        plan_id=row.plan_id,
        next_meeting=dt.datetime.fromisoformat(coming["at"]) if coming else None,
        next_meeting_id=coming.get("pk"),
        no_chair_since=row.former,
        oldest_review=dt.date.fromisoformat(oldest) if oldest else None,
        **numbers,
    )


def _add_people(found: dict[int, Standing]) -> None:
    held = (
        Appointment.objects.current()
        .holding(Role.CHAIR, Role.SEIL)
        .of_active_people()
        .filter(place__in=list(found))
        .order_by("starts_on", "pk")
        .values_list("place_id", "role", "person__name", "ends_on")
    )
    for place, role, name, ends_on in held:
        if role == Role.CHAIR:
            found[place].chair, found[place].chair_until = name, ends_on
        else:
            found[place].seil = name


def _add_meetings(found: dict[int, Standing], calendar: Calendar) -> None:
    """Attendance at the last four meetings and at the four before; how often the network met this term."""
    twice = 2 * sources.LAST_MEETINGS
    since = Q(starts_at__gte=calendar.since_moment)
    meetings = sources.held_newest_first(list(found)).filter(Q(nth__lte=twice) | since).order_by("nth")
    rows = list(meetings.values_list("place_id", "pk", "starts_at", "nth"))
    counts = sources.attendance_of([pk for _, pk, _, nth in rows if nth <= twice]).order_by().values_list("meeting_id")
    marks = {pk: (came, marked) for pk, came, marked in counts.annotate(**sources.PRESENCE)}
    for place, pk, starts_at, nth in rows:
        row, day = found[place], as_day(starts_at)
        row.last_met = row.last_met or day
        row.met += calendar.since <= day <= calendar.today
        if nth <= twice and pk in marks:
            (row.present if nth <= sources.LAST_MEETINGS else row.present_before).marks.append(marks[pk])


@dataclass
class Totals:
    """The same numbers over several networks. Shares are of schools, not averages of networks."""

    rows: list[Standing]

    def sum(self, name: str) -> int:
        return sum(getattr(row, name) for row in self.rows)

    @property
    def schools(self) -> int:
        return self.sum("schools")

    @property
    def with_chair(self) -> int:
        return sum(bool(row.chair) for row in self.rows)

    @property
    def with_plan(self) -> int:
        return sum(row.plan_id is not None for row in self.rows)

    @property
    def met(self) -> int:
        return sum(row.met > 0 for row in self.rows)

    @property
    def present(self) -> int | None:
        return Share([mark for row in self.rows for mark in row.present.marks]).percent

    @property
    def present_before(self) -> int | None:
        return Share([mark for row in self.rows for mark in row.present_before.marks]).percent

    @property
    def reviews_overdue(self) -> int | None:
        """None where no network has a milestone to review."""
        return self.sum("reviews_overdue") if self.sum("milestones") else None

    @property
    def actions_overdue(self) -> int | None:
        return self.sum("actions_overdue") if self.sum("actions") else None


def by(rows: Iterable[Standing], name: str) -> dict[Any, list[Standing]]:
    """Standings grouped by one of their fields, in the order they came."""
    groups: dict[Any, list[Standing]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, name)].append(row)
    return groups
