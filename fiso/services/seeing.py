"""By which ways a plan is seen: what visible_to asks in SQL, told for one plan."""

from fiso.enums import PlanState
from fiso.models import Plan
from roles.services.reasons import Way

DRAFT = "It is a draft: only those who write it or advise on it see it."


def ways_to_plan(plan: Plan) -> list[Way]:
    found = [Way("edit_plan", plan.place), Way("advise_plan", plan.place), Way("read_plan", shared=plan)]
    return found if plan.state == PlanState.DRAFT else [Way("view_community", plan.place), *found]


def closed_words(plan: Plan) -> str:
    return DRAFT if plan.state == PlanState.DRAFT else ""
