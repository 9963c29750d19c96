"""
Joint meetings of the network next door and ours, which is the second of the two: in every state, with what was said in
them. Somebody of a school next door takes the minutes of one, and chairs another.
"""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from meetings.enums import Answer, ItemState, Presence, State
from meetings.models import Meeting
from roles import access
from tests.access.world.baits import canary
from tests.access.world.meetings import EXECUTIVE
from tests.factories import (
    ActionFactory,
    AttendanceFactory,
    DecisionFactory,
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PublishedMeetingFactory,
    ReplyFactory,
)

if TYPE_CHECKING:
    from tests.access.world import World


def build(world: "World") -> None:
    chair = world.people["chair_next_door"]
    both = {"place": chair.appointments.get().place, "joint_place": world.ours, "created_by": chair}
    published = PublishedMeetingFactory(title=canary("joint"), **both)
    ReplyFactory(meeting=published, school=world.school, answer=Answer.YES, by=world.people["principal"])
    world.keep(
        joint_published=published,
        joint_item=ItemFactory(meeting=published, title="Of both"),
        joint_executive_item=ItemFactory(meeting=published, title=canary("joint-executive"), **EXECUTIVE),
        joint_draft=MeetingFactory(title=canary("joint-draft"), **both),
        joint_running=_running(world, both),
        joint_held=_held(world, both),
        joint_circulated=_circulated(world, both),
    )


def _running(world: "World", both: dict[str, Any]) -> Meeting:
    now = timezone.now()
    meeting = PublishedMeetingFactory(
        state=State.IN_PROGRESS, starts_at=now, started_at=now, title="Both, now", **both
    )  # fmt: skip
    item = ItemFactory(meeting=meeting)
    Meeting.objects.filter(pk=meeting.pk).update(current_item=item)
    _grant(world, "take_minutes", meeting)
    world.keep(joint_running_item=item)
    return meeting


def _held(world: "World", both: dict[str, Any]) -> Meeting:
    meeting = HeldMeetingFactory(title="Both, held", starts_at=timezone.now() - dt.timedelta(days=2), **both)
    ItemFactory(meeting=meeting, note=canary("joint-note-in-draft"), state=ItemState.DISCUSSED)
    _grant(world, "chair_this_meeting", meeting)
    return meeting


def _grant(world: "World", right: str, meeting: Meeting) -> None:
    access.grant(person=world.people["minute_taker"], right=right, obj=meeting, by=world.people["chair_next_door"])


def _circulated(world: "World", both: dict[str, Any]) -> Meeting:
    now, chair = timezone.now(), world.people["chair_next_door"]
    meeting = HeldMeetingFactory(
        state=State.CIRCULATED, circulated_at=now, circulated_by=chair, title="Both, circulated",
        corrections_close_on=timezone.localdate() + dt.timedelta(days=5), **both,
    )  # fmt: skip
    item = ItemFactory(meeting=meeting, note=canary("joint-note"), state=ItemState.DISCUSSED)
    closed = ItemFactory(meeting=meeting, note=canary("joint-executive-note"), state=ItemState.DISCUSSED, **EXECUTIVE)
    AttendanceFactory(meeting=meeting, school=world.other_school, presence=Presence.APOLOGY)
    owned = {"set_by": chair}
    world.keep(
        joint_note_item=item,
        joint_action=ActionFactory(
            item=item, what=canary("joint-action"), owner=world.people["principal"], **owned
        ),
        joint_executive_action=ActionFactory(
            item=closed, what=canary("joint-executive-action"), owner=chair, **owned, **EXECUTIVE
        ),
        joint_decision=DecisionFactory(item=item, text=canary("joint-decision")),
    )  # fmt: skip
    return meeting
