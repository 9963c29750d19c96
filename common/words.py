"""How dates, spans and counts read in Australian English. Parts that must not part carry non-breaking spaces."""

import datetime as dt

from django.utils import timezone

NBSP = "\N{NO-BREAK SPACE}"
DAYS_SAID_IN_MONTHS = 120


def as_day(value: dt.date | dt.datetime) -> dt.date:
    """The Melbourne day of a moment, or the day itself."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(value: dt.date | dt.datetime) -> str:
    """Thu 12 Nov 2026."""
    date = as_day(value)
    return f"{_without_year(date)}{NBSP}{date.year}"


def _without_year(date: dt.date) -> str:
    return f"{WEEKDAYS[date.weekday()]}{NBSP}{date.day}{NBSP}{MONTHS[date.month]}"


def near_day(value: dt.date | dt.datetime) -> str:
    """Thu 12 Nov within this year; with the year otherwise."""
    date = as_day(value)
    if date.year != timezone.localdate().year:
        return day(date)
    return _without_year(date)


def clock(value: dt.datetime | dt.time) -> str:
    """9:30 am."""
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value.hour % 12 or 12}:{value.minute:02d}{NBSP}{'am' if value.hour < 12 else 'pm'}"


def clock_span(first: dt.datetime, last: dt.datetime) -> str:
    """9:30–9:45 am; 11:50 am–12:10 pm."""
    opens, closes = clock(first), clock(last)
    return f"{opens[:-3] if opens[-2:] == closes[-2:] else opens}–{closes}"


def when(value: dt.datetime) -> str:
    """Thu 12 Nov 2026, 9:30 am."""
    return f"{day(value)}, {clock(value)}"


def count(number: int, noun: str) -> str:
    """1 school, 27 schools. An odd plural is given after a comma: "reply,replies"."""
    one, _, many = noun.partition(",")
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def span(days: int) -> str:
    """7 days, 5 months, 2 years: as exact as a reader needs."""
    if days < DAYS_SAID_IN_MONTHS:
        number, noun = days, "day"
    elif days < 2 * 365:
        number, noun = round(days / 30.44), "month"
    else:
        number, noun = round(days / 365.25), "year"
    return count(number, noun).replace(" ", NBSP)


def distance(value: dt.date | dt.datetime) -> str:
    """in 7 days, tomorrow, today, yesterday, 14 days ago."""
    days = (as_day(value) - timezone.localdate()).days
    if days in NEXT_TO_TODAY:
        return NEXT_TO_TODAY[days]
    return f"in {span(days)}" if days > 0 else f"{span(-days)} ago"


NEXT_TO_TODAY = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def overdue(value: dt.date | dt.datetime) -> str:
    """14 days overdue; nothing when the day has not passed."""
    days = (timezone.localdate() - as_day(value)).days
    return f"{span(days)} overdue" if days > 0 else ""


def duration(minutes: int) -> str:
    """45 min, 2 h, 2 h 15 min."""
    hours, rest = divmod(int(minutes), 60)
    parts = [f"{hours}{NBSP}h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}min")
    return NBSP.join(parts)


def initials(name: str) -> str:
    """DP for Dana Petrakis."""
    words = name.split()
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0] for word in ends).upper()
