"""Notices about places: a school will move, a new network has no chair."""

import datetime as dt

import pytest
from django.utils import timezone

from networks.models import Network
from reminders.models import Notice
from roles.enums import Role
from roles.services import rearranging
from roles.services.deciding import take_back_change
from tests.factories import (
    ActionFactory,
    AreaFactory,
    GroupFactory,
    NetworkFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)
from tests.factories.networks import LONG_AGO
from tests.reminders.conftest import at, tick

pytestmark = pytest.mark.django_db
ON = dt.date(2027, 1, 1)


@pytest.fixture
def director(network):
    return appoint(Role.AREA_DIRECTOR, network.area)


def told(mails):
    return sorted((mail.to[0], mail.subject) for mail in mails)


def test_a_principal_is_told_once_that_the_school_will_move(network, director, clock):
    school, to = SchoolFactory(network=network, name="Ash"), NetworkFactory(name="Gum", area=network.area)
    principal = appoint(Role.PRINCIPAL, school)
    rearranging.move_schools(schools=[school], to=to, on=ON, by=director)
    assert told(tick()) == [(principal.email, "Ash belongs to the Gum network from Fri 1 Jan 2027")]
    clock.move_to(at("2026-11-12 10:00"))
    assert tick() == []


def test_a_move_that_is_taken_back_before_it_was_told_is_told_to_nobody(network, director, clock):
    clock.move_to(at("2026-11-14 10:00"))  # a Saturday: what is not urgent waits
    school, to = SchoolFactory(network=network), NetworkFactory(area=network.area)
    appoint(Role.PRINCIPAL, school)
    change = rearranging.move_schools(schools=[school], to=to, on=ON, by=director)
    assert tick() == []
    take_back_change(change=change, by=director)
    clock.move_to(at("2026-11-16 10:00"))
    assert tick() == []


def test_the_area_director_is_told_that_a_new_network_begins_without_a_chair(network, director, clock):
    other = NetworkFactory(area=network.area)
    appoint(Role.CHAIR, network, ends_on=None)
    rearranging.merge_networks(networks=[network, other], name="Both", on=dt.date(2026, 11, 16), by=director)
    tick()
    clock.move_to(at("2026-11-16 10:00"))
    assert told(tick()) == [(director.email, "The Both network has no chair")]
    assert Network.objects.get(name="Both").opened_on == dt.date(2026, 11, 16)


def test_a_chair_in_office_is_told_of_what_the_network_takes_over(network, director, clock):
    other = NetworkFactory(area=network.area, name="Two Wells")
    chairs = [appoint(Role.CHAIR, other, starts_on=LONG_AGO, ends_on=None) for _ in range(2)]
    appoint(Role.EXECUTIVE, other, starts_on=LONG_AGO, ends_on=None)
    appoint(Role.CHAIR, network, ends_on=None)
    of_the_chair = {"item": None, "owner_kind": "role", "owner": None, "role": Role.CHAIR, "due_on": None}
    ActionFactory(place=network, **of_the_chair)
    ActionFactory(place=network, state="done", closed_at=timezone.now(), closed_by=director, **of_the_chair)
    rearranging.merge_networks(networks=[network, other], into=other, on=dt.date(2026, 11, 16), by=director)
    clock.move_to(at("2026-11-13 10:00"))
    tick()
    clock.move_to(at("2026-11-16 10:00"))
    subject = f"1 open action of the {network.name} network is yours now"
    assert told(tick()) == sorted((chair.email, subject) for chair in chairs)
    clock.move_to(at("2026-11-17 10:00"))
    assert told(tick()) == []


def test_a_chair_whose_network_closes_is_told_that_the_role_ends_and_not_asked_who_comes_next(network, director, clock):
    chair = appoint(Role.CHAIR, network, ends_on=None)
    rearranging.close_network(network=network, goes_to={}, on=dt.date(2026, 12, 1), by=director)
    subject = f"Your role as chair of the {network.name} network ends on Mon 30 Nov 2026"
    assert told(tick()) == [(chair.email, subject)]


def test_lead_and_area_director_are_told_of_a_group_that_is_left_and_that_it_stays_after_all(network, director, clock):
    alone, shared = GroupFactory(owners=[network], name="Writing"), GroupFactory(owners=[network, NetworkFactory()])
    lead, admin = appoint(Role.GROUP_LEAD, alone, ends_on=None), appoint(Role.ADMINISTRATOR, StateFactory())
    appoint(Role.GROUP_LEAD, shared, ends_on=None)
    appoint(Role.AREA_DIRECTOR, AreaFactory())
    change = rearranging.close_network(network=network, goes_to={}, on=ON, by=admin)
    both = sorted([lead.email, director.email])
    assert told(tick()) == [(one, "Writing has no network from Fri 1 Jan 2027") for one in both]
    paths = dict(Notice.objects.values_list("person", "path"))
    assert paths == {lead.pk: alone.get_absolute_url(), director.pk: change.get_absolute_url()}
    take_back_change(change=change, by=admin)
    assert told(tick()) == [(one, "Writing keeps its network") for one in both]


def test_who_was_told_of_a_move_is_told_that_it_is_taken_back(network, director, clock):
    school, to = SchoolFactory(network=network, name="Ash"), NetworkFactory(area=network.area)
    principal = appoint(Role.PRINCIPAL, school, ends_on=dt.date(2026, 11, 12))
    change = rearranging.move_schools(schools=[school], to=to, on=ON, by=director)
    assert len(tick()) == 1
    clock.move_to(at("2026-11-18 10:00"))
    appoint(Role.PRINCIPAL, school, ends_on=None)  # never heard of it
    take_back_change(change=change, by=director)
    assert told(tick()) == [(principal.email, "Ash stays where it is")]
    assert tick() == []
