"""
Rights on one object, given by hand: the detail, the list and the condition agree, whatever happens to the person, the
grant or the object; and nothing but a grant that holds today gives them.
"""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from fiso.enums import PlanState
from fiso.models import Milestone, Plan
from meetings.enums import Sensitivity, State
from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting
from roles import access
from roles.enums import Role
from roles.rules import GRANTS
from tests.factories import (
    ActionFactory,
    AttendanceFactory,
    DecisionFactory,
    HeldMeetingFactory,
    ItemFactory,
    MilestoneFactory,
    NetworkFactory,
    PersonFactory,
    PlanFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    appoint,
)

pytestmark = pytest.mark.django_db
DRAFT = {"state": "draft", "activated_at": None}


@pytest.fixture
def chair():
    return appoint(Role.CHAIR, NetworkFactory())


@pytest.fixture
def network(chair):
    return chair.appointments.get().place


@pytest.fixture
def helper():
    return PersonFactory()


@pytest.fixture
def meeting(network):
    return HeldMeetingFactory(place=network)


@pytest.fixture
def plan(network):
    return PlanFactory(place=network, **DRAFT)


def give(person, right, obj, chair, **more):
    access.grant(person=person, right=right, obj=obj, by=chair, **more)


def verbs_of(person, obj):
    """Every verb of a grant that the person has on the object, asked in the three ways, which must agree."""
    found = set()
    for verb in {verb for share in GRANTS.values() for verb in share.gives}:
        asked = {
            person.has_perm(verb, obj),
            access.shared_with(person, verb, type(obj)).filter(pk=obj.pk).exists(),
            type(obj).objects.filter(person.where(verb, shared="pk")).filter(pk=obj.pk).exists(),
            access.people_given(verb, obj).filter(pk=person.pk).exists(),
        }
        assert len(asked) == 1, f"{verb}: {asked}"
        found |= {verb} if asked == {True} else set()
    return found


TAKES = {"view_as_guest", "read_record", "keep_record"}


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (State.PUBLISHED, TAKES - {"keep_record"}),
        (State.IN_PROGRESS, TAKES),
        (State.HELD, TAKES),
        (State.CIRCULATED, TAKES - {"keep_record"}),
        (State.CONFIRMED, TAKES - {"keep_record"}),
    ],
)
def test_minutes_are_taken_from_the_start_until_they_are_circulated(chair, network, helper, state, verbs):
    now = timezone.now()
    meeting = PublishedMeetingFactory(place=network, state=state, started_at=now, ended_at=now, confirmed_at=now)
    give(helper, "take_minutes", meeting, chair)
    assert verbs_of(helper, meeting) == verbs
    assert not helper.has_perm("run_meeting", meeting)
    assert not helper.has_perm("see_executive_items", meeting)


@pytest.mark.parametrize(
    ("state", "verbs"),
    [
        (PlanState.DRAFT, {"read_plan", "edit_plan"}),
        (PlanState.ACTIVE, {"read_plan", "edit_plan"}),
        (PlanState.CLOSED, {"read_plan"}),
    ],
)
def test_a_co_editor_writes_the_plan_until_it_is_closed(chair, network, helper, state, verbs):
    now = timezone.now()
    plan = PlanFactory(place=network, state=state, activated_at=now, closed_at=now)
    give(helper, "co_edit", plan, chair)
    assert verbs_of(helper, plan) == verbs
    assert list(Plan.objects.visible_to(helper)) == [plan]
    assert not helper.has_perm("review_milestone", plan)
    assert not helper.has_perm("edit_plan", plan.place)


ENDS = [(-1, False), (0, True), (1, True), (None, True)]


@pytest.mark.parametrize(("days", "holds"), ENDS)
@pytest.mark.parametrize("right", sorted(GRANTS))
def test_a_grant_holds_through_its_last_day_and_not_longer(chair, meeting, plan, helper, right, days, holds):
    obj = plan if right == "co_edit" else meeting
    ends_on = None if days is None else timezone.localdate() + dt.timedelta(days=days)
    give(helper, right, obj, chair, ends_on=ends_on)
    assert (verbs_of(helper, obj) == set(GRANTS[right].gives)) is holds
    assert type(obj).objects.visible_to(helper).filter(pk=obj.pk).exists() is holds


@pytest.mark.parametrize("right", sorted(GRANTS))
def test_a_grant_of_somebody_inactive_gives_nothing_and_lists_nobody(chair, meeting, plan, helper, right):
    obj = plan if right == "co_edit" else meeting
    give(helper, right, obj, chair)
    helper.is_active = False
    helper.save()
    assert verbs_of(helper, obj) == set()
    assert not type(obj).objects.visible_to(helper).exists()
    assert list(access.holding_now(access.grants_on(obj))) == []


