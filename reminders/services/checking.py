"""
Does a planned notice still hold? Asked for many rows at once, just before they are sent and while they wait for office hours.

The object is read anew, and its kind says again what the occasion is and who is concerned: a right that ended, a meeting
that was cancelled, a date that moved, a reply that came in.
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


@dataclass(frozen=True)
class Standing:
    """What holds of a row now: it is told in these words, or it ends in `state` for the reason given."""

    kind: Kind | None = None
    obj: Any = None
    occasion: Occasion | None = None
    recipient: Recipient | None = None
    by_mail: bool = True
    state: NoticeState | None = None
    why: str = ""


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
            found |= {
                row.pk: Standing(state=NoticeState.SKIPPED, why="Notices of this kind are not sent any more.")
                for row in group
            }
    return found


def _check_kind(kind: Kind, rows: Sequence[Notice], now: dt.datetime) -> dict[int, Standing]:
    objs = kind.load({row.object_id for row in rows})
    occasions = {pk: kind.occasion(obj, now) for pk, obj in objs.items()}
    audience = kind.audience([obj for pk, obj in objs.items() if occasions[pk]], now)
    found, no_mail = {}, set()
    if not kind.mandatory:
        people = {row.person_id for row in rows}
        no_mail = set(
            Preference.objects.filter(kind=kind.code, by_mail=False, person__in=people).values_list(
                "person_id", flat=True
            )
        )
    for row in rows:
        obj, occasion = objs.get(row.object_id), occasions.get(row.object_id)
        recipient = audience.get(row.object_id, {}).get(row.person_id)
        found[row.pk] = _gone(kind, row, obj, occasion, recipient, now) or Standing(
            kind, obj, occasion, recipient, by_mail=row.person_id not in no_mail
        )
    return found


def _gone(
    kind: Kind, row: Notice, obj: Any, occasion: Occasion | None, recipient: Recipient | None, now: dt.datetime
) -> Standing | None:
    """Why the row is not told any more; None when it is."""
    if obj is None:
        return Standing(state=NoticeState.SKIPPED, why="What it is about is not there any more.")
    if occasion is None:
        return Standing(state=NoticeState.SKIPPED, why=kind.over(obj, now))
    if occasion.occurrence != row.occurrence:
        return Standing(state=NoticeState.SUPERSEDED, why=f"Replaced: the occasion is now {occasion.occurrence}.")
    if recipient is None:
        return Standing(
            state=NoticeState.SKIPPED, why="The person is not concerned any more: done, answered, or the role ended."
        )
    return None


def close(rows: Iterable[Notice], standings: dict[int, Standing]) -> set[int]:
    """Write down which rows are over, and why. Returns their keys."""
    ends: dict[tuple[NoticeState, str], list[int]] = defaultdict(list)
    for row in rows:
        standing = standings[row.pk]
        if standing.state:
            ends[standing.state, standing.why].append(row.pk)
    for (state, why), pks in ends.items():
        Notice.objects.filter(pk__in=pks).pending().update(state=state, problem=why[:300], try_after=None)
    return {pk for pks in ends.values() for pk in pks}


def settle(now: dt.datetime) -> int:
    """Close rows that wait for office hours or another try and do not hold any more. Returns how many."""
    waiting = list(Notice.objects.pending().filter(due_at__gt=now).order_by("pk")[:AT_ONCE])
    return len(close(waiting, check(waiting, now))) if waiting else 0
