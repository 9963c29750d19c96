"""Where places sit today, and what they are called, follows the dated rows by itself."""

import datetime as dt

import pytest
import time_machine

from networks.models import NetworkPlacement, Place, PlaceName, SchoolMembership
from networks.services import sitting
from networks.services.naming import BEFORE_RECORDS, rename_places
from roles.enums import Role
from tests.factories import AreaFactory, NetworkFactory, SchoolFactory, appoint

pytestmark = pytest.mark.django_db
LAST_EVENING = "2026-12-31 12:59:30+00:00"  # 23:59:30 in Melbourne
NEW_YEAR = "2026-12-31 13:00:00+00:00"
FIRST = dt.date(2027, 1, 1)


def move(school, network, on):
    SchoolMembership.objects.filter(school=school).update(ends_on=on - dt.timedelta(days=1))
    SchoolMembership.objects.create(school=school, network=network, starts_on=on)


def seat(place):
    return Place.objects.values_list("name", "network", "area", "region").get(pk=place.pk)


def test_a_planned_move_gives_and_takes_rights_at_melbourne_midnight_with_no_job_run(client):
    old, new = NetworkFactory(name="Old"), NetworkFactory(name="New")
    school = SchoolFactory(network=old)
    with time_machine.travel(LAST_EVENING, tick=False):
        client.force_login(appoint(Role.PRINCIPAL, school))
        move(school, new, FIRST)
        assert client.get(old.get_absolute_url()).status_code == 200
        assert client.get(new.get_absolute_url()).status_code == 404
    with time_machine.travel(NEW_YEAR, tick=False):
        assert client.get(old.get_absolute_url()).status_code == 404
        assert client.get(new.get_absolute_url()).status_code == 200
    assert seat(school) == (school.name, new.pk, new.area_id, new.region_id)


def test_the_tick_brings_seats_up_to_the_day_too():
    from reminders.tasks import tick

    new, school = NetworkFactory(), SchoolFactory()
    with time_machine.travel(LAST_EVENING, tick=False):
        tick()
        move(school, new, FIRST)
    with time_machine.travel(NEW_YEAR, tick=False):
        tick()
        assert seat(school) == (school.name, new.pk, new.area_id, new.region_id)


def test_a_network_takes_its_schools_along_to_another_area():
    network, area = NetworkFactory(), AreaFactory()
    school = SchoolFactory(network=network)
    NetworkPlacement.objects.filter(network=network).update(ends_on=dt.date(2026, 12, 31))
    NetworkPlacement.objects.create(network=network, area=area, starts_on=FIRST)
    sitting.seat_places(on=FIRST)
    assert seat(network) == (network.name, None, area.pk, area.region_id)
    assert seat(school) == (school.name, network.pk, area.pk, area.region_id)


def test_a_school_whose_membership_is_over_sits_in_no_network_and_keeps_its_area():
    school = SchoolFactory()
    SchoolMembership.objects.update(ends_on=dt.date(2026, 12, 31))
    sitting.seat_places(on=FIRST)
    assert seat(school) == (school.name, None, school.area_id, school.region_id)


def test_a_planned_name_begins_on_its_day_and_the_name_before_keeps_its_own():
    network = NetworkFactory(name="Fig Tree")
    today = dt.date(2026, 11, 20)
    rename_places(names={network.pk: "Fig Tree and Bay"}, on=FIRST, today=today)
    assert seat(network)[0] == "Fig Tree"
    sitting.seat_places(on=FIRST)
    assert seat(network)[0] == "Fig Tree and Bay"
    assert list(PlaceName.objects.order_by("starts_on").values_list("name", "starts_on", "ends_on")) == [
        ("Fig Tree", BEFORE_RECORDS, dt.date(2026, 12, 31)),
        ("Fig Tree and Bay", FIRST, None),
    ]


def test_seats_that_are_right_are_not_touched_and_leave_no_trace_in_the_history():
    SchoolFactory.create_batch(3)
    events = Place.pgh_event_model.objects.count()
    assert sitting.seat_places(on=FIRST) == 0
    assert Place.pgh_event_model.objects.count() == events


def test_a_process_asks_once_in_a_melbourne_day(django_assert_num_queries):
    with time_machine.travel(NEW_YEAR, tick=False):
        sitting.keep_seats_current()
        with django_assert_num_queries(0):
            sitting.keep_seats_current()


def test_the_own_columns_of_schools_and_networks_are_in_the_history():
    school = SchoolFactory(town="Wattle Flat")
    school.town = "Bay"
    school.save()
    network = school.network.as_network
    network.vision = "Every child reads."
    network.save()
    assert list(school.own_events.order_by("pgh_id").values_list("pgh_label", "town")) == [
        ("insert", "Wattle Flat"), ("update", "Bay")
    ]  # fmt: skip
    assert list(network.own_events.order_by("pgh_id").values_list("pgh_label", "vision")) == [
        ("insert", ""), ("update", "Every child reads.")
    ]  # fmt: skip
