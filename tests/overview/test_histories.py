"""The histories of places and people: in sentences, with who, before and after, and why; for whom they are meant."""

import datetime as dt

import pghistory
import pytest
import time_machine
from django.urls import reverse

from exchange.services.groups import approve, propose_group
from exchange.services.joining import decline, invite
from meetings.enums import Sensitivity
from meetings.models import Action
from networks.models import SchoolMembership
from roles.enums import Basis, Role
from roles.models import Appointment
from roles.services import act_for, corrections, rearranging
from roles.services import appointments as services
from roles.services.deciding import take_back_change
from roles.services.sharing import share, unshare
from tests.factories import (
    ActionFactory,
    AppointmentFactory,
    AreaFactory,
    ItemFactory,
    NetworkFactory,
    PersonFactory,
    PlanFactory,
    PublishedMeetingFactory,
    SchoolFactory,
    StateFactory,
    appoint,
)

pytestmark = pytest.mark.django_db
NEXT_YEAR = dt.date(2027, 1, 1)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-20 00:00:00+00:00", tick=False):
        yield


@pytest.fixture
def admin(client):
    person = appoint(Role.ADMINISTRATOR, StateFactory(), PersonFactory(name="Ada Min"))
    client.force_login(person)
    return person


@pytest.fixture
def fig():
    return NetworkFactory(name="Fig", area=AreaFactory(name="Barwon"))


def page_of(client, place, **asked):
    return client.get(reverse("overview:place_history", args=[place.kind, place.slug]), asked)


def entries(page):
    assert page.status_code == 200
    return [entry for _, group in page.context["days"] for entry in group]


def said(page):
    return [f"{entry.who} {entry.said}".replace("\N{NO-BREAK SPACE}", " ") for entry in entries(page)]


def test_a_network_tells_its_name_its_schools_and_who_decided(client, admin, fig):
    gum = NetworkFactory(name="Gum", area=fig.area)
    ash = SchoolFactory(network=fig, name="Ash")
    with pghistory.context(user=admin.pk):
        rearranging.move_schools(schools=[ash], to=gum, on=NEXT_YEAR, by=admin)
        rearranging.rename_place(place=fig, name="Fig Tree", on=NEXT_YEAR, by=admin)
    told = said(page_of(client, fig))
    assert "Ada Min decided from Fri 1 Jan 2027: Ash moves to Gum" in told
    assert "Ada Min decided from Fri 1 Jan 2027: Fig is called Fig Tree" in told
    assert "Ada Min entered that it is called “Fig Tree” from Fri 1 Jan 2027 on" in told
    assert "Ada Min set the last day of Ash in Fig" in told
    assert "School Networks added the network “Fig”" in told
    theirs = said(page_of(client, gum))
    assert "Ada Min entered that Ash belongs to Gum from Fri 1 Jan 2027 on" in theirs
    assert not any("Fig Tree" in words for words in theirs)
    schools = said(page_of(client, ash))
    assert {"Ada Min set the last day of Ash in Fig", "Ada Min decided from Fri 1 Jan 2027: Ash moves to Gum"} <= set(
        schools
    )


def test_what_was_taken_back_stays_in_the_history(client, admin, fig):
    gum, ash = NetworkFactory(name="Gum", area=fig.area), SchoolFactory(network=fig, name="Ash")
    change = rearranging.move_schools(schools=[ash], to=gum, on=NEXT_YEAR, by=admin)
    take_back_change(change=change, by=admin)
    told = said(page_of(client, gum))
    assert "Ada Min took back the decision “Ash moves to Gum”" in told
    assert "School Networks took back that Ash belongs to Gum from Fri 1 Jan 2027 on" in told
    assert not SchoolMembership.objects.filter(network=gum).exists()


