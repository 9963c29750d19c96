"""From a draft to a published, moved, changed or cancelled meeting: what is kept, what rises, who may."""

import datetime as dt
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import State
from meetings.models import Meeting
from meetings.services import agenda, order
from meetings.services import meeting as services
from meetings.services.layout import SECTIONS
from networks.models import Forum
from tests.meetings.before.conftest import item_of, titles


def plan_form(**changes):
    day = timezone.localdate() + dt.timedelta(days=30)
    data = {"title": "", "day": day.isoformat(), "time": "09:30", "length_minutes": "120", "venue": "Library"}
    return {**data, "online_url": "", "proposals_close_on": "", "uid": str(uuid4()), **changes}


def create_url(setting):
    return reverse("meetings:meeting_create", args=["network", setting.network.slug])


def test_a_first_meeting_has_the_standing_skeleton(as_, setting):
    answer = as_("chair").post(create_url(setting), plan_form())
    meeting = Meeting.objects.get()
    assert answer["Location"] == reverse("meetings:agenda_edit", args=[meeting.pk])
    assert [section.title for section in meeting.sections.all()] == list(SECTIONS)
    assert titles(meeting) == [
        "Acknowledgement of Country and welcome", "Minutes and open actions", "Close and next meeting",
    ]  # fmt: skip
    assert (meeting.state, meeting.created_by) == (State.DRAFT, setting.chair)


def test_the_next_meeting_takes_the_sections_of_the_last(as_, setting, meeting):
    as_("chair").post(create_url(setting), plan_form())
    new = Meeting.objects.latest("pk")
    assert [section.title for section in new.sections.all()] == ["Opening", "Closing"]


