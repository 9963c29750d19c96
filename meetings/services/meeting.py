"""Plan a meeting, change it, tell of it, move it, call it off."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from common import words
from common.doorbell import ring
from common.errors import NotAllowed, Refused, refusing
from common.statements import Kept
from meetings.enums import TO_COME, State
from meetings.models import AgendaItem, AgendaTemplate, Meeting, Occurrence
from meetings.services.layout import lay_out
from meetings.terms import Terms, title_for
from networks.enums import Kind
from networks.models import Place
from networks.services.groups import require_at_work
from roles.models import Person

NOUNS = {Kind.NETWORK: "network meeting", Kind.FORUM: "forum meeting", Kind.GROUP: "group meeting"}
AGENDA_BY = {
    Kind.NETWORK: "the chair, the executive and the SEIL",
    Kind.FORUM: "the forum admins",
    Kind.GROUP: "those who lead the group",
}
LIMITS = {"meeting_length_is_sensible": "A meeting takes from 5 minutes to 12 hours."}
MATERIAL = ("starts_at", "length_minutes", "venue", "online_url")
"""What people must be told of when it changes after publishing."""


class Stale(Refused):
    """Somebody saved since the form was drawn. `current` is the record as it stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__("Somebody else saved this while you were typing.")
        self.current = current


def require_agenda_right(by: Person, place: Place | Meeting | AgendaItem) -> None:
    if not by.has_perm("set_agenda", place):
        raise NotAllowed(f"Only {AGENDA_BY[Kind(place.rights_place.kind)]} set the agenda.")
    require_at_work(place.rights_place)


def locked(meeting: Meeting) -> Meeting:
    """
    The meeting as it stands, held until the transaction ends. Every change of an agenda's order starts here. Rows that
    only refer to it (replies, proposals) are not kept waiting.
    """
    return lock(meeting.pk)


def lock(pk: int) -> Meeting:
    """The same by its key. What writes into a meeting's record starts here too: no state changes under its feet."""
    found = _locked(pk=pk)
    if not found:
        raise Meeting.DoesNotExist
    return found[0]


@Kept
def meeting_by_key(pk: Any) -> "QuerySet[Meeting]":
    """The meeting of a key with its places, whoever asks."""
    return Meeting.objects.filter(pk=pk).select_related("place", "joint_place")


@Kept
def _locked(pk: Any) -> "QuerySet[Meeting]":
    rows = Meeting.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(pk=pk).select_related("place", "joint_place")


def mark_changed(meeting: Meeting, *, fields: tuple[str, ...] = ()) -> None:
    """Save the fields, and after publishing raise what calendars and notices go by. Call it once per save."""
    if meeting.state in (State.PUBLISHED, State.CANCELLED) and meeting.published_at:
        meeting.sequence += 1
        meeting.changed_at = timezone.now()
        fields = (*fields, "sequence", "changed_at")
        ring()
    if fields:
        with refusing(**LIMITS), transaction.atomic():
            meeting.save(update_fields=list(fields))


@transaction.atomic
def plan_meeting(
    *,
    place: Place,
    starts_at: dt.datetime,
    length_minutes: int,
    by: Person,
    title: str = "",
    venue: str = "",
    online_url: str = "",
    proposals_close_on: dt.date | None = None,
    uid: UUID | None = None,
    template: AgendaTemplate | None = None,
    joint_place: Place | None = None,
) -> Meeting:
    """
    A draft that starts from a template, or from the sections of the last meeting and what comes back. The same `uid`
    twice gives one meeting: the form carries it, so a second click finds the first.
    """
    require_agenda_right(by, place)
    if not place.meets:
        raise Refused("Meetings are held by networks, groups and forums.")
    check_joint(place, joint_place)
    _check_time(starts_at, proposals_close_on)
    day = timezone.localdate(starts_at)
    with refusing(**LIMITS), transaction.atomic():
        meeting, is_new = Meeting.objects.get_or_create(
            uid=uid or uuid4(),
            defaults={
                "place": place,
                "joint_place": joint_place,
                "title": title or title_for(day, NOUNS[Kind(place.kind)], Terms.read()),
                "starts_at": starts_at,
                "length_minutes": length_minutes,
                "venue": venue,
                "online_url": online_url,
                "proposals_close_on": proposals_close_on,
                "created_by": by,
            },
        )
    if is_new:
        lay_out(meeting, by, template)
    elif meeting.place_id != place.pk or meeting.created_by_id != by.pk:
        raise Refused("This form was used before. Open it again.")
    return meeting