def test_a_role_is_told_from_its_beginning_to_its_end_each_reason_once(client, admin, fig):
    kim = PersonFactory(name="Kim Lee")
    row = services.appoint(
        person=kim, role=Role.CHAIR, place=fig, starts_on=dt.date(2026, 11, 20), ends_on=dt.date(2026, 12, 31),
        basis=Basis.ELECTED, by=admin,
    )  # fmt: skip
    services.extend(appointment=row, ends_on=dt.date(2027, 12, 31), by=admin, reason="Nobody else stood")
    services.end_appointment(appointment=row, last_day=dt.date(2027, 6, 30), by=admin, reason="Moves away")
    Appointment.objects.filter(pk=row.pk).update(announcement="Thank you, Kim")
    found = entries(page_of(client, fig, show="roles"))
    assert [(entry.said.replace("\N{NO-BREAK SPACE}", " "), entry.reason) for entry in found] == [
        ("corrected the record of Kim Lee as chair of Fig", ""),
        ("ended the role of Kim Lee as chair of Fig", "Moves away"),
        ("extended the role of Kim Lee as chair of Fig", "Nobody else stood"),
        ("recorded the election of Kim Lee as chair of Fig, from Fri 20 Nov 2026 to Thu 31 Dec 2026", ""),
    ]
    assert {entry.who for entry in found} == {"Ada Min"}
    assert "<del>Fri\xa031\xa0Dec\xa02027</del>" in found[1].was
    assert "<ins>Wed\xa030\xa0Jun\xa02027</ins>" in found[1].now


def test_a_planned_role_that_is_withdrawn_says_so(client, admin, fig):
    row = services.appoint(
        person=PersonFactory(name="Kim Lee"), role=Role.CHAIR, place=fig, starts_on=NEXT_YEAR, by=admin
    )
    corrections.withdraw(appointment=row, reason="Wrong Kim", by=admin)
    newest = entries(page_of(client, fig, show="roles"))[0]
    assert (newest.who, newest.said, newest.reason) == (
        "Ada Min", "took back that Kim Lee becomes chair of Fig", "Wrong Kim",
    )  # fmt: skip


def test_it_is_for_those_who_lead_and_support_for_administrators_and_of_a_school_its_principal(client, fig):
    school = SchoolFactory(network=fig)
    delegate, next_door = appoint(Role.DELEGATE, school), appoint(Role.PRINCIPAL, SchoolFactory(network=fig))
    state = StateFactory()
    expected = [
        (appoint(Role.PRINCIPAL, school), (403, 200)),
        *((person, (403, 403)) for person in (delegate, next_door, appoint(Role.CENTRAL, state))),
        *((appoint(role, fig), (200, 200)) for role in (Role.CHAIR, Role.SEIL, Role.EXECUTIVE)),
        (appoint(Role.AREA_DIRECTOR, fig.area), (200, 200)),
        (appoint(Role.ADMINISTRATOR, state), (200, 200)),
        (PersonFactory(), (404, 404)),
    ]
    for person, statuses in expected:
        client.force_login(person)
        for place, status in zip(
            (fig, school), statuses if isinstance(statuses, tuple) else (statuses,) * 2, strict=True
        ):
            assert page_of(client, place).status_code == status, (person, place.kind)
            home = client.get(place.get_absolute_url())
            link = reverse("overview:place_history", args=[place.kind, place.slug])
            assert (f'href="{link}"' in home.content.decode()) == (status == 200)


def many(fig, number):
    for count in range(number):
        person = appoint(Role.EXECUTIVE, fig, PersonFactory(name=f"Member {count:02}"))
        Appointment.objects.filter(person=person).update(minute_reference=f"Item {count}")
        SchoolFactory(network=fig)


@pytest.mark.parametrize("number", [3, 30])
def test_a_long_history_costs_the_same_queries_and_has_pages(client, admin, fig, number, django_assert_num_queries):
    many(fig, number)
    page_of(client, fig)
    with django_assert_num_queries(20):
        page = page_of(client, fig)
    assert len(entries(page)) == min(25, page.context["page"].paginator.count)
    if number == 30:
        assert page.context["page"].paginator.num_pages > 2
        last = page_of(client, fig, page="99")
        assert said(last)[-1].endswith("added the network “Fig”")


def test_a_person_reads_their_own_history_without_any_password(client, admin):
    kim = PersonFactory(name="Kim Lee", phone="03 5555 0101")
    kim.set_password("a-new-secret-of-kim")
    kim.save()
    with pghistory.context(user=admin.pk):
        kim.phone, kim.offers = "03 5555 0202", ["Mentoring", "Timetables"]
        kim.save()
    address = reverse("overview:person_history", args=[kim.pk])
    for reader in (admin, kim):
        client.force_login(reader)
        page = client.get(address)
        assert said(page) == [
            "Ada Min changed the details of Kim Lee",
            "School Networks made an account for Kim Lee",
        ]
        assert "Can help with <ins>Mentoring, Timetables</ins>" in entries(page)[0].now
        assert "pbkdf2" not in page.content.decode()
        assert "argon2" not in page.content.decode()
        assert f'href="{address}"' in client.get(kim.get_absolute_url()).content.decode()


