"""Every page of a full plan opens for the chair, and its states show."""

import pytest
from django.urls import reverse

from fiso.enums import Decision, Impact, PlanState
from tests.factories import MilestoneFactory, PlanFactory, ReviewFactory, SchoolFactory
from tests.fiso.conftest import days

pytestmark = pytest.mark.django_db

PAGES = {
    "plan_list": "network",
    "plan_start": "network",
    "plan_detail": "plan",
    "plan_edit": "plan",
    "plan_close": "plan",
    "plan_reviews": "plan",
    "plan_history": "plan",
    "plan_csv": "plan",
    "focus_area_add": "plan",
    "focus_area_edit": "area",
    "focus_area_withdraw": "area",
    "goal_add": "area",
    "goal_edit": "goal",
    "goal_withdraw": "goal",
    "milestone_add": "goal",
    "milestone_detail": "milestone",
    "milestone_edit": "milestone",
    "milestone_withdraw": "milestone",
    "milestone_reach": "milestone",
    "review_record": "milestone",
}


@pytest.fixture
def full(network, plan, area, goal, milestone):
    """A plan in which every kind of row is printed."""
    milestone.schools.set([SchoolFactory(network=network)])
    for ago in (20, 90):
        ReviewFactory(milestone=milestone, held_on=days(-ago))
    MilestoneFactory(goal=goal, position=2, lead=None, due_on=days(-5), review_on=days(-3))
    stopped = MilestoneFactory(
        goal=goal, position=3, withdrawn_on=days(-1), withdrawn_reason="Too few schools took part"
    )
    ReviewFactory(milestone=stopped, decision=Decision.STOP, impact=Impact.NONE_SEEN, held_on=days(-1))
    MilestoneFactory(goal=goal, position=4, reached_on=days(-1), adapted_from=stopped)
    return {"network": network, "plan": plan, "area": area, "goal": goal, "milestone": milestone}


def address(name, about):
    return reverse(f"fiso:{name}", args=[about.slug if hasattr(about, "slug") else about.pk])


@pytest.mark.parametrize(("name", "about"), PAGES.items())
def test_a_page_opens(chairs, full, name, about):
    response = chairs.get(address(name, full[about]))
    assert response.status_code == 200, response.headers.get("Location")


def test_the_plan_shows_what_needs_doing_first(chairs, full):
    page = chairs.get(full["plan"].get_absolute_url()).content.decode()
    words = [
        "Needs doing",
        "3\xa0days overdue",
        "Record the review",
        "Nobody leads it",
        "adapted, stopped or withdrawn",
    ]
    assert [word for word in words if word not in page] == []
    assert page.index("Needs doing") < page.index("Focus area 1")


def test_the_current_plan_leads_to_the_plan(chairs, full):
    assert chairs.get(address("plan_current", full["network"])).url == full["plan"].get_absolute_url()


def test_without_a_plan_the_chair_is_asked_to_start_one(chairs, plan, network):
    plan.delete()
    for name in ("plan_current", "plan_list"):
        page = chairs.get(address(name, network)).content.decode()
        assert f"No plan yet in {network.name}" in page
        assert address("plan_start", network) in page


def test_a_draft_says_what_it_still_needs(chairs, plan, goal):
    plan.state = PlanState.DRAFT
    plan.save()
    page = chairs.get(plan.get_absolute_url()).content.decode()
    assert "It still needs a milestone for the goal." in page
    assert "Activate the" not in page


def test_htmx_gets_the_parts_of_the_same_page(chairs, full):
    part = chairs.get(full["plan"].get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert part.strip().startswith('<div class="stack-lg" id="plan-parts">')


def test_when_last_years_plan_is_closed_the_next_one_is_asked_for_and_the_old_one_stays_at_hand(chairs, plan, network):
    plan.state, plan.closed_at = PlanState.CLOSED, plan.activated_at
    plan.save()
    page = chairs.get(address("plan_current", network)).content.decode()
    assert f"No plan is running in {network.name}" in page
    assert plan.get_absolute_url() in page
    assert f"Start the {plan.year + 1} plan" in page


def test_this_years_active_plan_comes_before_next_years(chairs, plan, network):
    PlanFactory(place=network, year=plan.year + 1, framework=plan.framework)
    assert chairs.get(address("plan_current", network)).url == plan.get_absolute_url()
