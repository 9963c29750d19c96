"""Statements counted."""

from typing import Self

from django.test import utils

from networks.services.sitting import keep_seats_current


class CaptureQueriesContext(utils.CaptureQueriesContext):
    """Django's. Before it counts, seats are brought up to the day: a process asks that once."""

    def __enter__(self) -> Self:
        keep_seats_current()
        return super().__enter__()
