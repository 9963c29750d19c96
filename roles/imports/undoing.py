"""Undoing an import: all it wrote is read from the history and taken back, or nothing is and the page says why."""

import uuid

from django.utils import timezone

from common.errors import Refused
from common.undo import Changes, Reason
from networks.imports.run import one_import
from networks.models import Place, SchoolMembership
from networks.services.sitting import seat_places
from roles.imports.people import WRITES
from roles.models import Person

LISTED = 500


class Hindered(Refused):
    """It cannot be undone. `reasons` says why, row by row."""

    def __init__(self, reasons: list[Reason]) -> None:
        super().__init__("It cannot be undone: later work rests on what it did. Nothing has been changed.")
        self.reasons = [list(reason) for reason in reasons[:LISTED]]


def take_back(history: uuid.UUID, *, name: str, by: Person | None) -> None:
    """All in one transaction, under the lock that imports take. Raises Hindered."""
    with one_import(name=f"undo of {name}", by=by, dry_run=False, writes=WRITES):
        changes = Changes(history)
        reasons = [*_have_signed_in(changes), *changes.hindrances()]
        if reasons:
            raise Hindered(reasons)
        changes.take_back()
        seat_places(on=timezone.localdate(), places=_moved(changes))


def _have_signed_in(changes: Changes) -> list[Reason]:
    table = changes.by_model.get(Person)
    people = Person.objects.filter(pk__in=table.inserted, last_login__isnull=False) if table else ()
    return [(person.name, "has signed in since") for person in people]


def _moved(changes: Changes) -> set[int]:
    """Places that may sit elsewhere now: also those whose planned move came about in the meantime."""
    found: set[int] = set()
    if places := changes.by_model.get(Place):
        found |= set(places.changed)
    if memberships := changes.by_model.get(SchoolMembership):
        found |= {values["school_id"] for values in memberships.after.values() if values}
    return found
