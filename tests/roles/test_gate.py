"""What happens at the gate: events that nobody can change, idle sessions, and people who are shut out."""

import datetime as dt

import pytest
import time_machine
from django.db import ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reminders.enums import NoticeState
from reminders.services.checking import check
from roles import access
from roles.enums import Role
from roles.models import Person, SecurityEvent
from tests.factories import (
    NetworkFactory,
    NoticeFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)

pytestmark = pytest.mark.django_db
PAGE = "roles:access_explain"


@pytest.fixture
def person():
    found = appoint(Role.PRINCIPAL, SchoolFactory(network=NetworkFactory()))
    found.set_password("a long password of hers")
    found.save()
    return found


def kinds():
    return list(SecurityEvent.objects.order_by("pk").values_list("kind", "person__name"))


def sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_signing_in_failing_and_signing_out_are_kept(client, person):
    sign_in(client, person.email, "wrong")
    sign_in(client, "nobody@example.org", "wrong")
    sign_in(client, person.email, "a long password of hers")
    client.post(reverse("account_logout"))
    assert kinds() == [
        ("failed", person.name), ("failed", None), ("signed_in", person.name), ("signed_out", person.name),
    ]  # fmt: skip
    event = SecurityEvent.objects.order_by("pk")[0]
    assert (event.what, event.from_address) == ("/accounts/login/", "127.0.0.1")


def test_what_is_refused_is_kept_without_its_query(client, person):
    client.force_login(person)
    url = reverse(
        "meetings:agenda_edit", args=[PublishedMeetingFactory(place=person.appointments.get().place.network).pk]
    )
    assert client.get(url, {"secret": "x"}).status_code == 403
    event = SecurityEvent.objects.get(kind="refused")
    assert (event.person, event.what, event.seen_by) == (person, url, None)


@pytest.mark.parametrize("do", [lambda rows: rows.update(what="x"), lambda rows: rows.delete()])
def test_events_cannot_be_changed_or_taken_out(client, person, do):
    client.force_login(person)
    with pytest.raises(ProgrammingError, match="Cannot update or delete rows"), transaction.atomic():
        do(SecurityEvent.objects.all())
    assert SecurityEvent.objects.count() == 1


@pytest.mark.parametrize(("role", "minutes"), [(Role.CHAIR, 30), (Role.CENTRAL, 15), (Role.ADMINISTRATOR, 15)])
def test_a_session_ends_after_a_time_without_any_request(client, role, minutes):
    person = appoint(role, StateFactory() if role != Role.CHAIR else NetworkFactory())
    client.force_login(person)
    start = timezone.now()
    with time_machine.travel(start + dt.timedelta(minutes=minutes - 1), tick=False):
        assert client.get(reverse(PAGE)).status_code == 200
    with time_machine.travel(start + dt.timedelta(minutes=2 * minutes - 2), tick=False):
        assert client.get(reverse(PAGE)).status_code == 200
    with time_machine.travel(start + dt.timedelta(minutes=3 * minutes), tick=False):
        page = client.get(reverse(PAGE), follow=True)
    assert page.redirect_chain[0][0] == f"/accounts/login/?next={reverse(PAGE)}"
    assert f"signed out after {minutes} minutes" in page.content.decode()
    assert kinds()[-1] == ("idle", person.name)


def test_an_idle_session_in_half_a_page_leads_to_sign_in_and_back(client, person):
    client.force_login(person)
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/actions/"}
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=31), tick=False):
        answer = client.get(reverse("reminders:notice_list"), headers=headers)
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/accounts/login/?next=%2Factions%2F")


def test_one_who_is_shut_out_is_out_with_the_next_request_everywhere(person):
    phone, desk = Client(), Client()
    for client in (phone, desk):
        client.force_login(person)
        assert client.get(reverse(PAGE)).status_code == 200
    meeting = PublishedMeetingFactory(place=NetworkFactory())
    access.grant(person=person, right="take_minutes", obj=meeting, by=person)
    notice = NoticeFactory(person=person, kind="minutes", object_id=meeting.pk, state="pending", sent_at=None)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    for client in (phone, desk):
        assert client.get(reverse(PAGE))["Location"].startswith("/accounts/login/")
    gone = Person.objects.get(pk=person.pk)
    assert access.holdings(gone) == []
    assert not access.shared_with(gone, "view_as_guest", type(meeting)).exists()
    assert not access.people_given("view_as_guest", meeting).exists()
    network = gone.appointments.get().place.network
    assert gone not in access.people_with("view_community", network)
    assert check([notice], timezone.now())[notice.pk].state in (NoticeState.SKIPPED, NoticeState.SUPERSEDED)


def test_a_link_to_set_a_password_ends_with_the_account(client, person, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": person.email})
    Person.objects.filter(pk=person.pk).update(is_active=False)
    client.post(reverse("account_reset_password"), {"email": person.email})
    assert len(mailoutbox) == 1
    sign_in(client, person.email, "a long password of hers")
    assert "_auth_user_id" not in client.session
