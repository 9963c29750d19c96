"""Two people change the same school at the same moment: one effect, and one sentence."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.utils import timezone

from common.errors import Refused
from networks.models import SchoolMembership
from networks.services import moving
from roles.enums import Role
from roles.models import Rearrangement
from roles.services import deciding, rearranging
from tests.factories import NetworkFactory, SchoolFactory, StateFactory, appoint

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inside():
    return threading.Barrier(2, timeout=20)


@pytest.fixture
def school():
    return SchoolFactory(network=NetworkFactory(), name="Ash")


def both_move(school) -> list[str]:
    """What two administrators who move the school to two networks at once are told."""
    said: list[str] = []

    def move(to, by) -> None:
        try:
            on = timezone.localdate() + dt.timedelta(days=30)
            rearranging.move_schools(schools=[school], to=to, on=on, by=by)
            said.append("moved")
        except Refused as refused:
            said.append(str(refused))
        finally:
            connection.close()

    area, state = school.network.area, StateFactory()
    pairs = [(NetworkFactory(area=area), appoint(Role.ADMINISTRATOR, state)) for _ in range(2)]
    threads = [threading.Thread(target=move, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(said, key=lambda words: words != "moved")


def test_the_second_waits_and_meets_what_the_first_decided(monkeypatch, inside, school):
    ask = deciding.one_rearranging_at_a_time
    monkeypatch.setattr(deciding, "one_rearranging_at_a_time", lambda: (inside.wait(), ask()))
    first, second = both_move(school)
    assert first == "moved"
    assert second.endswith("Take that back first, or choose a later day.")
    assert (SchoolMembership.objects.filter(school=school).count(), Rearrangement.objects.count()) == (2, 1)


def test_were_there_no_lock_the_database_would_refuse_the_second(monkeypatch, inside, school):
    """Both read where the school is before either writes, as an import beside it could."""
    was_open = moving.must_be_open

    def wait(place, day):
        was_open(place, day)
        if place == school:
            inside.wait()

    monkeypatch.setattr(deciding, "one_rearranging_at_a_time", lambda: None)
    monkeypatch.setattr(deciding, "lock", lambda places: None)
    monkeypatch.setattr(deciding, "seat_places", lambda **_: None)
    monkeypatch.setattr(moving, "must_be_open", wait)
    first, second = both_move(school)
    assert first == "moved"
    assert second == deciding.MEANWHILE or second.endswith("Take that back first, or choose a later day.")
    assert (SchoolMembership.objects.filter(school=school).count(), Rearrangement.objects.count()) == (2, 1)
