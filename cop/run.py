"""`make run`: the services, the database, the demo, then web server, worker and beat, until one of them stops.

Nothing is restarted silently and nothing is left behind: every process is our child, and dies with us even if we are
killed outright.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from urllib.error import HTTPError
from urllib.request import urlopen

from cop.install import fingerprint, read
from cop.services.children import die_with_parent, spawn, stop
from cop.services.embedded import Embedded, embedded
from cop.services.place import CHECKOUT, RUN, choose_local

Children = dict[str, "subprocess.Popen[bytes]"]
PATIENCE = 90  # seconds until the web server must answer


class Stopped(Exception):
    """Somebody asked us to stop."""


def main() -> int:
    port = free_port()
    remain_alone()
    die_with_parent(signal.SIGTERM)  # a `make` that is killed takes us along
    for asked in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(asked, stop_everything)
    os.environ.update({"PORT": str(port), "DEMO": os.environ.get("DEMO", "1")})
    os.environ.setdefault("LOG_LEVEL", "WARNING")
    here = "DATABASE_URL" not in os.environ
    try:
        with embedded(choose_local()) if here else nullcontext() as services:
            fill_database(services)
            with processes(port) as children:
                return watch(children | (services.children if services else {}), port)
    except Stopped:
        print("\nStopped.", flush=True)
        return 0


def stop_everything(*_: object) -> None:
    for asked in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(asked, signal.SIG_IGN)  # once is enough: stopping takes a second or two
    raise Stopped


def free_port() -> int:
    words = os.environ.get("PORT", "8000")
    if not words.isdigit() or not 0 < int(words) < 65536:
        raise SystemExit(f"PORT is “{words}”: write a number, like make run PORT=8001.")
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            line.bind(("127.0.0.1", int(words)))
        except OSError:
            raise SystemExit(f"Port {words} is taken by another program. Choose one: make run PORT=8001") from None
    return int(words)


def remain_alone() -> None:
    """One `make run` for each checkout; the lock goes when the process goes, however it goes."""
    RUN.mkdir(exist_ok=True)
    lock = os.open(RUN / "lock", os.O_CREAT | os.O_RDWR)  # never closed, and not inherited
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise SystemExit("This checkout is already running in another window.") from None


def fill_database(services: Embedded | None) -> None:
    """Bring the tables up to date, and load the demo where nobody is in the database yet."""
    stamp = services.place.base / "migrated" if services else None
    wanted = fingerprint(*sorted(CHECKOUT.glob("*/migrations/*.py")), CHECKOUT / "requirements.lock")
    if stamp is None or read(stamp) != wanted:
        manage("migrate", "--verbosity=0", saying="Bringing the database up to date ...")
        if stamp:
            stamp.write_text(wanted)
    if demo() and nobody_is_known(services):
        manage("load_demo", saying="Loading the demo: 57 networks and three years of history ...")


def demo() -> bool:
    return os.environ["DEMO"] == "1"


def nobody_is_known(services: Embedded | None) -> bool:
    import psycopg

    from cop.services.postgres import DATABASE

    address = (
        psycopg.conninfo.make_conninfo(host=str(services.place.sockets), user="postgres", dbname=DATABASE)
        if services
        else os.environ["DATABASE_URL"]
    )
    with psycopg.connect(address) as line:
        row = line.execute("SELECT EXISTS (SELECT FROM roles_person)").fetchone()
    return row is not None and not row[0]


def manage(*words: str, saying: str) -> None:
    print(saying, flush=True)
    child = spawn([sys.executable, "manage.py", *words], cwd=CHECKOUT, stop_with=signal.SIGKILL)
    try:
        code = child.wait()
    finally:
        stop(child, signal.SIGTERM)
    if code:
        raise SystemExit(f"manage.py {words[0]} failed (exit {code}).")


@contextmanager
def processes(port: int) -> Iterator[Children]:
    """Web, worker and beat, as in the Procfile; stopped in the opposite order."""
    python = [sys.executable, "-m"]
    gunicorn = [*python, "gunicorn", "cop.wsgi", "--config=python:cop.web_server", "--log-level=error"]
    celery = [*python, "celery", "-q", "-A", "cop"]
    children: Children = {}
    try:
        # Killed outright, we take worker and beat along without their farewell to a queue that dies as well.
        children["web"] = spawn([*gunicorn, f"--bind=127.0.0.1:{port}", "--reload"], cwd=CHECKOUT)
        children["worker"] = spawn([*celery, "worker", "-c", "2"], cwd=CHECKOUT, stop_with=signal.SIGKILL)
        children["beat"] = spawn([*celery, "beat"], cwd=CHECKOUT, stop_with=signal.SIGKILL)
        yield children
    finally:
        for child in reversed(children.values()):
            stop(child, signal.SIGTERM)


def watch(children: Children, port: int) -> int:
    """Say when the site is up, then wait; the first process that ends, ends everything."""
    address, ready, end = f"http://127.0.0.1:{port}", False, time.monotonic() + PATIENCE
    people = demo_people()
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                print(f"The {name} process has stopped (exit {child.returncode}), so everything stops.", flush=True)
                return 1
        if not ready and answers(f"{address}/healthz"):
            ready = True
            table = people.communicate()[0].decode() if people else ""
            mail = "" if "EMAIL_URL" in os.environ else "Mails are written to .run/mail/. "
            print(f"{table}\n{mail}Ctrl-C stops everything.\nReady: {address}", flush=True)
        if not ready and time.monotonic() > end:
            print(f"The web server did not answer within {PATIENCE} seconds.", flush=True)
            return 1
        time.sleep(0.2)


def demo_people() -> "subprocess.Popen[bytes] | None":
    """Ask for the table while the web server starts: both take Django a second or two to load."""
    if not demo():
        return None
    return spawn([sys.executable, "manage.py", "demo_people"], cwd=CHECKOUT, output=subprocess.PIPE)


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2):  # noqa: S310 (our own address)
            return True
    except HTTPError:
        return True
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
