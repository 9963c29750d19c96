from django.conf import settings
from django.db import models
from django.db.models import Q

from common.history import tracked
from meetings.enums import Answer, Mode, Presence
from meetings.models.meeting import Meeting
from meetings.querysets import AttendanceQuerySet, ReplyQuerySet
from networks.models import Place, School

SCHOOL_OR_PERSON = Q(school__isnull=False, person=None) | Q(school=None, person__isnull=False)
"""Networks and groups meet as schools; the people of a group and the chairs of a forum come for themselves."""


@tracked()
class Reply(models.Model):
    """
    What a school, or a person who comes for themselves, answered to the invitation. A school replies, not its
    principal: whoever answers for it may change it.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="replies")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer)
    delegate_name = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "school"], name="one_reply_per_school"),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="one_reply_per_person"
            ),
            models.CheckConstraint(name="reply_of_a_school_or_a_person", condition=SCHOOL_OR_PERSON),
            models.CheckConstraint(
                name="delegate_is_named",
                condition=~Q(answer=Answer.DELEGATE) | ~Q(delegate_name=""),
                violation_error_message="Name the delegate.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.school or self.person}: {self.answer_words}"

    @property
    def answer_words(self) -> str:
        """For lists: get_answer_display would look through all answers for each row."""
        return str(Answer(self.answer).label)

    @property
    def rights_place(self) -> Place:
        return self.meeting.place


@tracked()
class Attendance(models.Model):
    """
    How a school was at a meeting: by its principal, by a delegate, with an apology, or not at all. Or how a person was
    there who comes for themselves: PRINCIPAL then says that they came in person, DELEGATE that they sent somebody.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    presence = models.CharField(max_length=10, choices=Presence)
    mode = models.CharField(max_length=10, choices=Mode, blank=True)
    name = models.CharField("who came", max_length=120, blank=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(auto_now=True)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "school"], name="one_attendance_per_school"),
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(person__isnull=False), name="one_attendance_per_person"
            ),
            models.CheckConstraint(name="attendance_of_a_school_or_a_person", condition=SCHOOL_OR_PERSON),
        ]

    def __str__(self) -> str:
        return f"{self.school or self.person}: {self.get_presence_display()}"

    @property
    def rights_place(self) -> Place:
        return self.meeting.place
