"""Follow-up actions: whose they are, who closes them, parts for each school, days without school, second clicks."""

import datetime as dt
import threading

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import ActionState, OwnerKind, Sensitivity
from meetings.models import Action, SchoolTerm
from meetings.services import actions as services
from meetings.services.actions import Owner
from roles.enums import Role
from tests.factories import ActionFactory, SchoolFactory, appoint

EACH = Owner(OwnerKind.EACH_SCHOOL)


@pytest.fixture
def each(setting, items):
    return services.set_action(what="Add two texts", owner=EACH, item=items[0], by=setting.chair)


def part_of(each, school) -> Action:
    return each.parts.get(school=school)


def test_one_part_for_each_school_of_today(each, setting):
    assert set(each.parts.values_list("school", flat=True)) == {school.pk for school in setting.schools}
    SchoolFactory(network=setting.network)
    assert each.parts.count() == 3


def test_the_parent_is_done_when_every_part_is_done_or_dropped(each, setting):
    first, second, third = setting.schools
    services.close_action(action=part_of(each, first), by=setting.principal)
    each.refresh_from_db()
    assert each.state == ActionState.UNDER_WAY
    services.drop_action(action=part_of(each, second), reason="No library", by=setting.chair)
    services.close_action(action=part_of(each, third), by=setting.chair)
    each.refresh_from_db()
    assert (each.state, each.closed_by) == (ActionState.DONE, setting.chair)
    services.reopen_action(action=part_of(each, first), by=setting.principal)
    each.refresh_from_db()
    assert (each.state, each.closed_by) == (ActionState.UNDER_WAY, None)


def test_what_shows_it_is_linked_while_it_is_open_and_stays(as_, setting, items):
    action = ActionFactory(item=items[0], owner=setting.principal)
    url = reverse("meetings:action_progress", args=[action.pk])
    link = "https://example.org/timetable"
    assert as_("principal").post(url, {"state": "under_way", "evidence_url": "not a link"}).status_code == 422
    assert as_("principal").post(url, {"state": "under_way", "evidence_url": link}).status_code == 302
    assert link in as_("second").get(action.get_absolute_url()).content.decode()
    assert link in as_("principal").get(reverse("meetings:action_close", args=[action.pk])).content.decode()
    action.refresh_from_db()
    services.close_action(action=action, by=setting.principal)
    action.refresh_from_db()
    services.reopen_action(action=action, by=setting.principal)
    action.refresh_from_db()
    assert (action.state, action.evidence_url) == (ActionState.OPEN, link)
    services.say_progress(action=action, state=ActionState.UNDER_WAY, waiting_on="", by=setting.principal)
    action.refresh_from_db()
    assert action.evidence_url == link


def test_the_parent_is_not_closed_over_the_heads_of_the_schools(each, setting):
    with pytest.raises(Refused, match="3 of 3 are still open"):
        services.close_action(action=each, by=setting.chair)


def test_dropping_the_parent_drops_open_parts_and_reopening_brings_them_back(each, setting):
    services.close_action(action=part_of(each, setting.schools[0]), by=setting.principal)
    services.drop_action(action=each, reason="Bank closed", by=setting.chair)
    states = sorted(each.parts.values_list("state", flat=True))
    assert states == [ActionState.DONE, ActionState.NOT_NEEDED, ActionState.NOT_NEEDED]
    services.reopen_action(action=each, by=setting.chair)
    assert sorted(each.parts.values_list("state", flat=True)) == [ActionState.DONE, ActionState.OPEN, ActionState.OPEN]


def test_an_action_of_a_role_follows_the_role(setting, items):
    action = services.set_action(
        what="Write", owner=Owner(OwnerKind.ROLE, role=Role.SEIL), item=items[0], by=setting.chair
    )
    later = appoint(Role.SEIL, setting.network, starts_on=timezone.localdate() + dt.timedelta(days=30))
    assert action in Action.objects.owned_by(setting.seil)
    assert action not in Action.objects.owned_by(later)
    with time_machine.travel(timezone.now() + dt.timedelta(days=31)):
        assert action in Action.objects.owned_by(later)


@pytest.mark.parametrize(("name", "may"), [
    ("chair", True), ("executive", True), ("principal", True), ("seil", True),
    ("second", False), ("area_director", False), ("forum_admin", False),
])  # fmt: skip
def test_who_may_close(setting, items, name, may):
    action = ActionFactory(item=items[0], owner=setting.principal, set_by=setting.seil)
    if may:
        assert services.close_action(action=action, by=setting.people[name]).state == ActionState.DONE
    else:
        with pytest.raises(NotAllowed):
            services.close_action(action=action, by=setting.people[name])


def test_closing_twice_is_once_and_a_later_note_is_added(setting, items):
    action = ActionFactory(item=items[0], owner=setting.principal)
    first = services.close_action(action=action, by=setting.principal)
    again = services.close_action(action=action, by=setting.chair)
    assert (again.closed_at, again.closed_by) == (first.closed_at, setting.principal)
    noted = services.close_action(action=action, note="Room 4", by=setting.chair)
    assert (noted.closing_note, noted.closed_by) == ("Room 4", setting.principal)


