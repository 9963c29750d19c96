"""
What an htmx answer brings after one row of the agenda was saved: that row, the rows whose clock times moved, and the
length. The rest of the page stands as it was drawn, so it must have been drawn from this very agenda: `fingerprint`
travels with every save, and when it is another by now, the whole agenda is the answer.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from common.statements import Kept
from meetings.clock import Slot, balance, timetable
from meetings.models import AgendaItem, Meeting

SLIM = (
    "place", "meeting", "section", "position", "minutes", "version", "purpose", "topic", "milestone", "goal",
    "focus_area", "sensitivity", "state",
)  # fmt: skip
"""What clock, balance and fingerprint read of an item."""


@Kept
def slim(meeting: Any, sees_all: bool) -> QuerySet[AgendaItem]:
    """The agenda of a meeting that somebody has been let into, with no more of its items than SLIM."""
    return AgendaItem.objects.agenda_of(meeting, sees_all=sees_all).only(*SLIM)


def fingerprint(items: Sequence[AgendaItem], **as_it_was: int) -> str:
    """A short number that differs when an item came, went, moved or was saved. `as_it_was`: key -> version instead."""
    rows = [(i.pk, as_it_was.get(str(i.pk), i.version), i.section_id, i.position) for i in items]
    return f"{zlib.crc32(repr(rows).encode()):x}"


@dataclass(frozen=True)
class ChangedRows:
    """The agenda after a save of `item`, and which of its slots look different now."""

    meeting: Meeting
    item: AgendaItem
    items: list[AgendaItem]
    minutes_before: int

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.items)

    @property
    def fingerprint_before(self) -> str:
        return fingerprint(self.items, **{str(self.item.pk): self.item.version - 1})

    def slots(self) -> list[Slot]:
        """Slots whose times are not what they were."""
        now = timetable(self.meeting, self.items)
        own = next(slot for slot in now if slot.item.pk == self.item.pk)
        if self.minutes_before == self.item.minutes:
            return []
        return now[own.number - 1 :]

    def context(self) -> dict[str, Any]:
        section = [item.minutes for item in self.items if item.section_id == self.item.section_id]
        return {
            "item": self.item,
            "slots": self.slots(),
            "balance": balance(self.meeting, self.items),
            "section": self.item.section_id,
            "section_minutes": sum(section),
            "seen": self.fingerprint,
            "meeting": self.meeting,
        }
