from django.conf import settings
from django.db import models
from django.db.models import Q

from common.history import tracked
from meetings.enums import CorrectionState
from meetings.models.agenda import AgendaItem
from meetings.querysets import CorrectionNoteQuerySet, CorrectionQuerySet
from networks.models import Place


@tracked()
class Correction(models.Model):
    """
    What a member says the note of an item should read, while circulated minutes are open to corrections.

    `before` is the note it was written from. Once accepted, `before` and `text` are what was replaced and what
    replaced it: the minutes show both.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="corrections")
    before = models.TextField(blank=True)
    text = models.TextField(blank=True)
    why = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=CorrectionState, default=CorrectionState.OPEN)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answer_reason = models.CharField(max_length=300, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="correction_changes_something", condition=~Q(text=models.F("before"))),
            models.CheckConstraint(
                name="correction_answered_says_when_and_by_whom",
                condition=Q(state=CorrectionState.OPEN, answered_at=None, answered_by=None)
                | ~Q(state=CorrectionState.OPEN) & Q(answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="correction_declined_with_reason",
                condition=~Q(state=CorrectionState.DECLINED) | ~Q(answer_reason=""),
            ),
            models.UniqueConstraint(
                fields=["item", "proposed_by"],
                condition=Q(state=CorrectionState.OPEN),
                name="one_open_correction_each",
            ),
        ]
        indexes = [models.Index(fields=["item", "state"], name="correction_of_item")]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def rights_place(self) -> Place:
        return self.item.place


@tracked()
class CorrectionNote(models.Model):
    """
    A dated remark beside an item of confirmed minutes, which themselves are never edited. It is not edited either: a
    remark that was wrong gets another one.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="correction_notes")
    text = models.TextField()
    why = models.CharField(max_length=300)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = CorrectionNoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="correction_note_says_what_and_why", condition=~Q(text="") & ~Q(why="")),
            models.UniqueConstraint(fields=["item", "text"], name="correction_note_once"),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def rights_place(self) -> Place:
        return self.item.place
