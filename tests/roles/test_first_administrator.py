"""The first administrator comes from the command line; every later one from the site."""

import pytest
from django.core.management import CommandError, call_command

from networks.models import State
from roles.enums import Role
from roles.models import Appointment, Person
from tests.factories import PersonFactory

pytestmark = pytest.mark.django_db
ASKED = ("appoint_administrator", "First@Example.org", "First Person")


def test_an_empty_installation_gets_its_first_administrator_who_chooses_a_password(capsys, client):
    call_command(*ASKED)
    said = capsys.readouterr().out
    person = Person.objects.get(email="first@example.org")
    assert person.may_everywhere("manage_people")
    assert not person.has_usable_password()
    assert client.get(said.split()[-1], follow=True).status_code == 200
    assert State.objects.count() == 1


def test_a_second_one_is_refused_and_nothing_is_written():
    call_command(*ASKED)
    with pytest.raises(CommandError, match="There is an administrator already"):
        call_command("appoint_administrator", "second@example.org", "Second Person")
    assert Appointment.objects.filter(role=Role.ADMINISTRATOR).count() == 1
    assert not Person.objects.filter(email="second@example.org").exists()


def test_an_account_that_is_shut_stays_shut():
    PersonFactory(email="first@example.org", is_active=False)
    with pytest.raises(CommandError, match="is shut"):
        call_command(*ASKED)
    assert Appointment.objects.count() == 0
