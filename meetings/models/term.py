import datetime as dt
from typing import Self, cast

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from common.dates import Dated, DatedQuerySet, DaysRange
from common.history import tracked


class SchoolTermQuerySet(DatedQuerySet):
    def containing(self, day: dt.date) -> "SchoolTerm | None":
        return cast("SchoolTerm | None", self.current(day).first())

    def after(self, day: dt.date) -> Self:
        return self.filter(starts_on__gt=day).order_by("starts_on")


@tracked()
class SchoolTerm(Dated):
    """A Victorian school term, Monday to Friday dates as the Department publishes them (staff start)."""

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()

    objects = SchoolTermQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["starts_on"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["year", "number"], name="term_once"),
            ExclusionConstraint(name="terms_never_overlap", expressions=[(DaysRange(), RangeOperators.OVERLAPS)]),
        ]

    def __str__(self) -> str:
        return f"Term {self.number}, {self.year}"

    def week_of(self, day: dt.date) -> int:
        """The number of the school week, weeks starting on Monday; the term's first week is 1."""
        first_monday = self.starts_on - dt.timedelta(days=self.starts_on.weekday())
        return (day - first_monday).days // 7 + 1
