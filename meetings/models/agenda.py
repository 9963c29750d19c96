from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from common.history import tracked
from fiso.models import FocusArea, Goal, Milestone, MilestoneReview
from meetings import texts
from meetings.enums import FAMILY, ON_THE_DAY, Family, ItemState, Purpose, Sensitivity, Topic
from meetings.models.meeting import Meeting
from meetings.querysets import ItemQuerySet
from networks.models import Place


@tracked()
class Section(models.Model):
    """A part of an agenda with a heading. Items are ordered by section, then by their place in it."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sections")
    title = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "position"], name="section_position_once", deferrable=models.Deferrable.DEFERRED
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rights_place(self) -> Place:
        return self.meeting.place


@tracked()
class AgendaItem(models.Model):
    """
    One matter. Proposed by a member or put on by who sets the agenda; its note and outcomes become the minutes.

    `version` counts saved changes of the item's own words, `note_version` those of the note: two people who save at
    once
    are told, and neither text is lost.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="agenda_items")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, blank=True, related_name="items")
    section = models.ForeignKey(Section, models.RESTRICT, null=True, blank=True, related_name="items")
    position = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=160)
    purpose = models.CharField(max_length=10, choices=Purpose, default=Purpose.DISCUSS)
    topic = models.CharField(max_length=12, choices=Topic, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    minutes = models.PositiveSmallIntegerField(default=10)
    sensitivity = models.CharField(max_length=10, choices=Sensitivity, default=Sensitivity.MEMBERS)
    detail = models.TextField("what it is about", blank=True)
    milestone = models.ForeignKey(Milestone, models.PROTECT, null=True, blank=True, related_name="agenda_items")
    review = models.OneToOneField(
        MilestoneReview,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda_item",
        help_text="Held in this item.",
    )
    goal = models.ForeignKey(Goal, models.SET_NULL, null=True, blank=True, related_name="agenda_items")
    focus_area = models.ForeignKey(FocusArea, models.SET_NULL, null=True, blank=True, related_name="agenda_items")
    looks_at = models.ForeignKey(
        "meetings.Decision",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="looked_at_in",
        help_text="An earlier decision that is looked at again.",
    )
    is_recurring = models.BooleanField(
        "comes back at every meeting", default=False, db_default=False, help_text="The next agenda starts with it."
    )
    times = models.PositiveSmallIntegerField(
        default=1, db_default=1, help_text="The how manieth meeting it is on the agenda of, counting this one."
    )
    carried_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="carried_to")
    state = models.CharField(max_length=12, choices=ItemState, default=ItemState.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="proposed_items")
    proposed_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_reason = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    note_version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(null=True, blank=True)
    minutes_used = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["section", "position"], name="item_position_once", deferrable=models.Deferrable.DEFERRED
            ),
            models.CheckConstraint(
                name="item_on_agenda_has_its_place",
                condition=~Q(state__in=ON_THE_DAY)
                | Q(meeting__isnull=False, section__isnull=False, position__isnull=False),
            ),
            models.CheckConstraint(
                name="item_off_agenda_has_no_position",
                condition=Q(state__in=ON_THE_DAY) | Q(section=None, position=None),
            ),
            models.CheckConstraint(
                name="item_minutes_are_sensible",
                condition=Q(minutes__gte=1, minutes__lte=600),
                violation_error_message="An item takes from 1 minute to 10 hours.",
            ),
            models.CheckConstraint(
                name="item_declined_with_reason", condition=~Q(state=ItemState.DECLINED) | ~Q(answer_reason="")
            ),
            models.CheckConstraint(
                name="item_is_linked_to_one_thing",
                condition=Q(milestone=None, goal=None)
                | Q(milestone=None, focus_area=None)
                | Q(goal=None, focus_area=None),
                violation_error_message="Link the item to one part of the plan.",
            ),
            models.CheckConstraint(name="item_was_on_an_agenda_once", condition=Q(times__gte=1)),
            models.CheckConstraint(
                name="item_review_is_of_a_milestone", condition=Q(review=None) | Q(milestone__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["place", "state"], name="item_of_place_state"),
            models.Index(fields=["meeting", "state"], name="item_of_meeting_state"),
            GinIndex(texts.ITEM, name="item_texts"),
            GinIndex(texts.NOTE, name="item_note_texts"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rights_place(self) -> Place:
        return self.place

    @property
    def granted_on(self) -> Meeting | None:
        """The meeting it is in. No grant opens a matter of the executive."""
        return self.meeting if self.sensitivity == Sensitivity.MEMBERS else None

    @property
    def rights_places(self) -> tuple[Place, ...]:
        return (self.place,) if self.meeting is None else self.meeting.rights_places

    @property
    def purpose_words(self) -> str:
        """For lists: get_purpose_display would look through all purposes for each row."""
        return str(Purpose(self.purpose).label)

    @property
    def family(self) -> Family:
        """Which family the time counts for: by purpose, and by the plan object or policy topic it is about."""
        if self.milestone_id or self.goal_id or self.focus_area_id:
            return Family.OUTCOMES
        if self.topic:
            return Family.POLICY
        return FAMILY.get(Purpose(self.purpose), Family.BUSINESS)
