"""The demo: how much there is, that it is the same every time, and that it stays beside nothing real."""

import csv
import datetime as dt
import hashlib

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cop.demo.cast import CAST, DEMO_PEOPLE, HOME
from cop.demo.load import load
from cop.demo.names import FIRST_HALVES, SECOND_HALVES
from fiso.models import Milestone, MilestoneReview, Plan
from meetings.enums import OPEN_ACTIONS, OVER, TO_COME, OwnerKind, State
from meetings.models import Action, AgendaItem, Meeting
from networks.models import Area, Forum, Network, Place, Region, School, SchoolMembership
from reminders.models import CalendarFeed, Notice
from roles import access
from roles.enums import Basis, Role
from roles.models import Appointment, Person, Rearrangement, Viewing
from tests.networks.files import DATA

PASSWORD = "demo-password-of-the-tests"
KEPT = {
    # table: columns that must be the same after every load
    "networks_place": "kind, name, slug",
    "networks_school": "school_no, town, longitude, latitude",
    "roles_person": "name, email, joined_at",
    "roles_appointment": "role, basis, starts_on, ends_on, appointed_at",
    "meetings_meeting": "title, starts_at, venue, state, uid, published_at, confirmed_at",
    "meetings_agendaitem": "title, note, minutes, state, started_at, proposed_at",
    "meetings_action": "what, due_on, state, closed_at, set_at",
    "meetings_attendance": "presence, mode, name, marked_at",
    "fiso_milestone": "title, due_on, review_on, reached_on",
    "fiso_milestonereview": "held_on, impact, evidence, decision, next_review_on",
}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """One load for the whole module, taken back at its end."""
    with django_db_blocker.unblock():
        connection.set_autocommit(False)
        try:
            load(today=timezone.localdate(), password=PASSWORD)
            yield
        finally:
            connection.rollback()
            connection.set_autocommit(True)


def fingerprint() -> dict[str, str]:
    found = {}
    with connection.cursor() as cursor:
        for table, columns in KEPT.items():
            cursor.execute(f"SELECT ROW({columns})::text FROM {table} ORDER BY 1")
            found[table] = hashlib.md5("\n".join(text for (text,) in cursor.fetchall()).encode()).hexdigest()
    return found


