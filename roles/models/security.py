"""What happened at the gate, and when somebody looked through another's eyes."""

import datetime as dt

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from common.history import tracked
from roles.querysets import ViewingQuerySet

VIEWING_LASTS = dt.timedelta(minutes=30)


class SecurityEvent(models.Model):
    """
    One attempt: a sign-in, a failure, a refusal. Append-only, kept by trigger. `what` is a path without its query, or
    nothing; an address that nobody signs in with is not kept, since people type passwords into the wrong field.
    """

    class Kind(models.TextChoices):
        SIGNED_IN = "signed_in", "signed in"
        SIGNED_OUT = "signed_out", "signed out"
        FAILED = "failed", "tried to sign in and failed"
        REFUSED = "refused", "was refused"
        IDLE = "idle", "was signed out after a time without activity"
        PASSWORD = "password", "changed the password"

    kind = models.CharField(max_length=12, choices=Kind)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Who looked as the person."
    )
    what = models.CharField(max_length=200, blank=True)
    from_address = models.GenericIPAddressField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="security_event_at")]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.person or 'Somebody'} {self.get_kind_display()}"


@tracked()
class Viewing(models.Model):
    """An administrator who looks, and only looks, as another person sees it: whom, why, from when to when."""

    administrator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="viewings")
    reason = models.CharField(max_length=200)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.CharField(max_length=100, blank=True)

    objects = ViewingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="viewing_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="viewing_is_of_somebody_else", condition=~Q(person=F("administrator"))),
            models.CheckConstraint(
                name="viewing_ends_after_it_starts", condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at"))
            ),
        ]
        indexes = [models.Index(fields=["person", "-started_at"], name="viewing_of_person")]

    def __str__(self) -> str:
        return f"{self.administrator} as {self.person}"

    @property
    def over_at(self) -> dt.datetime:
        """Over by itself after half an hour, whether or not anything marks it."""
        return self.ended_at or self.started_at + VIEWING_LASTS
