"""Two at one time: the second comes while the first is inside, held there. One effect, and a sentence for the other."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection

from common.errors import Refused
from networks.models import School
from roles.enums import BatchState, ImportKind
from roles.imports import batches, working
from roles.models import ImportBatch
from tests.networks.files import school_row, schools_file
from tests.roles.imports.conftest import worked, yes

pytestmark = pytest.mark.django_db(transaction=True)
LONGEST = 20


@pytest.fixture
def waiting(administrator) -> ImportBatch:
    content = schools_file([school_row(1), school_row(2)])
    return worked(batches.upload(kind=ImportKind.SCHOOLS, content=content, file_name="f.csv", by=administrator))


@pytest.fixture
def held(monkeypatch) -> Callable:
    """with held(module, "name", call): the call runs in another thread and is held at the name until the block ends."""

    @contextmanager
    def hold(module: Any, name: str, call: Callable[[], Any]) -> Iterator[list]:
        inside, go_on, ends = threading.Event(), threading.Event(), []
        honest = getattr(module, name)

        def held_there(*args: Any, **how: Any) -> Any:
            if threading.current_thread() is thread:
                inside.set()
                assert go_on.wait(LONGEST)
            return honest(*args, **how)

        def run() -> None:
            try:
                ends.append(call())
            except Exception as error:
                ends.append(error)
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        monkeypatch.setattr(module, name, held_there)
        thread.start()
        try:
            assert inside.wait(LONGEST), ends
            yield ends
        finally:
            go_on.set()
            thread.join(LONGEST)
        assert not thread.is_alive()

    return hold


def state_of(batch: ImportBatch) -> str:
    return ImportBatch.objects.get(pk=batch.pk).state


def test_two_say_yes_at_once(held, waiting, administrator):
    with held(batches, "moved", lambda: yes(waiting, administrator)) as ends:
        with pytest.raises(Refused, match="worked on at this moment"):
            yes(waiting, administrator)
    assert [end.state for end in ends] == [BatchState.APPLYING]
    yes(waiting, administrator)
    assert worked(waiting).state == BatchState.DONE
    assert School.objects.count() == 2


def test_two_workers_take_one_batch_at_once(held, waiting, administrator):
    yes(waiting, administrator)
    with held(working, "import_schools", lambda: working.work_on(waiting.pk)) as ends:
        assert working.work_on(waiting.pk) is False
        assert state_of(waiting) == BatchState.APPLYING
    assert ends == [True]
    assert state_of(waiting) == BatchState.DONE
    assert School.objects.count() == 2


def test_a_yes_while_it_is_being_undone(held, waiting, administrator):
    yes(waiting, administrator)
    batches.undo(batch=worked(waiting), by=administrator)
    with held(working, "take_back", lambda: working.work_on(waiting.pk)):
        for step in (lambda: yes(waiting, administrator), lambda: batches.undo(batch=waiting, by=administrator)):
            with pytest.raises(Refused, match="worked on at this moment"):
                step()
    assert state_of(waiting) == BatchState.UNDONE
    assert not School.objects.exists()
    with pytest.raises(Refused, match="does not wait to be confirmed"):
        yes(waiting, administrator)


def test_a_worker_that_dies_leaves_the_batch_to_the_next(held, waiting, administrator):
    """Its connection ends, and with it the lock and whatever it had written."""
    yes(waiting, administrator)

    def killed() -> None:
        try:
            working.work_on(waiting.pk)
        finally:
            connection.close()

    def cut_off(*args: Any, **how: Any) -> None:
        connection.connection.close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(working, "keep", cut_off)
        thread = threading.Thread(target=killed)
        thread.start()
        thread.join(LONGEST)
    batch = ImportBatch.objects.get(pk=waiting.pk)
    assert (batch.state, batch.attempts) == (BatchState.APPLYING, 1)
    assert not School.objects.exists()
    assert worked(waiting).state == BatchState.DONE
    assert School.objects.count() == 2
