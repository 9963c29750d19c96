"""Two regions, filled alike: what is in the second must never count in the first."""

import datetime as dt
from dataclasses import dataclass

from django.test import Client
from django.utils import timezone

from meetings.enums import Presence, State
from networks.models import Network, Region
from roles.enums import Role
from roles.models import Person
from tests.factories import (
    ActionFactory,
    AreaFactory,
    AttendanceFactory,
    FocusAreaFactory,
    ForumFactory,
    GoalFactory,
    HeldMeetingFactory,
    ItemFactory,
    MilestoneFactory,
    NetworkFactory,
    PlanFactory,
    PublishedMeetingFactory,
    RegionFactory,
    ReplyFactory,
    SchoolFactory,
    appoint,
)

SCHOOLS = 3


def days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def at(number: int) -> dt.datetime:
    return timezone.now() + dt.timedelta(days=number)


def fill(network: Network, step: int) -> None:
    """Schools, a chair and a SEIL, meetings with attendance, a plan and actions; `step` makes the numbers differ."""
    schools = SchoolFactory.create_batch(SCHOOLS, network=network)
    for school in schools:
        appoint(Role.PRINCIPAL, school)
    if step % 4 != 3:
        appoint(Role.CHAIR, network, ends_on=days(20 + 40 * step))
    appoint(Role.SEIL, network)
    fill_meetings(network, schools, step)
    fill_plan(network, step)
    coming = PublishedMeetingFactory(place=network, starts_at=at(6 + step))
    ReplyFactory(meeting=coming, school=schools[0])
    item = ItemFactory(meeting=coming)
    for number in range(step + 2):
        ActionFactory(item=item, due_on=days(number * 3 - 4))
    ActionFactory(item=item, due_on=days(-1), sensitivity="executive")
    ActionFactory(item=item, state="done", closed_by=item.owner, closed_at=timezone.now())


def fill_meetings(network: Network, schools: list, step: int) -> None:
    for number in range(6):
        start = at(-10 - 20 * number - step)
        held = HeldMeetingFactory(
            place=network, starts_at=start, started_at=start, ended_at=start, state=State.CIRCULATED,
            circulated_at=start + dt.timedelta(days=2),
        )  # fmt: skip
        for order, school in enumerate(schools):
            presence = Presence.PRINCIPAL if (order + number + step) % 3 else Presence.ABSENT
            AttendanceFactory(meeting=held, school=school, presence=presence)


def fill_plan(network: Network, step: int) -> None:
    if step % 5 == 4:
        return
    plan = PlanFactory(place=network, year=timezone.localdate().year)
    goal = GoalFactory(focus_area=FocusAreaFactory(plan=plan))
    for number in range(step + 3):
        MilestoneFactory(goal=goal, due_on=days(10 * number - 15), review_on=days(12 * number - 20))
    MilestoneFactory(goal=goal, due_on=days(-5), reached_on=days(-6))


@dataclass
class Land:
    region: Region
    networks: list[Network]
    other: Network


def build(networks: int, region: Region | None = None) -> Land:
    region = region or RegionFactory()
    areas = [AreaFactory(region=region), AreaFactory(region=region)]
    found = []
    for step in range(networks):
        found.append(NetworkFactory(area=areas[step % 2]))
        fill(found[-1], step)
    other = NetworkFactory()
    fill(other, 1)
    ForumFactory(region=region)
    return Land(region, found, other)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, "roles.backend.Backend")
    return client