def test_nobody_else_reads_the_history_of_a_person(client, fig):
    kim, lee = appoint(Role.CHAIR, fig), appoint(Role.EXECUTIVE, fig)
    address = reverse("overview:person_history", args=[kim.pk])
    client.force_login(lee)
    assert client.get(address).status_code == 403
    assert address not in client.get(kim.get_absolute_url()).content.decode()
    client.force_login(PersonFactory())
    assert client.get(address).status_code == 404


def test_an_action_tells_who_set_changed_handed_on_and_closed_it(client, fig):
    chair = appoint(Role.CHAIR, fig, PersonFactory(name="Dana Petrakis"))
    action = ActionFactory(place=fig, item=None, what="Book the hall", set_by=chair, owner=chair)
    with pghistory.context(user=chair.pk):
        action.what = "Book the big hall"
        action.save()
        action.owner = appoint(Role.EXECUTIVE, fig, PersonFactory(name="Joel Nguyen"))
        action.save()
        action.state, action.closed_by, action.closed_at, action.closing_note = "done", chair, action.set_at, "Booked"
        action.save()
    client.force_login(chair)
    page = client.get(reverse("meetings:action_history", args=[action.pk]))
    assert said(page) == [
        "Dana Petrakis closed the action",
        "Dana Petrakis handed the action on",
        "Dana Petrakis changed the action",
        "Dana Petrakis set the action “Book the hall”",
    ]
    closed, handed, *_ = entries(page)
    assert closed.reason == "Booked"
    assert (handed.was, handed.now) == ("For <del>Dana Petrakis</del>", "For <ins>Joel Nguyen</ins>")


def test_who_only_does_an_executive_action_does_not_read_its_history(client, fig):
    doer = appoint(Role.PRINCIPAL, SchoolFactory(network=fig))
    action = ActionFactory(place=fig, item=None, what="SECRET", owner=doer, sensitivity=Sensitivity.EXECUTIVE)
    address = reverse("meetings:action_history", args=[action.pk])
    client.force_login(doer)
    assert client.get(address).status_code == 403
    assert address not in client.get(action.get_absolute_url()).content.decode()
    Action.objects.filter(pk=action.pk).update(what="Open now", sensitivity=Sensitivity.MEMBERS)
    page = client.get(address)
    assert "SECRET" not in page.content.decode()
    client.force_login(appoint(Role.CHAIR, fig))
    assert "SECRET" in client.get(address).content.decode()


def test_a_principal_reads_where_the_school_sat_and_who_was_principal_and_not_why_they_went(client, admin, fig):
    gum, ash = NetworkFactory(name="Gum", area=fig.area), SchoolFactory(network=fig, name="Ash")
    before = appoint(Role.PRINCIPAL, ash, PersonFactory(name="Old Head"))
    services.end_appointment(
        appointment=Appointment.objects.get(person=before), last_day=dt.date(2026, 12, 1), by=admin, reason="SECRET"
    )
    rearranging.move_schools(schools=[ash], to=gum, on=NEXT_YEAR, by=admin)
    whole = page_of(client, ash)
    assert "SECRET" in whole.content.decode()
    assert "Ada Min decided from Fri 1 Jan 2027: Ash moves to Gum" in said(whole)
    client.force_login(appoint(Role.PRINCIPAL, ash, PersonFactory(name="New Head")))
    page = page_of(client, ash)
    assert "SECRET" not in page.content.decode()
    assert {
        "Ada Min ended the role of Old Head as principal of Ash",
        "School Networks entered that Ash belongs to Gum from Fri 1 Jan 2027 on",
    } <= set(said(page))
    assert not any("decided" in words for words in said(page))


def test_who_acts_says_for_whom(client, admin, fig):
    chair = AppointmentFactory(role=Role.CHAIR, place=fig, person=PersonFactory(name="Kim Lee"))
    deputy = PersonFactory(name="Joel Nguyen")
    row = act_for(appointment=chair, person=deputy, starts_on=NEXT_YEAR, ends_on=NEXT_YEAR, by=admin)
    services.extend(appointment=row, ends_on=NEXT_YEAR + dt.timedelta(days=7), by=admin)
    assert said(page_of(client, fig, show="roles"))[:2] == [
        "Ada Min extended the role of Joel Nguyen as acting chair of Fig for Kim Lee",
        "Ada Min named Joel Nguyen as acting chair of Fig for Kim Lee, from Fri 1 Jan 2027 to Fri 1 Jan 2027",
    ]


