"""Undoing a file: everything it did is taken back exactly, or nothing is and each reason is said."""

import datetime as dt

import pytest
from django.utils import timezone

from networks.models import Network, School, SchoolMembership
from networks.services.naming import rename_places
from roles.enums import BatchState, ImportKind, Role
from roles.models import Appointment, Person
from tests.factories import AppointmentFactory, MeetingFactory, NetworkFactory, NoticeFactory, appoint
from tests.networks.files import many_schools, membership_file, membership_row, school_row, schools_file
from tests.roles.imports.conftest import lines, undone
from tests.roles.imports.files import people_file, person_row

pytestmark = pytest.mark.django_db


def test_schools_that_came_go_and_those_that_changed_get_back_what_they_were(put_in, everything, administrator):
    put_in(schools_file(many_schools(12)))
    before = everything(history=False)
    rows = [
        school_row(1, School_Name="Another Name", Address_Postcode="3000"),
        school_row(2, School_Status="C"),
        school_row(99),
        school_row(98, Area="NEWLAND", Region="NEW VICTORIA"),
    ]
    batch = put_in(schools_file(rows))
    assert [outcome for outcome, _ in lines(batch).values()] == ["changed", "closed", "added", "added"]
    assert everything(history=False) != before
    batch = undone(batch, administrator)
    assert (batch.state, batch.undone_by) == (BatchState.UNDONE, administrator)
    assert everything(history=False) == before


def test_memberships_moves_and_networks_are_taken_back_together(put_in, everything, administrator):
    put_in(schools_file([school_row(number) for number in range(1, 8)]))
    put_in(
        membership_file([membership_row(number, "First", from_="2025-01-01") for number in range(1, 6)]),
        ImportKind.MEMBERSHIP,
    )
    before = everything(history=False)
    batch = put_in(
        membership_file(
            [
                membership_row(1, "Second", from_="2026-03-01"),
                membership_row(2, "Third", area="Else", from_=timezone.localdate() + dt.timedelta(days=40)),
                membership_row(3, "First", to=timezone.localdate() + dt.timedelta(days=9)),
                membership_row(6, "Second", from_="2026-03-01"),
            ]
        ),
        ImportKind.MEMBERSHIP,
    )
    assert [outcome for outcome, _ in lines(batch).values()] == ["moved", "moved", "changed", "added"]
    batch = undone(batch, administrator)
    assert (batch.state, batch.problem, batch.hindrances) == (BatchState.UNDONE, "", [])
    assert everything(history=False) == before


def test_people_and_roles_are_taken_back_with_the_invitation_that_waits(put_in, everything, administrator):
    network = NetworkFactory(name="Wattle Ridge")
    before_role = AppointmentFactory(place=network, starts_on=dt.date(2026, 1, 1), ends_on=None)
    before = everything(history=False)
    known = before_role.person
    batch = put_in(
        people_file(
            person_row(1),
            person_row(2, "Executive"),
            person_row(3, email=known.email, name=known.name, from_="2026-01-01", to="2027-06-30"),
        ),
        ImportKind.PEOPLE,
        invite=True,
    )
    assert [outcome for outcome, _ in lines(batch).values()] == ["added", "added", "changed"]
    NoticeFactory(person=Person.objects.get(email="p1@example.org"))
    batch = undone(batch, administrator)
    assert (batch.state, batch.problem, batch.hindrances) == (BatchState.UNDONE, "", [])
    assert everything(history=False) == before


def hindered(batch, administrator) -> dict[str, str]:
    batch = undone(batch, administrator)
    assert (batch.state, batch.undone_by) == (BatchState.DONE, None), batch.problem
    assert batch.problem.startswith("It cannot be undone")
    return dict(batch.hindrances)


def test_what_others_rest_on_stays_with_everything_else(put_in, everything, administrator):
    put_in(schools_file([school_row(1), school_row(2)]))
    batch = put_in(membership_file([membership_row(1, "New"), membership_row(2, "Other")]), ImportKind.MEMBERSHIP)
    MeetingFactory(place=Network.objects.get(name="New"))
    appoint(Role.CHAIR, Network.objects.get(name="New"))
    before = everything()
    assert hindered(batch, administrator) == {"New": "1 appointment and 1 meeting here by now"}
    assert everything() == before


def test_an_import_that_built_on_it_is_undone_first(put_in, everything, administrator):
    empty = everything(history=False)
    schools = put_in(schools_file([school_row(1)]))
    members = put_in(membership_file([membership_row(1)]), ImportKind.MEMBERSHIP)
    reasons = hindered(schools, administrator)
    assert "network" in reasons["École Nº 1 – Primary School"] or "membership" in reasons["École Nº 1 – Primary School"]
    assert undone(members, administrator).hindrances == []
    schools.refresh_from_db()
    assert undone(schools, administrator).hindrances == []
    assert everything(history=False) == empty


def test_a_row_somebody_has_changed_since_is_not_overwritten(put_in, everything, administrator):
    put_in(schools_file([school_row(1), school_row(2)]))
    batch = put_in(schools_file([school_row(1, Full_Phone_No="1"), school_row(2, Full_Phone_No="2")]))
    School.objects.filter(school_no=2).update(phone="by hand")
    before = everything()
    assert hindered(batch, administrator) == {"École Nº 2 – Primary School": "has been changed since (phone)"}
    assert everything() == before


def test_a_school_renamed_since_is_not_overwritten(put_in, administrator):
    batch = put_in(schools_file([school_row(1)]))
    today = timezone.localdate()
    rename_places(names={School.objects.get().pk: "By hand"}, on=today, today=today)
    assert "By hand" in hindered(batch, administrator)


def test_somebody_who_has_signed_in_stays(put_in, administrator):
    NetworkFactory(name="Wattle Ridge")
    batch = put_in(people_file(person_row(1)), ImportKind.PEOPLE)
    Person.objects.filter(email="p1@example.org").update(last_login=timezone.now())
    assert hindered(batch, administrator) == {"Person 1": "has signed in since"}


def test_a_move_to_come_is_taken_back(put_in, administrator):
    put_in(schools_file([school_row(1)]))
    put_in(membership_file([membership_row(1, "First", from_="2025-01-01")]), ImportKind.MEMBERSHIP)
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    batch = put_in(membership_file([membership_row(1, "Second", from_=tomorrow)]), ImportKind.MEMBERSHIP)
    assert SchoolMembership.objects.count() == 2
    batch = undone(batch, administrator)
    assert (batch.state, batch.problem, batch.hindrances) == (BatchState.UNDONE, "", [])
    assert School.objects.get().network.name == "First"
    assert SchoolMembership.objects.get().ends_on is None
    assert not Appointment.objects.exclude(person=administrator).exists()
