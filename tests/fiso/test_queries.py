"""A long plan costs as many queries as a short one."""

import pytest
from django.urls import reverse

from roles.enums import Role
from tests.factories import GoalFactory, MilestoneFactory, PlanFactory, ReviewFactory, SchoolFactory, appoint
from tests.fiso.conftest import days

pytestmark = pytest.mark.django_db


def fill(plan, goal, milestones, schools, start=0):
    """Milestones with every relation a line prints, each with objects of its own."""
    places = SchoolFactory.create_batch(schools, network=plan.place.as_network)
    for number in range(start, start + milestones):
        if number % 5 == 0:
            goal = GoalFactory(focus_area=goal.focus_area, position=number + 2)
        milestone = MilestoneFactory(goal=goal, position=number + 1)
        milestone.schools.set(places)
        for ago in (10, 100):
            ReviewFactory(milestone=milestone, held_on=days(-ago))
        if number % 4 == 3:
            MilestoneFactory(goal=goal, position=number + 100, withdrawn_on=days(-1), withdrawn_reason="x")
    for place in places[:3]:
        appoint(Role.PRINCIPAL, place)


COST = {"plan_detail": 14, "plan_reviews": 12, "plan_csv": 10, "plan_history": 20, "milestone_detail": 16}


def cost(client, url, counter):
    client.get(url)  # the session and the content types are read once
    with counter as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", COST)
def test_a_long_plan_costs_what_a_short_one_does(sign_in, plan, goal, chair, name, django_assert_max_num_queries):
    client = sign_in(chair)
    fill(plan, goal, 1, 1)
    about = plan.milestones.first() if name == "milestone_detail" else plan
    url = reverse(f"fiso:{name}", args=[about.pk])
    short = cost(client, url, django_assert_max_num_queries(COST[name]))
    fill(plan, goal, 40, 28, start=1)
    assert cost(client, url, django_assert_max_num_queries(COST[name])) == short


def test_a_long_list_of_plans_costs_what_a_short_one_does(sign_in, plan, chair, django_assert_max_num_queries):
    client, url = sign_in(chair), reverse("fiso:plan_list", args=[plan.place.slug])
    short = cost(client, url, django_assert_max_num_queries(12))
    for year in range(2016, 2026):
        PlanFactory(place=plan.place, year=year, framework=plan.framework)
    assert cost(client, url, django_assert_max_num_queries(12)) == short
