"""Notices about who leads a network: a term that ends, a network without a chair."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from common.words import day
from meetings.models import SchoolTerm
from networks.enums import Kind as PlaceKind
from networks.models import Place
from networks.querysets import PlaceQuerySet
from reminders.audience import Audience, Recipient, Roles, named, people_by_place
from reminders.kinds.base import Kind, Letter, Occasion, plain, spaced
from reminders.rules import RECENT, morning
from roles.enums import Role, short
from roles.models import Appointment

THIRTY_DAYS = "30 days"
LEADING = (Role.CHAIR, Role.EXECUTIVE)
FURTHEST = dt.timedelta(days=240)
"""Two school terms and the summer holidays, where the calendar does not say."""


def told_on(ends_on: dt.date, term_starts: Sequence[dt.date]) -> dict[str, dt.date]:
    """
    When the end of a role is told. A role that ends in Term 4, or in the holidays after it, has two terms left on
    the first day of Term 3, one on that of Term 4. Where the calendar ends before, only the thirty days are told.
    """
    found = {THIRTY_DAYS: ends_on - dt.timedelta(days=30)}
    index = bisect_right(term_starts, ends_on)
    for back, words in ((1, "one term"), (2, "two terms")):
        if index - back >= 0:
            found[words] = term_starts[index - back]
    return found


def ends_told_between(first: dt.date, last: dt.date, term_starts: Sequence[dt.date]) -> list[tuple[dt.date, dt.date]]:
    """The other way round: spans of last days of a role that are told on one of these days."""
    month = dt.timedelta(days=30)
    spans = [(first + month, last + month)]
    for index, start in enumerate(term_starts):
        if first <= start <= last:
            after = [*term_starts[index + 1 : index + 3], start + FURTHEST][-1]
            spans.append((start, after - dt.timedelta(days=1)))
    return spans


@dataclass(frozen=True)
class Ending:
    """An appointment, whether somebody follows, and the first days of the school terms."""

    appointment: Appointment
    has_successor: bool
    term_starts: Sequence[dt.date]

    @property
    def pk(self) -> int:
        return self.appointment.pk


class TermEnding(Kind[Ending]):
    code = "term_ending"
    label = "Terms of office"
    hint = "Two terms, one term and thirty days before a chair’s or executive member’s time ends."
    group = "roles"
    mandatory = True
    model = Appointment

    def around(self, now: dt.datetime) -> QuerySet[Appointment]:
        today = timezone.localdate(now)
        ends = Q(pk__in=[])
        for span in ends_told_between(today - RECENT, today, _term_starts()):
            ends |= Q(ends_on__range=span)
        return _leading(Appointment.objects.filter(ends, starts_on__lte=today))

    def read(self, rows: QuerySet[Appointment]) -> list[Ending]:
        """
        For a chair anybody may follow or go on beside, for an executive member the same person again. Acting cover
        neither follows nor is a term.
        """
        later = Appointment.objects.filter(
            Q(role=Role.CHAIR) | Q(person=OuterRef("person")),
            Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on")),
            place=OuterRef("place"),
            role=OuterRef("role"),
            acting_for=None,
        )
        found = list(_leading(rows).select_related("person", "place").annotate(follows=Exists(later)))
        starts = _term_starts() if found else []
        return [Ending(row, row.follows, starts) for row in found]

    def occasion(self, obj: Ending, now: dt.datetime) -> Occasion | None:
        """The latest of the three that has come, unless somebody follows already."""
        role = obj.appointment
        if role.ends_on is None or obj.has_successor or timezone.localdate(now) > role.ends_on:
            return None
        if role.place.closed_on and role.place.closed_on <= role.ends_on + dt.timedelta(days=1):
            return None  # the network itself ends
        come = [
            (morning(on), words)
            for words, on in told_on(role.ends_on, obj.term_starts).items()
            if role.starts_on < on and morning(on) <= now
        ]
        if not come:
            return None
        due_at, words = max(come)
        return Occasion(f"{words} {role.ends_on}", due_at)

    def audience(self, objs: Sequence[Ending], now: dt.datetime) -> Audience:
        """The person, the executive of the network, and its SEIL."""
        places = [ending.appointment.place for ending in objs]
        executive, support = people_by_place("edit_plan", places), people_by_place("support_network", places)
        roles = Roles.of({person for people in (*executive.values(), *support.values()) for person in people})
        found: Audience = {}
        for ending in objs:
            place = ending.appointment.place
            people = executive[place.pk] | support[place.pk]
            found[ending.pk] = {person: Recipient(roles.reason(person, place)) for person in people}
            found[ending.pk][ending.appointment.person_id] = Recipient("It is your own term.", variant="own")
        return found

    def letter(self, obj: Ending, occurrence: str, variant: str) -> Letter:
        held = obj.appointment
        assert held.ends_on is not None
        ends, role = spaced(day(held.ends_on)), short(held.role)
        whose = "Your term" if variant == "own" else f"{plain(held.person.name)}’s term"
        return Letter(
            subject=f"{whose} as {role.lower()} of the {named(held.place)} ends on {ends}",
            title=f"{whose} as {role.lower()} ends in {occurrence.rpartition(' ')[0]}",
            sentence="It is time to think about who comes next, and to let people say that they are interested.",
            place=held.place.name,
            path=held.place.get_absolute_url(),
            button="See the network",
            facts=(("Last day", ends),),
        )

    def over(self, obj: Ending, now: dt.datetime) -> str:
        return "Somebody follows." if obj.has_successor else "The end has moved."


def _leading(rows: QuerySet[Appointment]) -> QuerySet[Appointment]:
    return rows.filter(role__in=LEADING, person__is_active=True, place__kind=PlaceKind.NETWORK, acting_for=None)


def _term_starts() -> list[dt.date]:
    return list(SchoolTerm.objects.order_by("starts_on").values_list("starts_on", flat=True))


@dataclass(frozen=True)
class Vacancy:
    """A network, whether it has a chair, and until when it last had one."""

    place: Place
    has_chair: bool
    last_chair_on: dt.date | None

    @property
    def pk(self) -> int:
        return self.place.pk

    @property
    def since(self) -> dt.date | None:
        """The first day without a chair: after the last one, or the network's own first day."""
        return self.last_chair_on + dt.timedelta(days=1) if self.last_chair_on else self.place.opened_on


