"""Where the embedded services keep their data and sockets."""

import json
import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
RUN = Path(os.environ.get("RUN_DIR") or CHECKOUT / ".run")  # what a checkout keeps: database, mails, secret
LONGEST_BASE = 85  # a socket's whole path may have 107 bytes, and "/sockets/.s.PGSQL.5432" follows
UNPRIVILEGED = "nobody"  # whom root becomes: PostgreSQL refuses to run as root


@dataclass(frozen=True)
class Place:
    """One private directory: data, sockets, and (where needed) a copy of the server binaries."""

    base: Path

    @property
    def data(self) -> Path:
        return self.base / "postgres"

    @property
    def sockets(self) -> Path:
        return self.base / "sockets"

    @property
    def redis_socket(self) -> Path:
        return self.sockets / "redis.sock"

    @property
    def database(self) -> dict[str, Any]:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "networks",
            "USER": "postgres",
            "HOST": str(self.sockets),
        }

    def database_url(self) -> str:
        return f"postgres://postgres@{str(self.sockets).replace('/', '%2F')}/networks"

    def redis_url(self, number: int) -> str:
        return f"unix://{self.redis_socket}?db={number}"


def local() -> Place:
    """The place of this checkout, as `make run` remembered it."""
    memory = RUN / "services.json"
    if memory.exists():
        return Place(Path(json.loads(memory.read_text())["base"]))
    return Place(RUN / "services")


def choose_local() -> Place:
    """Decide once where this checkout's services live, and remember it for `manage.py`."""
    place = local()
    if not place.base.is_dir() and not usable(place.base):
        place = Place(Path(tempfile.mkdtemp(prefix="school-networks-")))
    RUN.mkdir(exist_ok=True)
    (RUN / "services.json").write_text(json.dumps({"base": str(place.base)}))
    return place


def usable(base: Path) -> bool:
    """Is the path short enough for sockets, and can the unprivileged user reach it if we are root?"""
    return len(os.fsencode(base)) <= LONGEST_BASE and (os.geteuid() != 0 or open_to_all(base.parent))


def open_to_all(directory: Path) -> bool:
    """May everybody walk down to this directory? Only looked at: no permission is ever loosened."""
    return all(
        not step.exists() or step.stat().st_mode & stat.S_IXOTH for step in (directory, *directory.resolve().parents)
    )


def identity() -> tuple[int, int] | None:
    """The user and group the servers run as; None means our own."""
    if os.geteuid() != 0:
        return None
    unprivileged = pwd.getpwnam(UNPRIVILEGED)
    return unprivileged.pw_uid, unprivileged.pw_gid


def prepare(place: Place) -> None:
    """Make the directories, closed to everybody but the user the servers run as."""
    owner = identity() or (os.geteuid(), os.getegid())
    place.base.mkdir(parents=True, exist_ok=True)
    for directory in (place.base, place.data, place.sockets):
        directory.mkdir(exist_ok=True)
        if any(directory.iterdir()) and directory.stat().st_uid != owner[0]:
            raise SystemExit(f"{place.base} was made by another user: run as that user, or remove it to start afresh.")
        directory.chmod(0o700)
        os.chown(directory, *owner)