def check_joint(place: Place, other: Place | None) -> None:
    """Two networks of one region may meet as one."""
    if other is None:
        return
    if not place.kind == other.kind == Kind.NETWORK or place.region_id != other.region_id or place.pk == other.pk:
        raise Refused("Choose another network of your region to meet with.", field="joint_place")


def _check_time(starts_at: dt.datetime, proposals_close_on: dt.date | None) -> None:
    if starts_at <= timezone.now():
        raise Refused(f"{words.when(starts_at)} is past. Choose a later time.", field="day")
    if proposals_close_on and proposals_close_on > timezone.localdate(starts_at):
        raise Refused("Proposals close on the day of the meeting at the latest.", field="proposals_close_on")


@transaction.atomic
def change_meeting(*, meeting: Meeting, version: int, by: Person, **changes: Any) -> Meeting:
    """
    Change words, place, link, length or closing day. Raises Stale when somebody saved since `version`; saving what is
    there already changes nothing, so a second click tells nobody twice.
    """
    require_agenda_right(by, meeting)
    meeting = locked(meeting)
    if meeting.state not in TO_COME:
        raise Refused("The meeting has begun or is over. Its details stay as they were.")
    changed = tuple(name for name, value in changes.items() if getattr(meeting, name) != value)
    if not changed:
        return meeting
    if meeting.version != version:
        raise Stale(meeting)
    for name in changed:
        setattr(meeting, name, changes[name])
    if "proposals_close_on" in changed:
        _check_closing(meeting)
    meeting.version += 1
    _save_changes(meeting, (*changed, "version"), is_material=bool(set(changed) & set(MATERIAL)))
    if set(changed) & set(MATERIAL):
        Occurrence.objects.filter(meeting=meeting).update(differs=True)  # its series leaves it alone from now on
    return meeting


def _check_closing(meeting: Meeting) -> None:
    closing = meeting.proposals_close_on
    if closing and closing > timezone.localdate(meeting.starts_at):
        raise Refused("Proposals close on the day of the meeting at the latest.", field="proposals_close_on")


def _save_changes(meeting: Meeting, fields: tuple[str, ...], *, is_material: bool) -> None:
    if is_material:
        mark_changed(meeting, fields=fields)
        return
    with refusing(**LIMITS), transaction.atomic():
        meeting.save(update_fields=list(fields))


@transaction.atomic
def move_meeting(*, meeting: Meeting, version: int, starts_at: dt.datetime, length_minutes: int, by: Person) -> Meeting:
    """Another day or time. It stays the same meeting: replies, agenda and calendar entry move with it."""
    if starts_at <= timezone.now():
        raise Refused(f"{words.when(starts_at)} is past. Choose a later time.", field="day")
    closing = meeting.proposals_close_on
    day = timezone.localdate(starts_at)
    return change_meeting(
        meeting=meeting,
        version=version,
        by=by,
        starts_at=starts_at,
        length_minutes=length_minutes,
        proposals_close_on=min(closing, day) if closing else None,
    )


@transaction.atomic
def publish(*, meeting: Meeting, by: Person) -> Meeting:
    """Members see it from now on and are told. Publishing twice tells them once."""
    require_agenda_right(by, meeting)
    meeting = locked(meeting)
    if meeting.state != State.DRAFT:
        if meeting.state == State.CANCELLED:
            raise Refused("The meeting was cancelled. Plan a new one.")
        return meeting
    if meeting.starts_at <= timezone.now():
        raise Refused(f"It was to start {words.when(meeting.starts_at)}, which is past. Move it to another day first.")
    meeting.state, meeting.published_at = State.PUBLISHED, timezone.now()
    meeting.save(update_fields=["state", "published_at"])
    ring()
    return meeting


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, by: Person) -> Meeting:
    """Call it off. After publishing everybody invited is told why. It stays on record."""
    require_agenda_right(by, meeting)
    meeting = locked(meeting)
    if meeting.state == State.CANCELLED:
        return meeting
    if meeting.state not in TO_COME:
        raise Refused("The meeting has begun. It can be finished, not cancelled.")
    if not reason.strip():
        raise Refused("Say why, so that people know.", field="reason")
    meeting.state, meeting.cancelled_at, meeting.cancelled_reason = State.CANCELLED, timezone.now(), reason.strip()
    mark_changed(meeting, fields=("state", "cancelled_at", "cancelled_reason"))
    return meeting
