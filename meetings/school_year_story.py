"""How the terms and the days to keep free are told: entered, moved, given other words, taken away."""

from typing import Any

from common.history_view import Entry, Moment, Names, Telling, history_of
from common.words import day
from meetings.models import CurriculumDay, SchoolTerm
from networks.enums import Kind
from networks.models import Place


def story_of_days(place: Place) -> list[Entry]:
    """Newest first: the days of one place, and for the state its terms."""
    return history_of(_days(place), *([_terms()] if place.kind == Kind.STATE else []))


def _days(place: Place) -> Telling:
    model: Any = CurriculumDay
    return Telling(
        kind="day",
        noun="day",
        events=model.pgh_event_model.objects.filter(place=place.pk),
        fields={"day": "Day", "title": "What it is"},
        say=_of_a_day,
        authors=("added_by",),
    )


def _of_a_day(moment: Moment, names: Names) -> str:
    what = f"“{moment.after['title']}”, {day(moment.after['day'])}"
    if moment.is_gone:
        return f"took away {what}"
    return f"entered {what}" if moment.is_new else f"changed {what}"


def _terms() -> Telling:
    model: Any = SchoolTerm
    return Telling(
        kind="term",
        noun="term",
        events=model.pgh_event_model.objects.all(),
        fields={"starts_on": "First day", "ends_on": "Last day", "number": "Number", "year": "Year"},
        say=_of_a_term,
    )


def _of_a_term(moment: Moment, names: Names) -> str:
    after = moment.after
    return f"{'entered' if moment.is_new else 'changed'} Term {after['number']}, {after['year']}"
