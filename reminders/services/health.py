"""How the machinery is: what waits, what failed, when it last ran; and another try for what failed."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Count, Min, Q
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from reminders.enums import NoticeState
from reminders.models import Heartbeat, Notice
from reminders.services.ticking import TICK

if TYPE_CHECKING:
    from networks.models import Place
    from roles.models import Person

STALE = dt.timedelta(minutes=3)


@dataclass(frozen=True)
class Health:
    last_tick: dt.datetime | None
    late: int
    waiting: int
    failed: int
    sent_today: int
    oldest_due_at: dt.datetime | None

    @property
    def is_ticking(self) -> bool:
        return self.last_tick is not None and timezone.now() - self.last_tick < STALE

    @property
    def is_well(self) -> bool:
        return self.is_ticking and not self.failed and not self.late


def health() -> Health:
    """Two queries. Late is what has been due for longer than a tick may take to send it."""
    now = timezone.now()
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    due = Q(state=NoticeState.PENDING, due_at__lte=now)
    counts = Notice.objects.filter(Q(state__in=(NoticeState.PENDING, NoticeState.FAILED)) | Q(sent_at__gte=midnight))
    found = counts.aggregate(
        late=Count("pk", filter=due & Q(due_at__lte=now - STALE)),
        waiting=Count("pk", filter=Q(state=NoticeState.PENDING)),
        failed=Count("pk", filter=Q(state=NoticeState.FAILED)),
        sent_today=Count("pk", filter=Q(state=NoticeState.SENT, sent_at__gte=midnight)),
        oldest_due_at=Min("due_at", filter=due),
    )
    last = Heartbeat.objects.filter(name=TICK).values_list("beat_at", flat=True).first()
    return Health(last_tick=last, **found)


@transaction.atomic
def retry(*, state: "Place", by: "Person", notice: int | None = None) -> int:
    """Send again what failed: one row, or all of them. Whether each still holds is checked again. Returns how many."""
    if not by.has_perm("watch_health", state):
        raise NotAllowed("Only administrators send again what failed.")
    failed = Notice.objects.filter(state=NoticeState.FAILED)
    if notice is not None:
        failed = failed.filter(pk=notice)
    count = failed.update(state=NoticeState.PENDING, attempts=0, try_after=None, problem="")
    if notice is not None and not count:
        raise Refused("This notice is not failed any more.")
    ring()
    return count