@pytest.fixture
def db_of_demo(demo, django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_counts(db_of_demo):
    assert (Region.objects.count(), Forum.objects.count()) == (4, 4)
    assert (Area.objects.count(), Network.objects.open().count()) == (17, 57)
    assert School.objects.count() == 1575
    principals = Appointment.objects.current().filter(role=Role.PRINCIPAL)
    assert principals.values("place").distinct().count() == 1575
    covers = principals.filter(basis=Basis.ACTING)
    assert [row.acting_for.place_id for row in covers] == [row.place_id for row in covers]
    assert (covers.count(), principals.count()) == (1, 1576)
    chairs = Appointment.objects.current().filter(role=Role.CHAIR)
    # One network has two who share the chair.
    assert (chairs.values("place").distinct().count(), chairs.count()) == (55, 56)
    assert Meeting.objects.filter(state__in=OVER).count() > 1000
    assert MilestoneReview.objects.count() > 1500


def test_three_years_of_each_network(db_of_demo):
    for network in Network.objects.open():
        years = set(network.meetings.filter(state__in=OVER).values_list("starts_at__year", flat=True))
        assert len(years) >= 2, network
    assert Plan.objects.filter(place__kind="network").values("place").distinct().count() == 57


def test_there_are_exceptions_to_find(db_of_demo):
    today = timezone.localdate()
    without_plan = Network.objects.open().exclude(plans__year=today.year)
    without_chair = Network.objects.open().exclude(
        pk__in=Appointment.objects.current().filter(role=Role.CHAIR).values("place")
    )
    assert without_plan.count() == 1
    assert without_chair.count() == 2
    assert Milestone.objects.overdue().exists()
    assert Milestone.objects.review_overdue().exists()
    assert Action.objects.overdue().exists()
    ends_soon = Appointment.objects.current().filter(role=Role.CHAIR, ends_on__lt=today + dt.timedelta(days=60))
    assert ends_soon.exists()


def test_the_demo_network_has_a_meeting_to_prepare(db_of_demo):
    network = Network.objects.get(name=HOME)
    meeting = network.meetings.get(state=State.PUBLISHED)
    assert 8 <= (timezone.localdate(meeting.starts_at) - timezone.localdate()).days <= 10
    assert 0 < meeting.replies.count() < School.objects.filter(network=network).count()
    assert AgendaItem.objects.filter(meeting=meeting).waiting().count() == 2
    assert network.meetings.filter(state=State.DRAFT).exists()
    assert network.meetings.filter(state=State.CIRCULATED).count() == 1
    principal = Person.objects.get(email="principal@demo.example")
    assert Action.objects.owned_by(principal).overdue().count() >= 1


def test_every_demo_person_has_a_role_and_the_password(db_of_demo):
    for player in CAST:
        person = Person.objects.get(email=player.email)
        assert person.name == player.name
        assert person.check_password(PASSWORD)
        assert player.role in {one.role for one in person.appointments.current()}
    others = Person.objects.exclude(email__in=[email for _, email, _ in DEMO_PEOPLE])
    assert not any(person.has_usable_password() for person in others)
    seil = Person.objects.get(email="seil@demo.example")
    assert seil.appointments.current().filter(role=Role.SEIL).count() == 3


@pytest.mark.parametrize("email", [player.email for player in CAST])
def test_every_demo_person_signs_in(db_of_demo, client, email):
    response = client.post("/accounts/login/", {"login": email, "password": PASSWORD})
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(Person.objects.get(email=email).pk)


def test_rights_are_shared_by_hand_and_an_administrator_looked_once(db_of_demo):
    network = Network.objects.get(name=HOME)
    meeting = network.meetings.get(state=State.PUBLISHED)
    shared = {row.permission.codename for row in access.holding_now(access.grants_on(meeting))}
    assert shared == {"take_minutes", "view_as_guest"}
    chaired = network.meetings.get(acting_chair__isnull=False)
    assert (chaired.state, chaired.acting_chair.email) == (State.CONFIRMED, "executive@demo.example")
    plan = Plan.objects.filter(place=network).latest("year")
    assert [row.permission.codename for row in access.holding_now(access.grants_on(plan))] == ["co_edit"]
    viewing = Viewing.objects.get()
    assert (viewing.administrator.email, viewing.ended_because) == ("admin@demo.example", "Stopped.")
    assert viewing.reason != ""


def test_two_networks_meet_together_and_a_calendar_is_fetched(db_of_demo):
    home = Network.objects.get(name=HOME)
    meeting = Meeting.objects.exclude(joint_place=None).get()
    assert meeting.joint_place_id == home.pk
    assert meeting.place.region_id == home.region_id
    assert meeting.starts_at > timezone.now()
    feed = CalendarFeed.objects.live().get()
    assert (feed.person.email, feed.name) == ("principal@demo.example", "My phone")


def test_no_notice_waits_to_be_mailed(db_of_demo):
    assert not Notice.objects.filter(state="pending").exists()
    assert Notice.objects.arrived().filter(person__email="chair@demo.example").count() >= 3


def test_no_school_bears_the_name_of_a_real_one(db_of_demo):
    made_up = {name.casefold() for name in School.objects.values_list("name", flat=True)}
    real = {"alberton primary school", "sovereign hill school", "the alpine school"}
    for path in DATA.glob("school-locations-*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            real |= {row["School_Name"].casefold() for row in csv.DictReader(file)}
    assert not made_up & real
    assert not any(f"{a} {b} ".casefold() in f"{name} " for a in FIRST_HALVES for b in SECOND_HALVES for name in real)


def test_a_second_load_is_the_same(demo, django_db_blocker):
    """Taken back and loaded again, everything but the keys is as it was."""
    with django_db_blocker.unblock():
        first = fingerprint()
        connection.rollback()
        load(today=timezone.localdate(), password=PASSWORD)
        assert fingerprint() == first


def test_the_command_finds_it_here_already(demo, django_db_blocker, capsys):
    with django_db_blocker.unblock():
        before = fingerprint()
        call_command("load_demo")
        assert capsys.readouterr().out.strip() == "The demo is here already."
        assert fingerprint() == before


def test_the_people_are_printed(db_of_demo, capsys, settings):
    call_command("demo_people")
    said = capsys.readouterr().out
    assert all(email in said and note in said for _, email, note in DEMO_PEOPLE)
    assert settings.DEMO_PASSWORD in said


def test_what_is_over_is_closed(db_of_demo):
    """No meeting lies in the past unheld, and no shared action is open when all of its parts are closed."""
    assert not Meeting.objects.filter(starts_at__date__lte=timezone.localdate(), state__in=TO_COME).exists()
    shared = Action.objects.filter(owner_kind=OwnerKind.EACH_SCHOOL, state__in=OPEN_ACTIONS)
    assert not shared.exclude(parts__state__in=OPEN_ACTIONS).exists()
    assert not Meeting.objects.filter(published_at__gt=timezone.now()).exists()


def test_there_is_something_to_see_as_at_another_day(db_of_demo):
    today = timezone.localdate()
    assert list(Network.objects.exclude(closed_on=None).values_list("name", "replaced_by__new__name")) == [
        ("Narracan", "Baw Baw")
    ]
    former = Place.objects.as_at(dt.date(today.year - 2, 12, 1))
    assert former.filter(then_name="Surf Coast and Otways").values_list("name", flat=True).get() == (
        "Surf Coast Colac Otway"
    )
    assert SchoolMembership.objects.filter(starts_on__month=7).count() == 1
    planned = Rearrangement.objects.planned().get()
    assert planned.on == dt.date(today.year + 1, 1, 1)
    assert planned.decided_by.email == "area-director@demo.example"
