import datetime as dt
import uuid
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from common.addresses import address
from common.history import tracked
from meetings import texts
from meetings.enums import OVER, State
from meetings.querysets import MeetingQuerySet
from networks.models import Place
from roles.models import Grant

if TYPE_CHECKING:
    from roles.models import Person


@tracked(leave_out=("current_item",))
class Meeting(models.Model):
    """
    A meeting of a place: draft, published, in progress, held, circulated, confirmed; or cancelled before it began.

    `uid` and `sequence` identify it in calendars: the sequence rises with every published change of time, place or
    state.
    `changed_at` is the moment of the last such change; notices about changes are derived from it.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="meetings")
    joint_place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="joint_meetings", help_text="Meets with `place`."
    )
    title = models.CharField(max_length=160)
    starts_at = models.DateTimeField()
    length_minutes = models.PositiveSmallIntegerField(default=120)
    venue = models.CharField(max_length=200, blank=True)
    online_url = models.URLField(max_length=500, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    proposals_close_on = models.DateField(null=True, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    circulated_at = models.DateTimeField(null=True, blank=True)
    circulated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    corrections_close_on = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_in = models.ForeignKey(
        "meetings.AgendaItem",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The item of a later meeting in which its members confirmed these minutes.",
    )
    reopened_reason = models.CharField(max_length=300, blank=True, db_default="", default="")
    acting_chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Who chairs this one meeting in the place of the chair. The right itself is a grant.",
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=300, blank=True)
    current_item = models.ForeignKey(
        "meetings.AgendaItem", models.SET_NULL, null=True, blank=True, related_name="+", help_text="While it runs."
    )

    objects = MeetingQuerySet.as_manager()

    class Meta:
        permissions = [
            ("view_as_guest", "Was invited to this meeting as a guest"),
            ("chair_this_meeting", "Chairs this one meeting in the place of the chair"),
            ("take_minutes", "Takes the minutes of this meeting"),
        ]
        constraints = [
            models.CheckConstraint(
                name="meeting_length_is_sensible",
                condition=Q(length_minutes__gte=5, length_minutes__lte=720),
                violation_error_message="A meeting takes from 5 minutes to 12 hours.",
            ),
            models.CheckConstraint(
                name="meeting_is_of_two_places_when_joint",
                condition=Q(joint_place=None) | ~Q(joint_place=F("place")),
                violation_error_message="Choose another network to meet with.",
            ),
            models.CheckConstraint(
                name="meeting_published_says_when",
                condition=Q(state__in=[State.DRAFT, State.CANCELLED]) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="meeting_held_says_when",
                condition=~Q(state__in=OVER) | Q(ended_at__isnull=False, started_at__isnull=False),
            ),
            models.CheckConstraint(
                name="meeting_cancelled_says_when_and_why",
                condition=~Q(state=State.CANCELLED) | Q(cancelled_at__isnull=False) & ~Q(cancelled_reason=""),
            ),
            models.CheckConstraint(
                name="meeting_corrections_only_when_circulated",
                condition=Q(corrections_close_on=None) | Q(circulated_at__isnull=False),
            ),
            models.CheckConstraint(
                name="meeting_confirmed_in_only_when_confirmed",
                condition=Q(confirmed_in=None) | Q(state=State.CONFIRMED),
            ),
            models.CheckConstraint(
                name="meeting_ends_after_it_starts",
                condition=Q(ended_at=None) | Q(started_at=None) | Q(ended_at__gte=F("started_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["place", "starts_at"], name="meeting_of_place"),
            models.Index(fields=["starts_at", "id"], name="meeting_by_start"),
            GinIndex(texts.MEETING, name="meeting_texts"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("meetings:meeting_detail", self.pk)

    @property
    def rights_place(self) -> Place:
        return self.place

    @property
    def granted_on(self) -> "Meeting":
        """What the grants of single people hang on: for a meeting and all that is in it, the meeting."""
        return self

    @property
    def rights_places(self) -> tuple[Place, ...]:
        """A joint meeting belongs to two networks alike: a right at either is a right over it."""
        return (self.place,) if self.joint_place is None else (self.place, self.joint_place)

    @property
    def held_by(self) -> str:
        """Wattle Ridge; Wattle Ridge and Stringybark."""
        return " and ".join(place.name for place in self.rights_places)

    def side_of(self, person: "Person") -> Place:
        """Of its places the one where the person belongs, whose pages they can open."""
        return next((place for place in self.rights_places if person.has_perm("view_community", place)), self.place)

    @property
    def ends_at(self) -> dt.datetime:
        return self.starts_at + dt.timedelta(minutes=self.length_minutes)


@tracked()
class MeetingGrant(Grant):
    """A right on one meeting: a guest, a minute-taker. See roles.access."""

    content_object = models.ForeignKey(Meeting, models.CASCADE)
