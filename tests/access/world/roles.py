"""Words about roles and people that not everybody may read."""

import datetime as dt

from django.utils import timezone

from networks.models import Network
from roles.enums import Role
from roles.models import Appointment, Person
from tests.access.world.baits import canary
from tests.factories import PersonFactory, appoint


def somebody_who_left(ours: Network, administrator: Person) -> Person:
    """Was on our executive until last month, and cannot sign in any more."""
    last = timezone.localdate() - dt.timedelta(days=30)
    gone = appoint(
        Role.EXECUTIVE, ours, PersonFactory(is_active=True), ends_on=last, ended_by=administrator,
        ended_at=timezone.now(), ended_reason=canary("ended-reason"),
    )  # fmt: skip
    Person.objects.filter(pk=gone.pk).update(
        is_active=False, left_on=last, left_by=administrator, left_reason=canary("left-reason"),
        email=f"{canary('gone-email')}@example.org",
    )  # fmt: skip
    return gone


def say_things(people: dict[str, Person]) -> None:
    """An announcement of a role, and what somebody says about themselves."""
    Appointment.objects.filter(person=people["executive"]).update(announcement=canary("announcement"))
    Person.objects.filter(pk=people["chair"].pk).update(about=canary("about"))
