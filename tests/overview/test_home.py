"""Each role's home: what it shows first, what it does with one tap, and what it costs."""

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from meetings.enums import Answer
from meetings.models import Action, AgendaItem, Meeting, Reply
from meetings.services.guests import invite_guest
from roles.enums import Role
from tests.factories import (
    ActionFactory,
    AppointmentFactory,
    ForumFactory,
    HeldMeetingFactory,
    ItemFactory,
    MeetingFactory,
    MilestoneFactory,
    NetworkFactory,
    NoticeFactory,
    PaperFactory,
    PersonFactory,
    PlanFactory,
    PublishedMeetingFactory,
    ReplyFactory,
    SchoolFactory,
    SectionFactory,
    appoint,
)
from tests.overview.lands import build, days, fill, signed_in


def home_of(person):
    return signed_in(person).get("/")


def titles(page):
    return [check.title for check in page.context["things"]]


def test_a_chair_sees_what_is_not_ready(db):
    network = NetworkFactory()
    silent, replied = SchoolFactory(network=network), SchoolFactory(network=network)
    appoint(Role.PRINCIPAL, silent, PersonFactory(name="Iris Fontaine"))
    HeldMeetingFactory(place=network)
    meeting = PublishedMeetingFactory(place=network, venue="", length_minutes=30)
    ReplyFactory(meeting=meeting, school=replied)
    ItemFactory.create_batch(2, meeting=meeting, minutes=20, owner=None)
    ItemFactory(meeting=meeting, waiting=True)
    page = home_of(appoint(Role.CHAIR, network))
    assert set(titles(page)) == {
        "The agenda is 10 minutes too long",
        "2 items have no owner",
        "No room and no online link",
        "No papers are linked",
        "1 proposal waits for an answer",
        f"Minutes of {page.context['things'][2].title.split(' of ')[1].split(' are')[0]} are not circulated",
        "1 school has not replied",
    }
    assert page.context["done"] == ["The meeting is published"]
    assert page.context["checks"] == 8
    assert "Iris Fontaine" in page.content.decode()


def test_when_everything_is_ready_the_home_says_so(db):
    network = NetworkFactory()
    meeting = PublishedMeetingFactory(place=network)
    ReplyFactory(meeting=meeting, school=SchoolFactory(network=network))
    PaperFactory(item=ItemFactory(meeting=meeting))
    page = home_of(appoint(Role.EXECUTIVE, network))
    assert titles(page) == []
    assert "Everything is ready" in page.content.decode()


def test_a_draft_is_announced_as_one_and_nobody_is_said_to_owe_a_reply(db):
    network = NetworkFactory()
    SchoolFactory(network=network)
    MeetingFactory(place=network)
    page = home_of(appoint(Role.CHAIR, network))
    assert "The meeting is a draft" in titles(page)
    assert page.context["silent"] == []


def test_a_chair_without_a_meeting_is_shown_where_to_plan_one(db):
    network = NetworkFactory()
    assert f"/networks/{network.slug}/meetings/new/" in home_of(appoint(Role.CHAIR, network)).content.decode()


def test_a_review_goes_on_the_agenda_with_one_tap(db):
    network = NetworkFactory()
    milestone = MilestoneFactory(goal__focus_area__plan=PlanFactory(place=network), review_on=days(-14))
    MilestoneFactory(goal__focus_area__plan=milestone.plan, review_on=days(60))
    SectionFactory(meeting=PublishedMeetingFactory(place=network))
    client = signed_in(appoint(Role.CHAIR, network))
    (row,) = client.get("/").context["reviews"]
    assert row.kind == "late"
    client.post(row.act_url)
    assert AgendaItem.objects.filter(milestone=milestone).exists()
    (row,) = client.get("/").context["reviews"]
    assert row.act_url == ""
    assert "On the agenda of" in row.facts[1]


