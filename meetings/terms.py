"""School terms in words: "Term 4, week 6", and what is unusual about a day for a meeting."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from django.db.models import QuerySet
from django.utils import timezone

from common import words
from common.statements import Kept
from meetings.models import CurriculumDay, SchoolTerm
from networks.enums import Kind
from networks.models import Place

EARLY, EVENING = dt.time(8), dt.time(17)
SHORT_NOTICE = 7  # days


@Kept
def _terms() -> QuerySet[SchoolTerm]:
    return SchoolTerm.objects.all()


@dataclass(frozen=True)
class Terms:
    """
    All school terms, read in one query, so that a list of meetings asks once; for a place also its curriculum days.
    """

    all: tuple[SchoolTerm, ...]
    unusual: dict[dt.date, str] = field(default_factory=dict)

    @classmethod
    def read(cls, place: Place | None = None) -> Self:
        terms = tuple(_terms())
        if place is None:
            return cls(terms)
        return cls(terms, _unusual(CurriculumDay.objects.concerning(place).select_related("place")))

    def containing(self, day: dt.date) -> SchoolTerm | None:
        return next((term for term in self.all if term.holds_on(day)), None)

    def week(self, day: dt.date) -> str:
        """Term 4, week 6; nothing between terms."""
        term = self.containing(day)
        return f"Term {term.number}, week {term.week_of(day)}".replace(" ", words.NBSP) if term else ""

    def knows(self, year: int) -> bool:
        return any(term.year == year for term in self.all)

    def next_school_day(self, day: dt.date) -> dt.date | None:
        """The first weekday of a term on or after the day that is no curriculum day."""
        for term in self.all:
            if term.ends_on is not None and term.ends_on >= day:
                first = max(day, term.starts_on)
                while first.weekday() > 4 or first in self.unusual:
                    first += dt.timedelta(days=1)
                if first <= term.ends_on:
                    return first
        return None

    def a_term_ago(self, day: dt.date) -> dt.date:
        """The same day of the same week one term earlier, or its last day; 13 weeks ago where no terms are known."""
        begun = [term for term in self.all if term.starts_on <= day]
        if len(begun) < 2:
            return day - dt.timedelta(weeks=13)
        before, now = begun[-2:]
        return min(before.starts_on + (day - now.starts_on), before.ends_on or day)


def _unusual(rows: Iterable[CurriculumDay]) -> dict[dt.date, str]:
    """Curriculum day; Curriculum day at Bellbird Rise and at 11 more schools."""
    found: dict[dt.date, list[str]] = defaultdict(list)
    schools: dict[dt.date, list[CurriculumDay]] = defaultdict(list)
    for row in rows:
        if row.place.kind == Kind.SCHOOL:
            schools[row.day].append(row)
        else:
            found[row.day].append(row.title)
    for day, (first, *others) in schools.items():
        more = f" and at {words.count(len(others), 'more school')}" if others else ""
        found[day].append(f"{first.title} at {first.place.name}{more}")
    return {day: ", ".join(titles) for day, titles in found.items()}


def title_for(day: dt.date, noun: str, terms: Terms) -> str:
    """Term 4, week 6 network meeting; January 2027 network meeting between terms."""
    period = terms.week(day).replace(words.NBSP, " ") or f"{day:%B %Y}"
    return f"{period} {noun}"


def warnings_about(starts_at: dt.datetime, length_minutes: int, terms: Terms) -> list[str]:
    """What may not have been meant. Nothing here is forbidden."""
    start = timezone.localtime(starts_at)
    return list(_about_the_day(start.date(), terms)) + list(_about_the_hour(start, length_minutes))


def _about_the_day(day: dt.date, terms: Terms) -> Iterable[str]:
    if day.weekday() > 4:
        yield f"{words.day(day)} is on a weekend."
    elif terms.knows(day.year) and terms.containing(day) is None:
        school_day = terms.next_school_day(day)
        then = f" The next school day is {words.day(school_day)}." if school_day else ""
        yield f"{words.day(day)} is in the school holidays.{then}"
    if day in terms.unusual:
        yield f"{words.day(day)}: {terms.unusual[day]}."
    ahead = (day - timezone.localdate()).days
    if 0 <= ahead < SHORT_NOTICE:
        needed = words.count(SHORT_NOTICE, "day")
        yield f"The meeting is {words.distance(day)}. Schools usually need {needed} to plan for it."


def _about_the_hour(start: dt.datetime, length_minutes: int) -> Iterable[str]:
    end = start + dt.timedelta(minutes=length_minutes)
    if start.time() < EARLY:
        yield f"It starts at {words.clock(start)}, before school."
    elif start.time() >= EVENING or end.date() > start.date():
        yield f"It starts at {words.clock(start)}, in the evening."
