from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate


class CopConfig(AppConfig):
    name = "cop"

    def ready(self) -> None:
        # Every process that loads Django must know our broker, or a task sent from a page would go to Celery's default.
        from cop import celery  # noqa: F401

        post_migrate.connect(index_events, sender=self)


def index_events(**more: Any) -> None:
    """After each migration: what the audit reads by, for event tables that are new too."""
    from cop import database_role

    with connection.cursor() as cursor:
        for statement in database_role.index_statements():
            cursor.execute(statement)
