"""Senders that are killed, a Redis that forgets or is gone, and a real worker."""

import logging
import os
import signal
import time
from collections import Counter

import pytest
from celery import Celery
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from common.doorbell import ring
from cop.celery import app
from reminders import services
from reminders.enums import NoticeState
from reminders.models import Notice
from tests.browser_fixtures import background, wait_until
from tests.reminders.test_sending import call_a_meeting

KILLS = 4
PATIENCE = 90


def wait_for(question, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while not question():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.01)


@pytest.mark.django_db(transaction=True)
def test_senders_killed_in_the_middle_lose_nothing_and_repeat_at_most_one_mail_each(sink, site_environment, tmp_path):
    people = call_a_meeting(150)
    services.plan(timezone.now())
    environment = site_environment | {"EMAIL_URL": f"smtp://127.0.0.1:{sink.port}"}
    for number in range(KILLS):
        goal = len(sink.to) + 25
        with background(["-m", "tests.reminders.sender"], environment, tmp_path / f"sender{number}.log") as (child, _):
            wait_for(lambda: len(sink.to) >= goal or child.poll() is not None)
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
    wait_for(lambda: services.send() or not Notice.objects.pending().exists() or time.sleep(0.2))
    wait_for(lambda: services.send() == 0 and not Notice.objects.pending().exists())
    assert set(sink.to) == set(people)
    copies = Counter((address, message_id.partition("@")[0]) for address, message_id in sink.arrived)
    assert len(sink.arrived) - len(people) <= KILLS
    assert max(copies.values()) <= 2
    assert len(copies) == len(people), "copies share their Message-ID"
    assert set(Notice.objects.values_list("state", flat=True)) == {NoticeState.SENT}


@pytest.fixture
def worker(site_environment, tmp_path):
    """A real Celery worker. Its queue is named, since `celery` itself reads BROKER_URL, which holds our own words."""
    app.control.purge()
    command = ["-m", "celery", "-A", "cop", "-b", settings.CELERY_BROKER_URL, "worker", "-c", "2", "-l", "info"]
    with background(command, site_environment, tmp_path / "worker.log") as (child, log):
        wait_until(lambda: bool(app.control.ping(timeout=0.5)), child, log)
        yield child


@pytest.mark.django_db(transaction=True)
def test_what_a_chair_does_is_mailed_by_a_real_worker(smtp_sink, worker):
    with transaction.atomic():
        people = call_a_meeting(3)
        ring()
    for address in people:
        smtp_sink.wait_for(address, subject="Wattle Ridge network meeting", seconds=60)
    wait_for(lambda: Notice.objects.filter(state=NoticeState.SENT).count() == 3)
    assert len(smtp_sink.mails) == 3


@pytest.mark.django_db(transaction=True)
def test_a_redis_that_forgets_everything_loses_nothing(sink):
    with transaction.atomic():
        people = call_a_meeting(20)
        ring()
    with app.connection_for_write() as line:
        line.default_channel.client.flushall()
    services.tick()
    services.tick()
    assert Counter(sink.to) == Counter(people)


@pytest.fixture
def no_redis():
    """The queue is gone: nothing answers at its address."""
    Celery("away", broker="redis://127.0.0.1:1/0", set_as_current=True)
    yield
    app.set_current()
    app.set_default()


@pytest.mark.django_db(transaction=True)
def test_without_redis_pages_work_and_the_next_tick_tells_everybody(sink, no_redis, caplog):
    with caplog.at_level(logging.WARNING, "common.doorbell"), transaction.atomic():
        people = call_a_meeting(3)
        ring()
    assert "doorbell_not_heard" in caplog.text
    services.tick()
    assert Counter(sink.to) == Counter(people)
