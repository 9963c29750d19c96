from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from reminders import services


class Command(BaseCommand):
    help = "Plan and send the notices that are due now, as the worker does each minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--quietly",
            action="store_true",
            help="Write down what is due now as not needed and send nothing: after loading records of other days.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["quietly"]:
            planned = services.plan(timezone.now(), quietly=True)
            self.stdout.write(f"{planned} notices that were due are written down as not needed.")
            return
        planned, sent = services.tick()
        self.stdout.write(f"{planned} notices planned, {sent} mails sent.")
