"""Notices about a meeting: invited, changed, cancelled, reminded, minutes."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from meetings.enums import Answer, State
from networks.services.sitting import seat_places
from reminders import services
from reminders.enums import NoticeState
from reminders.models import Notice
from roles import access
from roles.enums import Role
from roles.models import Appointment
from roles.services.rearranging import move_schools
from tests.factories import NetworkFactory, PersonFactory, PublishedMeetingFactory, ReplyFactory, SchoolFactory, appoint
from tests.reminders.conftest import at, tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(network):
    """In sixteen days, published now."""
    return PublishedMeetingFactory(place=network, starts_at=at("2026-11-26 09:30"))


def change(meeting, **fields):
    for name, value in fields.items():
        setattr(meeting, name, value)
    meeting.save()


def subjects(person, mails):
    return [mail.subject for mail in mails if mail.to == [person.email]]


WEEK = "Wattle Ridge network meeting in 7 days: Thu 26 Nov 2026, 9:30 am"
EVE = "Wattle Ridge network meeting tomorrow: Thu 26 Nov 2026, 9:30 am"


def test_members_are_invited_once_and_overseers_are_not(meeting, principal, chair, network):
    seil = appoint(Role.SEIL, network)
    appoint(Role.AREA_DIRECTOR, network.area)
    appoint(Role.PRINCIPAL, SchoolFactory())
    assert {mail.to[0] for mail in tick()} == {principal.email, chair.email, seil.email}
    assert tick() == []


def test_a_person_with_five_roles_gets_one(meeting, principal, network, school):
    for role in (Role.CHAIR, Role.EXECUTIVE, Role.SEIL):
        appoint(role, network, person=principal)
    appoint(Role.DELEGATE, school, person=principal)
    assert len(tick()) == 1


def test_a_draft_is_told_to_nobody_and_old_history_neither(meeting, principal):
    change(meeting, state=State.DRAFT)
    assert tick() == []
    change(meeting, state=State.PUBLISHED, published_at=timezone.now() - dt.timedelta(days=4))
    assert tick() == []


def test_who_joins_later_is_invited_then_and_nobody_else_again(meeting, principal, clock, network, chair):
    tick()
    clock.move_to(at("2026-11-18 10:00"))
    guest, newcomer = PersonFactory(), appoint(Role.EXECUTIVE, network, starts_on=dt.date(2026, 11, 17))
    access.grant(person=guest, right="view_as_guest", obj=meeting, by=chair)
    assert sorted(mail.to[0] for mail in tick()) == sorted([guest.email, newcomer.email])
    assert tick() == []


def test_a_meeting_that_was_never_told_is_not_told_to_who_joins_later(meeting, network):
    change(meeting, published_at=timezone.now() - dt.timedelta(days=9))
    appoint(Role.EXECUTIVE, network, starts_on=timezone.localdate())
    assert tick() == []


def test_a_guest_whose_time_has_ended_is_told_nothing(meeting, chair):
    guest = PersonFactory()
    access.grant(person=guest, right="view_as_guest", obj=meeting, by=chair, ends_on=dt.date(2026, 11, 9))
    assert subjects(guest, tick()) == []


def test_reminders_come_a_week_and_a_day_before(meeting, principal, clock):
    tick()
    clock.move_to(at("2026-11-19 07:59"))
    assert tick() == []
    clock.move_to(at("2026-11-19 08:00"))
    assert subjects(principal, tick()) == [WEEK]
    clock.move_to(at("2026-11-25 08:00"))
    assert subjects(principal, tick()) == [EVE]
    clock.move_to(at("2026-11-25 09:00"))
    assert tick() == []


@pytest.mark.parametrize(
    ("answer", "week", "eve"),
    [(None, [WEEK], [EVE]), (Answer.YES, [], [EVE]), (Answer.APOLOGY, [], []), (Answer.DELEGATE, [], [])],
)
def test_reminders_follow_the_reply_of_the_school(meeting, principal, school, clock, answer, week, eve):
    tick()
    if answer:
        ReplyFactory(meeting=meeting, school=school, answer=answer, delegate_name="Sam")
    clock.move_to(at("2026-11-19 08:00"))
    assert subjects(principal, tick()) == week
    clock.move_to(at("2026-11-25 08:00"))
    assert subjects(principal, tick()) == eve


def test_a_meeting_created_inside_the_lead_time_is_reminded_of_once(meeting, principal, clock):
    change(meeting, starts_at=at("2026-11-13 09:30"))
    assert [subject[:12] for subject in subjects(principal, tick())] == ["Can you come"]
    clock.move_to(at("2026-11-12 08:00"))
    assert len(tick()) == 1
    assert Notice.objects.count() == 2


def test_moving_the_date_moves_the_reminder(meeting, principal, clock):
    tick()
    change(meeting, starts_at=at("2026-12-03 09:30"), changed_at=timezone.now() + dt.timedelta(minutes=5))
    clock.move_to(at("2026-11-10 11:00"))
    assert subjects(principal, tick()) == ["Changed: Wattle Ridge network meeting, now Thu 3 Dec 2026, 9:30 am"]
    clock.move_to(at("2026-11-19 09:00"))
    assert tick() == []
    clock.move_to(at("2026-11-26 09:00"))
    assert subjects(principal, tick()) == ["Wattle Ridge network meeting in 7 days: Thu 3 Dec 2026, 9:30 am"]


def test_a_date_that_moves_while_the_reminder_waits_replaces_it(meeting, principal, clock):
    month_ago = timezone.now() - dt.timedelta(days=30)
    change(meeting, starts_at=at("2026-11-28 09:30"), published_at=month_ago)  # a Saturday, as is the week before
    clock.move_to(at("2026-11-21 09:00"))
    assert tick() == []
    waiting = Notice.objects.get()
    assert (waiting.state, waiting.due_at) == (NoticeState.PENDING, at("2026-11-23 07:00"))
    change(meeting, starts_at=at("2026-11-27 09:30"))
    tick()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.problem) == (NoticeState.SUPERSEDED, "Replaced: the occasion is now 7d 2026-11-27.")
    assert Notice.objects.get(state=NoticeState.PENDING).occurrence == "7d 2026-11-27"


def test_changes_within_a_minute_are_told_once(meeting, principal, clock):
    tick()
    for seconds in (300, 330, 350):
        clock.move_to(at("2026-11-10 10:00") + dt.timedelta(seconds=seconds))
        change(meeting, venue=f"Room {seconds}", changed_at=timezone.now())
        assert tick() == []
    clock.move_to(at("2026-11-10 10:06:50"))
    mails = tick()
    assert len(mails) == 1
    assert "Room 350" in mails[0].body
    assert tick() == []


def test_a_cancelled_meeting_is_told_and_what_waited_for_it_ends(meeting, principal, clock):
    tick()
    clock.move_to(at("2026-11-19 08:00"))
    services.plan(timezone.now())
    change(meeting, state=State.CANCELLED, cancelled_at=timezone.now(), cancelled_reason="Bushfire danger")
    mails = tick()
    assert subjects(principal, mails) == ["Cancelled: Wattle Ridge network meeting, Thu 26 Nov 2026, 9:30 am"]
    assert "Bushfire danger" in mails[0].body
    assert Notice.objects.get(kind="meeting_soon").problem == "The meeting was cancelled."


def test_a_right_that_ends_between_planning_and_sending_is_respected(meeting, principal, chair, clock):
    services.plan(timezone.now())
    Appointment.objects.filter(person=principal).update(ends_on=dt.date(2026, 11, 10))
    clock.move_to(at("2026-11-11 00:00:01"))
    assert [mail.to[0] for mail in tick()] == [chair.email]
    assert Notice.objects.get(person=principal).state == NoticeState.SKIPPED


def test_somebody_who_can_no_longer_sign_in_is_told_nothing(meeting, principal):
    services.plan(timezone.now())
    principal.is_active = False
    principal.save()
    assert tick() == []


def test_minutes_are_told_to_members_but_not_to_who_sent_them(meeting, principal, chair, clock):
    tick()
    change(meeting, state=State.CIRCULATED, starts_at=at("2026-11-10 08:00"), started_at=at("2026-11-10 08:00"),
           ended_at=at("2026-11-10 09:00"), circulated_at=timezone.now(), circulated_by=chair)  # fmt: skip
    assert [(mail.to[0], mail.subject[:8]) for mail in tick()] == [(principal.email, "Minutes:")]


def test_a_principal_whose_school_moves_hears_of_the_network_it_is_in_on_the_day_of_the_meeting(
    network, school, principal, clock
):
    to = NetworkFactory(name="Gum", area=network.area)
    stays = appoint(Role.PRINCIPAL, SchoolFactory(network=network))
    move_schools(schools=[school], to=to, on=dt.date(2026, 11, 18), by=appoint(Role.AREA_DIRECTOR, network.area))
    for place, day in ((network, 17), (network, 19), (to, 19), (to, 20)):
        PublishedMeetingFactory(place=place, title=f"{place.name} {day}", starts_at=at(f"2026-11-{day} 14:00"))
    told = {principal: set(), stays: set()}
    for hour in ("10 10:00", "13 10:00", "16 10:00", "18 10:00", "19 10:00"):
        clock.move_to(at(f"2026-11-{hour}"))
        seat_places(on=timezone.localdate())
        for mail in tick():
            for person, found in told.items():
                if mail.to == [person.email] and "meeting" in mail.subject:
                    found.add(re.sub(r".*(Wattle Ridge|Gum).* (\d+) Nov.*", r"\1 \2", mail.subject))
    assert told == {
        principal: {"Wattle Ridge 17", "Gum 19", "Gum 20"},
        stays: {"Wattle Ridge 17", "Wattle Ridge 19"},
    }
