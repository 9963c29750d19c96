"""A network with schools, people in every role, and a meeting with an agenda."""

import datetime as dt
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from meetings.models import AgendaItem, Meeting
from networks.models import Network, School
from roles import access
from roles.enums import Role
from roles.models import Person
from tests.factories import (
    ForumFactory,
    ItemFactory,
    MeetingFactory,
    NetworkFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    SectionFactory,
    appoint,
)

ELSEWHERE = "elsewhere"


@dataclass
class Setting:
    """One network with a chair, an executive member, a SEIL and two schools with a principal each."""

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
    schools = [SchoolFactory(name=name, network=network) for name in ("Bellbird Rise", "Cutters Flat")]
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
    ForumFactory(region=network.region)
    return Setting(network, schools, people)


@pytest.fixture
def draft(setting: Setting) -> Meeting:
    return meeting_with_agenda(MeetingFactory, setting)


@pytest.fixture
def meeting(setting: Setting) -> Meeting:
    """Published, two sections with three items."""
    return meeting_with_agenda(PublishedMeetingFactory, setting)


def meeting_with_agenda(factory, setting: Setting) -> Meeting:
    start = timezone.localtime() + dt.timedelta(days=20)
    meeting = factory(place=setting.network, starts_at=start.replace(hour=9, minute=30), created_by=setting.chair)
    opening = SectionFactory(meeting=meeting, title="Opening", position=1)
    closing = SectionFactory(meeting=meeting, title="Closing", position=2)
    for n, (section, title) in enumerate([(opening, "Welcome"), (opening, "Minutes"), (closing, "Close")]):
        ItemFactory(
            meeting=meeting, section=section, position=n + 1 if section is opening else 1, title=title,
            owner=setting.chair, proposed_by=setting.chair, minutes=10,
        )  # fmt: skip
    return meeting


@pytest.fixture
def as_(client: Client, setting: Setting):
    """as_("chair") signs that person in and returns the client."""

    def sign_in(name: str) -> Client:
        client.force_login(setting.people[name], backend="roles.backend.Backend")
        return client

    return sign_in


def titles(meeting: Meeting) -> list[str]:
    return [item.title for item in meeting.items.on_the_agenda()]


def item_of(meeting: Meeting, title: str) -> AgendaItem:
    return meeting.items.get(title=title)


@pytest.fixture
def guest(setting: Setting, meeting: Meeting) -> Person:
    return _guest_at(setting, meeting)


@pytest.fixture
def guest_of_draft(setting: Setting, draft: Meeting) -> Person:
    return _guest_at(setting, draft)


def _guest_at(setting: Setting, meeting: Meeting) -> Person:
    setting.people["guest"] = person = PersonFactory(name="Guest")
    access.grant(person=person, right="view_as_guest", obj=meeting, by=setting.chair)
    return person


@pytest.fixture
def opened(db, setting, browser, live_site):
    """opened("chair", width=390) is a page on which that person is signed in. Scripts must not fail on it."""
    faults = []

    def open_as(name, *, width=1280, javascript=True):
        viewport = {"width": width, "height": 900}
        context = browser.new_context(base_url=live_site, viewport=viewport, java_script_enabled=javascript)
        client, page = Client(), context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        client.force_login(setting.people[name], backend="roles.backend.Backend")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": settings.BASE_URL}])
        return page

    yield open_as
    for context in browser.contexts:
        context.close()
    assert faults == []
