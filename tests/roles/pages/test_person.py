"""A person's own pages; and nobody in the admin site."""

import pytest
from django.contrib import admin

from networks.enums import Kind
from roles.enums import Role
from roles.models import Person
from roles.rules import RULES
from roles.standing import MEANING, standings_of
from tests.factories import NetworkFactory, PersonFactory, SchoolFactory, appoint
from tests.overview.lands import days, signed_in

DETAILS, ACCESS = "/details/", "/access/"


@pytest.mark.parametrize("url", [DETAILS, ACCESS])
def test_pages_are_for_everybody_who_is_signed_in(client, db, url):
    assert client.get(url).status_code == 302
    assert signed_in(PersonFactory()).get(url).status_code == 200


def test_name_and_phone_change_and_nothing_else(db):
    person = PersonFactory()
    email = person.email
    posted = {
        "name": " Dana Petrakis ",
        "phone": "0400 000 000",
        "email": "x@y.org",
        "is_staff": "1",
        "is_superuser": "1",
    }
    answer = signed_in(person).post(DETAILS, posted, follow=True)
    assert "Your details are saved" in answer.content.decode()
    person.refresh_from_db()
    assert (person.name, person.phone, person.email) == ("Dana Petrakis", "0400 000 000", email)
    assert not person.is_staff
    assert not person.is_superuser


def test_a_faulty_form_keeps_what_was_typed_and_the_saved_name(db):
    person = PersonFactory(name="Saved Name")
    answer = signed_in(person).post(DETAILS, {"name": "", "phone": "9" * 31})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "9" * 31 in page
    assert "Saved Name" in page
    person.refresh_from_db()
    assert person.name == "Saved Name"


def test_roles_are_explained_with_their_days_and_reach(db):
    school = SchoolFactory()
    person = appoint(Role.PRINCIPAL, school)
    appoint(Role.CHAIR, school.network, person, starts_on=days(-400), ends_on=days(-30))
    appoint(Role.EXECUTIVE, school.network, person, starts_on=days(30), ends_on=None)
    page = signed_in(person).get(ACCESS).content.decode()
    now, later = page.split("Roles that begin later")
    later, before = later.split("Roles that have ended")
    assert f"Principal, {school.name}" in now
    assert "Your school" in now
    assert "Reply to invitations and close the school’s actions and see where the school sat" in now
    assert "executive" not in now.split("<main")[1].lower()
    assert f"Network executive member, {school.network.name}" in later
    assert f"Network chair, {school.network.name}" in before


def test_who_holds_no_role_is_told_so(db):
    assert "You hold no role today" in signed_in(PersonFactory()).get(ACCESS).content.decode()


def test_every_right_of_the_rules_table_has_words(db):
    assert set().union(*(verbs for reach in RULES.values() for verbs in reach.values())) == set(MEANING)


@pytest.mark.parametrize("role", Role)
def test_every_role_reads_as_sentences(db, role):
    person = PersonFactory()
    appoint(role, NetworkFactory(), person)
    (standing,) = standings_of(person)["current"]
    words = [words for _, words in standing.rights]
    assert len(words) >= len([kind for kind in RULES[role] if kind in Kind])
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in words)


def test_nobody_is_managed_in_the_admin_site(db):
    assert Person not in admin.site._registry
    staff = signed_in(PersonFactory(is_staff=True, is_superuser=True))
    assert staff.get("/admin/").status_code == 200
    assert staff.get("/admin/roles/person/").status_code == 404


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        (
            Role.AREA_DIRECTOR,
            "The team member there and the chair, executive member and SEIL wherever the role reaches, never your own.",
        ),
        (Role.PRINCIPAL, "The delegate there, never your own."),
        (Role.ADMINISTRATOR, "Every role, everywhere, never your own."),
        (Role.FORUM_ADMIN, None),
    ],
)
def test_whom_one_may_appoint_is_said_with_the_rights(db, role, sentence):
    person = PersonFactory()
    appoint(role, NetworkFactory(), person)
    (standing,) = standings_of(person)["current"]
    assert dict(standing.rights).get("Whom you may appoint") == sentence
