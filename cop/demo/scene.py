"""The demo network as its people find it: a meeting to prepare, proposals, reviews and actions that wait for them."""

import datetime as dt
from typing import TYPE_CHECKING

from cop.demo.agenda import CLOSING, OPENING, OUTCOMES, POLICY, Sheet
from cop.demo.calendar import moment
from cop.demo.plans import Held
from cop.demo.tenure import MOVED_ON
from cop.demo.words.improvement import NO_EVIDENCE
from cop.demo.words.operations import EXECUTIVE_TOPIC, SEIL_WORDS
from cop.demo.words.topic import Topic
from cop.demo.world import Patch, World
from fiso.enums import Decision, Impact, Implementation
from meetings.enums import ActionState, ItemState, OwnerKind, Purpose
from meetings.models import Action, AgendaItem
from roles.enums import Role
from roles.models import Person

if TYPE_CHECKING:
    from cop.demo.meetings import Sitting

BANK, WALKS, ATTENDANCE_IDEAS = 2, 3, 5
STAGED = (
    # place in this year's plan (see HOME_FOCUSES), who leads it, days until it is due, days until its review
    (BANK, "executive", 24, -14),
    (ATTENDANCE_IDEAS, "Priya Raman", -11, 12),
    (WALKS, "Joel Nguyen", 13, 13),
)

AGENDA = (
    # section, owner (a demo login or a principal of the network), topic
    (OPENING, "chair", Topic("Acknowledgement of Country and welcome", "inform", 5, "", ())),
    (
        OPENING,
        "chair",
        Topic("Minutes and open actions", "minutes", 10, "Four actions are open, one of them is late.", ()),
    ),
    (
        OUTCOMES,
        "Joel Nguyen",
        Topic(
            "What the reading walks of this term show",
            "data",
            25,
            "Counts by routine, for the network and for your own school. Please read your row before we meet.",
            (),
            paper="Reading walks: counts by routine",
        ),
    ),
    (
        OUTCOMES,
        "Priya Raman",
        Topic(
            "Peer visits: Cutters Flat and Millrace",
            "practice",
            30,
            "Ten minutes from each host, then in pairs: what did you see, and what will you try early next year?",
            (),
            paper="Notes from the two visits",
        ),
    ),
    (
        POLICY,
        "Noni Edwards",
        Topic(
            "Phones and devices: what the draft guidance asks of us",
            "policy",
            15,
            "One page from the Department. We collect what is unclear, so that one answer goes back from all of us.",
            (),
            paper="Draft guidance in one page",
            policy="other",
        ),
    ),
    (
        POLICY,
        "seil",
        Topic("SEIL update", "inform", 10, "What Helen sees across the schools, and what comes next.", SEIL_WORDS),
    ),
    (CLOSING, "chair", EXECUTIVE_TOPIC),
    (
        CLOSING,
        "chair",
        Topic("Close and next meeting", "inform", 10, "Three words each, and the dates for next year.", ()),
    ),
)
PROPOSALS = (
    (
        "Rosa Vella",
        "Relief teachers: one list for the small schools",
        Purpose.DISCUSS,
        15,
        "We lost four days last term because nobody came. I would like to bring a list we could share.",
    ),
    (
        "Ben Szabo",
        "Year 6 visits: one morning for all",
        Purpose.DECIDE,
        10,
        "Could we agree on one morning, so that the college is not visited by eleven schools on eleven days?",
    ),
)


def dress(sitting: "Sitting") -> None:
    """Draw the next meeting of the demo network, and what leads up to it."""
    sheet = Sheet(sitting)
    for section, owner, topic in AGENDA:
        item = sheet.add(section, topic, find(sitting, owner), executive=topic is EXECUTIVE_TOPIC)
        if item.purpose == Purpose.MINUTES:
            sheet.add_review(sitting.patch.milestones[BANK])
    propose(sitting)
    hand_out(sitting)


def find(sitting: "Sitting", name: str) -> Person:
    return who_is(sitting.world, sitting.patch, name)


def who_is(world: World, patch: Patch, name: str) -> Person:
    """A demo person by login, or a principal of the network by name."""
    known = {one.name: one for one in patch.principals}
    return world.cast.get(name) or known[name]


def stage_milestones(world: World, patch: Patch, held: list[Held]) -> None:
    """One review is two weeks late and on the agenda, one milestone is late, one review comes up within two weeks."""
    for number, lead, due, review in STAGED:
        one = patch.milestones[number]
        one.reached_on, one.withdrawn_on, one.withdrawn_reason = None, None, ""
        one.lead = who_is(world, patch, lead)
        one.due_on = world.calendar.today + dt.timedelta(days=due)
        one.review_on = world.calendar.today + dt.timedelta(days=review)
        for said in (entry.review for entry in held if entry.milestone is one):
            said.implementation, said.impact = Implementation.UNDER_WAY, Impact.NO_EVIDENCE
            said.evidence, said.decision = NO_EVIDENCE, Decision.CONTINUE
            said.next_review_on = max(one.review_on, said.held_on + dt.timedelta(days=1))


