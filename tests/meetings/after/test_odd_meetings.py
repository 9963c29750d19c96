"""Meetings that lack something: an agenda, attendance, a school day. Each is said in a sentence; nothing is lost."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import Refused
from meetings.enums import State
from meetings.models import Meeting
from meetings.services import agenda, circulation, run
from meetings.services.minutes import record_item_review
from tests.factories import (
    ItemFactory,
    MilestoneFactory,
    PlanFactory,
    PublishedMeetingFactory,
    SectionFactory,
)

pytestmark = pytest.mark.django_db


def test_a_meeting_without_an_agenda_is_read_run_and_minuted(as_, setting):
    now = timezone.now()
    meeting = PublishedMeetingFactory(place=setting.network, starts_at=now, created_by=setting.chair)
    assert as_("principal").get(meeting.get_absolute_url()).status_code == 200
    run.start_meeting(meeting=meeting, by=setting.chair)
    page = as_("chair").get(reverse("meetings:meeting_run", args=[meeting.pk]))
    assert page.status_code == 200
    run.finish_meeting(meeting=meeting, by=setting.chair)
    minutes = reverse("meetings:meeting_minutes", args=[meeting.pk])
    assert as_("chair").get(minutes).status_code == 200
    asked = as_("chair").get(reverse("meetings:meeting_circulate", args=[meeting.pk])).content.decode()
    assert "Attendance is not marked" in asked
    circulation.circulate_minutes(meeting=meeting, by=setting.chair, corrections_close_on=None)
    assert as_("principal").get(minutes).status_code == 200
    assert as_("principal").get(reverse("meetings:minutes_pdf", args=[meeting.pk])).content.startswith(b"%PDF")


def test_a_meeting_moved_into_the_holidays_is_warned_of_and_moves_all_the_same(as_, setting):
    day = dt.date(2027, 7, 5)
    meeting = PublishedMeetingFactory(place=setting.network, starts_at=timezone.now() + dt.timedelta(days=9))
    url = reverse("meetings:meeting_move", args=[meeting.pk])
    form = as_("chair").get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"day": day.isoformat()}
    page = as_("chair").post(url, sent, follow=True)
    assert page.status_code == 200
    assert timezone.localdate(Meeting.objects.get(pk=meeting.pk).starts_at) == day


def test_what_was_reviewed_or_noted_stays_on_the_agenda(setting):
    meeting = PublishedMeetingFactory(place=setting.network, starts_at=timezone.now(), created_by=setting.chair)
    section = SectionFactory(meeting=meeting)
    milestone = MilestoneFactory(plan=PlanFactory(place=setting.network, state="active"))
    first = ItemFactory(meeting=meeting, section=section, milestone=milestone, purpose="review")
    run.start_meeting(meeting=meeting, by=setting.chair)
    said = {"implementation": "in_place", "impact": "none_seen", "decision": "spread"}
    record_item_review(item=first, by=setting.chair, **said)
    Meeting.objects.filter(pk=meeting.pk).update(state=State.PUBLISHED, started_at=None, current_item=None)
    first.refresh_from_db()
    with pytest.raises(Refused, match="Something is recorded under this item, so it stays on the agenda"):
        agenda.take_off(item=first, by=setting.chair)
    assert meeting.items.get(pk=first.pk).review_id is not None
