"""The states of a meeting and of its items, and what is refused with a sentence."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import ItemState, State
from meetings.models import AgendaItem
from meetings.running import Run
from meetings.services import circulation
from meetings.services import run as services
from meetings.services.run import Leave
from tests.factories import ItemFactory, PublishedMeetingFactory, SectionFactory
from tests.meetings.after.conftest import to_state


@pytest.fixture
def published(setting):
    meeting = PublishedMeetingFactory(place=setting.network, starts_at=timezone.now() + dt.timedelta(minutes=50))
    ItemFactory(meeting=meeting, section=SectionFactory(meeting=meeting))
    return meeting


def test_starting_opens_the_first_item(published, setting):
    meeting = services.start_meeting(meeting=published, by=setting.chair)
    assert meeting.state == State.IN_PROGRESS
    assert meeting.current_item.started_at is not None


def test_starting_twice_is_once(published, setting):
    first = services.start_meeting(meeting=published, by=setting.chair)
    second = services.start_meeting(meeting=published, by=setting.executive)
    assert second.started_at == first.started_at


def test_more_than_an_hour_early_asks(published, setting):
    published.starts_at = timezone.now() + dt.timedelta(minutes=61)
    published.save()
    with pytest.raises(Refused, match="It is planned for"):
        services.start_meeting(meeting=published, by=setting.chair)
    assert services.start_meeting(meeting=published, by=setting.chair, although_early=True).state == State.IN_PROGRESS


STEPS = {
    "start": lambda meeting, by: services.start_meeting(meeting=meeting, by=by),
    "finish": lambda meeting, by: services.finish_meeting(meeting=meeting, by=by),
    "circulate": lambda meeting, by: circulation.circulate_minutes(meeting=meeting, by=by),
    "confirm": lambda meeting, by: circulation.confirm_minutes(meeting=meeting, by=by),
}
LEGAL = {
    # step: states it may be taken from, or in which a second click changes nothing
    "start": {State.PUBLISHED, State.IN_PROGRESS},
    "finish": {State.IN_PROGRESS, State.HELD},
    "circulate": {State.HELD, State.CIRCULATED, State.CONFIRMED},
    "confirm": {State.CIRCULATED, State.CONFIRMED},
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", State)
def test_every_step_from_every_state(running, setting, step, state):
    to_state(running, state)
    if state in LEGAL[step]:
        STEPS[step](running, setting.chair)
        return
    with pytest.raises(Refused) as refused:
        STEPS[step](running, setting.chair)
    assert str(refused.value).endswith(".")
    running.refresh_from_db()
    assert running.state == state


@pytest.mark.parametrize("step", STEPS)
def test_members_take_no_step(running, setting, step):
    for name in ("principal", "seil", "area_director"):
        with pytest.raises(NotAllowed):
            STEPS[step](running, setting.people[name])


def test_leaving_items_in_three_ways(running, items, setting):
    one, two, three = items
    assert services.leave_item(item=one, how=Leave.LATER, by=setting.chair) == two
    assert services.leave_item(item=two, how=Leave.NOT_REACHED, by=setting.chair) == three
    assert services.leave_item(item=three, how=Leave.DONE, by=setting.chair) == one
    assert services.leave_item(item=one, how=Leave.DONE, by=setting.chair) is None
    states = list(AgendaItem.objects.filter(meeting=running).order_by("pk").values_list("state", flat=True))
    assert states == [ItemState.DISCUSSED, ItemState.NOT_REACHED, ItemState.DISCUSSED]


def test_the_second_click_on_finish_leaves_the_next_item_alone(running, items, setting):
    services.leave_item(item=items[0], how=Leave.DONE, by=setting.chair)
    assert services.leave_item(item=items[0], how=Leave.DONE, by=setting.executive) == items[1]
    running.refresh_from_db()
    assert running.current_item == items[1]


def test_time_adds_up_when_an_item_is_opened_again(running, items, setting):
    one = items[0]
    with time_machine.travel(one.started_at + dt.timedelta(minutes=12), tick=False):
        services.leave_item(item=one, how=Leave.DONE, by=setting.chair)
        services.begin_item(item=one, by=setting.chair)
    with time_machine.travel(one.started_at + dt.timedelta(minutes=20), tick=False):
        running.refresh_from_db()
        timer = Run.of(running).timer
        assert (timer.clock, timer.left_words.replace("\xa0", " ")) == ("20:00", "10 min over")
        services.finish_meeting(meeting=running, by=setting.chair)
    one.refresh_from_db()
    assert (one.minutes_used, one.state) == (20, ItemState.DISCUSSED)


def test_finishing_marks_what_was_not_reached(running, items, setting):
    services.finish_meeting(meeting=running, by=setting.chair)
    states = set(running.items.exclude(pk=items[0].pk).values_list("state", flat=True))
    assert states == {ItemState.NOT_REACHED}


def test_an_item_added_in_the_meeting_comes_last_and_only_once(running, setting):
    added = [services.add_item_now(meeting=running, title="Bus", minutes=5, by=setting.chair) for _ in range(2)]
    assert added[0] == added[1]
    assert list(running.items.on_the_agenda())[-1] == added[0]


def test_a_meeting_without_agenda_can_be_held(setting):
    meeting = PublishedMeetingFactory(place=setting.network, starts_at=timezone.now())
    services.start_meeting(meeting=meeting, by=setting.chair)
    item = services.add_item_now(meeting=meeting, title="Flood", minutes=5, by=setting.chair)
    meeting.refresh_from_db()
    assert meeting.current_item == item
    assert services.finish_meeting(meeting=meeting, by=setting.chair).state == State.HELD


def test_an_item_taken_off_cannot_be_opened(running, items, setting):
    AgendaItem.objects.filter(pk=items[2].pk).update(state=ItemState.WITHDRAWN, section=None, position=None)
    with pytest.raises(Refused, match="no longer on the agenda"):
        services.begin_item(item=items[2], by=setting.chair)


def test_the_pace_says_behind_and_ahead(running, items, setting):
    with time_machine.travel(items[0].started_at + dt.timedelta(minutes=14), tick=False):
        assert Run.of(running).pace == "4\xa0min behind"
    services.leave_item(item=items[0], how=Leave.DONE, by=setting.chair)
    running.refresh_from_db()
    assert Run.of(running).pace == "10\xa0min ahead"


def test_a_meeting_started_on_another_day_is_not_days_ahead(running):
    running.starts_at += dt.timedelta(days=8)
    with time_machine.travel(running.started_at, tick=False):
        assert Run.of(running).pace == "On time"
