"""The embedded servers survive what is done to them, and nothing survives its starter."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis

from cop.services import binaries
from cop.services import place as places
from cop.services.embedded import embedded
from cop.services.place import CHECKOUT, Place

HOLD = """
import sys, time
from pathlib import Path
from cop.services.embedded import embedded
from cop.services.place import Place
with embedded(Place(Path(sys.argv[1]))):
    print("up", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def place() -> Iterator[Place]:
    # Not tmp_path: below it, nobody but its owner may go.
    base = Path(tempfile.mkdtemp(prefix="networks-"))
    yield Place(base)
    shutil.rmtree(base)


def processes_of(place: Place) -> list[str]:
    """Command lines of what still runs on this place's files."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(place.base) in line:
            found.append(line)
    return found


def wait_until_gone(place: Place, seconds: float = 15) -> None:
    end = time.monotonic() + seconds
    while left := processes_of(place):
        assert time.monotonic() < end, f"left behind: {left}"
        time.sleep(0.1)


def names(place: Place) -> list[str]:
    with psycopg.connect(host=str(place.sockets), user="postgres", dbname="networks") as line:
        line.execute("CREATE TABLE IF NOT EXISTS kept (name text)")
        line.execute("INSERT INTO kept VALUES ('row')")
        return [row[0] for row in line.execute("SELECT name FROM kept")]


def test_both_servers_answer_and_are_gone_afterwards(place):
    with embedded(place):
        assert names(place) == ["row"]
        assert redis.Redis.from_url(place.redis_url(1)).ping()
        assert len(processes_of(place)) >= 2
    wait_until_gone(place)


def test_rows_survive_a_killed_postgres(place):
    with embedded(place) as services:
        names(place)
        os.kill(services.children["PostgreSQL"].pid, signal.SIGKILL)
        assert services.children["PostgreSQL"].wait() == -signal.SIGKILL
    assert (place.data / "postmaster.pid").exists()
    with embedded(place):
        assert names(place) == ["row", "row"]


def test_a_stale_pid_that_now_belongs_to_another_process_hurts_nobody(place):
    with embedded(place):
        pass
    innocent = subprocess.Popen(["sleep", "60"])
    (place.data / "postmaster.pid").write_text(f"{innocent.pid}\n{place.data}\n1\n5432\n{place.sockets}\n")
    with embedded(place):
        assert names(place) == ["row"]
    assert innocent.poll() is None
    innocent.kill()
    innocent.wait()


def test_nothing_is_left_when_the_starter_is_killed(place):
    starter = subprocess.Popen([sys.executable, "-c", HOLD, place.base], cwd=CHECKOUT, stdout=subprocess.PIPE)
    assert starter.stdout.readline() == b"up\n"
    assert len(processes_of(place)) >= 3
    starter.kill()
    assert starter.wait() == -signal.SIGKILL
    starter.stdout.close()
    with embedded(place):  # at once, while the old server may still be writing its last pages
        assert names(place) == ["row"]
    wait_until_gone(place)


def test_a_second_start_is_refused_with_a_sentence(place):
    with embedded(place):
        with pytest.raises(SystemExit, match="already up"):
            with embedded(place):
                pass
        assert names(place) == ["row"]


def test_a_half_made_cluster_is_made_again(place):
    with embedded(place):
        pass
    (place.base / "made").unlink()
    (place.data / "PG_VERSION").write_text("")
    with embedded(place):
        assert names(place) == ["row"]


def test_the_server_says_why_it_does_not_start(place):
    with embedded(place):
        pass
    with pytest.raises(SystemExit, match="unrecognized configuration parameter"), embedded(place, ["no_such=1"]):
        pass
    wait_until_gone(place)


def test_a_long_path_has_no_room_for_sockets():
    assert places.usable(Path("/tmp/short"))
    assert not places.usable(Path("/tmp") / ("long" * 25))


def test_a_closed_directory_keeps_its_permissions(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    assert not places.open_to_all(closed / ".run")
    assert closed.stat().st_mode & 0o777 == 0o700


def test_where_it_cannot_be_another_place_is_chosen_and_remembered(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "RUN", tmp_path / ("long" * 25))
    monkeypatch.setattr(binaries, "open_to_all", lambda directory: False)  # root: the programs are copied as well
    places.RUN.mkdir()
    chosen = places.choose_local()
    assert not chosen.base.is_relative_to(tmp_path)
    assert places.local() == chosen == places.choose_local()
    with embedded(chosen):
        assert names(chosen) == ["row"]
    assert (chosen.base / "programs").exists() == (os.geteuid() == 0)
    shutil.rmtree(chosen.base)
