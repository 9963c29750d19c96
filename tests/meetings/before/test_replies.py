"""The school replies, whoever answers for it; the chair may write a reply down; guests see one meeting."""

import pytest
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import Answer
from meetings.models import Meeting, Reply
from meetings.services import guests, replies
from roles.enums import Role
from tests.factories import PersonFactory, SchoolFactory, appoint
from tests.meetings.before.sent import url


def answer(of, **changes):
    return {"school": str(of.pk), "answer": "yes", "delegate_name": "", "note": "", **changes}


def test_one_click_replies_for_the_school(as_, setting, meeting):
    client, school = as_("principal"), setting.schools[0]
    for _ in range(2):
        client.post(url("reply", meeting), {"school": school.pk, "answer": "yes"})
    given = Reply.objects.get()
    assert (given.school, given.answer, given.by) == (school, "yes", setting.principal)
    assert "1 of 2 schools" in client.get(meeting.get_absolute_url()).content.decode()


def test_a_reply_can_be_changed_until_the_meeting_starts(as_, setting, meeting):
    client, school = as_("principal"), setting.schools[0]
    client.post(url("reply", meeting), answer(school))
    client.post(url("reply", meeting), answer(school, answer="delegate", delegate_name="Lena Cho", note="Late"))
    given = Reply.objects.get()
    assert (given.answer, given.delegate_name, given.note) == ("delegate", "Lena Cho", "Late")
    page = as_("chair").get(meeting.get_absolute_url()).content.decode()
    assert "Lena Cho" in page
    assert "Late" in page
    assert "Late" not in as_("second").get(meeting.get_absolute_url()).content.decode()
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now())
    late = as_("principal").post(url("reply", meeting), answer(school))
    assert late.status_code == 422


@pytest.mark.parametrize(("address", "chosen"), [("?answer=delegate", "delegate"), ("?answer=nonsense", ""), ("", "")])
def test_the_answer_pressed_in_the_mail_is_chosen_in_the_form(as_, setting, meeting, address, chosen):
    page = as_("principal").get(url("reply", meeting) + address)
    ((_, form),) = page.context["forms"]
    assert (form["answer"].initial or "") == chosen


def test_faults_of_a_reply(as_, setting, meeting):
    client, school = as_("principal"), setting.schools[0]
    for fault in ({"answer": ""}, {"answer": "perhaps"}, {"answer": "delegate"}, {"note": "x" * 301}, {"note": "\x00"}):
        assert client.post(url("reply", meeting), answer(school, **fault)).status_code == 422, fault
    page = client.post(url("reply", meeting), answer(school, answer="delegate", note="Kept words")).content.decode()
    assert "Name the delegate." in page
    assert "Kept words" in page
    for wrong in ("", "x", "999999", str(setting.schools[1].pk)):
        assert client.post(url("reply", meeting), answer(school, school=wrong)).status_code == 403
    assert not Reply.objects.exists()


@pytest.mark.parametrize("person", ["executive", "seil", "area_director", "forum_admin", "guest"])
def test_others_reply_for_no_school(as_, setting, meeting, guest, person):
    assert as_(person).post(url("reply", meeting), answer(setting.schools[0])).status_code == 403


def test_one_person_may_answer_for_several_schools(as_, setting, meeting):
    appoint(Role.DELEGATE, setting.schools[1], setting.principal)
    client = as_("principal")
    page = client.get(url("reply", meeting)).content.decode()
    assert page.count("Send the reply") == 2
    for school in setting.schools:
        client.post(url("reply", meeting), answer(school, answer="apology"))
    assert Reply.objects.filter(answer=Answer.APOLOGY).count() == 2


def test_the_chair_writes_a_reply_down(as_, setting, meeting):
    address = url("reply_for_school", meeting, setting.schools[0].pk)
    client = as_("chair")
    assert client.post(address, answer(setting.schools[0], answer="delegate")).status_code == 422
    assert client.post(address, answer(setting.schools[0], answer="apology", note="By telephone")).status_code == 302
    assert Reply.objects.get().by == setting.chair
    assert client.get(url("reply_for_school", meeting, SchoolFactory().pk)).status_code == 404


def test_a_school_that_has_left_is_not_asked(setting, meeting):
    school = SchoolFactory()
    person = appoint(Role.PRINCIPAL, school)
    with pytest.raises(Refused):
        replies.reply(meeting=meeting, school=school, answer=Answer.YES, by=person)
    with pytest.raises(NotAllowed):
        replies.reply(meeting=meeting, school=setting.schools[1], answer=Answer.YES, by=setting.principal)


def test_a_draft_takes_no_reply(setting, draft):
    with pytest.raises(Refused):
        replies.reply(meeting=draft, school=setting.schools[0], answer=Answer.YES, by=setting.chair)


def test_get_ready_shows_own_actions(as_, setting, meeting):
    from tests.factories import ActionFactory

    ActionFactory(place=setting.network, owner=setting.principal, what="Send the dates")
    ActionFactory(place=setting.network, owner=setting.second, what="Book the room")
    page = as_("principal").get(url("reply", meeting)).content.decode()
    assert "Send the dates" in page
    assert "Book the room" not in page


def test_inviting_and_removing_a_guest(as_, setting, meeting, draft):
    person = setting.people["rosa"] = PersonFactory(email="rosa@example.org", name="Rosa Vella")
    client = as_("chair")
    for _ in range(2):
        assert client.post(url("guest_invite", meeting), {"email": "ROSA@example.org"}).status_code == 302
    assert guests.guests(meeting) == [person]
    assert "Rosa Vella" in client.get(meeting.get_absolute_url()).content.decode()
    seen = {
        name: as_("rosa").get(one.get_absolute_url()).status_code for name, one in [("it", meeting), ("draft", draft)]
    }
    assert seen == {"it": 200, "draft": 404}
    listed = as_("rosa").get(reverse("meetings:my_meetings")).content.decode()
    assert meeting.title in listed
    assert as_("rosa").get(reverse("meetings:meeting_list", args=["network", setting.network.slug])).status_code == 404
    assert as_("chair").post(url("guest_remove", meeting, person.pk)).status_code == 302
    assert as_("rosa").get(meeting.get_absolute_url()).status_code == 404
    assert as_("chair").post(url("guest_remove", meeting, person.pk)).status_code == 404


def test_whom_the_chair_cannot_invite(as_, setting, meeting):
    PersonFactory(email="left@example.org", is_active=False)
    client = as_("chair")
    for email in ("", "no mail", "nobody@example.org", "left@example.org", setting.principal.email):
        assert client.post(url("guest_invite", meeting), {"email": email}).status_code == 422, email
    assert as_("executive").post(url("guest_invite", meeting), {"email": "x@example.org"}).status_code == 403
    assert guests.guests(meeting) == []
