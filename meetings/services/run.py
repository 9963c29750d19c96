"""Running a meeting: start, the item that is on, its note, the end. Every step locks one row, the meeting's."""

import datetime as dt
from enum import StrEnum
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone

from common import words
from common.doorbell import ring
from common.errors import NotAllowed, Refused
from common.statements import Kept
from meetings.enums import ItemState, Purpose, State, in_words_of
from meetings.models import AgendaItem, Meeting, Section
from meetings.services.meeting import lock
from roles.models import Person

EARLY = dt.timedelta(minutes=60)
RECORD_OPEN = (State.IN_PROGRESS, State.HELD, State.CIRCULATED)
"""States in which notes and outcomes may be written. Confirmed minutes are read only."""

CLOSED_RECORD = {
    State.DRAFT: "Publish the meeting first: it has no record yet.",
    State.PUBLISHED: "Start the meeting first: it has no record yet.",
    State.CONFIRMED: "These minutes are confirmed and can no longer be changed.",
    State.CANCELLED: "This meeting was cancelled, so it has no record.",
}
ONLY_RUNNERS = "Only the chair and the executive run the meeting."
ONLY_KEEPERS = "Only the chair, the executive and who takes the minutes keep the record of a meeting."
TWICE = dt.timedelta(minutes=2)
"""The same words sent again by the same person within this time are one click too many, not a second matter."""


class Leave(StrEnum):
    """How an item is left."""

    DONE = "done"
    LATER = "later"
    NOT_REACHED = "not_reached"


class StaleNote(Refused):
    """Somebody saved the note meanwhile. `item` is what stands there now; the words of the loser are in the form."""

    def __init__(self, item: AgendaItem) -> None:
        super().__init__("Somebody else saved this note while you were writing. Nothing is lost: choose below.", "note")
        self.item = item


def too_early(meeting: Meeting) -> bool:
    """More than an hour before its time: starting it is asked about first."""
    return timezone.now() < meeting.starts_at - EARLY


@transaction.atomic
def start_meeting(*, meeting: Meeting, by: Person, although_early: bool = False) -> Meeting:
    """Begin a published meeting and open its first item. Starting one that runs already changes nothing."""
    meeting = locked(meeting, by)
    if meeting.state == State.IN_PROGRESS:
        return meeting
    if meeting.state != State.PUBLISHED:
        raise Refused(NO_START.get(State(meeting.state), "This meeting has been held already."))
    if too_early(meeting) and not although_early:
        raise Refused(f"It is planned for {words.when(meeting.starts_at)}. Say that you want to start it now.", "sure")
    meeting.state, meeting.started_at = State.IN_PROGRESS, timezone.now()
    meeting.save(update_fields=["state", "started_at"])
    _open(meeting, meeting.items.on_the_agenda().filter(state=ItemState.ON_AGENDA).first())
    ring()
    return meeting


NO_START = {
    State.DRAFT: "Publish the meeting first, so that its members know of it.",
    State.CANCELLED: "This meeting was cancelled.",
}


@transaction.atomic
def begin_item(*, item: AgendaItem, by: Person) -> AgendaItem:
    """Make this the item that is on. The one before counts as discussed; a discussed one is opened again."""
    meeting = running(item.meeting, by)
    item = _item_of(meeting, item)
    if meeting.current_item_id == item.pk:
        return item
    if meeting.current_item_id:
        _close(meeting, Leave.DONE)
    if item.state != ItemState.ON_AGENDA:
        item.state = ItemState.ON_AGENDA
        item.save(update_fields=["state"])
    _open(meeting, item)
    return item


@transaction.atomic
def leave_item(*, item: AgendaItem, how: Leave, by: Person) -> AgendaItem | None:
    """
    Leave the item that is on and open the next one, which is returned; None when there is none.

    DONE: it was discussed. LATER: it comes again in this meeting. NOT_REACHED: it goes to a later meeting.
    Leaving an item that is no longer on changes nothing, so a second click has no effect.
    """
    meeting = running(item.meeting, by)
    if meeting.current_item_id != item.pk:
        return meeting.current_item
    left = _close(meeting, how)
    following = _next(meeting, left)
    _open(meeting, following)
    return following


@transaction.atomic
def add_item_now(
    *, meeting: Meeting, title: str, minutes: int, purpose: str = Purpose.DISCUSS, by: Person
) -> AgendaItem:
    """Put a matter on the agenda of a running meeting, at its end."""
    meeting = running(meeting, by)
    same = meeting.items.filter(title=title, proposed_by=by, proposed_at__gt=timezone.now() - TWICE).first()
    if same:
        return same
    section = meeting.sections.last() or Section.objects.create(meeting=meeting, title="Items", position=1)
    last = section.items.aggregate(last=models.Max("position"))["last"] or 0
    item = AgendaItem.objects.create(
        place=meeting.place, meeting=meeting, section=section, position=last + 1, title=title, minutes=minutes,
        purpose=purpose, state=ItemState.ON_AGENDA, proposed_by=by, owner=by,
    )  # fmt: skip
    if meeting.current_item_id is None:
        _open(meeting, item)
    return item


