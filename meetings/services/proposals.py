"""What members propose, and the answer they get."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from common import words
from common.errors import NotAllowed, Refused, refusing
from meetings.enums import ItemState, State
from meetings.models import AgendaItem, Meeting
from meetings.services.agenda import REFUSALS, put_on
from meetings.services.meeting import locked, require_agenda_right
from networks.models import Place
from networks.services.groups import require_at_work
from roles.models import Person

MOST_WAITING = 20  # of one person at one place


@transaction.atomic
def propose(
    *, place: Place, by: Person, meeting: Meeting | None = None, drawn_after: int | None = None, **item: Any
) -> AgendaItem:
    """
    A member's item for a meeting, or for the next one when none is named. After the closing day it waits for a later
    meeting, and its answer says so.
    """
    if not by.has_perm("propose_item", meeting or place):
        raise NotAllowed("Only members propose items.")
    require_at_work(place)
    Place.objects.select_for_update(of=("self",), no_key=True).get(pk=place.pk)  # two clicks come one after the other
    mine = AgendaItem.objects.filter(place=place, proposed_by=by)
    if (twin := _sent_before(mine, item["title"], drawn_after)) is not None:
        return twin
    if mine.filter(state=ItemState.PROPOSED).count() >= MOST_WAITING:
        raise Refused(f"{MOST_WAITING} of your proposals are waiting for an answer. Ask the chair before adding more.")
    new = AgendaItem(place=place, meeting=meeting, owner=by, proposed_by=by, state=ItemState.PROPOSED, **item)
    if meeting is not None:
        _check_open(new, locked(meeting))
    with refusing(**REFUSALS), transaction.atomic():
        new.save()
    return new


def newest_of(person: Person, place: Place) -> int:
    """What a proposal's form carries as `drawn_after`."""
    mine = AgendaItem.objects.filter(place=place, proposed_by=person)
    return mine.order_by("-pk").values_list("pk", flat=True).first() or 0


def _sent_before(mine: Any, title: str, drawn_after: int | None) -> AgendaItem | None:
    return mine.filter(title=title, pk__gt=drawn_after).first() if drawn_after is not None else None


def _check_open(item: AgendaItem, meeting: Meeting) -> None:
    if meeting.place_id != item.place_id:
        raise Refused("Choose a meeting of this place.", field="meeting")
    if meeting.state != State.PUBLISHED or meeting.starts_at <= timezone.now():
        raise Refused("This meeting no longer takes proposals.", field="meeting")
    closing = meeting.proposals_close_on
    if closing and closing < timezone.localdate():
        item.state = ItemState.DEFERRED
        item.answer_reason = f"Proposals closed {words.day(closing)}, so this waits for a later meeting."


@transaction.atomic
def accept(*, item: AgendaItem, meeting: Meeting, section: int, by: Person) -> AgendaItem:
    return put_on(item=item, meeting=meeting, section=section, by=by)


@transaction.atomic
def put_later(*, item: AgendaItem, meeting: Meeting, by: Person) -> AgendaItem:
    """Not at this meeting; its proposer sees that it waits, and later meetings are offered it."""
    item = _waiting(item, by)
    if item.state == ItemState.DEFERRED and item.meeting_id == meeting.pk:
        return item
    item.meeting = meeting
    return _answer(item, ItemState.DEFERRED, "Put off to a later meeting.", by)


@transaction.atomic
def decline(*, item: AgendaItem, reason: str, by: Person) -> AgendaItem:
    """Say no, and why: the proposer reads the reason."""
    if not reason.strip():
        raise Refused("Say why. The proposer reads it.", field="reason")
    if item.state == ItemState.DECLINED:
        return item
    return _answer(_waiting(item, by), ItemState.DECLINED, reason.strip(), by)


@transaction.atomic
def take_back(*, item: AgendaItem, by: Person) -> AgendaItem:
    """The proposer's own second thought, while nobody has put it on an agenda."""
    item = AgendaItem.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    if item.proposed_by_id != by.pk:
        raise NotAllowed("Only who proposed it takes it back.")
    if item.state == ItemState.WITHDRAWN:
        return item
    if item.state not in (ItemState.PROPOSED, ItemState.DEFERRED):
        raise Refused("It has been answered already. Ask the chair.")
    return _answer(item, ItemState.WITHDRAWN, "Taken back by who proposed it.", by)


def _waiting(item: AgendaItem, by: Person) -> AgendaItem:
    require_agenda_right(by, item)
    item = AgendaItem.objects.select_for_update(of=("self",), no_key=True).get(pk=item.pk)
    if item.state not in (ItemState.PROPOSED, ItemState.DEFERRED):
        raise Refused("Somebody has dealt with this proposal already.")
    return item


def _answer(item: AgendaItem, state: ItemState, reason: str, by: Person) -> AgendaItem:
    item.state, item.answer_reason, item.answered_by, item.answered_at = state, reason, by, timezone.now()
    item.save(update_fields=["state", "meeting", "answer_reason", "answered_by", "answered_at"])
    return item
