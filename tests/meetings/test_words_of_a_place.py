"""A forum has admins and a group those who lead it: neither is told of a chair, an executive or a SEIL."""

import pytest
from django.urls import reverse

from common.errors import NotAllowed
from meetings.enums import State, in_words_of
from meetings.services.circulation import ONLY_CHAIR, circulate_minutes
from meetings.services.run import ONLY_KEEPERS, ONLY_RUNNERS, start_meeting
from networks.enums import Kind
from roles.enums import Role
from tests.factories import ForumFactory, GroupFactory, NetworkFactory, PublishedMeetingFactory, SchoolFactory, appoint

PREPARE = "Only the chair, the executive and the SEIL set the agenda."


@pytest.mark.parametrize(
    "kind, told",
    [
        (Kind.NETWORK, [PREPARE, ONLY_RUNNERS, ONLY_KEEPERS, ONLY_CHAIR]),
        (
            Kind.FORUM,
            [
                "Only the forum admins set the agenda.",
                "Only the forum admins run the meeting.",
                "Only the forum admins and who takes the minutes keep the record of a meeting.",
                "Only a forum admin circulates and confirms the minutes.",
            ],
        ),
        (
            Kind.GROUP,
            [
                "Only those who lead the group set the agenda.",
                "Only those who lead the group run the meeting.",
                "Only those who lead the group and who takes the minutes keep the record of a meeting.",
                "Only the lead of the group circulates and confirms the minutes.",
            ],
        ),
    ],
)
def test_who_leads_is_named_in_the_words_of_the_place(kind, told):
    assert [in_words_of(kind, one) for one in (PREPARE, ONLY_RUNNERS, ONLY_KEEPERS, ONLY_CHAIR)] == told


@pytest.mark.django_db
def test_a_member_of_a_group_reads_who_leads_it_on_the_page_and_from_the_service(client):
    network = NetworkFactory()
    school = SchoolFactory(network=network)
    group = GroupFactory(owners=[network], schools=[school])
    principal = appoint(Role.PRINCIPAL, school)
    meeting = PublishedMeetingFactory(place=group)
    client.force_login(principal)
    for page, said in {
        "meeting_finish": "Only those who lead the group run the meeting.",
        "agenda_edit": "Only those who lead the group set the agenda.",
        "meeting_circulate": "Only the lead of the group circulates and confirms the minutes.",
    }.items():
        response = client.get(reverse(f"meetings:{page}", args=[meeting.pk]))
        assert (response.status_code, said in response.content.decode()) == (403, True), page
    with pytest.raises(NotAllowed, match=r"^Only those who lead the group run the meeting\.$"):
        start_meeting(meeting=meeting, by=principal)
    meeting.state = State.HELD
    with pytest.raises(NotAllowed, match=r"^Only the lead of the group circulates and confirms the minutes\.$"):
        circulate_minutes(meeting=meeting, by=principal)


@pytest.mark.django_db
def test_a_chair_reads_who_plans_the_meetings_of_the_forum(client):
    network = NetworkFactory()
    forum = ForumFactory(region=network.region)
    client.force_login(appoint(Role.CHAIR, network))
    response = client.get(reverse("meetings:meeting_create", args=[Kind.FORUM, forum.slug]))
    assert (response.status_code, "Only the forum admins plan meetings." in response.content.decode()) == (403, True)


@pytest.mark.django_db
def test_closing_a_meeting_of_a_group_counts_its_members(client):
    network = NetworkFactory()
    group = GroupFactory(owners=[network], schools=[SchoolFactory(network=network)])
    lead = appoint(Role.GROUP_LEAD, group)
    meeting = PublishedMeetingFactory(place=group, created_by=lead)
    start_meeting(meeting=meeting, by=lead, although_early=True)
    client.force_login(lead)
    page = client.get(reverse("meetings:meeting_finish", args=[meeting.pk])).content.decode()
    assert "Attendance is not marked for 2 of 2 members." in page.replace("\xa0", " ")
