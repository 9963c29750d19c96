"""What became of the minutes: the pulse of those present, questions raised, corrections suggested and answered."""

import datetime as dt
from typing import TYPE_CHECKING

from cop.demo.calendar import moment
from cop.demo.world import Tale
from exchange.enums import MatterState
from exchange.models import Matter
from exchange.services.handing import hand_over
from meetings.enums import Addressee, CorrectionState, State
from meetings.models import AgendaItem, Correction, CorrectionNote, Pulse, Question

if TYPE_CHECKING:
    from cop.demo.meetings import Sitting
    from cop.demo.world import World

RECENT = 400
"""Days for which the demo keeps pulses and questions."""
WINDOW = 7
SENT_AFTER, ANSWERED_AFTER = 12, 60
"""Days after a meeting."""
QUESTIONS = {
    # what is asked: whom, and what they answered
    "Can the region fund relief for half-day visits between schools, as it did last year?": (
        Addressee.FORUM, "The region funds two half-days for each school until June. Ask through your SEIL.",
    ),
    "Which of the two attendance codes do we use for school camps? The guides differ.": (
        Addressee.DEPARTMENT, "The code of the newer guide. The older one is taken down.",
    ),
    "Could the networks of the region share one date for the transition morning?": (
        Addressee.FORUM, "Yes: the second Tuesday of December, in every network.",
    ),
    "When are the data of the last survey open to networks?": (
        Addressee.DEPARTMENT, "In the second week of Term 2, to principals first.",
    ),
}  # fmt: skip
DECIDED_BY = ("", "", "", "show of hands", "all but one school")
SUGGESTED = "The second visit was to the junior campus, not to the senior one."
ACCEPTED = "It was nine schools, not eight."


def follow_up(sitting: "Sitting") -> None:
    """Call it once the record of a meeting is made."""
    meeting, dice, today = sitting.meeting, sitting.dice, sitting.world.calendar.today
    out = meeting.state in (State.CIRCULATED, State.CONFIRMED)
    if out and meeting.circulated_at:
        meeting.corrections_close_on = meeting.circulated_at.date() + dt.timedelta(days=WINDOW)
    if meeting.state == State.CONFIRMED:
        meeting.confirmed_by = sitting.patch.leader
    if (today - sitting.day).days < RECENT:
        ask_pulse(sitting, closed=out)
        if dice.random() < 0.25:
            raise_question(sitting)
    if sitting.patch.tale is Tale.HOME:
        discuss(sitting)


def ask_pulse(sitting: "Sitting", *, closed: bool) -> None:
    dice = sitting.dice
    number = max(3, round(len(sitting.patch.schools) * dice.uniform(0.4, 0.8)))
    time = [dice.choices(("yes", "partly", "no"), (7, 3, 1))[0] for _ in range(number)]
    goal = [dice.choices(("yes", "partly", "no"), (5, 4, 1))[0] for _ in range(number)]
    sums = {f"time_{word}": time.count(word) for word in ("yes", "partly", "no")}
    sums |= {f"goal_{word}": goal.count(word) for word in ("yes", "partly", "no")}
    sitting.world.crate.put(Pulse(meeting=sitting.meeting, is_closed=closed, **sums))


def raise_question(sitting: "Sitting") -> None:
    items = [item for item in sitting.items if item.topic and item.note]
    if items:
        text = sitting.dice.choice(list(QUESTIONS))
        to, answer = QUESTIONS[text]
        question = Question(
            item=items[0], text=text, to=to, recorded_by=sitting.patch.scribe, recorded_at=sitting.began_at
        )
        days = (sitting.world.calendar.today - sitting.day).days
        if to == Addressee.DEPARTMENT and sitting.meeting.circulated_at and days > SENT_AFTER:
            question.sent_on = sitting.day + dt.timedelta(days=SENT_AFTER)
            if days > ANSWERED_AFTER:
                question.answer, question.answered_on = answer, sitting.day + dt.timedelta(days=ANSWERED_AFTER)
        sitting.world.crate.put(question)


def ask_forums(world: "World") -> None:
    """Hand over what minutes ask the forums; what was asked long ago is answered. Call it once they are stored."""
    hand_over()
    old = moment(world.calendar.today - dt.timedelta(days=ANSWERED_AFTER))
    for matter in Matter.objects.filter(question__isnull=False, raised_at__lt=old):
        matter.state, matter.answer = MatterState.ANSWERED, QUESTIONS[matter.ask][1]
        matter.closed_by = world.forum_admins[matter.forum.region_id or 0]
        matter.closed_at = matter.raised_at + dt.timedelta(days=ANSWERED_AFTER - 1)
        matter.save()


def discuss(sitting: "Sitting") -> None:
    """At home the last minutes have a suggestion that waits and one that was accepted; older ones a dated remark."""
    meeting, patch = sitting.meeting, sitting.patch
    noted = [item for item in sitting.items if item.note and item.sensitivity == "members"][2:]
    if len(noted) < 2 or not meeting.circulated_at:
        return
    if meeting.state == State.CIRCULATED:
        meeting.corrections_close_on = sitting.world.calendar.in_days(6)
        suggest(sitting, noted[0])
        accept(sitting, noted[1])
    elif (sitting.world.calendar.today - sitting.day).days < RECENT / 3 and meeting.confirmed_at:
        sitting.world.crate.put(
            CorrectionNote(
                item=noted[0],
                text="The coaching days are in weeks 4 and 5, not in weeks 3 and 4.",
                why="The calendar of the coaches was wrong when we wrote this.",
                added_by=patch.leader,
                added_at=meeting.confirmed_at + dt.timedelta(days=6),
            )
        )


def suggest(sitting: "Sitting", item: AgendaItem) -> None:
    who = sitting.world.cast.get("principal") or sitting.patch.principals[0]
    sitting.world.crate.put(
        Correction(
            item=item,
            before=item.note,
            text=f"{item.note} {SUGGESTED}",
            why="I was there on both days.",
            proposed_by=who,
            proposed_at=moment(sitting.world.calendar.today - dt.timedelta(days=1), dt.time(15, 20)),
        )
    )


def accept(sitting: "Sitting", item: AgendaItem) -> None:
    before = item.note
    item.note, item.note_version = f"{before} {ACCEPTED}", 2
    at = moment(sitting.world.calendar.today - dt.timedelta(days=2), dt.time(16, 5))
    sitting.world.crate.put(
        Correction(
            item=item,
            before=before,
            text=item.note,
            state=CorrectionState.ACCEPTED,
            proposed_by=sitting.patch.principals[3],
            proposed_at=at - dt.timedelta(hours=5),
            answered_by=sitting.patch.leader,
            answered_at=at,
        )
    )
