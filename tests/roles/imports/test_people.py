"""Entering people and roles from a file: who is who, where, from when; and what is refused, row by row."""

import datetime as dt

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from networks.enums import Kind
from networks.imports.report import Outcome
from networks.services.naming import rename_places
from reminders.services import tick
from roles.enums import Basis, ImportKind, Role, short
from roles.imports.people import import_people
from roles.imports.people_rows import OTHER_WORDS, ROLES
from roles.models import Appointment, Person
from roles.rules import HELD_AT
from tests.factories import (
    AppointmentFactory,
    AreaFactory,
    NetworkFactory,
    PersonFactory,
    RegionFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)
from tests.roles.imports.files import people_file, person_row

pytestmark = pytest.mark.django_db


def do(*rows, **how):
    return import_people(people_file(*rows), **how)


def outcomes(report) -> list[str]:
    return [line.outcome.value for line in sorted(report.lines, key=lambda line: line.number)]


def reason(report) -> str:
    [line] = report.lines
    assert line.outcome == Outcome.REFUSED
    return line.reason


def held(email: str) -> list[tuple]:
    rows = Appointment.objects.filter(person__email=email).order_by("starts_on")
    return [(row.role, row.place.name, str(row.starts_on), row.ends_on and str(row.ends_on), row.basis) for row in rows]


@pytest.fixture
def network(db):
    return NetworkFactory(name="Wattle Ridge", area__name="Goulburn", area__region__name="North-Eastern Victoria")


def test_a_new_person_is_entered_with_the_role_and_no_password(network):
    report = do(person_row(1, to="2027-01-31", basis="Elected"))
    assert outcomes(report) == ["added"]
    person = Person.objects.get(email="p1@example.org")
    assert (person.name, person.has_usable_password(), person.invited_at) == ("Person 1", False, None)
    assert held(person.email) == [("chair", "Wattle Ridge", "2026-02-01", "2027-01-31", "elected")]


def test_a_second_run_changes_nothing(network, everything):
    school = SchoolFactory(network=network, school_no=77)
    rows = [
        person_row(1),
        person_row(2, "principal", school.school_no),
        person_row(2, "Executive", from_=""),
        person_row(3, "SEIL", "wattle ridge network", to="2026-12-18"),
    ]
    assert outcomes(do(*rows)) == ["added"] * 4
    before = everything()
    assert outcomes(do(*rows)) == ["unchanged"] * 4
    assert everything() == before


def test_every_role_is_known_by_several_words(network):
    words = {"chair", "network chair", "Chairperson", "SEIL", "Senior Education Improvement Leader", "Principal"}
    words |= {"area director", "Forum admin", "regional forum admin", "central office", "Admin", "exec member"} - {
        "exec member"
    }
    from networks.imports.reading import simple

    assert {word for word in words if simple(word) not in ROLES} == set()
    for role in Role:
        assert ROLES[simple(role.label)] == ROLES[simple(short(role))] == ROLES[simple(role.value)] == role
    assert len(ROLES) == len({simple(word) for word in ROLES})
    assert set(OTHER_WORDS) <= set(Role)


@pytest.mark.parametrize("words", ["4711", " 04711 ", "High Hill School", "high  hill SCHOOL", "Any name (4711)"])
def test_a_school_is_found_by_number_or_name(words, network):
    SchoolFactory(network=network, school_no=4711, name="High Hill School")
    do(person_row(1, "Principal", words))
    assert held("p1@example.org") == [("principal", "High Hill School", "2026-02-01", None, "appointed")]


@pytest.mark.parametrize(
    ("role", "words", "found"),
    [
        ("area director", "goulburn", "Goulburn"),
        ("Area director", "Goulburn area", "Goulburn"),
        ("forum admin", "NORTH-EASTERN VICTORIA", "North-Eastern Victoria"),
        ("central office", "", "Victoria"),
        ("administrator", "state", "Victoria"),
        ("chair", "Wattle Ridge Network", "Wattle Ridge"),
    ],
)
def test_places_are_found_by_what_people_call_them(role, words, found, network):
    StateFactory()
    do(person_row(1, role, words))
    assert held("p1@example.org")[0][1] == found


def test_a_former_name_is_found_and_noted(network):
    today = timezone.localdate()
    rename_places(names={network.pk: "Banksia"}, on=today, today=today)
    report = do(person_row(1))
    assert outcomes(report) == ["added"]
    assert report.notes == ["“Wattle Ridge” in the file is called Banksia now."]


