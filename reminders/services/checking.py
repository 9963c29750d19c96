"""
Does a planned notice still hold? Asked for many rows at once, just before they are sent and while they wait.

The object is read anew, and its kind says again what the occasion is and who is concerned: a right that ended,
a meeting that was cancelled, a date that moved, a reply that came in.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reminders.audience import Recipient
from reminders.enums import NoticeState
from reminders.kinds import KINDS, Kind, Occasion
from reminders.models import Notice, Preference

AT_ONCE = 500
NOT_CONCERNED = "The person is not concerned any more: done, answered, or the role ended."


@dataclass(frozen=True)
class Holds:
    """The row is to be told, to this recipient; on the site only when they want no mail of the kind."""

    kind: Kind
    obj: Any
    occasion: Occasion
    recipient: Recipient
    by_mail: bool


@dataclass(frozen=True)
class Over:
    """The row is not told any more; why, in a sentence for the ledger."""

    state: NoticeState
    why: str


Standing = Holds | Over


def check(rows: Iterable[Notice], now: dt.datetime) -> dict[int, Standing]:
    """How each row stands, by its key. A few queries for each kind among them, however many the rows are."""
    groups: dict[str, list[Notice]] = defaultdict(list)
    for row in rows:
        groups[row.kind].append(row)
    found: dict[int, Standing] = {}
    for code, group in groups.items():
        if code in KINDS:
            found |= _check_kind(KINDS[code], group, now)
        else:
            gone = Over(NoticeState.SKIPPED, "Notices of this kind are not sent any more.")
            found |= dict.fromkeys((row.pk for row in group), gone)
    return found


def _check_kind(kind: Kind, rows: Sequence[Notice], now: dt.datetime) -> dict[int, Standing]:
    objs = kind.load({row.object_id for row in rows})
    occasions = {pk: kind.occasion(obj, now) for pk, obj in objs.items()}
    audience = kind.audience([obj for pk, obj in objs.items() if occasions[pk]], now)
    found: dict[int, Standing] = {}
    no_mail: set[int] = set()
    if not kind.mandatory:
        people = {row.person_id for row in rows}
        off = Preference.objects.filter(kind=kind.code, by_mail=False, person__in=people)
        no_mail = set(off.values_list("person_id", flat=True))
    for row in rows:
        obj, occasion = objs.get(row.object_id), occasions.get(row.object_id)
        recipient = audience.get(row.object_id, {}).get(row.person_id)
        if obj is None:
            found[row.pk] = Over(NoticeState.SKIPPED, "What it is about is not there any more.")
        elif occasion is None:
            found[row.pk] = Over(NoticeState.SKIPPED, kind.over(obj, now))
        elif occasion.occurrence != row.occurrence:
            found[row.pk] = Over(NoticeState.SUPERSEDED, f"Replaced: the occasion is now {occasion.occurrence}.")
        elif recipient is None:
            found[row.pk] = Over(NoticeState.SKIPPED, NOT_CONCERNED)
        else:
            found[row.pk] = Holds(kind, obj, occasion, recipient, by_mail=row.person_id not in no_mail)
    return found


def close(rows: Iterable[Notice], standings: dict[int, Standing]) -> set[int]:
    """Write down which rows are over, and why. Returns their keys."""
    ends: dict[tuple[NoticeState, str], list[int]] = defaultdict(list)
    for row in rows:
        standing = standings[row.pk]
        if isinstance(standing, Over):
            ends[standing.state, standing.why].append(row.pk)
    for (state, why), pks in ends.items():
        Notice.objects.filter(pk__in=pks).pending().update(state=state, problem=why[:300], try_after=None)
    return {pk for pks in ends.values() for pk in pks}


def settle(now: dt.datetime) -> int:
    """Close rows that wait for office hours or another try and do not hold any more. Returns how many."""
    waiting = list(Notice.objects.pending().filter(due_at__gt=now).order_by("pk")[:AT_ONCE])
    return len(close(waiting, check(waiting, now))) if waiting else 0
