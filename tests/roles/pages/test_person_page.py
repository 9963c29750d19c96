"""The page of a person: who may open it, and what of their details it shows to whom."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from roles.enums import Role
from roles.models import Person
from tests.factories import NetworkFactory, PersonFactory, SchoolFactory, StateFactory, appoint
from tests.overview.lands import days, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def chair(network):
    return appoint(Role.CHAIR, network, PersonFactory(phone="0400 111 222"))


def seen_by(viewer, person):
    answer = signed_in(viewer).get(person.get_absolute_url())
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def test_members_of_the_network_see_each_other_and_strangers_see_nobody(network, chair):
    principal = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    assert chair.name in seen_by(principal, chair)
    assert seen_by(PersonFactory(), chair) == 404
    assert seen_by(appoint(Role.CHAIR, NetworkFactory()), chair) == 404


def test_everybody_may_open_their_own_page(network):
    nobody = PersonFactory()
    assert nobody.email in seen_by(nobody, nobody)


def test_the_administrator_sees_who_holds_no_role(network):
    assert seen_by(appoint(Role.ADMINISTRATOR, StateFactory()), nobody := PersonFactory()).count(nobody.email) > 0


@pytest.mark.parametrize(("shows_email", "shows_phone"), [(True, False), (False, True), (False, False), (True, True)])
def test_contact_details_show_as_the_person_wishes(network, chair, shows_email, shows_phone):
    Person.objects.filter(pk=chair.pk).update(shows_email=shows_email, shows_phone=shows_phone)
    page = seen_by(appoint(Role.SEIL, network), chair)
    assert (chair.email in page) is shows_email
    assert ("0400 111 222" in page) is shows_phone
    own = seen_by(chair, chair)
    assert chair.email in own
    assert "0400 111 222" in own


def test_of_a_person_in_two_networks_each_shows_its_own_roles_only(network, chair):
    elsewhere = NetworkFactory(name="Elsewhere")
    appoint(Role.EXECUTIVE, elsewhere, chair)
    page = seen_by(appoint(Role.SEIL, network), chair)
    assert f"Network chair, {network.name}" in page
    assert "Elsewhere" not in page
    assert "Elsewhere" in seen_by(chair, chair)


def test_a_role_that_ended_keeps_the_page_open_and_stands_under_what_has_ended(network):
    former = appoint(Role.CHAIR, network, ends_on=days(-1))
    page = seen_by(appoint(Role.SEIL, network), former)
    assert "No role today" in page
    assert f"Network chair, {network.name}" in page.split("Roles that have ended")[1]


def test_what_i_can_help_with_is_kept_as_short_phrases_and_found_by_each(chair):
    typed = "  Coaching new principals \n\nTimetables\ncoaching NEW principals\n"
    answer = signed_in(chair).post("/details/", {"name": chair.name, "offers": typed})
    assert answer.status_code == 302
    chair.refresh_from_db()
    assert chair.offers == ["Coaching new principals", "Timetables"]
    assert list(Person.objects.filter(offers__contains=["Timetables"])) == [chair]
    assert list(Person.objects.filter(offers__icontains="coaching")) == [chair]
    assert "<li>Coaching new principals</li>" in seen_by(chair, chair)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("\n".join(map(str, range(11))), "At most 10 lines"), ("x" * 81, "Keep each line to 80 characters")],
)
def test_too_much_help_is_refused_and_what_was_typed_is_kept(chair, typed, sentence):
    answer = signed_in(chair).post("/details/", {"name": chair.name, "offers": typed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert typed.splitlines()[-1] in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"left_on": "today", "is_active": True},
        {"left_on": "today", "is_active": False, "left_by": None},
        {"left_reason": "Retired", "is_active": False},
        {"offers": [str(number) for number in range(11)]},
    ],
)
def test_the_database_refuses_half_a_leaving_and_too_many_offers(chair, wrong):
    fields = {"left_by": chair if wrong.get("left_on") and "left_by" not in wrong else None} | wrong
    if wrong.get("left_on"):
        fields["left_on"] = timezone.localdate()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=chair.pk).update(**fields)
