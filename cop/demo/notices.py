"""What the demo people have been told already. Nobody else is mailed about the history of the demo."""

import datetime as dt

from django.db.models import F, Q
from django.utils import timezone

from cop.demo.world import World
from reminders.enums import NoticeState
from reminders.models import Notice
from reminders.services.planning import plan

COUNTS_DAYS = ("meeting_soon", "review_due", "minutes_to_confirm")
"""Kinds whose words say how far off something is. Older ones would say it as of today, and are left out."""
TOLD_DAYS_AGO = (6, 3, 0)
"""The planner looks back three days; asked on these days it tells of the last nine."""


def tell(world: World) -> None:
    """
    Let the planner write what was due lately as not needed, so that the first tick mails nobody, and show the demo
    people theirs as if they had arrived.
    """
    now = timezone.now()
    for days in TOLD_DAYS_AGO:
        plan(now - dt.timedelta(days=days), quietly=True)
    cast = [person.pk for person in world.cast.values()]
    arrived = Notice.objects.filter(state=NoticeState.SKIPPED)
    arrived.filter(person__in=cast).update(state=NoticeState.SHOWN, sent_at=F("due_at"), problem="")
    old = Notice.objects.filter(due_at__lt=now - dt.timedelta(days=3))
    old.filter(Q(state=NoticeState.SKIPPED) | Q(kind__in=COUNTS_DAYS)).delete()
    seen = Notice.objects.filter(person__in=cast, sent_at__lt=now - dt.timedelta(days=4))
    seen.update(seen_at=F("sent_at") + dt.timedelta(hours=5))
