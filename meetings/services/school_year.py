"""School terms, and days on which schools work without students or are shut: of the state, a network or a school."""

import datetime as dt

from django.db import transaction

from common.errors import NotAllowed, Refused, refusing
from meetings.models import CurriculumDay, SchoolTerm
from networks.enums import Kind
from networks.models import Place, State
from roles.models import Person

KEPT_BY = {Kind.STATE: "keep_calendar", Kind.SCHOOL: "answer_for_school"}
"""By which right the days of a place are kept; elsewhere by whoever sets the agenda."""
WEEKEND = "That is on a weekend, which is warned of anyway."
TERMS = {
    "terms_never_overlap": "Another term has some of these days.",
    "term_once": "There is such a term already.",
    "meetings_schoolterm_ends_after_start": "The last day is before the first.",
}
TAKEN = {"curriculum_day_once": "There is such a day already."}


def may_keep_days(person: Person, place: Place) -> bool:
    return person.has_perm(KEPT_BY.get(Kind(place.kind), "set_agenda"), place)


def _require(person: Person, place: Place) -> None:
    if not may_keep_days(person, place):
        raise NotAllowed("These days are kept by others.")


@transaction.atomic
def add_day(*, place: Place, day: dt.date, title: str, by: Person) -> CurriculumDay:
    """A day to be warned of. The same day again takes the newer words."""
    _require(by, place)
    if day.weekday() > 4:
        raise Refused(WEEKEND, field="day")
    row, _ = CurriculumDay.objects.update_or_create(place=place, day=day, defaults={"title": title, "added_by": by})
    return row


@transaction.atomic
def change_day(*, row: CurriculumDay, day: dt.date, title: str, by: Person) -> CurriculumDay:
    _require(by, row.place)
    if day.weekday() > 4:
        raise Refused(WEEKEND, field="day")
    row.day, row.title, row.added_by = day, title, by
    with refusing(**TAKEN), transaction.atomic():
        row.save()
    return row


@transaction.atomic
def remove_day(*, row: CurriculumDay, by: Person) -> None:
    """An ordinary day again. The history keeps what it was."""
    _require(by, row.place)
    CurriculumDay.objects.filter(pk=row.pk).delete()


@transaction.atomic
def set_term(
    *, term: SchoolTerm, year: int, number: int, starts_on: dt.date, ends_on: dt.date, by: Person
) -> SchoolTerm:
    """Enter a term, or correct one. Meetings and series that are planned stay where they are, and are warned of."""
    _require(by, State.objects.get())
    if {starts_on.year, ends_on.year} != {year}:
        raise Refused(f"A term of {year} begins and ends in {year}.", field="starts_on")
    term.year, term.number, term.starts_on, term.ends_on = year, number, starts_on, ends_on
    with refusing(**TERMS), transaction.atomic():
        term.save()
    return term
