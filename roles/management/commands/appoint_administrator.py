"""The first administrator of a new installation: everybody else is entered and appointed on the site."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from networks.models import State
from roles.enums import Role
from roles.models import Appointment, Person
from roles.services.invitations import way_in


class Command(BaseCommand):
    help = "Enter a person and make them administrator; prints the address at which they choose a password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")

    @transaction.atomic
    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        state = State.objects.order_by("pk").first() or State.objects.create(name="Victoria", slug="victoria")
        held = Appointment.objects.current().of_active_people().filter(role=Role.ADMINISTRATOR)
        if held.exists():
            raise CommandError("There is an administrator already: they appoint others on the site.")
        if Person.objects.filter(email__iexact=email, is_active=False).exists():
            raise CommandError("The account with this e-mail is shut.")
        person = Person.objects.filter(email__iexact=email).first()
        person = person or Person.objects.create_user(email, None, name=name)
        Appointment.objects.create(
            person=person, role=Role.ADMINISTRATOR, place=state, starts_on=timezone.localdate(), appointed_by=None
        )
        self.stdout.write(f"{person.name} is administrator. They choose a password at {way_in(person)}")
