"""Run a piece of the product under production settings, in a process of its own."""

import os
import subprocess
import sys

from cop.services.place import CHECKOUT

# Whoever may have set one of these for the tests must not colour what production does.
OURS = {"DATABASE_URL", "REDIS_URL", "QUEUE_URL", "EMAIL_URL", "BASE_URL", "ALLOWED_HOSTS", "SECRET_KEY"}
OURS |= {"DEMO", "DEBUG", "RELOAD", "LOG_LEVEL", "PORT", "RUN_DIR", "DJANGO_ALLOW_ASYNC_UNSAFE"}
COMPLETE = {
    "DATABASE_URL": os.environ.get("DATABASE_URL", ""),
    "REDIS_URL": os.environ.get("REDIS_URL", ""),
    "BASE_URL": "https://networks.example.org",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "SECRET_KEY": "production-of-the-tests-" * 3,
    "LOG_LEVEL": "WARNING",
}


def python(code: str, environment: dict[str, str], *words: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=CHECKOUT,
        env=clean | {"DJANGO_SETTINGS_MODULE": "cop.settings"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
