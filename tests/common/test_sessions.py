"""A session is what its cookie names, until it ends; a cookie that names none is that of a stranger."""

import datetime as dt

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import PersonFactory
from tests.overview.lands import signed_in

DETAILS = reverse("roles:details_edit")


def status(client, key):
    client.cookies.clear()
    return client.get(DETAILS, headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}={key}"}).status_code


def test_it_holds_until_it_ends(db):
    client = signed_in(PersonFactory())
    row = Session.objects.get()
    assert [status(client, row.pk), status(client, row.pk)] == [200, 200]
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert status(client, row.pk) == 302
    Session.objects.update(expire_date=timezone.now() + dt.timedelta(days=1))
    assert status(client, row.pk) == 200
    row.delete()
    assert status(client, row.pk) == 302


@pytest.mark.parametrize(
    "key", ["a" * 32, "x" * 5000, "short", '"\\000aaaaaaaaaaaa"', "ünïcödéééé", "' OR '1'='1", "%00%00%00%00"]
)
def test_odd_keys_are_those_of_a_stranger(db, key):
    signed_in(PersonFactory())
    assert status(Client(), key) == 302


def test_people_in_turn_are_never_taken_for_one_another(db):
    people = [PersonFactory(), PersonFactory()]
    clients = [signed_in(person) for person in people]
    for _ in range(3):
        for client, person in zip(clients, people, strict=True):
            assert client.get(DETAILS).wsgi_request.user == person
    people[0].is_active = False
    people[0].save()
    assert [client.get(DETAILS).status_code for client in clients] == [302, 200]
