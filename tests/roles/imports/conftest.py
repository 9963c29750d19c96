import pytest
from django.db import connection
from django.test import Client

from roles.enums import BatchState, ImportKind, Role
from roles.imports import batches, working
from roles.models import ImportBatch, Person
from tests.factories import StateFactory, appoint
from tests.fingerprints import fingerprint_of_all
from tests.overview.lands import signed_in


@pytest.fixture
def administrator(db) -> Person:
    return appoint(Role.ADMINISTRATOR, StateFactory())


@pytest.fixture
def client(administrator) -> Client:
    return signed_in(administrator)


@pytest.fixture
def given(administrator):
    """given(content) uploads a file and has it checked."""

    def give(content: bytes, kind: ImportKind = ImportKind.SCHOOLS, name: str = "file.csv") -> ImportBatch:
        batch = batches.upload(kind=kind, content=content, file_name=name, by=administrator)
        return worked(batch)

    return give


@pytest.fixture
def put_in(given, administrator):
    """put_in(content) also agrees to what it would do, and has it done."""

    def put(content: bytes, kind: ImportKind = ImportKind.SCHOOLS, invite: bool = False) -> ImportBatch:
        return worked(yes(given(content, kind), administrator, invite=invite))

    return put


@pytest.fixture
def everything(db):
    """The fingerprint of every table that holds what people rely on."""
    return fingerprint_of_all


def worked(batch: ImportBatch) -> ImportBatch:
    """The batch after the worker's next round. The history's context lasts as long as a transaction, here a test."""
    working.work_on_all()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_id', '', true)")
    return ImportBatch.objects.get(pk=batch.pk)


def yes(batch: ImportBatch, by: Person, **more) -> ImportBatch:
    return batches.confirm(batch=batch, by=by, sha256=batch.sha256, rows=batch.rows, plan=batch.plan, **more)


def undone(batch: ImportBatch, by: Person) -> ImportBatch:
    assert batch.state == BatchState.DONE
    batches.undo(batch=batch, by=by)
    return worked(batch)


def lines(batch: ImportBatch) -> dict[int, tuple[str, str]]:
    return {line.number: (line.outcome, line.reason) for line in batch.lines.order_by("number")}
