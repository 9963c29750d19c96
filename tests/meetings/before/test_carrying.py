"""What comes along to the next meeting: not reached, open actions, recurring; linked both ways."""

import datetime as dt
from uuid import uuid4

import pytest
from django.utils import timezone

from common.errors import Refused
from meetings.enums import ItemState, State
from meetings.models import AgendaItem, Meeting
from meetings.services import agenda, carrying
from meetings.services import meeting as services
from tests.factories import (
    ActionFactory,
    DecisionFactory,
    HeldMeetingFactory,
    ItemFactory,
    PaperFactory,
    SectionFactory,
)
from tests.meetings.before.conftest import item_of, titles
from tests.meetings.before.sent import HTMX, row, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(setting):
    """A meeting with an item of each kind."""
    meeting = HeldMeetingFactory(place=setting.network)
    section = SectionFactory(meeting=meeting, title="Closing", position=1)
    for n, (title, more) in enumerate(
        [
            ("Not reached", {"state": ItemState.NOT_REACHED}),
            ("With an action", {"state": ItemState.DISCUSSED, "note": "Said"}),
            ("Welcome back", {"state": ItemState.DISCUSSED, "is_recurring": True}),
            ("Over and done", {"state": ItemState.DISCUSSED}),
        ],
        start=1,
    ):
        ItemFactory(meeting=meeting, section=section, position=n, title=title, **more)
    ActionFactory.create_batch(2, item=meeting.items.get(title="With an action"))
    return meeting


def offered(setting, meeting=None, who="chair"):
    found = carrying.candidates(setting.network, setting.people[who], meeting)
    return {
        one.item.title: one.why.partition(" on ")[0].partition(" from ")[0].replace("\N{NO-BREAK SPACE}", " ")
        for one in found
    }


def test_three_tests(setting, held, meeting):
    assert offered(setting, meeting) == {
        "Not reached": "Not reached",
        "With an action": "2 open actions",
        "Welcome back": "At every meeting",
    }


def test_a_copy_leaves_the_record_and_takes_no_outcomes(setting, held, meeting):
    old = held.items.get(title="With an action")
    DecisionFactory(item=old)
    PaperFactory(item=old, title="Paper", url="https://papers.example.org/9")
    section = meeting.sections.all()[0].pk
    for _ in range(2):
        new = carrying.bring_back(item=old, meeting=meeting, section=section, by=setting.chair)
    assert (new.carried_from, new.times, new.note, new.state) == (old, 2, "", ItemState.ON_AGENDA)
    assert [new.actions.count(), new.decisions.count(), new.papers.count()] == [0, 0, 1]
    old.refresh_from_db()
    assert (old.state, old.meeting, old.note, old.actions.count()) == (ItemState.DISCUSSED, held, "Said", 2)
    assert list(old.carried_to.all()) == [new]
    assert "With an action" not in offered(setting, meeting)


def test_the_third_time_is_counted_and_actions_of_the_first_still_count(setting, held, meeting):
    old = held.items.get(title="With an action")
    second = carrying.bring_back(item=old, meeting=meeting, section=meeting.sections.all()[0].pk, by=setting.chair)
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        state=State.HELD, started_at=now - dt.timedelta(days=1), ended_at=now, starts_at=now - dt.timedelta(days=1)
    )
    AgendaItem.objects.filter(pk=second.pk).update(state=ItemState.DISCUSSED)
    third = next(
        one for one in carrying.candidates(setting.network, setting.chair) if one.item.title == "With an action"
    )
    assert (third.item, third.times) == (second, 3)


def test_a_move_keeps_one_item(setting, meeting, draft):
    item = item_of(meeting, "Welcome")
    agenda.put_off(item=item, by=setting.chair)
    assert offered(setting, draft) == {"Welcome": "Put off"}
    moved = agenda.put_on(item=item, meeting=draft, section=draft.sections.all()[0].pk, by=setting.chair)
    assert (moved.pk, moved.times, moved.meeting) == (item.pk, 2, draft)
    assert "Welcome" not in titles(meeting)


def test_undoing_a_move_counts_nothing(setting, meeting):
    item = item_of(meeting, "Welcome")
    section = item.section_id
    agenda.put_off(item=item, by=setting.chair)
    assert agenda.put_on(item=item, meeting=meeting, section=section, by=setting.chair).times == 1


