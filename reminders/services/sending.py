"""
The sender: claim, check again, send, mark.

Rows are claimed in batches (FOR UPDATE SKIP LOCKED, then a lease), so that two senders never hold the same one; each
mail is marked by a commit of its own right after the server took it. A sender that dies loses nothing: its lease runs
out. At most the one mail between the server's yes and the commit is sent again, under the same Message-ID.
"""

import datetime as dt
import time
from collections import defaultdict
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from common.doorbell import ring
from reminders.enums import NoticeState
from reminders.mail import Printer, Told
from reminders.models import Notice
from reminders.post import Answer, Outcome, Post
from reminders.services.checking import Holds, check, close
from reminders.services.office_hours import office_hours

BATCH = 100
MANY = 200
"""With so many ready, another worker sends half of them over a line of its own."""
LEASE = dt.timedelta(minutes=2)
SECONDS = 35
"""How long one call goes on; the task that calls it is stopped after 50."""
MOST_TRIES = 12
LONGEST_WAIT = dt.timedelta(hours=6)
DEAD_LINES = 3
"""After so many broken connections in a row the rest waits for the next tick."""


class MailServerDown(Exception):
    """Nothing more can be sent now."""


def send(*, seconds: float = SECONDS) -> int:
    """
    Send what is ready, one after the other over one connection. Returns how many mails left. When there is a lot, or
    time runs out, another worker is woken rather than leaving the rest to the next minute.
    """
    end, sent, has_rung = time.monotonic() + seconds, 0, False
    with Post() as post:
        while ready := _how_many_ready():
            if not has_rung and (ready >= MANY or time.monotonic() > end):
                has_rung = True
                ring()
            if time.monotonic() > end or not (rows := _claim(timezone.now())):
                break
            batch = Batch(rows, post, end)
            try:
                batch.send()
            except MailServerDown:
                break
            finally:
                sent += batch.sent
    return sent


def _how_many_ready() -> int:
    """Up to MANY: whether there is anything, and whether there is much."""
    return len(Notice.objects.ready(timezone.now()).values("pk")[:MANY])


@transaction.atomic
def _claim(now: dt.datetime) -> list[Notice]:
    """The next rows, ours until the lease runs out; and whatever else waits for the same people, to be told as one."""
    locked = Notice.objects.ready(now).select_for_update(of=("self",), skip_locked=True).select_related("person")
    rows = list(locked[:BATCH])
    if rows:
        mine = {row.pk for row in rows}
        rows += locked.filter(person__in={row.person_id for row in rows}).exclude(pk__in=mine)
        Notice.objects.filter(pk__in=[row.pk for row in rows]).update(attempts=F("attempts") + 1, try_after=now + LEASE)
    return rows


