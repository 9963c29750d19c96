"""Who may not change an agenda, when it can no longer be changed, its sections, and what stays hidden."""

import pytest
from django.utils import timezone

from meetings.enums import Sensitivity
from meetings.models import AgendaItem
from tests.factories import ItemFactory
from tests.meetings.before.conftest import item_of, titles
from tests.meetings.before.sent import HTMX, row, url, words

STEPS = ["item_minutes", "item_step", "item_place", "item_take_off", "item_put_off", "item_put_on", "item_later"]


@pytest.mark.parametrize("step", [*STEPS, "item_edit", "item_decline"])
def test_steps_are_shut_to_others(as_, meeting, guest, step):
    item = item_of(meeting, "Welcome")
    expected = {"principal": 403, "area_director": 403, "guest": 403, "stranger": 404}
    found = {name: as_(name).post(url(step, meeting, item.pk), row(item)).status_code for name in expected}
    assert found == expected
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


def test_an_item_of_another_place_is_not_there(as_, meeting):
    other, client = ItemFactory(), as_("chair")
    for step in STEPS:
        assert client.post(url(step, meeting, other.pk), row(other)).status_code == 404, step


@pytest.mark.parametrize("state", ["held", "circulated", "cancelled"])
def test_the_agenda_of_a_meeting_that_is_over_stays(as_, meeting, state):

    now = timezone.now()
    type(meeting).objects.filter(pk=meeting.pk).update(
        state=state, started_at=now, ended_at=now, cancelled_at=now, cancelled_reason="Flood"
    )
    item = item_of(meeting, "Welcome")
    answer = as_("chair").post(url("item_take_off", meeting, item.pk), row(item), **HTMX)
    assert answer.status_code == 422
    assert as_("chair").post(url("item_add", meeting), words(meeting)).status_code == 422
    assert titles(meeting) == ["Welcome", "Minutes", "Close"]


def test_sections(as_, meeting):
    client = as_("chair")
    for _ in range(2):
        client.post(url("section_add", meeting), {"title": "Learning"}, **HTMX)
    names = lambda: [(s.title, s.position) for s in meeting.sections.all()]  # noqa: E731
    assert names() == [("Opening", 1), ("Learning", 2), ("Closing", 3)]
    new = meeting.sections.get(title="Learning")
    change = url("section_change", meeting, new.pk)
    for _ in range(2):
        client.post(change, {"do": "up", "position": "2"}, **HTMX)
    client.post(change, {"do": "rename", "title": "Learning together"}, **HTMX)
    assert names() == [("Learning together", 1), ("Opening", 2), ("Closing", 3)]
    assert client.post(change, {"title": ""}, **HTMX).status_code == 422
    client.post(change, {"do": "remove"}, **HTMX)
    assert names() == [("Opening", 1), ("Closing", 2)]
    opening = meeting.sections.get(title="Opening")
    assert client.post(url("section_change", meeting, opening.pk), {"do": "remove"}, **HTMX).status_code == 422


def test_a_section_of_another_meeting_is_not_there(as_, meeting, draft):
    other = draft.sections.all()[0]
    assert as_("chair").post(url("section_change", meeting, other.pk), {"title": "Mine"}).status_code == 404
    item = item_of(meeting, "Welcome")
    answer = as_("chair").post(url("item_place", meeting, item.pk), {"section": other.pk, "position": 1}, **HTMX)
    assert answer.status_code == 422


def test_only_executive_items_are_hidden_from_members(as_, setting, meeting, guest):
    secret = item_of(meeting, "Minutes")
    AgendaItem.objects.filter(pk=secret.pk).update(title="SECRET", detail="SECRET", sensitivity=Sensitivity.EXECUTIVE)
    secret.papers.create(title="SECRET", url="https://secret.example.org", added_by=setting.chair)
    for person in ("principal", "second", "area_director", "forum_admin", "guest"):
        for page in ("meeting_detail", "reply"):
            text = as_(person).get(url(page, meeting)).content.decode()
            assert "secret" not in text.lower(), (person, page)
    for person in ("chair", "executive", "seil"):
        assert "SECRET" in as_(person).get(url("meeting_detail", meeting)).content.decode()
