"""Addresses at which a person's own calendar fetches their meetings: made, renewed, stopped, fetched."""

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db import transaction
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import MD5, Cast, JSONArray
from django.utils import timezone

from common.dates import start_of
from common.errors import NotAllowed, Refused, refusing
from common.statements import Kept, Typed
from meetings.models import Meeting
from reminders.models import CalendarFeed
from roles import access
from roles.composed import Composed

if TYPE_CHECKING:
    from roles.models import Person

BEFORE, AHEAD = dt.timedelta(weeks=26), dt.timedelta(weeks=78)
"""How far back and ahead a calendar shows meetings."""
MOST = 10
"""Live addresses of one person."""
PRINTED = (
    "uid", "sequence", "state", "title", "place__name", "place__kind", "joint_place__name", "starts_at",
    "length_minutes", "venue", "online_url", "changed_at", "published_at",
)  # fmt: skip
"""All that a calendar file is made of."""


@dataclass(frozen=True)
class Fetch:
    """
    What one fetch may be given; `meetings` asks for it. `digest` says whether it is what the last one was given.
    """

    meetings: Callable[[], list[Meeting]]
    digest: str
    since: dt.datetime


@transaction.atomic
def make_feed(*, name: str, by: "Person") -> tuple[CalendarFeed, str]:
    """A new address. Returns its key besides, which nobody can ever read again."""
    name, key = " ".join(name.split()), secrets.token_urlsafe(32)
    if not name:
        raise Refused("Say which device or calendar it is for.", field="name")
    if CalendarFeed.objects.visible_to(by).live().count() >= MOST:
        raise Refused(f"You have {MOST} addresses. Stop one that you do not use first.", field="name")
    with refusing(calendar_feed_name_once="You have an address of this name. Renew it, or choose another name."):
        return CalendarFeed.objects.create(person=by, name=name, key_hash=CalendarFeed.hashed(key)), key


@transaction.atomic
def renew_feed(*, feed: CalendarFeed, by: "Person") -> str:
    """Another key for the same device; from now on nobody gets in with the old one."""
    feed, key = _own(feed, by), secrets.token_urlsafe(32)
    feed.key_hash, feed.renewed_at, feed.used_on = CalendarFeed.hashed(key), timezone.now(), None
    feed.save(update_fields=["key_hash", "renewed_at", "used_on"])
    return key


@transaction.atomic
def stop_feed(*, feed: CalendarFeed, by: "Person") -> None:
    feed = _own(feed, by)
    feed.stopped_at = timezone.now()
    feed.save(update_fields=["stopped_at"])


def _own(feed: CalendarFeed, by: "Person") -> CalendarFeed:
    if feed.person_id != by.pk:
        raise NotAllowed("A calendar address is changed by the person it is for.")
    found = CalendarFeed.objects.select_for_update(of=("self",)).get(pk=feed.pk)
    if found.stopped_at:
        raise Refused("This address was stopped already.")
    return found


def opened_by(key: str) -> CalendarFeed | None:
    found = _opened(key_hash=Typed(CalendarFeed.hashed(key)))
    return found[0] if found else None


@Kept
def _opened(key_hash: Any) -> "QuerySet[CalendarFeed]":
    return CalendarFeed.objects.opened_by(key_hash)


def fetch(feed: CalendarFeed) -> Fetch | None:
    """
    What the person may see at this moment: published meetings from half a year back to a year and a half ahead. None
    when no role of theirs is left that would show any.
    """
    person, today = feed.person, timezone.localdate()
    access.remember_for_this_request(person)
    days = {"first": start_of(today - BEFORE), "until": start_of(today + AHEAD + dt.timedelta(days=1))}
    digest = "".join(_digest(person, **days))
    if not digest and not access.holdings(person):
        return None
    return Fetch(partial(_shown, person, **days), digest, _note(feed, digest, today))


def _seen(person: "Person", first: Any, until: Any) -> "QuerySet[Meeting]":
    seen = Meeting.objects.visible_to(person).was_published().filter(starts_at__gte=first, starts_at__lt=until)
    return seen.order_by("starts_at", "pk")


@Composed
def _digest(person: "Person", first: Any, until: Any) -> "QuerySet[Any]":
    """Of all that would be printed, worked out where it lies: nearly every fetch is answered with "nothing new"."""
    every = ArrayAgg(JSONArray(*PRINTED), order_by=("starts_at", "pk"))
    one = _seen(person, first, until).order_by().values(one=Value(1))
    return one.annotate(digest=MD5(Cast(every, TextField()))).values_list("digest", flat=True)


@Composed
def _shown(person: "Person", first: Any, until: Any) -> "QuerySet[Meeting]":
    return _seen(person, first, until).select_related("place", "joint_place")


def _note(feed: CalendarFeed, digest: str, today: dt.date) -> dt.datetime:
    """
    Keep what changed: the day of the last fetch, and since when there is something else to show. That moment is never
    the same second as the one before, since calendars ask by seconds.
    """
    changed: dict[str, dt.date | str] = {} if feed.used_on == today else {"used_on": today}
    since = feed.shown_since
    if since is None or feed.shown != digest:
        since = max(timezone.now(), (since or timezone.now()) + dt.timedelta(seconds=1)).replace(microsecond=0)
        changed |= {"shown": digest, "shown_since": since}
    if changed:
        CalendarFeed.objects.filter(pk=feed.pk, key_hash=feed.key_hash).update(**changed)
    return since
