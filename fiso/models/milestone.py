from django.conf import settings
from django.db import models
from django.db.models import Q

from common.addresses import address
from common.history import tracked
from fiso.enums import NEEDS_EVIDENCE, Decision, Impact, Implementation
from fiso.models.plan import Goal, Plan
from fiso.querysets import MilestoneQuerySet, ReviewQuerySet
from networks.models import Place, School


@tracked()
class Milestone(models.Model):
    """What will be true by a day. It has two clocks: due_on for itself, review_on for the next look at its impact."""

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="milestones", help_text="The goal's plan, kept here too."
    )
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="milestones")
    title = models.CharField("what will be true", max_length=200)
    due_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    expected_effect = models.TextField(blank=True)
    schools = models.ManyToManyField(School, blank=True, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    reached_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    adapted_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="adapted_to")
    version = models.PositiveIntegerField(default=1)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "position"], name="milestone_position_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["adapted_from"], name="milestone_adapted_once"),
            models.CheckConstraint(
                name="milestone_withdrawn_with_reason", condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason="")
            ),
            models.CheckConstraint(
                name="milestone_reached_or_withdrawn", condition=Q(reached_on=None) | Q(withdrawn_on=None)
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="milestone_due")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("fiso:milestone_detail", self.pk)

    @property
    def rights_place(self) -> Place:
        return self.plan.place

    @property
    def granted_on(self) -> Plan:
        return self.plan


@tracked()
class MilestoneReview(models.Model):
    """One look at a milestone: how far it is in place, what it changed, what follows.

    It was held in a meeting when an agenda item of `meetings` points to it. One milestone has one review a day.
    """

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="reviews")
    held_on = models.DateField()
    implementation = models.CharField(max_length=12, choices=Implementation)
    impact = models.CharField(max_length=14, choices=Impact)
    evidence = models.TextField(blank=True)
    enablers = models.TextField(blank=True)
    barriers = models.TextField(blank=True)
    decision = models.CharField(max_length=8, choices=Decision)
    next_review_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "held_on"],
                name="one_review_a_day",
                violation_error_message="A review of this milestone on this day is recorded already.",
            ),
            models.CheckConstraint(
                name="impact_demands_evidence",
                condition=~Q(impact__in=NEEDS_EVIDENCE) | ~Q(evidence=""),
                violation_error_message="Say what shows it: this judgement needs evidence.",
            ),
            models.CheckConstraint(
                name="next_review_follows_this_one",
                condition=Q(next_review_on=None) | Q(next_review_on__gt=models.F("held_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.milestone}, {self.held_on}"

    @property
    def rights_place(self) -> Place:
        return self.milestone.rights_place
