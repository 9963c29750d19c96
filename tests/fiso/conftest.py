import datetime as dt

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from fiso.models import Dimension, Framework
from roles.enums import Role
from tests.factories import FocusAreaFactory, GoalFactory, MilestoneFactory, PlanFactory, SchoolFactory, appoint


def days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


@pytest.fixture(autouse=True)
def in_term_4():
    """A day on which what is due soon, and what is overdue, falls into the plan's year."""
    with time_machine.travel(dt.datetime(2026, 11, 11, 22, 30, tzinfo=dt.UTC)):
        yield


@pytest.fixture
def sign_in(client):
    """The test client as a person."""

    def sign(person) -> Client:
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
        return client

    return sign


@pytest.fixture
def plan():
    """An active plan of this year under the framework of its year."""
    return PlanFactory(framework=Framework.objects.for_year(timezone.localdate().year).get())


@pytest.fixture
def network(plan):
    return plan.place


@pytest.fixture
def dimension(plan):
    return Dimension.objects.filter(framework=plan.framework).first()


@pytest.fixture
def area(plan, dimension):
    return FocusAreaFactory(plan=plan, dimension=dimension, position=1)


@pytest.fixture
def goal(area):
    return GoalFactory(focus_area=area, position=1, baseline="51%", target="70%")


@pytest.fixture
def milestone(goal):
    return MilestoneFactory(goal=goal, position=1)


@pytest.fixture
def chair(network):
    return appoint(Role.CHAIR, network)


@pytest.fixture
def people(network):
    """One person of each role around the network, and two who have nothing to do with it."""
    school = SchoolFactory(network=network)
    held = {
        "chair": (Role.CHAIR, network),
        "executive": (Role.EXECUTIVE, network),
        "seil": (Role.SEIL, network),
        "principal": (Role.PRINCIPAL, school),
        "delegate": (Role.DELEGATE, school),
        "area_director": (Role.AREA_DIRECTOR, network.area),
        "forum_admin": (Role.FORUM_ADMIN, network.region),
        "multidisciplinary": (Role.MULTIDISCIPLINARY, network.area),
        "stranger": (Role.PRINCIPAL, SchoolFactory()),
    }
    return {name: appoint(role, place) for name, (role, place) in held.items()}


@pytest.fixture
def chairs(sign_in, chair):
    """The chair's browser."""
    return sign_in(chair)
