from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from common.addresses import address
from common.history import tracked
from meetings import texts
from meetings.enums import Standing
from meetings.models.agenda import AgendaItem
from meetings.querysets import DecisionQuerySet
from networks.models import Place


@tracked()
class Decision(models.Model):
    """
    What a meeting decided under an item, and how it stands in the register since: looked at again, replaced by a later
    decision, set aside. The minutes keep its words and the days it was given.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    text = models.TextField()
    made_by = models.CharField("who decided", max_length=120, blank=True, db_default="", default="")
    effective_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    looked_at_on = models.DateField("looked at again on", null=True, blank=True)
    looked_at_note = models.TextField("what was found", blank=True, db_default="", default="")
    ended_on = models.DateField("in force until", null=True, blank=True)
    ended_why = models.TextField("why it was set aside", blank=True, db_default="", default="")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="decision_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="decision_ended_says_why",
                condition=Q(ended_on=None, ended_why="", replaced_by=None)
                | Q(ended_on__isnull=False, replaced_by=None) & ~Q(ended_why="")
                | Q(ended_on__isnull=False, replaced_by__isnull=False, ended_why=""),
            ),
            models.CheckConstraint(
                name="decision_is_not_its_own_successor", condition=Q(replaced_by=None) | ~Q(replaced_by=F("pk"))
            ),
            models.CheckConstraint(
                name="decision_reviewed_says_when", condition=Q(looked_at_note="") | Q(looked_at_on__isnull=False)
            ),
        ]
        indexes = [GinIndex(texts.DECISION, name="decision_texts")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def standing(self) -> Standing:
        """Worked out from its days, at this moment."""
        today = timezone.localdate()
        if self.ended_on:
            return Standing.REPLACED if self.replaced_by_id else Standing.SET_ASIDE
        if self.effective_on and self.effective_on > today:
            return Standing.LATER
        return Standing.DUE if self.review_on and self.review_on <= today else Standing.IN_FORCE

    def get_absolute_url(self) -> str:
        return address("meetings:decision_detail", self.pk)

    @property
    def rights_place(self) -> Place:
        return self.item.place
