"""How long members may suggest corrections to minutes, in days and in words."""

import datetime as dt

from django.utils import timezone

from common import words
from meetings.models import Meeting
from meetings.terms import Terms

DAYS = 7
LONGEST = 90


def usual_end(circulated_on: dt.date, terms: Terms) -> dt.date:
    """A week on; when that is in the holidays or on a weekend, the next school day."""
    end = circulated_on + dt.timedelta(days=DAYS)
    return (terms.next_school_day(end) or end) if terms.knows(end.year) else end


def school_days(first: dt.date, last: dt.date, terms: Terms) -> int:
    """Weekdays of a term after the first day, the last included."""
    days = (first + dt.timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(day.weekday() < 5 and terms.containing(day) is not None for day in days)


def end_words(last: dt.date, terms: Terms, today: dt.date | None = None) -> str:
    """Until Thu 26 Nov, 5 school days from now."""
    today = today or timezone.localdate()
    left = school_days(today, last, terms)
    if last <= today:
        return f"until the end of {words.near_day(last)}"
    return f"until {words.near_day(last)}, {words.count(left, 'school day')} from now"


def is_open(meeting: Meeting) -> bool:
    """Whether members may suggest corrections today. Minutes circulated before there were windows have none."""
    last = meeting.corrections_close_on
    return last is not None and meeting.confirmed_at is None and timezone.localdate() <= last
