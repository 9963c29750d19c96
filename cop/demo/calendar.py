"""When things happen in the demo. Everything is laid out around today, so that the demo is always alive."""

import datetime as dt
from dataclasses import dataclass
from typing import Self

from django.utils import timezone

from meetings.models import SchoolTerm

YEARS = 3
# About when terms begin and end, for years whose dates are not in the database yet.
USUAL = (((1, 28), (4, 1)), ((4, 20), (6, 26)), ((7, 13), (9, 18)), ((10, 5), (12, 18)))
WEEKS = (3, 8)
"""The school weeks in which a network meets, each term."""


@dataclass(frozen=True)
class Term:
    year: int
    number: int
    first: dt.date
    last: dt.date

    def day(self, week: int, weekday: int) -> dt.date:
        """A weekday (Monday is 0) of a school week, held within the term."""
        monday = self.first - dt.timedelta(days=self.first.weekday())
        return min(max(monday + dt.timedelta(weeks=week - 1, days=weekday), self.first), self.last)


@dataclass(frozen=True)
class Calendar:
    """Terms of the demo's years and of the next, around one day."""

    today: dt.date
    terms: tuple[Term, ...]

    @classmethod
    def around(cls, today: dt.date) -> Self:
        published = SchoolTerm.objects.exclude(ends_on=None)
        known = {(term.year, term.number): (term.starts_on, term.ends_on or term.starts_on) for term in published}
        terms = []
        for year in range(today.year - YEARS + 1, today.year + 2):
            for number, (first, last) in enumerate(USUAL, start=1):
                span = known.get((year, number)) or (dt.date(year, *first), dt.date(year, *last))
                terms.append(Term(year, number, *span))
        return cls(today, tuple(terms))

    @property
    def years(self) -> range:
        return range(self.today.year - YEARS + 1, self.today.year + 1)

    def of_year(self, year: int) -> list[Term]:
        return [term for term in self.terms if term.year == year]

    @property
    def begun(self) -> list[Term]:
        """Terms that have begun, oldest first."""
        return [term for term in self.terms if term.first <= self.today]

    @property
    def next_term(self) -> Term:
        return next(term for term in self.terms if term.first > self.today)

    def meeting_days(self, weekday: int) -> list[dt.date]:
        """Two days a term, from the first year to the end of the term that comes next."""
        last = self.next_term.last
        return [term.day(week, weekday) for term in self.terms for week in WEEKS if term.last <= last]

    def in_days(self, days: int) -> dt.date:
        """A day so far from today, or the Monday after when it falls on a weekend."""
        day = self.today + dt.timedelta(days=days)
        return day + dt.timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


def moment(day: dt.date, clock: dt.time = dt.time(9, 30)) -> dt.datetime:
    """A Melbourne time on a day."""
    return dt.datetime.combine(day, clock, timezone.get_default_timezone())
