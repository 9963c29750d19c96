"""What somebody decided about places, and for when. The dated rows carry it out; this says who wanted it, and how."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from common.history import tracked
from networks.models import Place
from roles.enums import Change, Part
from roles.querysets import RearrangementQuerySet


@tracked(leave_out=("steps",))
class Rearrangement(models.Model):
    """
    One decision: schools move, networks merge. It is planned until its day, in force from then on; before its day it
    can be taken back. `steps` are the rows it wrote, see networks.services.trail.
    """

    change = models.CharField(max_length=10, choices=Change)
    on = models.DateField(help_text="The first day on which it holds.")
    sentence = models.CharField(max_length=500)
    steps = models.JSONField(default=list)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = RearrangementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rearrangement_withdrawn_at_and_by_together",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["on"], name="rearrangement_on")]

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return reverse("overview:rearrangement", args=[self.pk])

    @property
    def is_planned(self) -> bool:
        return self.withdrawn_at is None and self.on > timezone.localdate()


@tracked()
class RearrangedPlace(models.Model):
    """A place that a decision concerns, and what it has to do with it."""

    rearrangement = models.ForeignKey(Rearrangement, models.CASCADE, related_name="places")
    place = models.ForeignKey(Place, models.CASCADE, related_name="rearrangements")
    part = models.CharField(max_length=8, choices=Part)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rearrangement", "place", "part"], name="place_rearranged_once_in_a_part")
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.rearrangement}"
