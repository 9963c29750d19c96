"""The servers of a test run: its own PostgreSQL and Redis, started once and gone afterwards.

A pytest plugin (see pyproject.toml), loaded before pytest-django reads the settings. With DATABASE_URL and REDIS_URL
set, those servers are used instead. Under xdist the controller starts them, and its workers inherit the addresses.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
TEST_DEFAULTS = {
    "SECRET_KEY": "only-for-tests-" * 5,
    "BASE_URL": "http://testserver",
    "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
    "EMAIL_URL": "memory:",
    "DEMO": "1",
    "RELOAD": "1",
    "DEBUG": "0",
    "LOG_LEVEL": "WARNING",
}


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    os.environ.update(TEST_DEFAULTS)
    only_lists = {"--help", "-h", "--version", "--markers", "--fixtures"} & set(args)
    if not WORKER and not only_lists and "DATABASE_URL" not in os.environ:
        start()
    if WORKER:
        # Two Redis databases for each worker, so that none sees another's cache or tasks.
        number = int(WORKER.removeprefix("gw"))
        os.environ["REDIS_URL"] = with_database(os.environ["REDIS_URL"], 2 + 2 * number)
        os.environ["QUEUE_URL"] = with_database(os.environ["REDIS_URL"], 3 + 2 * number)


def start() -> None:
    from cop.services.embedded import FAST_AND_UNSAFE, Embedded
    from cop.services.place import Place

    place = Place(Path(tempfile.mkdtemp(prefix="networks-tests-")))
    services = Embedded(place, FAST_AND_UNSAFE)
    atexit.register(shutil.rmtree, place.base, ignore_errors=True)
    atexit.register(services.stop)
    services.start()
    os.environ["DATABASE_URL"] = place.database_url()
    os.environ["REDIS_URL"] = place.redis_url(0)
    os.environ["QUEUE_URL"] = place.redis_url(1)


def with_database(redis_url: str, number: int) -> str:
    """The same server, another database number."""
    if redis_url.startswith("unix://"):
        return f"{redis_url.partition('?')[0]}?db={number}"
    scheme, _, rest = redis_url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/{number}"
