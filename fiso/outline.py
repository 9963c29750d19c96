"""A plan with everything in it, read in a fixed number of queries however long it is, and what today makes of it."""

import datetime as dt
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone

from common.words import as_day, count
from fiso.enums import Impact, PlanState
from fiso.models import FocusArea, Goal, Milestone, MilestoneReview, Plan
from fiso.status import Counts, Status, clocks, milestone_status

STRENGTH = {impact: place for place, impact in enumerate(Impact, start=1)}


@dataclass
class MilestoneLine:
    milestone: Milestone
    number: str
    status: Status
    reviews: list[MilestoneReview]
    clocks: list[Status]

    @property
    def last(self) -> MilestoneReview | None:
        return self.reviews[0] if self.reviews else None

    @property
    def strength(self) -> list[bool]:
        """The last judgement as five bars, filled up to it."""
        filled = STRENGTH[Impact(self.reviews[0].impact)] if self.reviews else 0
        return [step < filled for step in range(len(STRENGTH))]

    @property
    def key(self) -> str:
        return f"mile-{self.milestone.pk}"

    @property
    def earlier(self) -> list[MilestoneReview]:
        return self.reviews[1:]

    @property
    def earlier_words(self) -> str:
        return count(len(self.earlier), "earlier review")

    @property
    def move_url(self) -> str:
        return reverse("fiso:milestone_move", args=[self.milestone.pk])


@dataclass
class GoalPart:
    goal: Goal
    number: str
    lines: list[MilestoneLine] = field(default_factory=list)
    withdrawn: list[MilestoneLine] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"goal-{self.goal.pk}"

    @property
    def reached(self) -> int:
        return sum(line.milestone.reached_on is not None for line in self.lines)

    @property
    def withdrawn_words(self) -> str:
        return f"{count(len(self.withdrawn), 'milestone')} adapted, stopped or withdrawn"

    @property
    def move_url(self) -> str:
        return reverse("fiso:goal_move", args=[self.goal.pk])


@dataclass
class AreaPart:
    area: FocusArea
    number: int
    goals: list[GoalPart] = field(default_factory=list)
    withdrawn: list[GoalPart] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"focus-{self.area.pk}"

    @property
    def label(self) -> str:
        return f"More for focus area {self.number}"

    @property
    def move_url(self) -> str:
        return reverse("fiso:focus_area_move", args=[self.area.pk])


@dataclass
class Outline:
    plan: Plan
    areas: list[AreaPart]
    withdrawn: list[AreaPart]
    today: dt.date

    @property
    def goals(self) -> list[GoalPart]:
        return [goal for area in self.areas for goal in area.goals]

    @property
    def lines(self) -> list[MilestoneLine]:
        """Milestones that count, in the order of the plan."""
        return [line for goal in self.goals for line in goal.lines]

    def number_of(self, key: str) -> str:
        """The number of a focus area, goal or milestone now, by its key; nothing for a key that is not here."""
        parts: list[AreaPart | GoalPart | MilestoneLine] = [*self.areas, *self.goals, *self.lines]
        return next((str(part.number) for part in parts if part.key == key), "")

    @property
    def summary(self) -> str:
        parts = ((len(self.areas), "focus area"), (len(self.goals), "goal"), (len(self.lines), "milestone"))
        return ", ".join(count(number, noun) for number, noun in parts)

    def counts(self) -> Counts:
        plan, goals, lines = self.plan, self.goals, self.lines
        live = [line for line in lines if not line.milestone.reached_on]
        return Counts(
            state=plan.state,
            areas=len(self.areas),
            areas_with_reason=sum(bool(part.area.reason) for part in self.areas),
            goals=len(goals),
            goals_measured=sum(bool(part.goal.baseline and part.goal.target) for part in goals),
            goals_with_milestone=sum(bool(part.lines) for part in goals),
            milestones=len(lines),
            milestones_led=sum(line.milestone.lead_id is not None for line in lines),
            milestones_reviewed=sum(bool(line.reviews) for line in lines),
            reviews_overdue=sum(
                bool(m.review_on and m.review_on < self.today) for m in (line.milestone for line in live)
            ),
            activated_on=as_day(plan.activated_at) if plan.activated_at else None,
            closed_on=as_day(plan.closed_at) if plan.closed_at else None,
        )


def read(plan: Plan) -> Outline:
    """Five queries: focus areas, goals, milestones with counts, reviews, and who recorded them by the same one."""
    today = timezone.localdate()
    areas = {area.pk: AreaPart(area, area.position) for area in plan.focus_areas.select_related("dimension")}
    goals: dict[int, GoalPart] = {}
    for goal in Goal.objects.filter(focus_area__plan=plan).order_by("position", "pk"):
        area = areas[goal.focus_area_id]
        goals[goal.pk] = part = GoalPart(goal, f"{area.number}.{goal.position}")
        (area.withdrawn if goal.withdrawn_on else area.goals).append(part)
    for milestone in Milestone.objects.filter(plan=plan).for_plan_page():
        part = goals[milestone.goal_id]
        line = line_of(milestone, plan, today, f"{part.number}.{milestone.position}")
        (part.withdrawn if milestone.withdrawn_on else part.lines).append(line)
    live = [area for area in areas.values() if not area.area.withdrawn_on]
    return Outline(plan, live, [area for area in areas.values() if area.area.withdrawn_on], today)


def line_of(milestone: Milestone, plan: Plan, today: dt.date, number: str) -> MilestoneLine:
    reviews = list(milestone.reviews.all())
    status = milestone_status(milestone, reviews[0] if reviews else None, plan.state, today)
    ticking = plan.state == PlanState.ACTIVE and not milestone.withdrawn_on and not milestone.reached_on
    return MilestoneLine(milestone, number, status, reviews, clocks(milestone, today) if ticking else [])
