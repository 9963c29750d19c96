"""
What is true of a plan today, worked out from what was recorded. Pure: everything it needs is passed in.

A milestone has two clocks. Its own says whether it is overdue; the review's says whether it has been looked at.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from common.words import NBSP, count, day, span
from fiso.enums import Decision, Implementation, PlanState
from fiso.models import Milestone, MilestoneReview

SOON = 14
"""Days before a due day or a review from which it counts as near."""


class Status(NamedTuple):
    kind: str
    word: str


IMPLEMENTED = {
    Implementation.NOT_STARTED: Status("todo", "Not started"),
    Implementation.UNDER_WAY: Status("part", "Under way"),
    Implementation.IN_PLACE: Status("good", "In place"),
}
PLAN_STATUS = {
    PlanState.DRAFT: Status("todo", "Draft"),
    PlanState.ACTIVE: Status("part", "Active"),
    PlanState.CLOSED: Status("off", "Closed"),
}


def _near(days: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(days, f"in{NBSP}{span(days)}")


def withdrawn_word(last: MilestoneReview | None) -> str:
    """How a milestone came to be withdrawn: by the decision of its last review, or by hand."""
    return {Decision.ADAPT: "Adapted", Decision.STOP: "Stopped"}.get(last.decision if last else "", "Withdrawn")  # type: ignore[call-overload]


def clocks(milestone: Milestone, today: dt.date) -> list[Status]:
    """What the two clocks of a live milestone say, the milestone's own first; nothing while both are far off."""
    said = []
    for date, what in ((milestone.due_on, ""), (milestone.review_on, "Review ")):
        if date is None:
            continue
        days = (date - today).days
        if days < 0:
            said.append(Status("late", f"{what}{span(-days)} overdue"))
        elif days <= SOON:
            said.append(Status("due", f"{what or 'Due '}{_near(days)}"))
    return sorted(said, key=lambda status: status.kind != "late")


def milestone_status(milestone: Milestone, last: MilestoneReview | None, plan_state: str, today: dt.date) -> Status:
    """The one status a milestone is shown with, from most in need to least."""
    if milestone.withdrawn_on:
        return Status("off", withdrawn_word(last))
    if milestone.reached_on:
        return Status("good", "Reached")
    if plan_state == PlanState.DRAFT:
        return Status("todo", "Planned")
    if plan_state == PlanState.CLOSED:
        return Status("off", "Not reached")
    if said := clocks(milestone, today):
        return said[0]
    return IMPLEMENTED[Implementation(last.implementation)] if last else Status("none", "No review yet")


@dataclass(frozen=True)
class Counts:
    """What has been recorded in a plan. Withdrawn parts are left out, but for reviews, which happened."""

    state: str
    areas: int = 0
    areas_with_reason: int = 0
    goals: int = 0
    goals_measured: int = 0
    goals_with_milestone: int = 0
    milestones: int = 0
    milestones_led: int = 0
    milestones_reviewed: int = 0
    reviews_overdue: int = 0
    activated_on: dt.date | None = None
    closed_on: dt.date | None = None


@dataclass(frozen=True)
class Stage:
    """One stage of the improvement cycle. state: done, now, open (passed by, but not complete) or ahead."""

    number: int
    name: str
    state: str
    word: str
    reason: str
    anchor: str


def _share(part: int, whole: int, noun: str, rest: str) -> str:
    if part == whole:
        return f"{'The one' if whole == 1 else f'All {whole}'} {noun if whole == 1 else noun + 's'} {rest}"
    return f"{part} of {count(whole, noun)} {rest}"


def _grounds(counts: Counts) -> list[tuple[bool, str]]:
    """For each of the first three stages: whether its evidence is complete, and the reason in words."""
    diagnosed = 0 < counts.areas == counts.areas_with_reason
    goals_set = 0 < counts.goals == counts.goals_measured
    planned = 0 < counts.goals == counts.goals_with_milestone and counts.milestones == counts.milestones_led
    return [
        (
            diagnosed,
            _share(counts.areas_with_reason, counts.areas, "focus area", "with evidence")
            if counts.areas
            else "No focus area yet",
        ),
        (
            goals_set,
            _share(counts.goals_measured, counts.goals, "goal", "with baseline and target")
            if counts.goals
            else "No goal yet",
        ),
        (
            planned,
            _share(counts.milestones_led, counts.milestones, "milestone", "with a lead")
            if counts.milestones
            else "No milestone yet",
        ),
    ]


def _monitoring(counts: Counts) -> str:
    if not counts.milestones:
        return "No milestone to review"
    said = f"{counts.milestones_reviewed} of {count(counts.milestones, 'milestone')} reviewed"
    if counts.reviews_overdue:
        said += f", {count(counts.reviews_overdue, 'review')} overdue"
    return said


STAGES = (
    ("Evaluate and diagnose", "focus-areas"),
    ("Prioritise and set goals", "focus-areas"),
    ("Develop and plan", "focus-areas"),
    ("Implement and monitor", "needs"),
)


def current_stage(counts: Counts) -> int:
    """1 to 4. An active plan is being carried out, whatever is still missing from the stages before."""
    if counts.state != PlanState.DRAFT:
        return 4
    return next((number for number, (done, _) in enumerate(_grounds(counts), start=1) if not done), 3)


def stages(counts: Counts) -> list[Stage]:
    now = current_stage(counts)
    grounds = [*_grounds(counts), (counts.state == PlanState.CLOSED, _monitoring(counts))]
    made = []
    for number, ((name, anchor), (done, reason)) in enumerate(zip(STAGES, grounds, strict=True), start=1):
        if done and (number < now or counts.state == PlanState.CLOSED):
            state, word = "done", "Done"
        elif number == now and counts.state != PlanState.CLOSED:
            state, word = "now", "You are here"
        elif number <= now:
            state, word = "open", "Not complete"
        else:
            state, word = "ahead", "To come"
        made.append(Stage(number, name, state, _dated(word, number, counts), reason, anchor))
    return made


def _dated(word: str, number: int, counts: Counts) -> str:
    """The day a stage was done, where one is on record: planning by activation, the whole by closing."""
    date = {3: counts.activated_on, 4: counts.closed_on}.get(number)
    return f"{word} {day(date)}" if word == "Done" and date else word
