"""What people are told about roles: asked in, appointed, ended, cover, announced, actions that pass on."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from reminders.models import Notice
from reminders.services.checking import Holds, check
from roles import services
from roles.enums import Role
from roles.models import Appointment, Person
from roles.services.leaving import let_go
from tests.factories import ActionFactory, AppointmentFactory, PersonFactory, SchoolFactory, StateFactory, appoint
from tests.reminders.conftest import at, tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def director(network):
    return appoint(Role.AREA_DIRECTOR, network.area, PersonFactory(name="Fiona Castellano"))


@pytest.fixture
def administrator(network):
    return appoint(Role.ADMINISTRATOR, StateFactory())


def told(mails):
    return sorted((mail.to[0], mail.subject) for mail in mails)


def days(number):
    return dt.date(2026, 11, 10) + dt.timedelta(days=number)


def test_who_is_appointed_is_told_what_it_lets_them_do(network, director):
    person = PersonFactory()
    services.appoint(person=person, role=Role.CHAIR, place=network, starts_on=days(0), by=director)
    (mail,) = tick()
    assert (mail.to, mail.subject) == ([person.email], "You are appointed as chair of the Wattle Ridge network")
    assert "circulate minutes" in mail.body
    assert "/access/" in mail.body
    assert tick() == []


def test_a_role_that_is_withdrawn_before_the_mail_left_is_not_told(network, director):
    person = PersonFactory()
    row = services.appoint(person=person, role=Role.CHAIR, place=network, starts_on=days(3), by=director)
    services.withdraw(appointment=row, reason="Wrong person", by=director)
    assert tick() == []


def test_both_hear_of_cover_and_both_are_reminded_before_it_ends(network, director, clock):
    chair = AppointmentFactory(role=Role.CHAIR, place=network, person=PersonFactory(name="Dana Petrakis"))
    deputy = PersonFactory(name="Mei-Lin Tran")
    services.act_for(appointment=chair, person=deputy, starts_on=days(0), ends_on=days(14), by=director)
    assert told(tick()) == sorted([
        (chair.person.email, "Mei-Lin Tran acts for you as chair of the Wattle Ridge network"),
        (deputy.email, "You act for Dana Petrakis as chair of the Wattle Ridge network"),
    ])  # fmt: skip
    clock.move_to(at("2026-11-21 09:00"))
    clock.move_to(at("2026-11-23 09:00"))
    assert told(tick()) == sorted([
        (chair.person.email, "Mei-Lin Tran stops acting as chair of the Wattle Ridge network on Tue 24 Nov 2026"),
        (deputy.email, "You stop acting as chair of the Wattle Ridge network on Tue 24 Nov 2026"),
    ])  # fmt: skip
    assert tick() == []


def test_cover_is_no_term_and_hides_no_end_of_one(network, director, clock):
    """Thirty days before the chair's last day, while somebody acts until the day before it."""
    chair = AppointmentFactory(role=Role.CHAIR, place=network, person=PersonFactory(name="Dana Petrakis"))
    Appointment.objects.filter(pk=chair.pk).update(ends_on=days(45))
    chair.refresh_from_db()
    services.act_for(appointment=chair, person=PersonFactory(), starts_on=days(0), ends_on=days(44), by=director)
    tick()
    clock.move_to(at("2026-11-25 09:00"))
    assert [mail.subject for mail in tick() if mail.to == [chair.person.email]] == [
        "Your term as chair of the Wattle Ridge network ends on Fri 25 Dec 2026"
    ]
    assert {row.object_id for row in Notice.objects.filter(kind="term_ending")} == {chair.pk}


def test_who_shares_the_chair_and_stays_longer_is_reason_enough_not_to_warn(network, clock):
    first = AppointmentFactory(role=Role.CHAIR, place=network, ends_on=days(30))
    AppointmentFactory(role=Role.CHAIR, place=network, starts_on=days(-300), ends_on=days(400))
    assert tick() == []
    assert not Notice.objects.filter(object_id=first.pk, kind="term_ending").exists()


