"""A chair holds a meeting from its start to confirmed minutes, in the browser's own requests, without script."""

import datetime as dt

import time_machine
from django.urls import reverse
from django.utils import timezone

from meetings.enums import ActionState, ItemState, OwnerKind, Presence, State
from meetings.models import Action
from tests.factories import ReplyFactory


def test_a_meeting_runs_item_by_item(as_, running, items):
    chair, run = as_("chair"), reverse("meetings:meeting_run", args=[running.pk])
    one, two, three = items
    assert "Now, item 1 of 3" in chair.get(run).content.decode()
    chair.post(reverse("meetings:run_step", args=[one.pk]), {"note": "Welcome **all**", "version": 1, "step": "done"})
    one.refresh_from_db()
    assert (one.state, one.note, one.note_version, one.minutes_used) == (ItemState.DISCUSSED, "Welcome **all**", 2, 1)
    chair.post(reverse("meetings:decision_add", args=[two.pk]), {"text": "We share one bank"})
    page = chair.get(run).content.decode()
    assert "Now, item 2 of 3" in page
    assert "We share one bank" in page
    assert "1 item not reached" in chair.get(reverse("meetings:meeting_finish", args=[running.pk])).content.decode()
    minutes = reverse("meetings:meeting_minutes", args=[running.pk])
    assert chair.post(reverse("meetings:meeting_finish", args=[running.pk])).url == minutes
    three.refresh_from_db()
    assert three.state == ItemState.NOT_REACHED
    assert "We share one bank" in chair.get(minutes).content.decode()


def test_attendance_of_all_but_one(as_, setting, running):
    first, second, third = setting.schools
    ReplyFactory(meeting=running, school=second, answer="delegate", delegate_name="Lena Cho", by=setting.second)
    as_("chair").post(reverse("meetings:attendance_all", args=[running.pk]), {"missing": [third.pk]})
    marks = dict(running.attendances.values_list("school", "presence"))
    assert marks == {
        first.pk: Presence.PRINCIPAL,
        second.pk: Presence.DELEGATE,
        third.pk: Presence.ABSENT,
    }
    assert running.attendances.get(school=second).name == "Lena Cho"


def test_actions_reach_the_principal_who_closes_one_and_takes_it_back(as_, setting, items):
    chair, add = as_("chair"), reverse("meetings:item_action_add", args=[items[1].pk])
    chair.post(add, {"what": "Add two texts", "whose": "each"})
    chair.post(add, {"what": "Book a room", "whose": f"person:{setting.principal.pk}"})
    assert Action.objects.filter(owner_kind=OwnerKind.SCHOOL).count() == 3
    principal, back = as_("principal"), reverse("meetings:action_list")
    own, part = Action.objects.get(what="Book a room"), Action.objects.get(school=setting.schools[0])
    assert set(principal.get(back).context["object_list"]) == {own, part}
    assert principal.post(reverse("meetings:action_close", args=[own.pk]), {"next": back}).url == back
    own.refresh_from_db()
    assert (own.state, own.closed_by) == (ActionState.DONE, setting.principal)
    undo = reverse("meetings:action_reopen", args=[own.pk])
    assert f'hx-post="{undo}"' in principal.get(back).content.decode()
    principal.post(undo)
    own.refresh_from_db()
    assert own.state == ActionState.OPEN


def test_minutes_go_to_members_and_are_confirmed(as_, setting, held):
    chair, minutes = as_("chair"), reverse("meetings:meeting_minutes", args=[held.pk])
    asked = chair.get(reverse("meetings:meeting_circulate", args=[held.pk])).content.decode()
    assert "Attendance is not marked for any of the 3 schools." in asked
    assert "There is no note and no decision under any item." in asked
    assert as_("principal").get(minutes).status_code == 403
    as_("chair").post(reverse("meetings:meeting_circulate", args=[held.pk]))
    assert as_("principal").get(minutes).status_code == 200
    with time_machine.travel(timezone.now() + dt.timedelta(days=60)):
        as_("chair").post(reverse("meetings:meeting_confirm", args=[held.pk]))
    held.refresh_from_db()
    assert held.state == State.CONFIRMED
    history = as_("chair").get(reverse("meetings:meeting_history", args=[held.pk])).content.decode()
    assert "<strong>Chair</strong> confirmed the minutes." in history
