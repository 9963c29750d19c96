from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cop.demo.cast import DEMO_PEOPLE
from roles.models import Person


class Command(BaseCommand):
    help = "Print who can sign in to the demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        known = set(
            Person.objects.filter(email__in=[email for _, email, _ in DEMO_PEOPLE]).values_list("email", flat=True)
        )
        if not settings.DEMO or not known:
            raise CommandError("There are no demo people here. `manage.py load_demo` makes them, where DEMO is on.")
        rows = [row for row in DEMO_PEOPLE if row[1] in known]
        widths = [max(len(row[column]) for row in rows) for column in range(2)]
        for role, email, note in rows:
            self.stdout.write(f"  {role:<{widths[0]}}  {email:<{widths[1]}}  {note}")
        self.stdout.write(f"  Password of all: {settings.DEMO_PASSWORD}")
