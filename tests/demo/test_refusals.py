"""Where the demo is not loaded."""

import pytest
from django.core.management import CommandError, call_command

from networks.models import Place
from roles.models import Person
from tests.factories import SchoolFactory

pytestmark = pytest.mark.django_db


def test_not_outside_a_demo(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO is off"):
        call_command("load_demo")
    with pytest.raises(CommandError, match="no demo people"):
        call_command("demo_people")
    assert not Person.objects.exists()


def test_not_beside_schools_that_are_not_its_own():
    SchoolFactory(school_no=1)
    places = Place.objects.count()
    with pytest.raises(CommandError, match="not made up"):
        call_command("load_demo")
    assert Place.objects.count() == places


@pytest.mark.parametrize("size", ["0", "21"])
def test_not_in_a_size_that_makes_no_sense(size):
    with pytest.raises(CommandError, match="--size"):
        call_command("load_demo", "--size", size)
