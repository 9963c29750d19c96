"""The way of the minutes: to the members, to being confirmed, and back when they went out too early."""

import datetime as dt

import pghistory
from django.db import transaction
from django.utils import timezone

from common import words
from common.doorbell import ring
from common.errors import NotAllowed, Refused
from meetings import window
from meetings.enums import State, in_words_of
from meetings.models import AgendaItem, Meeting
from meetings.services import pulse
from meetings.services.corrections import waiting_words
from meetings.services.meeting import lock
from meetings.services.minutes import held_on_day, record_decision
from meetings.services.run import meeting_of
from meetings.terms import Terms
from roles.models import Person

ONLY_CHAIR = "Only the chair circulates and confirms the minutes."
BACK_TO = {State.HELD: State.IN_PROGRESS, State.CIRCULATED: State.HELD}
"""Re-opening goes one step back: a meeting closed by mistake runs again; circulated minutes become a draft again."""


@transaction.atomic
def circulate_minutes(*, meeting: Meeting, by: Person, corrections_close_on: dt.date | None = None) -> Meeting:
    """
    Open the minutes of a held meeting to its members, who may suggest corrections until a day (a week on). The notice
    is derived from circulated_at. Twice is once.
    """
    meeting = _locked_by_chair(meeting, by)
    if meeting.state in (State.CIRCULATED, State.CONFIRMED):
        return meeting
    if meeting.state != State.HELD:
        raise Refused("Finish the meeting first. Its minutes can be circulated after that.")
    today = timezone.localdate()
    last = corrections_close_on or window.usual_end(today, Terms.read())
    if not today <= last <= today + dt.timedelta(days=window.LONGEST):
        raise Refused(f"Choose a day from today, {window.LONGEST} days on at the latest.", field="corrections_close_on")
    meeting.state, meeting.circulated_at, meeting.circulated_by = State.CIRCULATED, timezone.now(), by
    meeting.corrections_close_on, meeting.reopened_reason = last, ""
    meeting.save(update_fields=["state", "circulated_at", "circulated_by", "corrections_close_on", "reopened_reason"])
    pulse.close(meeting)
    ring()
    return meeting


@transaction.atomic
def confirm_minutes(*, meeting: Meeting, by: Person) -> Meeting:
    """Make circulated minutes final, once the time for corrections is over. Twice is once."""
    meeting = _locked_by_chair(meeting, by)
    if meeting.state == State.CONFIRMED:
        return meeting
    if window.is_open(meeting) and meeting.corrections_close_on:
        last = words.near_day(meeting.corrections_close_on)
        raise Refused(f"Members may suggest corrections until {last}. Confirm them after that, or in the next meeting.")
    return _confirm(meeting, by, None)


@transaction.atomic
def confirm_in_meeting(*, meeting: Meeting, item: AgendaItem, by: Person) -> Meeting:
    """Those present at a later meeting confirm the minutes of an earlier one; its item holds the decision."""
    here = meeting_of(item)
    deputy = _places(here) <= _places(meeting) and by.has_perm("circulate_minutes", here)
    if not (deputy or by.has_perm("circulate_minutes", meeting)):
        raise NotAllowed(in_words_of(meeting.place.kind, ONLY_CHAIR))
    meeting = lock(meeting.pk)
    if meeting.state == State.CONFIRMED:
        return meeting
    if not _places(meeting) & _places(here) or meeting.starts_at >= here.starts_at:
        raise Refused("Only the minutes of an earlier meeting of the same place can be confirmed here.")
    confirmed = _confirm(meeting, by, item)
    text = f"The minutes of {words.day(held_on_day(meeting))} are confirmed as a true record."
    record_decision(item=item, text=text.replace(words.NBSP, " "), by=by)
    return confirmed


@transaction.atomic
def reopen(*, meeting: Meeting, was: str, reason: str, by: Person) -> Meeting:
    """
    One step back, with the reason. `was` is the state the person saw: the same form sent twice takes one step.
    """
    meeting = _locked_by_chair(meeting, by)
    if was not in BACK_TO:
        raise Refused("Confirmed minutes stay as they are. Add a dated correction beside them.")
    if meeting.state == BACK_TO[State(was)]:
        return meeting
    if meeting.state != was:
        raise Refused("The meeting is in another state by now. Look at it again.")
    meeting.state, meeting.reopened_reason = BACK_TO[State(was)], reason
    if was == State.HELD:
        meeting.ended_at = None
    else:
        meeting.circulated_at = meeting.circulated_by = meeting.corrections_close_on = None
    with pghistory.context(reason=reason):
        meeting.save()
    ring()
    return meeting


def to_confirm(item: AgendaItem, by: Person) -> Meeting | None:
    """The last meeting of a place of this one before it that the person sees, when its minutes wait to be confirmed."""
    here = meeting_of(item)
    earlier = Meeting.objects.visible_to(by).of_places(_places(here)).filter(starts_at__lt=here.starts_at)
    return earlier.filter(state=State.CIRCULATED).order_by("-starts_at").first()


def _places(meeting: Meeting) -> set[int]:
    return {place.pk for place in meeting.rights_places}


def _confirm(meeting: Meeting, by: Person, item: AgendaItem | None) -> Meeting:
    if meeting.state != State.CIRCULATED:
        raise Refused("Circulate the minutes first, so that members can read them before they are confirmed.")
    if waiting := waiting_words(meeting):
        raise Refused(f"{waiting} Answer first, then confirm the minutes.")
    meeting.state, meeting.confirmed_at = State.CONFIRMED, timezone.now()
    meeting.confirmed_by, meeting.confirmed_in = by, item
    meeting.save(update_fields=["state", "confirmed_at", "confirmed_by", "confirmed_in"])
    ring()
    return meeting


def _locked_by_chair(meeting: Meeting, by: Person) -> Meeting:
    if not by.has_perm("circulate_minutes", meeting):
        raise NotAllowed(in_words_of(meeting.place.kind, ONLY_CHAIR))
    return lock(meeting.pk)
