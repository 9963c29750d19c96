"""Our rollup and our rights against one hand-written statement each, on one connection, in the same rounds."""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from meetings.models import Meeting
from networks.models import Place
from overview.calendar import Calendar
from overview.rollup import standings
from roles.access import holdings
from roles.composed import Composed

SQL = Path(__file__).resolve().parent / "sql"
GOAL = 1.3
ROW = "| {:<34} | {:>9} | {:>9} | {:>7} | {:>5} |"


def rows_of(statement: str, values: dict[str, Any]) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def milliseconds(work: Callable[[], Any], times: int = 15) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken) * 1000


def by_hand(networks: Sequence[int], calendar: Calendar) -> list[tuple]:
    values = {
        "networks": list(networks),
        "today": calendar.today,
        "soon": calendar.today + dt.timedelta(weeks=4),
        "since": calendar.since_moment,
        "year": calendar.plan_year,
        "now": timezone.now() - dt.timedelta(hours=12),
    }
    return rows_of((SQL / "rollup.sql").read_text(), values)


def same_numbers(networks: Sequence[int], calendar: Calendar) -> None:
    """A fast wrong answer is no answer: both must agree on every number before they are timed."""
    ours = [
        (row.id, row.schools, row.milestones_overdue, row.reviews_overdue, row.actions_overdue, row.present.marked)
        for row in standings(networks, calendar)
    ]
    hand = [(r[0], r[3] or 0, r[9], r[11], r[15], r[17] or 0) for r in by_hand(networks, calendar)]
    assert sorted(ours) == sorted(hand), "the rollup and the statement disagree"


def compare(rounds: int) -> list[str]:
    """Prints a row for each scope; returns the names of those that miss the goal."""
    calendar = Calendar.now()
    everything = list(Place.objects.networks().values_list("pk", flat=True))
    region = Place.objects.networks().filter(region=Place.objects.filter(kind="region").order_by("name").first())
    scopes = {
        f"rollup, all {len(everything)} networks": everything,
        "rollup, one region": list(region.values_list("pk", flat=True)),
        "rollup, 14 networks": everything[:14],
    }
    print()
    print(ROW.format("statement", "ours ms", "hand ms", "ratio", "goal"))
    missed = []
    for name, networks in scopes.items():
        same_numbers(networks, calendar)
        ours, hand = partial(standings, networks, calendar), partial(by_hand, networks, calendar)
        missed += judged(name, [(milliseconds(ours), milliseconds(hand)) for _ in range(rounds)], GOAL)
    return missed + compare_rights(rounds)


def judged(name: str, pairs: list[tuple[float, float]], goal: float) -> list[str]:
    ratio = statistics.median(ours / hand for ours, hand in pairs)
    ours, hand = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    print(ROW.format(name, f"{ours:.1f}", f"{hand:.1f}", f"{ratio:.2f}", goal))
    return [name] if ratio > goal else []


JOIN = """
SELECT m.* FROM meetings_meeting m
WHERE m.state = 'published' AND m.starts_at > %(now)s AND EXISTS (
 SELECT FROM roles_appointment a
 LEFT JOIN networks_group_owners o ON o.network_id = a.place_id
  AND o.starts_on <= %(today)s AND (o.ends_on IS NULL OR o.ends_on >= %(today)s)
 WHERE a.person_id = %(person)s AND a.role = 'seil'
  AND a.starts_on <= %(today)s AND (a.ends_on IS NULL OR a.ends_on >= %(today)s)
  AND (a.place_id IN (m.place_id, m.joint_place_id) OR o.group_id IN (m.place_id, m.joint_place_id)))
ORDER BY m.starts_at, m.id LIMIT 50
"""
"""By hand: meetings of the networks, of groups these own, and those held together with another."""


MEMBER_OF = 14


@Composed
def next_meetings(person: Any, now: Any) -> QuerySet[Meeting]:
    found = Meeting.objects.visible_to(person).published().filter(starts_at__gt=now)
    return found.order_by("starts_at", "pk")[:50]


def compare_rights(rounds: int) -> list[str]:
    """
    The next meetings that somebody with a role at 14 networks may see, by visible_to as a page asks it, with the
    appointments of the request at hand, and by one role join. The roles are taken back at the end.
    """
    from benchmarks.people import demo_person
    from roles import access

    with transaction.atomic():
        person = demo_person("seil")
        appoint_to_more(person)
        access.remember_for_this_request(person)
        holdings(person)
        values = {"person": person.pk, "today": timezone.localdate(), "now": timezone.now()}

        def ours() -> list[Meeting]:
            return next_meetings(person, now=values["now"])

        assert [row.pk for row in ours()] == [row[0] for row in rows_of(JOIN, values)]
        pairs = [(milliseconds(ours), milliseconds(lambda: rows_of(JOIN, values))) for _ in range(rounds)]
        transaction.set_rollback(True)
    return judged(f"visible_to, {MEMBER_OF} networks", pairs, 1.2)


def appoint_to_more(person: Any) -> None:
    """SEIL of so many networks in all, from today on."""
    from roles.enums import Role
    from roles.models import Appointment

    held = set(Appointment.objects.current().filter(person=person, role=Role.SEIL).values_list("place", flat=True))
    others = Place.objects.networks().exclude(pk__in=held).order_by("pk")[: MEMBER_OF - len(held)]
    Appointment.objects.bulk_create(
        Appointment(person=person, role=Role.SEIL, place=place, starts_on=timezone.localdate()) for place in others
    )
