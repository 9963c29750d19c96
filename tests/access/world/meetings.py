"""Meetings of our network in every state, with what was said, decided and set in them."""

import datetime as dt
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from meetings.enums import ActionState, Answer, ItemState, OwnerKind, Presence, Sensitivity, State
from meetings.models import AgendaItem, Paper
from meetings.services import papers
from roles import access
from roles.models import Person
from tests.access.world.baits import canary
from tests.factories import (
    ActionFactory,
    AttendanceFactory,
    DecisionFactory,
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    PaperFactory,
    PublishedMeetingFactory,
    ReplyFactory,
    SectionFactory,
)

if TYPE_CHECKING:
    from tests.access.world import World

EXECUTIVE = {"sensitivity": Sensitivity.EXECUTIVE}


def build(world: "World") -> None:
    _published(world)
    _draft(world)
    _cancelled(world)
    _running(world)
    _held(world)
    _circulated(world)


def _published(world: "World") -> None:
    people = world.people
    meeting = PublishedMeetingFactory(place=world.ours, title=canary("published"), created_by=people["chair"])
    access.grant(person=people["guest"], right="view_as_guest", obj=meeting, by=people["chair"])
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    for right in ("view_as_guest", "take_minutes"):
        access.grant(person=people["stranger"], right=right, obj=meeting, by=people["chair"], ends_on=yesterday)
    section = SectionFactory(meeting=meeting)
    item = ItemFactory(meeting=meeting, section=section, position=1)
    closed = ItemFactory(meeting=meeting, section=section, position=2, title=canary("executive-item"), **EXECUTIVE)
    PaperFactory(item=closed, title=canary("executive-paper"))
    link = PaperFactory(item=item)
    world.keep(
        link=link,
        file=_file(item, "file", people["chair"]),
        executive_file=_file(closed, "executive-file", people["chair"]),
    )
    ItemFactory(meeting=meeting, section=section, position=3)
    mine = {"waiting": True, "proposed_by": people["principal"]}
    waiting = ItemFactory(meeting=meeting, title=canary("proposal"), **mine)
    secret = ItemFactory(meeting=meeting, title=canary("executive-proposal"), **mine, **EXECUTIVE)
    ItemFactory(meeting=meeting, waiting=True, title=canary("neighbours-proposal"), proposed_by=people["neighbour"])
    world.keep(published=meeting, section=section, item=item, executive_item=closed, proposal=waiting)
    world.keep(empty_section=SectionFactory(meeting=meeting))
    world.samples["own_proposal"] = {"item": waiting.pk}
    world.samples["own_executive_proposal"] = {"item": secret.pk}


def _file(item: AgendaItem, key: str, by: Person) -> Paper:
    upload = SimpleUploadedFile("notes.txt", canary(key).encode())
    return papers.add_file(meeting=item.meeting, item=item, upload=upload, title=f"Notes {key}", by=by)


def _draft(world: "World") -> None:
    meeting = MeetingFactory(place=world.ours, title=canary("draft"), created_by=world.people["chair"])
    item = ItemFactory(meeting=meeting, title=canary("draft-item"))
    world.keep(draft=meeting, draft_item=item, draft_section=item.section)


def _cancelled(world: "World") -> None:
    said = {"state": State.CANCELLED, "cancelled_at": timezone.now(), "cancelled_reason": "Bushfire"}
    world.keep(
        cancelled=PublishedMeetingFactory(place=world.ours, title=canary("cancelled"), **said),
        cancelled_draft=MeetingFactory(place=world.ours, title=canary("cancelled-draft"), **said),
    )


def _running(world: "World") -> None:
    now = timezone.now()
    meeting = PublishedMeetingFactory(
        place=world.ours, state=State.IN_PROGRESS, starts_at=now, started_at=now, title="Running"
    )
    item = ItemFactory(meeting=meeting)
    closed = ItemFactory(meeting=meeting, title=canary("running-executive"), **EXECUTIVE)
    review = ItemFactory(meeting=meeting, purpose="review", milestone_id=world.ids["milestone"])
    meeting.current_item = item
    meeting.save()
    world.keep(running=meeting, running_item=item, running_executive_item=closed, review_item=review)


def _held(world: "World") -> None:
    meeting = HeldMeetingFactory(place=world.ours, title="Held")
    item = ItemFactory(meeting=meeting, note=canary("note-in-draft"), state=ItemState.DISCUSSED)
    world.keep(held=meeting, draft_decision=DecisionFactory(item=item, text=canary("decision-in-draft")))


def _circulated(world: "World") -> None:
    people = world.people
    meeting = HeldMeetingFactory(
        place=world.ours, state=State.CIRCULATED, circulated_at=timezone.now(), circulated_by=people["chair"],
        title="Circulated",
    )  # fmt: skip
    item = ItemFactory(meeting=meeting, note=canary("note-circulated"), state=ItemState.DISCUSSED)
    closed = ItemFactory(meeting=meeting, note=canary("executive-note"), state=ItemState.DISCUSSED, **EXECUTIVE)
    each = ActionFactory(item=item, owner_kind=OwnerKind.EACH_SCHOOL, owner=None, set_by=people["chair"])
    said = {"meeting": meeting, "school": world.other_school}
    ReplyFactory(**said, answer=Answer.APOLOGY, note=canary("note-for-the-chair"), by=people["neighbour"])
    AttendanceFactory(**said, presence=Presence.APOLOGY)
    world.keep(
        circulated=meeting,
        decision=DecisionFactory(item=item, text=canary("decision-circulated")),
        executive_decision=DecisionFactory(item=closed, text=canary("executive-decision")),
        action=ActionFactory(
            item=item, what=canary("own-action"), owner=people["principal"], set_by=people["chair"]
        ),
        executive_action=ActionFactory(
            item=closed, what=canary("executive-action"), owner=people["executive"], **EXECUTIVE
        ),
        school_action=ActionFactory(
            item=item, what=canary("school-action"), owner_kind=OwnerKind.SCHOOL, owner=None, school=world.school,
            set_by=people["chair"],
        ),
        each_action=each,
        school_part=ActionFactory(
            item=item, owner_kind=OwnerKind.SCHOOL, owner=None, school=world.school, set_by=people["chair"], parent=each
        ),
        closed_action=ActionFactory(
            item=item, what=canary("closed-action"), owner=people["principal"], set_by=people["chair"],
            state=ActionState.DONE, closed_at=timezone.now(), closed_by=people["principal"],
        ),
    )  # fmt: skip
