"""Meetings as they were held, and those to come."""

import datetime as dt
from dataclasses import dataclass, field
from random import Random

from cop.demo.agenda import make_agenda
from cop.demo.calendar import moment
from cop.demo.crate import uid_of
from cop.demo.minutes import follow_up
from cop.demo.outcomes import record
from cop.demo.plans import Held
from cop.demo.roll import call_roll, reply
from cop.demo.scene import dress
from cop.demo.words.operations import VENUES
from cop.demo.words.topic import Topic
from cop.demo.world import Patch, Tale, World
from meetings.enums import State
from meetings.models import AgendaItem, Meeting
from meetings.terms import Terms, title_for

STARTS = (dt.time(9, 0), dt.time(9, 30), dt.time(9, 30), dt.time(13, 0), dt.time(13, 30))
LENGTHS = (120, 120, 150, 180)
PUBLISHED_AHEAD = 40
"""Days before a meeting by which it is published; those further off are drafts."""
CIRCULATED_AFTER = 3
NEXT_MEETING_IN = 8
"""Days until the next meeting of the demo network."""


@dataclass
class Sitting:
    """One meeting while it is made: its day, the reviews held in it, and, once drawn, its items with their topics."""

    world: World
    patch: Patch
    meeting: Meeting
    day: dt.date
    dice: Random
    reviews: list[Held]
    items: list[AgendaItem] = field(default_factory=list)
    topics: list[tuple[Topic, dict[str, str]] | None] = field(default_factory=list)

    @property
    def began_at(self) -> dt.datetime:
        return self.meeting.started_at or self.meeting.starts_at

    @property
    def is_over(self) -> bool:
        return self.meeting.state in (State.HELD, State.CIRCULATED, State.CONFIRMED)


def days_of(world: World, patch: Patch) -> list[dt.date]:
    """On which days the network meets, past and to come."""
    today = world.calendar.today
    days = world.calendar.meeting_days(weekday=1 + patch.index % 3)
    # Whether a meeting of today is over depends on the hour of loading: none is laid on today.
    days = [day if day != today else world.calendar.in_days(1) for day in days]
    if patch.tale is Tale.HOME:
        after = world.calendar.in_days(NEXT_MEETING_IN)
        near = dt.timedelta(days=16)
        days = [day for day in days if not today - dt.timedelta(days=9) < day < after + near]
        return sorted([*days, after])
    if patch.tale is Tale.SILENT:
        last_heard = world.calendar.begun[-2].first
        return [day for day in days if day < last_heard]
    return days


def make_meetings(world: World, patch: Patch, days: list[dt.date], held: list[Held], terms: Terms) -> None:
    topics = Topics(patch)
    away = [day for day in days if day < world.calendar.today][-2:-1] if patch.tale is Tale.HOME else []
    for number, day in enumerate(days):
        following = days[number + 1] if number + 1 < len(days) else None
        dice = patch.dice("meeting", day)
        meeting = meeting_on(world, patch, day, following, dice, terms)
        meeting.acting_chair = patch.executives[0] if day in away else None
        world.crate.put(meeting)
        patch.meetings.append(meeting)
        sitting = Sitting(world, patch, meeting, day, dice, [one for one in held if one.day == day])
        if is_home_next(sitting):
            dress(sitting)
        else:
            make_agenda(sitting, topics)
        if sitting.is_over:
            record(sitting, following)
            follow_up(sitting)
            patch.last_items = sitting.items
            call_roll(sitting)
        elif meeting.state == State.PUBLISHED:
            reply(sitting, share=0.75)


def is_home_next(sitting: Sitting) -> bool:
    """The meeting everybody in the demo prepares for."""
    return sitting.patch.tale is Tale.HOME and sitting.day == sitting.world.calendar.in_days(NEXT_MEETING_IN)


def meeting_on(
    world: World, patch: Patch, day: dt.date, following: dt.date | None, dice: Random, terms: Terms
) -> Meeting:
    today = world.calendar.today
    starts_at = moment(day, STARTS[patch.index % len(STARTS)])
    host = patch.schools[0] if dice.random() < 0.3 else dice.choice(patch.schools)
    meeting = Meeting(
        place=patch.network,
        title=title_for(day, "network meeting", terms),
        starts_at=starts_at,
        length_minutes=LENGTHS[patch.index % len(LENGTHS)],
        venue=f"{dice.choice(VENUES)}, {host.name}",
        online_url=f"https://meet.demo.example/{patch.network.slug}" if patch.index % 2 == 0 else "",
        proposals_close_on=day - dt.timedelta(days=6),
        uid=uid_of(dice),
        created_by=patch.leader,
        created_at=starts_at - dt.timedelta(days=45),
    )
    if day >= today:
        published = (day - today).days <= PUBLISHED_AHEAD
        if published:
            meeting.state, meeting.published_at = State.PUBLISHED, published_at(world, starts_at)
        meeting.created_at = min(meeting.created_at, moment(today - dt.timedelta(days=12)))
        return meeting
    finish(meeting, dice)
    if (today - day).days <= CIRCULATED_AFTER:
        return meeting
    meeting.state, meeting.circulated_by = State.CIRCULATED, patch.leader
    meeting.circulated_at = starts_at + dt.timedelta(days=CIRCULATED_AFTER, hours=6)
    if following and following < today:
        meeting.state, meeting.confirmed_at = State.CONFIRMED, moment(following, dt.time(9, 45))
    return meeting


def published_at(world: World, starts_at: dt.datetime) -> dt.datetime:
    """Two weeks ahead, but always some days before today: the demo's invitations are old news."""
    return min(starts_at - dt.timedelta(days=14), moment(world.calendar.today - dt.timedelta(days=5), dt.time(16)))


def finish(meeting: Meeting, dice: Random) -> None:
    """It took place: begun about on time, ended about when planned."""
    meeting.published_at = meeting.starts_at - dt.timedelta(days=14)
    meeting.started_at = meeting.starts_at + dt.timedelta(minutes=dice.choice((0, 1, 2, 4)))
    meeting.ended_at = meeting.ends_at + dt.timedelta(minutes=dice.choice((-8, -3, 0, 4, 11)))
    meeting.state = State.HELD


class Topics:
    """The matters of a network, in an order of its own: none comes twice before all have been."""

    def __init__(self, patch: Patch) -> None:
        self._dice = patch.dice("topics")
        self._left: dict[int, list[Topic]] = {}

    def take(self, bank: tuple[Topic, ...]) -> Topic:
        left = self._left.setdefault(id(bank), [])
        if not left:
            left.extend(self._dice.sample(bank, len(bank)))
        return left.pop()
