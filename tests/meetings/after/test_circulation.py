"""The way of the minutes: a window for corrections, confirmed at the next meeting or after it, and one step back."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings import window
from meetings.enums import State
from meetings.models import Meeting
from meetings.services import circulation as services
from meetings.terms import Terms
from tests.factories import CorrectionFactory, ItemFactory, PublishedMeetingFactory
from tests.meetings.after.conftest import to_state

NOON = dt.time(12)


def noon(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime.combine(dt.date(year, month, day), NOON, timezone.get_default_timezone())


@pytest.fixture
def later(setting, running):
    """An item of the next meeting, which is running."""
    now = timezone.now()
    meeting = PublishedMeetingFactory(
        place=setting.network, state=State.IN_PROGRESS, starts_at=now + dt.timedelta(days=1), started_at=now
    )
    return ItemFactory(meeting=meeting, purpose="minutes")


def test_members_have_a_week(held, setting):
    with time_machine.travel(noon(2026, 11, 12), tick=False):
        meeting = services.circulate_minutes(meeting=held, by=setting.chair)
        assert meeting.corrections_close_on == dt.date(2026, 11, 19)
        words = window.end_words(meeting.corrections_close_on, Terms.read())
    assert words.replace("\xa0", " ") == "until Thu 19 Nov, 5 school days from now"


@pytest.mark.django_db
def test_a_week_that_ends_in_the_holidays_ends_on_the_next_school_day():
    terms = Terms.read()
    assert window.usual_end(dt.date(2026, 9, 15), terms) == dt.date(2026, 10, 5)
    assert window.school_days(dt.date(2026, 9, 15), dt.date(2026, 10, 5), terms) == 4


@pytest.mark.parametrize("days", [-1, 91])
def test_the_chair_chooses_a_day_within_reason(held, setting, days):
    with pytest.raises(Refused, match="90 days on at the latest"):
        services.circulate_minutes(
            meeting=held, by=setting.chair, corrections_close_on=timezone.localdate() + dt.timedelta(days=days)
        )


def test_nobody_confirms_alone_while_corrections_are_open(held, setting):
    meeting = services.circulate_minutes(meeting=held, by=setting.chair)
    with pytest.raises(Refused, match="or in the next meeting"):
        services.confirm_minutes(meeting=meeting, by=setting.chair)
    with time_machine.travel(timezone.now() + dt.timedelta(days=40)):
        confirmed = services.confirm_minutes(meeting=meeting, by=setting.chair)
    assert (confirmed.state, confirmed.confirmed_by, confirmed.confirmed_in) == (State.CONFIRMED, setting.chair, None)


def test_the_next_meeting_confirms_them_with_a_decision(held, later, setting):
    meeting = services.circulate_minutes(meeting=held, by=setting.chair)
    assert services.to_confirm(later, setting.chair) == meeting
    for _ in range(2):
        confirmed = services.confirm_in_meeting(meeting=meeting, item=later, by=setting.chair)
    assert (confirmed.state, confirmed.confirmed_in) == (State.CONFIRMED, later)
    decisions = [decision.text for decision in later.decisions.all()]
    assert [text.endswith("are confirmed as a true record.") for text in decisions] == [True]


def test_a_later_meeting_of_another_place_confirms_nothing(held, later, setting):
    meeting = services.circulate_minutes(meeting=held, by=setting.chair)
    elsewhere = ItemFactory(meeting__starts_at=later.meeting.starts_at)
    with pytest.raises(Refused, match="earlier meeting of the same place"):
        services.confirm_in_meeting(meeting=meeting, item=elsewhere, by=setting.chair)
    with pytest.raises(NotAllowed):
        services.confirm_in_meeting(meeting=meeting, item=later, by=setting.executive)


def test_a_suggestion_without_answer_stops_confirming(held, later, setting):
    meeting = services.circulate_minutes(meeting=held, by=setting.chair)
    CorrectionFactory(item=meeting.items.first(), proposed_by=setting.principal)
    with pytest.raises(Refused, match=r"1 suggested correction waits for an answer\."):
        services.confirm_in_meeting(meeting=meeting, item=later, by=setting.chair)


def test_one_step_back_with_a_reason_and_only_once(held, setting):
    meeting = services.circulate_minutes(meeting=held, by=setting.chair)
    for _ in range(2):
        meeting = services.reopen(meeting=meeting, was=State.CIRCULATED, reason="Wrong date", by=setting.chair)
    assert (meeting.state, meeting.circulated_at, meeting.reopened_reason) == (State.HELD, None, "Wrong date")
    meeting = services.reopen(meeting=meeting, was=State.HELD, reason="Closed too early", by=setting.chair)
    assert (meeting.state, meeting.ended_at) == (State.IN_PROGRESS, None)


def test_confirmed_minutes_are_never_opened_again(held, setting):
    to_state(held, State.CONFIRMED)
    with pytest.raises(Refused, match="Add a dated correction"):
        services.reopen(meeting=held, was=State.CONFIRMED, reason="Sorry", by=setting.chair)
    assert Meeting.objects.get(pk=held.pk).state == State.CONFIRMED


def test_only_the_chair_goes_back(held, setting):
    for name in ("executive", "seil", "principal"):
        with pytest.raises(NotAllowed):
            services.reopen(meeting=held, was=State.HELD, reason="Please", by=setting.people[name])
