import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from common.dates import Dated, DatedQuerySet, never_two_at_once
from common.history import tracked
from meetings.enums import Pattern
from meetings.models.meeting import Meeting
from meetings.querysets_before import CurriculumDayQuerySet, SeriesQuerySet
from networks.models import Place


@tracked()
class MeetingSeries(models.Model):
    """
    Meetings of a place that come again: in weeks of each school term, or on days that were chosen. Times are those of
    the clock on the wall. It makes drafts; each is a meeting of its own and published by itself.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="meeting_series")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    pattern = models.CharField(max_length=8, choices=Pattern)
    weeks = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    weekday = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Monday is 0.")
    days = ArrayField(models.DateField(), default=list, blank=True)
    time = models.TimeField()
    length_minutes = models.PositiveSmallIntegerField(default=120)
    venue = models.CharField(max_length=200, blank=True)
    online_url = models.URLField(max_length=500, blank=True)
    starts_on = models.DateField("from")
    until = models.DateField()
    follows = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        help_text="After “this and following”.",
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    version = models.PositiveIntegerField(default=1)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="series_has_one_pattern",
                condition=Q(
                    pattern=Pattern.WEEKS, weekday__isnull=False, weekday__lte=6, days__len=0, weeks__len__gte=1
                )
                | Q(pattern=Pattern.DAYS, weekday=None, weeks__len=0, days__len__gte=1),
            ),
            models.CheckConstraint(
                name="series_ends_after_it_starts",
                condition=Q(until__gte=F("starts_on")),
                violation_error_message="The last day is before the first.",
            ),
            models.CheckConstraint(
                name="series_length_is_sensible", condition=Q(length_minutes__gte=5, length_minutes__lte=720)
            ),
        ]

    def __str__(self) -> str:
        return f"Meetings of {self.place} from {self.starts_on}"

    def get_absolute_url(self) -> str:
        return reverse("meetings:series_detail", args=[self.pk])

    @property
    def rights_place(self) -> Place:
        return self.place


@tracked()
class Occurrence(models.Model):
    """
    Which meeting stands for which time of a series. The database keeps one for each, so that two people who generate
    at once make one. A meeting that was changed by itself `differs`, and the series leaves it alone.
    """

    series = models.ForeignKey(MeetingSeries, models.PROTECT, related_name="occurrences")
    key = models.CharField(max_length=12, help_text="2027-T1-W03, or the day.")
    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="occurrence")
    differs = models.BooleanField(default=False)

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["series", "key"], name="one_meeting_for_each_time")]

    def __str__(self) -> str:
        return self.key

    @property
    def rights_place(self) -> Place:
        return self.series.place


@tracked()
class CurriculumDay(models.Model):
    """A day on which schools work without students, or are shut: a meeting on it is warned of, never forbidden."""

    place = models.ForeignKey(
        Place, models.PROTECT, related_name="curriculum_days", help_text="A place that meets, a school, or the state."
    )
    day = models.DateField()
    title = models.CharField(max_length=80)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = CurriculumDayQuerySet.as_manager()

    class Meta:
        ordering = ["day", "pk"]
        constraints = [models.UniqueConstraint(fields=["place", "day"], name="curriculum_day_once")]

    def __str__(self) -> str:
        return f"{self.title}, {self.day}"

    @property
    def rights_place(self) -> Place:
        return self.place


@tracked()
class Cadence(Dated):
    """How often a place means to meet each term, from one day to another. Policy has changed, so it is data."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="cadences")
    number = models.PositiveSmallIntegerField("meetings each term")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DatedQuerySet.as_manager()

    USUAL: ClassVar[int] = 2
    """Where nobody has set one: what screens count with, asserted by nobody."""

    class Meta(Dated.Meta):
        ordering = ["starts_on"]
        constraints = [
            *Dated.Meta.constraints,
            never_two_at_once("one_cadence_at_a_time", "place", sentence="A number is set for these days already."),
            models.CheckConstraint(name="cadence_is_a_number", condition=Q(number__lte=20)),
        ]

    def __str__(self) -> str:
        return f"{self.number} each term"

    @property
    def rights_place(self) -> Place:
        return self.place
