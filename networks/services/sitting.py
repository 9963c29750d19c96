"""
Where places sit and what they are called today. The dated rows say it for every day; `Place` says it for today, so that
rights and lists need no join with time.
"""

import datetime as dt
from collections.abc import Collection

from django.db import connection, transaction
from django.utils import timezone

REARRANGING = 20_152
"""Of PostgreSQL's advisory locks: whoever changes where places sit goes one at a time."""

SEATS = """
    WITH placed AS (
        SELECT row.network_id, row.area_id, area.region_id
        FROM networks_networkplacement row JOIN networks_place area ON area.id = row.area_id
        WHERE row.starts_on <= %(day)s AND (row.ends_on IS NULL OR row.ends_on >= %(day)s)
    ), member AS (
        SELECT school_id, network_id FROM networks_schoolmembership
        WHERE starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)
    ), named AS (
        SELECT place_id, name FROM networks_placename
        WHERE starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)
    ), seat AS (
        SELECT place.id,
            COALESCE(named.name, place.name) AS name,
            CASE place.kind WHEN 'school' THEN member.network_id ELSE place.network_id END AS network_id,
            COALESCE(placed.area_id, network.area_id, place.area_id) AS area_id,
            COALESCE(placed.region_id, network.region_id, place.region_id) AS region_id
        FROM networks_place place
        LEFT JOIN named ON named.place_id = place.id
        LEFT JOIN member ON member.school_id = place.id
        LEFT JOIN placed ON placed.network_id = COALESCE(member.network_id, place.id)
        LEFT JOIN networks_place network ON network.id = member.network_id
        WHERE %(places)s::bigint[] IS NULL OR place.id = ANY(%(places)s)
    )
    UPDATE networks_place AS place
    SET name = seat.name, network_id = seat.network_id, area_id = seat.area_id, region_id = seat.region_id
    FROM seat
    WHERE place.id = seat.id AND (place.name, place.network_id, place.area_id, place.region_id)
        IS DISTINCT FROM (seat.name, seat.network_id, seat.area_id, seat.region_id)
"""

_seated_for: dt.date | None = None


def keep_seats_current() -> None:
    """
    What the dated rows say of today holds from its first moment on, with no job run. Every request and every task calls
    this before anything else, outside of a transaction; it does something once in a process and Melbourne day.
    """
    global _seated_for
    today = timezone.localdate()
    if _seated_for != today:
        seat_places(on=today)
        _seated_for = today


@transaction.atomic
def seat_places(*, on: dt.date, places: Collection[int] | None = None) -> int:
    """
    Set names, networks, areas and regions to what the dated rows say of a day. A school in no network keeps its area.
    One statement; rows that are right already are not touched, so that a second time leaves no trace in the history.
    """
    one_rearranging_at_a_time()
    with connection.cursor() as cursor:
        cursor.execute(SEATS, {"day": on, "places": None if places is None else list(places)})
        return cursor.rowcount


def seat_schools(*, schools: Collection[int]) -> None:
    """To be called by whatever changes memberships: these schools sit where the rows of today say."""
    if schools:
        seat_places(on=timezone.localdate(), places=schools)


def one_rearranging_at_a_time() -> None:
    """Wait until nobody else changes where places sit; ours until the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REARRANGING])
