"""The record of a meeting: what was decided and reviewed under its items, and what is thin about it."""

import datetime as dt
from typing import Any

from django.db import transaction

from common import words
from common.doorbell import ring
from common.errors import Refused
from fiso.models import MilestoneReview
from fiso.services.reviews import record_review
from meetings.enums import ItemState, State
from meetings.models import AgendaItem, Decision, Meeting
from meetings.services.expected import NOUNS, parties
from meetings.services.run import meeting_of, open_record
from networks.enums import Kind
from roles.models import Person


@transaction.atomic
def record_decision(
    *,
    item: AgendaItem,
    text: str,
    by: Person,
    made_by: str = "",
    effective_on: dt.date | None = None,
    review_on: dt.date | None = None,
) -> Decision:
    """Record what was decided under an item. The same words under it are one decision, however often they are sent."""
    item = open_record(item, by)
    _in_order(effective_on, review_on)
    same = item.decisions.filter(text=text).first()
    return same or Decision.objects.create(
        item=item, text=text, made_by=made_by, effective_on=effective_on, review_on=review_on, recorded_by=by
    )


@transaction.atomic
def change_decision(
    *,
    decision: Decision,
    text: str,
    by: Person,
    made_by: str = "",
    effective_on: dt.date | None = None,
    review_on: dt.date | None = None,
) -> Decision:
    """Reword a decision while the record is open. The words before stay in the history."""
    open_record(decision.item, by)
    _in_order(effective_on, review_on)
    decision.text, decision.made_by = text, made_by
    decision.effective_on, decision.review_on = effective_on, review_on
    decision.save(update_fields=["text", "made_by", "effective_on", "review_on"])
    return decision


@transaction.atomic
def remove_decision(*, decision: Decision, by: Person) -> None:
    """Take out what was recorded by mistake, before members have read it. It stays in the history."""
    item = open_record(decision.item, by)
    if meeting_of(item).state == State.CIRCULATED:
        raise Refused("Members have read this decision. Reword it instead, so that they see what changed.")
    decision.delete()


@transaction.atomic
def record_item_review(*, item: AgendaItem, by: Person, **words_of_review: Any) -> MilestoneReview:
    """
    Hold the milestone review of an item: fiso records it, and the item keeps the link. Held on the day of the meeting.

    An item holds one review; the same one sent twice is recorded once.
    """
    item = open_record(item, by)
    if item.milestone is None:
        raise Refused("This item is not about a milestone.")
    review = record_review(milestone=item.milestone, held_on=held_on_day(meeting_of(item)), by=by, **words_of_review)
    if item.review_id not in (None, review.pk):
        raise Refused("The review of this item is recorded already. Change it on the page of the milestone.")
    item.review = review
    item.save(update_fields=["review"])
    ring()
    return review


def held_on_day(meeting: Meeting) -> dt.date:
    """The Melbourne day on which the meeting took place."""
    return words.as_day(meeting.started_at or meeting.starts_at)


def gaps(meeting: Meeting) -> list[str]:
    """What is thin about the record, in sentences, before it goes out. None of it forbids circulating."""
    items = list(meeting.items.on_the_agenda().prefetch_related("decisions"))
    expected, noun = len(parties(meeting)), NOUNS[Kind(meeting.place.kind)]
    marked = meeting.attendances.count()
    found = []
    if expected and not marked:
        found.append(f"Attendance is not marked for any of the {words.count(expected, noun)}.")
    elif marked < expected:
        found.append(f"Attendance is not marked for {expected - marked} of {words.count(expected, noun)}.")
    if not any(item.note or item.decisions.all() for item in items):
        found.append("There is no note and no decision under any item.")
    unheld = [item for item in items if item.milestone_id and not item.review_id and item.state == ItemState.DISCUSSED]
    found += [f"“{item.title}” was discussed, but its milestone review is not recorded." for item in unheld]
    return found


def _in_order(effective_on: dt.date | None, review_on: dt.date | None) -> None:
    if effective_on and review_on and review_on < effective_on:
        raise Refused("It would be looked at again before it takes effect.", "review_on")
