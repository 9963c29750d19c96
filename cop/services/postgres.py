import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from cop.services import binaries
from cop.services.children import spawn
from cop.services.place import Place, identity

PATIENCE = 60  # seconds; recovery after a crash may replay some log
DATABASE = "networks"
STILL_THERE = "is still in use"

# LC_ALL=C: a locale that is named by the machine but not generated would stop initdb.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
INITDB = (
    "--auth=trust",
    "--username=postgres",
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-sync",
)


class Postgres:
    """One PostgreSQL server as our child, on a Unix socket only."""

    stop_with = signal.SIGINT  # PostgreSQL's fast shutdown: open sessions end, everything is written

    def __init__(self, place: Place, options: Sequence[str] = ()) -> None:
        self.place = place
        self.options = options
        self.programs = binaries.postgres(place)
        self.child: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        self._create()
        end = time.monotonic() + PATIENCE
        while not self._started(end):
            # The server of a window that was killed a moment ago is still writing its last pages.
            if time.monotonic() > end or STILL_THERE not in self.last_words():
                raise SystemExit(f"PostgreSQL did not start. Its last words:\n{self.last_words()}")
            time.sleep(0.5)
        self._create_database()
        assert self.child is not None
        return self.child

    def _started(self, end: float) -> bool:
        """Start the server once; False if it gave up or took too long."""
        environment = ENVIRONMENT | self._believing_no_pid()
        settings = ["listen_addresses=", "max_connections=100", *self.options]
        with (self.place.base / "postgres.log").open("ab") as log:
            self.child = spawn(
                [
                    self.programs / "postgres",
                    *("-D", str(self.place.data), "-k", str(self.place.sockets)),
                    *(word for setting in settings for word in ("-c", setting)),
                ],
                env=environment,
                user=identity(),
                stop_with=self.stop_with,
                output=log,
            )
        while not self._answers():
            if self.child.poll() is not None or time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def _create(self) -> None:
        """Make the cluster once; a half-made one (initdb was killed) is made again."""
        if (self.place.data / "global" / "pg_control").exists() and (self.place.base / "made").exists():
            return
        self._run("sh", "-c", 'rm -rf "$0"/*', str(self.place.data))
        self._run(str(self.programs / "initdb"), *INITDB, "-D", str(self.place.data))
        (self.place.base / "made").touch()

    def _believing_no_pid(self) -> dict[str, str]:
        """After `kill -9` the old pid file may name a dead, a zombie or somebody else's process.

        PostgreSQL ignores the pid it is told is its grandparent, yet still checks that no server uses the same
        shared memory: so a foreign process is left alone, and two servers never share one directory.
        """
        stale = self.place.data / "postmaster.pid"
        if not stale.exists():
            return {}
        if self._answers():
            raise SystemExit("The services of this checkout are already up: is `make run` open in another window?")
        words = stale.read_text().split()
        (self.place.sockets / ".s.PGSQL.5432.lock").unlink(missing_ok=True)
        return {"PG_GRANDPARENT_PID": words[0]} if words else {}

    def _answers(self) -> bool:
        command = [str(self.programs / "pg_isready"), "-q", "-h", str(self.place.sockets)]
        return subprocess.run(command, env=ENVIRONMENT, stdin=subprocess.DEVNULL).returncode == 0

    def _create_database(self) -> None:
        import psycopg

        with psycopg.connect(host=str(self.place.sockets), user="postgres", dbname="postgres", autocommit=True) as line:
            known = line.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
            if known is None:
                line.execute(f"CREATE DATABASE {DATABASE}")

    def _run(self, *command: str) -> None:
        owner = identity()
        subprocess.run(
            command,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
            cwd=self.place.base,
            user=owner[0] if owner else None,
            group=owner[1] if owner else None,
            extra_groups=[] if owner else None,
        )

    def last_words(self) -> str:
        log: Path = self.place.base / "postgres.log"
        return "\n".join(log.read_text(errors="replace").splitlines()[-8:]) if log.exists() else "(nothing was logged)"
