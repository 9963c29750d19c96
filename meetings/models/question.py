from django.conf import settings
from django.db import models
from django.db.models import F, Q

from common.history import tracked
from meetings.enums import Addressee
from meetings.models.agenda import AgendaItem
from meetings.querysets import QuestionQuerySet
from networks.models import Place


@tracked()
class Question(models.Model):
    """
    What a meeting could not settle itself and raises: to the forum of its region, or to the Department.

    The forum answers a question of its own record. Of one to the Department it is kept here when it was sent and what
    the answer was.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="questions")
    text = models.TextField()
    to = models.CharField("raised to", max_length=12, choices=Addressee, default=Addressee.FORUM)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    sent_on = models.DateField("sent to the Department on", null=True, blank=True)
    answer = models.TextField(blank=True, db_default="", default="")
    answered_on = models.DateField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="question_says_something", condition=~Q(text="")),
            models.CheckConstraint(name="question_goes_somewhere", condition=Q(to__in=Addressee.values)),
            models.CheckConstraint(
                name="question_answered_says_what_and_when",
                condition=Q(answer="", answered_on=None) | ~Q(answer="") & Q(answered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="question_followed_up_at_the_department",
                condition=Q(to=Addressee.DEPARTMENT) | Q(sent_on=None, answered_on=None),
            ),
            models.CheckConstraint(
                name="question_sent_before_answered",
                condition=Q(sent_on=None) | Q(answered_on=None) | Q(answered_on__gte=F("sent_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def raised_to(self) -> str:
        """To the Department."""
        return f"To t{self.get_to_display()[1:]}"

    @property
    def rights_place(self) -> Place:
        return self.item.place
