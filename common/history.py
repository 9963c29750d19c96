"""
Database-level history: triggers copy every insert, change and delete of a tracked record into an append-only table.
"""

from collections.abc import Callable
from typing import Any

import pghistory
from django.db.models import Index, Model


def tracked(*, leave_out: tuple[str, ...] = ()) -> Callable:
    """
    Keep the history of a model. `leave_out` names fields whose values must not be copied (derived or secret). Of a
    model with two tables this is the history of its own columns; the common row has its own.
    """

    def track(model: type[Model]) -> type[Model]:
        return pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            append_only=True,
            meta={"indexes": [Index(fields=["pgh_created_at", "pgh_id"])]},  # the audit reads all tables, newest first
            **(_own_columns(model, leave_out) if model._meta.parents else {"exclude": list(leave_out) or None}),
        )(model)

    return track


def _own_columns(model: type[Model], leave_out: tuple[str, ...]) -> dict[str, Any]:
    return {
        "fields": [field.name for field in model._meta.local_fields if field.name not in leave_out],
        "model_name": f"{model.__name__}Event",
        "obj_field": pghistory.ObjForeignKey(related_name="own_events"),
    }
