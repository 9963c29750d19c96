"""One matter through several meetings: each time it stood on an agenda, as far as a person may see it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

from common import words
from meetings.carried import seen_on_agendas
from meetings.enums import WITH_MINUTES, ItemState
from meetings.models import AgendaItem, Decision
from meetings.record import may_read

if TYPE_CHECKING:
    from roles.models import Person

TREE = """
WITH RECURSIVE up(id, parent) AS (
    SELECT id, carried_from_id FROM meetings_agendaitem WHERE id = %s
  UNION
    SELECT item.id, item.carried_from_id FROM meetings_agendaitem item JOIN up ON item.id = up.parent
), down(id) AS (
    SELECT id FROM up
  UNION
    SELECT item.id FROM meetings_agendaitem item JOIN down ON item.carried_from_id = down.id
)
SELECT id FROM down
"""


@dataclass(frozen=True)
class Turn:
    """One time the matter came up. `note` and `decisions` are empty while those minutes are not for this person."""

    item: AgendaItem
    number: int
    note: str
    decisions: tuple[Decision, ...]

    @property
    def state(self) -> tuple[str, str]:
        if self.decisions:
            return "good", "Decided"
        state = ItemState(self.item.state)
        return {"discussed": "good", "not_reached": "off"}.get(state, "todo"), str(state.label)


@dataclass(frozen=True)
class Thread:
    turns: tuple[Turn, ...]

    @property
    def sentence(self) -> str:
        """On three agendas since 12 March; decided 9 July."""
        if not self.turns:
            return ""
        first = self.turns[0].item.meeting
        count = words.count(len(self.turns), "agenda")
        said = f"On {count} since {words.day(first.starts_at)}" if first else ""
        decided = [turn for turn in self.turns if turn.decisions and turn.item.meeting]
        if decided and (meeting := decided[-1].item.meeting):
            said += f"; decided {words.day(meeting.starts_at)}"
        return f"{said}."


def thread_of(item: AgendaItem, person: "Person") -> Thread:
    """Every time the matter came up, before and after, oldest first. A handful of queries however long it is."""
    with connection.cursor() as cursor:
        cursor.execute(TREE, [item.pk])
        pks = [pk for (pk,) in cursor.fetchall()]
    found = seen_on_agendas(pks, person).filter(meeting__isnull=False).select_related("meeting__place", "owner")
    found = found.prefetch_related("decisions").order_by("meeting__starts_at", "pk")
    return Thread(tuple(_turn(one, number, person) for number, one in enumerate(found, start=1)))


def _turn(item: AgendaItem, number: int, person: "Person") -> Turn:
    meeting = item.meeting
    reads = meeting is not None and (meeting.state in WITH_MINUTES or may_read(person, meeting))
    return Turn(item, number, item.note if reads else "", tuple(item.decisions.all()) if reads else ())
