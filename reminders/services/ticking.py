import datetime as dt

from django.utils import timezone

from exchange.services.handing import hand_over
from reminders.models import Heartbeat
from reminders.services.planning import plan
from reminders.services.sending import send

TICK = "tick"


def tick(now: dt.datetime | None = None) -> tuple[int, int]:
    """
    Hand on what minutes ask, plan what is due, send what is planned, and write down that it ran. Returns how many rows
    and mails were new.
    """
    hand_over()
    planned = plan(now or timezone.now())
    sent = send()
    beat = Heartbeat(name=TICK, beat_at=timezone.now())
    Heartbeat.objects.bulk_create([beat], update_conflicts=True, unique_fields=["name"], update_fields=["beat_at"])
    return planned, sent