@pytest.mark.parametrize("right", sorted(GRANTS))
def test_what_was_taken_back_is_gone_and_the_history_says_who_took_it(chair, meeting, plan, helper, right):
    obj = plan if right == "co_edit" else meeting
    give(helper, right, obj, chair)
    table = access.grants_on(obj).model
    assert access.withdraw(person=helper, right=right, obj=obj, by=chair) == 1
    assert verbs_of(helper, obj) == set()
    last = table.pgh_event_model.objects.order_by("-pgh_id")[0]
    assert (last.pgh_label, last.user, last.removed_by) == ("delete", helper, chair)
    assert access.withdraw(person=helper, right=right, obj=obj, by=chair) == 0


def test_an_object_made_with_the_key_of_another_inherits_no_grant(chair, network, helper):
    meeting = PublishedMeetingFactory(place=network)
    plan = PlanFactory(place=network)
    give(helper, "take_minutes", meeting, chair)
    give(helper, "co_edit", plan, chair)
    keys = meeting.pk, plan.pk
    meeting.delete(), plan.delete()
    again = PublishedMeetingFactory(pk=keys[0], place=network), PlanFactory(pk=keys[1], place=network)
    assert [verbs_of(helper, one) for one in again] == [set(), set()]
    assert not Meeting.objects.visible_to(helper).exists()
    assert not Plan.objects.visible_to(helper).exists()


@pytest.mark.parametrize("right", sorted(GRANTS))
def test_a_permission_over_the_whole_model_or_being_superuser_opens_nothing(meeting, plan, right):
    """What the admin site could hand out: guardian's own shortcuts would list every meeting and plan."""
    obj = plan if right == "co_edit" else meeting
    staff = PersonFactory(is_staff=True)
    staff.user_permissions.set(Permission.objects.filter(codename__in=[right, "view_meeting", "change_plan"]))
    staff = type(staff).objects.get(pk=staff.pk)
    for person in (staff, PersonFactory(is_superuser=True, is_staff=True)):
        assert verbs_of(person, obj) == set()
        assert not type(obj).objects.visible_to(person).exists()


def test_who_takes_the_minutes_reads_the_draft_and_no_matter_of_the_executive(chair, meeting, helper, network):
    other = HeldMeetingFactory(place=network)
    rows = {}
    for at in (meeting, other):
        for sensitivity in Sensitivity.values:
            item = ItemFactory(meeting=at, sensitivity=sensitivity)
            more = {"item": item, "sensitivity": sensitivity, "set_by": chair}
            rows[at, sensitivity] = item, DecisionFactory(item=item), ActionFactory(**more)
        school = SchoolFactory(network=network)
        AttendanceFactory(meeting=at, school=school)
    give(helper, "take_minutes", meeting, chair)
    item, decision, action = rows[meeting, Sensitivity.MEMBERS]
    assert list(AgendaItem.objects.visible_to(helper)) == [item]
    assert list(Decision.objects.visible_to(helper)) == [decision]
    assert list(Action.objects.visible_to(helper)) == [action]
    assert list(Attendance.objects.visible_to(helper)) == list(meeting.attendances.all())
    assert helper.has_perm("keep_record", item)
    assert not helper.has_perm("keep_record", rows[meeting, Sensitivity.EXECUTIVE][0])
    assert not helper.has_perm("keep_record", rows[other, Sensitivity.MEMBERS][0])


def test_a_guest_reads_no_draft(chair, meeting, helper):
    DecisionFactory(item=ItemFactory(meeting=meeting))
    give(helper, "view_as_guest", meeting, chair)
    assert list(Meeting.objects.visible_to(helper)) == [meeting]
    assert list(Decision.objects.visible_to(helper)) == []


def test_a_co_editor_sees_the_parts_of_the_one_plan(chair, plan, helper, network):
    from tests.factories import FocusAreaFactory, GoalFactory

    mine = MilestoneFactory(goal=GoalFactory(focus_area=FocusAreaFactory(plan=plan)))
    MilestoneFactory(goal=GoalFactory(focus_area=FocusAreaFactory(plan=PlanFactory(place=network, year=2030))))
    give(helper, "co_edit", plan, chair)
    assert list(Milestone.objects.visible_to(helper)) == [mine]
    assert helper.has_perm("edit_plan", mine)
