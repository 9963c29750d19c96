import datetime as dt
import hashlib
import uuid
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from common.history import tracked
from reminders.enums import NoticeState

if TYPE_CHECKING:
    from roles.models import Person


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """A person's own notices, and nobody else's."""
        return self.filter(person=person)

    def arrived(self) -> Self:
        """Notices that have reached the person, by mail or here."""
        return self.filter(state__in=(NoticeState.SENT, NoticeState.SHOWN))

    def unseen(self) -> Self:
        return self.arrived().filter(seen_at=None)

    def pending(self) -> Self:
        return self.filter(state=NoticeState.PENDING)

    def ready(self, now: dt.datetime) -> Self:
        """Due, not claimed by another sender, and not waiting for the next try; the longest due first."""
        free = Q(try_after=None) | Q(try_after__lte=now)
        return self.pending().filter(free, due_at__lte=now).order_by("due_at", "pk")


class Notice(models.Model):
    """
    One line of the ledger: this person, told of this kind of thing, about this object, on this occurrence, once.

    Planned from state by the tick, claimed and sent by the worker. The unique constraint is what makes it once.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    object_type = models.CharField(max_length=60, help_text="Model label, as meetings.meeting.")
    object_id = models.BigIntegerField()
    occurrence = models.CharField(max_length=60, help_text="Tells one occasion from the next: an offset and its date.")
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=NoticeState, default=NoticeState.PENDING)
    subject = models.CharField(max_length=200)
    reason = models.CharField("why you got it", max_length=300)
    path = models.CharField(max_length=300, help_text="Where its one link leads, without the host.")
    message_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    planned_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "object_type", "object_id", "occurrence"], name="told_once_per_occurrence"
            ),
            models.CheckConstraint(
                name="notice_sent_says_when",
                condition=~Q(state__in=[NoticeState.SENT, NoticeState.SHOWN]) | Q(sent_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state=NoticeState.PENDING), name="notice_to_send"),
            models.Index(fields=["person", "-sent_at"], name="notice_of_person"),
            models.Index(fields=["object_type", "object_id"], name="notice_about"),
        ]

    def __str__(self) -> str:
        return self.subject


class Preference(models.Model):
    """
    A person's wish not to be mailed about a kind. The notice still shows on the site; some kinds cannot be switched
    off.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preferences")
    kind = models.CharField(max_length=40)
    by_mail = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_preference_per_kind")]

    def __str__(self) -> str:
        return f"{self.person}: {self.kind}"


class FeedQuerySet(models.QuerySet):
    def visible_to(self, person: "Person") -> Self:
        """A person's own, and nobody else's."""
        return self.filter(person=person)

    def live(self) -> Self:
        return self.filter(stopped_at=None)

    def opened_by(self, key_hash: Any) -> Self:
        """What a key of this hash opens now: nothing once it was stopped or renewed, or its person is shut out."""
        return self.live().filter(key_hash=key_hash, person__is_active=True).select_related("person")


@tracked(leave_out=("key_hash", "used_on", "shown", "shown_since"))
class CalendarFeed(models.Model):
    """
    An address at which one device of a person fetches their meetings. The address holds a key that only the device
    knows: here stands its hash.

    `shown` is a digest of what the last fetch was given and `shown_since` the moment it became so.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds")
    name = models.CharField(max_length=60)
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    renewed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    used_on = models.DateField(null=True, blank=True)
    shown = models.CharField(max_length=64, blank=True)
    shown_since = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", Lower("name"), condition=Q(stopped_at=None), name="calendar_feed_name_once"
            ),
            models.CheckConstraint(name="calendar_feed_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def hashed(key: str) -> str:
        """Keys are 256 random bits, which nobody tries out: one round is enough, and quick."""
        return hashlib.sha256(key.encode()).hexdigest()


class Heartbeat(models.Model):
    """When a part of the machinery last did its work; /readyz and the status page read it."""

    name = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
