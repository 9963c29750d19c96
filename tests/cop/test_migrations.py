import os
import subprocess
import sys

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django_migration_linter import MigrationLinter

from cop.services.place import CHECKOUT

OURS = ["overview", "reminders", "exchange", "meetings", "fiso", "roles", "networks", "common"]
# Written before the first release: no older code ever ran beside them. Nothing is added here once 0.1 is out.
BEFORE_FIRST_RELEASE = {"0003_rules_of_plans", "0003_meetings_in_full"}


@pytest.mark.django_db
def test_the_models_have_no_change_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_no_migration_breaks_the_release_before_it(capsys):
    linter = MigrationLinter(
        str(CHECKOUT),
        include_apps=OURS,
        ignore_name=BEFORE_FIRST_RELEASE,
        no_cache=True,
        ignore_initial_migrations=True,
    )
    linter.lint_all_migrations()
    assert not linter.has_errors, capsys.readouterr().out


def test_the_list_of_exempt_migrations_is_not_stale():
    assert {path.stem for path in CHECKOUT.glob("*/migrations/0*.py")} >= BEFORE_FIRST_RELEASE


CATALOG = (
    "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)


def catalog(cursor) -> set[str]:
    """Every column, constraint, index, trigger and function; the tables of libraries are theirs to migrate."""
    found = set()
    for asked in CATALOG:
        cursor.execute(asked)
        found |= {str(row) for row in cursor.fetchall()}
    ours = tuple(f"{app}_" for app in OURS)
    return {line for line in found if any(name in line for name in ours)}


@pytest.mark.django_db
def test_migrations_come_to_the_tables_the_tests_are_made_of():
    name = f"migrated_{os.getpid()}"
    with psycopg.connect(**connection.get_connection_params() | {"dbname": "postgres"}, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        url = os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
        command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
        try:
            subprocess.run(command, cwd=CHECKOUT, env=os.environ | {"DATABASE_URL": url}, check=True, timeout=300)
            with psycopg.connect(**connection.get_connection_params() | {"dbname": name}) as migrated:
                by_migrations = catalog(migrated.cursor())
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
    by_models = catalog(connection.cursor())
    assert by_migrations ^ by_models == set()
    assert len(by_models) >= 2_000


@pytest.mark.django_db
def test_every_history_trigger_is_installed(capsys):
    call_command("pgtrigger", "ls")
    listed = capsys.readouterr().out
    assert "INSTALLED" in listed
    assert "UNINSTALLED" not in listed
    assert "OUTDATED" not in listed