class Batch:
    def __init__(self, rows: Sequence[Notice], post: Post, end: float) -> None:
        self.rows, self.post, self.end = rows, post, end
        self.open = {row.pk: row for row in rows}
        self.printer = Printer()
        self.sent = self.dead_lines = 0

    def send(self) -> None:
        try:
            for told in self._mails():
                if time.monotonic() > self.end:
                    break
                self._send(told)
        finally:
            self._release(self.open)

    def _mails(self) -> list[list[Told]]:
        """What still holds, as mails: each urgent one by itself, a person's others together."""
        now = timezone.now()
        checked = check(self.rows, now)
        self._drop(close(self.rows, checked))
        standings = {pk: standing for pk, standing in checked.items() if isinstance(standing, Holds)}
        self._show([pk for pk in self.open if not standings[pk].by_mail], now)
        self._hold(standings, now)
        letters: dict = {}
        alone, together = [], defaultdict(list)
        for pk, row in self.open.items():
            told = _told(row, standings[pk], letters)
            if standings[pk].occasion.urgent:
                alone.append([told])
            else:
                together[row.person_id].append(told)
        return alone + list(together.values())

    def _send(self, told: list[Told]) -> None:
        message = self.printer.one(told[0]) if len(told) == 1 else self.printer.several(told)
        answer = self.post.deliver(message)
        now = timezone.now()
        if answer.outcome is Outcome.SENT:
            self.dead_lines = 0
            self.sent += 1
            for line in told:
                _mark_sent(line, now)
        elif answer.outcome is Outcome.REFUSED:
            for line in told:
                _mark(line, state=NoticeState.FAILED, try_after=None, problem=answer.words[:300])
        else:
            for line in told:
                _try_later(line, answer, now)
        self._drop({line.row.pk for line in told})
        if answer.outcome is Outcome.DOWN:
            self.dead_lines += 1
            if answer.hung or self.dead_lines >= DEAD_LINES:
                raise MailServerDown(answer.words)

    def _show(self, pks: Sequence[int], now: dt.datetime) -> None:
        """For those who want no mail of the kind, the notice is there to be read on the site."""
        if pks:
            Notice.objects.filter(pk__in=pks).pending().update(state=NoticeState.SHOWN, sent_at=now, try_after=None)
            self._drop(pks)

    def _hold(self, standings: dict[int, Holds], now: dt.datetime) -> None:
        """What can wait and came up outside office hours, after an outage say, waits for the next morning."""
        waiting = [pk for pk in self.open if not standings[pk].occasion.urgent]
        opens = office_hours().next_open(now) if waiting else now
        if opens > now:
            mine = Notice.objects.filter(pk__in=waiting).pending()
            mine.update(due_at=opens, try_after=None, attempts=F("attempts") - 1)
            self._drop(waiting)

    def _release(self, rows: dict[int, Notice]) -> None:
        """Rows nobody got to are as if they had not been claimed."""
        if rows:
            Notice.objects.filter(pk__in=list(rows)).pending().update(try_after=None, attempts=F("attempts") - 1)

    def _drop(self, pks: Sequence[int] | set[int]) -> None:
        for pk in list(pks):
            self.open.pop(pk, None)


def _told(row: Notice, standing: Holds, letters: dict) -> Told:
    """The words are made once for each object and variant of a batch."""
    kind, recipient = standing.kind, standing.recipient
    key = (row.kind, row.object_id, row.occurrence, recipient.variant)
    if key not in letters:
        letters[key] = kind.letter(standing.obj, row.occurrence, recipient.variant)
    return Told(row, kind, letters[key], recipient)


def _mark_sent(told: Told, now: dt.datetime) -> None:
    """One statement, written out: it is done once for each mail, and building it would cost as much as the mail."""
    row, letter = told.row, told.letter
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reminders_notice SET state = %s, sent_at = %s, try_after = NULL, problem = '',"
            " subject = %s, reason = %s, path = %s WHERE id = %s AND state = %s",
            [NoticeState.SENT.value, now, letter.subject[:200], told.recipient.reason[:300], letter.path, row.pk,
             NoticeState.PENDING.value],
        )  # fmt: skip


def _mark(told: Told, **fields: object) -> None:
    words = {"subject": told.letter.subject[:200], "reason": told.recipient.reason[:300], "path": told.letter.path}
    Notice.objects.filter(pk=told.row.pk).pending().update(**fields, **words)


def _try_later(told: Told, answer: Answer, now: dt.datetime) -> None:
    """Again after 1, 2, 4 … minutes, at most 6 hours; given up after the twelfth try."""
    tries = told.row.attempts + 1  # the row was read before the claim counted this one
    if tries >= MOST_TRIES:
        problem = f"Given up after {tries} tries: {answer.words}"
        _mark(told, state=NoticeState.FAILED, try_after=None, problem=problem[:300])
        return
    wait = min(dt.timedelta(minutes=2 ** (tries - 1)), LONGEST_WAIT)
    _mark(told, try_after=now + wait, problem=answer.words[:300])
