import datetime as dt

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from networks.models import Place
from roles.enums import Role
from roles.models import Appointment, Person
from tests.factories.networks import NetworkFactory


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Person{n} Surname{n}")
    email = factory.Sequence(lambda n: f"person{n}@example.org")
    password = "!"


class AppointmentFactory(DjangoModelFactory):
    class Meta:
        model = Appointment

    person = factory.SubFactory(PersonFactory)
    role = Role.CHAIR
    place = factory.SubFactory(NetworkFactory)
    starts_on = factory.LazyFunction(lambda: timezone.localdate() - dt.timedelta(days=100))
    ends_on = factory.LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=400))


def appoint(role: str, place: Place, person: Person | None = None, **fields) -> Person:
    """A person (a new one by default) who holds the role at the place today."""
    return AppointmentFactory(role=role, place=place, person=person or PersonFactory(), **fields).person
