import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from common.errors import Refused
from cop.demo.load import is_loaded, load


class Command(BaseCommand):
    help = "Load the demonstration: 57 networks with made-up schools and people, and three years of history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", type=int, default=1, help="so many times 57 networks, for measuring")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not a demo: DEMO is off. Nothing has been loaded.")
        if not 1 <= options["size"] <= 20:
            raise CommandError("--size is a number from 1 to 20.")
        if is_loaded():
            self.stdout.write("The demo is here already.")
            return
        start = time.monotonic()
        try:
            load(
                today=timezone.localdate(),
                password=settings.DEMO_PASSWORD,
                size=options["size"],
                say=self.stdout.write if options["verbosity"] > 1 else lambda _: None,
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"The demo is loaded ({time.monotonic() - start:.0f} s).")
