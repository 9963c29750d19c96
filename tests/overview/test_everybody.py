"""People as administrators manage them: find, enter, ask in, change, let go, let back."""

import pytest
from django.urls import reverse

from meetings.enums import OwnerKind
from roles.enums import Role
from roles.models import Appointment, Person
from tests.factories import (
    ActionFactory,
    AppointmentFactory,
    ItemFactory,
    MilestoneFactory,
    NetworkFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)
from tests.overview.lands import days, signed_in

pytestmark = pytest.mark.django_db
LIST = "/people/"


@pytest.fixture
def administrator():
    return appoint(Role.ADMINISTRATOR, StateFactory())


@pytest.fixture
def admin(administrator):
    return signed_in(administrator)


@pytest.fixture
def network():
    return NetworkFactory(name="Wattle Ridge")


def names_on(answer):
    return {person.name for person in answer.context["people"]}


def test_people_are_found_by_name_e_mail_role_place_and_how_they_stand(admin, administrator, network):
    appoint(Role.CHAIR, network, PersonFactory(name="Dana Petrakis", email="dana@example.org"))
    appoint(Role.SEIL, NetworkFactory(), PersonFactory(name="Helen Abara"))
    PersonFactory(name="No Role", last_login="2026-01-01T00:00Z")
    PersonFactory(name="Gone Away", is_active=False)

    def found(**asked):
        return names_on(admin.get(LIST, asked))

    assert found() == {"Dana Petrakis", "Helen Abara", "No Role", administrator.name}
    assert found(q="petrak") == {"Dana Petrakis"}
    assert found(q="DANA@") == {"Dana Petrakis"}
    assert found(role="seil") == {"Helen Abara"}
    assert found(place="wattle") == {"Dana Petrakis"}
    assert found(role="seil", place="wattle") == set()
    assert found(show="no-role") == {"No Role"}
    assert found(show="left") == {"Gone Away"}
    assert "No Role" not in found(show="not-invited")
    assert found(q="\0", role="nonsense", show="nonsense", page="9999") == found()


def test_the_list_is_a_file_too_and_no_cell_of_it_runs(admin):
    PersonFactory(name="=HYPERLINK(1)")
    answer = admin.get(LIST, {"as": "csv"})
    assert answer["Content-Type"].startswith("text/csv")
    assert '"\'=HYPERLINK(1)"' in answer.content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_thirty(admin, count, django_assert_num_queries):
    for _ in range(count):
        person = PersonFactory(invited_at="2026-01-01T00:00Z", invited_by=PersonFactory(is_active=False))
        appoint(Role.CHAIR, NetworkFactory(), person)
        appoint(Role.PRINCIPAL, SchoolFactory(), person)
    admin.get(LIST)
    with django_assert_num_queries(7):
        admin.get(LIST)


def test_somebody_is_entered_and_asked_in_once(admin, administrator):
    answer = admin.post("/people/new/", {"name": "Noni Edwards", "email": "Noni@Example.org", "invites": "on"})
    person = Person.objects.get(email="noni@example.org")
    assert (answer["Location"], person.invited_by) == (person.get_absolute_url(), administrator)
    again = admin.post("/people/new/", {"name": "Noni Edwards", "email": "noni@example.org"})
    assert again.status_code == 422
    assert "Noni Edwards has this e-mail already." in again.content.decode()


def test_an_address_comes_free_by_changing_it(admin):
    gone = PersonFactory(name="Gone Away", email="office@example.org", is_active=False)
    new = {"name": "New Person", "email": "office@example.org"}
    assert "change the address on their page first" in admin.post("/people/new/", new).content.decode()
    posted = {"name": gone.name, "email": "gone@example.org", "phone": ""}
    assert admin.post(reverse("overview:person_edit", args=[gone.pk]), posted).status_code == 302
    assert admin.post("/people/new/", new).status_code == 302
    assert Person.objects.filter(email="office@example.org").get().name == "New Person"


