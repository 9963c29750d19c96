"""The role the application runs as adds to the history and cannot rewrite it, whatever it is made to do."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from cop import database_role
from meetings.models import Meeting
from roles.models import SecurityEvent
from tests.factories import PublishedMeetingFactory

pytestmark = pytest.mark.django_db
ROLE = "app_of_the_test"
FORBIDDEN = [
    "UPDATE {} SET {} = {}",
    "DELETE FROM {}",
    "TRUNCATE {} CASCADE",
    "ALTER TABLE {} DISABLE TRIGGER ALL",
    "DROP TABLE {} CASCADE",
    "ALTER TABLE {} OWNER TO CURRENT_USER",
]


@pytest.fixture
def as_app():
    """Work as the role inside the test's transaction, which takes the role away again at its end."""
    PublishedMeetingFactory()
    database_role.make(ROLE)
    database_role.make(ROLE)  # twice is once

    @contextmanager
    def working() -> Iterator[None]:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {ROLE}")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")

    return working


def test_no_table_of_history_is_forgotten():
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.columns WHERE column_name = 'pgh_obj_id'")
        there = {name for (name,) in cursor.fetchall()}
    listed = set(database_role.append_only_tables())
    assert listed == there | {"roles_securityevent"}
    assert len(listed) > 25


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_history_cannot_be_rewritten(as_app, statement):
    for table in database_role.append_only_tables():
        column = "id" if table == "roles_securityevent" else "pgh_id"
        with as_app(), pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
            connection.cursor().execute(statement.format(f'"{table}"', column, column))


def test_triggers_cannot_be_switched_off(as_app):
    with as_app(), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("SET session_replication_role = replica")


def test_the_application_works_and_its_history_is_written(as_app):
    meeting = Meeting.objects.get()
    with as_app():
        Meeting.objects.filter(pk=meeting.pk).update(title="Renamed")
        SecurityEvent.objects.create(kind="signed_in")
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            assert cursor.fetchone() == (ROLE,)
    titles = Meeting.pgh_event_model.objects.filter(pgh_obj=meeting).order_by("pgh_id").values_list("title", flat=True)
    assert list(titles)[-1] == "Renamed"


def test_migrations_are_not_the_applications(as_app):
    with as_app(), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("DELETE FROM django_migrations")
