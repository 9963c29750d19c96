"""The steps of an import that a person takes: give a file, look, agree, undo. The worker does the rest."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from common.errors import NotAllowed, Refused
from networks.imports.membership_rows import LAYOUT as MEMBERSHIP
from networks.imports.reading import read
from networks.imports.report import WRITES
from networks.imports.school_rows import LAYOUT as SCHOOLS
from networks.models import State
from roles.enums import BatchState, ImportKind
from roles.imports.people_rows import LAYOUT as PEOPLE
from roles.models import ImportBatch, Person

LAYOUTS = {ImportKind.SCHOOLS: SCHOOLS, ImportKind.MEMBERSHIP: MEMBERSHIP, ImportKind.PEOPLE: PEOPLE}
WORK = "roles.work_on_imports"
KEPT = dt.timedelta(days=7)
"""How long a file waits for somebody's yes."""
BUSY = "The import is being worked on at this moment. Look again in a few seconds."


def must_be_allowed(by: Person) -> None:
    state = State.objects.first()
    if state is None or not by.has_perm("import_data", state):
        raise NotAllowed("Only administrators import files.")


@transaction.atomic
def upload(*, kind: ImportKind, content: bytes, file_name: str, by: Person, all_sectors: bool = False) -> ImportBatch:
    """
    Keep a file and have it checked. A file that is not what it should be is refused here, with a sentence, and not
    kept. The same file given twice while the first still waits is the same import.
    """
    must_be_allowed(by)
    table = read(content, LAYOUTS[kind])
    sha256 = hashlib.sha256(content).hexdigest()
    waiting = (BatchState.CHECKING, BatchState.CHECKED, BatchState.APPLYING)
    batch, is_new = ImportBatch.objects.get_or_create(
        uploaded_by=by,
        kind=kind,
        all_sectors=all_sectors,
        sha256=sha256,
        state__in=waiting,
        defaults={
            "state": BatchState.CHECKING,
            "content": content,
            "file_name": tidy_name(file_name),
            "rows": len(table.rows),
        },
    )
    if is_new:
        ring(WORK)
    return batch


def tidy_name(name: str) -> str:
    """The last part of what the browser calls the file, as far as it can be printed."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[-200:] or "file without a name"


@transaction.atomic
def check_again(*, batch: ImportBatch, by: Person) -> ImportBatch:
    """For a file that was not put in, or whose check is older than what is here."""
    batch = taken(batch, by)
    if batch.state not in (BatchState.CHECKED, BatchState.STOPPED):
        raise Refused("This import cannot be checked again. Upload the file once more.")
    if batch.state == BatchState.STOPPED and _waits_elsewhere(batch):
        raise Refused("You have uploaded the same file once more since, and it is being dealt with.")
    return moved(batch, BatchState.CHECKING)


def _waits_elsewhere(batch: ImportBatch) -> bool:
    same = ImportBatch.objects.filter(
        uploaded_by=batch.uploaded_by_id, kind=batch.kind, all_sectors=batch.all_sectors, sha256=batch.sha256
    )
    return same.filter(state__in=(BatchState.CHECKING, BatchState.CHECKED, BatchState.APPLYING)).exists()


@transaction.atomic
def confirm(*, batch: ImportBatch, by: Person, sha256: str, rows: int, plan: str, invite: bool = False) -> ImportBatch:
    """
    Agree to exactly what the page showed: this file, so many rows, this plan. A second yes changes nothing. Whether the
    plan still is what would happen is asked again when it is put in.
    """
    batch = taken(batch, by)
    if batch.state in (BatchState.APPLYING, BatchState.DONE) and batch.plan == plan:
        return batch
    if batch.state != BatchState.CHECKED:
        raise Refused("This import does not wait to be confirmed any more.")
    if not batch.lines.filter(outcome__in=[outcome.value for outcome in WRITES]).exists():
        raise Refused("There is nothing to import: every row is as it is here, left out or refused.")
    if (sha256, rows, plan) != (batch.sha256, batch.rows, batch.plan):
        raise Refused("The file has been checked again since you opened this page. Look at what it would do now.")
    batch.confirmed_by, batch.confirmed_at, batch.invite = by, timezone.now(), invite
    return moved(batch, BatchState.APPLYING)


@transaction.atomic
def discard(*, batch: ImportBatch, by: Person) -> ImportBatch:
    """Throw the file away. Nothing of it has been put in."""
    batch = taken(batch, by)
    if batch.state not in (BatchState.CHECKED, BatchState.STOPPED):
        raise Refused("This import cannot be thrown away: it has been imported, or is at work.")
    batch.content = None
    return moved(batch, BatchState.DISCARDED)


@transaction.atomic
def undo(*, batch: ImportBatch, by: Person) -> ImportBatch:
    """Have everything this import did taken back, if nothing rests on it by now."""
    batch = taken(batch, by)
    if batch.state == BatchState.UNDOING:
        return batch
    if batch.state != BatchState.DONE:
        raise Refused("Only an import that was confirmed and done can be undone.")
    batch.undone_by = by
    return moved(batch, BatchState.UNDOING)


def taken(batch: ImportBatch, by: Person) -> ImportBatch:
    """The row as it is now, ours until the end of the transaction. While the worker has it nobody waits."""
    must_be_allowed(by)
    row = ImportBatch.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=batch.pk).first()
    if row is None:
        raise Refused(BUSY)
    return row


def moved(batch: ImportBatch, state: BatchState) -> ImportBatch:
    batch.state, batch.attempts, batch.problem, batch.hindrances = state, 0, "", []
    batch.save()
    if batch.is_at_work:
        ring(WORK)
    return batch


def throw_away_old() -> int:
    """Files that nobody agreed to within a week are not kept. Returns how many."""
    old = ImportBatch.objects.filter(
        state__in=(BatchState.CHECKED, BatchState.STOPPED), uploaded_at__lt=timezone.now() - KEPT
    )
    return old.update(state=BatchState.DISCARDED, content=None, problem="Nobody confirmed it within a week.")
