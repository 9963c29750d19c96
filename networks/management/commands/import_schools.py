from typing import Any

from django.core.management.base import CommandParser

from networks.imports.command import ImportCommand
from networks.imports.schools import import_schools


class Command(ImportCommand):
    help = "Bring the schools in line with a School Locations file (CSV), of 2025 or 2022."
    noun = "schools"
    importer = staticmethod(import_schools)

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--all-sectors", action="store_true", help="also Catholic and independent schools")

    def options_of(self, options: dict[str, Any]) -> dict[str, Any]:
        return super().options_of(options) | {"all_sectors": options["all_sectors"]}
