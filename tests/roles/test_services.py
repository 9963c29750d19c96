import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from common.errors import NotAllowed, Refused
from roles import services
from roles.enums import Basis, Role
from roles.models import Appointment
from tests.factories import AppointmentFactory, NetworkFactory, PersonFactory, SchoolFactory, StateFactory, appoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def administrator():
    return appoint(Role.ADMINISTRATOR, StateFactory())


def test_an_administrator_appoints_a_chair(network, administrator):
    person = PersonFactory()
    row = services.appoint(
        person=person,
        role=Role.CHAIR,
        place=network,
        starts_on=timezone.localdate(),
        by=administrator,
        basis=Basis.ELECTED,
    )
    assert (row.person, row.appointed_by, row.basis) == (person, administrator, Basis.ELECTED)
    assert person.has_perm("circulate_minutes", network)


@pytest.mark.parametrize(
    ("role_of_granter", "granted", "may"),
    [
        (Role.AREA_DIRECTOR, Role.CHAIR, True),
        (Role.AREA_DIRECTOR, Role.CENTRAL, False),
        (Role.CHAIR, Role.EXECUTIVE, True),
        (Role.CHAIR, Role.CHAIR, False),
        (Role.EXECUTIVE, Role.EXECUTIVE, False),
        (Role.SEIL, Role.CHAIR, False),
    ],
)
def test_who_may_appoint_whom_is_data(network, role_of_granter, granted, may):
    place = network.area if role_of_granter == Role.AREA_DIRECTOR else network
    granter = appoint(role_of_granter, place)
    assert services.may_appoint(granter, granted, network) is may


def test_nobody_appoints_beyond_the_own_reach(network):
    director = appoint(Role.AREA_DIRECTOR, NetworkFactory().area)
    with pytest.raises(NotAllowed):
        services.appoint(
            person=PersonFactory(), role=Role.CHAIR, place=network, starts_on=timezone.localdate(), by=director
        )


def test_nobody_appoints_themselves(network, administrator):
    with pytest.raises(NotAllowed):
        services.appoint(
            person=administrator, role=Role.CHAIR, place=network, starts_on=timezone.localdate(), by=administrator
        )


def test_the_same_role_twice_on_one_day_is_refused_with_a_sentence(network, administrator):
    chair = appoint(Role.CHAIR, network)
    with pytest.raises(Refused, match="holds this role here"):
        services.appoint(person=chair, role=Role.CHAIR, place=network, starts_on=timezone.localdate(), by=administrator)


def test_a_role_is_refused_at_a_place_of_another_kind(administrator):
    with pytest.raises(Refused, match="role of chair is held at a network"):
        services.appoint(
            person=PersonFactory(),
            role=Role.CHAIR,
            place=SchoolFactory(),
            starts_on=timezone.localdate(),
            by=administrator,
        )


def test_the_database_refuses_the_same_role_twice_but_not_two_chairs_or_two_terms(network):
    first = AppointmentFactory(place=network, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 6, 30))
    AppointmentFactory(place=network, starts_on=dt.date(2026, 1, 1))
    AppointmentFactory(place=network, person=first.person, starts_on=dt.date(2026, 7, 1))
    with pytest.raises(IntegrityError, match="role_held_once_at_a_time"), transaction.atomic():
        AppointmentFactory(
            place=network, person=first.person, starts_on=dt.date(2026, 6, 30), ends_on=dt.date(2026, 6, 30)
        )


def test_ending_a_role_is_a_date_and_says_by_whom(network, administrator):
    chair = appoint(Role.CHAIR, network)
    row = Appointment.objects.get(person=chair)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    services.end_appointment(appointment=row, last_day=yesterday, by=administrator, reason="Moved to another school")
    row.refresh_from_db()
    assert (row.ends_on, row.ended_by, row.ended_reason) == (yesterday, administrator, "Moved to another school")
    assert not chair.has_perm("view_community", network)


def test_a_role_cannot_end_before_it_began(network, administrator):
    row = AppointmentFactory(place=network)
    with pytest.raises(Refused, match="before the first"):
        services.end_appointment(appointment=row, last_day=row.starts_on - dt.timedelta(days=1), by=administrator)
