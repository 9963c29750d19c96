from django.conf import settings
from django.db import models
from django.db.models import Q

from common.addresses import address
from common.history import tracked
from fiso.enums import PlanState
from fiso.models.framework import Dimension, Framework
from fiso.querysets import FocusAreaQuerySet, GoalQuerySet, PlanQuerySet
from networks.models import Place
from roles.models import Grant


@tracked()
class Plan(models.Model):
    """The annual improvement plan of a place that meets. One a year; its framework is fixed when it is started."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=PlanState, default=PlanState.DRAFT)
    direction = models.TextField("where we are heading", blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    activated_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PlanQuerySet.as_manager()

    class Meta:
        permissions = [("co_edit", "Writes this plan with the executive")]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "year"],
                name="one_plan_a_year",
                violation_error_message="There is a plan for this year already.",
            ),
            models.CheckConstraint(
                name="plan_active_says_when", condition=Q(state=PlanState.DRAFT) | Q(activated_at__isnull=False)
            ),
            models.CheckConstraint(
                name="plan_closed_says_when", condition=~Q(state=PlanState.CLOSED) | Q(closed_at__isnull=False)
            ),
            models.CheckConstraint(name="plan_year_is_a_year", condition=Q(year__gte=2015, year__lte=2100)),
        ]

    def __str__(self) -> str:
        return f"{self.place.name} plan {self.year}"

    def get_absolute_url(self) -> str:
        return address("fiso:plan_detail", self.pk)

    @property
    def rights_place(self) -> Place:
        return self.place

    @property
    def granted_on(self) -> "Plan":
        """What the grants of single people hang on: for a plan and all its parts, the plan."""
        return self


@tracked()
class PlanGrant(Grant):
    """A right on one plan: a co-editor. See roles.access."""

    content_object = models.ForeignKey(Plan, models.CASCADE)


@tracked()
class FocusArea(models.Model):
    """What the network works on, tied to a dimension of the plan's framework."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="focus_areas")
    dimension = models.ForeignKey(Dimension, models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    reason = models.TextField("why this, from which evidence", blank=True)
    position = models.PositiveSmallIntegerField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = FocusAreaQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"], name="focus_position_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                name="focus_withdrawn_with_reason", condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rights_place(self) -> Place:
        return self.plan.place

    @property
    def granted_on(self) -> Plan:
        return self.plan


@tracked()
class Goal(models.Model):
    focus_area = models.ForeignKey(FocusArea, models.CASCADE, related_name="goals")
    statement = models.TextField()
    who_benefits = models.CharField(max_length=160, blank=True)
    measure = models.CharField(max_length=160, blank=True)
    baseline = models.CharField(max_length=80, blank=True)
    target = models.CharField(max_length=80, blank=True)
    by_when = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField()
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["focus_area", "position"], name="goal_position_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                name="goal_withdrawn_with_reason", condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason="")
            ),
        ]

    def __str__(self) -> str:
        return self.statement[:80]

    @property
    def rights_place(self) -> Place:
        return self.focus_area.plan.place

    @property
    def granted_on(self) -> Plan:
        return self.focus_area.plan
