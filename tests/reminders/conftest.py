import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.utils import timezone

from reminders import services
from roles.enums import Role
from roles.models import Person
from tests.browser_fixtures import free_port
from tests.factories import NetworkFactory, SchoolFactory, appoint

MELBOURNE = ZoneInfo("Australia/Melbourne")


def at(words: str) -> dt.datetime:
    """2026-11-10 10:00, in Melbourne."""
    return dt.datetime.fromisoformat(words).replace(tzinfo=MELBOURNE)


@pytest.fixture
def clock() -> Iterator[Any]:
    """Tuesday 10 Nov 2026, 10 am in Melbourne, a school day; clock.move_to(at(…)) goes elsewhere."""
    with time_machine.travel(at("2026-11-10 10:00"), tick=False) as traveller:
        yield traveller


@pytest.fixture
def sign_in(client) -> Callable[[Person], None]:
    """Sign a person in with the test client, by the backend that people sign in with."""
    return lambda person: client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])


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


class ScriptedSink:
    """
    A mail server that keeps what arrives and answers as told: `script` maps an address to an answer to RCPT ("550 …"),
    `after_data` answers each message in turn ("451 …", or a callable), then everything is taken.
    """

    def __init__(self) -> None:
        self.arrived: list[tuple[str, str]] = []
        self.script: dict[str, str] = {}
        self.after_data: list[Any] = []
        self.port = free_port()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.script:
            return self.script[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = self.after_data.pop(0) if self.after_data else "250 OK"
        if callable(answer):
            answer = await answer(server)
        if answer.startswith("250"):
            head = envelope.content.partition(b"Message-ID: <")[2].partition(b">")[0].decode()
            self.arrived += [(address, head) for address in envelope.rcpt_tos]
        return answer

    @property
    def to(self) -> list[str]:
        return [address for address, _ in self.arrived]


@pytest.fixture
def sink(settings) -> Iterator[ScriptedSink]:
    """Mail of this test goes over real SMTP to a scripted server."""
    from aiosmtpd.controller import Controller

    found = ScriptedSink()
    controller = Controller(found, hostname="127.0.0.1", port=found.port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
    yield found
    controller.stop()
