"""`make run` from outside: comes up, answers, and is wholly gone after Ctrl-C and after a kill."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest
from django.db import connection

from cop.services.place import CHECKOUT
from tests.cop.test_migrations import OURS

PATIENCE = 90


CATALOG = (
    "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default"
    " FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
)


def catalog(cursor) -> set[str]:
    """Every column, constraint, index, trigger and function; the tables of libraries are theirs to migrate."""
    found = set()
    for asked in CATALOG:
        cursor.execute(asked)
        found |= {str(row) for row in cursor.fetchall()}
    ours = tuple(f"{app}_" for app in OURS)
    return {line for line in found if any(name in line for name in ours)}


class Run:
    """One `python -m cop.run` with its own directory and port."""

    def __init__(self, directory: Path) -> None:
        self.port = free_port()
        ours = {"DATABASE_URL", "REDIS_URL", "QUEUE_URL", "EMAIL_URL", "BASE_URL", "ALLOWED_HOSTS"}
        self.environment = {name: value for name, value in os.environ.items() if name not in ours}
        self.environment |= {"RUN_DIR": str(directory), "PORT": str(self.port), "DEMO": "0", "RUN_MARK": str(directory)}
        self.output = directory / "output"
        with self.output.open("wb") as output:
            self.child = subprocess.Popen(
                [sys.executable, "-m", "cop.run"], cwd=CHECKOUT, env=self.environment, stdout=output, stderr=output
            )

    def wait_for(self, words: str) -> None:
        end = time.monotonic() + PATIENCE
        while words not in self.output.read_text():
            assert time.monotonic() < end, self.output.read_text()
            time.sleep(0.1)

    def processes(self) -> dict[int, str]:
        """All that inherited our mark in their environment, or run on our directory (the servers inherit nothing)."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                marks = (entry / "environ").read_bytes()
            except OSError:
                continue
            if line and (
                f"RUN_MARK={self.environment['RUN_DIR']}".encode() in marks or str(self.output.parent) in line
            ):
                found[int(entry.name)] = line
        return found

    def wait_until_gone(self) -> None:
        end = time.monotonic() + 20
        while left := self.processes():
            assert time.monotonic() < end, f"left behind: {left}"
            time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def ask_for_another(environment: dict[str, str], port: int) -> str:
    """Start a second one, which must refuse; what it says."""
    environment = environment | {"PORT": str(port)}
    run = [sys.executable, "-m", "cop.run"]
    refused = subprocess.run(run, cwd=CHECKOUT, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    assert refused.returncode == 1
    return refused.stderr.strip()


@pytest.fixture(scope="module")
def directory() -> Iterator[Path]:
    """Each test goes on where the one before has left it, be it by a kill."""
    directory = Path(tempfile.mkdtemp(prefix="networks-run-"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory)


@pytest.fixture
def run(directory: Path) -> Iterator[Run]:
    started = Run(directory)
    yield started
    started.child.kill()
    started.child.wait()
    started.wait_until_gone()


@pytest.mark.django_db
def test_its_migrations_come_to_the_tables_that_other_tests_make_of_the_models(run, directory):
    run.wait_for("Ready:")
    sockets = Path(json.loads((directory / "services.json").read_text())["base"]) / "sockets"
    with psycopg.connect(dbname="networks", user="postgres", host=str(sockets)) as migrated:
        by_migrations = catalog(migrated.cursor())
    by_models = catalog(connection.cursor())
    assert by_migrations ^ by_models == set()
    assert len(by_models) >= 2_000


def test_comes_up_answers_and_stops_whole_at_ctrl_c(run):
    run.wait_for(f"Ready: http://127.0.0.1:{run.port}")
    with urlopen(f"http://127.0.0.1:{run.port}/healthz") as answer:
        assert answer.status == 200
    kinds = " ".join(run.processes().values())
    assert all(kind in kinds for kind in ("gunicorn", "worker", "beat", "bin/postgres", "redis-server"))
    assert ask_for_another(run.environment, free_port()) == "This checkout is already running in another window."
    run.child.send_signal(signal.SIGINT)
    assert run.child.wait(30) == 0
    run.wait_until_gone()
    assert "Stopped." in run.output.read_text()


def test_leaves_nothing_behind_when_killed_outright(run):
    run.wait_for("Ready:")
    assert len(run.processes()) >= 8
    run.child.kill()
    run.wait_until_gone()


def test_one_process_that_dies_ends_everything_with_a_sentence(run):
    run.wait_for("Ready:")
    worker = next(pid for pid, line in sorted(run.processes().items()) if "celery" in line and "worker" in line)
    os.kill(worker, signal.SIGKILL)
    assert run.child.wait(30) == 1
    run.wait_until_gone()
    assert "The worker process has stopped (exit -9), so everything stops." in run.output.read_text()


def test_a_taken_port_is_said_in_a_sentence():
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        line.listen()
        port = line.getsockname()[1]
        said = ask_for_another(dict(os.environ), port)
    assert said == f"Port {port} is taken by another program. Choose one: make run PORT=8001"
