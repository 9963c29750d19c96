"""A joint meeting of two networks: one meeting, both sides alike, and nothing of it for anybody else."""

import datetime as dt
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import ItemState, OwnerKind, Sensitivity, State
from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting, Paper, Reply
from meetings.services import actions, agenda, chairing, circulation, proposals, replies
from meetings.services import meeting as services
from meetings.services.actions import Owner
from meetings.services.expected import parties
from meetings.services.parts import ask_too, newcomers
from meetings.views.action_list import within_reach
from networks.models import School
from reminders import calendar
from reminders.kinds.meetings import Invitation
from tests.factories import (
    ActionFactory,
    AttendanceFactory,
    DecisionFactory,
    ItemFactory,
    NetworkFactory,
    PaperFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    appoint,
)
from tests.meetings.before.conftest import item_of
from tests.meetings.before.sent import HTMX, row, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(setting):
    """A second network of the region, with a chair, a school and its principal."""
    network = NetworkFactory(name="Stringybark", area=setting.network.area)
    school = SchoolFactory(name="Over the Hill", network=network)
    setting.people["other_chair"] = appoint("chair", network)
    setting.people["other_principal"] = appoint("principal", school)
    setting.people["far_chair"] = setting.people["stranger"]
    return network


@pytest.fixture
def both(setting, other, meeting):
    """The published meeting, now of both networks, with an executive item."""
    Meeting.objects.filter(pk=meeting.pk).update(joint_place=other)
    item = item_of(meeting, "Close")
    AgendaItem.objects.filter(pk=item.pk).update(sensitivity=Sensitivity.EXECUTIVE)
    PaperFactory(item=item)
    return Meeting.objects.select_related("place", "joint_place").get(pk=meeting.pk)


BOTH_SIDES = ("chair", "other_chair", "principal", "other_principal")


def test_both_sides_see_it_and_nobody_else(setting, both):
    sees = {
        who for who in setting.people if Meeting.objects.visible_to(setting.people[who]).filter(pk=both.pk).exists()
    }
    assert sees == {*BOTH_SIDES, "executive", "seil", "second", "area_director", "forum_admin"}


def test_a_draft_is_for_those_of_both_sides_who_set_the_agenda(setting, other, draft):
    Meeting.objects.filter(pk=draft.pk).update(joint_place=other)
    sees = {
        who for who in setting.people if Meeting.objects.visible_to(setting.people[who]).filter(pk=draft.pk).exists()
    }
    assert sees == {"chair", "executive", "seil", "other_chair"}


def test_executive_items_and_their_papers_are_for_both_executives(setting, both):
    for who in ("chair", "other_chair"):
        assert AgendaItem.objects.visible_to(setting.people[who]).filter(meeting=both).count() == 3
        assert Paper.objects.visible_to(setting.people[who]).count() == 1
    for who in ("principal", "other_principal"):
        assert AgendaItem.objects.visible_to(setting.people[who]).filter(meeting=both).count() == 2
        assert not Paper.objects.visible_to(setting.people[who]).exists()
    assert not AgendaItem.objects.visible_to(setting.stranger).exists()


@pytest.mark.parametrize("who", ["chair", "other_chair"])
def test_both_executives_set_the_agenda(as_, setting, both, who):
    item = item_of(both, "Welcome")
    assert as_(who).get(url("agenda_edit", both)).status_code == 200
    assert as_(who).post(url("item_minutes", both, item.pk), row(item, minutes="25"), **HTMX).status_code == 200
    assert item_of(both, "Welcome").minutes == 25


def test_other_meetings_of_the_first_network_stay_shut_for_the_second(as_, setting, both, draft):
    assert as_("other_chair").get(url("agenda_edit", draft)).status_code == 404
    ItemFactory(meeting=draft)
    seen = AgendaItem.objects.visible_to(setting.people["other_chair"])
    assert set(seen.values_list("meeting", flat=True)) == {both.pk}
    with pytest.raises(NotAllowed):
        agenda.add_item(meeting=draft, section=0, by=setting.people["other_chair"], title="x")


