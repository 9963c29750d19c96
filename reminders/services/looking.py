"""One look at the state of everything: which kinds have anything around now, and what it is."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet, Value

from reminders.kinds import KINDS, Kind

Question = Callable[[Any, dt.datetime], QuerySet[Any] | None]
"""A kind's class's `around` or `joined`."""


def look(now: dt.datetime) -> dict[Question, Sequence[Any]]:
    """
    What each question finds. A single statement asks all of them whether there is anything at all, and only what is
    there is read: a kind costs no statement while nothing of it is around. Kinds that inherit a question share it.
    """
    asking: dict[Question, Kind] = {}
    for kind in KINDS.values():
        asking.setdefault(type(kind).around, kind)
        asking.setdefault(type(kind).joined, kind)
    rows = {question: found for question, kind in asking.items() if (found := question(kind, now)) is not None}
    return {question: asking[question].read(rows[question]) for question in there_is_any(rows)}


def there_is_any(rows: Mapping[Question, QuerySet[Any]]) -> list[Question]:
    """Which of them have a row."""
    looks = [
        found.order_by().annotate(nth_question=Value(at)).values_list("nth_question")[:1]
        for at, found in enumerate(rows.values())
    ]
    there = {at for (at,) in looks[0].union(*looks[1:], all=True)}
    return [question for at, question in enumerate(rows) if at in there]
