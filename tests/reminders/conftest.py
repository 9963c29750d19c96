import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from reminders import services
from roles.enums import Role
from tests.factories import NetworkFactory, SchoolFactory, appoint

MELBOURNE = ZoneInfo("Australia/Melbourne")


def at(words: str) -> dt.datetime:
    """2026-11-10 10:00, in Melbourne."""
    return dt.datetime.fromisoformat(words).replace(tzinfo=MELBOURNE)


@pytest.fixture
def clock():
    """Tuesday 10 Nov 2026, 10 am in Melbourne, a school day; clock.move_to(at(…)) goes elsewhere."""
    with time_machine.travel(at("2026-11-10 10:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def network(clock, db):
    return NetworkFactory(name="Wattle Ridge")


@pytest.fixture
def school(network):
    return SchoolFactory(network=network, name="Four Posts Primary School")


@pytest.fixture
def principal(school):
    return appoint(Role.PRINCIPAL, school)


@pytest.fixture
def chair(network):
    return appoint(Role.CHAIR, network)


def tick() -> list:
    """One tick; the mails it sent."""
    before = len(mail.outbox)
    services.tick(timezone.now())
    return mail.outbox[before:]