class ChairMissing(Kind[Vacancy]):
    code = "chair_missing"
    label = "Networks without a chair"
    hint = "When a chair’s term has ended and nobody follows, or a new network begins without one."
    group = "roles"
    mandatory = True
    model = Place

    def around(self, now: dt.datetime) -> PlaceQuerySet:
        """Networks whose last chair left within the last days, or that began in them and never had one."""
        today = timezone.localdate(now)
        left = Q(last_chair_on__range=(today - RECENT - dt.timedelta(days=1), today))
        began = Q(last_chair_on=None, opened_on__range=(today - RECENT, today))
        return self._chaired(today).filter(left | began)

    def named(self, pks: Collection[int], now: dt.datetime) -> PlaceQuerySet:
        return self._chaired(timezone.localdate(now)).filter(pk__in=pks)

    def read(self, rows: QuerySet[Any]) -> list[Vacancy]:
        return [Vacancy(place, place.chaired, place.last_chair_on) for place in rows]

    def _chaired(self, today: dt.date) -> PlaceQuerySet:
        """Open networks, whether somebody chairs them, and the last day of whoever last did."""
        last_chair = Q(appointments__role=Role.CHAIR, appointments__withdrawn_at=None)
        chairs = Appointment.objects.holding(Role.CHAIR).of_active_people().filter(place=OuterRef("pk"))
        return (
            Place.objects.networks()
            .open(today)
            .annotate(
                chaired=Exists(chairs.current(today)), last_chair_on=Max("appointments__ends_on", filter=last_chair)
            )
        )

    def occasion(self, obj: Vacancy, now: dt.datetime) -> Occasion | None:
        if obj.has_chair or obj.since is None:
            return None
        due_at = morning(obj.since)
        return Occasion(f"since {obj.last_chair_on or obj.since}", due_at) if due_at <= now else None

    def audience(self, objs: Sequence[Vacancy], now: dt.datetime) -> Audience:
        """The executive, and those who advise on the network's plan: its SEIL and the area director."""
        places = [vacancy.place for vacancy in objs]
        executive, advisers = people_by_place("edit_plan", places), people_by_place("advise_plan", places)
        roles = Roles.of({person for people in (*executive.values(), *advisers.values()) for person in people})
        return {
            place.pk: {
                person: Recipient(roles.reason(person, place)) for person in executive[place.pk] | advisers[place.pk]
            }
            for place in places
        }

    def letter(self, obj: Vacancy, occurrence: str, variant: str) -> Letter:
        place = obj.place
        why = "The last chair’s term has ended and nobody follows." if obj.last_chair_on else "The network is new."
        return Letter(
            subject=f"The {named(place)} has no chair",
            title=f"The {named(place)} has no chair",
            sentence=f"{why} Until somebody is appointed, the executive leads.",
            place=place.name,
            path=place.get_absolute_url(),
            button="See the network",
            facts=(("Last chair until", spaced(day(obj.last_chair_on))),) if obj.last_chair_on else (),
        )

    def over(self, obj: Vacancy, now: dt.datetime) -> str:
        return "The network has a chair again."