def test_the_same_action_set_twice_is_one(setting, items):
    made = [services.set_action(what="Write", owner=EACH, item=items[0], by=setting.chair) for _ in range(2)]
    assert made[0] == made[1]
    assert Action.objects.filter(parent=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_schools_close_their_last_parts_at_once(setting, items, each):
    services.close_action(action=part_of(each, setting.schools[2]), by=setting.chair)
    start, faults = threading.Barrier(2), []

    def close(action, by):
        try:
            start.wait()
            services.close_action(action=action, by=by)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    pairs = [
        (part_of(each, setting.schools[0]), setting.principal),
        (part_of(each, setting.schools[1]), setting.second),
    ]
    threads = [threading.Thread(target=close, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    each.refresh_from_db()
    assert (faults, each.state) == ([], ActionState.DONE)


def test_no_longer_needed_asks_for_a_reason(as_, setting, items):
    action = ActionFactory(item=items[0], owner=setting.principal)
    url = reverse("meetings:action_drop", args=[action.pk])
    assert as_("principal").post(url, {"reason": " "}).status_code == 422
    as_("principal").post(url, {"reason": "The room is gone"})
    action.refresh_from_db()
    assert (action.state, action.closing_note) == (ActionState.NOT_NEEDED, "The room is gone")


def test_a_stale_change_is_refused_with_what_stands_there(as_, setting, items):
    action = ActionFactory(item=items[0], what="Book a room", set_by=setting.chair, due_on=None)
    url = reverse("meetings:action_edit", args=[action.pk])
    as_("chair").post(url, {"what": "Book the hall", "version": 1})
    answer = as_("executive").post(url, {"what": "Book the library", "version": 1})
    assert answer.status_code == 422
    assert "It now reads: “Book the hall”" in answer.content.decode()
    assert "Book the library" in answer.content.decode()


def test_a_due_day_in_the_holidays_is_asked_about_once(as_, items):
    SchoolTerm.objects.all().delete()
    SchoolTerm.objects.create(year=2027, number=1, starts_on=dt.date(2027, 1, 27), ends_on=dt.date(2027, 4, 1))
    SchoolTerm.objects.create(year=2027, number=2, starts_on=dt.date(2027, 4, 19), ends_on=dt.date(2027, 6, 25))
    url = reverse("meetings:item_action_add", args=[items[0].pk])
    data = {"what": "Write", "whose": f"person:{items[0].owner_id}", "due_on": "2027-04-07"}
    answer = as_("chair").post(url, data)
    text = answer.content.decode().replace("\xa0", " ")
    assert answer.status_code == 422
    assert "Wed 7 Apr 2027 is in the school holidays. The next school day is Mon 19 Apr 2027." in text
    assert 'value="2027-04-19"' in text
    as_("chair").post(url, data | {"due_kept": answer.context["form"].data["due_kept"]})
    assert Action.objects.get().due_on == dt.date(2027, 4, 7)


def test_a_past_day_and_a_foreign_owner_are_refused(as_, setting, items):
    url = reverse("meetings:item_action_add", args=[items[0].pk])
    past = as_("chair").post(url, {"what": "Write", "whose": "each", "due_on": "2020-01-06"})
    assert "has passed" in past.content.decode()
    foreign = as_("chair").post(url, {"what": "Write", "whose": f"person:{setting.stranger.pk}"})
    assert foreign.status_code == 422
    assert not Action.objects.exists()


def test_under_way_and_waiting(as_, setting, items):
    action = ActionFactory(item=items[0], owner=setting.principal, due_on=None)
    url = reverse("meetings:action_progress", args=[action.pk])
    as_("principal").post(url, {"state": "under_way", "waiting_on": "the bus company"})
    page = as_("principal").get(action.get_absolute_url()).content.decode()
    assert "Waiting for the bus company" in page
    assert as_("principal").post(url, {"state": "done"}).status_code == 422


def test_the_way_back_leads_only_into_this_site(as_, setting, items):
    action = ActionFactory(item=items[0], owner=setting.principal)
    url = reverse("meetings:action_close", args=[action.pk])
    assert as_("principal").post(url, {"next": "https://elsewhere.example/"}).url == action.get_absolute_url()
    assert as_("principal").post(url, {"next": "//elsewhere.example/"}).url == action.get_absolute_url()


def test_an_executive_action_takes_the_sensitivity_of_its_item(setting, items):
    items[0].sensitivity = Sensitivity.EXECUTIVE
    items[0].save()
    action = services.set_action(what="Talk", owner=EACH, item=items[0], by=setting.chair)
    assert set(Action.objects.values_list("sensitivity", flat=True)) == {Sensitivity.EXECUTIVE}
    assert action not in Action.objects.visible_to(setting.area_director)
