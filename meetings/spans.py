"""Years and terms to look back on, as a reader chooses them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from meetings.models import SchoolTerm
from meetings.querysets import MeetingQuerySet

Chip = tuple[str, str, int | None, bool]


@dataclass(frozen=True)
class Span:
    """A year or a term, by what its address says: 2026, 2026-4."""

    key: str
    label: str
    first: dt.date
    last: dt.date

    @property
    def year(self) -> str:
        return self.key[:4]


def spans_of(meetings: MeetingQuerySet) -> list[Span]:
    """The years of these meetings, newest first, each followed by its terms."""
    terms: dict[int, list[SchoolTerm]] = defaultdict(list)
    for term in SchoolTerm.objects.order_by("-number"):
        terms[term.year].append(term)
    found = meetings.order_by().dates("starts_at", "year", order="DESC")
    return [span for day in found for span in _of_year(day.year, terms[day.year])]


def _of_year(year: int, terms: list[SchoolTerm]) -> Iterator[Span]:
    yield Span(str(year), str(year), dt.date(year, 1, 1), dt.date(year, 12, 31))
    for term in terms:
        if term.ends_on:
            yield Span(f"{year}-{term.number}", f"Term {term.number}, {year}", term.starts_on, term.ends_on)


def chosen(spans: Sequence[Span], key: str) -> Span | None:
    """The one asked for, else this year, else the newest there is."""
    by_key = {span.key: span for span in spans}
    return by_key.get(key) or by_key.get(str(timezone.localdate().year)) or next(iter(spans), None)


def chips(spans: Sequence[Span], here: Span) -> tuple[list[Chip], list[Chip]]:
    """The years, and the chosen year in whole and by term, as filters of a page."""
    whole = [span for span in spans if span.key == span.year]
    years: list[Chip] = [(span.label, f"?span={span.key}", None, span.year == here.year) for span in whole]
    terms = sorted((span for span in spans if span.year == here.year != span.key), key=lambda span: span.first)
    parts: list[Chip] = [("Whole year", f"?span={here.year}", None, here.key == here.year)]
    parts += [(span.label.partition(",")[0], f"?span={span.key}", None, span.key == here.key) for span in terms]
    return years, parts
