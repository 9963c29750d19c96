"""What follows from a change of places, told before it is decided: read off the change itself, made and undone."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from django.db import transaction

from common.errors import Refused
from overview.consequences import Consequence, Reader
from roles.models import Person, Rearrangement

CHANGED_SINCE = "Something has changed since you looked. This is what would follow now: look again, then confirm."


@dataclass(frozen=True)
class Aftermath:
    sentence: str
    on: dt.date
    warnings: list[str] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)
    consequences: list[Consequence] = field(default_factory=list)

    @property
    def stamp(self) -> str:
        """Changes with anything that is told here."""
        return hashlib.sha256(json.dumps(asdict(self), default=str).encode()).hexdigest()


class Stale(Refused):
    """What was looked at is no longer what would follow. `now` is."""

    def __init__(self, now: Aftermath) -> None:
        super().__init__(CHANGED_SINCE)
        self.now = now


def rehearse(decide: Callable[[], Rearrangement], by: Person) -> Aftermath:
    """Decide it, see what follows, and undo all of it. Raises what the deciding raises."""
    with transaction.atomic():
        found = aftermath(decide(), by)
        transaction.set_rollback(True)
    return found


@transaction.atomic
def carry_out(decide: Callable[[], Rearrangement], by: Person, stamp: str) -> Rearrangement:
    """Decide it, unless something else would follow than what was looked at: then Stale, and nothing is changed."""
    decided = decide()
    found = aftermath(decided, by)
    if found.stamp != stamp:
        raise Stale(found)
    if found.contradictions:
        raise Refused(found.contradictions[0], "on")
    return decided


def aftermath(change: Rearrangement, by: Person) -> Aftermath:
    reader = Reader(change, by)
    consequences = [one for part in reader.parts() if (one := part())]
    return Aftermath(change.sentence, change.on, list(reader.warnings()), list(reader.contradictions()), consequences)
