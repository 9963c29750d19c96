"""What is new in a network in the last weeks, out of what its page has read already."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from meetings.models import Meeting
from overview.atlas import SchoolRow
from overview.glance import Line
from overview.pieces import MINUTES_ARE_NEW
from roles.enums import Role, short
from roles.models import Appointment

ROWS = 7


@dataclass(frozen=True)
class News:
    on: dt.date
    title: str
    url: str
    facts: list[str]


def news(
    *,
    minutes: Iterable[Meeting],
    reviews: Iterable[Line],
    schools: list[SchoolRow],
    people: Iterable[Appointment],
    on: dt.date,
) -> list[News]:
    """Newest first. What came before the last weeks, or comes later, is no news."""
    found = [*_minutes(minutes), *_reviews(reviews), *_schools(schools), *_people(people, schools)]
    kept = [row for row in found if on - MINUTES_ARE_NEW <= row.on <= on]
    return sorted(kept, key=lambda row: (-row.on.toordinal(), row.title))


def _minutes(meetings: Iterable[Meeting]) -> Iterable[News]:
    for meeting in meetings:
        if meeting.circulated_at:
            on = timezone.localdate(meeting.circulated_at)
            yield News(on, meeting.title, meeting.get_absolute_url(), ["Minutes circulated"])


def _reviews(reviews: Iterable[Line]) -> Iterable[News]:
    for line in reviews:
        yield News(line.on, line.title, line.url, ["Milestone reviewed", line.facts[0]])


def _schools(schools: list[SchoolRow]) -> Iterable[News]:
    for school in schools:
        yield News(school.since, school.name, school.url, ["Joined the network"])


def _people(people: Iterable[Appointment], schools: list[SchoolRow]) -> Iterable[News]:
    names = {school.pk: school.name for school in schools}
    for row in people:
        where = f" of {names[row.place_id]}" if row.role == Role.PRINCIPAL and row.place_id in names else ""
        facts = [f"New {short(row.role)}{where}", row.announcement]
        yield News(row.starts_on, row.person.name, row.person.get_absolute_url(), [fact for fact in facts if fact])
