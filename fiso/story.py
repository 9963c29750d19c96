"""How the records of a plan are told in its history."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from common.history_view import Entry, Moment, Names, Telling, history_of
from fiso.enums import PlanState
from fiso.models import FocusArea, Goal, Milestone, MilestoneReview, Plan
from roles.services import telling

KINDS = {
    "plan": "Plan", "part": "Focus areas and goals", "milestone": "Milestones", "review": "Reviews",
    telling.KIND: telling.LABEL,
}  # fmt: skip

STATES = {
    PlanState.DRAFT: "started the plan",
    PlanState.ACTIVE: "activated the plan",
    PlanState.CLOSED: "closed the plan",
}


def story_of(plan: Plan) -> list[Entry]:
    """Everything that happened to the plan and its parts, newest first. Who may read the plan may read its parts."""
    return history_of(
        _plan(plan), _areas(plan), _goals(plan), _milestones(plan), _reviews(plan), telling.about_grants(plan)
    )


def _plan(plan: Plan) -> Telling:
    return Telling(
        "plan",
        "plan",
        _events(Plan).filter(pgh_obj=plan),
        fields={"direction": "Where we are heading"},
        authors=("started_by",),
        say=_of_plan,
    )


def _areas(plan: Plan) -> Telling:
    return Telling(
        "part",
        "focus area",
        _events(FocusArea).filter(plan=plan),
        fields={"title": "Title", "dimension": "Dimension", "reason": "Evidence"},
        name="title",
        reasons=("withdrawn_reason",),
        say=_unless_moved("focus area", "title"),
    )


def _goals(plan: Plan) -> Telling:
    return Telling(
        "part",
        "goal",
        _events(Goal).filter(focus_area__in=plan.focus_areas.values("pk")),
        fields={
            "statement": "Words",
            "who_benefits": "Who benefits",
            "measure": "Measure",
            "baseline": "Baseline",
            "target": "Target",
            "by_when": "By when",
        },
        name="statement",
        reasons=("withdrawn_reason",),
        say=_unless_moved("goal", "statement"),
    )


def _milestones(plan: Plan) -> Telling:
    return Telling(
        "milestone",
        "milestone",
        _events(Milestone).filter(plan=plan),
        fields={
            "title": "Words",
            "due_on": "Due date",
            "review_on": "Next review",
            "lead": "Lead",
            "expected_effect": "Expected effect",
        },
        name="title",
        reasons=("withdrawn_reason",),
        say=_unless_moved("milestone", "title"),
    )


def _reviews(plan: Plan) -> Telling:
    return Telling(
        "review",
        "review",
        _events(MilestoneReview).filter(milestone__in=plan.milestones.values("pk")),
        fields={"impact": "Judgement", "evidence": "Evidence", "decision": "Decision"},
        authors=("recorded_by",),
        say=_of_review,
    )


def _events(model: Any) -> QuerySet:
    return model.pgh_event_model.objects.all()


def _of_plan(moment: Moment, names: Names) -> str | None:
    return STATES[PlanState(moment.after["state"])] if moment.became("state") else ""


def _unless_moved(noun: str, name: str) -> Callable[[Moment, Names], str | None]:
    """What withdrawing and reaching is called. A new place in the order alone is no news."""

    def say(moment: Moment, names: Names) -> str | None:
        if moment.is_new:
            return ""
        if moment.became("withdrawn_on"):
            return f"withdrew the {noun} “{moment.after[name]}”"
        if "reached_on" in moment.after and moment.became("reached_on"):
            return _reached(moment)
        return ""

    return say


def _reached(moment: Moment) -> str:
    title = moment.after["title"]
    return f"marked “{title}” as reached" if moment.after["reached_on"] else f"opened “{title}” again"


def _of_review(moment: Moment, names: Names) -> str | None:
    return f"recorded a review of “{names.of(Milestone, moment.after['milestone_id'])}”" if moment.is_new else ""
