"""Where a day stands in the school year, in words and in dates."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from common import words
from common.dates import start_of
from common.statements import Kept
from meetings.models import SchoolTerm

LOOK_BACK = dt.timedelta(days=500)
TEN_WEEKS = dt.timedelta(weeks=10)


@Kept
def _terms_since(day: Any) -> QuerySet[SchoolTerm]:
    return SchoolTerm.objects.filter(ends_on__gte=day).order_by("starts_on")[:9]


@dataclass(frozen=True)
class Calendar:
    """Today among the school terms. Where no terms are loaded, the last ten weeks stand in for a term."""

    today: dt.date
    terms: tuple[SchoolTerm, ...]

    @classmethod
    def now(cls) -> "Calendar":
        """One query."""
        today = timezone.localdate()
        return cls(today, tuple(_terms_since(day=today - LOOK_BACK)))

    @cached_property
    def term(self) -> SchoolTerm | None:
        """The term of today; in the holidays the one just over."""
        begun = [term for term in self.terms if term.starts_on <= self.today]
        return begun[-1] if begun else None

    @cached_property
    def since(self) -> dt.date:
        """The first day of "this term"."""
        return self.term.starts_on if self.term else self.today - TEN_WEEKS

    @cached_property
    def since_moment(self) -> dt.datetime:
        return start_of(self.since)

    @cached_property
    def end_of_today(self) -> dt.datetime:
        return start_of(self.today + dt.timedelta(days=1))

    @property
    def in_term(self) -> bool:
        return self.term is not None and self.today <= (self.term.ends_on or self.today)

    @property
    def this_term(self) -> str:
        return "this term" if self.term else "in ten weeks"

    @property
    def plan_year(self) -> int:
        """The year whose plan should be at work. January's holidays still belong to the year before."""
        return self.term.year if self.term else self.today.year

    @property
    def where(self) -> str:
        """Term 4, week 5; or that it is the holidays and when they end. Nothing where no terms are loaded."""
        if self.term and self.in_term:
            return f"Term{words.NBSP}{self.term.number}, week{words.NBSP}{self.term.week_of(self.today)}"
        coming = next((term for term in self.terms if term.starts_on > self.today), None)
        if coming is None:
            return ""
        return f"Holidays, Term{words.NBSP}{coming.number} begins {words.near_day(coming.starts_on)}"

    def school_weeks(self, first: dt.date) -> int:
        """Whole weeks of term from a day to today. Holidays do not count: nobody meets in them."""
        if not self.terms or first < self.terms[0].starts_on:
            return (self.today - first).days // 7
        days = 0
        for term in self.terms:
            last = min(term.ends_on or self.today, self.today)
            days += max(0, (last - max(term.starts_on, first)).days)
        return days // 7
