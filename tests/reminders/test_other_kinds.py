"""Notices about actions, proposals, milestone reviews, and who leads a network."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.enums import ActionState, ItemState, OwnerKind, Sensitivity
from meetings.models import SchoolTerm
from reminders.models import Notice
from roles.enums import Role
from roles.models import Appointment
from tests.factories import (
    ActionFactory,
    FocusAreaFactory,
    GoalFactory,
    ItemFactory,
    MilestoneFactory,
    PersonFactory,
    PlanFactory,
    appoint,
)
from tests.reminders.conftest import at, tick

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def told(mails):
    return sorted((mail.to[0], mail.subject) for mail in mails)


@pytest.fixture
def quiet_item(network):
    """An item of a meeting so old that nobody is told of the meeting."""
    item = ItemFactory(meeting__place=network)
    item.meeting.published_at = timezone.now() - 40 * DAY
    item.meeting.starts_at = timezone.now() + 60 * DAY
    item.meeting.save()
    return item


def test_an_action_is_told_to_its_owner_and_reminded_of_once_before_and_once_after(quiet_item, clock):
    action = ActionFactory(item=quiet_item, what="Share the bank", due_on=dt.date(2026, 11, 26))
    to = action.owner.email
    assert told(tick()) == [(to, "An action for you: Share the bank")]
    clock.move_to(at("2026-11-19 08:00"))
    assert told(tick()) == [(to, "Due soon: Share the bank")]
    clock.move_to(at("2026-11-27 08:00"))
    assert told(tick()) == [(to, "Overdue: Share the bank")]
    clock.move_to(at("2026-11-30 08:00"))
    assert tick() == []


def test_who_takes_over_an_action_is_told_once_and_from_whom(quiet_item, clock):
    action = ActionFactory(item=quiet_item, what="Share the bank", due_on=dt.date(2027, 6, 1))
    tick()
    before, taker = action.owner, PersonFactory()
    action.owner, action.handed_from, action.handed_by, action.handed_at = taker, before, action.set_by, timezone.now()
    action.save()
    (mail,) = tick()
    assert (mail.to, mail.subject) == ([taker.email], "An action handed over to you: Share the bank")
    assert before.name in mail.body
    assert tick() == []


def test_an_action_that_is_done_is_not_reminded_of(quiet_item, clock):
    action = ActionFactory(item=quiet_item, due_on=dt.date(2026, 11, 26))
    tick()
    action.state, action.closed_at, action.closed_by = ActionState.DONE, timezone.now(), action.owner
    action.save()
    clock.move_to(at("2026-11-19 08:00"))
    assert tick() == []


def test_an_action_of_a_role_or_a_school_reaches_who_holds_it_now(quiet_item, network, school, principal, chair):
    more = {"item": quiet_item, "owner": None, "due_on": None}
    ActionFactory(owner_kind=OwnerKind.ROLE, role=Role.CHAIR, what="Lead", **more)
    ActionFactory(owner_kind=OwnerKind.SCHOOL, school=school, what="Teach", **more)
    ActionFactory(owner_kind=OwnerKind.EACH_SCHOOL, what="Parent of parts", **more)
    assert told(tick()) == sorted(
        [(chair.email, "An action for you: Lead"), (principal.email, "An action for you: Teach")]
    )


def test_who_sets_an_action_for_themselves_is_not_told(quiet_item):
    person = PersonFactory()
    ActionFactory(item=quiet_item, owner=person, set_by=person)
    assert tick() == []


def test_an_action_from_an_executive_item_is_not_named_in_mail(quiet_item):
    ActionFactory(item=quiet_item, what="CANARY", sensitivity=Sensitivity.EXECUTIVE)
    (mail,) = tick()
    assert "CANARY" not in str(mail.message())
    assert mail.subject == "An action for you, Wattle Ridge network"
    assert not Notice.objects.filter(subject__contains="CANARY").exists()


def test_what_one_person_is_told_at_once_comes_as_one_mail(quiet_item):
    person = PersonFactory()
    for number in range(3):
        ActionFactory(item=quiet_item, owner=person, what=f"Thing {number}")
    (mail,) = tick()
    assert mail.subject == "3 notices: An action for you: Thing 0"
    assert all(f"Thing {number}" in mail.body for number in range(3))
    assert tick() == []


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (ItemState.ON_AGENDA, "Your proposal is on the agenda: Reading bank"),
        (ItemState.DEFERRED, "Your proposal is kept for a later meeting: Reading bank"),
        (ItemState.DECLINED, "Your proposal was not taken up: Reading bank"),
    ],
)
def test_a_proposer_hears_the_answer(quiet_item, principal, chair, state, words):
    on = state == ItemState.ON_AGENDA
    ItemFactory(
        meeting=quiet_item.meeting,
        section=quiet_item.section if on else None,
        position=900 if on else None,
        state=state,
        title="Reading bank",
        proposed_by=principal,
        answered_by=chair,
        answered_at=timezone.now(),
        answer_reason="Time",
    )
    assert told(tick()) == [(principal.email, words)]


@pytest.fixture
def milestone(network):
    goal = GoalFactory(focus_area=FocusAreaFactory(plan=PlanFactory(place=network)))
    return MilestoneFactory(goal=goal, title="Nine schools share", review_on=dt.date(2026, 12, 2), lead=PersonFactory())


def test_a_milestone_review_is_told_14_and_3_days_before_and_when_overdue(milestone, chair, principal, clock):
    milestone.lead = principal
    milestone.save()
    both = sorted([chair.email, principal.email])
    found = []
    for day in ("2026-11-18", "2026-11-19", "2026-11-29", "2026-11-30", "2026-12-02", "2026-12-03", "2026-12-04"):
        clock.move_to(at(f"{day} 08:30"))
        found += [(day, subject) for address, subject in told(tick()) if address == both[0]]
    assert found == [
        ("2026-11-18", "Review in 14 days: Nine schools share"),
        ("2026-11-30", "Review in 2 days: Nine schools share"),  # three days before was a Sunday
        ("2026-12-03", "Review overdue: Nine schools share"),
    ]
    assert set(Notice.objects.values_list("person__email", flat=True)) == set(both)


def test_moving_a_review_moves_its_reminder(milestone, chair, clock):
    clock.move_to(at("2026-11-18 07:00"))
    milestone.review_on = dt.date(2026, 12, 9)
    milestone.save()
    clock.move_to(at("2026-11-18 09:00"))
    assert tick() == []
    clock.move_to(at("2026-11-25 09:00"))
    assert [subject for _, subject in told(tick())] == ["Review in 14 days: Nine schools share"]


def test_a_lead_who_left_the_network_and_a_plan_in_draft_are_told_nothing(milestone, clock):
    clock.move_to(at("2026-11-18 09:00"))
    assert tick() == []


def test_the_end_of_a_chairs_term_is_told_three_times(network, clock):
    chair = appoint(Role.CHAIR, network, starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2026, 12, 18))
    seil = appoint(Role.SEIL, network, starts_on=dt.date(2024, 1, 1))
    found = []
    for day in ("2026-07-10", "2026-07-13", "2026-10-05", "2026-11-18", "2026-12-18"):
        clock.move_to(at(f"{day} 09:00"))
        mails = tick()
        found.append((day, mails))
        assert {mail.to[0] for mail in mails} in (set(), {chair.email, seil.email})
    assert [day for day, mails in found if mails] == ["2026-07-13", "2026-10-05", "2026-11-18"]
    own = Notice.objects.filter(person=chair).order_by("pk").values_list("occurrence", flat=True)
    assert list(own) == ["two terms 2026-12-18", "one term 2026-12-18", "30 days 2026-12-18"]


def test_nothing_is_told_when_somebody_follows_the_chair(network, clock):
    appoint(Role.CHAIR, network, starts_on=dt.date(2024, 1, 1), ends_on=dt.date(2026, 12, 18))
    appoint(Role.CHAIR, network, starts_on=dt.date(2026, 12, 19), ends_on=None)
    clock.move_to(at("2026-11-18 09:00"))
    assert tick() == []


def test_a_network_that_loses_its_chair_is_told_to_executive_and_area(network, clock):
    executive, director = appoint(Role.EXECUTIVE, network), appoint(Role.AREA_DIRECTOR, network.area)
    Appointment.objects.filter(person=executive).update(ends_on=None)
    appoint(Role.CHAIR, network, ends_on=dt.date(2026, 11, 10))
    clock.move_to(at("2026-11-11 09:00"))
    subject = "The Wattle Ridge network has no chair"
    assert told(tick()) == sorted([(executive.email, subject), (director.email, subject)])
    clock.move_to(at("2026-11-12 09:00"))
    assert tick() == []


def test_a_new_network_that_never_had_a_chair_troubles_nobody(network):
    appoint(Role.EXECUTIVE, network, ends_on=None)
    assert tick() == []


@pytest.mark.parametrize(
    ("now", "leaves"),
    [("2026-11-13 19:00", "2026-11-16 07:00"), ("2026-12-19 10:00", "2027-01-27 07:00")],
)
def test_what_can_wait_waits_for_school_days_and_is_then_one_mail(quiet_item, clock, now, leaves):
    assert SchoolTerm.objects.filter(year=2027).exists()
    clock.move_to(at(now))
    person = PersonFactory()
    ActionFactory.create_batch(2, item=quiet_item, owner=person, due_on=None)
    assert tick() == []
    clock.move_to(at(leaves) - dt.timedelta(minutes=1))
    assert tick() == []
    clock.move_to(at(leaves))
    assert [mail.subject[:10] for mail in tick()] == ["2 notices:"]
