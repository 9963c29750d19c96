"""What the demo plans ahead: how often networks meet, a series, a day to keep free, templates, a joint meeting."""

import datetime as dt

from django.utils import timezone

from cop.demo.meetings import STARTS
from cop.demo.world import Patch, Tale, World
from meetings.enums import Pattern, Purpose, State, Topic
from meetings.models import (
    AgendaTemplate,
    Cadence,
    CurriculumDay,
    Meeting,
    MeetingSeries,
    Occurrence,
    TemplateItem,
)
from meetings.services.layout import FIRST, LAST, SECTIONS
from meetings.services.series import times_of
from networks.models import Place
from roles.models import Person

OPENING, OUTCOMES, POLICY, CLOSING = SECTIONS
PRACTICE = (
    (OUTCOMES, "One problem of practice, looked at closely", Purpose.LEARN, "", 50),
    (OUTCOMES, "What each school takes away", Purpose.PRACTICE, "", 20),
    (POLICY, "What schools need to know this month", Purpose.POLICY, Topic.OTHER, 15),
)
FIRST_OF_YEAR = (
    (OUTCOMES, "Our plan for the year: what we said and who leads it", Purpose.DISCUSS, "", 40),
    (OUTCOMES, "What last year’s data asks of us", Purpose.DATA, "", 30),
    (POLICY, "Staffing: who is new, who needs help", Purpose.POLICY, Topic.STAFFING, 15),
)
TRANSITIONS = (
    (OUTCOMES, "Milestones in brief", Purpose.DISCUSS, "", 25),
    (POLICY, "Year 6 to 7: dates and visits", Purpose.POLICY, Topic.TRANSITIONS, 20),
    (POLICY, "Buildings and grounds", Purpose.POLICY, Topic.FACILITIES, 10),
)


def plan_ahead(world: World) -> None:
    """After the networks have their history."""
    home = next(patch for patch in world.patches if patch.tale is Tale.HOME)
    Cadence.objects.bulk_create(row for patch in world.patches for row in cadences(world, patch))
    chair, today = home.leader, world.calendar.today
    state = Place.objects.get(kind="state")
    region = Place.objects.get(pk=home.network.region_id or 0)
    template(
        state, world.cast["central"], "One problem of practice", "A meeting that goes deep into one thing", PRACTICE
    )
    template(region, world.forum_admins[region.pk], "First meeting of the year", "Plan, data and people", FIRST_OF_YEAR)
    template(home.network, chair, "Term 4: transitions", "", TRANSITIONS)
    keep_free = world.calendar.in_days(33)
    CurriculumDay.objects.create(place=home.network, day=keep_free, title="Curriculum day", added_by=chair)
    CurriculumDay.objects.create(
        place=state,
        day=world.calendar.next_term.first,
        title="First day for staff, students start a day later",
        added_by=world.cast["central"],
    )
    series(world, home, chair)
    meet_together(world, home, today)


def cadences(world: World, patch: Patch) -> list[Cadence]:
    """Twice a term; the demo network met once a term at first."""
    years = world.calendar.years
    first, turn = dt.date(years[0], 1, 1), dt.date(years[-1], 1, 1)
    if patch.tale is not Tale.HOME:
        return [Cadence(place=patch.network, number=2, starts_on=first, set_by=patch.leader)]
    before = Cadence(place=patch.network, number=1, starts_on=first, ends_on=turn - dt.timedelta(days=1))
    return [before, Cadence(place=patch.network, number=2, starts_on=turn, set_by=patch.leader)]


def template(place: Place, by: Person, title: str, note: str, rows: tuple) -> None:
    made = AgendaTemplate.objects.create(place=place, title=title, note=note, created_by=by, created_at=timezone.now())
    opening = [(OPENING, *one[:2], "", one[2]) for one in FIRST]
    closing = [(CLOSING, *one[:2], "", one[2]) for one in LAST]
    usual = {one[0] for one in (*FIRST, *LAST)}
    TemplateItem.objects.bulk_create(
        TemplateItem(
            template=made, position=n, section=section, title=name, purpose=purpose, topic=topic, minutes=minutes,
            is_recurring=name in usual,
        )
        for n, (section, name, purpose, topic, minutes) in enumerate([*opening, *rows, *closing], start=1)
    )  # fmt: skip


def series(world: World, home: Patch, chair: Person) -> None:
    """The drafts of the demo network to come stand for weeks 3 and 8."""
    ahead = [term for term in world.calendar.terms if term.last >= world.calendar.today]
    row = MeetingSeries.objects.create(
        place=home.network, pattern=Pattern.WEEKS, weeks=[3, 8], weekday=1 + home.index % 3, created_by=chair,
        time=STARTS[home.index % len(STARTS)], venue="", starts_on=world.calendar.today, until=ahead[-1].last,
        created_at=timezone.now(),
    )  # fmt: skip
    keys = {time.day: time.key for time in times_of(row)}
    drafts = [one for one in home.meetings if one.state == State.DRAFT]
    Occurrence.objects.bulk_create(
        Occurrence(series=row, key=keys[day], meeting=one)
        for one in drafts
        if (day := timezone.localdate(one.starts_at)) in keys
    )


def meet_together(world: World, home: Patch, today: dt.date) -> None:
    """The next meeting of a neighbour, a published one where there is one, is one of both networks."""
    neighbours = [one for one in world.patches if one is not home and one.network.region_id == home.network.region_id]
    coming = [(one, meeting) for one in neighbours for meeting in one.meetings if meeting.starts_at.date() > today]
    patch, meeting = min(coming, key=lambda pair: (pair[1].state != State.PUBLISHED, pair[1].starts_at, pair[1].pk))
    title = f"Joint meeting: {patch.network.name} and {home.network.name}"
    Meeting.objects.filter(pk=meeting.pk).update(joint_place=home.network, title=title[:160])
