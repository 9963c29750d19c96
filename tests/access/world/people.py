"""Everybody who tries the doors: one for each role, and for each way of having it no longer, not yet or elsewhere."""

import datetime as dt
from typing import Any

from django.utils import timezone

from networks.models import Network
from roles.enums import Role
from roles.models import Person
from tests.access.world.baits import canary
from tests.factories import NetworkFactory, PersonFactory, SchoolFactory, StateFactory, appoint

HIDES = {
    "email": f"{canary('hidden-email')}@example.org",
    "phone": canary("hidden-phone"),
    "shows_email": False,
}
SHOWS = {"phone": canary("shown-phone"), "shows_phone": True, "offers": [canary("offer")]}


def people(ours: Network, theirs: Network, school: Any, other_school: Any) -> dict[str, Person]:
    today = timezone.localdate()
    state = StateFactory()
    next_door = NetworkFactory(name="Next Door", area=ours.area)
    return {
        "stranger": PersonFactory(),
        "principal": appoint(Role.PRINCIPAL, school),
        "neighbour": appoint(Role.PRINCIPAL, other_school, PersonFactory(**HIDES)),
        "executive": appoint(Role.EXECUTIVE, ours, PersonFactory(**SHOWS)),
        "chair": appoint(Role.CHAIR, ours),
        "seil": appoint(Role.SEIL, ours),
        "area_director": appoint(Role.AREA_DIRECTOR, ours.area),
        "multidisciplinary": appoint(Role.MULTIDISCIPLINARY, ours.area),
        "forum_admin": appoint(Role.FORUM_ADMIN, ours.region),
        "central": appoint(Role.CENTRAL, state),
        "administrator": appoint(Role.ADMINISTRATOR, state),
        "chair_elsewhere": appoint(Role.CHAIR, theirs),
        "chair_next_door": appoint(Role.CHAIR, next_door),
        "chair_until_yesterday": appoint(Role.CHAIR, ours, ends_on=today - dt.timedelta(days=1)),
        "chair_from_tomorrow": appoint(Role.CHAIR, ours, starts_on=today + dt.timedelta(days=1)),
        "inactive_chair": appoint(Role.CHAIR, ours),
        "superuser": PersonFactory(is_superuser=True, is_staff=True),
        "minute_taker": appoint(Role.PRINCIPAL, SchoolFactory(network=next_door, name="School Next Door")),
        "guest": appoint(Role.CHAIR, NetworkFactory(name="Far Away")),
    }
