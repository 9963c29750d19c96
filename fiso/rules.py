"""Rules of plans that need no database: what a day may be, what a decision asks for."""

import datetime as dt

from common import words
from common.errors import Refused
from fiso.enums import NEEDS_EVIDENCE, Decision, Impact

YEARS_AFTER_PLAN = 1
"""A milestone may be due, and be reviewed, up to the end of the year after its plan's: its effect shows late."""

NEEDS_NEXT_REVIEW = (Decision.CONTINUE, Decision.ADAPT)
NEEDS_CHANGE = {
    Decision.ADAPT: "Say what you will change, because you chose “Adapt”.",
    Decision.STOP: "Say why it stops, because you chose “Stop”.",
}
RENEWAL_BEGINS_IN_MONTH = 10
"""From Term 4 on, the plan to start is next year's."""


def first_day(year: int) -> dt.date:
    return dt.date(year, 1, 1)


def last_day(year: int) -> dt.date:
    return dt.date(year + YEARS_AFTER_PLAN, 12, 31)


def check_day(day: dt.date | None, year: int, field: str) -> None:
    """Refuse a day that cannot belong to the plan of a year: most often a slip of the key."""
    if day and not first_day(year) <= day <= last_day(year):
        span = f"{words.day(first_day(year))} and {words.day(last_day(year))}"
        raise Refused(f"{words.day(day)} does not belong to a {year} plan: choose a day between {span}.", field)


def review_faults(
    *,
    held_on: dt.date,
    impact: str,
    evidence: str,
    decision: str,
    change: str,
    next_review_on: dt.date | None,
    today: dt.date,
) -> dict[str, str]:
    """What is wrong with a review, by field. Form and service both ask; the database asks for evidence once more."""
    faults = {}
    if impact in NEEDS_EVIDENCE and not evidence.strip():
        faults["evidence"] = f"Add the evidence behind “{Impact(impact).label}”."
    if held_on > today:
        faults["held_on"] = f"{words.day(held_on)} has not been yet: a review is recorded once it was held."
    if decision in NEEDS_CHANGE and not change.strip():
        faults["change"] = NEEDS_CHANGE[Decision(decision)]
    if decision in NEEDS_NEXT_REVIEW and next_review_on is None:
        faults["next_review_on"] = f"Choose the next review, because you chose “{Decision(decision).label}”."
    elif decision != Decision.STOP and next_review_on is not None and next_review_on <= held_on:
        faults["next_review_on"] = "The next review comes after this one."
    return faults


def year_to_start(taken: set[int], today: dt.date) -> int | None:
    """The year whose plan comes next: this year's until Term 4, then next year's, where that one does not stand yet."""
    wished = [today.year, today.year + 1] if today.month < RENEWAL_BEGINS_IN_MONTH else [today.year + 1, today.year]
    return next((year for year in wished if year not in taken), None)
