"""The words of a meeting's mails: when and where, the agenda that everybody invited may see, what to read before."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from common.words import clock, count, day, distance, when
from meetings.enums import Sensitivity
from meetings.models import AgendaItem, Meeting, Paper, SchoolTerm
from reminders.kinds.base import When, plain, spaced
from roles.enums import Role
from roles.models import Appointment

MINUTES_PER_PAPER = 5
MOST_ROWS = 15
"""A mail shows so many agenda rows; the page shows all."""


def moment(at: dt.datetime) -> str:
    """Thu 12 Nov 2026, 9:30 am, with plain spaces: subjects are searched for."""
    return spaced(when(at))


def ahead(at: dt.datetime) -> str:
    """in 7 days, tomorrow; with plain spaces."""
    return spaced(distance(at))


def when_of(meeting: Meeting) -> When:
    return When(
        day=day(meeting.starts_at),
        time=f"{clock(meeting.starts_at)} to {clock(meeting.ends_at)}",
        where=_where(meeting),
        lines=tuple(line for line in (plain(meeting.title), _where(meeting), _who_and_week(meeting)) if line),
    )


def _where(meeting: Meeting) -> str:
    venue = plain(meeting.venue)
    if meeting.online_url:
        return f"{venue}, and online" if venue else "Online"
    return venue


def _who_and_week(meeting: Meeting) -> str:
    on = timezone.localdate(meeting.starts_at)
    chairs = Appointment.objects.current(on).filter(place__in=meeting.rights_places).holding(Role.CHAIR)
    first = chairs.of_active_people().order_by("place_id", "pk").distinct("place_id")
    names = [plain(name) for name in first.values_list("person__name", flat=True)]
    term = SchoolTerm.objects.containing(on)
    parts = [
        f"{' and '.join(names)} {'chair' if len(names) > 1 else 'chairs'}." if names else "",
        f"Term {term.number}, week {term.week_of(on)}" if term else "",
    ]
    return " ".join(part for part in parts if part)


def agenda_of(meeting: Meeting) -> list[AgendaItem]:
    """Items in their order, executive ones too since they take time; agenda_rows leaves those out."""
    return list(meeting.items.on_the_agenda())


def agenda_rows(meeting: Meeting, items: Sequence[AgendaItem]) -> tuple[tuple[str, str], ...]:
    """(9:45 am, title) for what everybody invited may see."""
    rows, at = [], meeting.starts_at
    for item in items:
        if item.sensitivity == Sensitivity.MEMBERS:
            rows.append((clock(at), plain(item.title)))
        at += dt.timedelta(minutes=item.minutes)
    return tuple(rows[:MOST_ROWS])


def papers_note(items: Sequence[AgendaItem]) -> str:
    """Read 2 papers, about 10 minutes."""
    papers = Paper.objects.filter(
        item__in=[item.pk for item in items if item.sensitivity == Sensitivity.MEMBERS]
    ).count()
    return f"Read {count(papers, 'paper')}, about {papers * MINUTES_PER_PAPER} minutes." if papers else ""
