"""Who came, and who said they would."""

import datetime as dt
from typing import TYPE_CHECKING

from cop.demo.calendar import moment
from cop.demo.crate import dice_of
from cop.demo.names import People
from cop.demo.words.operations import ABSENCE_NOTES
from cop.demo.world import Tale
from meetings.enums import Answer, Mode, Presence
from meetings.models import Attendance, Reply
from networks.models import School

if TYPE_CHECKING:
    from cop.demo.meetings import Sitting

REPLIES_SINCE = 220
"""Days for which the answers to invitations are kept in the demo; attendance is there for all years."""


def call_roll(sitting: "Sitting") -> None:
    """Attendance of every school that was in the network by then, and what it had answered."""
    year = sitting.day.year
    recent = (sitting.world.calendar.today - sitting.day).days < REPLIES_SINCE
    people = People(sitting.dice, set())
    for position, school in enumerate(sitting.patch.schools):
        if sitting.patch.joined.get(position, 0) > year:
            continue
        presence = presence_of(sitting, school)
        name = people.name() if presence == Presence.DELEGATE else ""
        present = presence in (Presence.PRINCIPAL, Presence.DELEGATE)
        mode = (Mode.ONLINE if sitting.dice.random() < online(sitting) else Mode.IN_PERSON) if present else ""
        sitting.world.crate.put(
            Attendance(
                meeting=sitting.meeting,
                school=school,
                presence=presence,
                mode=mode,
                name=name,
                marked_by=sitting.patch.scribe,
                marked_at=sitting.began_at,
            )
        )
        if recent:
            answer_before(sitting, position, presence, name)


def online(sitting: "Sitting") -> float:
    return 0.25 if sitting.meeting.online_url else 0.0


def presence_of(sitting: "Sitting", school: School) -> Presence:
    """Schools have habits, and networks too: where nobody chairs, fewer come."""
    habit = dice_of("habit", school.school_no).random()
    share = 0.62 + 0.36 * habit
    if sitting.patch.tale in (Tale.NO_CHAIR, Tale.SILENT) and (sitting.world.calendar.today - sitting.day).days < 200:
        share -= 0.2
    fall = sitting.dice.random()
    if fall < share:
        return Presence.PRINCIPAL
    rest = (fall - share) / (1 - share)
    return Presence.DELEGATE if rest < 0.5 else Presence.APOLOGY if rest < 0.85 else Presence.ABSENT


def answer_before(sitting: "Sitting", position: int, presence: Presence, name: str) -> None:
    """What the school had answered. Who was absent had mostly not answered at all."""
    answers = {
        Presence.PRINCIPAL: Answer.YES,
        Presence.DELEGATE: Answer.DELEGATE,
        Presence.APOLOGY: Answer.APOLOGY,
    }
    if presence in answers:
        give(sitting, position, answers[presence], name)


def reply(sitting: "Sitting", *, share: float) -> None:
    """Answers to a meeting that is still to come, from a share of the schools."""
    people = People(sitting.dice, set())
    for position in range(len(sitting.patch.schools)):
        if sitting.dice.random() > share:
            continue
        answer = sitting.dice.choices((Answer.YES, Answer.DELEGATE, Answer.APOLOGY), (82, 11, 7))[0]
        give(sitting, position, answer, people.name() if answer == Answer.DELEGATE else "")


def give(sitting: "Sitting", position: int, answer: Answer, name: str) -> None:
    meeting, dice = sitting.meeting, sitting.dice
    at = (meeting.published_at or meeting.created_at) + dt.timedelta(hours=dice.randint(3, 90))
    at = min(at, moment(sitting.world.calendar.today - dt.timedelta(days=1), dt.time(15)))
    sitting.world.crate.put(
        Reply(
            meeting=meeting,
            school=sitting.patch.schools[position],
            answer=answer,
            delegate_name=name,
            note=dice.choice(ABSENCE_NOTES) if answer == Answer.APOLOGY else "",
            at=at,
            by=sitting.patch.principals[position],
        )
    )
