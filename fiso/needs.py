"""What in a plan is not right or not done, most in need first, each with what to do about it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from fiso.enums import PlanState
from fiso.models import Goal, Milestone
from fiso.outline import GoalPart, MilestoneLine, Outline

ORDER = {"late": 0, "due": 1, "todo": 2}


@dataclass(frozen=True)
class Need:
    """act names what helps: review, reach, lead, milestone (add one) or measure (say baseline and target)."""

    kind: str
    title: str
    fact: str
    act: str
    about: Milestone | Goal

    @property
    def is_about_goal(self) -> bool:
        return isinstance(self.about, Goal)


def needs(outline: Outline) -> list[Need]:
    if outline.plan.state == PlanState.CLOSED:
        return []
    found = [need for goal in outline.goals for need in _of_goal(goal)]
    return sorted(found, key=lambda need: (ORDER[need.kind], _day(need)))


def _day(need: Need) -> dt.date:
    """The day a need hangs on; what hangs on none comes last of its kind."""
    day = {"review": "review_on", "reach": "due_on"}.get(need.act, "")
    return getattr(need.about, day, None) or dt.date.max


def _of_goal(part: GoalPart) -> Iterator[Need]:
    if not part.lines:
        yield Need("todo", f"Goal {part.number} has no milestone", part.goal.statement, "milestone", part.goal)
    if not (part.goal.baseline and part.goal.target):
        missing = (
            "baseline and target"
            if not (part.goal.baseline or part.goal.target)
            else ("target" if part.goal.baseline else "baseline")
        )
        yield Need("todo", f"Goal {part.number} has no {missing}", part.goal.statement, "measure", part.goal)
    for line in part.lines:
        yield from _of_milestone(line)


def _of_milestone(line: MilestoneLine) -> Iterator[Need]:
    milestone = line.milestone
    title = f"{line.number} {milestone.title}"
    if milestone.lead_id is None and not milestone.reached_on:
        yield Need("todo", title, "Nobody leads it", "lead", milestone)
    for clock in line.clocks:
        yield Need(clock.kind, title, clock.word, "review" if clock.word.startswith("Review") else "reach", milestone)