def test_a_principal_replies_and_closes_an_action_from_home(db):
    school = SchoolFactory()
    principal = appoint(Role.PRINCIPAL, school)
    meeting = PublishedMeetingFactory(place=school.network)
    action = ActionFactory(item__meeting__place=school.network, owner=principal)
    client = signed_in(principal)
    page = client.get("/")
    assert "Is your school coming?" in page.content.decode()
    client.post(page.context["reply_url"], {"school": school.pk, "answer": "yes"})
    assert Reply.objects.get(meeting=meeting).answer == Answer.YES
    (row,) = page.context["actions"]
    answer = client.post(row.act_url, {"next": "/"}, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert Action.objects.get(pk=action.pk).state == "done"
    assert "You have replied" in answer.content.decode()
    assert action.what not in answer.content.decode().split("Your actions")[1]


def test_a_principal_sees_new_minutes_notices_and_no_draft(db):
    school = SchoolFactory()
    principal = appoint(Role.PRINCIPAL, school)
    MeetingFactory(place=school.network, title="Still a draft")
    HeldMeetingFactory(place=school.network, state="circulated", circulated_at=timezone.now(), title="With minutes")
    NoticeFactory(person=principal, subject="Something new")
    page = home_of(principal).content.decode()
    assert "With minutes" in page
    assert "Something new" in page
    assert "Still a draft" not in page
    assert "No meeting is announced" in page


@pytest.mark.parametrize(
    ("role", "place", "url", "title"),
    [
        (Role.SEIL, lambda n: n, lambda n: "/seil/", lambda n: "Where you are needed"),
        (Role.AREA_DIRECTOR, lambda n: n.area, lambda n: n.area.get_absolute_url(), lambda n: n.area.name),
        (Role.MULTIDISCIPLINARY, lambda n: n.area, lambda n: n.area.get_absolute_url(), lambda n: n.area.name),
        (Role.FORUM_ADMIN, lambda n: n.region, lambda n: n.region.get_absolute_url(), lambda n: n.region.name),
    ],
)
def test_the_home_of_who_oversees_is_the_page_of_what_they_oversee(db, role, place, url, title):
    network = NetworkFactory()
    client = signed_in(appoint(role, place(network)))
    pages = [client.get(address).content.decode() for address in ("/", url(network))]
    assert f"<h1>{title(network)}</h1>" in pages[0]
    assert pages[0].split("<main")[1] == pages[1].split("<main")[1]


def test_a_person_with_five_roles_has_one_home_and_reaches_the_others(db, state):
    network, other = NetworkFactory(name="At home"), NetworkFactory(name="Supported")
    forum = ForumFactory(region=network.region)
    school = SchoolFactory(network=network, name="Own school")
    person = appoint(Role.CHAIR, network)
    for role, place in (
        (Role.PRINCIPAL, school), (Role.SEIL, other), (Role.FORUM_ADMIN, other.region), (Role.CENTRAL, state),
    ):  # fmt: skip
        appoint(role, place, person)
    meeting = PublishedMeetingFactory(place=network)
    page = home_of(person)
    assert page.status_code == 200
    assert page.context["meeting"] == meeting
    assert page.context["own"] == [(school.place_ptr.as_school, None, None)]
    nav = page.context["nav"]
    assert nav["place_name"] == "At home"
    assert {"Your networks as SEIL", "Own school", "Supported", other.region.name, forum.name} <= {
        name for name, _ in nav["places"]
    }


def test_a_person_without_a_role_is_told_what_to_do(db):
    person = PersonFactory()
    AppointmentFactory(person=person, starts_on=days(9), ends_on=None, place=NetworkFactory(name="To come"))
    AppointmentFactory(person=person, starts_on=days(-99), ends_on=days(-9), place=NetworkFactory(name="Gone by"))
    page = home_of(person).content.decode()
    for words in ("You hold no role now", "To come", "in 9", "Gone by"):
        assert words in page


def test_a_guest_without_a_role_finds_the_meeting(db):
    network = NetworkFactory()
    meeting = PublishedMeetingFactory(place=network, title="With the council")
    guest = invite_guest(meeting=meeting, email=PersonFactory().email, by=appoint(Role.CHAIR, network))
    assert list(home_of(guest).context["invited"]) == [meeting]
    assert "With the council" in home_of(guest).content.decode()


@time_machine.travel("2027-01-12 22:00:00+00:00", tick=False)
def test_in_the_holidays_the_home_says_when_term_begins(db):
    page = home_of(appoint(Role.CHAIR, NetworkFactory())).content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Good morning" in page
    assert "Holidays, Term 1 begins Wed 27 Jan" in page


def filled(step: int):
    """A network with `step` of everything a home lists."""
    network = NetworkFactory()
    fill(network, 1)
    school = network.memberships.first().school
    chair = appoint(Role.CHAIR, network)
    principal = appoint(Role.PRINCIPAL, school)
    appoint(Role.PRINCIPAL, school, chair)
    for person in (chair, principal):
        ActionFactory.create_batch(step, owner=person, item__meeting__place=network)
        NoticeFactory.create_batch(step, person=person)
    HeldMeetingFactory.create_batch(step, place=network, state="circulated", circulated_at=timezone.now())
    plan = network.plans.first()
    for milestone in MilestoneFactory.create_batch(step, goal__focus_area__plan=plan):
        milestone.schools.add(school)
    return chair, principal


@pytest.mark.parametrize("step", [1, 5])
def test_homes_cost_the_same_empty_or_full(db, django_assert_num_queries, step):
    chair, principal = filled(step)
    ContentType.objects.get_for_model(Meeting)
    for person in (chair, principal):
        client = signed_in(person)
        with django_assert_num_queries(11):
            assert client.get("/").status_code == 200


@pytest.mark.parametrize("number", [1, 5])
def test_rollups_cost_the_same_for_one_network_and_five(db, state, django_assert_num_queries, number):
    land = build(number)
    ContentType.objects.get_for_model(Meeting)
    seil = appoint(Role.SEIL, land.networks[0])
    for network in land.networks[1:]:
        appoint(Role.SEIL, network, seil)
    pages = [
        (seil, "/", 11),
        (seil, "/seil/", 11),
        (appoint(Role.FORUM_ADMIN, land.region), land.region.get_absolute_url(), 11),
        (appoint(Role.AREA_DIRECTOR, land.networks[0].area), land.networks[0].area.get_absolute_url(), 11),
        (appoint(Role.CENTRAL, state), "/state/", 12),
        (seil, f"{land.networks[0].get_absolute_url()}behind/actions-open/", 9),
    ]
    for person, url, queries in pages:
        client = signed_in(person)
        with django_assert_num_queries(queries):
            assert client.get(url).status_code == 200