def test_schools_of_both_reply_and_are_on_the_roll(setting, other, both):
    school = other.memberships.get().school
    replies.reply(meeting=both, school=school, answer="yes", by=setting.people["other_principal"])
    assert [one.name for one in parties(both)] == ["Bellbird Rise", "Cutters Flat", "Over the Hill"]
    assert Reply.objects.visible_to(setting.principal).count() == 1
    with pytest.raises(Refused):
        far = SchoolFactory()
        replies.reply(meeting=both, school=far, answer="yes", by=appoint("principal", far))


def test_members_of_both_propose(setting, both):
    by = setting.people["other_principal"]
    item = proposals.propose(place=both.place, meeting=both, by=by, title="Buses", purpose="discuss")
    assert AgendaItem.objects.visible_to(by).filter(pk=item.pk, state=ItemState.PROPOSED).exists()
    assert not AgendaItem.objects.visible_to(setting.principal).filter(pk=item.pk).exists()
    with pytest.raises(NotAllowed):
        proposals.propose(place=both.place, meeting=both, by=setting.stranger, title="Buses", purpose="discuss")


def test_outcomes_are_for_both_sides(setting, both):
    now = timezone.now()
    Meeting.objects.filter(pk=both.pk).update(state=State.HELD, started_at=now, ended_at=now)
    item, closed = item_of(both, "Welcome"), item_of(both, "Close")
    DecisionFactory(item=item)
    AttendanceFactory(meeting=both, school=setting.schools[0])
    ActionFactory(item=item)
    ActionFactory(item=closed, sensitivity=Sensitivity.EXECUTIVE)
    counts = {
        who: tuple(model.objects.visible_to(setting.people[who]).count() for model in (Decision, Attendance, Action))
        for who in (*BOTH_SIDES, "stranger")
    }
    assert counts == {
        "chair": (1, 1, 2), "other_chair": (1, 1, 2), "principal": (0, 0, 1), "other_principal": (0, 0, 1),
        "stranger": (0, 0, 0),
    }  # fmt: skip


def test_both_sides_are_told_each_as_of_their_own(setting, both):
    told = Invitation().audience([both], timezone.now())[both.pk]
    reasons = {who: told[setting.people[who].pk].reason for who in BOTH_SIDES}
    assert "Wattle Ridge" in reasons["principal"]
    assert "Stringybark" in reasons["other_principal"]
    assert setting.stranger.pk not in told
    assert told[setting.people["other_principal"].pk].schools == ("Over the Hill",)


def held(meeting, state=State.CIRCULATED):
    at = timezone.now() - dt.timedelta(days=20)
    Meeting.objects.filter(pk=meeting.pk).update(
        state=state, starts_at=at, started_at=at, ended_at=at, circulated_at=at, circulated_by=meeting.created_by
    )
    return Meeting.objects.select_related("place", "joint_place").get(pk=meeting.pk)


def test_the_second_network_has_it_on_its_homes_and_school_pages(as_, setting, other, both):
    Meeting.objects.filter(pk=both.pk).update(title="Together at last")
    school = other.memberships.get().school
    for who, address in (
        ("other_chair", "/"),
        ("other_chair", other.get_absolute_url()),
        ("other_principal", "/"),
        ("other_principal", school.get_absolute_url()),
        ("other_principal", url("reply", both)),
    ):
        page = as_(who).get(address)
        assert (page.status_code, "Together at last" in page.content.decode()) == (200, True), (who, address)
    page = as_("other_chair").get("/").content.decode()
    assert "Wattle Ridge network" not in page  # their own network stays where they are at home
    assert "schools have not replied" in page


