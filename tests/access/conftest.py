"""One world for each module, built once and rolled back at its end."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from common.statements import Kept
from roles import held
from tests.access.knocking import open_world
from tests.access.world import World


@pytest.fixture(scope="module")
def clients(django_db_setup: None, django_db_blocker) -> Iterator[tuple[World, dict[str, Client]]]:
    with django_db_blocker.unblock(), open_world() as opened:
        yield opened


@pytest.fixture
def compose_anew() -> Iterator[Callable[[], None]]:
    """To be called once a fault is planted: statements composed once in a process have it then, and not afterwards."""
    yield _forget
    _forget()


def _forget() -> None:
    held.statement.cache_clear()
    Kept.forget()