def test_an_early_end_is_told_to_the_person_and_never_why(network, director):
    chair = AppointmentFactory(role=Role.CHAIR, place=network)
    services.end_appointment(appointment=chair, last_day=days(20), by=director, reason="Secret illness")
    (mail,) = tick()
    assert told([mail]) == [
        (chair.person.email, "Your role as chair of the Wattle Ridge network ends on Mon 30 Nov 2026")
    ]
    assert "Secret illness" not in str(mail.message())


def test_a_resignation_is_told_to_the_area_director(network, director):
    chair = AppointmentFactory(role=Role.CHAIR, place=network, person=PersonFactory(name="Dana Petrakis"))
    services.resign(appointment=chair, last_day=days(20), by=chair.person)
    assert told(tick()) == [(director.email, "Dana Petrakis resigns as chair of the Wattle Ridge network")]


def test_a_network_whose_last_chair_resigned_is_told_to_director_and_executive(network, director, clock):
    executive = appoint(Role.EXECUTIVE, network)
    chair = AppointmentFactory(role=Role.CHAIR, place=network)
    services.resign(appointment=chair, last_day=days(0), by=chair.person)
    tick()
    clock.move_to(at("2026-11-11 08:00"))
    assert told(tick()) == sorted(
        (person.email, "The Wattle Ridge network has no chair") for person in (director, executive)
    )


def test_an_announcement_goes_to_the_members_and_to_nobody_else(network, director, school):
    principal = appoint(Role.PRINCIPAL, school)
    appoint(Role.PRINCIPAL, SchoolFactory())
    person = PersonFactory(name="Dana Petrakis")
    services.appoint(
        person=person, role=Role.CHAIR, place=network, starts_on=days(0), by=director, announcement="Elected on 3 May."
    )
    mails = {mail.to[0]: mail for mail in tick()}
    assert set(mails) == {principal.email, person.email}
    assert mails[principal.email].subject == "Dana Petrakis is chair of the Wattle Ridge network"
    assert "Elected on 3 May." in mails[principal.email].body


def test_open_actions_of_a_role_pass_on_with_a_word_to_both(network, director, clock):
    old = AppointmentFactory(role=Role.CHAIR, place=network, person=PersonFactory(name="Old Chair"))
    action = ActionFactory(place=network, item=None, owner_kind="role", owner=None, role=Role.CHAIR, what="Book it")
    new = PersonFactory(name="New Chair")
    services.hand_over(appointment=old, to=new, last_day=days(2), by=director)
    tick()
    clock.move_to(at("2026-11-13 08:00"))
    subjects = dict(told(tick()))
    assert subjects[new.email] == "1 open action for the chair of the Wattle Ridge network is yours now"
    assert subjects[old.person.email] == "1 open action for the chair of the Wattle Ridge network passes to New Chair"
    assert [type(action).objects.owned_by(person).count() for person in (old.person, new)] == [0, 1]


def test_open_actions_of_a_role_follow_every_change_of_who_holds_it(network, director, clock):
    """Chair, somebody who acts for her until she goes, a week without anybody, an acting chair, a new chair."""
    old = AppointmentFactory(role=Role.CHAIR, place=network, person=PersonFactory(name="Old Chair"), ends_on=days(3))
    chairs = {"owner_kind": "role", "owner": None, "role": Role.CHAIR}
    action = ActionFactory(place=network, item=None, due_on=None, **chairs)
    cover, acting, new = (PersonFactory(name=name) for name in ("Cover", "Acting", "New"))
    services.act_for(appointment=old, person=cover, starts_on=days(1), ends_on=days(3), by=director)
    row = services.appoint(
        person=acting, role=Role.CHAIR, place=network, starts_on=days(10), ends_on=days(20), basis="acting", by=director
    )
    services.hand_over(appointment=row, to=new, last_day=days(16), by=director)
    tick()

    def hears(on):
        clock.move_to(at(f"{days(on)} 08:00"))
        return {mail.to[0]: mail.subject for mail in tick() if "open action" in mail.subject}

    def owners():
        people = (old.person, cover, acting, new)
        return [person for person in people if type(action).objects.owned_by(person).filter(pk=action.pk).exists()]

    passes = "1 open action for the chair of the Wattle Ridge network passes to "
    yours = "1 open action for the chair of the Wattle Ridge network is yours now"
    assert (hears(2), owners()) == ({}, [old.person, cover])
    assert (hears(6), owners()) == ({}, [])
    assert hears(10) == {acting.email: yours, old.person.email: f"{passes}Acting", cover.email: f"{passes}Acting"}
    assert owners() == [acting]
    assert hears(17) == {new.email: yours, acting.email: f"{passes}New"}
    assert owners() == [new]