def test_planning_twice_from_one_form_plans_once(as_, setting):
    client, data = as_("chair"), plan_form()
    first, second = (client.post(create_url(setting), data) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Meeting.objects.count() == 1


def test_a_form_of_another_place_is_not_taken_over(as_, setting, meeting):
    answer = as_("executive").post(create_url(setting), plan_form(uid=str(meeting.uid)))
    assert answer.status_code == 422


def test_faults_of_the_plan(as_, setting):
    client, late = as_("chair"), (timezone.localdate() + dt.timedelta(days=60)).isoformat()
    faults = [
        {"day": ""}, {"day": "soon"}, {"day": "2026-02-30"}, {"day": "9999-12-31"}, {"day": "0001-01-01"},
        {"time": "25:00"}, {"time": ""}, {"length_minutes": "4"}, {"length_minutes": "721"},
        {"length_minutes": "two"}, {"uid": "x"},
        {"online_url": "not a link"}, {"proposals_close_on": late}, {"proposals_close_on": "x"}, {"venue": "x" * 201},
        {"title": "x" * 161}, {"day": timezone.localdate().isoformat(), "time": "00:00"}, {"venue": "\x00"},
    ]  # fmt: skip
    for fault in faults:
        answer = client.post(create_url(setting), plan_form(**fault))
        assert answer.status_code == 422, fault
        assert "title" in fault or "What you typed is kept" in answer.content.decode(), fault
    assert not Meeting.objects.exists()


def test_the_day_is_said_in_words_with_its_warnings(as_, setting):
    client = as_("chair")
    asked = {"day": "2027-12-25", "time": "19:00", "length_minutes": "90"}
    part = client.get(create_url(setting), asked, HTTP_HX_REQUEST="true").content.decode()
    assert "Sat\N{NO-BREAK SPACE}25\N{NO-BREAK SPACE}Dec\N{NO-BREAK SPACE}2027" in part
    for words in ("on a weekend", "in the evening", "December 2027 network meeting"):
        assert words in part
    for broken in (
        {"day": "x"},
        {"day": "2027-12-25", "time": "x"},
        {"day": "2027-12-25", "time": "9:30", "length_minutes": "x"},
    ):
        assert client.get(create_url(setting), broken, HTTP_HX_REQUEST="true").status_code == 200


def test_publishing_twice_publishes_once(as_, setting, draft):
    client, address = as_("chair"), reverse("meetings:meeting_publish", args=[draft.pk])
    client.post(address)
    first = Meeting.objects.get(pk=draft.pk)
    client.post(address)
    draft.refresh_from_db()
    assert (draft.state, draft.published_at, draft.sequence) == (State.PUBLISHED, first.published_at, 0)
    assert as_("principal").get(draft.get_absolute_url()).status_code == 200


def test_publishing_says_the_consequence_and_what_is_not_ready(as_, setting, draft):
    Meeting.objects.filter(pk=draft.pk).update(venue="", length_minutes=20)
    item = item_of(draft, "Welcome")
    type(item).objects.filter(pk=item.pk).update(owner=None)
    page = as_("chair").get(reverse("meetings:meeting_publish", args=[draft.pk])).content.decode()
    for words in ("2 schools (5 people)", "10 minutes too long", "no venue", "Nobody leads 1 item", "Publish anyway"):
        assert words in page


def test_a_past_draft_cannot_be_published(as_, draft):
    Meeting.objects.filter(pk=draft.pk).update(starts_at=timezone.now() - dt.timedelta(hours=1))
    answer = as_("chair").post(reverse("meetings:meeting_publish", args=[draft.pk]))
    assert answer.status_code == 422
    assert "Move it to another day first" in answer.content.decode()


@pytest.mark.parametrize(("state", "rise"), [(State.PUBLISHED, 1), (State.DRAFT, 0)])
def test_material_changes_rise_once_per_save(setting, meeting, draft, state, rise):
    meeting = meeting if state == State.PUBLISHED else draft
    by, before = setting.chair, meeting.sequence
    services.change_meeting(meeting=meeting, version=1, by=by, venue="Hall", length_minutes=90)
    meeting.refresh_from_db()
    assert (meeting.sequence - before, meeting.changed_at is not None) == (rise, bool(rise))
    services.change_meeting(meeting=meeting, version=1, by=by, venue="Hall", length_minutes=90)
    services.change_meeting(meeting=meeting, version=2, by=by, title="Another title")
    meeting.refresh_from_db()
    assert meeting.sequence - before == rise
    section = meeting.sections.all()[0].pk
    agenda.add_item(meeting=meeting, section=section, by=by, title="New", purpose="inform", minutes=5)
    agenda.add_item(
        meeting=meeting, section=section, by=by, title="Hidden", purpose="inform", minutes=5, sensitivity="executive"
    )
    order.step(item=item_of(meeting, "New"), direction="up", by=by)
    meeting.refresh_from_db()
    assert meeting.sequence - before == 2 * rise


def test_moving_keeps_the_meeting(as_, setting, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(proposals_close_on=timezone.localdate() + dt.timedelta(days=15))
    day = timezone.localdate() + dt.timedelta(days=9)
    data = {"day": day.isoformat(), "time": "13:00", "length_minutes": "120", "version": "1"}
    address = reverse("meetings:meeting_move", args=[meeting.pk])
    for _ in range(2):
        assert as_("chair").post(address, data).status_code == 302
    moved = Meeting.objects.get(pk=meeting.pk)
    assert (moved.uid, moved.sequence, timezone.localdate(moved.starts_at)) == (meeting.uid, 1, day)
    assert (moved.proposals_close_on, timezone.localtime(moved.starts_at).hour) == (day, 13)


def test_moving_into_the_past_is_refused(as_, meeting):
    data = {"day": "2020-01-01", "time": "13:00", "length_minutes": "120", "version": "1"}
    answer = as_("chair").post(reverse("meetings:meeting_move", args=[meeting.pk]), data)
    assert answer.status_code == 422
    assert "is past" in answer.content.decode()


@pytest.mark.parametrize("state", [State.PUBLISHED, State.DRAFT])
def test_cancelling_needs_a_reason_and_happens_once(as_, setting, meeting, draft, state):
    meeting = meeting if state == State.PUBLISHED else draft
    client, address = as_("chair"), reverse("meetings:meeting_cancel", args=[meeting.pk])
    assert client.post(address, {"reason": "  "}).status_code == 422
    for _ in range(2):
        client.post(address, {"reason": "The hall is flooded."})
    meeting.refresh_from_db()
    assert (meeting.state, meeting.sequence) == (State.CANCELLED, int(state == State.PUBLISHED))
    assert meeting.cancelled_reason == "The hall is flooded."
    assert client.get(meeting.get_absolute_url()).status_code == 200


def test_a_running_meeting_is_neither_moved_nor_cancelled(setting, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(state=State.IN_PROGRESS, started_at=timezone.now())
    when = timezone.now() + dt.timedelta(days=3)
    with pytest.raises(Refused):
        services.move_meeting(meeting=meeting, version=1, starts_at=when, length_minutes=60, by=setting.chair)
    with pytest.raises(Refused):
        services.cancel(meeting=meeting, reason="No", by=setting.chair)


def test_services_ask_for_the_right_themselves(setting, meeting, draft):
    by, item = setting.principal, item_of(meeting, "Welcome")
    calls = [
        lambda: services.publish(meeting=draft, by=by),
        lambda: services.cancel(meeting=meeting, reason="No", by=by),
        lambda: services.change_meeting(meeting=meeting, version=1, by=by, venue="Hall"),
        lambda: services.plan_meeting(place=setting.network, starts_at=timezone.now(), length_minutes=60, by=by),
        lambda: agenda.add_item(meeting=meeting, section=item.section_id, by=by, title="x", purpose="inform"),
        lambda: agenda.change_item(item=item, version=1, by=by, title="x"),
        lambda: agenda.take_off(item=item, by=by),
        lambda: order.step(item=item, direction="down", by=by),
    ]
    for call in calls:
        with pytest.raises(NotAllowed):
            call()


def test_a_forum_meets_without_schools(as_, setting):
    forum = Forum.objects.get(region=setting.network.region)
    client = as_("forum_admin")
    answer = client.post(reverse("meetings:meeting_create", args=["forum", forum.slug]), plan_form())
    meeting = Meeting.objects.get(place=forum)
    assert answer["Location"] == reverse("meetings:agenda_edit", args=[meeting.pk])
    assert meeting.title.endswith("forum meeting")
    assert client.get(answer["Location"]).status_code == 200
    assert "2 people" in client.get(reverse("meetings:meeting_publish", args=[meeting.pk])).content.decode()
    client.post(reverse("meetings:meeting_publish", args=[meeting.pk]))
    for page in (meeting.get_absolute_url(), forum.get_absolute_url(), reverse("meetings:reply", args=[meeting.pk])):
        assert as_("chair").get(page).status_code == 200
        assert as_("principal").get(page).status_code == 404