def test_pages_of_it_lead_each_side_to_its_own_meetings(as_, setting, other, both):
    theirs = reverse("meetings:meeting_list", args=["network", other.slug])
    for page in (both.get_absolute_url(), url("agenda_edit", both)):
        assert f'href="{theirs}"' in as_("other_chair").get(page).content.decode()
    held(both)
    assert f'href="{theirs}"' in as_("other_chair").get(url("meeting_minutes", both)).content.decode()


def test_it_is_in_the_year_book_of_both(as_, setting, other, both):
    found = held(both)
    for who, network in (("principal", setting.network), ("other_principal", other)):
        page = as_(who).get(reverse("meetings:yearbook", args=["network", network.slug])).content.decode()
        assert "Joint meeting of Wattle Ridge and Stringybark" in page, who
    assert f'id="meeting-{found.pk}"' not in as_("far_chair").get("/").content.decode()


def test_either_network_confirms_its_minutes_in_its_next_meeting_and_nobody_else(setting, other, both):
    earlier = held(both)
    later = ItemFactory(meeting__place=other, meeting__starts_at=timezone.now())
    assert circulation.to_confirm(later, setting.people["other_chair"]) == earlier
    assert circulation.to_confirm(later, setting.stranger) is None
    Meeting.objects.filter(pk=later.meeting_id).update(state=State.IN_PROGRESS, started_at=timezone.now())
    later = AgendaItem.objects.select_related("meeting__place").get(pk=later.pk)
    done = circulation.confirm_in_meeting(meeting=earlier, item=later, by=setting.people["other_chair"])
    assert done.state == State.CONFIRMED


def test_minutes_of_one_network_are_not_confirmed_by_the_other_at_the_joint_meeting(setting, other, both):
    own = held(PublishedMeetingFactory(place=setting.network))
    item = item_of(both, "Welcome")
    assert circulation.to_confirm(item, setting.chair) == own
    assert circulation.to_confirm(item, setting.people["other_chair"]) is None
    with pytest.raises(NotAllowed):
        circulation.confirm_in_meeting(meeting=own, item=item, by=setting.people["other_chair"])


def test_somebody_of_either_network_chairs_it(setting, other, both):
    found = {person.pk for person in chairing.candidates(both)}
    assert found == {setting.people[who].pk for who in ("principal", "second", "executive", "other_principal")}


def test_mails_and_calendars_name_both(setting, both):
    letter = Invitation().letter(both, "", "")
    assert "Wattle Ridge and Stringybark networks meeting" in letter.subject
    chairs = " and ".join(setting.people[who].name for who in ("chair", "other_chair"))
    assert f"{chairs} chair." in letter.when.lines[-1]
    assert "SUMMARY:Wattle Ridge and Stringybark networks: " in calendar.download(both).replace("\r\n ", "")


def test_planning_one(as_, setting, other):
    address = reverse("meetings:meeting_create", args=["network", setting.network.slug])
    far = NetworkFactory()
    data = {
        "uid": str(uuid4()), "title": "Together", "time": "09:30", "length_minutes": "120", "venue": "",
        "online_url": "", "day": (timezone.localdate() + dt.timedelta(days=40)).isoformat(),
        "joint_place": other.pk, "start_from": "",
    }  # fmt: skip
    assert as_("chair").post(address, data | {"joint_place": far.pk}).status_code == 422
    assert as_("chair").post(address, data).status_code == 302
    meeting = Meeting.objects.get(title="Together")
    services.publish(meeting=meeting, by=setting.people["other_chair"])
    page = as_("other_principal").get(meeting.get_absolute_url()).content.decode()
    assert "Wattle Ridge and Stringybark" in page
    theirs = reverse("meetings:meeting_list", args=["network", other.slug])
    assert "Joint meeting of Wattle Ridge and Stringybark" in as_("other_principal").get(theirs).content.decode()


def test_the_database_knows_no_meeting_of_one_network_with_itself(meeting):
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(joint_place=meeting.place_id)


