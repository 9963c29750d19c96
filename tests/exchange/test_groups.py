import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from common.errors import NotAllowed, Refused
from exchange.services import concluding, groups, joining
from fiso.enums import PlanState
from fiso.services.plans import start_plan
from meetings.services.meeting import plan_meeting
from meetings.services.proposals import propose
from networks.enums import GroupState
from networks.models import Group, GroupMembership, GroupOwner
from roles.enums import RequestState, Role
from roles.models import Appointment, GroupRequest
from tests.factories import ActionFactory, PersonFactory, PlanFactory, PublishedMeetingFactory, SchoolFactory

CHARTER = {
    "name": "Attendance in winter",
    "purpose": "One in five is away on Fridays.",
    "focus": "Attendance",
    "who_for": "Secondary schools",
    "by_when": None,
}
REPORT = {"report_did": "We visited.", "report_changed": "More came.", "report_take": "The call sheet."}


def proposed(setting, **more):
    person = setting.neighbour_principal
    return groups.propose_group(network=setting.ours, lead=person, by=person, **CHARTER | more)


def test_a_member_proposes_and_the_chair_approves_and_the_group_is_at_work(setting):
    request = proposed(setting)
    assert request.group.state == GroupState.PROPOSED
    group = groups.approve(request=request, by=setting.chair)
    assert (group.state, group.opened_on) == (GroupState.ACTIVE, timezone.localdate())
    assert groups.places.owners_of(group) == [setting.ours]
    lead = Appointment.objects.get(place=group, role=Role.GROUP_LEAD)
    assert (lead.person, lead.appointed_by) == (setting.neighbour_principal, setting.chair)
    assert setting.neighbour_principal.has_perm("set_agenda", group)


def test_nobody_of_another_network_proposes_or_decides(setting):
    with pytest.raises(NotAllowed):
        groups.propose_group(network=setting.ours, lead=setting.their_principal, by=setting.their_principal, **CHARTER)
    with pytest.raises(NotAllowed):
        groups.approve(request=proposed(setting), by=setting.their_chair)
    with pytest.raises(NotAllowed):
        groups.approve(request=proposed(setting), by=setting.principal)


def test_who_would_lead_a_group_does_not_decide_on_it(setting):
    request = groups.propose_group(network=setting.ours, lead=setting.chair, by=setting.chair, **CHARTER)
    with pytest.raises(Refused, match="somebody else"):
        groups.approve(request=request, by=setting.chair)
    assert groups.approve(request=request, by=setting.executive).state == GroupState.ACTIVE


def test_two_clicks_make_one_proposal_and_two_approvals_say_so(setting):
    first, second = proposed(setting), proposed(setting)
    assert first == second
    groups.approve(request=first, by=setting.chair)
    with pytest.raises(Refused, match="answered already"):
        groups.approve(request=first, by=setting.executive)


def test_a_declined_proposal_keeps_its_reason_and_never_begins(setting):
    request = joining.decline(request=proposed(setting), reason="Another group does it.", by=setting.chair)
    assert (request.state, request.reason) == (RequestState.DECLINED, "Another group does it.")
    group = Group.objects.get(pk=request.group_id)
    assert (group.state, group.reason) == (GroupState.DECLINED, "Another group does it.")
    with pytest.raises(Refused, match="answered already"):
        groups.approve(request=request, by=setting.chair)


def test_who_proposed_takes_it_back_and_nobody_else(setting):
    request = proposed(setting)
    with pytest.raises(NotAllowed):
        joining.withdraw(request=request, by=setting.principal)
    joining.withdraw(request=request, by=setting.neighbour_principal)
    assert Group.objects.get(pk=request.group_id).state == GroupState.WITHDRAWN


def test_another_network_owns_the_group_once_its_executive_says_yes(setting):
    request = joining.invite(group=setting.group, party=setting.theirs, by=setting.lead)
    assert not setting.their_chair.has_perm("view_community", setting.group)
    with pytest.raises(NotAllowed):
        joining.accept(request=request, by=setting.chair)
    joining.accept(request=request, by=setting.their_chair)
    assert setting.their_chair.has_perm("view_community", setting.group)
    assert setting.their_principal.has_perm("view_place", setting.group)
    assert not setting.their_principal.has_perm("view_community", setting.group)


