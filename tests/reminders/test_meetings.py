"""Notices about a meeting: invited, changed, cancelled, reminded, minutes."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.enums import State
from reminders.enums import NoticeState
from reminders.models import Notice
from roles.enums import Role
from tests.factories import PublishedMeetingFactory, appoint
from tests.reminders.conftest import at, tick

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(network):
    """In sixteen days, published now."""
    return PublishedMeetingFactory(place=network, starts_at=at("2026-11-26 09:30"))


def kinds_to(person, mails):
    return [mail.subject.split(":")[0].split("?")[0] for mail in mails if mail.to == [person.email]]


def test_members_are_invited_once_and_overseers_are_not(meeting, principal, chair, network):
    seil = appoint(Role.SEIL, network)
    appoint(Role.AREA_DIRECTOR, network.area)
    assert {mail.to[0] for mail in tick()} == {principal.email, chair.email, seil.email}
    assert tick() == []


def test_a_person_with_five_roles_gets_one(meeting, principal, network, school):
    for role in (Role.CHAIR, Role.EXECUTIVE, Role.SEIL):
        appoint(role, network, person=principal)
    appoint(Role.DELEGATE, school, person=principal)
    assert len(tick()) == 1


def test_a_draft_is_told_to_nobody_and_old_history_neither(meeting, principal):
    meeting.state = State.DRAFT
    meeting.save()
    assert tick() == []
    meeting.state, meeting.published_at = State.PUBLISHED, timezone.now() - dt.timedelta(days=4)
    meeting.save()
    assert tick() == []


def test_reminders_come_a_week_and_a_day_before(meeting, principal, clock):
    tick()
    clock.move_to(at("2026-11-19 07:59"))
    assert tick() == []
    clock.move_to(at("2026-11-19 08:00"))
    assert [mail.subject for mail in tick()] == ["Wattle Ridge network meeting in 7 days: Thu 26 Nov 2026, 9:30 am"]
    clock.move_to(at("2026-11-25 08:00"))
    assert len(tick()) == 1
    clock.move_to(at("2026-11-25 09:00"))
    assert tick() == []


def test_moving_the_date_moves_the_reminder(meeting, principal, clock):
    tick()
    meeting.starts_at, meeting.changed_at = at("2026-12-03 09:30"), timezone.now() + dt.timedelta(minutes=5)
    meeting.save()
    clock.move_to(at("2026-11-10 11:00"))
    assert kinds_to(principal, tick()) == ["Changed"]
    clock.move_to(at("2026-11-19 09:00"))
    assert tick() == []
    clock.move_to(at("2026-11-26 09:00"))
    assert kinds_to(principal, tick()) == ["Wattle Ridge network meeting in 7 days"]


def test_a_date_that_moves_while_the_reminder_waits_replaces_it(meeting, principal, clock):
    meeting.starts_at = at("2026-11-28 09:30")  # a Saturday: the week before falls on one too
    meeting.published_at -= dt.timedelta(days=5)
    meeting.save()
    clock.move_to(at("2026-11-21 09:00"))
    assert tick() == []
    waiting = Notice.objects.get()
    assert (waiting.state, waiting.due_at) == (NoticeState.PENDING, at("2026-11-23 07:00"))
    meeting.starts_at = at("2026-11-27 09:30")
    meeting.save()
    tick()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.problem) == (NoticeState.SUPERSEDED, "Replaced: the occasion is now 7d 2026-11-27.")
    assert Notice.objects.get(state=NoticeState.PENDING).occurrence == "7d 2026-11-27"
