"""Who opens which page, by role: exact statuses. A stranger learns nothing (404); a member is told (403)."""

import pytest
from django.urls import reverse

from meetings.enums import State
from tests.factories import ActionFactory, DecisionFactory
from tests.meetings.after.conftest import to_state

PEOPLE = ("chair", "executive", "seil", "principal", "guest", "area_director", "forum_admin", "stranger")
RUNNERS = (200, 200, 403, 403, 403, 403, 403, 404)
RUN_PAGES = ("meeting_run", "meeting_finish", "attendance_edit", "attendance_all", "item_add_now")
CHAIRS = (200, 403, 403, 403, 403, 403, 403, 404)
READERS = (200, 200, 200, 200, 200, 200, 200, 404)
HISTORY = (200, 200, 200, 403, 403, 200, 403, 404)
DRAFT = (200, 200, 200, 403, 403, 403, 403, 404)


def statuses(as_, name: str, *args: int) -> tuple[int, ...]:
    return tuple(as_(person).get(reverse(f"meetings:{name}", args=args)).status_code for person in PEOPLE)


@pytest.mark.parametrize("name", RUN_PAGES)
def test_pages_of_a_running_meeting(as_, running, name):
    assert statuses(as_, name, running.pk) == RUNNERS


@pytest.mark.parametrize("name", ["decision_add", "item_action_add"])
def test_pages_of_an_item(as_, items, name):
    assert statuses(as_, name, items[0].pk) == RUNNERS


def test_marking_one_school(as_, running, setting):
    assert statuses(as_, "attendance_mark", running.pk, setting.schools[0].pk) == RUNNERS
    elsewhere = setting.stranger.appointments.get().place_id
    assert as_("chair").get(reverse("meetings:attendance_mark", args=[running.pk, elsewhere])).status_code == 404


@pytest.mark.parametrize(("state", "expected"), [
    (State.DRAFT, (404,) * 8),
    (State.PUBLISHED, (404,) * 8),
    (State.CANCELLED, (404,) * 8),
    (State.IN_PROGRESS, DRAFT),
    (State.HELD, DRAFT),
    (State.CIRCULATED, READERS),
    (State.CONFIRMED, READERS),
])  # fmt: skip
def test_minutes_by_state(as_, running, state, expected):
    to_state(running, state)
    assert statuses(as_, "meeting_minutes", running.pk) == expected


def test_circulating_and_confirming_are_the_chairs(as_, held):
    assert statuses(as_, "meeting_circulate", held.pk) == CHAIRS
    assert statuses(as_, "meeting_confirm", held.pk) == CHAIRS


def test_history(as_, running):
    assert statuses(as_, "meeting_history", running.pk) == HISTORY


def test_a_decision_is_reworded_by_those_who_keep_the_record(as_, circulated, items):
    decision = DecisionFactory(item=items[0])
    assert statuses(as_, "decision_edit", decision.pk) == RUNNERS


def test_a_decision_of_a_draft_is_hidden_from_members(as_, held, items):
    decision = DecisionFactory(item=items[0])
    found = statuses(as_, "decision_edit", decision.pk)
    assert found == (200, 200, 403, 404, 404, 404, 404, 404)


@pytest.mark.parametrize("name", ["run_step", "run_note", "decision_remove", "attendance_quick"])
def test_buttons_answer_only_to_post_and_only_to_those_who_run(as_, running, items, setting, name):
    decision = DecisionFactory(item=items[0])
    args = {
        "decision_remove": [decision.pk],
        "attendance_quick": [running.pk, setting.schools[0].pk],
    }.get(name, [items[0].pk])
    url = reverse(f"meetings:{name}", args=args)
    assert as_("chair").get(url).status_code == 405
    hidden = 404 if name == "decision_remove" else 403
    body = {"step": "begin", "note": "x", "version": 1, "presence": "principal"}
    refused = tuple(as_(person).post(url, body).status_code for person in PEOPLE[2:])
    assert refused == (403, hidden, hidden, hidden, hidden, 404)
    assert as_("executive").post(url, body).status_code == 302


@pytest.mark.parametrize("name", ["action_close", "action_progress", "action_drop", "action_reopen"])
def test_who_may_close_an_action(as_, setting, items, name):
    """The owner, who set it, and those who run the meetings. Guests see no actions."""
    action = ActionFactory(item=items[0], owner=setting.principal, set_by=setting.seil)
    assert statuses(as_, name, action.pk) == (200, 200, 200, 200, 404, 403, 403, 404)
    assert as_("second").get(reverse(f"meetings:{name}", args=[action.pk])).status_code == 403


def test_only_who_set_it_and_who_runs_changes_the_words(as_, setting, items):
    action = ActionFactory(item=items[0], owner=setting.principal, set_by=setting.seil)
    assert statuses(as_, "action_edit", action.pk) == (200, 200, 200, 403, 404, 403, 403, 404)


def test_reading_an_action_and_the_lists(as_, setting, items):
    action = ActionFactory(item=items[0], owner=setting.principal, set_by=setting.chair)
    assert statuses(as_, "action_detail", action.pk) == (200, 200, 200, 200, 404, 200, 200, 404)
    assert set(statuses(as_, "action_list")) == {200}


def test_without_a_session_everything_leads_to_sign_in(client, running, items):
    for name, pk in (("meeting_run", running.pk), ("meeting_minutes", running.pk), ("run_note", items[0].pk)):
        answer = client.post(reverse(f"meetings:{name}", args=[pk]))
        assert answer.status_code == 302
        assert answer.url.startswith("/accounts/login/")
