"""A chair holds a meeting from its start to confirmed minutes, in the browser's own requests, without script."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.enums import ActionState, ItemState, OwnerKind, Presence, State
from meetings.models import Action
from roles.enums import Role
from tests.factories import ItemFactory, PublishedMeetingFactory, ReplyFactory, SchoolFactory, SectionFactory, appoint

pytestmark = pytest.mark.django_db


def test_a_meeting_from_start_to_confirmed(client, sign_in):
    meeting = PublishedMeetingFactory(starts_at=timezone.now() + dt.timedelta(minutes=10))
    schools = SchoolFactory.create_batch(3, network=meeting.place)
    chair = appoint(Role.CHAIR, meeting.place)
    principal = appoint(Role.PRINCIPAL, schools[0])
    ReplyFactory(meeting=meeting, school=schools[1], answer="delegate", delegate_name="Lena Cho")
    section = SectionFactory(meeting=meeting)
    one, two, three = (ItemFactory(meeting=meeting, section=section) for _ in range(3))
    sign_in(chair)
    run = reverse("meetings:meeting_run", args=[meeting.pk])

    assert client.get(run).status_code == 302
    assert client.post(reverse("meetings:meeting_start", args=[meeting.pk])).url == run
    page = client.get(run)
    assert page.context["item"] == one and "Now, item 1 of 3" in page.content.decode()

    client.post(reverse("meetings:run_step", args=[one.pk]), {"note": "Welcome **all**", "version": 1, "step": "done"})
    one.refresh_from_db()
    assert (one.state, one.note, one.note_version) == (ItemState.DISCUSSED, "Welcome **all**", 2)

    client.post(reverse("meetings:decision_add", args=[two.pk]), {"text": "We share one bank"})
    due = timezone.localdate() + dt.timedelta(days=14)
    while due.weekday() > 4:
        due += dt.timedelta(days=1)
    due_fields = {"due_on": due, "due_kept": due}
    client.post(
        reverse("meetings:item_action_add", args=[two.pk]), {"what": "Add two texts", "whose": "each", **due_fields}
    )
    client.post(
        reverse("meetings:item_action_add", args=[two.pk]), {"what": "Book a room", "whose": f"person:{principal.pk}"}
    )
    assert Action.objects.filter(owner_kind=OwnerKind.SCHOOL).count() == 3
    assert "We share one bank" in client.get(run).content.decode()

    client.post(reverse("meetings:attendance_all", args=[meeting.pk]), {"missing": [schools[2].pk]})
    marks = dict(meeting.attendances.values_list("school", "presence"))
    assert marks == {
        schools[0].pk: Presence.PRINCIPAL, schools[1].pk: Presence.DELEGATE, schools[2].pk: Presence.ABSENT
    }  # fmt: skip

    minutes = reverse("meetings:meeting_minutes", args=[meeting.pk])
    assert "1 item not reached" in client.get(reverse("meetings:meeting_finish", args=[meeting.pk])).content.decode()
    assert client.post(reverse("meetings:meeting_finish", args=[meeting.pk])).url == minutes
    three.refresh_from_db()
    assert three.state == ItemState.NOT_REACHED
    assert "We share one bank" in client.get(minutes).content.decode()

    sign_in(principal)
    assert client.get(minutes).status_code == 403
    sign_in(chair)
    assert client.get(reverse("meetings:meeting_circulate", args=[meeting.pk])).status_code == 200
    client.post(reverse("meetings:meeting_circulate", args=[meeting.pk]))

    sign_in(principal)
    text = client.get(minutes).content.decode()
    assert "<strong>all</strong>" in text and "2 of 3 schools were there" in text and "Lena Cho" in text
    assert client.get(meeting.get_absolute_url()).status_code == 200
    mine = client.get(reverse("meetings:action_list"))
    own = Action.objects.get(what="Book a room")
    part = Action.objects.get(school=schools[0])
    assert set(mine.context["object_list"]) == {own, part}
    back = reverse("meetings:action_list")
    assert client.post(reverse("meetings:action_close", args=[own.pk]), {"next": back}).url == back
    own.refresh_from_db()
    assert (own.state, own.closed_by) == (ActionState.DONE, principal)
    assert "Undo" in client.get(back).content.decode()

    sign_in(chair)
    client.post(reverse("meetings:meeting_confirm", args=[meeting.pk]))
    meeting.refresh_from_db()
    assert meeting.state == State.CONFIRMED
    text = client.get(reverse("meetings:meeting_history", args=[meeting.pk])).content.decode()
    assert "confirmed the minutes" in text and "recorded the decision “We share one bank”" in text
