"""What is said about minutes: suggestions in every state, dated remarks, questions raised, and the sums of a pulse."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from meetings.enums import Addressee, CorrectionState, ItemState, Sensitivity, State
from meetings.models import AgendaItem, Meeting, Pulse
from tests.access.world.baits import canary
from tests.factories import (
    CorrectionFactory,
    CorrectionNoteFactory,
    HeldMeetingFactory,
    ItemFactory,
    QuestionFactory,
)

if TYPE_CHECKING:
    from tests.access.world import World

EXECUTIVE = {"sensitivity": Sensitivity.EXECUTIVE}


def build(world: "World") -> None:
    _suggestions(world)
    _confirmed(world)
    _long_ago(world)
    _questions(world)


def _suggestions(world: "World") -> None:
    people, chair = world.people, world.people["chair"]
    Meeting.objects.filter(pk=world.ids["circulated"]).update(
        corrections_close_on=timezone.localdate() + dt.timedelta(days=5)
    )
    items = AgendaItem.objects.filter(meeting=world.ids["circulated"])
    item = items.get(sensitivity=Sensitivity.MEMBERS)
    answered = {"item": item, "answered_by": chair, "answered_at": timezone.now()}
    world.keep(
        corrected_item=item,
        suggestion=CorrectionFactory(item=item, text=canary("suggestion"), proposed_by=people["principal"]),
        declined=CorrectionFactory(
            text=canary("declined"), proposed_by=people["principal"], state=CorrectionState.DECLINED,
            answer_reason="It was so", **answered,
        ),
        accepted=CorrectionFactory(
            text=canary("accepted-correction"), proposed_by=people["neighbour"], state=CorrectionState.ACCEPTED,
            **answered,
        ),
        executive_suggestion=CorrectionFactory(
            item=items.get(**EXECUTIVE), text=canary("executive-suggestion"), proposed_by=people["executive"]
        ),
    )  # fmt: skip
    Pulse.objects.create(meeting_id=world.ids["circulated"], time_yes=7, goal_yes=4, goal_no=3, is_closed=True)


def _confirmed(world: "World") -> None:
    now = timezone.now()
    meeting = HeldMeetingFactory(
        place=world.ours, state=State.CONFIRMED, title="Confirmed", starts_at=now - dt.timedelta(days=90),
        circulated_at=now, circulated_by=world.people["chair"], confirmed_at=now, confirmed_by=world.people["chair"],
    )  # fmt: skip
    item = ItemFactory(meeting=meeting, note="Confirmed note", state=ItemState.DISCUSSED)
    closed = ItemFactory(meeting=meeting, state=ItemState.DISCUSSED, **EXECUTIVE)
    CorrectionNoteFactory(item=item, text=canary("remark"))
    CorrectionNoteFactory(item=closed, text=canary("executive-remark"))
    world.keep(confirmed=meeting, confirmed_item=item)


def _long_ago(world: "World") -> None:
    """Circulated, and the time for corrections is over: what a meeting that runs today would confirm."""
    now = timezone.now()
    meeting = HeldMeetingFactory(
        place=world.ours, state=State.CIRCULATED, title="To be confirmed", starts_at=now - dt.timedelta(hours=30),
        circulated_at=now, circulated_by=world.people["chair"],
    )  # fmt: skip
    world.keep(to_be_confirmed=meeting)


def _questions(world: "World") -> None:
    held = AgendaItem.objects.get(meeting=world.ids["held"])
    read = AgendaItem.objects.get(pk=world.ids["corrected_item"])
    closed = AgendaItem.objects.get(meeting=world.ids["circulated"], **EXECUTIVE)
    QuestionFactory(item=closed, text=canary("executive-question"))
    world.keep(
        held_item=held,
        draft_question=QuestionFactory(item=held, text=canary("question-in-draft")),
        question=QuestionFactory(item=read, text=canary("question")),
        department_question=QuestionFactory(item=read, text=canary("department-question"), to=Addressee.DEPARTMENT),
        executive_question=QuestionFactory(item=closed, text=canary("executive-asks"), to=Addressee.DEPARTMENT),
    )
