"""
Database-level history: triggers copy every insert, change and delete of a tracked record into an append-only table.
"""

from collections.abc import Callable

import pghistory


def tracked(*, leave_out: tuple[str, ...] = ()) -> Callable:
    """Keep the history of a model. `leave_out` names fields whose values must not be copied (derived or secret)."""
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(leave_out) or None,
        append_only=True,
    )
