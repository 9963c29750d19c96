"""The servers of a benchmark run: embedded PostgreSQL and Redis with the demo in them, the product, and the floor."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cop.services.embedded import embedded
from cop.services.place import Place

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            raise SystemExit("A server of the benchmark did not start.")
        time.sleep(0.1)
    raise SystemExit("A server of the benchmark did not answer within a minute.")


@contextmanager
def gunicorn(settings: str) -> Iterator[tuple[int, int]]:
    """Port and process id of two sync workers with these settings."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "cop.wsgi",
        "-w",
        "2",
        "-b",
        f"127.0.0.1:{port}",
        "--log-level",
        "error",
    ]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": settings}
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        _wait(port, process)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def demo_database(size: int) -> Iterator[int]:
    """Services with a demo of that size, kept in .run/ between runs. Yields PostgreSQL's process id."""
    place = Place(ROOT / ".run" / f"bench-{size}")
    with embedded(place) as services:
        os.environ.update(
            DATABASE_URL=place.database_url(),
            REDIS_URL=place.redis_url(0),
            QUEUE_URL=place.redis_url(1),
            DEMO="1",
            DEBUG="0",
            RELOAD="0",
            EMAIL_URL="memory:",
            DB_POOL_SIZE="2",
            LOG_LEVEL="WARNING",
        )
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "-v0"], check=True)
        subprocess.run([*manage, "load_demo", "--size", str(size)], check=True)
        subprocess.run([*manage, "collectstatic", "--noinput", "-v0"], check=True)
        assert services.postgres.child is not None
        yield services.postgres.child.pid
