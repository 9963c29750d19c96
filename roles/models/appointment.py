from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q

from common.dates import Dated, DaysRange, OneKey, OneWord
from common.history import tracked
from networks.models import Place
from roles.enums import Basis, Role, short
from roles.querysets import AppointmentQuerySet


@tracked()
class Appointment(Dated):
    """
    A person in a role at a place from one Melbourne day to another. Planned, current and ended are read off the
    dates.
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
    ended_reason = models.CharField(max_length=200, blank=True)

    objects = AppointmentQuerySet.as_manager()

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
            ),
            models.CheckConstraint(
                name="appointment_ended_at_and_by_together",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
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
