"""The milestones as a file, and the history as a story."""

import csv
from io import StringIO

import pytest
from django.urls import reverse

from fiso.enums import Impact
from fiso.models import Milestone
from tests.factories import MilestoneFactory, ReviewFactory, SchoolFactory
from tests.fiso.conftest import days

pytestmark = pytest.mark.django_db


def rows_of(client, plan):
    response = client.get(reverse("fiso:plan_csv", args=[plan.pk]))
    return list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"), newline=""))), response


def test_every_milestone_is_a_row(chairs, plan, goal, milestone, network):
    milestone.schools.add(SchoolFactory(network=network))
    ReviewFactory(milestone=milestone, impact=Impact.SUSTAINED)
    MilestoneFactory(goal=goal, position=2, lead=None, withdrawn_on=days(-1), withdrawn_reason="Too late")
    rows, response = rows_of(chairs, plan)
    assert [(row["Number"], row["Status"], row["Reason"]) for row in rows] == [
        ("1.1.1", "Review in 10 days", ""),
        ("1.1.2", "Withdrawn", "Too late"),
    ]
    assert (rows[0]["Judgement"], rows[0]["Schools"], rows[1]["Lead"]) == ("Clear and sustained", "1", "")
    assert response["Content-Disposition"].startswith("attachment")


def test_no_cell_runs(chairs, plan, milestone):
    Milestone.objects.update(title="=HYPERLINK(1)")
    assert rows_of(chairs, plan)[0][0]["Milestone"] == "'=HYPERLINK(1)"


def test_the_history_says_who_did_what(chairs, chair, plan, goal, milestone):
    chairs.post(
        reverse("fiso:milestone_edit", args=[milestone.pk]),
        {"title": "Another title", "due_on": days(31), "review_on": days(10), "lead": milestone.lead_id, "version": 1},
    )
    chairs.post(reverse("fiso:goal_withdraw", args=[goal.pk]), {"reason": "Other work comes first"})
    page = chairs.get(reverse("fiso:plan_history", args=[plan.pk])).content.decode()
    for words in ("changed the milestone", "Another", "withdrew the goal", "Other work comes first", chair.name):
        assert words in page


def test_the_history_can_be_narrowed(chairs, chair, plan, milestone):
    ReviewFactory(milestone=milestone)
    url = reverse("fiso:plan_history", args=[plan.pk])
    narrowed = chairs.get(url, {"show": "review"}).content.decode()
    assert "recorded a review of" in narrowed
    assert "added the goal" not in narrowed
    assert "Nothing of this kind" in chairs.get(url, {"who": "Nobody at all", "show": "made up"}).content.decode()
