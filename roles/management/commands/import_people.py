from typing import Any

from django.core.management.base import CommandParser

from networks.imports.command import ImportCommand
from roles.imports.people import import_people


class Command(ImportCommand):
    help = "Enter people and their roles from a CSV file: e-mail, name, role, place, from, to, basis."
    noun = "people"
    importer = staticmethod(import_people)

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--invite", action="store_true", help="mail who is new a link to set a password")

    def options_of(self, options: dict[str, Any]) -> dict[str, Any]:
        return super().options_of(options) | {"invite": options["invite"]}
