"""Notices about minutes: circulated, a correction suggested and answered, to be confirmed, corrected afterwards."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from common.words import day, distance, when
from meetings.enums import WITH_MINUTES, CorrectionState, Sensitivity, State
from meetings.models import AgendaItem, Correction, CorrectionNote, Meeting
from reminders.audience import Audience, Recipient, held_by, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, lead_key, plain, spaced, stamp
from reminders.kinds.meeting_words import moment
from reminders.kinds.meetings import AboutMeeting, of_meetings
from reminders.rules import OVERDUE, RECENT, nearest_lead


class Minutes(AboutMeeting):
    code = "minutes_circulated"
    label = "Minutes"
    hint = "When the minutes of a meeting are circulated."

    def occasion(self, obj: Meeting, now: dt.datetime) -> Occasion | None:
        if obj.state not in WITH_MINUTES or obj.circulated_at is None:
            return None
        return Occasion(f"circulated {stamp(obj.circulated_at)}", obj.circulated_at)

    def audience(self, objs: Sequence[Meeting], now: dt.datetime) -> Audience:
        found = super().audience(objs, now)
        for meeting in objs:
            found[meeting.pk].pop(meeting.circulated_by_id or 0, None)
        return {
            meeting: {person: Recipient(told.reason, told.schools) for person, told in people.items()}
            for meeting, people in found.items()
        }

    def letter(self, obj: Meeting, occurrence: str, variant: str) -> Letter:
        return Letter(
            subject=f"Minutes: {held_by(obj)} meeting, {moment(obj.starts_at)}",
            title="The minutes are out",
            sentence=f"The minutes of {plain(obj.title)} on {when(obj.starts_at)} have been circulated.",
            place=obj.held_by,
            path=_minutes_of(obj),
            button="Read the minutes",
        )

    def over(self, obj: Meeting, now: dt.datetime) -> str:
        return "The minutes are not circulated any more."


class MinutesToConfirm(Kind[Meeting]):
    code = "minutes_to_confirm"
    label = "Minutes to confirm"
    hint = "The day before the time for corrections ends, and when minutes wait to be confirmed."
    group = "meetings"
    model = Meeting
    leads = (1, OVERDUE)

    def around(self, now: dt.datetime) -> QuerySet[Meeting]:
        today = timezone.localdate(now)
        near = (today - RECENT - dt.timedelta(days=1), today + dt.timedelta(days=1))
        return Meeting.objects.filter(state=State.CIRCULATED, corrections_close_on__range=near)

    def read(self, rows: QuerySet[Meeting]) -> list[Meeting]:
        return list(rows.select_related("place", "joint_place"))

    def occasion(self, obj: Meeting, now: dt.datetime) -> Occasion | None:
        last = obj.corrections_close_on
        if obj.state != State.CIRCULATED or last is None:
            return None
        found = nearest_lead(last, self.leads, now, told_at=obj.circulated_at)
        return Occasion(lead_key(found[0], last), found[1]) if found else None

    def audience(self, objs: Sequence[Meeting], now: dt.datetime) -> Audience:
        return of_meetings("circulate_minutes", objs, "read_record")

    def letter(self, obj: Meeting, occurrence: str, variant: str) -> Letter:
        assert obj.corrections_close_on is not None
        is_over = occurrence.startswith("overdue")
        minutes = f"{held_by(obj)} meeting, {moment(obj.starts_at)}"
        until = "tomorrow" if distance(obj.corrections_close_on) == "tomorrow" else "today"
        return Letter(
            subject=f"{'Minutes to confirm' if is_over else 'Corrections end ' + until}: {minutes}",
            title="The minutes can be confirmed" if is_over else f"The time for corrections ends {until}",
            sentence=f"The minutes of {plain(obj.title)} on {when(obj.starts_at)} "
            + ("wait to be confirmed." if is_over else f"are open to corrections until {until}."),
            place=obj.held_by,
            path=_minutes_of(obj),
            button="See the minutes",
            facts=(("Corrections until", spaced(day(obj.corrections_close_on))),),
        )

    def over(self, obj: Meeting, now: dt.datetime) -> str:
        return "The minutes are confirmed, or a draft again."


class AboutCorrection(Kind[Correction]):
    model = Correction
    group = "meetings"

    def around(self, now: dt.datetime) -> QuerySet[Correction]:
        since = now - RECENT
        recent = Q(proposed_at__gt=since) | Q(answered_at__gt=since) | Q(item__meeting__circulated_at__gt=since)
        return Correction.objects.filter(recent)

    def read(self, rows: QuerySet[Correction]) -> list[Correction]:
        return list(
            rows.select_related(
                "item__meeting__place", "item__meeting__joint_place", "item__place", "proposed_by", "answered_by"
            )
        )


class CorrectionSuggested(AboutCorrection):
    code = "correction_suggested"
    label = "Corrections suggested to minutes"
    hint = "When a member suggests a correction to minutes you keep."

    def occasion(self, obj: Correction, now: dt.datetime) -> Occasion | None:
        if obj.state != CorrectionState.OPEN or _meeting_of(obj.item).state not in (State.CIRCULATED, State.HELD):
            return None
        return Occasion(f"suggested {stamp(obj.proposed_at)}", obj.proposed_at)

    def audience(self, objs: Sequence[Correction], now: dt.datetime) -> Audience:
        """Those who keep the minutes, or kept them at this meeting; not who suggests it."""
        return _readers(objs, of_meetings("keep_record", _meetings_of(objs), "read_record"), "proposed_by_id")

    def letter(self, obj: Correction, occurrence: str, variant: str) -> Letter:
        meeting = _meeting_of(obj.item)
        return Letter(
            subject=f"Correction suggested: {held_by(meeting)} minutes, {moment(meeting.starts_at)}",
            title="A correction is suggested",
            sentence=f"To the minutes of {plain(meeting.title)} on {when(meeting.starts_at)}. "
            "It waits for the chair’s answer.",
            place=meeting.held_by,
            path=_item_in_minutes(obj.item),
            button="Read the suggestion",
            facts=(*_item_words(obj.item), ("Suggested by", plain(obj.proposed_by.name))),
        )

    def over(self, obj: Correction, now: dt.datetime) -> str:
        return "It is answered, or taken back."


class CorrectionAnswered(AboutCorrection):
    code = "correction_answered"
    label = "Answers to your corrections"
    hint = "When a correction you suggested to minutes is taken or declined."
    answers = {CorrectionState.ACCEPTED: "is in the minutes", CorrectionState.DECLINED: "was not taken"}

    def occasion(self, obj: Correction, now: dt.datetime) -> Occasion | None:
        """What was answered while the minutes were a draft again is told once they are out."""
        meeting = _meeting_of(obj.item)
        if obj.state not in self.answers or not obj.answered_at or not meeting.circulated_at:
            return None
        return Occasion(f"{obj.state} {stamp(obj.answered_at)}", max(obj.answered_at, meeting.circulated_at))

    def audience(self, objs: Sequence[Correction], now: dt.datetime) -> Audience:
        """Who suggested it, while they belong to the place; not who answered their own."""
        found = _readers(objs, of_meetings("view_community", _meetings_of(objs), "view_as_guest"), "answered_by_id")
        yours = Recipient("You suggested it.")
        return {one.pk: dict.fromkeys(set(found[one.pk]) & {one.proposed_by_id}, yours) for one in objs}

    def letter(self, obj: Correction, occurrence: str, variant: str) -> Letter:
        meeting, answer = _meeting_of(obj.item), self.answers[CorrectionState(obj.state)]
        why = plain(obj.answer_reason) if obj.item.sensitivity == Sensitivity.MEMBERS else ""
        return Letter(
            subject=f"Your correction {answer}: {held_by(meeting)} meeting, {moment(meeting.starts_at)}",
            title=f"Your correction {answer}",
            sentence=f"You suggested it to the minutes of {plain(meeting.title)} on {when(meeting.starts_at)}.",
            place=meeting.held_by,
            path=_item_in_minutes(obj.item),
            button="See the minutes",
            facts=(*_item_words(obj.item), *((("Why", why),) if why else ())),
        )

    def over(self, obj: Correction, now: dt.datetime) -> str:
        return "The minutes are a draft again."


class MinutesCorrected(Kind[CorrectionNote]):
    code = "minutes_corrected"
    label = "Corrections beside confirmed minutes"
    hint = "When a dated correction is added to minutes you received."
    group = "meetings"
    model = CorrectionNote

    def around(self, now: dt.datetime) -> QuerySet[CorrectionNote]:
        return CorrectionNote.objects.filter(added_at__gt=now - RECENT)

    def read(self, rows: QuerySet[CorrectionNote]) -> list[CorrectionNote]:
        return list(rows.select_related("item__meeting__place", "item__meeting__joint_place", "item__place"))

    def occasion(self, obj: CorrectionNote, now: dt.datetime) -> Occasion | None:
        return Occasion(f"added {stamp(obj.added_at)}", obj.added_at)

    def audience(self, objs: Sequence[CorrectionNote], now: dt.datetime) -> Audience:
        """Who belonged to the place when the minutes went out and does now, and guests; not who adds it."""
        meetings = _meetings_of(objs)
        told = of_meetings("propose_item", meetings, "view_as_guest")
        for meeting in meetings:
            for person in _came_later(meeting):
                told[meeting.pk].pop(person, None)
        return _readers(objs, told, "added_by_id")

    def letter(self, obj: CorrectionNote, occurrence: str, variant: str) -> Letter:
        meeting = _meeting_of(obj.item)
        return Letter(
            subject=f"Corrected: minutes of the {held_by(meeting)} meeting, {moment(meeting.starts_at)}",
            title="Confirmed minutes have a correction",
            sentence=f"A dated correction stands beside the minutes of {plain(meeting.title)} "
            f"on {when(meeting.starts_at)}.",
            place=meeting.held_by,
            path=_item_in_minutes(obj.item),
            button="Read the correction",
            facts=_item_words(obj.item),
        )


def _meeting_of(item: AgendaItem) -> Meeting:
    assert item.meeting is not None
    return item.meeting


def _meetings_of(objs: Sequence[Correction] | Sequence[CorrectionNote]) -> list[Meeting]:
    return list({one.item.meeting_id: _meeting_of(one.item) for one in objs}.values())


def _readers(objs: Sequence[Correction] | Sequence[CorrectionNote], told: Audience, but: str) -> Audience:
    """Of those told of its meeting, for each row, who may read its item, without the person in the field `but`."""
    executive = [_meeting_of(one.item) for one in objs if one.item.sensitivity == Sensitivity.EXECUTIVE]
    sees = people_by_place("see_executive_items", [place for meeting in executive for place in meeting.rights_places])
    found: Audience = {}
    for one in objs:
        meeting = _meeting_of(one.item)
        few = set[int]().union(*(sees[place.pk] for place in meeting.rights_places)) if meeting in executive else set()
        is_open = one.item.sensitivity == Sensitivity.MEMBERS
        found[one.pk] = {
            person: why
            for person, why in told[meeting.pk].items()
            if person != getattr(one, but) and (is_open or person in few)
        }
    return found


def _came_later(meeting: Meeting) -> set[int]:
    """Who belongs to the place now, and did not on the day its minutes went out."""
    out = timezone.localdate(meeting.circulated_at) if meeting.circulated_at else None
    now, then = (people_by_place("propose_item", meeting.rights_places, on) for on in (None, out))
    return set[int]().union(*now.values()) - set[int]().union(*then.values())


def _minutes_of(meeting: Meeting) -> str:
    return reverse("meetings:meeting_minutes", args=[meeting.pk])


def _item_in_minutes(item: AgendaItem) -> str:
    return f"{_minutes_of(_meeting_of(item))}#item-{item.pk}"


def _item_words(item: AgendaItem) -> tuple[tuple[str, str], ...]:
    """Its title, where everybody invited may see it."""
    return (("Item", plain(item.title)),) if item.sensitivity == Sensitivity.MEMBERS else ()
