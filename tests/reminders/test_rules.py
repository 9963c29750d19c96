"""When notices are due and when they may leave: pure rules, tried minute by minute over changes of the clocks."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.enums import State
from meetings.models import Meeting
from networks.models import Network
from reminders.kinds import KINDS
from reminders.kinds.tenure import ends_told_between, told_on
from reminders.rules import OfficeHours, nearest_lead
from tests.reminders.conftest import at

TERM_4 = (dt.date(2026, 10, 5), dt.date(2026, 12, 18))
TERM_1 = (dt.date(2027, 1, 27), dt.date(2027, 3, 25))
HOURS = OfficeHours((TERM_4, TERM_1))


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("2026-11-10 10:00", "2026-11-10 10:00"),
        ("2026-11-10 06:59", "2026-11-10 07:00"),
        ("2026-11-10 17:59", "2026-11-10 17:59"),
        ("2026-11-10 18:00", "2026-11-11 07:00"),
        ("2026-11-13 18:00", "2026-11-16 07:00"),
        ("2026-11-14 10:00", "2026-11-16 07:00"),
        ("2026-12-18 18:00", "2027-01-27 07:00"),
        ("2027-01-26 10:00", "2027-01-27 07:00"),
    ],
)
def test_mail_that_can_wait_leaves_in_office_hours_of_school_days(words, opens):
    assert HOURS.next_open(at(words)) == at(opens)


def test_where_the_calendar_has_a_hole_every_weekday_counts():
    assert OfficeHours((TERM_4, (dt.date(2027, 4, 12), dt.date(2027, 6, 25)))).is_school_day(dt.date(2027, 2, 1))
    assert OfficeHours().is_school_day(dt.date(2026, 12, 29))
    assert OfficeHours((TERM_4,)).is_school_day(dt.date(2026, 12, 29))


@pytest.mark.parametrize(
    ("now", "told", "lead"),
    [
        ("2026-11-19 07:59", None, None),
        ("2026-11-19 08:00", None, 7),
        ("2026-11-25 07:59", None, 7),
        ("2026-11-25 08:00", None, 1),
        ("2026-11-20 10:00", "2026-11-20 09:00", None),
        ("2026-11-25 08:00", "2026-11-20 09:00", 1),
        ("2026-11-25 10:00", "2026-11-25 09:00", None),
    ],
)
def test_of_the_leads_that_have_passed_only_the_nearest_counts(now, told, lead):
    found = nearest_lead(dt.date(2026, 11, 26), (7, 1), at(now), told_at=at(told) if told else None)
    assert (found[0] if found else None) == lead


@pytest.mark.parametrize("changes_on", ["2026-10-04", "2027-04-04"])
def test_over_a_change_of_clocks_each_reminder_comes_once_and_in_its_minute(changes_on):
    """Meetings all around the change, also in the hour that does not exist and in that which comes twice."""
    start = at(f"{changes_on} 00:00") - dt.timedelta(hours=24)
    meetings = [
        Meeting(
            pk=number,
            place=Network(name="N"),
            title="M",
            state=State.PUBLISHED,
            starts_at=start.astimezone(dt.UTC) + dt.timedelta(days=lead, minutes=90 * number),
            published_at=start - dt.timedelta(days=30),
        )
        for number in range(40)
        for lead in (1, 7)
    ]
    kind, seen = KINDS["meeting_soon"], {}
    for minute in range(48 * 60):
        now = start.astimezone(dt.UTC) + dt.timedelta(minutes=minute)
        for index, meeting in enumerate(meetings):
            if (occasion := kind.occasion(meeting, now)) and occasion.due_at > now - dt.timedelta(minutes=1):
                seen.setdefault((index, occasion.occurrence), []).append((now, occasion.due_at))
    assert len(seen) >= 60
    for times in seen.values():
        assert len(times) == 1
        now, due_at = times[0]
        assert due_at <= now < due_at + dt.timedelta(minutes=1)
        assert timezone.localtime(due_at).time() == dt.time(8)


STARTS = [dt.date(2026, 1, 27), dt.date(2026, 4, 20), dt.date(2026, 7, 13), dt.date(2026, 10, 5)]


def test_a_role_that_ends_with_the_year_is_told_with_two_terms_one_term_and_thirty_days_left():
    assert told_on(dt.date(2026, 12, 31), STARTS) == {
        "30 days": dt.date(2026, 12, 1),
        "one term": dt.date(2026, 10, 5),
        "two terms": dt.date(2026, 7, 13),
    }
    assert told_on(dt.date(2025, 6, 30), STARTS) == {"30 days": dt.date(2025, 5, 31)}


def test_no_end_of_a_role_escapes_the_search():
    """For each last day within a year: on the days it is told, the search finds it."""
    for number in range(365):
        ends_on = dt.date(2026, 3, 1) + dt.timedelta(days=number)
        for day in told_on(ends_on, STARTS).values():
            assert any(first <= ends_on <= last for first, last in ends_told_between(day, day, STARTS)), (ends_on, day)
