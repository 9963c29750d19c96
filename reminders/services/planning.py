"""
The planner: what does the state of everything give reason to tell, and is it in the ledger?

Each occasion is planned once, for everybody concerned at that moment, in one transaction. What is planned already costs
one look into the ledger.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction
from django.db.models import Q

from reminders.enums import NoticeState
from reminders.kinds import KINDS, Kind, Occasion
from reminders.models import Notice
from reminders.rules import RECENT, OfficeHours
from reminders.services.checking import settle
from reminders.services.looking import Question, look
from reminders.services.office_hours import office_hours

LOCK = 0x6E6F7469
"""The advisory lock under which one tick at a time plans; a second one has nothing to add."""

BATCH = 1000

Told = tuple[str, int, str]
"""Kind, object, occurrence."""


@transaction.atomic
def plan(now: dt.datetime, *, quietly: bool = False) -> int:
    """
    Write what is due into the ledger and return how many rows are new. Nothing when another tick is planning.

    quietly: write it as not needed, so that nobody is mailed about it: after loading records of other days.
    """
    if not _is_the_only_planner():
        return 0
    looked = look(now)
    fresh = _not_in_the_ledger(_occasions(looked, now))
    hours = office_hours() if fresh else OfficeHours()
    rows = [row for code, pairs in fresh.items() for row in _rows(KINDS[code], pairs, now, hours)]
    rows += _for_latecomers(looked, now)
    if quietly:
        for row in rows:
            row.state, row.problem = NoticeState.SKIPPED, "It was due when older records were loaded."
    Notice.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    settle(now)
    return len(rows)


def _is_the_only_planner() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])


def _occasions(looked: Mapping[Question, Sequence], now: dt.datetime) -> dict[Told, tuple[object, Occasion]]:
    """What is due by now and not yet history."""
    found = {}
    for kind in KINDS.values():
        for obj in looked.get(type(kind).around, ()):
            occasion = kind.occasion(obj, now)
            if occasion and now - RECENT < occasion.due_at <= now:
                found[kind.code, obj.pk, occasion.occurrence] = (obj, occasion)
    return found


def _not_in_the_ledger(found: dict[Told, tuple[object, Occasion]]) -> dict[str, list]:
    objects = defaultdict(set)
    for kind, obj, _ in found:
        objects[KINDS[kind].object_type].add(obj)
    known: set[Told] = set()
    if objects:
        about = Q()
        for object_type, pks in objects.items():
            about |= Q(object_type=object_type, object_id__in=pks)
        known = set(Notice.objects.filter(about).values_list("kind", "object_id", "occurrence").distinct())
    fresh = defaultdict(list)
    for told, pair in found.items():
        if told not in known:
            fresh[told[0]].append(pair)
    return fresh


def _for_latecomers(looked: Mapping[Question, Sequence], now: dt.datetime) -> list[Notice]:
    """Who joined after an occasion was told hears of it too; what was never told, for being history, stays untold."""
    rows = []
    for kind in KINDS.values():
        pairs = [(obj, occasion) for obj in looked.get(type(kind).joined, ()) if (occasion := kind.occasion(obj, now))]
        if not pairs:
            continue
        ledger = Notice.objects.filter(
            kind=kind.code, object_type=kind.object_type, object_id__in=[obj.pk for obj, _ in pairs]
        )
        told = set(ledger.values_list("object_id", "occurrence", "person_id"))
        known = {row[:2] for row in told}
        pairs = [(obj, occasion) for obj, occasion in pairs if (obj.pk, occasion.occurrence) in known]
        new = _rows(kind, pairs, now, office_hours()) if pairs else ()
        rows += [row for row in new if (row.object_id, row.occurrence, row.person_id) not in told]
    return rows


def _rows(kind: Kind, pairs: list, now: dt.datetime, hours: OfficeHours) -> Iterable[Notice]:
    audience = kind.audience([obj for obj, _ in pairs], now)
    for obj, occasion in pairs:
        subjects: dict[str, tuple[str, str]] = {}
        for person, recipient in audience.get(obj.pk, {}).items():
            if recipient.variant not in subjects:
                letter = kind.letter(obj, occasion.occurrence, recipient.variant)
                subjects[recipient.variant] = (letter.subject[:200], letter.path)
            subject, path = subjects[recipient.variant]
            yield Notice(
                person_id=person,
                kind=kind.code,
                object_type=kind.object_type,
                object_id=obj.pk,
                occurrence=occasion.occurrence,
                due_at=occasion.due_at if occasion.urgent else hours.next_open(occasion.due_at),
                subject=subject,
                reason=recipient.reason[:300],
                path=path,
            )