def test_requests_of_a_group_are_told_with_their_answers_and_their_words_only_to_those_who_may_read_them(client, fig):
    member = appoint(Role.PRINCIPAL, SchoolFactory(network=fig), PersonFactory(name="Kim Lee"))
    chair = appoint(Role.CHAIR, fig, PersonFactory(name="Dana Petrakis"))
    request = propose_group(
        network=fig, lead=member, by=member, name="Attendance", purpose="More days at school", message="WHY WE ASK"
    )
    group = approve(request=request, by=chair)
    ash = SchoolFactory(network=fig, name="Ash")
    declined = invite(group=group, party=ash, by=member, message="COME WITH US")
    decline(request=declined, reason="NO TIME", by=appoint(Role.PRINCIPAL, ash, PersonFactory(name="Mia Tan")))
    client.force_login(chair)
    told = entries(page_of(client, group, show="belongs"))
    words = [(f"{entry.who} {entry.said}", entry.reason) for entry in told if "Attendance" in entry.said]
    assert [one for one in words if "belongs" not in one[0]] == [
        ("Mia Tan declined the invitation of Ash to Attendance", "NO TIME"),
        ("Kim Lee invited Ash to Attendance", "COME WITH US"),
        ("Dana Petrakis accepted the proposal of Attendance to Fig", ""),
        ("Kim Lee proposed the group Attendance to Fig, led by Kim Lee", "WHY WE ASK"),
    ]
    answers = [(entry.was, entry.now) for entry in told if "declined" in entry.said]
    assert answers == [("Answer <del>Waiting for an answer</del>", "Answer <ins>Declined</ins>")]
    client.force_login(appoint(Role.ADMINISTRATOR, StateFactory()))
    page = page_of(client, group, show="belongs")
    assert "Mia Tan declined the invitation of Ash to Attendance" in said(page)
    assert not [secret for secret in ("NO TIME", "COME WITH US", "WHY WE ASK") if secret in page.content.decode()]
    client.force_login(appoint(Role.SEIL, fig))
    assert not any("invitation" in words for words in said(page_of(client, group, show="belongs")))


@pytest.mark.parametrize("kind", ["meeting", "plan"])
def test_who_was_let_in_is_told_with_its_end_and_who_took_it_back(client, fig, kind):
    chair, kim = appoint(Role.CHAIR, fig, PersonFactory(name="Dana Petrakis")), PersonFactory(name="Kim Lee")
    appoint(Role.PRINCIPAL, SchoolFactory(network=fig), kim)
    thing = PublishedMeetingFactory(place=fig) if kind == "meeting" else PlanFactory(place=fig)
    right, does = {
        "meeting": ("take_minutes", "take the minutes, takes the minutes"),
        "plan": ("co_edit", "help write the plan, helps write the plan"),
    }[kind]
    let, has = does.split(", ")
    for last in (dt.date(2026, 12, 1), dt.date(2026, 12, 24)):
        share(obj=thing, right=right, person=kim, by=chair, ends_on=last)
    unshare(obj=thing, right=right, person=kim, by=appoint(Role.EXECUTIVE, fig, PersonFactory(name="Joel Nguyen")))
    client.force_login(chair)
    address = reverse("meetings:meeting_history" if kind == "meeting" else "fiso:plan_history", args=[thing.pk])
    page = client.get(address, {"show": "access"})
    assert said(page) == [
        f"Joel Nguyen took it back that Kim Lee {has}",
        f"Dana Petrakis changed until when Kim Lee {has}",
        f"Dana Petrakis let Kim Lee {let}, until Tue 1 Dec 2026",
    ]
    moved = entries(page)[1]
    assert "<del>Tue\xa01\xa0Dec\xa02026</del>" in moved.was
    assert "<ins>Thu\xa024\xa0Dec\xa02026</ins>" in moved.now


def test_the_second_executive_of_a_joint_meeting_reads_the_history_of_what_its_executive_is_to_do(client, fig):
    gum = NetworkFactory(name="Gum")
    item = ItemFactory(meeting=PublishedMeetingFactory(place=fig, joint_place=gum), sensitivity=Sensitivity.EXECUTIVE)
    action = ActionFactory(item=item, what="SECRET", sensitivity=Sensitivity.EXECUTIVE)
    address = reverse("meetings:action_history", args=[action.pk])
    for place in (fig, gum):
        client.force_login(appoint(Role.EXECUTIVE, place))
        assert "SECRET" in client.get(address).content.decode()
        assert address in client.get(action.get_absolute_url()).content.decode()
