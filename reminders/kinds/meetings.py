"""Notices about a meeting: invited, changed, cancelled, coming soon, chaired by somebody else."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from common.words import when
from meetings.enums import Answer, State, its_chair
from meetings.models import Meeting, MeetingGrant, Reply
from meetings.services import chairing
from meetings.services.expected import key_of
from networks.models import Place, SchoolMembership
from reminders import calendar
from reminders.audience import Audience, Recipient, Roles, held_by, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, lead_key, plain, stamp
from reminders.kinds.meeting_words import agenda_of, agenda_rows, ahead, moment, papers_note, when_of
from reminders.rules import RECENT, SETTLING, nearest_lead
from roles import access
from roles.models import Appointment

ASKS, COMES, INFORMS = "asks", "comes", "informs"
"""A school of theirs has not replied; theirs come; they answer for no school of the place."""
NAMED = "named"
AS_GIVEN = {
    "view_as_guest": "You are invited to this meeting as a guest.",
    "take_minutes": "You take the minutes of this meeting.",
    chairing.RIGHT: "You chair this meeting in the place of the chair.",
}
"""Why somebody is told who has a right on one meeting only."""


class AboutMeeting(Kind[Meeting]):
    model = Meeting
    group = "meetings"
    furthest = dt.timedelta(days=8)

    def around(self, now: dt.datetime) -> QuerySet[Meeting]:
        since = now - RECENT - SETTLING
        return Meeting.objects.filter(published_at__isnull=False).filter(
            Q(published_at__gt=since)
            | Q(changed_at__gt=since)
            | Q(cancelled_at__gt=since)
            | Q(circulated_at__gt=since)
            | Q(state=State.PUBLISHED, starts_at__gt=now, starts_at__lt=now + self.furthest)
        )

    def read(self, rows: QuerySet[Meeting]) -> list[Meeting]:
        return list(rows.select_related("place", "joint_place"))

    def audience(self, objs: Sequence[Meeting], now: dt.datetime) -> Audience:
        """Members of the place, and guests of this meeting whose time has not ended."""
        members = people_by_place("propose_item", [place for meeting in objs for place in meeting.rights_places])
        roles = Roles.of({person for people in members.values() for person in people})
        replied, given = _replies(objs), access.given_each("view_as_guest", objs)
        gone = _gone_by_then(objs)
        found: Audience = {}
        for meeting in objs:
            found[meeting.pk] = {
                person: _recipient(meeting, place, person, roles, replied[meeting.pk])
                for place in reversed(meeting.rights_places)  # who belongs to both is told as of the first
                for person in members[place.pk]
                if roles.belongs(person, place, gone[meeting.pk])
            }
            for guest, right in given[meeting.pk].items():
                found[meeting.pk].setdefault(guest, Recipient(AS_GIVEN[right], (), INFORMS))
        return found

    def over(self, obj: Meeting, now: dt.datetime) -> str:
        if obj.state == State.CANCELLED:
            return "The meeting was cancelled."
        if obj.starts_at <= now:
            return "The meeting has begun."
        return super().over(obj, now)

    def _link(self, meeting: Meeting, variant: str) -> tuple[str, str]:
        """(path, words) of the one main link."""
        return reverse("meetings:reply", args=[meeting.pk]), "Reply" if variant == ASKS else "Get ready"


def _is_ahead(meeting: Meeting, now: dt.datetime) -> bool:
    return meeting.state == State.PUBLISHED and meeting.published_at is not None and meeting.starts_at > now


class Invitation(AboutMeeting):
    code = "meeting_invitation"
    label = "Invitations to meetings"
    hint = "When a meeting of yours is published."
    mandatory = True

    def occasion(self, obj: Meeting, now: dt.datetime) -> Occasion | None:
        if not _is_ahead(obj, now) or obj.published_at is None:
            return None
        return Occasion(f"published {stamp(obj.published_at)}", obj.published_at, urgent=True)

    def joined(self, now: dt.datetime) -> QuerySet[Meeting]:
        """Meetings ahead of places where a role has just begun or a school has come, and those with a new guest."""
        today, since = timezone.localdate(now), now - RECENT
        new = Appointment.objects.current(today).filter(starts_on__gte=timezone.localdate(since))
        moved = SchoolMembership.objects.current(today).filter(starts_on__gte=timezone.localdate(since))
        told = (
            Q(meetinggrant__granted_at__gt=since)
            | Q(place__in=new.values("place_id"))
            | Q(place__in=new.values("place__network_id"))
            | Q(joint_place__in=new.values("place_id"))
            | Q(joint_place__in=new.values("place__network_id"))
            | Q(place__in=moved.values("network_id"))
            | Q(joint_place__in=moved.values("network_id"))
        )
        return Meeting.objects.filter(told, state=State.PUBLISHED, starts_at__gt=now).distinct()

    def letter(self, obj: Meeting, occurrence: str, variant: str) -> Letter:
        path, button = self._link(obj, variant)
        asks = variant == ASKS
        items = agenda_of(obj)
        return Letter(
            subject=f"{'Can you come?' if asks else 'Invitation:'} {held_by(obj)} meeting, {moment(obj.starts_at)}",
            title=f"Can you come to the {held_by(obj)} meeting?" if asks else f"The {held_by(obj)} meets",
            sentence=f"{plain(obj.title)} is on {when(obj.starts_at)}.",
            place=obj.held_by,
            path=path,
            button=button,
            template="invitation" if asks else "notice",
            when=when_of(obj),
            note=papers_note(items),
            agenda=agenda_rows(obj, items),
            invite=calendar.invitation(obj),
        )


class Changed(AboutMeeting):
    code = "meeting_changed"
    label = "Changes of a meeting"
    hint = "When its time or place changes."
    mandatory = True

    def occasion(self, obj: Meeting, now: dt.datetime) -> Occasion | None:
        """Only what changed after the invitation; several changes within a minute have one moment, the last."""
        if not _is_ahead(obj, now) or obj.changed_at is None or obj.published_at is None:
            return None
        if obj.changed_at <= obj.published_at + SETTLING:
            return None
        return Occasion(f"changed {stamp(obj.changed_at)}", obj.changed_at + SETTLING, urgent=True)

    def letter(self, obj: Meeting, occurrence: str, variant: str) -> Letter:
        path, button = self._link(obj, variant)
        return Letter(
            subject=f"Changed: {held_by(obj)} meeting, now {moment(obj.starts_at)}",
            title=f"The {held_by(obj)} meeting has changed",
            sentence=f"{plain(obj.title)} is now on {when(obj.starts_at)}. Please check the time and the place.",
            place=obj.held_by,
            path=path,
            button=button,
            when=when_of(obj),
            invite=calendar.invitation(obj),
        )


class Cancelled(AboutMeeting):
    code = "meeting_cancelled"
    label = "Cancelled meetings"
    hint = "When a meeting that was published is cancelled."
    mandatory = True

    def occasion(self, obj: Meeting, now: dt.datetime) -> Occasion | None:
        if obj.state != State.CANCELLED or obj.published_at is None or obj.cancelled_at is None or obj.starts_at <= now:
            return None
        return Occasion(f"cancelled {stamp(obj.cancelled_at)}", obj.cancelled_at, urgent=True)

    def letter(self, obj: Meeting, occurrence: str, variant: str) -> Letter:
        return Letter(
            subject=f"Cancelled: {held_by(obj)} meeting, {moment(obj.starts_at)}",
            title=f"The {held_by(obj)} meeting is cancelled",
            sentence=f"{plain(obj.title)} on {when(obj.starts_at)} will not take place.",
            place=obj.held_by,
            path=obj.get_absolute_url(),
            button="See the meeting",
            facts=(("Why", plain(obj.cancelled_reason)),),
            invite=calendar.cancellation(obj),
        )


class Soon(AboutMeeting):
    code = "meeting_soon"
    label = "Meeting reminders"
    hint = "A week before, while your school has not replied, and the day before."
    leads = (7, 1)

    def occasion(self, obj: Meeting, now: dt.datetime) -> Occasion | None:
        if not _is_ahead(obj, now) or obj.published_at is None:
            return None
        told_at = max(obj.published_at, obj.changed_at or obj.published_at)
        day = timezone.localdate(obj.starts_at)
        found = nearest_lead(day, self.leads, now, told_at=told_at)
        return Occasion(lead_key(found[0], day), found[1], urgent=found[0] == 1) if found else None

    def audience(self, objs: Sequence[Meeting], now: dt.datetime) -> Audience:
        """A week before, those who answered are left alone; the day before, those who do not come themselves."""
        found = super().audience(objs, now)
        for meeting in objs:
            occasion = self.occasion(meeting, now)
            far = occasion is not None and not occasion.urgent
            people = found[meeting.pk]
            found[meeting.pk] = {
                person: told
                for person, told in people.items()
                if told.variant in (ASKS, INFORMS) or (told.variant == COMES and not far)
            }
        return found

    def letter(self, obj: Meeting, occurrence: str, variant: str) -> Letter:
        path, button = self._link(obj, variant)
        items = agenda_of(obj)
        asks = variant == ASKS
        return Letter(
            subject=f"{held_by(obj)} meeting {ahead(obj.starts_at)}: {moment(obj.starts_at)}",
            title=f"The {held_by(obj)} meets {ahead(obj.starts_at)}",
            sentence=f"{plain(obj.title)} is on {when(obj.starts_at)}.",
            place=obj.held_by,
            path=path,
            button=button,
            template="invitation" if asks else "notice",
            when=when_of(obj),
            note=papers_note(items),
        )


class ActingChair(Kind[MeetingGrant]):
    """Read off the right itself: it is gone in the moment the chair takes the meeting back."""

    code = "meeting_chaired"
    label = "Who chairs a meeting"
    hint = "When somebody is named to chair one meeting in the place of the chair."
    group = "meetings"
    model = MeetingGrant

    def around(self, now: dt.datetime) -> QuerySet[MeetingGrant]:
        return MeetingGrant.objects.filter(permission__codename=chairing.RIGHT, granted_at__gt=now - RECENT)

    def read(self, rows: QuerySet[MeetingGrant]) -> list[MeetingGrant]:
        return list(rows.select_related("user", "content_object__place", "content_object__joint_place"))

    def occasion(self, obj: MeetingGrant, now: dt.datetime) -> Occasion | None:
        state = obj.content_object.state
        if state not in chairing.OPEN:
            return None
        return Occasion(f"named {stamp(obj.granted_at)}", obj.granted_at, urgent=state != State.HELD)

    def audience(self, objs: Sequence[MeetingGrant], now: dt.datetime) -> Audience:
        """Who is named, the chair, and who takes the minutes; not who named them."""
        meetings = [grant.content_object for grant in objs]
        chairs = of_meetings("circulate_minutes", meetings, "read_record")
        return {
            grant.pk: {
                person: Recipient(AS_GIVEN[chairing.RIGHT], variant=NAMED) if person == grant.user_id else told
                for person, told in chairs[grant.content_object_id].items()
                if person != grant.granted_by_id
            }
            for grant in objs
        }

    def letter(self, obj: MeetingGrant, occurrence: str, variant: str) -> Letter:
        meeting = obj.content_object
        you = variant == NAMED
        who = "You chair" if you else f"{plain(obj.user.name)} chairs"
        run = " You run it, keep its record and circulate its minutes." if you else ""
        return Letter(
            subject=f"{who} the {held_by(meeting)} meeting, {moment(meeting.starts_at)}",
            title=f"{who} this meeting",
            sentence=f"{who} {plain(meeting.title)} on {when(meeting.starts_at)}, in the place of"
            f" {its_chair(meeting.place.kind)}.{run}",
            place=meeting.held_by,
            path=meeting.get_absolute_url(),
            button="See the meeting",
            when=when_of(meeting) if you else None,
        )

    def over(self, obj: MeetingGrant, now: dt.datetime) -> str:
        return "The meeting was cancelled, or its minutes are out."


def of_meetings(verb: str, meetings: Sequence[Meeting], shared: str) -> Audience:
    """Meeting -> people with the verb at a place of it, and those to whom a grant on it gives the verb `shared`."""
    people = people_by_place(verb, [place for meeting in meetings for place in meeting.rights_places])
    roles = Roles.of({person for found in people.values() for person in found})
    given = access.given_each(shared, meetings)
    return {
        meeting.pk: {person: Recipient(AS_GIVEN[right]) for person, right in given[meeting.pk].items()}
        | {
            person: Recipient(roles.reason(person, place))
            for place in reversed(meeting.rights_places)  # who belongs to both is told as of the first
            for person in people[place.pk]
        }
        for meeting in meetings
    }


def _gone_by_then(meetings: Sequence[Meeting]) -> dict[int, set[int]]:
    """Meeting -> schools that are in one of its networks today and have left it by the day of the meeting."""
    places = {place.pk for meeting in meetings for place in meeting.rights_places}
    rows = list(SchoolMembership.objects.current().filter(network__in=places, ends_on__isnull=False))
    return {
        meeting.pk: {
            row.school_id
            for row in rows
            if row.network_id in {place.pk for place in meeting.rights_places}
            and row.ends_on < timezone.localdate(meeting.starts_at)  # type: ignore[operator]  # has an end
        }
        for meeting in meetings
    }


def _replies(meetings: Sequence[Meeting]) -> dict[int, dict[str, str]]:
    """Meeting -> key of a school or person -> answer."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in Reply.objects.filter(meeting__in=[meeting.pk for meeting in meetings]):
        found[row.meeting_id][key_of(row)] = row.answer
    return found


def _recipient(meeting: Meeting, place: Place, person: int, roles: Roles, answers: dict[str, str]) -> Recipient:
    schools = roles.schools_in(person, place)
    reason = roles.reason(person, place)
    if not schools:
        variant = _alone(meeting, person, roles, answers)
        return Recipient(reason, ("you",) if variant == ASKS else (), variant)
    waiting = tuple(school.name for school in schools if str(school.pk) not in answers)
    if waiting:
        return Recipient(reason, waiting, ASKS)
    comes = any(answers[str(school.pk)] == Answer.YES for school in schools)
    return Recipient(reason, tuple(school.name for school in schools), COMES if comes else "")


def _alone(meeting: Meeting, person: int, roles: Roles, answers: dict[str, str]) -> str:
    """The variant for who answers for no school: they come for themselves, or are only told."""
    if not roles.comes_alone(person, meeting.place):
        return INFORMS
    answer = answers.get(f"p{person}")
    return ASKS if answer is None else COMES if answer == Answer.YES else ""
