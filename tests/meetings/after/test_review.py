"""A milestone review held under its item: recorded by fiso, linked by the item, once."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from fiso.models import MilestoneReview
from meetings.enums import Purpose, State
from tests.factories import FocusAreaFactory, GoalFactory, MilestoneFactory, PlanFactory
from tests.meetings.after.conftest import to_state


@pytest.fixture
def reviewed(setting, items):
    plan = PlanFactory(place=setting.network)
    milestone = MilestoneFactory(goal=GoalFactory(focus_area=FocusAreaFactory(plan=plan)), plan=plan)
    items[0].milestone, items[0].purpose = milestone, Purpose.REVIEW
    items[0].save()
    return items[0]


def answers(**more) -> dict:
    in_a_month = timezone.localdate() + dt.timedelta(days=20)
    given = {"implementation": "under_way", "impact": "early_signs", "evidence": "Walks in nine schools"}
    return given | {"decision": "continue", "next_review_on": in_a_month} | more


def test_it_is_recorded_on_the_day_and_linked_to_the_item(as_, setting, reviewed):
    url = reverse("meetings:item_review", args=[reviewed.pk])
    for _ in range(2):
        assert as_("chair").post(url, answers()).status_code == 302
    review = MilestoneReview.objects.get()
    reviewed.refresh_from_db()
    assert (reviewed.review, review.held_on, review.recorded_by) == (review, timezone.localdate(), setting.chair)
    page = as_("chair").get(reverse("meetings:meeting_minutes", args=[reviewed.meeting_id])).content.decode()
    assert "Walks in nine schools" in page


@pytest.mark.parametrize(("more", "fault"), [
    ({"evidence": " "}, "Add the evidence behind “Early signs”."),
    ({"decision": "adapt"}, "Say what you will change"),
    ({"next_review_on": ""}, "Choose the next review"),
    ({"impact": ""}, "Say what it has changed for students."),
])  # fmt: skip
def test_what_is_missing_is_said_and_what_was_typed_is_kept(as_, reviewed, more, fault):
    url = reverse("meetings:item_review", args=[reviewed.pk])
    for headers in ({}, {"HX-Request": "true"}):
        answer = as_("chair").post(url, answers(barriers="The login", **more), headers=headers)
        text = answer.content.decode()
        assert answer.status_code == 422
        assert fault in text
        assert "The login" in text
    assert not MilestoneReview.objects.exists()


def test_a_second_review_of_the_item_is_refused(as_, reviewed):
    url = reverse("meetings:item_review", args=[reviewed.pk])
    as_("chair").post(url, answers())
    answer = as_("executive").post(url, answers(impact="none_seen", evidence=""))
    assert answer.status_code == 422
    assert MilestoneReview.objects.count() == 1


def test_the_chair_is_reminded_before_circulating(as_, reviewed):
    reviewed.state = "discussed"
    reviewed.save()
    to_state(reviewed.meeting, State.HELD)
    page = as_("chair").get(reverse("meetings:meeting_circulate", args=[reviewed.meeting_id])).content.decode()
    assert "its milestone review is not recorded" in page


def test_an_item_without_a_milestone_has_no_review(as_, items):
    answer = as_("chair").post(reverse("meetings:item_review", args=[items[1].pk]), answers())
    assert answer.status_code == 422
    assert "not about a milestone" in answer.content.decode()
