"""
The worker's part of an import. What is to be done is read off the rows of the database; a wake-up call that is lost
costs a minute. The row is locked during the work and changes its state in the same transaction: it is done once or not
at all, and a worker that dies leaves the row as it was.
"""

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from common.doorbell import ring
from common.errors import Refused
from networks.imports.membership import import_membership
from networks.imports.report import Report
from networks.imports.schools import import_schools
from roles.enums import BatchState, ImportKind
from roles.imports.batches import throw_away_old
from roles.imports.people import import_people
from roles.imports.undoing import Hindered, take_back
from roles.models import ImportBatch, ImportLine

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
BROKEN = (
    "The work broke off three times, and nothing has been changed. Whoever looks after the server finds why in its log."
)


def work_on_all() -> int:
    """Everything that waits, the longest waiting first. Returns how many were worked on."""
    throw_away_old()
    waiting = list(ImportBatch.objects.to_work_on().order_by("uploaded_at", "pk").values_list("pk", flat=True))
    return sum(work_on(pk) for pk in waiting)


def work_on(pk: int) -> bool:
    """One batch. False when another worker has it, or there is nothing to do."""
    if not _tried_once_more(pk):
        return False
    try:
        with transaction.atomic():
            batch = _mine(pk)
            if batch is None:
                return False
            STEPS[BatchState(batch.state)](batch)
    except (Refused, PermissionDenied) as refused:
        _stop(pk, str(refused))
    except Exception:  # out of time, no database, a fault of ours: tried again, and the next file goes on meanwhile
        log.exception("import_broke_off", extra={"batch": pk})
    finally:
        cache.delete(progress_key(pk))
    return True


def _mine(pk: int) -> ImportBatch | None:
    rows = ImportBatch.objects.select_for_update(skip_locked=True, of=("self",))
    return rows.to_work_on().filter(pk=pk).select_related("uploaded_by", "confirmed_by").first()


@transaction.atomic
def _tried_once_more(pk: int) -> bool:
    """Counted before the work begins, so that work which kills its worker is not tried for ever."""
    batch = _mine(pk)
    if batch is None:
        return False
    if batch.attempts >= MOST_ATTEMPTS:
        _stop(pk, BROKEN)
        return False
    ImportBatch.objects.filter(pk=pk).update(attempts=F("attempts") + 1)
    return True


def _stop(pk: int, why: str) -> None:
    """Say why it went no further. What was put in before stays put in when it cannot be undone."""
    row = ImportBatch.objects.filter(pk=pk)
    row.filter(state=BatchState.UNDOING).update(state=BatchState.DONE, problem=why, undone_by=None)
    row.to_work_on().update(state=BatchState.STOPPED, problem=why)


def check(batch: ImportBatch) -> None:
    """A dry run: everything is done, reported and taken back."""
    report = run(batch, by=batch.uploaded_by, dry_run=True)
    keep(batch, report)
    batch.plan, batch.state, batch.checked_at = report.plan, BatchState.CHECKED, timezone.now()
    batch.save()


def apply(batch: ImportBatch) -> None:
    assert batch.confirmed_by is not None  # the database sees to it
    report = run(batch, by=batch.confirmed_by, expected=batch.plan)
    keep(batch, report)
    batch.history, batch.done_at = report.history, timezone.now()
    batch.state, batch.content = BatchState.DONE, None
    batch.save()
    ring()


def undo(batch: ImportBatch) -> None:
    """All of it or nothing. Rows that others rest on, or have changed since, are listed."""
    assert batch.history is not None
    try:
        with transaction.atomic():
            take_back(batch.history, name=batch.file_name, by=batch.undone_by)
    except Hindered as hindered:
        batch.state, batch.undone_by, batch.problem = BatchState.DONE, None, str(hindered)
        batch.hindrances = hindered.reasons
    else:
        batch.state, batch.undone_at = BatchState.UNDONE, timezone.now()
    batch.save()
    ring()


STEPS: dict[BatchState, Callable[[ImportBatch], None]] = {
    BatchState.CHECKING: check,
    BatchState.APPLYING: apply,
    BatchState.UNDOING: undo,
}


def run(batch: ImportBatch, **how: Any) -> Report:
    """The importer of its kind, the same that the command line calls."""
    how |= {"name": batch.file_name, "heard": partial(_hear, batch)}
    content = bytes(batch.content or b"")
    if batch.kind == ImportKind.SCHOOLS:
        return import_schools(content, all_sectors=batch.all_sectors, **how)
    if batch.kind == ImportKind.PEOPLE:
        return import_people(content, invite=batch.invite, **how)
    return import_membership(content, **how)


def keep(batch: ImportBatch, report: Report) -> None:
    """The report, instead of an earlier one."""
    batch.lines.all().delete()
    ImportLine.objects.bulk_create(
        [
            ImportLine(
                batch=batch, number=line.number, about=line.about[:300], outcome=line.outcome.value, reason=line.reason
            )
            for line in report.lines
        ],
        batch_size=1000,
    )
    batch.created, batch.notes, batch.absent = report.created, report.notes, report.absent


def progress_key(pk: int) -> str:
    return f"import-progress-{pk}"


def _hear(batch: ImportBatch, share: float) -> None:
    """For the page that waits: from 0 to 1. It is gone when the cache is, and nothing else depends on it."""
    cache.set(progress_key(batch.pk), share, timeout=300)
