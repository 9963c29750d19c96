"""A curious principal of another network, a guest, and somebody whose term has ended try what no page offers them."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.enums import ItemState, State
from meetings.models import Action, AgendaItem, Meeting, Reply
from roles import access
from roles.enums import Role
from tests.factories import (
    ActionFactory,
    ItemFactory,
    MilestoneFactory,
    NetworkFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    SectionFactory,
    appoint,
)

pytestmark = pytest.mark.django_db
WORDS = {"title": "Buses", "purpose": "discuss", "minutes": 10, "detail": "", "after": 0}


@pytest.fixture
def ours():
    return NetworkFactory(name="Ours")


@pytest.fixture
def theirs():
    return NetworkFactory(name="Theirs")


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def principal_of(network) -> Client:
    return signed_in(appoint(Role.PRINCIPAL, SchoolFactory(network=network)))


def test_fields_that_no_form_has_change_nothing(ours, theirs):
    person = appoint(Role.PRINCIPAL, SchoolFactory(network=ours))
    chair = appoint(Role.CHAIR, theirs)
    meeting = PublishedMeetingFactory(place=ours)
    smuggled = {
        "state": "on_agenda", "place": theirs.pk, "meeting": PublishedMeetingFactory(place=theirs).pk,
        "proposed_by": chair.pk, "owner": chair.pk, "sensitivity": "executive", "answered_by": chair.pk,
        "section": SectionFactory(meeting=meeting).pk, "milestone": MilestoneFactory().pk,
    }  # fmt: skip
    signed_in(person).post(reverse("meetings:meeting_propose", args=[meeting.pk]), WORDS | smuggled)
    item = AgendaItem.objects.get(title="Buses")
    assert (item.state, item.place_id, item.meeting_id) == (ItemState.PROPOSED, ours.pk, meeting.pk)
    assert (item.proposed_by, item.owner, item.sensitivity) == (person, person, "members")
    assert (item.section, item.milestone, item.answered_by) == (None, None, None)


def test_a_reply_is_given_by_who_sent_it(ours):
    school, other = SchoolFactory(network=ours), SchoolFactory(network=ours)
    person, chair = appoint(Role.PRINCIPAL, school), appoint(Role.CHAIR, ours)
    url = reverse("meetings:reply", args=[PublishedMeetingFactory(place=ours).pk])
    client = signed_in(person)
    client.post(url, {"school": school.pk, "answer": "yes", "by": chair.pk})
    assert client.post(url, {"school": other.pk, "answer": "yes"}).status_code == 403
    assert [(reply.school_id, reply.by) for reply in Reply.objects.all()] == [(school.pk, person)]


@pytest.mark.parametrize(
    "target", ["https://evil.example.org/", "//evil.example.org/", "/\\evil.example.org", "javascript:x"]
)
def test_no_button_leads_away_from_the_site(ours, target):
    chair = appoint(Role.CHAIR, ours)
    action = ActionFactory(item=ItemFactory(meeting=PublishedMeetingFactory(place=ours)), owner=chair)
    url = reverse("meetings:action_close", args=[action.pk])
    assert signed_in(chair).post(url, {"next": target})["Location"] == action.get_absolute_url()


def test_the_way_back_to_a_page_needs_its_right_too(ours, theirs):
    action = ActionFactory(item=ItemFactory(meeting=PublishedMeetingFactory(place=theirs)))
    assert principal_of(ours).post(reverse("meetings:action_close", args=[action.pk])).status_code == 404
    assert Action.objects.get(pk=action.pk).is_open


def test_what_another_meeting_did_not_reach_has_no_form_here(ours):
    chair = signed_in(appoint(Role.CHAIR, ours))
    now = timezone.now()
    earlier = PublishedMeetingFactory(place=ours, state=State.HELD, started_at=now, ended_at=now)
    item = ItemFactory(meeting=earlier, state=ItemState.NOT_REACHED)
    meeting = PublishedMeetingFactory(place=ours)
    SectionFactory(meeting=meeting)
    url = reverse("meetings:item_edit", args=[meeting.pk, item.pk])
    for headers in ({}, {"HX-Request": "true"}):
        assert chair.get(url, headers=headers).status_code == 404


def test_a_term_that_ended_ends_what_was_set_and_what_was_shared(ours):
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    person = appoint(Role.CHAIR, ours, ends_on=yesterday)
    meeting = PublishedMeetingFactory(place=ours, created_by=person, title="SECRET-MEETING")
    item = ItemFactory(meeting=meeting, proposed_by=person, owner=person, title="SECRET-ITEM")
    ActionFactory(item=item, set_by=person, what="SECRET-ACTION")
    client = signed_in(person)
    access.grant(person=person, right="view_as_guest", obj=meeting, by=person, ends_on=yesterday)
    for name in ("overview:home", "meetings:my_meetings", "meetings:action_list", "roles:access_explain"):
        assert b"SECRET" not in client.get(reverse(name)).content, name
    assert b"SECRET-" not in client.get(reverse("overview:search"), {"q": "SECRET"}).content.replace(
        b'value="SECRET', b""
    )
    assert client.get(meeting.get_absolute_url()).status_code == 404


def test_rights_are_asked_again_at_each_request(ours):
    person = appoint(Role.CHAIR, ours)
    meeting, client = PublishedMeetingFactory(place=ours), signed_in(person)
    assert client.get(meeting.get_absolute_url()).status_code == 200
    person.appointments.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    assert client.get(meeting.get_absolute_url()).status_code == 404


def test_figures_count_no_matter_of_the_executive(ours):
    item = ItemFactory(meeting=PublishedMeetingFactory(place=ours))
    late = {"item": item, "due_on": timezone.localdate() - dt.timedelta(days=9)}
    ActionFactory(**late)
    ActionFactory(**late, sensitivity="executive", what="SECRET")
    reader = signed_in(appoint(Role.AREA_DIRECTOR, ours.area))
    for figure in ("actions-open", "actions-overdue"):
        url = reverse("overview:list", args=["network", ours.slug, figure])
        assert reader.get(url).context["page"].paginator.count == 1
        assert b"SECRET" not in reader.get(url, {"as": "csv"}).content


def test_mail_and_calendar_name_no_item_of_the_executive(ours):
    from reminders import calendar
    from reminders.kinds.meeting_words import agenda_of, agenda_rows

    meeting = PublishedMeetingFactory(place=ours)
    ItemFactory(meeting=meeting, title="Open")
    ItemFactory(meeting=meeting, title="SECRET", sensitivity="executive")
    assert [title for _, title in agenda_rows(meeting, agenda_of(meeting))] == ["Open"]
    assert "SECRET" not in calendar.download(Meeting.objects.get(pk=meeting.pk))
