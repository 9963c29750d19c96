"""What came out of a meeting: notes, decisions and actions."""

import datetime as dt
from typing import TYPE_CHECKING

from cop.demo.calendar import moment
from cop.demo.minutes import DECIDED_BY
from cop.demo.words.operations import NOT_REACHED
from cop.demo.words.topic import Topic
from fiso.enums import Decision as ReviewDecision
from meetings.enums import ActionState, ItemState, OwnerKind, Purpose
from meetings.models import Action, AgendaItem, Decision
from roles.enums import Role
from roles.models import Person

if TYPE_CHECKING:
    from cop.demo.meetings import Sitting

CLOSED_AFTER = 100
"""Days after which nearly every action of the demo has been closed."""
SAID_OF_REVIEWS = {
    ReviewDecision.CONTINUE: (
        "We continue as planned and look again at the next date.",
        "It goes on as it is. The lead brings counts next time, not impressions.",
        "Continue; two more schools are asked to take part before the next look.",
    ),
    ReviewDecision.SPREAD: (
        "It works where it was tried. The other schools take it up, each with a partner.",
        "Spread to all schools from next term; those that began help the others to start.",
    ),
}
CLOSING_NOTES = (
    "",
    "",
    "Done and sent to the chair",
    "Took two meetings longer than planned",
    "Shared on the network drive",
)
OPENING_NOTE = "The meeting opened with an Acknowledgement of Country by {name}."
MINUTES_NOTE = (
    "The minutes of the last meeting were taken as read. Open actions were gone through; {count} were closed."
)


def record(sitting: "Sitting", following: dt.date | None) -> None:
    """The record of a meeting that is over. Now and then the clock wins and the last matter is not reached."""
    clock = sitting.began_at
    unreached = late_item(sitting)
    for item, said in zip(sitting.items, sitting.topics, strict=True):
        if item is unreached:
            item.state, item.note = ItemState.NOT_REACHED, NOT_REACHED
            continue
        item.state, item.started_at = ItemState.DISCUSSED, clock
        item.minutes_used = max(2, item.minutes + sitting.dice.choice((-4, -2, 0, 0, 1, 3, 6)))
        clock += dt.timedelta(minutes=item.minutes_used)
        if said is None:
            note_review(sitting, item)
        else:
            note_topic(sitting, item, *said, following)
    first, second = sitting.items[:2]
    first.note = OPENING_NOTE.format(name=sitting.dice.choice(sitting.patch.principals).name)
    second.note = MINUTES_NOTE.format(count=sitting.dice.choice(("two", "three", "four", "all but one")))


def late_item(sitting: "Sitting") -> AgendaItem | None:
    if sitting.dice.random() > 0.14:
        return None
    return next((item for item in reversed(sitting.items) if item.topic), None)


def note_review(sitting: "Sitting", item: AgendaItem) -> None:
    if item.review and item.owner:
        item.note = f"{item.owner.name} reported. {item.review.evidence}"
        decide(sitting, item, sitting.dice.choice(SAID_OF_REVIEWS[ReviewDecision(item.review.decision)]))


def note_topic(
    sitting: "Sitting", item: AgendaItem, topic: Topic, names: dict[str, str], following: dt.date | None
) -> None:
    dice = sitting.dice
    if topic.notes:
        item.note = dice.choice(topic.notes).format(**names)
    if topic.decisions and dice.random() < 0.75:
        decide(sitting, item, dice.choice(topic.decisions).format(**names))
    for what in dice.sample(topic.actions, min(len(topic.actions), dice.choice((0, 1, 1, 2)))):
        act(sitting, item, what.format(**names), following)


def decide(sitting: "Sitting", item: AgendaItem, text: str) -> None:
    decision = Decision(
        item=item,
        text=text,
        made_by=sitting.dice.choice(DECIDED_BY),
        review_on=sitting.day + dt.timedelta(weeks=sitting.dice.choice((13, 26, 39)))
        if sitting.dice.random() < 0.3
        else None,
        recorded_by=sitting.patch.scribe,
        recorded_at=item.started_at or sitting.began_at,
    )
    look_again(decision, sitting.world.calendar.today)
    sitting.world.crate.put(decision)


def look_again(decision: Decision, today: dt.date) -> None:
    """Of decisions whose review has passed most were looked at since: they stand, or were set aside."""
    review = decision.review_on
    if review is None or review >= today or (turn := review.toordinal() % 6) == 5:
        return
    decision.looked_at_on, decision.review_on = review, None
    if turn in (1, 4):
        decision.ended_on, decision.ended_why = review, SET_ASIDE[turn > 1]
    else:
        decision.looked_at_note = "It still helps. Nothing to change."


SET_ASIDE = ("The Department’s guidance covers it now.", "Done, and no longer needed.")


def act(sitting: "Sitting", item: AgendaItem, what: str, following: dt.date | None) -> Action:
    """An action for a person, for whoever chairs, or, once or twice a year, for each school of the network."""
    dice, patch = sitting.dice, sitting.patch
    due = (following or sitting.day + dt.timedelta(days=35)) - dt.timedelta(days=dice.choice((0, 2, 7)))
    common = {
        "place": patch.network, "item": item, "what": what, "due_on": due, "set_by": patch.scribe,
        "set_at": item.started_at, "sensitivity": item.sensitivity,
    }  # fmt: skip
    put = sitting.world.crate.put
    if item.purpose in (Purpose.DATA, Purpose.LEARN) and dice.random() < 0.18:
        return share_out(sitting, common)
    if dice.random() < 0.08:
        action = Action(owner_kind=OwnerKind.ROLE, role=Role.CHAIR, **common)
        settle(sitting, action, patch.leader)
    else:
        owner = dice.choice((*patch.executives, patch.leader, patch.seil, *dice.sample(patch.principals, 5)))
        action = Action(owner_kind=OwnerKind.PERSON, owner=owner, **common)
        settle(sitting, action, owner)
    return put(action)


def share_out(sitting: "Sitting", common: dict) -> Action:
    put, patch = sitting.world.crate.put, sitting.patch
    parent = put(Action(owner_kind=OwnerKind.EACH_SCHOOL, **common))
    parts = []
    for school, principal in zip(patch.schools, patch.principals, strict=True):
        part = Action(owner_kind=OwnerKind.SCHOOL, school=school, parent=parent, **common)
        settle(sitting, part, principal)
        parts.append(put(part, later=True))
    if not any(part.is_open for part in parts):
        parent.state, parent.closed_by = ActionState.DONE, parts[-1].closed_by
        parent.closed_at = max(part.closed_at for part in parts if part.closed_at)
    return parent


def settle(sitting: "Sitting", action: Action, who: Person | None) -> None:
    """Done about when it was due, or not yet. What is old is done, or was let go with a reason."""
    dice, today = sitting.dice, sitting.world.calendar.today
    age = (today - sitting.day).days
    if age > CLOSED_AFTER and dice.random() < 0.04:
        action.state, action.closing_note = ActionState.NOT_NEEDED, "Taken over by the area’s team"
    elif age > CLOSED_AFTER or dice.random() < min(0.9, age / CLOSED_AFTER):
        action.state, action.closing_note = ActionState.DONE, dice.choice(CLOSING_NOTES)
    else:
        if dice.random() < 0.35:
            action.state = ActionState.UNDER_WAY
        return
    due = action.due_on or sitting.day
    day = min(due + dt.timedelta(days=dice.choice((-9, -4, -1, 0, 3))), today - dt.timedelta(days=1))
    action.closed_by, action.closed_at = who, moment(max(day, sitting.day + dt.timedelta(days=1)), dt.time(16, 10))
