"""A term ends at Melbourne midnight with no job run: in open sessions, in lists, on pages, also when clocks change."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine

from networks.models import Place
from roles import access
from roles.enums import Role
from roles.models import Appointment
from tests.factories import NetworkFactory, SchoolFactory, appoint
from tests.overview.lands import signed_in

pytestmark = pytest.mark.django_db

MELBOURNE = ZoneInfo("Australia/Melbourne")
LAST_DAYS = [
    dt.date(2026, 12, 31),  # summer time, eleven hours ahead of UTC
    dt.date(2026, 6, 30),  # standard time, ten hours
    dt.date(2026, 4, 4),  # the night in which clocks go back
    dt.date(2026, 4, 5),  # the day that has 25 hours
    dt.date(2026, 10, 3),  # the night in which clocks go forward
    dt.date(2026, 10, 4),  # the day that has 23 hours
    dt.date(2028, 2, 29),
]


def moment(day, hour, minute, second):
    return dt.datetime.combine(day, dt.time(hour, minute, second), MELBOURNE)


@pytest.fixture
def network(db):
    return NetworkFactory()


@pytest.mark.parametrize("last", LAST_DAYS)
def test_an_open_session_holds_until_the_last_second_and_not_one_longer(network, last):
    with time_machine.travel(moment(last, 23, 50, 0), tick=False) as clock:
        chair = appoint(Role.CHAIR, network, starts_on=last, ends_on=last)
        client = signed_in(chair)
        pages = [network.get_absolute_url(), f"{network.get_absolute_url()}people/"]
        clock.move_to(moment(last, 23, 59, 59))
        assert [client.get(page).status_code for page in pages] == [200, 200]
        assert chair.has_perm("circulate_minutes", network)
        clock.move_to(moment(last + dt.timedelta(days=1), 0, 0, 1))
        assert [client.get(page).status_code for page in pages] == [404, 404]
        assert not chair.has_perm("circulate_minutes", network)
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("first", [day + dt.timedelta(days=1) for day in LAST_DAYS])
def test_a_term_begins_at_midnight_by_itself(network, first):
    with time_machine.travel(moment(first - dt.timedelta(days=1), 23, 59, 59), tick=False) as clock:
        chair = appoint(Role.CHAIR, network, starts_on=first, ends_on=first)
        client = signed_in(chair)
        assert client.get(network.get_absolute_url()).status_code == 404
        clock.move_to(moment(first, 0, 0, 1))
        assert client.get(network.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("last", LAST_DAYS)
def test_lists_and_audiences_turn_at_the_same_second(network, last):
    with time_machine.travel(moment(last, 23, 59, 59), tick=False) as clock:
        principal = appoint(Role.PRINCIPAL, SchoolFactory(network=network), starts_on=last, ends_on=last)
        executive = appoint(Role.EXECUTIVE, network, starts_on=last, ends_on=last + dt.timedelta(days=9))
        place = Place.objects.get(pk=network.pk)

        def readers():
            return set(access.people_with("view_community", place))

        assert readers() == {principal, executive}
        assert set(Place.objects.visible_to(principal)) >= {place}
        assert Appointment.objects.current().filter(person=principal).count() == 1
        clock.move_to(moment(last + dt.timedelta(days=1), 0, 0, 1))
        assert readers() == {executive}
        assert set(Place.objects.visible_to(principal)) == set()
        assert Appointment.objects.current().filter(person=principal).count() == 0


@pytest.mark.parametrize("last", LAST_DAYS)
def test_the_executive_leads_from_the_second_the_chair_is_gone(network, last):
    with time_machine.travel(moment(last, 23, 59, 59), tick=False) as clock:
        appoint(Role.CHAIR, network, starts_on=last, ends_on=last)
        executive = appoint(Role.EXECUTIVE, network, starts_on=last, ends_on=last + dt.timedelta(days=9))
        place = Place.objects.get(pk=network.pk)
        assert not executive.has_perm("circulate_minutes", place)
        assert executive not in access.people_with("circulate_minutes", place)
        clock.move_to(moment(last + dt.timedelta(days=1), 0, 0, 1))
        assert executive.has_perm("circulate_minutes", place)
        assert set(access.people_with("circulate_minutes", place)) == {executive}
        assert access.explain(executive, "circulate_minutes", place)[0].endswith("which has no chair.")
