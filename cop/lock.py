"""`make lock`: writes the lock files anew, with hashes and without any address in them."""

import json
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
COMPILE = [
    *(sys.executable, "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header", "--quiet"),
]


def main() -> None:
    compile_("requirements.lock", "pyproject.toml")
    compile_("requirements-run.lock", "pyproject.toml", "--group", "run", "-c", "requirements.lock")
    compile_("requirements-dev.lock", "pyproject.toml", "--group", "dev", "-c", "requirements-run.lock")
    compile_("requirements-node.lock", "--group", "node")
    compile_("requirements-redis.lock", "--group", "redis", "--no-deps")
    subprocess.run(["npm", "install", "--package-lock-only", "--loglevel=error"], cwd=CHECKOUT, check=True)
    without_addresses(CHECKOUT / "package-lock.json")


def compile_(target: str, *words: str) -> None:
    subprocess.run([*COMPILE, *words, "-o", target], cwd=CHECKOUT, check=True)


def without_addresses(lock: Path) -> None:
    """npm leaves out where a package came from (.npmrc), but not whom it asks for money."""
    content = json.loads(lock.read_text())
    for package in content["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(content, indent=2) + "\n")


if __name__ == "__main__":
    main()
