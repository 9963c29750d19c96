from datetime import timedelta

import pytest
from django.utils import timezone

from networks.services import sitting
from reminders.models import Heartbeat


@pytest.fixture
def fresh_beat(db: None) -> Heartbeat:
    return Heartbeat.objects.create(name="tick", beat_at=timezone.now())


@pytest.fixture
def new_process(monkeypatch):
    monkeypatch.setattr(sitting, "_seated_for", None)


def test_alive_asks_nothing_of_the_database(client, new_process):
    assert client.get("/healthz").json() == {"status": "up"}  # without the db fixture, a query would fail the test


def test_ready_when_database_broker_and_beat_are(client, fresh_beat):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"database": "ok", "broker": "ok", "beat": "ok"})


def test_not_ready_while_the_beat_has_never_run(client, db):
    response = client.get("/readyz")
    assert (response.status_code, response.json()["beat"]) == (503, "has not run yet")


def test_not_ready_when_the_beat_is_stale(client, fresh_beat):
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(minutes=7))
    response = client.get("/readyz")
    assert (response.status_code, response.json()["beat"]) == (503, "last ran 7 minutes ago")


def test_not_ready_when_the_broker_is_away(client, fresh_beat, monkeypatch):
    from cop.celery import app

    # In this order: the second is worked out from the first, and each is put back as it was found.
    monkeypatch.setattr(app.conf, "broker_write_url", "redis+socket:///nowhere/redis.sock")
    monkeypatch.setattr(app.conf, "broker_url", "redis+socket:///nowhere/redis.sock")
    response = client.get("/readyz")
    assert (response.status_code, response.json()["broker"]) == (503, "not reachable")


def test_health_is_not_kept_by_caches_and_only_read(client, fresh_beat):
    assert "no-store" in client.get("/readyz")["Cache-Control"]
    assert client.post("/healthz").status_code == 405
