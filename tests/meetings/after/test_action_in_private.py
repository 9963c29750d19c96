"""An action made private afterwards is gone for everybody else; and no action edits minutes or is copied."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import ItemState, OwnerKind, Sensitivity, State
from meetings.models import Action, AgendaItem, Meeting
from meetings.services import actions as services
from meetings.services import carrying
from meetings.services.actions import Owner
from reminders.kinds.actions import ActionSet
from tests.factories import ActionFactory, MeetingFactory, SectionFactory
from tests.meetings.after.conftest import to_state

BAIT = "BAIT-of-the-executive"
EXECUTIVE = {"sensitivity": Sensitivity.EXECUTIVE}


@pytest.fixture
def action(setting, circulated, items) -> Action:
    """In circulated minutes, open to all members for a while, for the principal of another school than the reader's."""
    AgendaItem.objects.filter(meeting=circulated).update(state=ItemState.DISCUSSED)
    return ActionFactory(
        item=items[0], what=BAIT, owner=setting.principal, set_by=setting.chair, waiting_on=f"{BAIT} bus",
        waiting_since=timezone.localdate(), due_on=timezone.localdate() - dt.timedelta(days=1),
    )  # fmt: skip


def channels(action: Action) -> list[str]:
    meeting = action.item.meeting
    lists = [f"/actions/?show={show}" for show in ("network", "overdue", "waiting")]
    about = [reverse(f"meetings:{name}", args=[meeting.pk]) for name in ("meeting_minutes", "meeting_detail")]
    return [
        *lists, *about, "/actions/?show=network&as=csv", "/search/?q=BAIT-of", reverse("overview:home"),
        meeting.place.get_absolute_url(), reverse("meetings:minutes_print", args=[meeting.pk]),
        reverse("meetings:meeting_history", args=[meeting.pk]), action.get_absolute_url(),
        reverse("meetings:action_history", args=[action.pk]),
    ]  # fmt: skip


def telling(client, action: Action) -> set[str]:
    return {url for url in channels(action) if BAIT in client.get(url).content.decode()}


def test_it_leaves_every_channel_of_the_others_at_once(as_, setting, action):
    before = {name: telling(as_(name), action) for name in ("second", "area_director", "chair")}
    assert len(before["second"]) >= 6
    assert reverse("meetings:meeting_history", args=[action.item.meeting_id]) in before["area_director"]
    services.limit_action(action=action, by=setting.chair, **EXECUTIVE)
    assert telling(as_("second"), action) == set()
    assert telling(as_("area_director"), action) == set()
    assert telling(as_("chair"), action) == before["chair"]
    assert as_("second").get(action.get_absolute_url()).status_code == 404
    assert BAIT in as_("principal").get("/actions/").content.decode()
    assert as_("principal").get(reverse("meetings:action_history", args=[action.pk])).status_code == 403


def test_what_a_notice_in_the_queue_says_follows(setting, action):
    kind = ActionSet()
    assert BAIT in kind.letter(action, "set", "").subject
    services.limit_action(action=action, by=setting.chair, **EXECUTIVE)
    (now,) = kind.load([action.pk]).values()
    letter = kind.letter(now, "set", "")
    assert BAIT not in f"{letter.subject} {letter.sentence} {letter.facts} {letter.title}"


def test_parts_follow_and_what_comes_from_an_executive_item_stays(setting, running, items):
    each = services.set_action(what="Add", owner=Owner(OwnerKind.EACH_SCHOOL), item=items[0], by=setting.chair)
    services.limit_action(action=each, by=setting.chair, **EXECUTIVE)
    assert set(Action.objects.values_list("sensitivity", flat=True)) == {"executive"}
    second = each.parts.get(school=setting.schools[1])
    assert set(Action.objects.visible_to(setting.second)) == {second}
    with pytest.raises(NotAllowed):
        services.limit_action(action=second, sensitivity="members", by=setting.chair)
    AgendaItem.objects.filter(pk=items[0].pk).update(**EXECUTIVE)
    with pytest.raises(Refused, match="stays with the executive"):
        services.limit_action(action=each, sensitivity="members", by=setting.chair)


def test_closing_an_action_of_confirmed_minutes_edits_none_of_them(as_, setting, held, items):
    AgendaItem.objects.filter(meeting=held).update(state=ItemState.DISCUSSED, note="As it was said")
    action = ActionFactory(item=items[0], what="Book a room", owner=setting.principal, set_by=setting.chair)
    to_state(held, State.CONFIRMED)
    stood = [list(model.objects.order_by("pk").values()) for model in (Meeting, AgendaItem)]
    events = [model.pgh_event_model.objects.count() for model in (Meeting, AgendaItem)]
    url = reverse("meetings:meeting_minutes", args=[held.pk])
    assert "Not started" in as_("second").get(url).content.decode()
    as_("principal").post(reverse("meetings:action_close", args=[action.pk]), {"next": "/"})
    assert [list(model.objects.order_by("pk").values()) for model in (Meeting, AgendaItem)] == stood
    assert [model.pgh_event_model.objects.count() for model in (Meeting, AgendaItem)] == events
    page = as_("second").get(url).content.decode()
    assert "Done" in page
    assert "Not started" not in page


def test_one_tap_while_getting_ready_is_the_same_record(as_, setting, items):
    action = ActionFactory(item=items[0], what="Book a room", owner=setting.principal, due_on=None)
    meeting = MeetingFactory(place=setting.network, state=State.PUBLISHED, published_at=timezone.now())
    ready = reverse("meetings:reply", args=[meeting.pk])
    assert reverse("meetings:action_close", args=[action.pk]) in as_("principal").get(ready).content.decode()
    as_("principal").post(reverse("meetings:action_close", args=[action.pk]), {"next": ready})
    action.refresh_from_db()
    assert (action.state, action.closed_by, Action.objects.count()) == ("done", setting.principal, 1)
    assert reverse("meetings:action_close", args=[action.pk]) not in as_("principal").get(ready).content.decode()


def test_a_matter_that_comes_back_brings_no_copy_of_its_actions(setting, held, items):
    AgendaItem.objects.filter(meeting=held).update(state=ItemState.DISCUSSED)
    action = ActionFactory(item=items[0], what="Book a room", owner=setting.principal)
    following = MeetingFactory(place=setting.network)
    section = SectionFactory(meeting=following)
    copy = carrying.bring_back(item=items[0], meeting=following, section=section.pk, by=setting.chair)
    assert copy.carried_from == items[0]
    assert list(Action.objects.all()) == [action]
