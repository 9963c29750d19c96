from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from common.dates import Dated, DaysRange, OneKey, OneWord
from common.history import tracked
from networks.models import Place
from roles.enums import Basis, Role, short
from roles.querysets import AppointmentQuerySet

ANNOUNCEMENT_LENGTH, REASON_LENGTH = 600, 200


class StandingManager(models.Manager.from_queryset(AppointmentQuerySet)):  # type: ignore[misc]  # made when it runs
    """Every question about roles starts here: what was withdrawn before it began is never part of an answer."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().standing()


@tracked()
class Appointment(Dated):
    """
    A person in a role at a place from one Melbourne day to another. Planned, current and ended are read off the
    dates. `changed_*` say who last moved a date or corrected a mistake, and why; the history keeps the ones before.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=Role)
    place = models.ForeignKey(Place, models.PROTECT, related_name="appointments")
    basis = models.CharField(max_length=12, choices=Basis, default=Basis.APPOINTED)
    acting_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="covered_by")
    minute_reference = models.CharField(max_length=200, blank=True)
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    appointed_at = models.DateTimeField(auto_now_add=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    announcement = models.CharField(max_length=ANNOUNCEMENT_LENGTH, blank=True, default="", db_default="")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_reason = models.CharField(max_length=REASON_LENGTH, blank=True, default="", db_default="")
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = StandingManager()
    on_record = AppointmentQuerySet.as_manager()
    """Those withdrawn too: for the pages that show what was planned and taken back."""

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            ExclusionConstraint(
                name="role_held_once_at_a_time",
                expressions=[
                    (OneKey("person"), RangeOperators.OVERLAPS),
                    (OneKey("place"), RangeOperators.OVERLAPS),
                    (OneWord("role"), RangeOperators.OVERLAPS),
                    (DaysRange(), RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                name="appointment_ended_at_and_by_together",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
            models.CheckConstraint(
                name="appointment_changed_at_and_by_together",
                condition=Q(changed_at=None, changed_by=None) | Q(changed_at__isnull=False, changed_by__isnull=False),
            ),
            models.CheckConstraint(
                name="appointment_withdrawn_at_and_by_together",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
            models.CheckConstraint(
                name="cover_has_a_last_day", condition=Q(acting_for=None) | Q(ends_on__isnull=False)
            ),
            models.CheckConstraint(
                name="acting_says_for_whom_or_nobody", condition=Q(acting_for=None) | Q(basis=Basis.ACTING)
            ),
        ]
        indexes = [
            models.Index(fields=["person", "role", "starts_on"], name="appointment_of_person"),
            models.Index(fields=["place", "role", "starts_on"], name="appointment_at_place"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {short(self.role)} of {self.place}"

    @property
    def state(self) -> str:
        """planned, current or ended, on the Melbourne day of the question."""
        today = timezone.localdate()
        if self.starts_on > today:
            return "planned"
        return "current" if self.holds_on(today) else "ended"
