"""Every page costs the same for one row and for many, with each relation it prints filled by a new object."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from fiso.enums import Decision, Impact
from meetings.enums import OwnerKind, State
from tests.counting import CaptureQueriesContext
from tests.factories import (
    ActionFactory,
    AttendanceFactory,
    DecisionFactory,
    FocusAreaFactory,
    GoalFactory,
    ItemFactory,
    MilestoneFactory,
    PaperFactory,
    PersonFactory,
    PlanFactory,
    ReplyFactory,
    ReviewFactory,
    SchoolFactory,
)
from tests.meetings.after.conftest import to_state

PAGES = ["meeting_run", "meeting_minutes", "meeting_detail", "meeting_history", "attendance_edit", "attendance_all"]


@pytest.fixture
def fill(setting, running):
    plan = PlanFactory(place=setting.network)

    def more(count: int) -> None:
        for _ in range(count):
            goal = GoalFactory(focus_area=FocusAreaFactory(plan=plan))
            milestone = MilestoneFactory(goal=goal, plan=plan)
            review = ReviewFactory(milestone=milestone, impact=Impact.EARLY_SIGNS, decision=Decision.CONTINUE)
            item = ItemFactory(meeting=running, milestone=milestone, review=review, note="Noted")
            PaperFactory(item=item)
            DecisionFactory(item=item)
            ActionFactory(item=item, set_by=setting.chair, owner=setting.principal)
            school = SchoolFactory(network=setting.network)
            each = ActionFactory(item=item, owner_kind=OwnerKind.EACH_SCHOOL, owner=None)
            part = {"parent": each, "owner": None, "owner_kind": OwnerKind.SCHOOL, "school": school}
            ActionFactory(item=item, state="done", closed_by=PersonFactory(), closed_at=timezone.now(), **part)
            ReplyFactory(meeting=running, school=school)
            AttendanceFactory(meeting=running, school=school, presence="delegate", name="Lena Cho")

    return more


def cost(client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", PAGES)
def test_pages_of_a_meeting(as_, running, fill, name):
    url = reverse(f"meetings:{name}", args=[running.pk])
    fill(1)
    one = cost(as_("chair"), url)
    fill(4)
    assert cost(as_("chair"), url) == one


@pytest.mark.parametrize("part", ["agenda", "outcomes", "here"])
def test_parts_of_the_run_page(as_, running, fill, items, part):
    url = reverse("meetings:meeting_run", args=[running.pk]) + f"?part={part}"
    chair = as_("chair")
    found = []
    for count in (1, 4):
        fill(count)
        with CaptureQueriesContext(connection) as queries:
            assert chair.get(url, headers={"HX-Request": "true"}).status_code == 200
        found.append(len(queries))
    assert found[0] == found[1]


@pytest.mark.parametrize("show", ["mine", "network", "nobody", "older", "waiting", "done"])
@pytest.mark.parametrize("name", ["chair", "principal"])
def test_lists_of_actions(as_, fill, show, name):
    url = reverse("meetings:action_list") + f"?show={show}"
    fill(1)
    one = cost(as_(name), url)
    fill(4)
    assert cost(as_(name), url) == one


def test_an_action_of_many_schools(as_, setting, fill, items):
    each = ActionFactory(item=items[0], owner_kind=OwnerKind.EACH_SCHOOL, owner=None)

    def part() -> None:
        school = SchoolFactory(network=setting.network)
        ActionFactory(item=items[0], parent=each, owner=None, owner_kind=OwnerKind.SCHOOL, school=school)

    part()
    one = cost(as_("chair"), each.get_absolute_url())
    for _ in range(4):
        part()
    assert cost(as_("chair"), each.get_absolute_url()) == one


def test_minutes_for_a_member(as_, running, fill):
    to_state(running, State.CIRCULATED)
    url = reverse("meetings:meeting_minutes", args=[running.pk])
    fill(1)
    one = cost(as_("principal"), url)
    fill(4)
    assert cost(as_("principal"), url) == one


def test_outcomes_asked_for_when_no_item_is_on_are_not_there(as_, running):
    type(running).objects.filter(pk=running.pk).update(current_item=None)
    url = reverse("meetings:meeting_run", args=[running.pk]) + "?part=outcomes"
    assert as_("chair").get(url, headers={"HX-Request": "true"}).status_code == 404
