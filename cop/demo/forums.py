"""The Network Chair Forum of each region: one meeting a term, with its record."""

import datetime as dt

from cop.demo.calendar import Term, moment
from cop.demo.crate import dice_of, uid_of
from cop.demo.meetings import PUBLISHED_AHEAD, finish
from cop.demo.words.forum import FORUM
from cop.demo.world import World
from meetings.enums import ItemState, OwnerKind, State
from meetings.models import Action, AgendaItem, Decision, Meeting, Section
from meetings.services.layout import SECTIONS
from meetings.terms import Terms, title_for
from networks.models import Forum
from roles.models import Person

WEEK, WEEKDAY = 5, 4
OUTCOMES = 1  # of SECTIONS
MATTERS = 3


def make_forums(world: World, terms: Terms) -> None:
    for forum in Forum.objects.order_by("pk"):
        chairs = [one.chair for one in world.patches if one.network.region_id == forum.region_id and one.chair]
        for number, term in enumerate(world.calendar.terms):
            if term.first <= world.calendar.next_term.first:
                meet(world, forum, term, chairs, terms, number)


def meet(world: World, forum: Forum, term: Term, chairs: list[Person], terms: Terms, number: int) -> None:
    dice = dice_of("forum", forum.slug, term.year, term.number)
    day, today, host = term.day(WEEK, WEEKDAY), world.calendar.today, world.forum_admins[forum.region_id or 0]
    starts_at = moment(day, dt.time(13, 0))
    meeting = Meeting(
        place=forum, title=title_for(day, "forum meeting", terms), starts_at=starts_at, length_minutes=120,
        online_url=f"https://meet.demo.example/{forum.slug}", uid=uid_of(dice), created_by=host,
        created_at=min(starts_at, moment(today)) - dt.timedelta(days=45),
    )  # fmt: skip
    if day < today:
        finish(meeting, dice)
        meeting.state, meeting.confirmed_at = State.CONFIRMED, starts_at + dt.timedelta(days=20)
        meeting.circulated_at, meeting.circulated_by = starts_at + dt.timedelta(days=4), host
        if meeting.confirmed_at > moment(today):
            meeting.state, meeting.confirmed_at = State.CIRCULATED, None
        if meeting.circulated_at > moment(today):
            meeting.state, meeting.circulated_at, meeting.circulated_by = State.HELD, None, None
    elif (day - today).days <= PUBLISHED_AHEAD:
        meeting.state = State.PUBLISHED
        meeting.published_at = min(starts_at - dt.timedelta(days=14), moment(today - dt.timedelta(days=6)))
    world.crate.put(meeting)
    sections = [
        world.crate.put(Section(meeting=meeting, title=title, position=place))
        for place, title in enumerate(SECTIONS, start=1)
    ]
    for place in range(MATTERS):
        discuss(world, meeting, sections[OUTCOMES], place, number, chairs)


def discuss(world: World, meeting: Meeting, section: Section, place: int, number: int, chairs: list[Person]) -> None:
    """One matter. The bank is gone through in turn, so that the same matter comes back after some terms."""
    topic = FORUM[(number * MATTERS + place) % len(FORUM)]
    dice = dice_of("matter", meeting.place.slug, number, place)
    over = meeting.ended_at is not None
    item = world.crate.put(
        AgendaItem(
            place=meeting.place,
            meeting=meeting,
            section=section,
            position=place + 1,
            title=topic.title,
            purpose=topic.purpose,
            topic=topic.policy,
            minutes=topic.minutes,
            detail=topic.detail,
            owner=dice.choice(chairs),
            proposed_by=meeting.created_by,
            proposed_at=meeting.created_at,
            state=ItemState.DISCUSSED if over else ItemState.ON_AGENDA,
            note=dice.choice(topic.notes) if over else "",
            started_at=meeting.started_at,
            minutes_used=topic.minutes if over else None,
        )
    )
    if not over:
        return
    at = meeting.started_at or meeting.starts_at
    if topic.decisions:
        world.crate.put(Decision(item=item, text=topic.decisions[0], recorded_by=meeting.created_by, recorded_at=at))
    if world.calendar.today - at.date() < dt.timedelta(days=60):
        world.crate.put(
            Action(
                place=meeting.place,
                item=item,
                what=topic.actions[0],
                owner_kind=OwnerKind.PERSON,
                owner=dice.choice(chairs),
                due_on=world.calendar.in_days(12),
                set_by=meeting.created_by,
                set_at=at,
            )
        )
