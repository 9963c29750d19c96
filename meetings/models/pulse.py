from django.conf import settings
from django.db import models

from meetings.models.meeting import Meeting
from meetings.querysets import PulseQuerySet
from networks.models import Place


class Pulse(models.Model):
    """
    What those who were at a meeting thought of it: six sums, and no row for any answer.

    Not tracked: a history of the sums would be a history of the answers. Every answer rewrites the one row, so that
    nothing in the database tells which sum it raised. See decision 0036.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="pulse")
    time_yes = models.PositiveSmallIntegerField(default=0)
    time_partly = models.PositiveSmallIntegerField(default=0)
    time_no = models.PositiveSmallIntegerField(default=0)
    goal_yes = models.PositiveSmallIntegerField(default=0)
    goal_partly = models.PositiveSmallIntegerField(default=0)
    goal_no = models.PositiveSmallIntegerField(default=0)
    is_closed = models.BooleanField(default=False, help_text="Closed for good: sums are shown from then on.")

    objects = PulseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Pulse of {self.meeting}"

    @property
    def rights_place(self) -> Place:
        return self.meeting.place


class PulseTaken(models.Model):
    """That somebody has answered, so that nobody answers twice. It knows neither what nor when."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="pulse_answered_once")]

    def __str__(self) -> str:
        return f"{self.person} answered about {self.meeting}"
