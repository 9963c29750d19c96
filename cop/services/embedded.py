"""Both servers together."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cop.services.children import stop
from cop.services.place import Place, prepare
from cop.services.postgres import Postgres
from cop.services.redis import Redis

# For the tests, which throw their data away: as fast as possible, and nothing is safe from a power cut.
FAST_AND_UNSAFE = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class Embedded:
    """Start both, tell whether both still run, stop both."""

    def __init__(self, place: Place, postgres_options: Sequence[str] = ()) -> None:
        prepare(place)
        self.place = place
        self.postgres = Postgres(place, postgres_options)
        self.redis = Redis(place)
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        try:
            # PostgreSQL first: it is the one that finds out whether another window has the services up.
            self.children = {"PostgreSQL": self.postgres.start(), "Redis": self.redis.start()}
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        for service in (self.redis, self.postgres):
            if service.child is not None:
                stop(service.child, service.stop_with)


@contextmanager
def embedded(place: Place, postgres_options: Sequence[str] = ()) -> Iterator[Embedded]:
    services = Embedded(place, postgres_options)
    services.start()
    try:
        yield services
    finally:
        services.stop()
