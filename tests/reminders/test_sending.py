"""Once to each person, whatever happens to senders, ticks and the mail server. Real servers; nothing is mocked."""

import asyncio
import datetime as dt
import threading
import time
from collections import Counter
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.utils import timezone

from reminders import services
from reminders.enums import NoticeState
from reminders.models import Heartbeat, Notice
from roles.enums import Role
from tests.factories import NetworkFactory, PublishedMeetingFactory, appoint
from tests.reminders.conftest import at

MINUTE = dt.timedelta(minutes=1)


def call_a_meeting(people: int):
    """A published meeting of a new network with so many people; their addresses."""
    network = NetworkFactory(name="Wattle Ridge")
    found = [appoint(Role.EXECUTIVE, network, ends_on=None) for _ in range(people)]
    PublishedMeetingFactory(place=network, starts_at=timezone.now() + dt.timedelta(days=20))
    return [person.email for person in found]


def at_once(*calls):
    """Run the calls in threads that start in the same moment, each with its own database connection."""
    barrier, faults = threading.Barrier(len(calls)), []

    def run(call):
        try:
            barrier.wait()
            call()
        except Exception as error:
            faults.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_tell_each_person_once(sink):
    people = call_a_meeting(120)
    at_once(services.tick, services.tick, services.tick)
    services.tick()
    assert Counter(sink.to) == Counter(people)
    assert Notice.objects.filter(state=NoticeState.SENT).count() == 120
    assert Heartbeat.objects.get(name="tick").beat_at > timezone.now() - MINUTE


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_share_the_work(sink):
    people = call_a_meeting(250)
    services.plan(timezone.now())
    at_once(services.send, services.send)
    assert Counter(sink.to) == Counter(people)


@pytest.mark.django_db(transaction=True)
def test_two_planners_at_once_write_each_row_once():
    call_a_meeting(50)
    at_once(*[lambda: services.plan(timezone.now())] * 4)
    assert Notice.objects.count() == 50


@pytest.mark.django_db(transaction=True)
def test_nothing_leaves_before_the_commit(sink):
    with transaction.atomic():
        call_a_meeting(2)
        at_once(services.tick)
        assert sink.to == []
    services.tick()
    assert len(sink.to) == 2


@pytest.mark.django_db
def test_a_refused_address_is_marked_and_the_others_are_told(sink, clock):
    people = call_a_meeting(50)
    sink.script[people[7]] = "550 No such user"
    services.tick()
    assert Counter(sink.to) == Counter(set(people) - {people[7]})
    failed = Notice.objects.get(state=NoticeState.FAILED)
    assert (failed.person.email, failed.problem, failed.attempts) == (people[7], "550 No such user", 1)
    clock.shift(dt.timedelta(hours=1))
    services.tick()
    assert len(sink.to) == 49


@pytest.mark.django_db
def test_a_mail_that_is_put_off_is_tried_again_with_growing_waits_and_given_up_after_twelve(sink, clock):
    (address,) = call_a_meeting(1)
    sink.script[address] = "451 Try later"
    tried = []
    for minute in range(60 * 30):
        clock.move_to(at("2026-11-10 10:00") + minute * MINUTE)
        if Notice.objects.ready(timezone.now()).exists() or minute == 0:
            services.tick()
            tried.append(minute)
    waits = [later - earlier for earlier, later in pairwise(tried)]
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    notice = Notice.objects.get()
    assert (notice.state, notice.problem) == (NoticeState.FAILED, "Given up after 12 tries: 451 Try later")


@pytest.mark.django_db
def test_a_mail_put_off_once_arrives_once(sink, clock):
    people = call_a_meeting(3)
    sink.after_data = ["451 Greylisted", "250 OK", "421 Closing"]
    services.tick()
    assert len(sink.to) == 1
    clock.shift(2 * MINUTE)
    services.tick()
    assert Counter(sink.to) == Counter(people)


@pytest.mark.django_db
def test_a_server_that_hangs_holds_a_sender_no_longer_than_the_timeout(sink, settings):
    settings.EMAIL_TIMEOUT = 1

    async def hang(server):
        await asyncio.sleep(4)
        return "451 Too late"

    people = call_a_meeting(5)
    sink.after_data = [hang]
    began = time.monotonic()
    services.tick()
    assert time.monotonic() - began < 4
    assert sorted(Notice.objects.values_list("attempts", flat=True)) == [0, 0, 0, 0, 1]
    services.tick()
    assert len(sink.to) == len(people) - 1
    Notice.objects.pending().update(try_after=None)
    services.tick()
    assert Counter(sink.to) == Counter(people)


@pytest.mark.django_db
def test_a_server_that_is_away_costs_nobody_a_mail(sink, settings, clock):
    people, port = call_a_meeting(4), settings.EMAIL_PORT
    settings.EMAIL_PORT = 1
    for _ in range(3):
        services.tick()
        clock.shift(MINUTE)
    settings.EMAIL_PORT = port
    clock.shift(30 * MINUTE)
    services.tick()
    assert Counter(sink.to) == Counter(people)


@pytest.mark.django_db
def test_without_encryption_where_it_is_asked_for_not_a_byte_of_mail_leaves(sink, settings):
    settings.EMAIL_USE_TLS = True
    call_a_meeting(2)
    services.tick()
    assert sink.to == []
    assert "STARTTLS" in Notice.objects.exclude(problem="").first().problem
