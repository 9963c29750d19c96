"""How often a carried matter came up before, counting what a person may see."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import QuerySet

from meetings.models import AgendaItem

if TYPE_CHECKING:
    from roles.models import Person

ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
CHAIN = """
WITH RECURSIVE up(start, id, parent) AS (
    SELECT id, id, carried_from_id FROM meetings_agendaitem WHERE id = ANY(%s)
  UNION
    SELECT up.start, item.id, item.carried_from_id FROM meetings_agendaitem item JOIN up ON item.id = up.parent
)
SELECT start, id FROM up
"""


def nth_time(number: int) -> str:
    """Third time; 11th time."""
    return f"{ORDINALS[number] if number < len(ORDINALS) else f'{number}th'} time"


def times(items: Iterable[AgendaItem], person: "Person") -> dict[int, int]:
    """The how-manieth time each carried item comes up, counting what the person may see. Two queries, or none."""
    carried = [item.pk for item in items if item.carried_from_id]
    if not carried:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(CHAIN, [carried])
        rows = cursor.fetchall()
    seen = set(seen_on_agendas([pk for _, pk in rows], person).values_list("pk", flat=True))
    return Counter(start for start, pk in rows if pk in seen)


def seen_on_agendas(pks: list[int], person: "Person") -> "QuerySet[AgendaItem]":
    return AgendaItem.objects.visible_to(person).on_the_agenda().filter(pk__in=pks)