@pytest.fixture
def talked(both):
    now = timezone.now()
    Meeting.objects.filter(pk=both.pk).update(
        state=State.HELD, starts_at=now - dt.timedelta(hours=2), started_at=now, ended_at=now
    )
    meeting = Meeting.objects.select_related("place", "joint_place").get(pk=both.pk)
    return meeting.items.filter(sensitivity=Sensitivity.MEMBERS).on_the_agenda().first()


def action_from(item, owner, by) -> Action:
    made = actions.set_action(what="Share the buses", owner=owner, item=item, by=by)
    return Action.objects.select_related("place", "item__meeting__place", "item__meeting__joint_place").get(pk=made.pk)


def test_an_action_sits_with_the_network_of_whoever_is_to_do_it(setting, other, talked):
    people, chair = setting.people, setting.people["chair"]
    hill = School.objects.get(name="Over the Hill")
    ours, theirs = setting.network.pk, other.pk
    seats = [
        (Owner(OwnerKind.PERSON, person=people["principal"]), ours),
        (Owner(OwnerKind.PERSON, person=people["other_principal"]), theirs),
        (Owner(OwnerKind.SCHOOL, school=setting.schools[0]), ours),
        (Owner(OwnerKind.SCHOOL, school=hill), theirs),
        (Owner(OwnerKind.ROLE, role="chair", place=setting.network), ours),
        (Owner(OwnerKind.ROLE, role="chair", place=other), theirs),
    ]
    for owner, seat in seats:
        action = action_from(talked, owner, chair)
        assert action.place_id == seat, owner
        assert action.moved_away == ""
        for who, may in (("chair", True), ("other_chair", True), ("far_chair", False), ("seil", False)):
            assert actions.may_manage(people[who], action) is may, who
    kept = Action.objects.get(owner_kind=OwnerKind.ROLE, place=other)
    assert [kept] == list(Action.objects.owned_by(people["other_chair"]).filter(item=talked))


def test_each_school_of_both_has_a_part_that_counts_for_its_own_network(setting, other, talked):
    action = action_from(talked, Owner(OwnerKind.EACH_SCHOOL), setting.people["other_chair"])
    seats = dict(action.parts.values_list("school__name", "place"))
    assert seats == {school.name: setting.network.pk for school in setting.schools} | {"Over the Hill": other.pk}
    SchoolFactory(name="Late", network=other)
    late = newcomers(action)
    assert [school.name for school in late] == ["Late"]
    made = ask_too(action=action, schools=[late[0].pk], by=setting.people["chair"])
    assert [part.place_id for part in made] == [other.pk]


def test_an_action_that_is_given_across_moves_with_whoever_has_it_now(setting, talked, other):
    people = setting.people
    action = action_from(talked, Owner(OwnerKind.PERSON, person=people["principal"]), people["chair"])
    given = actions.give_action(
        action=action, owner=Owner(OwnerKind.PERSON, person=people["other_principal"]), by=people["other_chair"]
    )
    assert Action.objects.get(pk=given.pk).place_id == other.pk
    with pytest.raises(Refused, match="does not belong"):
        actions.give_action(
            action=action, owner=Owner(OwnerKind.PERSON, person=people["far_chair"]), by=people["chair"]
        )


def test_the_form_offers_people_roles_and_schools_of_both(as_, setting, other, talked):
    page = as_("other_chair").get(reverse("meetings:item_action_add", args=[talked.pk])).content.decode()
    for name in ("Over the Hill", setting.schools[0].name, "Chair, Stringybark", f"Chair, {setting.network.name}"):
        assert name in page
    whose = f"role:chair:{other.pk}"
    as_("other_chair").post(reverse("meetings:item_action_add", args=[talked.pk]), {"what": "Write", "whose": whose})
    assert Action.objects.get(what="Write").place_id == other.pk
    assert within_reach(setting.people["chair"], [Action.objects.get(what="Write")])
    assert not within_reach(setting.people["far_chair"], [Action.objects.get(what="Write")])
