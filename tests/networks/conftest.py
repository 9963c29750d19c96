import hashlib
from collections.abc import Callable

import pytest
from django.db import connection

from tests.factories import ForumFactory, NetworkFactory, SchoolFactory

Fingerprint = dict[str, tuple[int, str]]


def fingerprint() -> Fingerprint:
    """Row count and MD5 of all rows of every table of places, their memberships and their history."""
    found = {}
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith("networks_")]
        for table in sorted(tables):
            cursor.execute(f'SELECT row::text FROM "{table}" AS row')
            rows = sorted(text for (text,) in cursor.fetchall())
            found[table] = (len(rows), hashlib.md5("\n".join(rows).encode()).hexdigest())
    return found


@pytest.fixture
def table_fingerprint(db) -> Callable[[], Fingerprint]:
    return fingerprint


@pytest.fixture
def bait(db) -> None:
    """Places whose rows a careless import would touch: a school of number 1, in a network, with a forum beside it."""
    network = NetworkFactory(name="Bait", area__name="Barwon", area__region__name="South-Western Victoria")
    SchoolFactory(network=network, school_no=1, name="Bait Primary School")
    ForumFactory(region=network.region.as_region)
