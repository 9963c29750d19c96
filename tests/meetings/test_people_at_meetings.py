"""Groups and forums: people reply and are marked for themselves, schools for themselves, and nobody twice."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from common.errors import NotAllowed, Refused
from meetings.enums import Answer, Presence, State
from meetings.models import Attendance, Reply
from meetings.presence import roll
from meetings.services.attendance import Mark, mark_all_present, mark_attendance
from meetings.services.expected import parties
from meetings.services.replies import reply
from roles.enums import Role
from roles.services import end_appointment
from tests.factories import (
    ForumFactory,
    GroupFactory,
    NetworkFactory,
    PersonFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    appoint,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory(name="Ours")


@pytest.fixture
def school(network):
    return SchoolFactory(network=network, name="Alder School")


@pytest.fixture
def group(network, school):
    return GroupFactory(owners=[network], schools=[school], name="Writing")


@pytest.fixture
def lead(group):
    return appoint(Role.GROUP_LEAD, group, PersonFactory(name="Bea Lead"))


@pytest.fixture
def meeting(group, lead):
    return PublishedMeetingFactory(place=group, created_by=lead)


def begin(meeting):
    meeting.state, meeting.started_at = State.IN_PROGRESS, timezone.now()
    meeting.save()
    return meeting


def test_a_group_expects_its_schools_and_its_people_and_nobody_twice(meeting, school, group, lead):
    appoint(Role.GROUP_MEMBER, group, PersonFactory(name="Cy Member"))
    principal = appoint(Role.PRINCIPAL, school)
    appoint(Role.GROUP_MEMBER, group, principal)
    assert [party.name for party in parties(meeting)] == ["Alder School", "Bea Lead", "Cy Member"]


def test_a_forum_expects_the_chairs_of_its_region_for_their_networks(network):
    forum = ForumFactory(region=network.region)
    chair = appoint(Role.CHAIR, network, PersonFactory(name="Ada Chair"))
    appoint(Role.CHAIR, NetworkFactory(), PersonFactory(name="Bait Chair"))
    meeting = PublishedMeetingFactory(place=forum)
    assert [(party.person, party.stands_for) for party in parties(meeting)] == [(chair, "Ours")]


def test_a_chair_whose_term_has_ended_is_expected_no_more(network):
    forum = ForumFactory(region=network.region)
    chair, director = appoint(Role.CHAIR, network), appoint(Role.AREA_DIRECTOR, network.area)
    meeting = PublishedMeetingFactory(place=forum)
    end_appointment(
        appointment=chair.appointments.get(), last_day=timezone.localdate() - dt.timedelta(days=1), by=director
    )
    assert parties(meeting) == []


def test_a_person_replies_for_themselves_and_the_reply_page_takes_it(meeting, group, client):
    person = appoint(Role.GROUP_MEMBER, group, PersonFactory(name="Cy Member"))
    client.force_login(person)
    page = reverse("meetings:reply", args=[meeting.pk])
    assert "Are you coming?" in client.get(page).content.decode()
    answered = client.post(page, {"school": f"p{person.pk}", "answer": "yes"})
    assert answered.status_code == 302
    assert list(Reply.objects.values_list("person", "school", "answer")) == [(person.pk, None, "yes")]


def test_nobody_replies_for_somebody_else_but_the_lead(meeting, group, lead):
    person, other = appoint(Role.GROUP_MEMBER, group), appoint(Role.GROUP_MEMBER, group)
    with pytest.raises(NotAllowed):
        reply(meeting=meeting, person=person, answer=Answer.YES, by=other)
    assert reply(meeting=meeting, person=person, answer=Answer.APOLOGY, by=lead).by == lead
    with pytest.raises(Refused, match="is not a member"):
        reply(meeting=meeting, person=PersonFactory(), answer=Answer.YES, by=lead)


def test_the_roll_of_a_group_marks_schools_and_people_in_one_go(meeting, school, group, lead):
    person = appoint(Role.GROUP_MEMBER, group, PersonFactory(name="Cy Member"))
    reply(meeting=meeting, person=person, answer=Answer.APOLOGY, by=person)
    begin(meeting)
    mark_all_present(meeting=meeting, missing=[f"p{person.pk}"], by=lead)
    found = {(row.school_id or row.person_id): row.presence for row in Attendance.objects.all()}
    assert found == {school.pk: "principal", lead.pk: "principal", person.pk: "apology"}
    assert roll(meeting).sentence == "2 of 3 members were there. 1 sent an apology."


def test_the_attendance_page_shows_people_with_words_for_people(meeting, group, lead, client):
    person = appoint(Role.GROUP_MEMBER, group, PersonFactory(name="Cy Member"))
    begin(meeting)
    client.force_login(lead)
    page = client.get(reverse("meetings:attendance_edit", args=[meeting.pk])).content.decode()
    assert "Cy Member" in page
    assert "Somebody else" in page
    marked = client.post(
        reverse("meetings:attendance_mark", args=[meeting.pk, f"p{person.pk}"]), {"presence": "absent"}
    )
    assert marked.status_code == 302
    assert Attendance.objects.get(person=person).presence == Presence.ABSENT


def test_a_key_that_is_nobodys_is_refused(meeting, lead):
    begin(meeting)
    with pytest.raises(Refused, match="not a member on the day"):
        mark_attendance(meeting=meeting, marks={"p999999": Mark(Presence.ABSENT)}, by=lead)


@pytest.mark.parametrize("model", [Reply, Attendance])
def test_the_database_refuses_a_row_of_both_and_of_nobody(model, meeting, school, lead):
    values = {"answer": "yes", "by": lead} if model is Reply else {"presence": "absent", "marked_by": lead}
    for party in ({"school": school, "person": lead}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(meeting=meeting, **party, **values)


def test_the_roll_costs_the_same_for_one_person_and_for_four(meeting, group, lead, django_assert_num_queries):
    with django_assert_num_queries(5):
        assert len(roll(meeting).lines) == 2
    for _ in range(3):
        appoint(Role.GROUP_MEMBER, group)
    with django_assert_num_queries(5):
        assert len(roll(meeting).lines) == 5


def test_the_agenda_on_paper_says_who_comes_to_a_forum(network, client):
    forum = ForumFactory(region=network.region)
    chair = appoint(Role.CHAIR, network, PersonFactory(name="Ada Chair"))
    meeting = PublishedMeetingFactory(place=forum)
    reply(meeting=meeting, person=chair, answer=Answer.YES, by=chair)
    client.force_login(chair)
    page = client.get(reverse("meetings:pack_print", args=[meeting.pk]), {"attendance": "1"})
    assert page.status_code == 200
    assert "Ada Chair" in page.content.decode()