REFUSED = {
    "no e-mail": ({"email": ""}, "the e-mail is empty"),
    "not an e-mail": ({"email": "dana at example"}, "is not an e-mail address"),
    "a look-alike e-mail": ({"email": "dаna@example.org"}, "is not an e-mail address"),
    "a look-alike host": ({"email": "dana@exаmple.org"}, "not plain a to z"),
    "a long e-mail": ({"email": "a" * 250 + "@b.org"}, "characters; 254 fit"),
    "nobody": ({"name": ""}, "the name is empty"),
    "a long name": ({"name": "x" * 121}, "121 characters"),
    "NUL in a name": ({"name": "Nul\x00"}, "no text"),
    "no role": ({"role": ""}, "the role “” is unknown"),
    "an unknown role": ({"role": "Emperor"}, "the role “Emperor” is unknown"),
    "no place": ({"place": ""}, "the place is empty"),
    "an unknown place": ({"place": "Nowhere"}, "no network here is called “Nowhere”"),
    "two places of one name": ({"place": "Twice"}, "2 places here are called “Twice”"),
    "a school for a chair": ({"place": "High Hill"}, "is held at a network, and “High Hill” is a school"),
    "a network for a principal": ({"role": "Principal"}, "is held at a school, and “Wattle Ridge” is a network"),
    "an area for a chair": ({"place": "Goulburn"}, "is held at a network, and “Goulburn” is an area"),
    "an unknown number": ({"role": "Principal", "place": "999"}, "no school here is called “999”"),
    "a closed place": ({"place": "Shut"}, "Shut closed on 1 Jan 2026"),
    "the end before the start": ({"to": "2026-01-01"}, "before it begins"),
    "year nought": ({"from_": "0000-01-01"}, "is not a day like"),
    "year 9999": ({"to": "9999-12-31"}, "is not a day from 1850 to 2100"),
    "the thirtieth of February": ({"from_": "30/2/2026"}, "is not a day like"),
    "an unknown basis": ({"basis": "by magic"}, "the basis “by magic” is unknown"),
    "somebody who left": ({"email": "gone@example.org"}, "has left or is locked out"),
    "the role already, from later": ({"email": "chair@example.org", "from_": "2020-01-01"}, "and the file says"),
    "a later end": ({"email": "chair@example.org", "from_": "2026-03-01", "to": "2027-12-31"}, "it is extended on"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_row_that_cannot_be_used_is_refused_alone(kind, network, everything):
    SchoolFactory(network=network, school_no=5, name="High Hill")
    for _ in range(2):
        NetworkFactory(name="Twice", slug=f"twice-{_}")
    NetworkFactory(name="Shut", closed_on=dt.date(2026, 1, 1))
    PersonFactory(email="gone@example.org", is_active=False)
    chair = PersonFactory(email="chair@example.org", name="Person 1")
    AppointmentFactory(person=chair, place=network, starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2026, 12, 31))
    before = everything()
    cells, words = REFUSED[kind]
    report = do(person_row(1) | {name.rstrip("_").replace("email", "e-mail"): value for name, value in cells.items()})
    assert words in reason(report)
    assert everything() == before


def test_one_address_in_two_spellings_is_one_person(network):
    person = PersonFactory(email="dana.p@example.org", name="Dana Petrakis")
    report = do(
        person_row(1, email="Dana.P@Example.org", name="DANA petrakis"),
        person_row(2, "Executive", email="dana.p@EXAMPLE.ORG", name="Dana Petrakis"),
    )
    assert outcomes(report) == ["added", "added"]
    assert report.notes == []
    assert [row[0] for row in held(person.email)] == ["chair", "executive"]
    assert Person.objects.count() == 1


def test_another_name_is_reported_and_not_taken_over(network):
    person = PersonFactory(email="p1@example.org", name="Dana Petrakis")
    report = do(person_row(1))
    person.refresh_from_db()
    assert person.name == "Dana Petrakis"
    assert report.notes == ["line 2: Person 1 is called Dana Petrakis here: left as it is."]


def test_an_earlier_end_is_a_change_and_says_who(network):
    administrator = appoint(Role.ADMINISTRATOR, StateFactory())
    chair = PersonFactory(email="p1@example.org", name="Person 1")
    AppointmentFactory(person=chair, place=network, starts_on=dt.date(2026, 2, 1), ends_on=None)
    assert outcomes(do(person_row(1, to="2026-12-18"), by=administrator)) == ["changed"]
    role = Appointment.objects.get(person=chair)
    assert (str(role.ends_on), role.ended_by) == ("2026-12-18", administrator)
    assert outcomes(do(person_row(1, to="2026-12-18"), by=administrator)) == ["unchanged"]


def test_an_administrator_is_not_ended_by_a_file(network):
    AppointmentFactory(
        person=PersonFactory(email="p1@example.org", name="Person 1"),
        role=Role.ADMINISTRATOR,
        place=StateFactory(),
        starts_on=dt.date(2026, 2, 1),
        ends_on=None,
    )
    assert "administrator’s role" in reason(do(person_row(1, "Administrator", "", to="2026-12-18")))


def test_the_same_role_twice_in_one_file_is_refused_the_second_time(network):
    report = do(person_row(1), person_row(1, from_="2026-06-01"), person_row(1, "Executive"))
    assert outcomes(report) == ["added", "refused", "added"]
    assert "line 2 gives the same role" in report.of(Outcome.REFUSED)[0].reason


def test_nobody_gives_themselves_a_role(network):
    administrator = appoint(Role.ADMINISTRATOR, StateFactory(), person=PersonFactory(email="p1@example.org"))
    assert reason(do(person_row(1), by=administrator)) == "nobody gives or ends a role of their own"


def test_the_right_of_who_imports_is_asked_for_each_row(network, monkeypatch):
    from roles import rules

    administrator = appoint(Role.ADMINISTRATOR, StateFactory())
    everything_but = tuple(row for row in rules.MAY_APPOINT if row.granted != Role.CHAIR)
    monkeypatch.setattr("roles.services.granting.MAY_APPOINT", everything_but)
    report = do(person_row(1), person_row(2, "Executive"), by=administrator)
    assert outcomes(report) == ["refused", "added"]
    assert report.of(Outcome.REFUSED)[0].reason == "you may not appoint a Chair of Wattle Ridge"


def test_who_is_new_is_invited_and_nobody_else(network):
    PersonFactory(email="p2@example.org", name="Person 2")
    administrator = appoint(Role.ADMINISTRATOR, StateFactory())
    do(person_row(1), person_row(2), by=administrator, invite=True)
    invited = Person.objects.exclude(invited_at=None)
    assert [(person.email, person.invited_by) for person in invited] == [("p1@example.org", administrator)]


def test_acting_is_read_off_the_role(network):
    do(person_row(1, "Acting chair"))
    assert held("p1@example.org")[0][4] == Basis.ACTING


def test_every_role_can_be_entered(network):
    from networks.models import Group

    StateFactory()
    places = {
        Kind.SCHOOL: SchoolFactory(network=network, name="A school"),
        Kind.NETWORK: network,
        Kind.AREA: AreaFactory(name="An area"),
        Kind.REGION: RegionFactory(name="A region"),
        Kind.STATE: StateFactory(),
        Kind.GROUP: Group.objects.create(name="A group", slug="a-group"),
    }
    rows = [person_row(n, role.label, places[HELD_AT[role]].name) for n, role in enumerate(Role)]
    assert outcomes(do(*rows)) == ["added"] * len(Role)


def test_the_command_reports_and_a_dry_run_changes_nothing(network, tmp_path, capsys, everything):
    path = tmp_path / "people.csv"
    path.write_bytes(people_file(person_row(1), person_row(2, "Emperor")))
    before = everything()
    call_command("import_people", path, "--dry-run")
    assert everything() == before
    said = capsys.readouterr().out
    assert "2 rows = 1 added" in said
    assert "line 3: refused: Person 2: the role “Emperor” is unknown" in said
    call_command("import_people", path)
    assert Person.objects.get().email == "p1@example.org"
    path.write_bytes(b"PK\x03\x04")
    with pytest.raises(CommandError, match="Excel workbook"):
        call_command("import_people", path)


def test_the_cost_in_queries_does_not_grow_with_the_rows(network, django_assert_max_num_queries):
    rows = [person_row(number) for number in range(60)]
    with django_assert_max_num_queries(16):
        do(*rows[:2])
    with django_assert_max_num_queries(16):
        do(*rows)


def test_who_is_new_is_asked_in_by_mail_chooses_a_password_and_signs_in_with_the_role(put_in, network):
    put_in(people_file(person_row(1)), ImportKind.PEOPLE, invite=True)
    tick(timezone.now())
    [letter] = [one for one in mail.outbox if one.to == ["p1@example.org"]]
    assert "Wattle Ridge" in letter.body
    link = next(word for word in letter.body.split() if "/accounts/password/reset/key/" in word)
    secret, browser = "a-long-Enough-pass-4711", Client()
    page = browser.get(link, follow=True)
    browser.post(page.request["PATH_INFO"], {"password1": secret, "password2": secret})
    entered = {"login": "p1@example.org", "password": secret}
    assert Client().post(reverse("account_login"), entered | {"password": "another"}).status_code == 200
    browser = Client()
    assert browser.post(reverse("account_login"), entered).status_code == 302
    person = Person.objects.get(email="p1@example.org")
    assert browser.session["_auth_user_id"] == str(person.pk)
    assert person.has_perm("run_meeting", network)
