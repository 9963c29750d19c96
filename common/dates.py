"""Days with a start and an end, the way people say them: both days belong to the time, an empty end is open."""

import datetime as dt
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils import timezone


class DaysRange(Func):
    """The days from starts_on to ends_on, both included, as a PostgreSQL daterange."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self) -> None:
        super().__init__(F("starts_on"), F("ends_on"), Value("[]"))

    def __repr__(self) -> str:
        return "DaysRange()"

    def deconstruct(self) -> tuple:
        return "common.dates.DaysRange", (), {}


class OneKey(Func):
    """An integer key as a range of one, so that an exclusion constraint needs no extension (btree_gist)."""

    function = "int8range"
    output_field = BigIntegerRangeField()

    def __init__(self, field: str) -> None:
        super().__init__(F(field), F(field), Value("[]"))
        self._field = field

    def deconstruct(self) -> tuple:
        return "common.dates.OneKey", (self._field,), {}


class OneWord(Func):
    """
    A short word as a range of one number, by its MD5, for the same reason as OneKey. 60 bits: no two of our codes
    collide.
    """

    _number = "('x' || substr(md5(%(expressions)s), 1, 15))::bit(60)::bigint"
    template = f"int8range({_number}, {_number}, '[]')"
    output_field = BigIntegerRangeField()

    def __init__(self, field: str) -> None:
        super().__init__(F(field))
        self._field = field

    def deconstruct(self) -> tuple:
        return "common.dates.OneWord", (self._field,), {}


def never_two_at_once(name: str, *fields: str, sentence: str = "") -> ExclusionConstraint:
    """No two rows with the same `fields` (foreign keys) share a day."""
    keys = [(OneKey(field), RangeOperators.OVERLAPS) for field in fields]
    return ExclusionConstraint(
        name=name,
        expressions=[*keys, (DaysRange(), RangeOperators.OVERLAPS)],
        violation_error_message=sentence or None,
    )


def start_of(day: dt.date) -> dt.datetime:
    """The moment at which a Melbourne day begins."""
    return dt.datetime.combine(day, dt.time.min, timezone.get_default_timezone())


def holds_on(day: dt.date) -> Q:
    """The condition that a row holds on the day."""
    return Q(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class DatedQuerySet(models.QuerySet):
    def current(self, on: dt.date | None = None) -> Self:
        """Rows that hold on a Melbourne day; today when none is given."""
        return self.filter(holds_on(on or timezone.localdate()))

    def during(self, first: dt.date, last: dt.date) -> Self:
        """Rows that hold on some day from first to last, both included."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=first), starts_on__lte=last)

    def planned(self, on: dt.date | None = None) -> Self:
        """Rows that begin after the day."""
        return self.filter(starts_on__gt=on or timezone.localdate())

    def ended(self, on: dt.date | None = None) -> Self:
        """Rows that were over before the day."""
        return self.filter(ends_on__lt=on or timezone.localdate())


class Dated(models.Model):
    """A row that holds from one Melbourne day to another. Nothing ends it but its own dates."""

    starts_on = models.DateField("from")
    ends_on = models.DateField("until", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_ends_after_start",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message="The last day is before the first.",
            )
        ]

    def holds_on(self, day: dt.date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)
