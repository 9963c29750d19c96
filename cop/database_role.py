"""
A database role for the application that cannot rewrite history: it reads and writes the records, and of the event
tables it only reads and adds. It owns nothing, so it can neither disable a trigger nor change a table.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from pghistory.models import Event
from psycopg import sql

ALSO_APPEND_ONLY = ("roles_securityevent",)
READ_ONLY_TABLES = ("django_migrations",)


def append_only_tables() -> list[str]:
    """Every event table there is, and the events of the gate."""
    events = {
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, Event) and model._meta.managed and not model._meta.proxy
    }
    return sorted(events | set(ALSO_APPEND_ONLY))


def statements(role: str, password: str = "") -> Iterator[Any]:
    """What makes the role, or brings its rights up to date. Running them again changes nothing."""
    name = sql.Identifier(role)
    if not _exists(role):
        yield sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE").format(name)
    if password:
        yield sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password))
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name)
    yield sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(name)
    yield sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(name)
    yield sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(name)
    for table in append_only_tables():
        yield sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), name)
    for table in READ_ONLY_TABLES:
        yield sql.SQL("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), name)


def _exists(role: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        return cursor.fetchone() is not None


def make(role: str, password: str = "") -> None:
    with connection.cursor() as cursor:
        for statement in statements(role, password):
            cursor.execute(statement)
