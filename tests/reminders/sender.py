"""A sender in a process of its own, for tests that kill it: `python -m tests.reminders.sender`."""

import datetime as dt
import os
import time

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop.settings")
    django.setup()
    from reminders import services
    from reminders.services import sending

    # What a killed one held is free again soon, so that the test need not wait for minutes.
    sending.LEASE = dt.timedelta(seconds=3)
    while True:
        services.send()
        time.sleep(0.05)


if __name__ == "__main__":
    main()
