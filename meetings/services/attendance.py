"""Who was there: one row for each member school of the day of the meeting, and for each person of it."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.db import transaction

from common.errors import Refused
from meetings.enums import Answer, Mode, Presence
from meetings.models import Attendance, Meeting
from meetings.services.expected import key_of, parties
from meetings.services.run import locked_record
from roles.models import Person


class Mark(NamedTuple):
    """How one school was there."""

    presence: str
    mode: str = ""
    name: str = ""


@transaction.atomic
def mark_attendance(*, meeting: Meeting, marks: Mapping[int | str, Mark], by: Person) -> int:
    """
    Set how the schools and people (by the key of the party) were there; who is not named keeps what they had. Returns
    how many rows changed. A delegate's name and the way of attending count only for those who were there.
    """
    meeting = locked_record(meeting, by)
    expected = {party.key: party for party in parties(meeting)}
    wished = {str(key): mark for key, mark in marks.items()}
    if set(wished) - set(expected):
        raise Refused("One of these was not a member on the day of the meeting.")
    here = {key_of(row): row for row in meeting.attendances.all()}
    changed = 0
    for key, mark in wished.items():
        wanted = _tidy(mark)
        row = here.get(key)
        if row is None:
            Attendance.objects.create(meeting=meeting, marked_by=by, **expected[key].fields, **wanted)
        elif any(getattr(row, field) != value for field, value in wanted.items()):
            for field, value in wanted.items():
                setattr(row, field, value)
            row.marked_by = by
            row.save()
        else:
            continue
        changed += 1
    return changed


@transaction.atomic
def mark_all_present(*, meeting: Meeting, missing: Collection[int | str], by: Person) -> int:
    """
    Mark everybody who is not marked yet. Those in `missing` were not there: an apology if they sent one, else
    absent. Of the others, a school that named a delegate came by its delegate, all others by their principal.
    """
    meeting = locked_record(meeting, by)
    done = {key_of(row) for row in meeting.attendances.all()}
    replies = {key_of(reply): reply for reply in meeting.replies.all()}
    away = {str(key) for key in missing}
    marks: dict[int | str, Mark] = {}
    for key in (party.key for party in parties(meeting)):
        if key in done:
            continue
        reply = replies.get(key)
        if key in away:
            sent = reply is not None and reply.answer == Answer.APOLOGY
            marks[key] = Mark(Presence.APOLOGY if sent else Presence.ABSENT)
        elif reply is not None and reply.answer == Answer.DELEGATE:
            marks[key] = Mark(Presence.DELEGATE, Mode.IN_PERSON, reply.delegate_name)
        else:
            marks[key] = Mark(Presence.PRINCIPAL, Mode.IN_PERSON)
    return mark_attendance(meeting=meeting, marks=marks, by=by)


def _tidy(mark: Mark) -> dict[str, str]:
    there = mark.presence in (Presence.PRINCIPAL, Presence.DELEGATE)
    return {
        "presence": mark.presence,
        "mode": (mark.mode or Mode.IN_PERSON) if there else "",
        "name": mark.name if mark.presence == Presence.DELEGATE else "",
    }