def test_who_joins_a_chair_that_stays_takes_nothing_from_whoever_went_before(network, director, clock):
    AppointmentFactory(role=Role.CHAIR, place=network, ends_on=days(-20))
    AppointmentFactory(role=Role.CHAIR, place=network, starts_on=days(-19))
    ActionFactory(place=network, item=None, owner_kind="role", owner=None, role=Role.CHAIR)
    second = PersonFactory()
    services.appoint(person=second, role=Role.CHAIR, place=network, starts_on=days(0), by=director)
    assert [mail.to for mail in tick() if "open action" in mail.subject] == [[second.email]]


def test_an_invitation_carries_a_secret_link_that_the_ledger_never_keeps(network, administrator, client):
    person = Person.objects.create_user("new@example.org", None, name="New Person")
    assert services.invite(person=person, by=administrator)
    assert not services.invite(person=person, by=administrator)
    (mail,) = tick()
    assert (mail.to, mail.subject) == (["new@example.org"], "You are invited to School Networks")
    (row,) = Notice.objects.filter(kind="invited")
    assert row.path == reverse("account_reset_password")
    link = next(word for word in mail.body.split() if "/accounts/password/reset/key/" in word)
    page = client.get(link, follow=True)
    secret = "a-long-Enough-pass-4711"
    assert page.status_code == 200
    assert client.post(page.request["PATH_INFO"], {"password1": secret, "password2": secret}).status_code == 302
    person.refresh_from_db()
    assert person.check_password(secret)
    assert tick() == []


def test_an_invitation_is_sent_again_when_asked_and_never_to_who_has_left(network, administrator, clock):
    person = Person.objects.create_user("new@example.org", None, name="New Person")
    services.invite(person=person, by=administrator)
    assert len(tick()) == 1
    clock.move_to(at("2026-11-10 11:00"))
    services.invite(person=person, by=administrator, again=True)
    assert len(tick()) == 1
    clock.move_to(at("2026-11-10 12:00"))
    services.invite(person=person, by=administrator, again=True)
    let_go(person=person, last_day=days(0), reason="Never came", by=administrator)
    assert tick() == []


def test_mail_that_waits_for_somebody_who_leaves_is_never_sent(network, director, administrator, clock):
    """A queued row is planned while they are there and looked at again when it leaves."""
    clock.move_to(at("2026-11-10 22:00"))
    person = PersonFactory()
    services.appoint(person=person, role=Role.SEIL, place=network, starts_on=days(0), by=director)
    assert tick() == []
    assert Notice.objects.pending().filter(person=person).count() == 1
    let_go(person=person, last_day=days(0), reason="Left", by=administrator)
    clock.move_to(at("2026-11-11 09:00"))
    assert tick() == []
    assert Notice.objects.pending().count() == 0


@pytest.mark.parametrize(("day", "sent"), [("2026-12-31 23:59:59", 1), ("2027-01-01 00:00:01", 0)])
def test_a_queued_notice_asks_the_role_again_at_the_second_it_leaves(network, director, school, clock, day, sent):
    """Midnight in Melbourne, eleven hours before midnight in UTC."""
    member = AppointmentFactory(role=Role.PRINCIPAL, place=school, ends_on=dt.date(2026, 12, 31))
    clock.move_to(at("2026-12-31 23:00"))
    row = services.appoint(
        person=PersonFactory(), role=Role.CHAIR, place=network, starts_on=dt.date(2026, 12, 31), by=director,
        announcement="Welcome",
    )  # fmt: skip
    tick()
    Notice.objects.filter(person=member.person).update(due_at=at("2026-12-31 23:00"))
    clock.move_to(at(day))
    rows = list(Notice.objects.filter(person=member.person, object_id=row.pk, kind="role_announced"))
    assert len(rows) == 1
    assert sum(isinstance(standing, Holds) for standing in check(rows, timezone.now()).values()) == sent
    assert Appointment.objects.filter(person=member.person).current().count() == sent
