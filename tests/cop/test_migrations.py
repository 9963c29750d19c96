import pytest
from django.core.management import call_command
from django_migration_linter import MigrationLinter

from cop.services.place import CHECKOUT

OURS = ["overview", "reminders", "exchange", "meetings", "fiso", "roles", "networks", "common"]


@pytest.mark.django_db
def test_the_models_have_no_change_without_a_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_no_migration_breaks_the_release_before_it(capsys):
    linter = MigrationLinter(
        str(CHECKOUT),
        include_apps=OURS,
        no_cache=True,
        ignore_initial_migrations=True,
    )
    linter.lint_all_migrations()
    assert not linter.has_errors, capsys.readouterr().out


@pytest.mark.django_db
def test_every_history_trigger_is_installed(capsys):
    call_command("pgtrigger", "ls")
    listed = capsys.readouterr().out
    assert "INSTALLED" in listed
    assert "UNINSTALLED" not in listed
    assert "OUTDATED" not in listed
