from django.conf import settings
from django.db import models
from django.db.models import Q

from common.history import tracked
from meetings.enums import Answer, Mode, Presence
from meetings.models.meeting import Meeting
from meetings.querysets import AttendanceQuerySet, ReplyQuerySet
from networks.models import Place, School


@tracked()
class Reply(models.Model):
    """
    What a school answered to the invitation. The school replies, not the person: whoever answers for it may change
    it.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="replies")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer)
    delegate_name = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "school"], name="one_reply_per_school"),
            models.CheckConstraint(
                name="delegate_is_named",
                condition=~Q(answer=Answer.DELEGATE) | ~Q(delegate_name=""),
                violation_error_message="Name the delegate.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school}: {self.get_answer_display()}"

    @property
    def rights_place(self) -> Place:
        return self.meeting.place


@tracked()
class Attendance(models.Model):
    """How a school was at a meeting: by its principal, by a delegate, with an apology, or not at all."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    presence = models.CharField(max_length=10, choices=Presence)
    mode = models.CharField(max_length=10, choices=Mode, blank=True)
    name = models.CharField("who came", max_length=120, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(auto_now=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "school"], name="one_attendance_per_school")]

    def __str__(self) -> str:
        return f"{self.school}: {self.get_presence_display()}"

    @property
    def rights_place(self) -> Place:
        return self.meeting.place
