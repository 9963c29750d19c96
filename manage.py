#!/usr/bin/env python
"""Django's commands. In a checkout they talk to the services that `make run` keeps up."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings")
    try:
        from django.core.management import execute_from_command_line
        from django.db import OperationalError
    except ImportError:
        raise SystemExit("Django is not installed here. Use .venv/bin/python, which `make setup` makes.") from None
    try:
        execute_from_command_line(sys.argv)
    except OperationalError as error:
        from django.conf import settings

        if "--traceback" in sys.argv or not settings.LOCAL:
            raise
        raise SystemExit(
            f"PostgreSQL cannot be reached. Start `make run` in another window, or set DATABASE_URL.\n{error}"
        ) from None


if __name__ == "__main__":
    main()
