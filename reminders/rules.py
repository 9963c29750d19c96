"""
When a notice is due and when it may leave. Pure functions of days and moments: a test can live through years of them.

Reminders are due at 8 am in Melbourne, a wall time that no change of clocks ever skips or repeats. What follows
something that happened (a meeting published) is due from that moment on, which is kept in UTC.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

MORNING = dt.time(8)
OPENS, CLOSES = dt.time(7), dt.time(18)
RECENT = dt.timedelta(days=3)
"""What came due longer ago is history: loading years of records mails nobody about it, nor does a long outage."""
SETTLING = dt.timedelta(minutes=1)
"""Changes of a meeting within this time are told as one."""
LONGEST_HOLIDAYS = dt.timedelta(days=60)
OVERDUE = -1
"""The lead of what is told on the morning after the day has passed."""


def morning(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, MORNING, timezone.get_default_timezone())


def nearest_lead(
    day: dt.date, leads: Iterable[int], now: dt.datetime, *, told_at: dt.datetime | None = None
) -> tuple[int, dt.datetime] | None:
    """
    The lead to tell now, in days before `day`, and since when it is due; None while the first is still ahead.

    Of several that have passed only the nearest counts, so what is entered late is told once. `told_at` is when the
    people concerned last heard the day by other mail: a lead that was due before says nothing new.
    """
    reached = [lead for lead in leads if morning(day - dt.timedelta(days=lead)) <= now]
    if not reached:
        return None
    lead = min(reached)
    due_at = morning(day - dt.timedelta(days=lead))
    return None if told_at and told_at >= due_at else (lead, due_at)


@dataclass(frozen=True)
class OfficeHours:
    """Weekdays, 7 am to 6 pm in Melbourne, outside the school holidays. `terms` are first and last days, in order."""

    terms: tuple[tuple[dt.date, dt.date], ...] = ()

    def is_school_day(self, day: dt.date) -> bool:
        """Holidays are what lies between two known terms; where the calendar has a hole, every weekday counts."""
        if day.weekday() >= 5:
            return False
        for (_, ended), (begins, _) in zip(self.terms, self.terms[1:], strict=False):
            if ended < day < begins:
                return begins - ended > LONGEST_HOLIDAYS
        return True

    def next_open(self, at: dt.datetime) -> dt.datetime:
        """The first moment, from `at` on, at which mail that can wait may leave."""
        local = timezone.localtime(at)
        day = local.date()
        if self.is_school_day(day) and local.time() < CLOSES:
            return max(at, self._opens_on(day))
        day += dt.timedelta(days=1)
        while not self.is_school_day(day):
            day += dt.timedelta(days=1)
        return self._opens_on(day)

    @staticmethod
    def _opens_on(day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, OPENS, timezone.get_default_timezone())
