import signal
import socket
import subprocess
import time

from cop.services import binaries
from cop.services.children import spawn
from cop.services.place import Place, identity

PATIENCE = 20  # seconds


class Redis:
    """One Redis server as our child, on a Unix socket only: database 0 is the cache, database 1 the task queue.

    Nothing is saved to disk. What must not be lost is in PostgreSQL.
    """

    stop_with = signal.SIGTERM

    def __init__(self, place: Place) -> None:
        self.place = place
        self.program = binaries.redis(place)
        self.child: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        options = {
            "port": "0",
            "unixsocket": str(self.place.redis_socket),
            "unixsocketperm": "700",
            "dir": str(self.place.sockets),
            "save": "",
            "appendonly": "no",
            "daemonize": "no",
            "loglevel": "warning",
            "maxmemory-policy": "noeviction",
            "databases": "64",  # the tests take two for each of their processes
        }
        with (self.place.base / "redis.log").open("ab") as log:
            self.child = spawn(
                [self.program, *(word for name, value in options.items() for word in (f"--{name}", value))],
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
                user=identity(),
                stop_with=self.stop_with,
                output=log,
            )
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if self.child.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"Redis did not start; see {self.place.base / 'redis.log'}.")
            time.sleep(0.02)
        return self.child

    def _answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1)
            try:
                line.connect(str(self.place.redis_socket))
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
            except OSError:
                return False
