"""How often a place means to meet, and how often it did."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from common import words
from common.errors import refusing
from meetings.enums import OVER, State
from meetings.models import Cadence, Meeting, SchoolTerm
from meetings.services.meeting import require_agenda_right
from meetings.terms import Terms
from networks.models import Place
from roles.models import Person

ONCE = {"one_cadence_at_a_time": "Somebody set a number for these days meanwhile. Load the page again."}
TERMS_SHOWN = 5


@transaction.atomic
def set_cadence(*, place: Place, number: int, starts_on: dt.date, by: Person) -> Cadence:
    """From a day on the place means to meet so often each term. What was meant before that day stays on record."""
    require_agenda_right(by, place)
    Place.objects.select_for_update(of=("self",), no_key=True).get(pk=place.pk)
    same = Cadence.objects.filter(place=place, starts_on=starts_on, ends_on=None, number=number).first()
    if same is not None:
        return same
    Cadence.objects.filter(place=place, starts_on__gte=starts_on).delete()
    Cadence.objects.current(starts_on).filter(place=place).update(ends_on=starts_on - dt.timedelta(days=1))
    with refusing(**ONCE), transaction.atomic():
        return Cadence.objects.create(place=place, number=number, starts_on=starts_on, set_by=by)


@dataclass(frozen=True)
class TermCount:
    """One term of a place: how often it meant to meet, and how often it did."""

    term: SchoolTerm
    meant: int | None
    held: int
    planned: int

    @property
    def kind(self) -> str:
        if self.meant is None:
            return "none"
        if self.held >= self.meant:
            return "good"
        return "part" if self.held + self.planned >= self.meant else "due"

    @property
    def sentence(self) -> str:
        parts = [f"{words.count(self.held, 'meeting')} held"]
        if self.planned:
            parts.append(f"{self.planned} to come")
        return ", ".join(parts) + (f", {self.meant} meant" if self.meant is not None else ", no number set")


def counts(place: Place, terms: Terms) -> list[TermCount]:
    """The current term and those before it, newest first; the next one when it is near. Two queries."""
    today = timezone.localdate()
    known = [term for term in terms.all if term.ends_on and term.starts_on <= today + dt.timedelta(days=60)]
    shown = sorted(known, key=lambda term: term.starts_on, reverse=True)[:TERMS_SHOWN]
    if not shown:
        return []
    span = (shown[-1].starts_on, shown[0].ends_on or today)
    meetings = Meeting.objects.of_place(place).between(*span).exclude(state__in=(State.DRAFT, State.CANCELLED))
    starts = [(timezone.localdate(at), state in OVER) for at, state in meetings.values_list("starts_at", "state")]
    cadences = list(Cadence.objects.filter(place=place))
    found = []
    for term in shown:
        here = [is_over for day, is_over in starts if term.holds_on(day)]
        meant = next((one.number for one in cadences if one.holds_on(term.starts_on)), None)
        found.append(TermCount(term, meant, sum(here), len(here) - sum(here)))
    return found
