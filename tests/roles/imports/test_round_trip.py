"""What is taken out goes back in and changes nothing: not a row, not a line of the history."""

import datetime as dt

import pytest
from django.utils import timezone

from networks.imports.membership import import_membership
from networks.models import Group
from roles.imports.people import import_people
from tests.factories import AppointmentFactory, NetworkFactory, PersonFactory, SchoolFactory, StateFactory

pytestmark = pytest.mark.django_db
IMPORTERS = {"membership": import_membership, "people": import_people}


@pytest.fixture
def hostile_world(db):
    """Names that a spreadsheet would run, names that several places share, places that moved, closed and will move."""
    today = timezone.localdate()
    month = dt.timedelta(days=30)
    formula, twin = NetworkFactory(name="=1+1"), NetworkFactory(name="Twin", slug="twin-1")
    NetworkFactory(name="Twin", slug="twin-2")
    moves = SchoolFactory(name="-2 Hills; School", school_no=8, network=formula)
    moves.memberships.update(ends_on=today + month)
    moves.memberships.create(network=twin if False else NetworkFactory(name="@Later"), starts_on=today + month * 2)
    closed = SchoolFactory(name="Quoted “School”, the", school_no=9, network=formula, closed_on=today - month)
    closed.memberships.update(ends_on=today - month * 2)
    state, group = StateFactory(), Group.objects.create(name="+Group", slug="group")
    common = {"starts_on": today - month, "ends_on": None}
    dana = PersonFactory(name="@Dana O'Neill", email="dana@example.org")
    for role, place in (
        ("chair", formula),
        ("chair", twin),
        ("principal", moves),
        ("central", state),
        ("group_lead", group),
    ):
        AppointmentFactory(person=dana, role=role, place=place, **common)
    AppointmentFactory(person=dana, role="executive", place=formula, basis="elected", starts_on=today + month)
    AppointmentFactory(person=dana, role="seil", place=formula, starts_on=today - month * 9, ends_on=today - month)
    AppointmentFactory(person=PersonFactory(is_active=False), place=formula, **common)


@pytest.mark.parametrize("whole", ["", "?whole=yes"])
@pytest.mark.parametrize("what", IMPORTERS)
def test_an_export_put_back_in_changes_nothing(what, whole, hostile_world, client, everything):
    answer = client.get(f"/imports/export/{what}.csv{whole}")
    before = everything()
    report = IMPORTERS[what](answer.content)
    assert [(line.outcome, line.reason) for line in report.lines] == [("unchanged", "")] * report.rows
    assert report.rows >= 2
    assert everything() == before


def test_the_past_comes_only_when_asked_for(hostile_world, client):
    now, whole = (client.get(f"/imports/export/people.csv{more}").content.decode() for more in ("", "?whole=yes"))
    assert "Senior education improvement leader" not in now
    assert "Senior education improvement leader" in whole
    for text in (now, whole):
        assert '"\'=1+1"' in text
        assert "\"'@Dana O'Neill\"" in text
        assert '"twin-1"' in text
