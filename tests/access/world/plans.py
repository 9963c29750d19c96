"""Plans of our network: the active one, a draft, and a draft that is ready to become active."""

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone

from tests.access.world.baits import canary
from tests.factories import FocusAreaFactory, GoalFactory, MilestoneFactory, PlanFactory, ReviewFactory

if TYPE_CHECKING:
    from tests.access.world import World

DRAFT = {"state": "draft", "activated_at": None}


def build(world: "World") -> None:
    year = timezone.localdate().year
    _active(world, PlanFactory(place=world.ours, direction=canary("plan"), year=year))
    draft = PlanFactory(place=world.ours, direction=canary("draft-plan"), year=year + 2, **DRAFT)
    ready = PlanFactory(place=world.ours, year=year + 3, **DRAFT)
    MilestoneFactory(goal=GoalFactory(focus_area=FocusAreaFactory(plan=ready)))
    goal = GoalFactory(focus_area=FocusAreaFactory(plan=draft))
    milestone = MilestoneFactory(goal=goal, title=canary("draft-milestone"))
    world.keep(draft_plan=draft, ready_plan=ready, draft_milestone=milestone)
    world.ids |= {"plan_year": year, "free_year": year + 1}


def _active(world: "World", plan) -> None:
    today = timezone.localdate()
    overdue = today - dt.timedelta(days=3)
    focus = FocusAreaFactory(plan=plan, position=1)
    FocusAreaFactory(plan=plan, position=2)
    goal = GoalFactory(focus_area=focus, position=1)
    GoalFactory(focus_area=focus, position=2)
    milestone = MilestoneFactory(goal=goal, position=1, title=canary("milestone"), due_on=overdue, review_on=overdue)
    reached = MilestoneFactory(goal=goal, position=2, reached_on=overdue)
    ReviewFactory(milestone=milestone, evidence=canary("evidence"))
    world.keep(plan=plan, focus_area=focus, goal=goal, milestone=milestone, reached=reached)
    world.ids["dimension"] = focus.dimension_id