def propose(sitting: "Sitting") -> None:
    for days, (name, title, purpose, minutes, detail) in enumerate(PROPOSALS, start=1):
        who = find(sitting, name)
        sitting.world.crate.put(
            AgendaItem(
                place=sitting.patch.network,
                meeting=sitting.meeting,
                title=title,
                purpose=purpose,
                minutes=minutes,
                detail=detail,
                owner=who,
                proposed_by=who,
                state=ItemState.PROPOSED,
                proposed_at=moment(sitting.world.calendar.today - dt.timedelta(days=days), dt.time(14, 25)),
            )
        )


def hand_out(sitting: "Sitting") -> None:
    """Actions from the last meeting, in every state a list knows: late, soon due, held up, of a role, nobody's, old."""
    chair, principal = find(sitting, "chair"), find(sitting, "principal")
    executive, seil = find(sitting, "executive"), find(sitting, "seil")
    for owner, what, days, state in (
        (principal, "Send the small-schools timetable to the network", -6, ActionState.OPEN),
        (principal, "Name two people for the transition group", 4, ActionState.UNDER_WAY),
        (principal, "Bring one text that worked to the reading bank", 8, ActionState.OPEN),
        (chair, "Ask the college for one morning of visits", -3, ActionState.UNDER_WAY),
        (chair, "Write to the two schools that have not hosted yet", 6, ActionState.OPEN),
        (executive, "Label the texts of the bank by phase", 9, ActionState.UNDER_WAY),
        (seil, "Find out when the region’s coaching offer opens", 5, ActionState.OPEN),
    ):
        hand(sitting, owner, what, days, state, seil if owner is chair else chair)
    hold_up(sitting, executive, chair)
    common = common_of(sitting, "Upload your reading timetable for next year", 14, chair)
    parent = sitting.world.crate.put(Action(owner_kind=OwnerKind.EACH_SCHOOL, **common))
    for position, school in enumerate(sitting.patch.schools):
        part = Action(owner_kind=OwnerKind.SCHOOL, school=school, parent=parent, **common)
        if position % 2 == 0 and position:
            part.state, part.closed_by = ActionState.DONE, sitting.patch.principals[position]
            part.closed_at = moment(sitting.world.calendar.today - dt.timedelta(days=1 + position % 7), dt.time(15, 30))
        sitting.world.crate.put(part, later=True)


def hold_up(sitting: "Sitting", executive: Person, chair: Person) -> None:
    """What the lists of actions are for: one that waits, one of a role, one with nobody, one older than a term."""
    put, today = sitting.world.crate.put, sitting.world.calendar.today
    waits = common_of(sitting, "Find a room for the moderation day that holds sixty", 11, chair)
    put(
        Action(
            owner_kind=OwnerKind.PERSON, owner=executive, state=ActionState.UNDER_WAY,
            waiting_on="the college’s answer about its hall", waiting_since=today - dt.timedelta(days=9), **waits,
        )
    )  # fmt: skip
    put(
        Action(
            owner_kind=OwnerKind.ROLE, role=Role.CHAIR, **common_of(sitting, "Book the dates of next year", 12, chair)
        )
    )
    nobodys = common_of(sitting, "Ask the region who pays for relief on visit days", 16, chair)
    put(Action(owner_kind=OwnerKind.PERSON, owner=Person.objects.get(name=MOVED_ON), **nobodys))
    old = common_of(sitting, "Put the list of interpreters on the shared drive", -40, chair)
    then = moment(today - dt.timedelta(days=110))
    ended = (one.ended_at for one in reversed(sitting.patch.meetings) if one.ended_at and one.ended_at < then)
    put(Action(owner_kind=OwnerKind.PERSON, owner=executive, **old | {"item": None, "set_at": next(ended)}))


def hand(sitting: "Sitting", owner: Person, what: str, days: int, state: ActionState, by: Person) -> None:
    common = common_of(sitting, what, days, by)
    sitting.world.crate.put(Action(owner_kind=OwnerKind.PERSON, owner=owner, state=state, **common))


def common_of(sitting: "Sitting", what: str, days: int, by: Person) -> dict:
    last = next(one for one in reversed(sitting.patch.meetings) if one.ended_at)
    item = next(one for one in reversed(sitting.patch.last_items) if one.sensitivity == "members")
    return {
        "place": sitting.patch.network, "item": item, "what": what, "set_by": by, "set_at": last.ended_at,
        "due_on": weekday(sitting.world.calendar.today + dt.timedelta(days=days)),
    }  # fmt: skip


def weekday(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a weekend."""
    return day + dt.timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)
