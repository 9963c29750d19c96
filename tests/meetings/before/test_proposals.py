"""Members propose; the chair adds, puts off or declines; the proposer sees the answer."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import ItemState
from meetings.models import AgendaItem, Meeting
from tests.factories import ItemFactory
from tests.meetings.before.conftest import titles
from tests.meetings.before.sent import HTMX, url


def form(**changes):
    words = {
        "title": "Relief teachers",
        "purpose": "discuss",
        "topic": "staffing",
        "minutes": "15",
        "detail": "Why",
        "after": "0",
    }
    return {**words, **changes}


def place_url(setting):
    return reverse("meetings:item_propose", args=["network", setting.network.slug])


@pytest.fixture
def proposal(setting, meeting) -> AgendaItem:
    return ItemFactory(
        meeting=meeting, waiting=True, title="Relief teachers", proposed_by=setting.principal, owner=setting.principal
    )


def test_propose_for_a_meeting(as_, setting, meeting):
    answer = as_("principal").post(url("meeting_propose", meeting), form(), follow=True)
    item = AgendaItem.objects.get(title="Relief teachers")
    assert (item.state, item.meeting, item.owner) == (ItemState.PROPOSED, meeting, setting.principal)
    assert "Waiting for an answer" in answer.content.decode()
    assert "Relief teachers" in as_("chair").get(url("agenda_edit", meeting)).content.decode()
    assert "Relief teachers" not in as_("second").get(meeting.get_absolute_url()).content.decode()


def test_propose_for_the_next_meeting_reaches_the_draft(as_, setting, draft):
    as_("principal").post(place_url(setting), form())
    assert AgendaItem.objects.get(title="Relief teachers").meeting is None
    assert "Relief teachers" in as_("chair").get(url("agenda_edit", draft)).content.decode()


def test_proposing_twice_from_one_form_proposes_once(as_, setting, meeting):
    client = as_("principal")
    for address in (url("meeting_propose", meeting), place_url(setting)):
        before = AgendaItem.objects.latest("pk").pk
        for _ in range(2):
            assert client.post(address, form(after=str(before))).status_code == 302
    assert AgendaItem.objects.filter(title="Relief teachers").count() == 2


def test_late_proposals_wait_for_a_later_meeting(as_, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(proposals_close_on=timezone.localdate() - dt.timedelta(days=1))
    assert "waits for a later meeting" in as_("principal").get(url("meeting_propose", meeting)).content.decode()
    answer = as_("principal").post(url("meeting_propose", meeting), form(), follow=True)
    item = AgendaItem.objects.get(title="Relief teachers")
    assert item.state == ItemState.DEFERRED
    assert item.answer_reason.startswith("Proposals closed")
    assert "so this waits for a later meeting" in answer.content.decode()


def test_on_the_closing_day_proposals_are_still_open(as_, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(proposals_close_on=timezone.localdate())
    as_("principal").post(url("meeting_propose", meeting), form())
    assert AgendaItem.objects.get(title="Relief teachers").state == ItemState.PROPOSED


def test_faults_of_a_proposal(as_, meeting):
    client = as_("principal")
    faults = [
        {"title": ""}, {"title": "x" * 161}, {"minutes": "0"}, {"minutes": "x"}, {"purpose": "minutes"},
        {"purpose": "review"}, {"purpose": ""}, {"topic": "x"}, {"detail": "x" * 5001}, {"after": ""},
        {"after": "-1"}, {"detail": "\x00"},
    ]  # fmt: skip
    for fault in faults:
        answer = client.post(url("meeting_propose", meeting), form(**fault))
        assert answer.status_code == 422, fault
    assert not AgendaItem.objects.filter(title="Relief teachers").exists()


def test_a_member_cannot_smuggle_rights_into_a_proposal(as_, setting, meeting):
    more = {
        "state": "on_agenda",
        "sensitivity": "executive",
        "owner": setting.chair.pk,
        "section": meeting.sections.all()[0].pk,
    }
    as_("principal").post(url("meeting_propose", meeting), form(**more))
    item = AgendaItem.objects.get(title="Relief teachers")
    assert (item.state, item.sensitivity, item.owner) == ("proposed", "members", setting.principal)


def test_add_it(as_, setting, meeting, proposal):
    closing = meeting.sections.get(title="Closing")
    for _ in range(2):
        as_("chair").post(url("item_put_on", meeting, proposal.pk), {"section": closing.pk}, **HTMX)
    assert titles(meeting) == ["Welcome", "Minutes", "Close", "Relief teachers"]
    page = as_("principal").get(meeting.get_absolute_url()).content.decode()
    assert "On the agenda" in page


def test_put_it_off(as_, meeting, draft, proposal):
    for _ in range(2):
        assert as_("chair").post(url("item_later", meeting, proposal.pk), **HTMX).status_code == 200
    assert "For a later meeting" in as_("principal").get(meeting.get_absolute_url()).content.decode()
    assert "1 item put off to a later meeting" in as_("chair").get(url("agenda_edit", meeting)).content.decode()
    assert "Could come back" in as_("chair").get(url("agenda_edit", draft)).content.decode()


def test_decline_with_a_reason(as_, meeting, proposal):
    client, address = as_("chair"), url("item_decline", meeting, proposal.pk)
    assert "<html" not in client.get(address, **HTMX).content.decode()
    assert client.post(address, {"reason": " "}).status_code == 422
    for _ in range(2):
        assert client.post(address, {"reason": "The area office settles this."}).status_code in (302, 422)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer_reason) == (ItemState.DECLINED, "The area office settles this.")
    page = as_("principal").get(meeting.get_absolute_url()).content.decode()
    assert "The area office settles this." in page


def test_taking_a_proposal_back(as_, setting, proposal):
    address = reverse("meetings:proposal_take_back", args=[proposal.pk])
    assert as_("second").post(address).status_code == 404
    for _ in range(2):
        assert as_("principal").post(address).status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == ItemState.WITHDRAWN


def test_what_is_on_the_agenda_cannot_be_taken_back(as_, meeting, proposal):
    section = meeting.sections.all()[0].pk
    as_("chair").post(url("item_put_on", meeting, proposal.pk), {"section": section}, **HTMX)
    address = reverse("meetings:proposal_take_back", args=[proposal.pk])
    page = as_("principal").post(address, follow=True).content.decode()
    assert "It has been answered already" in page
    assert "Relief teachers" in titles(meeting)


def test_a_proposal_nobody_answered_comes_up_next_time(as_, meeting, draft, proposal):
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", cancelled_at=now, cancelled_reason="Flood")
    assert "Relief teachers" in as_("chair").get(url("agenda_edit", draft)).content.decode()