@pytest.fixture
def leaver(network):
    """Chairs the network, has an action, leads a milestone and speaks to an item, and is planned for elsewhere."""
    person = PersonFactory(name="Dana Petrakis")
    appoint(Role.CHAIR, network, person)
    AppointmentFactory(person=person, role=Role.CHAIR, starts_on=days(20), ends_on=days(90))
    ActionFactory(place=network, item=None, owner=person, what="Write to all")
    MilestoneFactory(lead=person, goal__focus_area__plan__place=network)
    ItemFactory(meeting=PublishedMeetingFactory(place=network), owner=person)
    return person


def leave_url(person):
    return reverse("overview:person_leave", args=[person.pk])


LEAVING = {"last_day": None, "reason": "Retires"}


def test_nobody_leaves_while_something_waits_for_them(admin, leaver):
    page = admin.get(leave_url(leaver)).content.decode()
    assert "To hand on first" in page
    assert "Write to all" not in page, "an administrator reads no network's actions"
    answer = admin.post(leave_url(leaver), LEAVING | {"last_day": days(0)})
    assert answer.status_code == 422
    assert "1 open action, 1 milestone and 1 agenda item must be handed on first." in answer.content.decode()
    leaver.refresh_from_db()
    assert leaver.is_active


def test_everything_is_handed_on_in_one_go_and_then_everything_ends(admin, administrator, leaver, network):
    taker, other = appoint(Role.EXECUTIVE, network), appoint(Role.SEIL, network)
    action = leaver.actions.get()
    posted = {"hand_on": "1", f"all-{network.pk}": str(taker.pk), f"action-{action.pk}": str(other.pk)}
    assert admin.post(leave_url(leaver), posted).status_code == 302
    action.refresh_from_db()
    assert (action.owner, action.owner_kind) == (other, OwnerKind.PERSON)
    session = signed_in(leaver)
    assert session.get(network.get_absolute_url()).status_code == 200
    assert admin.post(leave_url(leaver), LEAVING | {"last_day": days(0)}).status_code == 302
    leaver.refresh_from_db()
    assert (leaver.is_active, leaver.left_on, leaver.left_by, leaver.left_reason) == (
        False, days(0), administrator, "Retires",
    )  # fmt: skip
    assert session.get(network.get_absolute_url())["Location"].startswith("/accounts/login/")
    assert [row.ends_on for row in Appointment.objects.filter(person=leaver)] == [days(0)]
    assert Appointment.on_record.filter(person=leaver).exclude(withdrawn_at=None).count() == 1
    assert not leaver.has_perm("view_community", network)


def test_only_who_reads_along_there_can_be_given_something(admin, leaver, network):
    stranger = PersonFactory()
    answer = admin.post(leave_url(leaver), {"hand_on": "1", f"all-{network.pk}": str(stranger.pk)})
    assert answer.status_code == 422
    assert leaver.actions.count() == 1


def test_who_comes_back_can_sign_in_and_holds_no_role(admin, network):
    person = appoint(Role.CHAIR, network)
    assert admin.post(leave_url(person), LEAVING | {"last_day": days(-1)}).status_code == 302
    assert admin.post(reverse("overview:person_return", args=[person.pk])).status_code == 302
    person.refresh_from_db()
    assert (person.is_active, person.left_on, person.left_reason) == (True, None, "")
    assert Appointment.objects.current().filter(person=person).count() == 0


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [({"last_day": days(1)}, "Say it on the day itself"), ({"last_day": days(-400)}, "more than a year ago")],
)
def test_a_day_of_leaving_is_today_or_not_long_ago(admin, network, posted, sentence):
    answer = admin.post(leave_url(appoint(Role.CHAIR, network)), LEAVING | posted)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_nobody_shuts_their_own_account_and_the_last_administrator_stays(admin, administrator):
    assert admin.post(leave_url(administrator), LEAVING | {"last_day": days(0)}).status_code == 403


@pytest.mark.parametrize("name", ["person_edit", "person_leave"])
@pytest.mark.parametrize("role", [Role.CHAIR, Role.AREA_DIRECTOR, Role.CENTRAL])
def test_people_are_managed_by_administrators_only(network, name, role):
    client = signed_in(appoint(role, network.area if role == Role.AREA_DIRECTOR else network))
    assert client.get(LIST).status_code == 403
    assert client.get(reverse(f"overview:{name}", args=[PersonFactory().pk])).status_code == 403