def test_a_school_asks_and_the_lead_lets_it_in(setting):
    request = joining.ask_to_join(group=setting.group, party=setting.neighbour, by=setting.neighbour_principal)
    assert list(GroupRequest.objects.to_answer(setting.lead)) == [request]
    assert list(GroupRequest.objects.to_answer(setting.neighbour_principal)) == []
    joining.accept(request=request, by=setting.lead)
    assert setting.neighbour_principal.has_perm("view_community", setting.group)


def test_nobody_asks_for_another_school_or_for_a_group_they_do_not_know(setting):
    with pytest.raises(NotAllowed):
        joining.ask_to_join(group=setting.group, party=setting.neighbour, by=setting.principal)
    with pytest.raises(NotAllowed):
        joining.ask_to_join(group=setting.group, party=setting.their_principal, by=setting.their_principal)


def test_a_declined_request_says_why_to_who_asked(setting):
    request = joining.ask_to_join(
        group=setting.group, party=setting.neighbour_principal, by=setting.neighbour_principal
    )
    with pytest.raises(Refused, match="Say why"):
        joining.decline(request=request, reason=" ", by=setting.lead)
    joining.decline(request=request, reason="Full for this term.", by=setting.lead)
    found = GroupRequest.objects.visible_to(setting.neighbour_principal).get(pk=request.pk)
    assert (found.state, found.reason) == (RequestState.DECLINED, "Full for this term.")


def test_an_invited_person_answers_for_themselves(setting):
    person = PersonFactory()
    request = joining.invite(group=setting.group, party=person, by=setting.lead)
    with pytest.raises(NotAllowed):
        joining.accept(request=request, by=setting.lead)
    joining.accept(request=request, by=person)
    assert person.has_perm("view_community", setting.group)
    assert not person.has_perm("set_agenda", setting.group)


def test_asking_twice_is_once_and_the_database_holds_it(setting):
    first = joining.invite(group=setting.group, party=setting.neighbour, by=setting.lead)
    again = joining.ask_to_join(group=setting.group, party=setting.neighbour, by=setting.neighbour_principal)
    assert first == again
    with pytest.raises(IntegrityError), transaction.atomic():
        GroupRequest.objects.create(group=setting.group, school=setting.neighbour, way="asked", by=setting.lead)


def test_all_schools_of_the_network_come_in_at_once(setting):
    SchoolFactory(network=setting.theirs)
    request = joining.ask_to_join(group=setting.group, party=setting.neighbour, by=setting.neighbour_principal)
    with pytest.raises(NotAllowed):
        joining.add_all_schools(group=setting.group, network=setting.ours, by=setting.lead)
    assert joining.add_all_schools(group=setting.group, network=setting.ours, by=setting.chair) == 1
    assert joining.add_all_schools(group=setting.group, network=setting.ours, by=setting.chair) == 0
    members = GroupMembership.objects.current().filter(group=setting.group)
    assert {row.school_id for row in members} == {setting.member.pk, setting.neighbour.pk}
    request.refresh_from_db()
    assert request.state == RequestState.ACCEPTED


def test_a_school_leaves_and_reads_no_more(setting):
    joining.leave(group=setting.group, party=setting.member, by=setting.principal)
    assert not setting.principal.has_perm("view_community", setting.group)
    assert setting.principal.has_perm("view_place", setting.group)


def test_the_lead_hands_over_before_leaving(setting):
    with pytest.raises(Refused, match="leads Writing"):
        joining.leave(group=setting.group, party=setting.lead, by=setting.lead)
    groups.change_lead(group=setting.group, to=setting.principal, by=setting.chair)
    assert setting.principal.has_perm("set_agenda", setting.group)
    held = Appointment.objects.current().filter(place=setting.group, person=setting.lead)
    assert Role.GROUP_MEMBER in {row.role for row in held}


def test_a_group_keeps_at_least_one_network(setting):
    with pytest.raises(Refused, match="only network"):
        joining.leave(group=setting.group, party=setting.ours, by=setting.chair)
    GroupOwner.objects.create(group=setting.group, network=setting.theirs, starts_on=dt.date(2020, 1, 1))
    joining.leave(group=setting.group, party=setting.ours, by=setting.chair)
    assert groups.places.owners_of(setting.group) == [setting.theirs]


