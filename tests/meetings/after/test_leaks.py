"""Executive items and drafts leave no trace where they must not: pages, minutes, history, actions, htmx parts."""

import pytest
from django.urls import reverse

from meetings.action_lists import LISTS
from meetings.enums import ItemState, Sensitivity, State
from meetings.models import AgendaItem
from meetings.services import minutes as minutes_services
from meetings.services import run as services
from meetings.services.actions import Owner, set_action
from tests.factories import DecisionFactory
from tests.meetings.after.conftest import to_state

BAIT = "BAIT-in-camera"
CLOSED = ("principal", "guest", "area_director", "forum_admin")


@pytest.fixture
def secret(running, items, setting):
    """An executive item with a note, a decision and an action for a person who sees no such items."""
    item = items[1]
    AgendaItem.objects.filter(pk=item.pk).update(title=f"{BAIT} title", sensitivity=Sensitivity.EXECUTIVE)
    item.refresh_from_db()
    services.save_note(item=item, text=f"{BAIT} note", version=1, by=setting.chair)
    minutes_services.record_decision(item=item, text=f"{BAIT} decision", by=setting.chair)
    owner = Owner("person", person=setting.executive)
    set_action(what=f"{BAIT} action", owner=owner, item=item, by=setting.chair)
    return item


PAGES = ("meeting_detail", "meeting_minutes", "meeting_history", "meeting_run")


@pytest.mark.parametrize("state", [State.IN_PROGRESS, State.HELD, State.CIRCULATED, State.CONFIRMED])
def test_an_executive_item_shows_only_to_the_executive(as_, running, secret, state):
    to_state(running, state)
    lists = [reverse("meetings:action_list") + f"?show={show}" for show in LISTS]
    lists.append(reverse("meetings:action_list") + "?show=network&as=csv")
    urls = [reverse(f"meetings:{name}", args=[running.pk]) for name in PAGES] + lists
    for name in CLOSED:
        for url in urls:
            assert BAIT not in as_(name).get(url).content.decode(), (name, url)
    assert BAIT in as_("seil").get(urls[1]).content.decode()
    assert BAIT in as_("chair").get(urls[2]).content.decode()


def test_its_doors_are_not_there_for_others(as_, running, secret):
    to_state(running, State.CIRCULATED)
    action, decision = secret.actions.get(), secret.decisions.get()
    for name in CLOSED:
        assert as_(name).get(action.get_absolute_url()).status_code == 404
        for door, pk in (("run_note", secret.pk), ("decision_edit", decision.pk), ("action_close", action.pk)):
            assert as_(name).post(reverse(f"meetings:{door}", args=[pk])).status_code == 404


def test_an_item_opened_to_all_keeps_its_past_to_the_executive(as_, running, secret):
    """The area director may read the history, yet not what an item was before it was opened to everybody."""
    AgendaItem.objects.filter(pk=secret.pk).update(title="Opened", sensitivity=Sensitivity.MEMBERS, note="")
    to_state(running, State.CIRCULATED)
    history = as_("area_director").get(reverse("meetings:meeting_history", args=[running.pk])).content.decode()
    assert "Opened" in history
    assert f"{BAIT} title" not in history
    assert f"{BAIT} note" not in history


def test_a_draft_note_is_not_in_the_history_of_those_who_only_look_in(as_, running, items, setting):
    services.save_note(item=items[0], text=BAIT, version=1, by=setting.chair)
    DecisionFactory(item=items[0], text=f"{BAIT} decision")
    url = reverse("meetings:meeting_history", args=[running.pk])
    assert BAIT not in as_("area_director").get(url).content.decode()
    assert BAIT in as_("seil").get(url).content.decode()
    to_state(running, State.CIRCULATED)
    assert BAIT in as_("area_director").get(url).content.decode()


def test_the_owner_of_an_executive_action_sees_it_without_its_item(as_, running, secret, setting):
    owner = Owner("person", person=setting.principal)
    action = set_action(what="Ring the region", owner=owner, item=secret, by=setting.chair)
    page = as_("principal").get(action.get_absolute_url()).content.decode()
    assert "Ring the region" in page
    assert BAIT not in page
    mine = as_("principal").get(reverse("meetings:action_list")).content.decode()
    assert "Ring the region" in mine
    assert BAIT not in mine


def test_numbers_of_items_are_the_same_for_all_readers(as_, running, secret, items):
    AgendaItem.objects.filter(meeting=running).update(state=ItemState.DISCUSSED)
    to_state(running, State.CIRCULATED)
    minutes = as_("principal").get(reverse("meetings:meeting_minutes", args=[running.pk])).content.decode()
    assert f"3. {items[2].title}" in minutes
