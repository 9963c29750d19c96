"""What holds for every test: strict templates, no network, an empty cache. Fixtures of the domain stand by the apps."""

import os
import socket
import tempfile
from collections.abc import Iterator
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

from fiso.models import Framework
from networks.services.sitting import keep_seats_current
from tests.strict_templates import FailsWhenMissing

pytest_plugins = ["tests.browser_fixtures"]

LOOPBACK = {"127.0.0.1", "::1", "localhost"}
ALLOWED_HOSTS = LOOPBACK | {urlsplit(os.environ.get(name, "")).hostname for name in ("DATABASE_URL", "REDIS_URL")}


def load_reference_data() -> None:
    """The rows that migrations bring: a transactional test's clean-up empties every table, these too."""
    for migration, loads in (("fiso.migrations.0002_frameworks", "add"), ("meetings.migrations.0002_terms", "load")):
        getattr(import_module(migration), loads)(apps, None)


def pytest_configure(config: pytest.Config) -> None:
    clean_up = TransactionTestCase._fixture_teardown

    def clean_up_and_load(self: TransactionTestCase) -> None:
        clean_up(self)
        load_reference_data()

    TransactionTestCase._fixture_teardown = clean_up_and_load  # type: ignore[method-assign]
    options = settings.TEMPLATES[0]["OPTIONS"]
    options["loaders"] = [("django.template.loaders.cached.Loader", settings.LOADERS)]
    options["string_if_invalid"] = FailsWhenMissing(settings.BASE_DIR / "templates")
    settings.STORAGES["papers"]["OPTIONS"]["location"] = tempfile.mkdtemp(prefix="papers-")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class NoMigrations:
    """Tables straight from the models: seconds instead of a minute. tests/cop/test_run.py holds that migrations
    come to the very same. Those of pghistory make a function that its triggers call."""

    def __contains__(self, app: str) -> bool:
        return app != "pghistory"

    def __getitem__(self, app: str) -> None:
        return None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    settings.MIGRATION_MODULES = NoMigrations()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """pytest-django's, and at the end nobody is left in the database: a server killed in a test may leave a session."""
    settings.MIGRATION_MODULES = {}
    with django_db_blocker.unblock():
        call_command("pgtrigger", "install", verbosity=0)
        if not Framework.objects.exists():
            load_reference_data()
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that leaves this machine fails at once. Unix sockets and loopback are ours."""
    connect = socket.socket.connect

    def connect_here_only(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in ALLOWED_HOSTS:
            pytest.fail(f"This test went to the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here_only)


@pytest.fixture
def django_assert_num_queries(django_assert_num_queries: Any) -> Any:
    """pytest-django's. Before it counts, seats are brought up to the day: a process asks that once."""

    def count(number: int, **more: Any) -> Any:
        keep_seats_current()
        return django_assert_num_queries(number, **more)

    return count


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Sign-in limits and the like start at nought in every test."""
    cache.clear()
