"""A network with people in every role, and a meeting that runs with three items."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from meetings.enums import State
from meetings.models import AgendaItem, Meeting
from networks.models import Network, School
from roles import access
from roles.enums import Role
from roles.models import Person
from tests.factories import (
    ForumFactory,
    ItemFactory,
    NetworkFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    SectionFactory,
    appoint,
)


@dataclass
class Setting:
    network: Network
    schools: list[School]
    people: dict[str, Person]

    def __getattr__(self, name: str) -> Person:
        if name in self.people:
            return self.people[name]
        raise AttributeError(name)


@pytest.fixture
def setting(db) -> Setting:
    network = NetworkFactory(name="Wattle Ridge")
    schools = [SchoolFactory(name=name, network=network) for name in ("Bellbird Rise", "Cutters Flat", "Two Wells")]
    roles = {
        "chair": (Role.CHAIR, network),
        "executive": (Role.EXECUTIVE, network),
        "seil": (Role.SEIL, network),
        "principal": (Role.PRINCIPAL, schools[0]),
        "second": (Role.PRINCIPAL, schools[1]),
        "area_director": (Role.AREA_DIRECTOR, network.area),
        "forum_admin": (Role.FORUM_ADMIN, network.region),
        "stranger": (Role.CHAIR, NetworkFactory()),
    }
    people = {name: appoint(role, place, PersonFactory(name=name.title())) for name, (role, place) in roles.items()}
    people["guest"] = PersonFactory(name="Guest")
    ForumFactory(region=network.region)
    return Setting(network, schools, people)


def invite(setting: Setting, meeting: Meeting) -> None:
    access.grant(person=setting.guest, right="view_as_guest", obj=meeting, by=setting.chair)


@pytest.fixture
def running(setting: Setting) -> Meeting:
    """Three items of 10 minutes; the first is on since just now."""
    now = timezone.now()
    meeting = PublishedMeetingFactory(
        place=setting.network,
        state=State.IN_PROGRESS,
        starts_at=now,
        started_at=now,
        created_by=setting.chair,
        title="Term 4 meeting",
    )
    section = SectionFactory(meeting=meeting, title="Opening")
    items = [
        ItemFactory(meeting=meeting, section=section, title=title, owner=setting.chair)
        for title in ("Welcome", "Reading bank", "Close")
    ]
    items[0].started_at = now
    items[0].save()
    meeting.current_item = items[0]
    meeting.save()
    invite(setting, meeting)
    return meeting


@pytest.fixture
def items(running: Meeting) -> list[AgendaItem]:
    return list(running.items.on_the_agenda())


@pytest.fixture
def held(running: Meeting) -> Meeting:
    return to_state(running, State.HELD)


@pytest.fixture
def circulated(held: Meeting) -> Meeting:
    return to_state(held, State.CIRCULATED)


def to_state(meeting: Meeting, state: State) -> Meeting:
    """Put the meeting into a state as the services would have left it."""
    now = timezone.now()
    meeting.state = state
    if state not in (State.DRAFT, State.PUBLISHED, State.IN_PROGRESS):
        meeting.ended_at, meeting.current_item = now, None
    if state in (State.CIRCULATED, State.CONFIRMED):
        meeting.circulated_at, meeting.circulated_by = now, meeting.created_by
    if state == State.CONFIRMED:
        meeting.confirmed_at = now
    if state == State.CANCELLED:
        meeting.cancelled_at, meeting.cancelled_reason = now, "Flood"
    meeting.save()
    return meeting


@pytest.fixture
def sign_in(client: Client) -> Callable[[Person], Client]:
    def by(person: Person) -> Client:
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
        return client

    return by


@pytest.fixture
def as_(sign_in: Callable[[Person], Client], setting: Setting) -> Callable[[str], Client]:
    return lambda name: sign_in(setting.people[name])
