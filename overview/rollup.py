"""The numbers of any set of networks, by the same few statements however many there are."""

import datetime as dt
import json
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Count, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from common.statements import Keys, Statement
from common.words import as_day
from meetings.enums import OPEN_ACTIONS
from meetings.models import Cadence
from networks.models import Network
from overview import sources
from overview.calendar import Calendar
from overview.sources import Held
from overview.standing import Standing
from roles.enums import Role
from roles.models import Appointment

TWICE = 2 * sources.LAST_MEETINGS


class Statements(NamedTuple):
    networks: Statement
    people: Statement
    meetings: Statement
    attendance: Statement
    joint_attendance: Statement


def standings(networks: Collection[int], calendar: Calendar) -> list[Standing]:
    """Each network with its numbers, by area and name. Four statements, and one more where two of them met
    together, however many networks."""
    minute = timezone.now().replace(second=0, microsecond=0)
    ask = _statements(calendar.today, calendar.plan_year, calendar.since_moment, minute)
    prefix = reverse("overview:network_home", args=["-"]).removesuffix("-/")
    found = {row[0]: _standing(row, prefix) for row in ask.networks.run(networks)}
    for place, role, name, ends_on in ask.people.run(found):
        if role == Role.CHAIR:
            found[place].chair, found[place].chair_until = name, ends_on
        else:
            found[place].seil = name
    _add_meetings(found, ask, calendar)
    return list(found.values())


@lru_cache(maxsize=8)
def _statements(today: dt.date, year: int, since: dt.datetime, minute: dt.datetime) -> Statements:
    """Compiled anew each minute, since what is still to come depends on the clock."""
    people = (
        Appointment.objects.current(today)
        .holding(Role.CHAIR, Role.SEIL)
        .of_active_people()
        .filter(place__in=Keys())
        .order_by("starts_on", "pk")
    )
    newest = Q(nth__lte=TWICE) | Q(starts_at__gte=since)
    first, second = (sources.held_newest_first(Keys(), side=side).filter(newest) for side in sources.SIDES)
    attendance = sources.attendance_of(Keys()).order_by()
    return Statements(
        Statement.of(_networks(today, year, minute)),
        Statement.of(people.values_list("place_id", "role", "person__name", "ends_on")),
        Statement.of(first.union(second, all=True)),
        Statement.of(attendance.values_list("meeting_id").annotate(**sources.PRESENCE)),
        Statement.of(
            sources.with_network(attendance).values_list("meeting_id", "network").annotate(**sources.PRESENCE)
        ),
    )


def _networks(today: dt.date, year: int, now: dt.datetime) -> QuerySet:
    """A row for each network, with a small indexed subquery for each of its numbers."""
    here = OuterRef("pk")
    schools = sources.memberships(here, today).order_by().values("network").annotate(n=Count("pk")).values("n")
    former = Appointment.objects.ended(today).holding(Role.CHAIR).filter(place=here).order_by("-ends_on")
    cadence = Cadence.objects.current(today).filter(place=here)
    coming = sources.coming(here, now).values(found=JSONObject(pk="pk", at="starts_at"))
    return (
        Network.objects.filter(pk__in=Keys())
        .annotate(
            school_count=Coalesce(Subquery(schools), 0),
            plan_id=Subquery(sources.plans(here, year).values("pk")[:1]),
            per_term=Coalesce(Subquery(cadence.values("number")[:1]), Cadence.USUAL),
            former=Subquery(former.values("ends_on")[:1]),
            coming=Subquery(coming[:1]),
            of_plan=Subquery(_milestones(here, today)),
            of_actions=Subquery(_actions(here, today)),
        )
        .order_by("area__name", "name", "pk")
        .values_list(
            "pk", "name", "slug", "area__name", "region_id", "per_term", "school_count", "plan_id", "former",
            "coming", "of_plan", "of_actions",
        )
    )  # fmt: skip


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


def _standing(row: tuple, prefix: str) -> Standing:
    key, name, slug, area, region, per_term, schools, plan, former, coming, of_plan, of_actions = row
    following = json.loads(coming) if coming else {}
    numbers = json.loads(of_plan or "{}") | json.loads(of_actions or "{}")
    oldest = numbers.pop("oldest_review", None)
    return Standing(
        id=key,
        name=name,
        url=SafeString(f"{prefix}{slug}/"),  # printed a dozen times in its row; a slug needs no escaping
        area=area,
        region_id=region,
        schools=schools,
        per_term=per_term,
        plan_id=plan,
        next_meeting=dt.datetime.fromisoformat(following["at"]) if following else None,
        next_meeting_id=following.get("pk"),
        no_chair_since=former,
        oldest_review=dt.date.fromisoformat(oldest) if oldest else None,
        **numbers,
    )


def _add_meetings(found: dict[int, Standing], ask: Statements, calendar: Calendar) -> None:
    """Attendance at the last four meetings and at the four before; how often the network met this term."""
    held = sources.by_network(ask.meetings.run(found))
    marks = _marks(ask, [one for meetings in held.values() for one in meetings[:TWICE]])
    for network, meetings in held.items():
        row = found[network]
        row.last_met = as_day(meetings[0].starts_at)
        row.met = sum(calendar.since_moment <= one.starts_at < calendar.end_of_today for one in meetings)
        for nth, one in enumerate(meetings[:TWICE]):
            if mark := marks.get((one.meeting, network if one.is_joint else None)):
                (row.present if nth < sources.LAST_MEETINGS else row.present_before).marks.append(mark)


def _marks(ask: Statements, held: Collection[Held]) -> dict[tuple[int, int | None], tuple[int, int]]:
    """By meeting; those of a joint meeting by meeting and network, each with its own schools."""
    alone = ask.attendance.run([one.meeting for one in held if not one.is_joint])
    marks: dict[tuple[int, int | None], tuple[int, int]] = {(pk, None): (came, marked) for pk, came, marked in alone}
    if joint := {one.meeting for one in held if one.is_joint}:
        for pk, network, came, marked in ask.joint_attendance.run(joint):
            marks[pk, network] = came, marked
    return marks
