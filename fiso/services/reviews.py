import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from common.errors import Refused, refusing
from fiso.enums import Decision, PlanState
from fiso.models import Milestone, MilestoneReview
from fiso.rules import check_day, review_faults
from fiso.services.guards import fresh, next_position, open_plan, save_changed, withdraw

if TYPE_CHECKING:
    from roles.models import Person

HELD_ALREADY = "A review of this milestone on that day is recorded already."


@transaction.atomic
def record_review(
    *,
    milestone: Milestone,
    held_on: dt.date,
    implementation: str,
    impact: str,
    decision: str,
    by: "Person",
    evidence: str = "",
    enablers: str = "",
    barriers: str = "",
    change: str = "",
    next_review_on: dt.date | None = None,
) -> MilestoneReview:
    """Record one look at a milestone and carry out its decision; `**ReviewForm.cleaned_data` fits.

    Continue and spread set the next review. Adapt withdraws the milestone for the reason in `change` and makes its
    successor (`milestone.adapted_to`); stop withdraws it. The same review sent twice is recorded once.
    """
    plan = open_plan(milestone.plan_id, by=by, verb="review_milestone")
    milestone = fresh(milestone)
    said = {
        "implementation": implementation,
        "impact": impact,
        "evidence": evidence.strip(),
        "enablers": enablers.strip(),
        "barriers": barriers.strip(),
        "decision": decision,
        "next_review_on": None if decision == Decision.STOP else next_review_on,
    }
    if same := milestone.reviews.filter(held_on=held_on, recorded_by=by, **said).first():
        return same
    _check_state(milestone, plan.state, decision)
    _check_words(said, held_on, change, plan.year)
    with refusing(one_review_a_day=HELD_ALREADY), transaction.atomic():
        review = MilestoneReview.objects.create(milestone=milestone, held_on=held_on, recorded_by=by, **said)
    _carry_out(review, milestone, change)
    return review


def _check_state(milestone: Milestone, state: str, decision: str) -> None:
    if state == PlanState.DRAFT:
        raise Refused("The plan is still a draft. Milestones are reviewed once it is active.")
    if milestone.withdrawn_on:
        raise Refused("This milestone is withdrawn, so it is reviewed no more.")
    if milestone.reached_on and decision in (Decision.ADAPT, Decision.STOP):
        raise Refused("This milestone is reached. Choose “Continue” or “Spread”.", "decision")


def _check_words(said: dict, held_on: dt.date, change: str, year: int) -> None:
    asked = {name: said[name] for name in ("impact", "evidence", "decision", "next_review_on")}
    faults = review_faults(held_on=held_on, change=change, today=timezone.localdate(), **asked)
    for field, sentence in faults.items():
        raise Refused(sentence, field)
    check_day(said["next_review_on"], year, "next_review_on")


def _carry_out(review: MilestoneReview, milestone: Milestone, change: str) -> None:
    if review.decision in (Decision.CONTINUE, Decision.SPREAD):
        # A review that is recorded late must not undo what a later one has set.
        if not milestone.reviews.filter(held_on__gt=review.held_on).exists():
            save_changed(milestone, review_on=review.next_review_on)
        return
    withdraw(milestone, change)
    if review.decision == Decision.ADAPT:
        _succeed(milestone, review)


def _succeed(milestone: Milestone, review: MilestoneReview) -> Milestone:
    """The milestone that takes over: same words, lead and schools until edited, and due no earlier than its review."""
    successor = Milestone.objects.create(
        plan_id=milestone.plan_id,
        goal_id=milestone.goal_id,
        title=milestone.title,
        due_on=max(milestone.due_on, review.next_review_on or milestone.due_on),
        review_on=review.next_review_on,
        lead_id=milestone.lead_id,
        expected_effect=milestone.expected_effect,
        position=next_position(Milestone.objects.filter(goal_id=milestone.goal_id)),
        adapted_from=milestone,
    )
    successor.schools.set(milestone.schools.all())
    return successor
