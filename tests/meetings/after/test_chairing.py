"""An acting chair for one meeting: runs it and its minutes, and nothing else."""

import pytest

from common.errors import NotAllowed, Refused
from meetings.enums import State
from meetings.models import Decision, Meeting
from meetings.services import chairing as services
from meetings.services import circulation, minutes, run
from tests.factories import ItemFactory, PublishedMeetingFactory
from tests.meetings.after.conftest import to_state


def test_the_acting_chair_runs_this_meeting_and_no_other(running, items, setting):
    other = PublishedMeetingFactory(place=setting.network)
    services.nominate(meeting=running, person=setting.principal, by=setting.executive)
    assert setting.principal.has_perm("run_meeting", running)
    assert setting.principal.has_perm("run_meeting", items[0])
    assert not setting.principal.has_perm("run_meeting", other)
    assert not setting.principal.has_perm("run_meeting", ItemFactory(meeting=other))
    assert not setting.principal.has_perm("see_executive_items", running)
    decision = minutes.record_decision(item=items[0], text="We start", by=setting.principal)
    assert Decision.objects.visible_to(setting.principal).get() == decision
    assert not Decision.objects.visible_to(setting.second).exists()
    run.finish_meeting(meeting=running, by=setting.principal)
    circulation.circulate_minutes(meeting=running, by=setting.principal)
    assert Meeting.objects.get(pk=running.pk).circulated_by == setting.principal


def test_another_takes_over_and_the_first_loses_the_right(running, setting):
    services.nominate(meeting=running, person=setting.principal, by=setting.chair)
    meeting = services.nominate(meeting=running, person=setting.second, by=setting.chair)
    assert not setting.principal.has_perm("run_meeting", meeting)
    assert setting.second.has_perm("run_meeting", meeting)
    meeting = services.nominate(meeting=meeting, person=None, by=setting.chair)
    assert (meeting.acting_chair, setting.second.has_perm("run_meeting", meeting)) == (None, False)


def test_candidates_take_part_and_do_not_chair_anyway(running, setting):
    assert list(services.candidates(running)) == [setting.executive, setting.principal, setting.second]
    for name in ("seil", "chair", "guest", "area_director", "stranger"):
        with pytest.raises(Refused, match="Choose one of those who take part"):
            services.nominate(meeting=running, person=setting.people[name], by=setting.executive)


def test_members_name_nobody(running, setting):
    for name in ("principal", "area_director", "guest"):
        with pytest.raises(NotAllowed):
            services.nominate(meeting=running, person=setting.second, by=setting.people[name])


def test_not_after_the_minutes_went_out(running, setting):
    to_state(running, State.CIRCULATED)
    with pytest.raises(Refused, match="before the minutes"):
        services.nominate(meeting=running, person=setting.principal, by=setting.chair)