def test_what_a_cancelled_meeting_held_is_offered(setting, meeting, draft):
    services.cancel(meeting=meeting, reason="Flood", by=setting.chair)
    Meeting.objects.filter(pk=draft.pk).update(starts_at=draft.starts_at + dt.timedelta(days=30))
    draft.refresh_from_db()
    assert "Welcome" in offered(setting, draft)
    copy = carrying.bring_back(
        item=item_of(meeting, "Welcome"), meeting=draft, section=draft.sections.all()[0].pk, by=setting.chair
    )
    assert copy.carried_from.meeting == meeting


def test_nothing_is_brought_back_from_a_meeting_to_come(setting, meeting, draft):
    with pytest.raises(Refused, match="Only what an earlier meeting is done with comes back"):
        carrying.bring_back(
            item=item_of(draft, "Welcome"), meeting=meeting, section=meeting.sections.all()[0].pk, by=setting.chair
        )


def plan(setting, **more):
    start = timezone.localtime() + dt.timedelta(days=40)
    return services.plan_meeting(
        place=setting.network, starts_at=start.replace(hour=9), length_minutes=120, by=setting.chair, **more
    )


def test_the_next_agenda_starts_with_what_comes_back_each_time(setting, held):
    new = plan(setting)
    assert [(item.title, item.section.title, item.times) for item in new.items.on_the_agenda()] == [
        ("Welcome back", "Closing", 2)
    ]
    assert new.items.get().carried_from.meeting == held
    assert new.items.get().owner is None, "who led it does not belong here any more"


def test_without_anything_recurring_it_starts_with_the_usual_parts_which_then_recur(setting):
    first = plan(setting)
    assert [item.is_recurring for item in first.items.all()] == [True, True, True]
    second = plan(setting, uid=uuid4())
    assert titles(second) == titles(first)
    assert {item.times for item in second.items.all()} == {2}


def test_choosing_what_to_bring_along_when_planning(as_, setting, held):
    from django.urls import reverse

    address = reverse("meetings:meeting_create", args=["network", setting.network.slug])
    page = as_("chair").get(address).content.decode()
    assert "Not reached: not reached on" in page
    assert "It would be the second time" in page
    assert "Welcome back" not in page
    data = {
        "uid": str(uuid4()), "title": "Next", "time": "09:30", "length_minutes": "120", "venue": "", "online_url": "",
        "day": (timezone.localdate() + dt.timedelta(days=40)).isoformat(), "proposals_close_on": "", "start_from": "",
        "bring": [held.items.get(title="Not reached").pk],
    }  # fmt: skip
    for _ in range(2):
        assert as_("chair").post(address, data).status_code == 302
    assert titles(Meeting.objects.get(title="Next")) == ["Welcome back", "Not reached"]


def test_the_builder_offers_it_with_the_reason_and_adds_it_once(as_, setting, held, meeting):
    client, old = as_("chair"), held.items.get(title="With an action")
    page = client.get(url("agenda_edit", meeting)).content.decode()
    assert "2 open actions from" in page
    for _ in range(2):
        client.post(url("item_put_on", meeting, old.pk), {"section": meeting.sections.all()[0].pk}, **HTMX)
    page = client.get(url("agenda_edit", meeting)).content.decode()
    assert "Second time, " in page
    assert held.get_absolute_url() in page
    assert titles(meeting).count("With an action") == 1


def test_the_earlier_meeting_says_where_it_went(as_, setting, held, meeting):
    old = held.items.get(title="Not reached")
    carrying.bring_back(item=old, meeting=meeting, section=meeting.sections.all()[0].pk, by=setting.chair)
    assert "Carried to" in as_("principal").get(held.get_absolute_url()).content.decode()


def test_a_draft_that_took_it_up_is_not_betrayed(as_, setting, held, draft):
    old = held.items.get(title="Not reached")
    carrying.bring_back(item=old, meeting=draft, section=draft.sections.all()[0].pk, by=setting.chair)
    assert "Carried to" not in as_("principal").get(held.get_absolute_url()).content.decode()


def test_a_row_that_was_put_off_and_an_old_page(as_, setting, meeting):
    item = item_of(meeting, "Welcome")
    as_("chair").post(url("item_put_off", meeting, item.pk), row(item), **HTMX)
    assert AgendaItem.objects.get(pk=item.pk).times == 2
