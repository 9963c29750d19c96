"""What the import commands share: a file in, the report out, and a refusal as a failed command."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.errors import Refused
from networks.imports.reading import bytes_of
from networks.imports.report import Report, in_words


class ImportCommand(BaseCommand):
    """A command that gives one file to one importer."""

    noun = ""
    importer: Callable[..., Report]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and change nothing")

    def options_of(self, options: dict[str, Any]) -> dict[str, Any]:
        return {"dry_run": options["dry_run"]}

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            report = type(self).importer(bytes_of(path), name=path.name, **self.options_of(options))
        except Refused as refusal:
            raise CommandError(f"{path.name} is refused: {refusal}") from None
        for line in in_words(report, noun=self.noun):
            self.stdout.write(line)