@transaction.atomic
def save_note(*, item: AgendaItem, text: str, version: int, by: Person) -> AgendaItem:
    """
    Save the note of an item, written from the given version. Raises StaleNote when another text was saved since then.

    Saving what stands there already succeeds whatever the version: a retry after a lost answer is not a conflict.
    """
    item = open_record(item, by)
    if item.note == text:
        return item
    if item.note_version != version:
        raise StaleNote(item)
    item.note, item.note_version = text, version + 1
    item.save(update_fields=["note", "note_version"])
    return item


@transaction.atomic
def keep_their_note(*, item: AgendaItem, text: str, by: Person) -> AgendaItem:
    """Two wrote at once and the later gives way: its text is written and taken back, so that history has both."""
    item = open_record(item, by)
    theirs = item.note
    for note in (text, theirs):
        if note != item.note:
            item.note, item.note_version = note, item.note_version + 1
            item.save(update_fields=["note", "note_version"])
    return item


@transaction.atomic
def finish_meeting(*, meeting: Meeting, by: Person) -> Meeting:
    """End a running meeting: the item that is on was discussed, those never opened were not reached. Twice is once."""
    meeting = locked(meeting, by)
    if meeting.state == State.HELD:
        return meeting
    if meeting.state != State.IN_PROGRESS:
        raise Refused("Only a meeting that is running can be finished.")
    if meeting.current_item_id:
        _close(meeting, Leave.DONE)
    for item in meeting.items.filter(state=ItemState.ON_AGENDA):
        item.state = ItemState.NOT_REACHED
        item.save(update_fields=["state"])
    meeting.state, meeting.current_item = State.HELD, None
    meeting.ended_at = timezone.now()
    meeting.save(update_fields=["state", "current_item", "ended_at"])
    ring()
    return meeting


# --- Shared by the services of the record -----------------------------------------------------------------------------


def locked(meeting: Meeting | None, by: Person) -> Meeting:
    """The meeting's row, locked until the end of the transaction, if `by` may run it."""
    if meeting is None:
        raise NotAllowed(ONLY_RUNNERS)
    if not by.has_perm("run_meeting", meeting):
        raise NotAllowed(in_words_of(meeting.place.kind, ONLY_RUNNERS))
    return lock(meeting.pk)


def locked_record(meeting: Meeting | None, by: Person, of: AgendaItem | None = None) -> Meeting:
    """
    The meeting's row, locked, if `by` may write into its record, or into that of one item, and the record is open.
    Asked after the lock: who takes the minutes may write until they are circulated, and not a moment longer.
    """
    if meeting is None:
        raise NotAllowed(ONLY_KEEPERS)
    meeting = lock(meeting.pk)
    if not by.has_perm("keep_record", of or meeting):
        raise NotAllowed(in_words_of(meeting.place.kind, ONLY_KEEPERS))
    if meeting.state not in RECORD_OPEN:
        raise Refused(CLOSED_RECORD[State(meeting.state)])
    return meeting


def running(meeting: Meeting | None, by: Person) -> Meeting:
    meeting = locked(meeting, by)
    if meeting.state != State.IN_PROGRESS:
        raise Refused("This meeting is not running.")
    return meeting


def open_record(item: AgendaItem, by: Person) -> AgendaItem:
    """The item as it stands now, with its meeting locked, if `by` may write into its record and the record is open."""
    meeting = locked_record(item.meeting, by, of=item)
    item = _item_of(meeting, item)
    item.meeting = meeting
    return item


def meeting_of(item: AgendaItem) -> Meeting:
    """The meeting of an item that open_record() has let through."""
    assert item.meeting is not None
    return item.meeting


def _item_of(meeting: Meeting, item: AgendaItem) -> AgendaItem:
    found = _on_the_agenda(meeting=meeting.pk, item=item.pk)
    if not found:
        raise Refused("This item is no longer on the agenda.")
    return found[0]


@Kept
def _on_the_agenda(meeting: Any, item: Any) -> "QuerySet[AgendaItem]":
    found = AgendaItem.objects.filter(meeting=meeting, pk=item).on_the_agenda()
    return found.select_related("place", "milestone", "review")


def _open(meeting: Meeting, item: AgendaItem | None) -> None:
    if item:
        item.started_at = timezone.now()
        item.save(update_fields=["started_at"])
    meeting.current_item = item
    meeting.save(update_fields=["current_item"])


def _close(meeting: Meeting, how: Leave) -> AgendaItem:
    """Take the time of the item that is on and give it its state. Time adds up when an item is opened again."""
    item = meeting.items.get(pk=meeting.current_item_id or 0)
    item.minutes_used = (item.minutes_used or 0) + minutes_since(item.started_at)
    if how != Leave.LATER:
        item.state = ItemState.DISCUSSED if how == Leave.DONE else ItemState.NOT_REACHED
    item.save(update_fields=["minutes_used", "state"])
    return item


def minutes_since(start: dt.datetime | None) -> int:
    """Whole minutes, at least one: an item that was opened took time."""
    seconds = (timezone.now() - start).total_seconds() if start else 0
    return max(1, round(seconds / 60))


def _next(meeting: Meeting, left: AgendaItem) -> AgendaItem | None:
    """The first item still to come after the one left; then those passed over before it."""
    items = list(meeting.items.on_the_agenda())
    here = next(n for n, item in enumerate(items) if item.pk == left.pk)
    open_items = [item for item in items[here + 1 :] + items[:here] if item.state == ItemState.ON_AGENDA]
    return open_items[0] if open_items else None
