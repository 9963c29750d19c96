"""Corrections to minutes: suggested by members, answered by the chair; and dated remarks beside confirmed minutes."""

from django.db import transaction
from django.utils import timezone

from common import words
from common.doorbell import ring
from common.errors import NotAllowed, Refused, refusing
from meetings import window
from meetings.enums import CorrectionState, State, in_words_of
from meetings.models import AgendaItem, Correction, CorrectionNote, Meeting
from meetings.services.meeting import lock
from meetings.services.run import meeting_of
from roles.models import Person

MEMBERS_ONLY = "Corrections are suggested by those who take part in these meetings."
CHAIR_ADDS = "Only the chair adds a correction to confirmed minutes."
CHAIR_ONLY = "Only the chair answers suggested corrections."
ONE_OPEN = {"one_open_correction_each": "You have suggested a correction here already. It waits for the chair."}
SAME = {"correction_note_once": "This correction stands there already."}


def may_suggest(person: Person, meeting: Meeting) -> bool:
    is_open = meeting.state == State.CIRCULATED and window.is_open(meeting)
    return is_open and person.has_perm("propose_item", meeting)


@transaction.atomic
def suggest(*, item: AgendaItem, text: str, why: str, by: Person) -> Correction:
    """Say what the note of an item should read. Suggesting again changes one's own open suggestion."""
    meeting = meeting_of(item)
    if not by.has_perm("propose_item", meeting):
        raise NotAllowed(MEMBERS_ONLY)
    meeting = lock(meeting.pk)
    if meeting.state != State.CIRCULATED:
        raise Refused(NOT_OPEN.get(State(meeting.state), "These minutes are not circulated yet."))
    if not window.is_open(meeting):
        raise Refused("The time for corrections is over. Bring it up in the next meeting.")
    now = AgendaItem.objects.get(pk=item.pk)
    if text.strip() == now.note.strip():
        raise Refused("Nothing is different from the note as it stands.", field="text")
    own = Correction.objects.waiting().filter(item=item, proposed_by=by).first()
    if own is None:
        with refusing(**ONE_OPEN), transaction.atomic():
            own = Correction.objects.create(item=item, before=now.note, text=text, why=why, proposed_by=by)
        ring()
    elif (own.before, own.text, own.why) != (now.note, text, why):
        own.before, own.text, own.why = now.note, text, why
        own.save(update_fields=["before", "text", "why"])
    return own


NOT_OPEN = {State.CONFIRMED: "These minutes are confirmed. The chair can add a dated correction beside them."}


@transaction.atomic
def take_back(*, correction: Correction, by: Person) -> Correction:
    """The proposer thinks again. Twice is once."""
    if correction.proposed_by_id != by.pk:
        raise NotAllowed("Only who suggested a correction takes it back.")
    correction = _locked(correction)
    if correction.state == CorrectionState.WITHDRAWN:
        return correction
    return _answer(correction, CorrectionState.WITHDRAWN, "", by)


@transaction.atomic
def accept(*, correction: Correction, text: str, version: int, by: Person) -> Correction:
    """
    Put a text into the minutes: the suggested one, or what the chair made of it. `version` is that of the note the
    chair was looking at; a note that changed since then is looked at again first.
    """
    correction = _for_chair(correction, by)
    if correction.state == CorrectionState.ACCEPTED:
        return correction
    item = AgendaItem.objects.get(pk=correction.item_id)
    if item.note_version != version:
        raise Refused("The note was changed while you were reading. Look at both texts again.")
    if text == item.note:
        raise Refused("Nothing is different from the note as it stands. Decline the suggestion instead.", field="text")
    correction.before, correction.text = item.note, text
    item.note, item.note_version = text, version + 1
    item.save(update_fields=["note", "note_version"])
    return _answer(correction, CorrectionState.ACCEPTED, "", by)


@transaction.atomic
def decline(*, correction: Correction, reason: str, by: Person) -> Correction:
    """Leave the note as it is, and tell the proposer why."""
    correction = _for_chair(correction, by)
    if correction.state == CorrectionState.DECLINED:
        return correction
    return _answer(correction, CorrectionState.DECLINED, reason, by)


@transaction.atomic
def add_note(*, item: AgendaItem, text: str, why: str, by: Person) -> CorrectionNote:
    """A dated correction beside an item of confirmed minutes. The same words twice are one."""
    meeting = meeting_of(item)
    if not by.has_perm("circulate_minutes", meeting):
        raise NotAllowed(in_words_of(meeting.place.kind, CHAIR_ADDS))
    meeting = lock(meeting.pk)
    if meeting.state != State.CONFIRMED:
        raise Refused("These minutes are not confirmed: edit the record itself.")
    same = item.correction_notes.filter(text=text).first()
    if same:
        return same
    with refusing(**SAME), transaction.atomic():
        note = CorrectionNote.objects.create(item=item, text=text, why=why, added_by=by)
    ring()
    return note


def waiting_words(meeting: Meeting) -> str:
    """What still has to be answered before minutes are confirmed; empty when nothing has."""
    number = Correction.objects.waiting().filter(item__meeting=meeting).count()
    verb = "waits" if number == 1 else "wait"
    return f"{words.count(number, 'suggested correction')} {verb} for an answer." if number else ""


def _for_chair(correction: Correction, by: Person) -> Correction:
    meeting = meeting_of(correction.item)
    if not by.has_perm("circulate_minutes", meeting):
        raise NotAllowed(in_words_of(meeting.place.kind, CHAIR_ONLY))
    if lock(meeting.pk).state not in (State.CIRCULATED, State.HELD):
        raise Refused("These minutes are confirmed and can no longer be changed.")
    return _locked(correction)


def _locked(correction: Correction) -> Correction:
    return Correction.objects.select_for_update(of=("self",), no_key=True).get(pk=correction.pk)


def _answer(correction: Correction, state: CorrectionState, reason: str, by: Person) -> Correction:
    if correction.state != CorrectionState.OPEN:
        raise Refused("This suggestion has been answered already.")
    correction.state, correction.answer_reason = state, reason
    correction.answered_by, correction.answered_at = by, timezone.now()
    correction.save()
    ring()
    return correction
