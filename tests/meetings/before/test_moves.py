"""Moving items, taking them off and bringing them back."""

import pytest
from django.utils import timezone

from meetings.enums import ItemState, Purpose
from meetings.models import AgendaItem
from tests.factories import HeldMeetingFactory, ItemFactory, MilestoneFactory, PlanFactory, SectionFactory
from tests.meetings.before.conftest import item_of, titles
from tests.meetings.before.sent import HTMX, positions, row, url


@pytest.mark.parametrize(
    ("title", "number", "move", "order"),
    [
        ("Minutes", 2, "up", ["Minutes", "Welcome", "Close"]),
        ("Welcome", 1, "down", ["Minutes", "Welcome", "Close"]),
        ("Minutes", 2, "down", ["Welcome", "Minutes", "Close"]),  # into the next section, before Close
        ("Close", 3, "up", ["Welcome", "Minutes", "Close"]),  # into the section before, behind Minutes
        ("Welcome", 1, "up", ["Welcome", "Minutes", "Close"]),
        ("Close", 3, "down", ["Welcome", "Minutes", "Close"]),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_up_and_down(as_, meeting, title, number, move, order, headers):
    item = item_of(meeting, title)
    data = row(item, number=number, move=move)
    answer = as_("chair").post(url("item_step", meeting, item.pk), data, **headers, follow=not headers)
    assert answer.status_code == 200
    assert titles(meeting) == order
    assert all(found == list(range(1, len(found) + 1)) for found in positions(meeting))
    assert "is now item" in answer.content.decode()


def test_a_step_across_sections(as_, meeting):
    item = item_of(meeting, "Minutes")
    as_("chair").post(url("item_step", meeting, item.pk), row(item, number=2, move="down"))
    item.refresh_from_db()
    assert (item.section.title, item.position) == ("Closing", 1)


def test_a_second_click_does_not_move_further(as_, meeting):
    item, client = item_of(meeting, "Minutes"), as_("chair")
    data = row(item, number=2, move="up")
    assert client.post(url("item_step", meeting, item.pk), data, **HTMX).status_code == 200
    again = client.post(url("item_step", meeting, item.pk), data, **HTMX)
    assert again.status_code == 422
    assert "The order had changed by then" in again.content.decode()
    assert titles(meeting)[:2] == ["Minutes", "Welcome"]


def test_minutes_typed_before_a_step_count(as_, meeting):
    item = item_of(meeting, "Minutes")
    as_("chair").post(url("item_step", meeting, item.pk), row(item, number=2, move="up", minutes="33"), **HTMX)
    item.refresh_from_db()
    assert (item.minutes, item.position) == (33, 1)


def test_drag_into_another_section(as_, meeting):
    item, close = item_of(meeting, "Welcome"), item_of(meeting, "Close")
    data = {"item": item.pk, "list": close.section_id, "order": [close.pk, item.pk]}
    answer = as_("chair").post(url("agenda_order", meeting), data, **HTMX)
    assert "“Welcome” is now item 3 and starts at 9:50\N{NO-BREAK SPACE}am." in answer.content.decode()
    assert titles(meeting) == ["Minutes", "Close", "Welcome"]


def test_a_broken_drag_harms_nothing(as_, meeting):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    whole = {"item": item.pk, "list": item.section_id, "order": [item.pk]}
    broken = [{"item": "x"}, {"list": "0"}, {"list": "x"}, {"order": ["x", "-4"]}, {"item": "999999"}, {"item": ""}]
    for fault in broken:
        answer = client.post(url("agenda_order", meeting), whole | fault, **HTMX)
        assert answer.status_code in (200, 404, 422), fault
    assert client.post(url("agenda_order", meeting), {}, **HTMX).status_code == 404
    assert sorted(titles(meeting)) == ["Close", "Minutes", "Welcome"]


def test_undo_brings_a_moved_item_back(as_, meeting):
    item, client = item_of(meeting, "Minutes"), as_("chair")
    client.post(url("item_step", meeting, item.pk), row(item, number=2, move="up"), **HTMX)
    client.post(url("item_place", meeting, item.pk), {"section": item.section_id, "position": 2}, **HTMX)
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


@pytest.mark.parametrize(
    ("step", "state"), [("item_take_off", ItemState.WITHDRAWN), ("item_put_off", ItemState.DEFERRED)]
)
def test_off_and_back_on(as_, meeting, step, state):
    item, client = item_of(meeting, "Welcome"), as_("chair")
    for _ in range(2):
        assert client.post(url(step, meeting, item.pk), row(item), **HTMX).status_code == 200
    after = AgendaItem.objects.get(pk=item.pk)
    assert (after.state, after.section, after.position) == (state, None, None)
    assert positions(meeting) == [[1], [1]]
    back = {"section": item.section_id, "position": item.position}
    client.post(url("item_put_on", meeting, item.pk), back, **HTMX)
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


def test_what_is_recorded_keeps_an_item_on(as_, meeting):
    item = item_of(meeting, "Welcome")
    AgendaItem.objects.filter(pk=item.pk).update(note="We agreed.")
    answer = as_("chair").post(url("item_take_off", meeting, item.pk), row(item), **HTMX)
    assert answer.status_code == 422
    assert item.title in titles(meeting)


def test_a_due_review_goes_on_once(as_, setting, meeting):

    plan = PlanFactory(place=setting.network)
    milestone = MilestoneFactory(plan=plan, due_on=timezone.localdate(), review_on=None, title="One reading bank")
    client = as_("chair")
    assert "One reading bank" in client.get(url("agenda_edit", meeting)).content.decode()
    for _ in range(2):
        client.post(url("review_put_on", meeting, milestone.pk), **HTMX)
    item = meeting.items.get(milestone=milestone)
    assert (item.purpose, item.state) == (Purpose.REVIEW, ItemState.ON_AGENDA)


def test_an_item_not_reached_comes_back_as_a_copy(as_, setting, meeting):

    held = HeldMeetingFactory(place=setting.network)
    section = SectionFactory(meeting=held, position=1)
    old = ItemFactory(meeting=held, section=section, position=1, state=ItemState.NOT_REACHED, title="Coach")
    client = as_("chair")
    for _ in range(2):
        client.post(url("item_put_on", meeting, old.pk), {"section": meeting.sections.all()[0].pk}, **HTMX)
    assert titles(meeting).count("Coach") == 1
    assert meeting.items.get(title="Coach").carried_from == old
    old.refresh_from_db()
    assert (old.state, old.meeting) == (ItemState.NOT_REACHED, held)
