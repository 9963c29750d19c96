from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from common.history import tracked
from exchange.enums import MatterState
from exchange.querysets import MatterQuerySet, RemarkQuerySet
from meetings.models import AgendaItem, Question
from networks.models import Forum, Network, Place


@tracked()
class Matter(models.Model):
    """
    A question that a network brings to the Network Chair Forum of its region: what, why, what the forum is asked. The
    forum puts it on a meeting, answers, or declines with a reason; both sides see all of it.

    One that a meeting raised is handed over from its minutes once, and points back at it.
    """

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="matters")
    network = models.ForeignKey(Network, models.PROTECT, related_name="matters")
    title = models.CharField(max_length=160)
    why = models.TextField("why it matters", blank=True)
    ask = models.TextField("what we ask of the forum")
    state = models.CharField(max_length=10, choices=MatterState, default=MatterState.RAISED)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="matters_raised")
    raised_at = models.DateTimeField(default=timezone.now)
    question = models.OneToOneField(
        Question, models.PROTECT, null=True, blank=True, related_name="matter", help_text="As it stands in minutes."
    )
    item = models.OneToOneField(AgendaItem, models.PROTECT, null=True, blank=True, related_name="matter")
    answer = models.TextField(blank=True)
    reason = models.CharField("why not", max_length=300, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="matter_taken_up_is_on_an_agenda", condition=~Q(state=MatterState.TAKEN_UP) | Q(item__isnull=False)
            ),
            models.CheckConstraint(
                name="matter_answered_says_what", condition=~Q(state=MatterState.ANSWERED) | ~Q(answer="")
            ),
            models.CheckConstraint(
                name="matter_declined_says_why", condition=~Q(state=MatterState.DECLINED) | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="matter_closed_says_when_and_by_whom",
                condition=Q(state__in=[MatterState.RAISED, MatterState.TAKEN_UP], closed_at=None, closed_by=None)
                | ~Q(state__in=[MatterState.RAISED, MatterState.TAKEN_UP])
                & Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["forum", "state"], name="matter_of_forum"),
            models.Index(fields=["network", "state"], name="matter_of_network"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("exchange:matter_detail", args=[self.pk])

    @property
    def rights_place(self) -> Place:
        """What is done with a question is done by the forum; the network's own steps are asked at the network."""
        return self.forum


@tracked()
class Remark(models.Model):
    """What somebody of either side adds under a question."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    for_place = models.ForeignKey(Place, models.PROTECT, related_name="+", help_text="The side they speak for.")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(name="remark_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def rights_place(self) -> Place:
        return self.matter.forum
