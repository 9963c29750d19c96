"""Who was there: one row for each member school of the day of the meeting."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from django.db import transaction

from common import words
from common.errors import Refused
from meetings.enums import Answer, Mode, Presence
from meetings.models import Attendance, Meeting
from meetings.services.run import locked_record
from networks.models import School
from networks.querysets import PlaceQuerySet
from roles.models import Person


class Mark(NamedTuple):
    """How one school was there."""

    presence: str
    mode: str = ""
    name: str = ""


def member_schools(meeting: Meeting) -> PlaceQuerySet:
    """Schools that belonged to the place on the day of the meeting, wherever they belong now."""
    found = School.objects.none()
    for place in meeting.rights_places:
        found |= School.objects.schools_of(place, words.as_day(meeting.starts_at))
    return found.by_name()


@transaction.atomic
def mark_attendance(*, meeting: Meeting, marks: Mapping[int, Mark], by: Person) -> int:
    """
    Set how the schools (by id) were there; schools not named keep what they had. Returns how many rows changed.

    A delegate's name and the way of attending count only for schools that were there.
    """
    meeting = locked_record(meeting, by)
    if set(marks) - set(member_schools(meeting).values_list("pk", flat=True)):
        raise Refused("One of these schools was not a member on the day of the meeting.")
    here = {row.school_id: row for row in meeting.attendances.all()}
    changed = 0
    for school_id, mark in marks.items():
        wanted = _tidy(mark)
        row = here.get(school_id)
        if row is None:
            Attendance.objects.create(meeting=meeting, school_id=school_id, marked_by=by, **wanted)
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
def mark_all_present(*, meeting: Meeting, missing: Collection[int], by: Person) -> int:
    """
    Mark every school that is not marked yet. Those in `missing` were not there: an apology if they sent one, else
    absent. Of the others, a school that named a delegate came by its delegate, all others by their principal.
    """
    meeting = locked_record(meeting, by)
    done = set(meeting.attendances.values_list("school_id", flat=True))
    replies = {reply.school_id: reply for reply in meeting.replies.all()}
    marks = {}
    for school_id in member_schools(meeting).values_list("pk", flat=True):
        if school_id in done:
            continue
        reply = replies.get(school_id)
        if school_id in missing:
            sent = reply is not None and reply.answer == Answer.APOLOGY
            marks[school_id] = Mark(Presence.APOLOGY if sent else Presence.ABSENT)
        elif reply is not None and reply.answer == Answer.DELEGATE:
            marks[school_id] = Mark(Presence.DELEGATE, Mode.IN_PERSON, reply.delegate_name)
        else:
            marks[school_id] = Mark(Presence.PRINCIPAL, Mode.IN_PERSON)
    return mark_attendance(meeting=meeting, marks=marks, by=by)


def _tidy(mark: Mark) -> dict[str, str]:
    there = mark.presence in (Presence.PRINCIPAL, Presence.DELEGATE)
    return {
        "presence": mark.presence,
        "mode": (mark.mode or Mode.IN_PERSON) if there else "",
        "name": mark.name if mark.presence == Presence.DELEGATE else "",
    }
