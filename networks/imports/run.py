"""What every import shares: who may, one at a time, all or nothing, and a history that names the file."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pghistory
from django.db import IntegrityError, connection, transaction

from common.errors import NotAllowed, Refused
from networks.models import State
from networks.services.sitting import one_rearranging_at_a_time

if TYPE_CHECKING:
    from typing import Protocol

    class Importer(Protocol):
        """Whoever imports. The roles app says whether they may."""

        pk: int

        def has_perm(self, verb: str, obj: object) -> bool: ...


WRITES = "networks_place, networks_school, networks_schoolmembership"
LOCK = 20_151
"""
Of PostgreSQL's advisory locks: one import at a time, since each plans from what it has read. Right after it, before any
row is touched, the one of rearranging: who holds rows and waits for that lock would wait for ever for who holds it.
"""


@contextmanager
def one_import(*, name: str, by: "Importer | None", dry_run: bool, writes: str = WRITES) -> Iterator[uuid.UUID]:
    """
    A transaction for one import. A dry run does everything, so that it says what would really happen, and undoes it.
    Gives the key under which the history keeps every change of it. `writes` names the tables that may grow a lot.

    `by` is empty on the command line: who can start commands on the server may import. Raises NotAllowed, and Refused
    when the database finds a contradiction that the checks did not.
    """
    if by is not None:
        state = State.objects.first()
        if state is None or not by.has_perm("import_data", state):
            raise NotAllowed("You may not import.")
    about = {"import": name} | ({"user": by.pk} if by else {})
    try:
        with transaction.atomic(), pghistory.context(**about) as history, connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            one_rearranging_at_a_time()
            # Checks left to the end would queue up, and the history triggers of each row would walk the whole queue.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            yield history.id
            if dry_run:
                transaction.set_rollback(True)
            else:
                # Or PostgreSQL plans for a handful of schools until its own clean-up comes by, a minute or more later.
                cursor.execute(f"ANALYZE {writes}")
    except IntegrityError as error:
        constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
        raise Refused(f"This contradicts what is here already ({constraint}). Nothing has been changed.") from error
