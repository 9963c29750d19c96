"""Why a network may need somebody: what its numbers say, in words, each with the list behind it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from common.words import count, distance, near_day, span
from overview.calendar import Calendar
from overview.sources import TERM_ENDS_SOON
from overview.standing import Standing

WEEKS_OF_A_TERM = 10
MEETINGS_MISSED = 2
REVIEW_LATE = dt.timedelta(weeks=3)
POINTS_DOWN = 5

EXCEPTIONS = {
    "no-chair": "No chair",
    "no-plan": "No plan",
    "reviews-overdue": "Reviews overdue",
    "not-meeting": "Not meeting",
    "term-ends": "Term ends soon",
}
"""What a region is shown first. The other reasons matter to the SEIL, who sees all of them."""


@dataclass(frozen=True)
class Reason:
    """kind: late or due. figure: the list behind it, which the words open; more is said after them."""

    key: str
    kind: str
    words: str
    figure: str
    more: str = "."

    @property
    def is_exception(self) -> bool:
        return self.key in EXCEPTIONS


@dataclass(frozen=True)
class Need:
    """A network and the reasons why it may need somebody, the gravest first."""

    network: Standing
    reasons: list[Reason]

    @property
    def kind(self) -> str:
        return self.reasons[0].kind if self.reasons else "good"

    @property
    def keys(self) -> list[str]:
        return [reason.key for reason in self.reasons]

    @property
    def headline(self) -> str:
        return {"late": "needs you now", "due": "is worth a look", "good": "is going well"}[self.kind]

    @property
    def all_well(self) -> str:
        """Said of a network without reasons. What the system cannot know is not called well."""
        if self.network.present.percent is None:
            return "Nothing is overdue. No attendance has been noted yet."
        return f"Nothing is overdue, and {self.network.present.percent}% of schools came to the last four meetings."

    @property
    def weight(self) -> tuple[int, int]:
        late = sum(reason.kind == "late" for reason in self.reasons)
        return late, len(self.reasons)


def needs(networks: Iterable[Standing], calendar: Calendar, *, exceptions_only: bool = False) -> list[Need]:
    """Most in need first: by the number of late matters, then of all matters, then by name."""
    found = [Need(network, _reasons(network, calendar, exceptions_only)) for network in networks]
    return sorted(found, key=lambda need: (-need.weight[0], -need.weight[1], need.network.name))


def _reasons(row: Standing, calendar: Calendar, exceptions_only: bool) -> list[Reason]:
    asked = (_chair, _plan, _meetings, _reviews, _term, _attendance, _milestones, _actions)
    found = [reason for question in asked if (reason := question(row, calendar))]
    kept = [reason for reason in found if reason.is_exception or not exceptions_only]
    return sorted(kept, key=lambda reason: reason.kind != "late")


def _chair(row: Standing, calendar: Calendar) -> Reason | None:
    if row.chair:
        return None
    if row.no_chair_since:
        first = row.no_chair_since + dt.timedelta(days=1)
        words, more = f"No chair since {near_day(first)}", f", {span(max(1, (calendar.today - first).days))}."
    else:
        words, more = "No chair", ". Nobody was ever appointed here."
    return Reason("no-chair", "late", words, "chair", more)


def _plan(row: Standing, calendar: Calendar) -> Reason | None:
    if row.plan_id:
        return None
    return Reason("no-plan", "late", f"No active plan for {calendar.plan_year}", "plan")


def _meetings(row: Standing, calendar: Calendar) -> Reason | None:
    """Two of the meetings the network means to hold have been missed. Coming ones make it less pressing."""
    kind = "due" if row.next_meeting else "late"
    more = f". The next is {near_day(row.next_meeting)}." if row.next_meeting else ". No meeting is published."
    if row.last_met is None:
        return Reason("not-meeting", kind, "Has not met yet", "met", more)
    missed = calendar.school_weeks(row.last_met) * row.per_term // WEEKS_OF_A_TERM
    if missed < MEETINGS_MISSED:
        return None
    return Reason("not-meeting", kind, f"Has not met since {near_day(row.last_met)}", "met", more)


def _reviews(row: Standing, calendar: Calendar) -> Reason | None:
    if not row.reviews_overdue or row.oldest_review is None:
        return None
    late = calendar.today - row.oldest_review
    days = span(late.days)
    kind = "late" if late > REVIEW_LATE else "due"
    if row.reviews_overdue == 1:
        return Reason("reviews-overdue", kind, "1 milestone review", "reviews-overdue", f" is {days} overdue.")
    words = f"{row.reviews_overdue} milestone reviews"
    return Reason("reviews-overdue", kind, words, "reviews-overdue", f" are overdue, the oldest by {days}.")


def _term(row: Standing, calendar: Calendar) -> Reason | None:
    if not row.chair_until or row.chair_until > calendar.today + TERM_ENDS_SOON:
        return None
    more = f" as chair ends {near_day(row.chair_until)}, {distance(row.chair_until)}."
    return Reason("term-ends", "due", f"{row.chair}’s term", "chair", more)


def _attendance(row: Standing, calendar: Calendar) -> Reason | None:
    if row.points is None or row.points > -POINTS_DOWN:
        return None
    more = f" at the last four meetings, down {-row.points} points."
    return Reason("attendance", "due", f"{row.present.percent}% of schools present", "present", more)


def _milestones(row: Standing, calendar: Calendar) -> Reason | None:
    if not row.milestones_overdue:
        return None
    words = count(row.milestones_overdue, "milestone")
    more = " is past its due day." if row.milestones_overdue == 1 else " are past their due days."
    return Reason("milestones-overdue", "due", words, "milestones-overdue", more)


def _actions(row: Standing, calendar: Calendar) -> Reason | None:
    if not row.actions_overdue:
        return None
    words = count(row.actions_overdue, "action")
    more = f" {'is' if row.actions_overdue == 1 else 'are'} overdue, of {row.actions_open} open."
    return Reason("actions-overdue", "due", words, "actions-overdue", more)
