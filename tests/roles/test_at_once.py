"""Two people change roles at the same moment, held together inside the critical section: one effect, one sentence."""

import threading
from unittest import mock

import pytest
from django.db import connection

from common.errors import Refused
from roles import services
from roles.enums import Role
from roles.models import Appointment
from roles.services import appointments
from tests.factories import AppointmentFactory, NetworkFactory, PersonFactory, StateFactory, appoint
from tests.overview.lands import days

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def granters(network):
    return appoint(Role.AREA_DIRECTOR, network.area), appoint(Role.ADMINISTRATOR, StateFactory())


def together(*calls, wait=True):
    """Run the calls at once. All have passed the question whether they may before any of them takes the lock."""
    barrier, found = threading.Barrier(len(calls)), [None] * len(calls)
    lock = appointments.lock

    def held_up(place):
        if wait:
            barrier.wait(timeout=20)
        return lock(place)

    def run(n):
        try:
            found[n] = calls[n]()
        except Exception as error:
            found[n] = error
        finally:
            connection.close()

    with mock.patch.object(appointments, "lock", held_up):
        threads = [threading.Thread(target=run, args=(n,)) for n in range(len(calls))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=60)
    return found


def split(found):
    refused = [str(one) for one in found if isinstance(one, Refused)]
    return [one for one in found if isinstance(one, Appointment)], refused


def test_the_same_person_appointed_twice_at_once_is_appointed_once(network, granters):
    person = PersonFactory()
    asked = {"person": person, "role": Role.CHAIR, "place": network, "starts_on": days(0), "beside": []}
    done, refused = split(together(*(lambda by=by: services.appoint(**asked, by=by) for by in granters)))
    assert len(done) == 1
    assert refused == [f"{person.name} has been appointed to this role meanwhile. Look again, then decide."]
    assert Appointment.objects.filter(place=network, role=Role.CHAIR).count() == 1


def test_two_people_appointed_chair_at_once_do_not_become_two_chairs_by_accident(network, granters):
    people = PersonFactory.create_batch(2)
    asked = {"role": Role.CHAIR, "place": network, "starts_on": days(0), "beside": []}
    done, refused = split(
        together(
            *(
                lambda by=by, person=person: services.appoint(**asked, person=person, by=by)
                for by, person in zip(granters, people, strict=True)
            )
        )
    )
    assert len(done) == 1
    assert len(refused) == 1
    assert Appointment.objects.filter(place=network, role=Role.CHAIR).count() == 1


def test_the_database_alone_refuses_the_same_role_twice(network, granters):
    """Without the question who is there already, the constraint answers, and in words."""
    person = PersonFactory()
    asked = {"person": person, "role": Role.CHAIR, "place": network, "starts_on": days(0)}
    done, refused = split(together(*(lambda by=by: services.appoint(**asked, by=by) for by in granters)))
    assert len(done) == 1
    assert refused == [appointments.HELD_TWICE]


def test_a_form_sent_twice_at_once_appoints_once_and_both_are_told_yes(network, granters):
    person, director = PersonFactory(), granters[0]
    asked = {"person": person, "role": Role.CHAIR, "place": network, "starts_on": days(0), "beside": [], "by": director}
    done, refused = split(together(*(lambda: services.appoint(**asked) for _ in range(2))))
    assert refused == []
    assert len({row.pk for row in done}) == 1


def test_of_a_handover_and_an_end_at_once_one_wins_whole(network, granters):
    director, administrator = granters
    row, after = AppointmentFactory(role=Role.CHAIR, place=network, ends_on=days(40)), PersonFactory()
    found = together(
        lambda: services.hand_over(appointment=row, to=after, last_day=days(10), by=director),
        lambda: services.end_appointment(appointment=row, last_day=days(5), by=administrator, reason="Ill"),
        wait=False,
    )
    row.refresh_from_db()
    followers = Appointment.objects.filter(person=after)
    assert not [one for one in found if isinstance(one, Exception) and not isinstance(one, Refused)]
    if row.ends_on == days(10):
        assert [one.starts_on for one in followers] == [days(11)]
    else:
        assert row.ends_on == days(5)


def test_the_last_two_administrators_cannot_both_resign_at_once():
    state = StateFactory()
    rows = [AppointmentFactory(role=Role.ADMINISTRATOR, place=state, ends_on=None) for _ in range(2)]
    found = together(
        *(lambda row=row: services.resign(appointment=row, last_day=days(0), by=row.person) for row in rows)
    )
    done, refused = split(found)
    assert len(done) == 1
    assert refused == ["Nobody else is administrator then. Appoint another one first."]
