import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from cop import database_role


class Command(BaseCommand):
    help = (
        "Make, or bring up to date, the database role the application runs as: it can add to the history and never"
        " change it. Run it after migrate, as the owner of the tables. The password is read from APP_ROLE_PASSWORD."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", nargs="?", default="networks_app")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        database_role.make(options["role"], os.environ.get("APP_ROLE_PASSWORD", ""))
        tables = len(database_role.append_only_tables())
        self.stdout.write(f"{options['role']} may add to {tables} tables of history, and change none of them.")