def test_concluding_reports_calls_off_closes_and_hands_on(setting):
    meeting = PublishedMeetingFactory(place=setting.group)
    plan = PlanFactory(place=setting.group, state=PlanState.ACTIVE, activated_at=timezone.now())
    kept = ActionFactory(place=setting.group, item=None, owner=setting.lead, set_by=setting.lead)
    dropped = ActionFactory(place=setting.group, item=None, owner=setting.lead, set_by=setting.lead)
    request = joining.ask_to_join(group=setting.group, party=setting.neighbour, by=setting.neighbour_principal)
    group = concluding.conclude(
        group=setting.group, report=REPORT, spread="adapt", dropped=frozenset([dropped.pk]), by=setting.lead
    )
    assert (group.state, group.concluded_on) == (GroupState.CONCLUDED, timezone.localdate())
    for row in (meeting, plan, kept, dropped, request):
        row.refresh_from_db()
    assert (meeting.state, meeting.cancelled_reason) == ("cancelled", "The group is concluded.")
    assert plan.state == PlanState.CLOSED
    assert (kept.state, dropped.state) == ("open", "not_needed")
    assert request.state == RequestState.DECLINED


def test_a_report_is_written_whole(setting):
    with pytest.raises(Refused, match="few words"):
        concluding.conclude(group=setting.group, report=REPORT | {"report_take": " "}, spread="no", by=setting.lead)
    with pytest.raises(Refused, match="Choose an answer"):
        concluding.conclude(group=setting.group, report=REPORT, spread="perhaps", by=setting.lead)
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.filter(pk=setting.group.pk).update(state=GroupState.CONCLUDED)


def test_nothing_is_written_in_a_concluded_group(setting):
    concluding.conclude(group=setting.group, report=REPORT, spread="no", by=setting.lead)
    soon = timezone.now() + dt.timedelta(days=10)
    refused = [
        lambda: plan_meeting(place=setting.group, starts_at=soon, length_minutes=60, by=setting.lead),
        lambda: propose(place=setting.group, by=setting.lead, title="More"),
        lambda: start_plan(place=setting.group, year=timezone.localdate().year, by=setting.lead),
        lambda: joining.invite(group=setting.group, party=setting.neighbour, by=setting.lead),
        lambda: joining.leave(group=setting.group, party=setting.member, by=setting.principal),
        lambda: groups.change_lead(group=setting.group, to=setting.principal, by=setting.chair),
        lambda: groups.change_charter(group=setting.group, version=1, by=setting.lead, **CHARTER),
    ]
    for attempt in refused:
        with pytest.raises(Refused, match="concluded"):
            attempt()
    assert setting.principal.has_perm("view_community", setting.group)


def test_a_concluded_group_is_taken_up_again_with_a_reason_within_half_a_year(setting):
    concluding.conclude(group=setting.group, report=REPORT, spread="no", by=setting.lead)
    with pytest.raises(Refused, match="why it goes on"):
        concluding.reopen(group=setting.group, reason="", by=setting.chair)
    group = concluding.reopen(group=setting.group, reason="A second year of money.", by=setting.chair)
    assert (group.state, group.closed_on) == (GroupState.ACTIVE, None)
    assert group.report_did == REPORT["report_did"]
    concluding.conclude(group=group, report=REPORT, spread="no", by=setting.lead)
    long_ago = timezone.localdate() - dt.timedelta(days=181)
    Group.objects.filter(pk=group.pk).update(concluded_on=long_ago)
    with pytest.raises(Refused, match="six months"):
        concluding.reopen(group=group, reason="Again", by=setting.chair)


def test_two_who_save_the_charter_lose_nothing(setting):
    groups.change_charter(group=setting.group, version=1, by=setting.lead, **CHARTER)
    with pytest.raises(groups.Stale):
        groups.change_charter(group=setting.group, version=1, by=setting.chair, **CHARTER | {"focus": "Other"})
    assert groups.change_charter(group=setting.group, version=1, by=setting.chair, **CHARTER).version == 2
