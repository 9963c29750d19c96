"""Getting ready: one page, one click from the mail, also for somebody who has to sign in first and on a phone."""

import pytest
from django.urls import reverse

from meetings.enums import ActionState
from tests.factories import ActionFactory, appoint
from tests.meetings.before.conftest import item_of

pytestmark = pytest.mark.django_db


def address(meeting):
    return reverse("meetings:reply", args=[meeting.pk])


def test_sign_in_leads_back_to_it(client, setting, meeting):
    answer = client.get(address(meeting) + "?answer=yes")
    assert answer["Location"] == f"/accounts/login/?next=/meetings/{meeting.pk}/reply/%3Fanswer%3Dyes"
    setting.principal.set_password("long-enough-words")
    setting.principal.save()
    signed = client.post(answer["Location"], {"login": setting.principal.email, "password": "long-enough-words"})
    assert signed["Location"] == f"/meetings/{meeting.pk}/reply/?answer=yes"


def test_it_holds_agenda_reply_actions_and_a_way_to_propose(as_, setting, meeting):
    ActionFactory(item=item_of(meeting, "Welcome"), owner=setting.principal, what="Bring the counts")
    page = as_("principal").get(address(meeting)).content.decode()
    for words in (
        "1. Welcome",
        "Is your school coming?",
        "Bring the counts",
        reverse("meetings:meeting_propose", args=[meeting.pk]),
    ):
        assert words in page


def test_a_delegate_may_be_chosen_among_the_people_of_the_school(as_, setting, meeting):
    deputy = appoint("delegate", setting.schools[0])
    appoint("delegate", setting.schools[1])
    page = as_("principal").get(address(meeting)).content.decode()
    school = setting.schools[0].pk
    assert f'<datalist id="s{school}_people"><option value="{deputy.name}"></option></datalist>' in page
    assert f'list="s{school}_people"' in page
    sent = {"school": school, "answer": "delegate", "delegate_name": "Somebody else entirely"}
    assert as_("principal").post(address(meeting), sent).status_code == 302
    assert meeting.replies.get().delegate_name == "Somebody else entirely"


def test_one_tap_on_an_action_leads_back(as_, setting, meeting):
    action = ActionFactory(item=item_of(meeting, "Welcome"), owner=setting.principal)
    client, back = as_("principal"), f"{address(meeting)}#actions"
    sent = {"next": back, "state": "under_way"}
    assert client.post(reverse("meetings:action_progress", args=[action.pk]), sent)["Location"] == back
    action.refresh_from_db()
    assert action.state == ActionState.UNDER_WAY
    assert "Under way<span" not in client.get(address(meeting)).content.decode()
    for _ in range(2):
        assert client.post(reverse("meetings:action_close", args=[action.pk]), {"next": back})["Location"] == back
    action.refresh_from_db()
    assert action.state == ActionState.DONE
    client.get(address(meeting))  # says once that it is done
    assert action.what not in client.get(address(meeting)).content.decode()


def test_a_guest_gets_ready_too(as_, guest, meeting):
    assert "1. Welcome" in as_("guest").get(address(meeting)).content.decode()
